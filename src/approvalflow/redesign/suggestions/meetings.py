"""Ideas about meetings and batches: to sit more often, and to hear more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from approvalflow.calendar.hours import WEEKDAYS
from approvalflow.calendar.sittings import Sits
from approvalflow.eventlog import SETTLED
from approvalflow.office.filling import AMPLE
from approvalflow.redesign.suggestions.idea import Found, Idea, percent, quoted
from approvalflow.seconds import DAY

_ALSO = {1: 3, 2: 4, 3: 1, 4: 2}  # the other of two weekdays of a month that lie two weeks apart
_NTH = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th"}


def sittings(found: Found) -> Iterator[Idea]:
    """A file waits for half the interval on average, however little there is to hear."""
    for name, step in found.process.steps.items():
        timetable = step.timetable
        if timetable is None:
            continue
        days = days_between(found, name)
        oftener = twice_as_often(timetable)
        if oftener and days > 1.5:
            key = "sits" if step.sits is not None else "runs"
            yield Idea(
                "suggest.oftener",
                {"step": name, "days": f"{days / 2:.4f}"},
                f'set: {{steps: {{{quoted(name)}: {{{key}: "{oftener}"}}}}}}',
            )


def agendas(found: Found) -> Iterator[Idea]:
    """Sittings that have hardly any room for what comes."""
    for name, load in found.agendas.items():
        agenda = found.process.steps[name].agenda
        if load.load > AMPLE and agenda is not None and load.wanted > agenda:
            yield Idea(
                "suggest.agenda",
                {"step": name, "load": percent(load.load), "wanted": str(load.wanted)},
                f"set: {{steps: {{{quoted(name)}: {{agenda: {load.wanted}}}}}}}",
            )


def days_between(found: Found, name: str) -> float:
    """Calendar days from one sitting or run to the next, on average."""
    schedule = found.office.timetable(SETTLED).schedules[name]
    return float(schedule.opens[-1] - schedule.opens[0]) / DAY / max(len(schedule) - 1, 1)


def twice_as_often(sits: Sits) -> str:
    """The same windows, about twice as often; "" where the timetable is not that simple."""
    window = re.sub(r"^.*?(?=\d\d?:\d\d)", "", sits.text)  # with what is said of days off
    if sits.weeks:
        half = sits.weeks // 2
        return f"every {half} weeks from {sits.since} {window}" if half else ""
    days = [number for number, spans in enumerate(sits.hours.days) if spans]
    if len(days) != 1:
        return ""
    (day,) = days
    if len(sits.nths) == 1 and sits.nths[0] in _ALSO:
        first, second = sorted((sits.nths[0], _ALSO[sits.nths[0]]))
        return f"{_NTH[first]} and {_NTH[second]} {WEEKDAYS[day]} {window}"
    if sits.nths:
        return ""
    other = (day + 3) % 5 if day < 5 else (day + 3) % 7
    first, second = sorted((day, other))
    return f"{WEEKDAYS[first]} {WEEKDAYS[second]} {window}"
