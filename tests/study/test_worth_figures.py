"""What the shipped studies and a toy came to when the rules were made, within what chance does."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.study.reading import read_study
from approvalflow.study.result import Value, Worth
from approvalflow.study.runner import Settings
from approvalflow.study.worth import orders as drawing
from approvalflow.study.worth.asking import worth
from helpers.studies import study_in

STUDIES = Path(__file__).parents[2] / "processes"
HORIZON = Horizon(start_up=8, weeks=52)


def asked(study: str, redesigns: tuple[str, ...], replications: int, *measures: str) -> Worth:
    read = read_study(STUDIES / study, redesigns)
    settings = Settings(replications=replications, horizon=HORIZON)
    found = worth(read, settings, measures=measures).worth
    assert found is not None
    return found


def half(value: Value) -> float:
    assert value.low is not None
    assert value.high is not None
    return (value.high - value.low) / 2


def meets(found: Worth, ends: tuple[float, float], shares: list[float], more: float = 2.0) -> None:
    """Other luck made the figures: two means of one number lie within twice the interval of one."""
    days = found.measures[0]
    assert days.measure == "days_mean"
    assert days.before == pytest.approx(ends[0], rel=0.02)
    assert days.whole is not None
    assert abs((days.whole.value or 0) - (ends[0] - ends[1])) < more * half(days.whole)
    assert len(days.shares) == len(shares)
    for one, wanted in zip(days.shares, shares, strict=True):
        assert one.share is not None
        assert one.share.value is not None
        assert abs(one.share.value - wanted) < more * half(one.share) + 0.01, wanted


@pytest.mark.long
def test_it_acquisition() -> None:
    found = asked("it-acquisition", ("merge-levels",), 20)
    meets(found, (55.188, 40.334), [3.698, 3.802, 7.355])
    assert (found.sets, found.orders) == (8, 6)


@pytest.mark.long
def test_planning_committee() -> None:
    files = ("every-fortnight", "officers-decide-more", "valid-at-once")
    found = asked("planning-committee", files, 20)
    meets(found, (50.305, 46.404), [0.420, 1.319, 2.163])
    days = found.measures[0]
    for one, alone, last in zip(
        days.shares, (0.701, 1.600, 2.171), (0.145, 1.043, 2.161), strict=True
    ):
        assert one.alone is not None
        assert one.last is not None
        assert abs((one.alone.value or 0) - alone) < 2 * half(one.alone)
        assert abs((one.last.value or 0) - last) < 2 * half(one.last)
    # the two that concern the committee get in each other's way
    assert [(pair.first, pair.second) for pair in found.pairs] == [(0, 1)]
    assert (found.pairs[0].beyond.value or 0) < 0
    # not as many are decided in every set: who is refused at once does not withdraw
    assert found.counts_differ
    assert found.both_decided is not None


@pytest.mark.long
def test_convenience_store() -> None:
    found = asked("convenience-store", ("one-licence",), 20)
    meets(found, (74.309, 13.270), [10.475, 12.918, 13.323, 24.324])
    assert (found.sets, found.orders) == (8, 4)
    # the new counter alone changes nothing, so it comes with the move that puts it to work
    assert [mover.moves for mover in found.movers] == [(0, 4), (1,), (2,), (3,)]
    assert [mover.needed_by for mover in found.movers] == [(), (2, 3), (3,), ()]
    assert [mover.needs for mover in found.movers] == [(), (), (1,), (1, 2)]


@pytest.mark.long
def test_social_investment() -> None:
    found = asked("social-investment", ("three-tracks",), 3, "within_statutory")
    meets(
        found, (149.680, 53.645), [16.367, 8.231, 8.360, 15.024, 8.189, 30.527, 9.336]
    )  # fmt: skip
    assert found.orders == 1260
    # it sets itself tighter limits, and is not the worse for that by those of today
    in_time = next(one for one in found.measures if one.measure == "within_statutory")
    assert in_time.own_limit is not None
    assert in_time.after is not None
    assert in_time.after > in_time.own_limit + 0.1


TOY = """
approvalflow: 1
name: Five moves on one way
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: 4 per working day
transfers: {between_departments: 1 to 2 working days}
case_data: {risk: {high: 25%, low: rest}}
roles:
  window: {staff: 2, department: centre, in_tray: 1 working day}
  reader: {staff: 1, department: centre, in_tray: 1 to 2 working days}
  tax: {staff: 1, department: tax_office, in_tray: 1 working day}
  land: {staff: 1, department: land_office, in_tray: 1 working day}
  fire: {staff: 1, department: fire_service, in_tray: 1 working day}
  member: {staff: 3, department: council}
  head: {staff: 1, department: council, in_tray: 1 to 2 working days}
steps:
  - intake: {by: window, work_time: 20 to 40 min}
  - reading: {by: reader, work_time: 20 to 40 min}
  - tax_check: {by: tax, work_time: 30 to 60 min}
  - land_check: {by: land, work_time: 30 to 60 min}
  - fire_check: {by: fire, work_time: 30 to 60 min}
  - board:
      does: meeting
      by: {member: 3}
      sits: every 2 weeks from 2025-01-02 10:00-12:00
      agenda: 60
      work_time: 1 min
  - sign: {does: approve, by: head, work_time: 10 to 20 min}
"""
FIVE = """
approvalflow: 1
moves:
  - set: {transfers: {between_departments: 1 h}}
  - delegate: [board, sign]
    to: reader
    if: risk is low
  - merge: {steps: [intake, reading], into: counter, by: window, keeps: 100%}
  - parallelise: [tax_check, land_check, fire_check]
    as: checks
  - set: {steps: {board: {sits: "Thu 10:00-12:00", agenda: 30}}}
"""
ONE_STOP, DELEGATION, MERGE, PARALLEL, MEETINGS = range(5)


@pytest.mark.slow
def test_a_toy_of_five_moves(tmp_path: Path) -> None:
    """Parallel checks have fewer transfers one after the other to be spared,
    and a board that sits twice as often nothing for those that no longer go there.
    """
    settings = Settings(replications=8, horizon=Horizon(start_up=8, weeks=26))
    found = worth(study_in(tmp_path, TOY, five=FIVE), settings).worth
    assert found is not None
    days = found.measures[0]
    assert days.whole is not None
    assert (found.sets, found.orders, found.pairs_seen) == (32, 120, 10)
    shares, alone, last = (
        [getattr(one, name).value or 0 for one in days.shares]
        for name in ("share", "alone", "last")
    )
    assert sum(shares) == pytest.approx(days.whole.value)
    # one by one they promise more than they save together, as last ones less
    assert sum(last) < sum(shares) < sum(alone)
    assert max(shares) == shares[ONE_STOP]
    words = {(pair.first, pair.second): pair.beyond.value or 0 for pair in found.pairs}
    assert words[ONE_STOP, PARALLEL] < 0
    assert words[DELEGATION, MEETINGS] < 0
    assert all(pair.p_holm < 0.05 for pair in found.pairs)


WAYS = """
approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: 3 per week
roles: {clerk: unlimited}
steps:
"""


@pytest.mark.slow
def test_more_than_ten_are_drawn(tmp_path: Path) -> None:
    """Eleven waits that do not meet, one of which needs another: any order says the same."""
    steps = "".join(f"  - s{n}: {{does: wait, takes: {n + 1} to {n + 3} h}}\n" for n in range(11))
    moves = "".join(f"  - set: {{steps: {{s{n}: {{takes: 1 h}}}}}}\n" for n in range(11))
    process = f"{WAYS}{steps}  - sign: {{does: approve, by: clerk, work_time: 1 h}}\n"
    study = study_in(tmp_path, process, all=f"approvalflow: 1\nmoves:\n{moves}")
    settings = Settings(replications=3, horizon=Horizon(start_up=1, weeks=6, run_out=10), workers=1)
    found = worth(study, settings).worth
    assert found is not None
    assert found.drawn
    assert found.orders == drawing.AT_ONCE
    days = found.measures[0]
    shares = [one.share.value or 0 for one in days.shares if one.share is not None]
    assert days.whole is not None
    assert sum(shares) == pytest.approx(days.whole.value)
    for one in days.shares:
        assert one.share is not None
        assert one.alone is not None
        assert one.share.value == pytest.approx(one.alone.value)
