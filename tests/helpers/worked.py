"""Event logs written as tables, so that they can be worked out by hand.

Times are written as Tue16:00, Mon+16:00 in the second week, or in hours from the start: 101h.
"""

from __future__ import annotations

from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.office.office import Office
from approvalflow.study.runner import simulation_of
from helpers.lawful import check
from helpers.strategies import process_of

_HEAD = """
approvalflow: 1
arrivals: {every: 15 h}
"""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def is_worked_out(yaml: str, visits: str, cases: str) -> tuple[EventLog, Office]:
    """Whether this log comes out, and obeys all laws."""
    simulation = simulation_of(process_of(yaml), Horizon(start_up=0, weeks=1, run_out=8))
    log = simulation.log(1, 1)
    assert visits_written(log) == rows_of(visits)
    assert cases_written(log) == rows_of(cases)
    check(log, simulation.office)
    return log, simulation.office


def complete(yaml: str) -> str:
    """With a case every 15 hours, where nothing is said of arrivals."""
    return yaml if "arrivals" in yaml else _HEAD + yaml


def measures_of(yaml: str, visits: str, cases: str) -> dict[str, float | None]:
    """Of one replication, if this log comes out."""
    return dict(scorecard_of(*is_worked_out(complete(yaml), visits, cases)).measures)


def rows_of(table: str) -> list[list[str]]:
    """The words of each line, with times in seconds."""
    return [[_seconds(word) for word in line.split()] for line in table.strip().splitlines()]


def _seconds(word: str) -> str:
    if word.endswith("h") and word[:-1].isdigit():
        return str(int(word[:-1]) * 3600)
    if word[:3] in DAYS and ":" in word:
        day = DAYS.index(word[:3]) + 7 * ("+" in word)
        hour, minute = word[3:].lstrip("+").split(":")
        return str(day * 86_400 + int(hour) * 3600 + int(minute) * 60)
    return word


def _or_none(number: int) -> str:
    return "-" if number < 0 else str(number)


def visits_written(log: EventLog) -> list[list[str]]:
    v, rows = log.visits, []
    for n in range(len(v)):
        times = (v.arrived[n], v.ready[n], v.started[n], v.finished[n], v.answered[n])
        role = "-" if v.role[n] < 0 else log.roles[v.role[n]]
        rows.append([
            str(v.case[n]), log.steps[v.step[n]], str(v.visit[n]), _or_none(v.previous[n]),
            *(_or_none(time) for time in times), role, _or_none(v.person[n]),
            log.outcomes[v.step[n]][v.outcome[n]].replace(" ", "_"),
        ])  # fmt: skip
    return rows


def cases_written(log: EventLog) -> list[list[str]]:
    c = log.cases
    return [
        [_or_none(time) for time in (c.submitted[n], c.decided[n], c.ended[n])]
        + [Ending(c.result[n]).name]
        for n in range(len(c))
    ]
