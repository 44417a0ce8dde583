"""Which moves there are, found by their words; asked at every call, so that MOVES says it alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from approvalflow.docstrings import docstring_of
from approvalflow.redesign import moves
from approvalflow.redesign.move import Move, Sign

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


def known_moves() -> dict[str, type[Move]]:
    """All moves by their words, in the order of MOVES."""
    return {move.kind: move for move in moves.MOVES}


def paragraphs_of(move: type[Move]) -> list[str]:
    """What is said of a move: first in a sentence, then at length."""
    return [" ".join(part.split()) for part in docstring_of(move).split("\n\n")]


def usually(kinds: Iterable[str], of: Literal["time", "cost"]) -> Sign:
    """What several moves together usually do: a sign where none of them says otherwise."""
    known = known_moves()
    signs: set[Sign] = {getattr(known[kind].expected, of) for kind in kinds}
    signs.discard("0")
    return signs.pop() if len(signs) == 1 else "~"
