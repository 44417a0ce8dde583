"""Days off: no meeting sits on them and no batch runs, and their loads know it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.intervals import build_calendar
from approvalflow.calendar.sittings import Sits, parse_runs, parse_sits, schedule
from approvalflow.checks.checks import findings
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.report.documents.diagnostics import text_of
from approvalflow.report.documents.explanation import explained
from approvalflow.report.media.markdown import markdown
from approvalflow.seconds import DAY
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers.lawful import check
from helpers.strategies import process_of
from helpers.worked import rows_of, visits_written

START = date(2025, 1, 6)

CLOSED = """
approvalflow: 1
calendar: {hours: HOURS, closed: [2025-01-08, 2025-01-17]}
arrivals: {every: 24 h}
roles: {board: 1}
steps:
  - hear: {does: meeting, by: board, sits: Wed 10:00-12:00, work_time: 5 min}
  - pay: {does: batch, runs: Fri 11:00}
"""
OFFICE = CLOSED.replace("HOURS", "Mon-Fri 09:00-17:00")
AROUND_THE_CLOCK = CLOSED.replace("HOURS", "always")
OFFICE_LOG = """
0 hear 1 - Fri09:00   Fri09:00   Wed+10:00 Wed+10:05 Wed+10:05 - - approve
0 pay  1 0 Wed+10:05  Wed+10:05  443h      443h      443h      - - approve
"""


def test_a_closed_day_worked_out_by_hand() -> None:
    """Three open days are over on Friday at nine, since Wednesday is closed; the board sits on
    Wednesday 15, and the run of Friday 17 is left out.
    """
    simulation = simulation_of(process_of(OFFICE), Horizon(0, 1, 4))
    log = simulation.log(1, 1)
    check(log, simulation.office)
    assert [row for row in visits_written(log) if row[0] == "0"] == rows_of(OFFICE_LOG)


@pytest.mark.parametrize("text", [OFFICE, AROUND_THE_CLOCK], ids=["hours", "always"])
def test_no_window_of_a_closed_day_is_taken_out_of_anybodys_hours(text: str) -> None:
    times = simulation_of(process_of(text), Horizon(0, 3, 0)).timetable
    windows = times.sitting_hours("board", 0)
    assert (windows.opens // DAY).tolist()[:3] == [9, 16, 23]
    assert (times.schedules["pay"].opens // DAY).tolist()[:3] == [4, 18, 25]


def test_the_load_of_an_agenda_counts_the_sittings_that_are_held() -> None:
    """Six of the 26 Wednesdays are closed: with an agenda of 4, the 20 others hear 80."""
    text = """
approvalflow: 1
calendar: {hours: always, closed: [2025-01-08, 2025-02-01 to 2025-03-10]}
arrivals: {every: 168 h}
roles: {board: 1}
steps:
  - hear: {does: meeting, by: board, sits: Wed 10:00-12:00, work_time: 5 min, agenda: 4}
"""
    horizon = Horizon(start_up=0, weeks=26, run_out=0)
    (load,) = loads_of(Office(process_of(text)), horizon).agendas
    times = Office(process_of(text)).timetable(horizon)
    assert load.sittings_per_week == pytest.approx(20 / 26)
    assert load.load == pytest.approx(times.arrivals_between(0, horizon.closes) / 80)


SITS = (
    parse_sits("Wed 10:00-12:00"), parse_sits("1st and 3rd Thu 18:30-21:30"),
    parse_sits("every 2 weeks from 2025-01-09 18:30-21:30"), parse_runs("Mon Fri 11:00"),
)  # fmt: skip
DAYS = st.dates(START, START + timedelta(days=180))


@given(st.sampled_from(SITS), st.sets(DAYS, max_size=60), st.booleans())
def test_a_day_off_takes_its_sittings_and_no_others(
    sits: Sits, closed: set[date], always: bool
) -> None:
    """Those left out and those held are all that would be without days off."""
    written = [str(day) for day in sorted(closed)]
    key = "runs" if sits.runs else "sits"
    step = f"does: batch, runs: {sits}" if sits.runs else (
        f"does: meeting, by: board, {key}: {sits}, work_time: 5 min")  # fmt: skip
    hours = "always" if always else "Mon-Fri 09:00-17:00"

    def times(days: list[str]) -> Timetable:
        text = f"""
approvalflow: 1
calendar: {{hours: {hours}, closed: [{", ".join(days)}]}}
arrivals: 1 per week
roles: {{board: 1}}
steps: [{{hear: {{{step}}}}}]
"""
        return Office(process_of(text)).timetable(Horizon(0, 26, 0))

    found, free = times(written), times([])
    held, possible = (
        {START + timedelta(days=day) for day in (one.schedules["hear"].opens // DAY).tolist()}
        for one in (found, free)
    )
    assert not held & closed
    assert held | set(found.left_out["hear"]) == possible


CLOSING_DATE = """
approvalflow: 1
calendar: {starts: 2024-01-01, holidays: US-NC, closed: CLOSED}
arrivals: 1 per working day
roles: {reviewer: 7}
steps:
  - closing_date: {does: batch, runs: 1st Mon 17:00}
  - drc: {does: meeting, by: {reviewer: 7}, sits: 3rd Fri 09:00-12:00, work_time: 5 min}
"""


def told(text: str) -> list[tuple[str, dict[str, str]]]:
    """The steps of which the check speaks, with what it says."""
    found = [f for f in findings(process_of(text)) if f.key == "sits-on-day-off"]
    assert {f.severity for f in found} <= {"warning"}
    return [(".".join(map(str, f.path)), dict(f.parameters)) for f in found]


FACTS = ("step", "first", "count", "all")


def facts(parameters: dict[str, str]) -> dict[str, str]:
    """Without the texts that are proposed."""
    return {name: parameters[name] for name in FACTS}


def test_a_closing_date_on_a_holiday_is_told() -> None:
    """Case 47: the first Mondays of January and September 2024 are New Year and Labor Day."""
    step = ("steps.closing_date.runs", {
        "step": "closing_date", "first": "2024-01-01", "count": "2", "all": "12"
    })  # fmt: skip
    ((path, parameters),) = told(CLOSING_DATE.replace("CLOSED", "[]"))
    assert (path, facts(parameters)) == step


def test_a_sitting_on_a_closed_day_is_told() -> None:
    """Of the twelve third Fridays that of May; a closure of the second year is not counted."""
    found = dict(told(CLOSING_DATE.replace("CLOSED", "[2024-05-17, 2025-01-17]")))
    assert facts(found["steps.drc.sits"]) == {
        "step": "drc", "first": "2024-05-17", "count": "1", "all": "12"
    }  # fmt: skip


def test_only_closed_days_count_where_the_office_is_always_open() -> None:
    text = CLOSING_DATE.replace("calendar: {", "calendar: {hours: always, ")
    assert told(text.replace("CLOSED", "[]")) == []
    ((_, said),) = told(text.replace("CLOSED", "[2024-02-05]"))
    assert said["first"] == "2024-02-05"


def test_the_warning_stands_at_the_rule_that_meets_the_day() -> None:
    source = read_source(CLOSING_DATE.replace("CLOSED", "[]").encode(), "process.yaml")
    (problem,) = process_from(source, "process").warnings
    assert problem.where is not None
    assert (problem.where.line, problem.severity) == (7, "warning")
    for language, said in (("en", "2 of 12 times"), ("zh", "12次中有2次")):
        assert said in text_of(problem, language)


def test_one_that_moves_is_not_told() -> None:
    """Nor one of which the file says that it does not."""
    for words in ("or the next working day", "or not at all"):
        assert told(CLOSING_DATE.replace("CLOSED", "[]").replace("17:00", f"17:00 {words}")) == []


def test_what_is_proposed_is_no_longer_told() -> None:
    """Each text of the message, typed in its place, for meetings, runs and intervals."""
    texts = ("1st Mon 17:00", "Mon Thu 10:00", "every 2 weeks from 2024-01-01 10:00")
    for text in texts:
        file = CLOSING_DATE.replace("CLOSED", "[]").replace("1st Mon 17:00", text)
        ((_, parameters),) = told(file)
        for typed in (parameters["typed"], parameters["stays"]):
            assert told(file.replace(text, typed)) == []
    daily = CLOSING_DATE.replace("CLOSED", "[]").replace("1st Mon 17:00", "Mon-Fri 17:00")
    ((_, parameters),) = told(daily)
    assert "typed" not in parameters  # the next working day has its own
    assert told(daily.replace("Mon-Fri 17:00", parameters["stays"])) == []


MOVED = CLOSING_DATE.replace("CLOSED", "[]").replace("17:00", "17:00 or the next working day")


def test_a_closing_date_moves_to_the_next_working_day() -> None:
    """Case 47: the Tuesdays after New Year and Labor Day of 2024 instead of these Mondays."""
    times = Office(process_of(MOVED)).timetable(Horizon(0, 52, 0))
    opens = times.schedules["closing_date"].opens[:12]
    days = [date(2024, 1, 1) + timedelta(int(n)) for n in opens // DAY]
    mondays = [day for day in days if day.weekday() == 0]
    assert [day for day in days if day not in mondays] == [date(2024, 1, 2), date(2024, 9, 3)]
    assert set(opens % DAY) == {17 * 3600}
    assert days[-1] == date(2024, 12, 2)


def test_what_a_closing_date_on_a_holiday_costs() -> None:
    """Case 47, by hand: the mean over all open seconds of 2024 of the time to the third Friday
    after the next closing date is 29.5 days, and 31.9 if closing dates on holidays are left out.
    """
    for text, days in ((MOVED, 29.5), (CLOSING_DATE.replace("CLOSED", "[]"), 31.9)):
        regular = text.replace("1 per working day", "{every: 1 h}").replace("5 min", "0.2 min")
        log = simulation_of(process_of(regular), Horizon(0, 52, 13)).log(1, 1)
        ended = log.cases.decided >= 0
        submitted = log.cases.submitted
        measured = ended & (submitted >= 0) & (submitted < 52 * 7 * DAY)
        mean = (log.cases.decided - submitted)[measured].mean() / DAY
        assert mean == pytest.approx(days, abs=0.15)


MOVING = (
    parse_sits("Wed 10:00-12:00 or the next working day"),
    parse_sits("1st and 3rd Thu 18:30-21:30 or the next working day"),
    parse_runs("Mon Fri 11:00 or the next working day"),
    parse_runs("every 2 weeks from 2025-01-09 18:30 or the next working day"),
)


@given(st.sampled_from(MOVING), st.sets(DAYS, min_size=1, max_size=60))
def test_the_next_working_day_is_the_first_that_is_open(sits: Sits, closed: set[date]) -> None:
    """Each day of the timetable is held on itself, or on the first open day after; nothing else
    is held, and nothing twice.
    """
    rules = process_of(CLOSED.replace("HOURS", "Mon-Fri 09:00-17:00")).calendar
    calendar = build_calendar(rules.hours, rules.holidays, START, 200)
    held = [
        START + timedelta(int(n)) for n in schedule(sits, None, calendar, closed, 1.0).opens // DAY
    ]
    expected = set()
    for number in range(200):
        day = START + timedelta(number)
        if sits.on(day):
            while day in closed or (day != START + timedelta(number) and day.weekday() > 4):
                day += timedelta(1)
            expected.add(day)
    assert held == sorted(day for day in expected if (day - START).days < 200)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("or the next working day", {"en": "1st Mon 17:00 or the next working day",
                                     "zh": "每月第一个周一17:00（遇休息日顺延至下一个工作日）"}),
        ("or not at all", {"en": "1st Mon 17:00 (not at all on days off)",
                           "zh": "每月第一个周一17:00（遇休息日取消）"}),
    ],
)  # fmt: skip
def test_explain_says_what_becomes_of_a_day_off(
    words: str, said: dict[str, str], tmp_path: Path
) -> None:
    text = CLOSING_DATE.replace("CLOSED", "[]").replace("17:00", f"17:00 {words}")
    (tmp_path / "process.yaml").write_text(text, "utf-8")
    study = read_study(tmp_path)
    for language, part in said.items():
        assert part in markdown(explained(study, language))
