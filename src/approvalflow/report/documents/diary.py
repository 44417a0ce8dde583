"""The dated diary of one case: what happened when, and why it took so long."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from approvalflow.eventlog import IN_VAIN, NOBODY, NOT_BEGUN, Ending, EventLog
from approvalflow.measures.presence import by_hours
from approvalflow.measures.seated import first_chance
from approvalflow.office.office import Office
from approvalflow.report.document import Cell, Column, Document, Paragraph, Section, Table, TableRow
from approvalflow.report.phrases import joined, span
from approvalflow.seconds import DAY
from approvalflow.study.tables import moment
from approvalflow.wording import say


def diary_of(log: EventLog, office: Office, case: int, language: str) -> Document:
    """The document of a case, by its number from 0; raises IndexError if there is none."""
    begins = (
        _when(office, language, int(log.cases.submitted[case])),
        say("diary.submitted", language),
        _facts(log, office, case, language),
    )
    rows = [
        TableRow(tuple(map(Cell, begins))),
        *(_visit(log, office, int(n), language) for n in np.flatnonzero(log.visits.case == case)),
    ]
    columns = tuple(Column(say(f"head.{name}", language)) for name in ("when", "what", "why"))
    table = Table("", columns, tuple(rows))
    name = dict(office.process.name or ()).get("") or office.process.id
    title = say("diary.title", language, case=case - log.cases.ahead + 1, name=name)
    ending = Paragraph(_ending(log, case, language))
    return Document(title, language, (Section("diary", "", (table, ending)),))


def _when(office: Office, language: str, seconds: int) -> str:
    at = moment(office, seconds)
    weekday = say(f"diary.weekday.{at.weekday()}", language)
    return f"{weekday} {at:%Y-%m-%d %H:%M}"


def _facts(log: EventLog, office: Office, case: int, language: str) -> str:
    """What is known of the case."""
    words = []
    for name, datum in office.process.case_data.items():
        known = log.cases.attributes[name][case]
        if datum.yes is not None:
            words.append(f"{name}: {say('yes' if known else 'no', language)}")
        elif datum.number is not None:
            words.append(f"{name}: {known:,.0f} {datum.variable.unit}".replace(",", " "))  # type: ignore[union-attr]
        else:
            words.append(f"{name}: {datum.categories[int(known)]}")
    return joined("names", words, language)


def _visit(log: EventLog, office: Office, n: int, language: str) -> TableRow:
    v = log.visits
    step = log.steps[v.step[n]]
    again = say("diary.visit", language, visit=v.visit[n]) if v.visit[n] > 1 else ""
    if office.process.steps[step].does == "meeting":
        outcome = _outcome(log, n, language)
        what = say("diary.step.meeting", language, step=step, outcome=outcome) + again
    elif v.role[n] < 0:
        what = say("diary.step.alone", language, step=step) + again
    else:
        person = (
            say("diary.person", language, number=v.person[n] + 1) if v.person[n] != NOBODY else ""
        )
        outcome = _outcome(log, n, language)
        role = log.roles[v.role[n]] if v.started[n] != NOT_BEGUN else say("diary.nobody", language)
        what = (
            say("diary.step", language, step=step, role=role, person=person, outcome=outcome)
            + again
        )
    why = joined("names", _reasons(log, office, n, language), language)
    return TableRow((Cell(_when(office, language, int(v.finished[n]))), Cell(what), Cell(why)))


def _reasons(log: EventLog, office: Office, n: int, language: str) -> Iterator[str]:
    v = log.visits
    before = int(v.previous[n])
    set_off = v.answered[before] if before >= 0 else log.cases.submitted[v.case[n]]
    started = v.taken_up[n]
    spans = [("transfer", v.arrived[n] - set_off), ("tray", v.ready[n] - v.arrived[n]),
             ("queue", started - v.ready[n])]  # fmt: skip
    if v.outcome[n] == IN_VAIN:
        spans = []  # the case does not wait for it, and what it waited before is told already
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
        yield from (
            say(f"diary.{key}", language, time=span(int(s), language)) for key, s in spans if s > 0
        )
        yield say("diary.work", language, work=span(int(work), language))
        spans = [("pause", took - work), ("applicant", v.answered[n] - v.finished[n])]
    yield from (
        say(f"diary.{key}", language, time=span(int(s), language)) for key, s in spans if s > 0
    )


def _outcome(log: EventLog, n: int, language: str) -> str:
    name = log.outcomes[log.visits.step[n]][log.visits.outcome[n]]
    return say(f"outcome.{name}", language)


def _ending(log: EventLog, case: int, language: str) -> str:
    decided = int(log.cases.decided[case])
    if decided < 0:
        return say("diary.open", language)
    result = say(f"place.{Ending(int(log.cases.result[case])).name.lower()}", language)
    took = decided - int(log.cases.submitted[case])
    if took < DAY:
        return say("diary.end.soon", language, result=result, time=span(took, language))
    return say("diary.end", language, result=result, days=f"{took / DAY:.1f}")
