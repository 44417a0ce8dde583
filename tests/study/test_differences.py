"""What a redesign changes, told from the two processes: steps, roles, the office, the rules."""

from typing import Any

import pytest

from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.differences import changes, rules_touched

TODAY = process_from(
    read_source(
        """\
approvalflow: 1
arrivals: 10 per week
transfers: {between_departments: 1 working day}
roles:
  clerk: {staff: 2, department: Land}
  reviewer: {staff: 2, department: Land}
  head: {department: Planning, in_tray: 2 working days}
  mayor: 1
steps:
  - intake: {by: clerk, work_time: 20 min}
  - check: {by: reviewer, work_time: 1 h, legal_basis: Building Act s. 12}
  - second: {by: reviewer, work_time: 2 h, outcomes: {refuse: 3%}}
  - sign: {does: approve, by: head, work_time: 10 min, legal_basis: Standing Orders 4}
  - council:
      does: meeting
      by: {mayor: 1}
      sits: Thu 14:00-16:00
      work_time: 10 min
""",
        "process.yaml",
    ),
    "process",
).process


def told(moves: str) -> tuple[dict[str, tuple[str, str]], dict[str, dict[str, tuple[str, str]]]]:
    """By step, role or office what it becomes and where to, and what is said before and after."""
    text = f"approvalflow: 1\nmoves:\n{moves}"
    made = changes(TODAY, redesign_from(read_source(text, "r.yaml"), "r", TODAY).process)
    facts = {c.id: {f.key: (f.before, f.after) for f in c.facts} for c in made}
    return {c.id: (c.kind, c.into) for c in made}, facts


def test_a_condition_that_goes_to_the_branch_is_no_change() -> None:
    text = """\
approvalflow: 1
arrivals: 10 per week
case_data: {large: 20%}
roles: {clerk: 2, expert: 1}
steps:
  - check: {by: clerk, work_time: 1 h}
  - opinion: {by: expert, work_time: 1 h, only_if: large}
"""
    today = process_from(read_source(text, "process.yaml"), "process").process
    moves = "approvalflow: 1\nmoves:\n  - {parallelise: [check, opinion], as: both}\n"
    design = redesign_from(read_source(moves, "r.yaml"), "r", today).process
    facts = {c.id: [f.key for f in c.facts] for c in changes(today, design)}
    assert "only_if" not in facts["opinion"]
    assert "beside" in facts["opinion"]


def test_no_move_changes_nothing() -> None:
    kinds, facts = told("  []\n")
    assert set(kinds.values()) == {("kept", "")}
    assert not any(facts.values())


CASES: list[tuple[str, str, tuple[str, str], dict[str, Any]]] = [
    ("  - drop: second\n", "second", ("removed", ""), {"by": ("reviewer", "")}),
    ("  - drop: second\n", "check", ("changed", ""), {"then": ("second", "sign")}),
    (
        "  - merge: {steps: [check, second], into: joint, by: reviewer, keeps: 80%}\n",
        "second",
        ("moved", "joint"),
        {},
    ),
    (
        "  - merge: {steps: [check, second], into: joint, by: reviewer, keeps: 80%}\n",
        "joint",
        ("added", ""),
        {"by": ("", "reviewer"), "work_time": ("", "1 h + 2 h"), "then": ("", "sign")},
    ),
    (
        "  - {delegate: sign, to: reviewer, in_tray: 1 h}\n",
        "sign",
        ("moved", "sign.by_reviewer"),
        {},
    ),
    (
        "  - set: {steps: {council: {sits: Mon Thu 14:00-16:00, agenda: 5}}}\n",
        "council",
        ("changed", ""),
        {"sits": ("Thu 14:00-16:00", "Mon Thu 14:00-16:00"), "agenda": ("", "5")},
    ),
    (
        "  - set: {roles: {head: {in_tray: 1 working day, cost: 90 CNY/h}}}\n",
        "head",
        ("changed", ""),
        {"in_tray": ("2 working days", "1 working day"), "cost": ("", "90 CNY per h")},
    ),
    (
        "  - set: {roles: {head: {in_tray: 1 working day}}}\n",
        "sign",
        ("changed", ""),
        {"in_tray": ("2 working days", "1 working day")},
    ),
    (
        "  - set: {transfers: {between_departments: 1 h}, time_limit: 20 working days}\n",
        "",
        ("changed", ""),
        {
            "transfers": ("between_departments: 1 working day", "between_departments: 1 h"),
            "time_limit": ("", "statutory: 20 working days"),
        },
    ),
    (
        "  - set: {steps: {second: {outcomes: {refuse: 5%}}}}\n",
        "second",
        ("changed", ""),
        {"outcome refuse": ("share 3%, then refused", "share 5%, then refused")},
    ),
    (
        "  - parallelise: [check, second]\n    as: joint\n",
        "check",
        ("changed", ""),
        {"beside": ("", "joint"), "then": ("second", "answered")},
    ),
]


@pytest.mark.parametrize(("moves", "of", "kind", "expected"), CASES)
def test_what_becomes_of_it(
    moves: str, of: str, kind: tuple[str, str], expected: dict[str, Any]
) -> None:
    kinds, facts = told(moves)
    assert kinds[of] == kind
    assert facts[of] == expected


@pytest.mark.parametrize(
    ("moves", "role", "before", "after"),
    [
        ("  - set: {roles: {clerk: {staff: unlimited}}}\n", "clerk", "2", "unlimited"),
        ("  - add: {roles: {expert: {staff: unlimited}}}\n", "expert", "", "unlimited"),
        ("  - set: {roles: {clerk: {staff: 3}}}\n", "clerk", "2", "3"),
    ],
)
def test_posts_without_limit_are_called_so(moves: str, role: str, before: str, after: str) -> None:
    assert told(moves)[1][role]["staff"] == (before, after)


def test_the_rules_that_ask_for_what_changes_are_named() -> None:
    read = redesign_from(
        read_source("approvalflow: 1\nmoves:\n  - drop: check\n", "r.yaml"), "r", TODAY
    )
    made = changes(TODAY, read.process)
    assert rules_touched(TODAY, made) == ("Building Act s. 12",)
