"""What a process is without a cause: sound, and without that alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from approvalflow.checks import checks
from approvalflow.language.reading import process_from, read_process
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.redesign.causes import meetings, nights, order, rework
from approvalflow.redesign.causes.catalogue import CAUSES, IDS, asked, cleared, groups_of
from approvalflow.redesign.causes.shares import combined

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("processes/*/process.yaml"),
                *ROOT.glob("tests/studies/examples/*/process.yaml")))  # fmt: skip
COUNCIL = """
approvalflow: 1
levels: [{en: desk, zh: 科}, council]
arrivals: 5 per week
case_data: {kind: {small: 60%, large: rest}, urgent: 10%}
roles:
  clerk: {staff: 2, level: desk, absent: 25 working days a year in spells of 5, in_tray: 2 h}
  councillor: {staff: 9, level: council}
transfers: {between_levels: 1 working day}
steps:
  - intake:
      by: clerk
      work_time: 1 h
      outcomes:
        ask_applicant: {share: [50%, 0%], takes: 3 working days, gives_up: 10%}
        refuse: {share: [10%, 20%]}
  - check: {by: clerk, in_tray: 1 working day, work_time: 1 h, needs: none}
  - visit: {by: clerk, work_time: 2 h, needs: intake}
  - weigh: {by: clerk, work_time: 1 h, needs: check}
  - council:
      does: meeting
      by: {councillor: 9}
      quorum: 5
      attendance: 80%
      sits: 3rd Thu 18:30-21:30
      cut_off: 5 working days
      agenda: 12
      work_time: 15 min
      outcomes:
        defer: {share: [20%, 0%]}
        refuse: {depends_on: kind, small: 8%, large: 40%}
  - sign: {does: approve, by: clerk, work_time: 10 min, needs: none}
"""


def read(text: str) -> Process:
    return process_from(read_source(text, "process.yaml"), "process").process


def wrong(process: Process) -> list[str]:
    return [f.key for f in checks.findings(process, written=False) if f.severity == "error"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_every_example_is_sound_without_each_cause_and_without_all(file: Path) -> None:
    process = read_process(file).process
    for cause in CAUSES:
        assert wrong(cause.without(process)) == [], cause.id
    assert wrong(cleared(process, IDS)) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_cleared_twice_is_cleared_once(file: Path) -> None:
    """All but the calendar of the process and what comes in is as before, too."""
    process = read_process(file).process
    once = cleared(process, IDS)
    assert canonical(cleared(once, [one for one in IDS if one != "order"])) == canonical(once)
    for name in ("calendar", "arrivals", "streams", "time_limit", "case_data", "backlog"):
        assert getattr(once, name) == getattr(process, name)


def test_a_council_decides_at_once_and_what_it_puts_off_comes_again_at_once() -> None:
    step = meetings.without(read(COUNCIL)).steps["council"]
    assert (step.does, step.sits, step.quorum, step.agenda, step.cut_off) == (
        "approve", None, None, None, None,
    )  # fmt: skip
    assert "defer" not in step.outcomes
    refuse = step.outcomes["refuse"].share
    assert isinstance(refuse, ByCase)
    shares = dict(refuse.options)
    assert shares["small"].attempts == pytest.approx((0.1, 0.08))
    assert shares["large"].attempts == pytest.approx((0.5, 0.4))
    role = meetings.without(read(COUNCIL)).roles[step.by or ""]
    assert (role.staff, role.level, str(role.hours)) == (UNLIMITED, "council", "always")


def test_a_meeting_that_a_law_requires_sits_as_it_does() -> None:
    required = COUNCIL.replace("quorum: 5\n", "quorum: 5\n      required_by: the charter\n")
    process = read(required)
    assert meetings.required(process) == ("council",)
    assert meetings.without(process) == process


def test_refusals_keep_their_proportion_to_passing_attempt_by_attempt() -> None:
    """10 of the 50 who are not asked at first; 20 of all who come again."""
    step = rework.without(read(COUNCIL)).steps["intake"]
    share = step.outcomes["refuse"].share
    assert list(step.outcomes) == ["refuse"]
    assert isinstance(share, ByAttempt)
    assert share.attempts == pytest.approx((0.2, 0.2))


def test_an_attempt_after_which_everything_comes_back_is_passed_over() -> None:
    def rest(one: float, gone: float) -> float | None:
        return one / (1 - gone) if gone < 1 else None

    found = combined(rest, ByAttempt((0.0, 0.3)), ByAttempt((1.0, 0.4, 0.0)))
    assert found.attempts == pytest.approx((0.5, 0.5, 0.3))


def test_an_arrow_back_is_rework_whatever_it_is_called() -> None:
    again = COUNCIL.replace("outcomes:\n        defer", "outcomes:\n"
                            "        rewrite: {share: 5%, then: check}\n        defer")  # fmt: skip
    assert "rewrite" in read(again).steps["council"].outcomes
    assert "rewrite" not in rework.without(read(again)).steps["council"].outcomes


def test_steps_run_side_by_side_where_the_file_says_that_they_may() -> None:
    """`weigh` waits for `check`; the council and the last signature are never among them."""
    process = read(COUNCIL)
    assert order.rows(process) == (("check", "visit"),)
    box = order.without(process).steps["side_by_side_1"]
    assert [branch.first for branch in box.branches.values()] == ["check", "visit"]
    assert "order" in [cause.id for cause in asked(process, at_night=False)]


def test_where_nobody_has_said_what_must_wait_the_order_is_no_cause() -> None:
    silent = "\n".join(line.partition(", needs")[0] + ("}" if ", needs" in line else "")
                       for line in COUNCIL.splitlines())  # fmt: skip
    process = read(silent)
    assert not order.is_said(process)
    assert [cause.id for cause in asked(process, at_night=False)] == [
        "staff", "desks", "ways", "meetings", "rework",
    ]  # fmt: skip


def test_a_step_that_sends_cases_away_cannot_stand_beside_others() -> None:
    back = COUNCIL.replace("work_time: 2 h, needs: intake", "work_time: 2 h, needs: intake, "
                           "outcomes: {return: {share: 5%, then: intake}}")  # fmt: skip
    assert order.rows(read(back)) == ()


def test_nights_are_168_hours_a_week() -> None:
    assert nights.times_the_hours(read(COUNCIL)) == pytest.approx(168 / 40)
    assert {str(role.hours) for role in nights.without(read(COUNCIL)).roles.values()} == {"always"}


def test_every_cause_has_one_group() -> None:
    process = read(COUNCIL)
    for count in range(len(CAUSES) + 1):
        for causes in combinations(CAUSES, count):
            grouped = [one for members in groups_of(process, causes).values() for one in members]
            assert sorted(grouped) == sorted(cause.id for cause in causes)
