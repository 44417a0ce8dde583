"""The moves for people: what each is expected to do to time, cost, quality and flexibility, and an
example that runs.

The signs are those of the field's best practices (Reijers & Limam Mansar 2005, after the devil's
quadrangle of Brand & van der Kolk): + improves, - worsens, ~ depends, 0 leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from approvalflow.redesign.redesign import MOVES, Move

Sign = Literal["+", "-", "~", "0"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a move usually does."""

    time: Sign
    cost: Sign
    quality: Sign
    flexibility: Sign


EXPECTED: dict[str, Expected] = {
    "add": Expected("~", "~", "~", "~"),
    "commitment": Expected("+", "~", "-", "+"),
    "decentralise": Expected("~", "-", "-", "+"),
    "delegate": Expected("+", "+", "~", "+"),
    "drop": Expected("+", "+", "-", "~"),
    "merge": Expected("+", "+", "~", "~"),
    "one_window": Expected("+", "~", "+", "+"),
    "outsource": Expected("~", "~", "~", "+"),
    "parallelise": Expected("+", "-", "~", "-"),
    "resequence": Expected("+", "+", "0", "~"),
    "set": Expected("~", "~", "~", "~"),
}

SAMPLE = """\
approvalflow: 1
name: A licence
arrivals: 8 per working day
case_data:
  area: {median: 300 m2, p90: 900 m2}
  district: {east: 40%, west: rest}
  clean_record: 70%
roles:
  clerk: {staff: 2, department: Licences}
  reviewer: {staff: 4, department: Licences}
  fire: {staff: 2, department: Fire brigade}
  water: {staff: 2, department: Water}
  head: {department: Licences, in_tray: 1 to 3 working days}
  east_office: {staff: 2, department: East}
  west_office: {staff: 3, department: West}
  service: {staff: unlimited, department: Outside}
steps:
  - intake: {by: clerk, work_time: 20 min, asks: {documents: 5}}
  - review: {by: reviewer, work_time: 1 to 3 h, outcomes: {refuse: 5%}}
  - fire_intake: {by: fire, work_time: 15 min, asks: {documents: 3}}
  - fire_check:
      by: fire
      work_time: 1 h
      in_tray: 2 working days
      outcomes: {refuse: 2%}
  - water_check:
      by: water
      work_time: 30 min
      in_tray: 2 working days
      outcomes: {refuse: 8%}
  - sign: {does: approve, by: head, work_time: 15 min}
"""
EXAMPLES: dict[str, str] = {
    "add": """\
- add: {roles: {deputy: {department: Licences, cost: 90 CNY/h}}}
""",
    "commitment": """\
- commitment: fire_check
  if: clean_record
  take_up: 80%
  checked: 30%
  fails: 5%
""",
    "decentralise": """\
- decentralise: review
  to: {east: east_office, west: west_office}
  by: district
""",
    "delegate": """\
- delegate: sign
  to: reviewer
  if: area < 500 m2
  in_tray: 1 working day
""",
    "drop": """\
- drop: water_check
  if: area < 200 m2
""",
    "merge": """\
- merge:
    steps: [fire_check, water_check]
    into: safety_check
    by: fire
    keeps: 80%
    in_tray: 2 working days
""",
    "one_window": """\
- one_window: clerk
  steps: [intake, fire_intake]
  into: joint_intake
  work_time: 25 min
  asks: {documents: 6}
""",
    "outsource": """\
- outsource: fire_check
  to: service
  price: 300 CNY
  in_tray: 1 to 5 working days
  acceptance: {by: clerk, work_time: 10 min}
""",
    "parallelise": """\
- parallelise: [fire_check, water_check]
  as: joint_review
""",
    "resequence": """\
- resequence: [water_check, fire_check]
""",
    "set": """\
- set: {roles: {head: {in_tray: 1 working day}}, time_limit: 15 working days}
""",
}  # fmt: skip


def kind_of(move: type[Move]) -> str:
    return str(move.model_fields["kind"].default)


def move_named(name: str) -> type[Move] | None:
    return next((move for move in MOVES if kind_of(move) == name), None)


def usually(kinds: Iterable[str], of: Literal["time", "cost"]) -> Sign:
    """What several moves together usually do: a sign where none of them says otherwise."""
    signs = {getattr(EXPECTED[kind], of) for kind in kinds} - {"0"}
    return signs.pop() if len(signs) == 1 else "~"
