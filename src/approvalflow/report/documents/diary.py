"""The dated diary of one case: what happened when, and why it took so long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from approvalflow.eventlog import NOBODY, NOT_BEGUN, EventLog, Result
from approvalflow.measures.presence import by_hours
from approvalflow.measures.seated import first_chance
from approvalflow.process.office import Office
from approvalflow.report.document import Cell, Column, Document, Paragraph, Row, Section, Table
from approvalflow.seconds import DAY, HOUR
from approvalflow.study.logs import moment
from approvalflow.wording import say, spoken

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def diary_of(log: EventLog, office: Office, case: int) -> Document:
    """The document of a case, by its number from 0; raises IndexError if there is none."""
    rows = [
        Row((Cell(_when(office, int(log.cases.submitted[case]))), Cell(say("diary.submitted")),
             Cell(_facts(log, office, case)))),
        *(_visit(log, office, int(n)) for n in np.flatnonzero(log.visits.case == case)),
    ]  # fmt: skip
    columns = tuple(Column(say(f"head.{name}")) for name in ("when", "what", "why"))
    table = Table("", columns, tuple(rows))
    name = dict(office.process.name or ()).get("") or office.process.id
    title = say("diary.title", case=case - log.cases.ahead + 1, name=name)
    ending = Paragraph(_ending(log, case))
    return Document(title, spoken(), (Section("diary", "", (table, ending)),))


def _when(office: Office, seconds: int) -> str:
    at = moment(office, seconds)
    return f"{_WEEKDAYS[at.weekday()]} {at:%Y-%m-%d %H:%M}"


def _facts(log: EventLog, office: Office, case: int) -> str:
    """What is known of the case."""
    words = []
    for name, datum in office.process.case_data.items():
        known = log.cases.attributes[name][case]
        if datum.yes is not None:
            words.append(f"{name}: {say('yes' if known else 'no')}")
        elif datum.number is not None:
            words.append(f"{name}: {known:,.0f} {datum.variable.unit}".replace(",", " "))  # type: ignore[union-attr]
        else:
            words.append(f"{name}: {datum.categories[int(known)]}")
    return ", ".join(words)


def _visit(log: EventLog, office: Office, n: int) -> Row:
    v = log.visits
    step = log.steps[v.step[n]]
    again = say("diary.visit", visit=v.visit[n]) if v.visit[n] > 1 else ""
    if office.process.steps[step].does == "meeting":
        outcome = log.outcomes[v.step[n]][v.outcome[n]].replace("_", " ")
        what = say("diary.step.meeting", step=step, outcome=outcome) + again
    elif v.role[n] < 0:
        what = say("diary.step.alone", step=step) + again
    else:
        person = say("diary.person", number=v.person[n] + 1) if v.person[n] != NOBODY else ""
        outcome = log.outcomes[v.step[n]][v.outcome[n]].replace("_", " ")
        role = log.roles[v.role[n]] if v.started[n] != NOT_BEGUN else say("diary.nobody")
        what = say("diary.step", step=step, role=role, person=person, outcome=outcome) + again
    why = ", ".join(_reasons(log, office, n))
    return Row((Cell(_when(office, int(v.finished[n]))), Cell(what), Cell(why)))


def _reasons(log: EventLog, office: Office, n: int) -> Iterator[str]:
    v = log.visits
    before = int(v.previous[n])
    set_off = v.answered[before] if before >= 0 else log.cases.submitted[v.case[n]]
    started = v.taken_up[n]
    spans = [("transfer", v.arrived[n] - set_off), ("tray", v.ready[n] - v.arrived[n]),
             ("queue", started - v.ready[n])]  # fmt: skip
    took = v.finished[n] - started
    if office.process.steps[log.steps[v.step[n]]].timetable is not None:
        chance = int(first_chance(log, office, np.array([n]))[0])
        spans = [spans[0], ("sitting", chance - v.ready[n]), ("agenda", started - chance),
                  ("heard", took), ("applicant", v.answered[n] - v.finished[n])]  # fmt: skip
    elif v.role[n] < 0:
        spans += [("wait", took), ("applicant", v.answered[n] - v.finished[n])]
    else:
        known = by_hours(log, office, np.array([n]))
        hours = known[0][1] if known else office.timetable(log.horizon).calendar
        work = hours.open_between(started, v.finished[n])
        yield from (say(f"diary.{key}", time=length(int(s))) for key, s in spans if s > 0)
        yield say("diary.work", work=length(int(work)))
        spans = [("pause", took - work), ("applicant", v.answered[n] - v.finished[n])]
    yield from (say(f"diary.{key}", time=length(int(s))) for key, s in spans if s > 0)


def length(seconds: int) -> str:
    """3 d 4 h, 2 h 5 min, 12 min: two units are enough to understand a wait."""
    if seconds >= DAY:
        days, rest = divmod(seconds, DAY)
        return f"{days} d {rest // HOUR} h" if rest >= HOUR else f"{days} d"
    if seconds >= HOUR:
        hours, rest = divmod(seconds, HOUR)
        return f"{hours} h {rest // 60} min" if rest >= 60 else f"{hours} h"
    return f"{seconds // 60} min" if seconds >= 60 else f"{seconds} s"


def _ending(log: EventLog, case: int) -> str:
    decided = int(log.cases.decided[case])
    if decided < 0:
        return say("diary.open")
    result = Result(int(log.cases.result[case])).name.lower()
    days = (decided - int(log.cases.submitted[case])) / DAY
    return say("diary.end", result=result, days=f"{days:.1f}")
