"""When cases come in: months and weekdays with more and fewer, days on which nobody is there.

The theory rule: |simulated - exact| <= 3.5 standard errors, of which one is at most 1 % of the
exact value.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.hours import MONTHS, WEEKDAYS
from approvalflow.eventlog import Ending, Horizon, Ints
from approvalflow.measures.workload import weeks_to_clear
from approvalflow.seconds import DAY
from approvalflow.study.runner import Simulation, simulation_of
from helpers.strategies import process_of

START = date(2025, 1, 6)
YEAR = Horizon(start_up=0, weeks=52, run_out=0)
BY_MONTH = {"Jun": 1.35, "Aug": 0.46, "Dec": 0.0}
BY_WEEKDAY = {"Mon": 1.5, "Sun": 0.2}


CAPPED = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 1 h, most_open: 2}
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: 150 min}
"""


def test_a_capped_intake_worked_out_by_hand() -> None:
    """Every hour somebody comes, a file takes two and a half, and two may be open. The first two
    come in, the third at 3:00 is turned away; at 3:30 the first is done, so the fourth comes in,
    the fifth does not; the second is done at 6:00 sharp, before the sixth comes and finds room;
    the seventh and eighth do not; the fourth is done at 8:30, and the ninth comes in.
    """
    log = simulation_of(process_of(CAPPED), Horizon(0, 1, 1)).log(1, 1)
    cases = log.cases
    assert (cases.submitted[:9] / 3600).tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert (cases.ended[:9] / 3600).tolist() == [3.5, 6, 3, 8.5, 5, 11, 7, 8, 13.5]
    away = cases.result[:9] == Ending.TURNED_AWAY
    assert np.flatnonzero(away).tolist() == [2, 4, 6, 7]
    assert not np.isin(np.flatnonzero(away), log.visits.case).any()


def office(arrivals: str, calendar: str = "{hours: Mon-Fri 09:00-17:00}") -> Simulation:
    return simulation_of(
        process_of(f"""
approvalflow: 1
calendar: {calendar}
arrivals: {arrivals}
roles: {{desk: unlimited}}
steps: [{{sign: {{by: desk, work_time: 0 min}}}}]
"""),
        YEAR,
    )


def submitted(simulation: Simulation, replication: int) -> Ints:
    """All submissions of the first year."""
    return simulation.log(1, replication).cases.submitted


def written(factors: dict[str, float]) -> str:
    return "{" + ", ".join(f"{name}: {100 * f:g}%" for name, f in factors.items()) + "}"


@pytest.mark.slow
@pytest.mark.parametrize("when", ["any time", "office hours"])
def test_each_month_and_weekday_brings_what_it_should(when: str) -> None:
    """count x factor in each calendar month and on each weekday, in open hours or around the
    clock; replications are independent, and so give the standard error.
    """
    rates = {"any time": 1500 / (365 * DAY / 12), "office hours": 5 / 3600}
    per = {"any time": "count: 1500, per: month", "office hours": "count: 5, per: open hour"}
    factors = f"by_month: {written(BY_MONTH)}, by_weekday: {written(BY_WEEKDAY)}"
    simulation = office(f"{{{per[when]}, when: {when}, {factors}}}")
    dates = [START + timedelta(days=n) for n in range(364)]
    months = np.array([day.month - 1 for day in dates])
    weekdays = np.array([day.weekday() for day in dates])
    seconds = np.where(weekdays < 5, 8 * 3600, 0) if when == "office hours" else np.full(364, DAY)
    factor = np.array([BY_MONTH.get(m, 1.0) for m in MONTHS])[months]
    factor *= np.array([BY_WEEKDAY.get(d, 1.0) for d in WEEKDAYS])[weekdays]
    expected = rates[when] * seconds * factor
    days = [submitted(simulation, r) // DAY for r in range(1, 41)]
    counts = np.array([np.bincount(d[d < 364], minlength=364) for d in days])
    assert simulation.timetable.arrivals_between(0, 364 * DAY) == pytest.approx(expected.sum())
    for names, number in ((MONTHS, months), (WEEKDAYS, weekdays)):
        for index in range(len(names)):
            agrees(counts[:, number == index].sum(axis=1), expected[number == index].sum())


def agrees(found: Ints, exact: float) -> None:
    if not exact:
        assert not found.any()
        return
    error = float(found.std(ddof=1)) / len(found) ** 0.5
    assert error <= 0.01 * exact
    assert abs(float(found.mean()) - exact) <= 3.5 * error


def test_more_demand_moves_cases_and_changes_no_other_luck() -> None:
    """Case by case the same gaps on a faster clock; before the busy month not even that."""
    ordinary = office("{count: 600, per: month, when: any time}")
    busy = office("{count: 600, per: month, when: any time, by_month: {Jun: 135%}}")
    one, other = submitted(ordinary, 1), submitted(busy, 1)
    june = (date(2025, 6, 1) - START).days * DAY
    before = int(np.searchsorted(one, june))
    assert np.array_equal(one[:before], other[:before])
    later = other[before : len(one)]
    assert np.all(later <= one[before : before + len(later)])
    assert later[-1] < one[before + len(later) - 1]


def test_all_at_a_hundred_per_cent_is_as_without() -> None:
    plain = "count: 40, per: working day, when: office hours"
    said = f"{{{plain}, by_month: {{Jan: 100%, Jul: 100%}}, by_weekday: {{Wed: 100%}}}}"
    assert np.array_equal(submitted(office(f"{{{plain}}}"), 1), submitted(office(said), 1))


def test_beyond_the_calendar_nobody_comes() -> None:
    simulation = office("{count: 1, per: year, by_weekday: {Mon: 50%}}")
    log = simulation.log(1, 1)
    assert len(log.cases) < 20
    clock = simulation.timetable.streams[0].clock
    whole = float(clock.before[-1])
    inside, *beyond = clock.instants(np.array([whole - 1, whole, whole + 1e9])).tolist()
    assert inside >= 0
    assert beyond == [-1, -1]


WEEKLY = {
    "{every: 1 week}": [7 * 24 + 9, 14 * 24 + 9, 21 * 24 + 9, 28 * 24 + 9],
    "{every: 1 week, when: any time}": [7 * 24, 14 * 24, 21 * 24, 28 * 24],
    # Tuesday to Friday at nine; Saturday, Sunday and Monday at the next opening, on Monday
    "{every: 1 calendar day}": [33, 57, 81, 105, 177, 177, 177, 201],
    "{every: 2 calendar days}": [57, 105, 177, 201, 249],
    "{every: 1 calendar day, when: any time}": [24, 48, 72, 96, 120],
    # a working day that is over at the close is so at the next opening
    "{every: 1 working day}": [33, 57, 81, 105, 177, 201],
    "{every: 1 working day, when: any time}": [33, 57, 81, 105, 177, 201],
    "{every: 3 h}": [12, 15, 34, 37],
    "{every: 3 h, when: any time}": [3, 6, 9, 12],
}


@pytest.mark.parametrize("written", WEEKLY)
def test_intervals_are_in_the_unit_written(written: str) -> None:
    """Worked out by hand, in hours since Monday at midnight."""
    hours = (submitted(office(written), 1) / 3600).tolist()
    assert hours[: len(WEEKLY[written])] == WEEKLY[written]


def test_one_a_week_is_one_in_every_week() -> None:
    """Case 03: forty cases in forty weeks, in each replication."""
    simulation = simulation_of(office("{every: 1 week}").office.process, Horizon(8, 40))
    for replication in (1, 2):
        weeks = simulation.log(1, replication).cases.submitted // (7 * DAY)
        assert weeks[(weeks >= 8) & (weeks < 48)].tolist() == list(range(8, 48))


def test_who_comes_on_a_closed_day_comes_in_when_it_is_over() -> None:
    """Wednesday 22 January is closed, and the week from Monday 27 on."""
    days = submitted(office("{every: 1 calendar day}", CLOSED), 1) // DAY
    assert np.bincount(days)[16:30].tolist() == [0, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 1]


@given(st.integers(1, 9), st.sampled_from(["calendar days", "weeks"]), st.booleans())
def test_a_case_at_the_first_opening_from_its_time_on(n: int, unit: str, closed: bool) -> None:
    simulation = office(f"{{every: {n} {unit}}}", CLOSED if closed else "{}")
    found = submitted(simulation, 1)[:50]
    due = np.arange(1, len(found) + 1) * n * DAY * (7 if unit == "weeks" else 1)
    assert np.array_equal(found, simulation.timetable.calendar.next_open(due))


def test_after_the_last_opening_nobody_comes_in() -> None:
    (stream,) = office("{every: 1 week}").timetable.streams
    assert stream.doors is not None
    last = float(stream.doors.closes[-1])
    assert stream.instants(np.array([last, last + 3600.0, 1e12])).tolist() == [-1, -1, -1]


@pytest.mark.parametrize(
    ("calendar", "arrivals"),
    [
        ("{hours: always}", "5 per calendar day"),
        ("{hours: always, holidays: NL}", "5 per calendar day"),
        ("{}", "{count: 5, per: calendar day, when: any time}"),
    ],
)
def test_cases_per_calendar_day(calendar: str, arrivals: str) -> None:
    assert office(arrivals, calendar).timetable.arrivals_a_year == pytest.approx(1825)


CLOSED = "{hours: Mon-Fri 09:00-17:00, closed: [2025-01-22, 2025-01-27 to 2025-02-02]}"


def test_waiting_until_the_desk_opens_beside_closed_days() -> None:
    """V-18: the sum of g^2 / (2 x cycle) over the gaps g. In four weeks, with a Wednesday and then
    a whole week closed: 10 nights of 16 h, one gap of 40 h, two of 64 h and one of 232 h.
    """
    exact = (10 * 16**2 + 40**2 + 2 * 64**2 + 232**2) / (2 * 672)
    text = f"""
approvalflow: 1
calendar: {CLOSED}
arrivals: {{count: 10, per: h, when: any time}}
roles: {{desk: unlimited}}
steps: [{{sign: {{by: desk, work_time: 0 min}}}}]
"""
    simulation = simulation_of(process_of(text), Horizon(start_up=1, weeks=4))
    assert exact == pytest.approx(49.238095, abs=1e-6)
    means = []
    for replication in range(1, 41):
        cases = simulation.log(1, replication).cases
        here = (cases.submitted >= 7 * DAY) & (cases.submitted < 35 * DAY)
        means.append(float((cases.decided - cases.submitted)[here].mean()) / 3600)
    agrees(np.array(means), exact)


def test_roles_with_their_own_hours_follow_the_closed_days() -> None:
    """Also those who are there around the clock."""
    for hours in ("always", "Mon-Sun 06:00-22:00"):
        text = f"""
approvalflow: 1
calendar: {{closed: 2025-01-08 to 2025-01-09}}
arrivals: {{count: 10, per: h, when: any time}}
roles: {{desk: {{hours: {hours}, staff: unlimited}}}}
steps: [{{sign: {{by: desk, work_time: 1 h}}}}]
"""
        log = simulation_of(process_of(text), Horizon(0, 2, 4)).log(1, 1)
        begun = set((log.visits.started // DAY).tolist())
        assert not begun & {2, 3}
        assert begun >= {0, 1, 4, 5, 6}


def backlog_of(files: int, staff: str, work: str) -> Simulation:
    text = f"""
approvalflow: 1
calendar: {{hours: always}}
arrivals: {{count: 10, per: year}}
backlog: {{sign: {files}}}
roles: {{desk: {staff}}}
steps: [{{sign: {{by: desk, work_time: {work}}}}}]
"""
    return simulation_of(process_of(text), Horizon.of_year(4))


@pytest.mark.parametrize(
    ("staff", "exact"),
    [
        ("1", 400.0),  # one after the other: the sum of all work
        ("5", 395 / 5 + 1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5),  # 5 at once until 5 are left
        ("unlimited", sum(1 / n for n in range(1, 401))),  # the longest of 400
    ],
)
def test_a_backlog_of_exponential_files_is_cleared_in_time(staff: str, exact: float) -> None:
    """400 files of 1 h; they come before those submitted, which change nothing."""
    simulation = backlog_of(400, staff, "{mean: 1 h, shape: exponential}")
    hours = []
    for replication in range(1, 601 if staff == "unlimited" else 61):
        cases = simulation.log(1, replication).cases
        hours.append(float(cases.decided[: cases.ahead].max()) / 3600)
    agrees(np.array(hours), exact)


def test_weeks_to_clear_are_whole_weeks_to_the_second() -> None:
    """168 files of 1 h end with the first week; one more is decided in the second."""
    for files, weeks in ((1, 1), (168, 1), (169, 2), (336, 2)):
        assert weeks_to_clear(backlog_of(files, "1", "1 h").log(1, 1)) == weeks
