"""An event log as a file: CSV for spreadsheets, XES (IEEE 1849) for process mining."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.sax.saxutils import quoteattr

from approvalflow.eventlog import BROKEN_OFF_NAME, ESCALATED_NAME, NOBODY, EventLog
from approvalflow.office.office import Office

COLUMNS = (
    "case_id", "activity", "visit", "arrived", "ready", "start_time", "end_time", "answered",
    "role", "resource", "outcome",
)  # fmt: skip
SUFFIXES = (".csv", ".xes")
BACKLOG = "backlog-"  # before the numbers of its files
BOM = "\ufeff"  # Excel and WPS take the file for UTF-8 only with it


def text_of(log: EventLog, office: Office, suffix: str) -> str:
    """The text of a file with one of SUFFIXES; raises KeyError for any other."""
    return {".csv": _csv, ".xes": _xes}[suffix.lower()](log, office)


def moment(office: Office, seconds: int) -> datetime:
    """The local time of an instant of the simulation."""
    midnight = datetime.combine(office.process.calendar.starts, datetime.min.time())
    return midnight + timedelta(seconds=int(seconds))


def rows(log: EventLog, office: Office) -> Iterator[tuple[str, ...]]:
    """One visit a row, in order of finishing; cases count from 1, files of the backlog too."""
    v, ahead = log.visits, log.cases.ahead
    for n in range(len(v)):
        times = (v.arrived[n], v.ready[n], v.started[n], v.finished[n], v.answered[n])
        role = log.roles[v.role[n]] if v.role[n] >= 0 else ""
        person = f"{role} {v.person[n] + 1}" if v.person[n] != NOBODY else role
        outcome = log.outcomes[v.step[n]][v.outcome[n]]
        written = (moment(office, int(t)).isoformat() if t >= 0 else "" for t in times)
        case = v.case[n] + 1
        number = str(case - ahead) if case > ahead else f"{BACKLOG}{case}"
        yield (
            number, log.steps[v.step[n]], str(v.visit[n]), *written,
            role, person, outcome,
        )  # fmt: skip


def _csv(log: EventLog, office: Office) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(log, office))
    return BOM + out.getvalue()


def _xes(log: EventLog, office: Office) -> str:
    by_case: dict[str, list[str]] = {}
    for case, step, _, _, _, started, finished, _, role, person, outcome in rows(log, office):
        named = (("concept:name", step), ("org:role", role), ("org:resource", person))
        shared = "".join(_string(key, value) for key, value in named)
        ended = "ate_abort" if outcome == BROKEN_OFF_NAME else "complete"
        gone = "reassign" if outcome == ESCALATED_NAME else "withdraw"
        stages = (("start", started), (ended, finished)) if started else ((gone, finished),)
        for stage, time in stages:
            event = shared + _string("lifecycle:transition", stage) + _string("outcome", outcome)
            date = f'<date key="time:timestamp" value={quoteattr(time)}/>'
            by_case.setdefault(case, []).append(f"<event>{event}{date}</event>")
    traces = (
        f"<trace>{_string('concept:name', case)}{''.join(events)}</trace>"
        for case, events in sorted(by_case.items(), key=lambda item: _place(item[0]))
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xes.features="">\n'
    return head + "\n".join(traces) + "\n</log>\n"


def _place(case: str) -> tuple[bool, int]:
    """The files of the backlog first."""
    return not case.startswith(BACKLOG), int(case.removeprefix(BACKLOG))


def _string(key: str, value: str) -> str:
    return f"<string key={quoteattr(key)} value={quoteattr(value)}/>"
