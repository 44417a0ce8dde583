"""An event log as a file: CSV for spreadsheets, XES (IEEE 1849) for process mining."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from approvalflow.eventlog import BROKEN_OFF_NAME, ESCALATED_NAME, EventLog
from approvalflow.office.office import Office
from approvalflow.process.values import NO, YES
from approvalflow.study.tables import VISIT_HEADS, DataTable, attributes_of, case_ids, visits_of

SUFFIXES = (".csv", ".xes")
BOM = "\ufeff"  # Excel and WPS take the file for UTF-8 only with it
_OF_A_TRACE = ("concept:name",)


def text_of(log: EventLog, office: Office, suffix: str) -> str:
    """The text of a file with one of SUFFIXES; raises KeyError for any other."""
    return {".csv": _csv, ".xes": _xes}[suffix.lower()](log, office)


def written(cell: Any) -> str:
    """A cell of a table in text: nothing where there is nothing."""
    match cell:
        case None:
            return ""
        case bool():
            return YES if cell else NO
        case datetime():
            return cell.isoformat()
        case _:
            return str(cell)


def rows(table: DataTable) -> Iterator[tuple[str, ...]]:
    """A table row by row, in text."""
    return zip(*([written(cell) for cell in c.cells] for c in table.columns), strict=True)


def _csv(log: EventLog, office: Office) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    table = visits_of(log, office)
    writer.writerow(table.names)
    writer.writerows(rows(table))
    return BOM + out.getvalue()


def _xes(log: EventLog, office: Office) -> str:
    by_case: dict[str, list[str]] = {}
    visits = DataTable(visits_of(log, office).columns[: len(VISIT_HEADS)])
    for case, step, _, _, _, started, finished, _, role, person, outcome in rows(visits):
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
        f"<trace>{head}{''.join(by_case[case])}</trace>"
        for case, head in _heads(log, office)
        if case in by_case
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xes.features="">\n'
    return head + "\n".join(traces) + "\n</log>\n"


def _heads(log: EventLog, office: Office) -> Iterator[tuple[str, str]]:
    """Each case with what is said of it before its events, the files of the backlog first."""
    attributes = attributes_of(log, office, _OF_A_TRACE)
    for number, case in enumerate(case_ids(log)):
        known = (_attribute(a.name, a.cells[number]) for a in attributes)
        yield case, _string("concept:name", case) + "".join(known)


def _attribute(key: str, value: Any) -> str:
    """Of the kind that the standard has for it."""
    match value:
        case None:
            return ""
        case bool():
            return f'<boolean key={quoteattr(key)} value="{str(value).lower()}"/>'
        case float():
            return f'<float key={quoteattr(key)} value="{value}"/>'
        case _:
            return _string(key, str(value))


def _string(key: str, value: str) -> str:
    return f"<string key={quoteattr(key)} value={quoteattr(value)}/>"
