"""Checks of arrivals and of the days on which they can come."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.calendar.hours import MONTHS, WEEKDAYS
from approvalflow.checks.findings import Finding
from approvalflow.eventlog import CALENDAR_ONLY
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process.model.arrivals import Arrivals
from approvalflow.process.model.process import Process
from approvalflow.process.walking import Path
from approvalflow.seconds import YEAR


def arrivals_fit(office: Office) -> Iterator[Finding]:
    """An hour, minute or day of arrivals in office hours could be an open one or any."""
    process = office.process
    closed = not process.calendar.hours.always
    for path, arrivals in _incoming(process):
        if arrivals.per in ("h", "min") and arrivals.when == "office hours" and closed:
            yield Finding("arrivals-which-hour", path, {"per": str(arrivals.per)})
        if arrivals.per == "open hour" and arrivals.when == "any time":
            yield Finding("arrivals-open-hour", path)
        if arrivals.per == "calendar day" and arrivals.when == "office hours" and closed:
            yield Finding("arrivals-calendar-day", path)


def _incoming(process: Process) -> Iterator[tuple[Path, Arrivals]]:
    for name, arrivals in process.incoming:
        yield ("#streams", name) if name else ("arrivals",), arrivals


def factors_fit(office: Office) -> Iterator[Finding]:
    """Months and weekdays that exist, and a weekday on which cases can come."""
    process = office.process
    for path, arrivals in _incoming(process):
        yield from _factors_fit(process, path, arrivals)


def _factors_fit(process: Process, at: Path, arrivals: Arrivals) -> Iterator[Finding]:
    hours = process.calendar.hours
    for name in arrivals.by_month:
        if name not in MONTHS:
            parameters = {"word": name, "suggestion": _short_name(name, MONTHS)}
            yield Finding("unknown-month", (*at, "by_month", name), parameters, on_key=True)
    for name in arrivals.by_weekday:
        path: Path = (*at, "by_weekday", name)
        if name not in WEEKDAYS:
            parameters = {"word": name, "suggestion": _short_name(name, WEEKDAYS)}
            yield Finding("unknown-weekday", path, parameters, on_key=True)
        elif arrivals.when == "office hours" and not hours.days[WEEKDAYS.index(name)]:
            yield Finding("weekday-closed", path, {"day": name}, "warning", on_key=True)


def _short_name(word: str, names: tuple[str, ...]) -> str:
    """The three letters that were meant: of September, septembre or sep."""
    short = word[:3].capitalize()
    return short if short in names else near(word, names)


def intake_is_one(office: Office) -> Iterator[Finding]:
    """Open cases are counted for the whole office."""
    process = office.process
    for path, arrivals in _incoming(process):
        if arrivals.most_open is not None and len(process.streams):
            yield Finding("intake-of-several", (*path, "most_open"), {"process": str(path[1])})


def days_fit(office: Office) -> Iterator[Finding]:
    """Closed days leave some open; not all the factors are zero."""
    process = office.process
    rules = process.calendar
    factors = any(len(a.by_month) or len(a.by_weekday) for _, a in process.incoming)
    if not (rules.closed or factors):
        return
    times = office.timetable(CALENDAR_ONLY)
    if not times.calendar.open_between(0, YEAR):
        yield Finding("closed-all-year", ("calendar", "closed"), on_key=True)
        return
    for (path, _), stream in zip(_incoming(process), times.streams, strict=True):
        if not stream.between(0, YEAR):
            yield Finding("arrivals-never", path, on_key=True)
