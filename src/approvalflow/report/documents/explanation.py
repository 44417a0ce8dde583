"""A process in words: what every key implies, what is a default, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from approvalflow.calendar.sittings import MOVED
from approvalflow.eventlog import SETTLED
from approvalflow.language.writing import route_text, text_of
from approvalflow.notation.units import Clock, number_text
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.process import graph, values
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import in_words
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.process.walking import varying
from approvalflow.report import phrases
from approvalflow.report.document import (
    Block,
    Cell,
    Column,
    Document,
    FactList,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from approvalflow.report.numbers import share_words
from approvalflow.report.view import called
from approvalflow.study.reading import Study
from approvalflow.study.summary.flows import called_in
from approvalflow.wording import say

_LATE = ("granted", "refused", "nothing")  # what silence means; by kind, it is told as written


def explained(study: Study, language: str) -> Document:
    """The document that `explain PATH` shows."""
    process = study.today.process
    office = Office(process)
    loads = loads_of(office)
    sections = (
        ("process", (_frame(office, language), *_steps(process, language))),
        ("ladder", (_ladder(office, loads, language),)),
        ("times", (_times(office, language),)),
        ("loads", (_loads(loads, language), *_agendas(loads, language))),
        ("assumptions", (_assumptions(study, language),)),
    )
    title = say("explain.title", language, name=in_words(process.name, language, process.id))
    shown = tuple(
        Section(name, say(f"explain.section.{name}", language), blocks) for name, blocks in sections
    )
    return Document(title, language, shown)


def _table(
    heads: tuple[str, ...], language: str, rows: Sequence[tuple[str, ...]], right: int = 0
) -> Table:
    aligned = tuple(
        Column(say(f"head.{head}", language), "right" if n >= len(heads) - right else "left")
        for n, head in enumerate(heads)
    )
    return Table("", aligned, tuple(TableRow(tuple(Cell(text) for text in row)) for row in rows))


def _frame(office: Office, language: str) -> Block:
    """What holds for the whole process; what nobody wrote is marked as a default."""
    process = office.process
    calendar = process.calendar
    rules = {name: str(getattr(calendar, name)) for name in ("hours", "holidays", "starts")}
    cases = phrases.intake(office.timetable(SETTLED).arrivals_a_year)
    items = [
        ("arrivals", say("explain.arrivals", language, **cases)),
        ("calendar", say("explain.hours", language, **rules)),
    ]
    most = process.arrivals.most_open
    if most is not None:
        items.append(("arrivals", say("explain.most_open", language, count=most)))
    if calendar.closed:
        days = phrases.joined("names", (str(closure) for closure in calendar.closed), language)
        items.append(("calendar", say("explain.closed", language, days=days)))
    if len(process.backlog):
        files = phrases.joined(
            "names",
            (
                say("explain.backlog.one", language, count=lying.count, step=step)
                for step, lying in process.backlog.items()
            ),
            language,
        )
        items.append(("backlog", say("explain.backlog", language, files=files)))
    for kind in ("statutory", "promised"):
        limit = getattr(process.time_limit, kind)
        if limit is not None:
            text = say(
                "explain.limit", language, kind=say(f"limit.{kind}", language), limit=text_of(limit)
            )
            items.append(("time_limit", text))
    items += [("time_limit", text) for text in _at_the_limit(process, language)]
    items.append(("serve_first", _order(process, language)))
    default = say("explain.default", language)
    written = process.model_fields_set
    return FactList(tuple((k, t if k in written else f"{t} {default}") for k, t in items))


def _order(process: Process, language: str) -> str:
    """Who is served first."""
    conditions = phrases.in_turn(map(str, process.serve_first), language)
    if not conditions:
        return say("explain.order", language)
    return say("explain.order.first", language, conditions=conditions)


def _at_the_limit(process: Process, language: str) -> Iterator[str]:
    limits = process.time_limit
    if limits.extension is not None:
        used = text_of(limits.extension.used)
        yield say("explain.extension", language, by=text_of(limits.extension.by), used=used)
    if limits.if_late is not None:
        late = text_of(limits.if_late)
        word = say(f"explain.late.{late}", language) if late in _LATE else late
        yield say("explain.late", language, word=word)


def _steps(process: Process, language: str) -> Iterator[Block]:
    for name, step in process.steps.items():
        sentence = _sentence(process, name, step, language)
        if step.only_if is not None:
            sentence += say("explain.step.only-if", language, condition=str(step.only_if))
        outcomes = [
            text for key, o in graph.outcomes_of(step) for text in _outcome(key, o, language)
        ]
        if outcomes:
            sentence = phrases.joined(
                "parts", [sentence, phrases.joined("names", outcomes, language)], language
            )
        sentence += say("explain.step.clock", language) if step.starts else ""
        if step.then is not None:
            sentence += say(
                "explain.step.then", language, then=phrases.route(route_text(step.then), language)
            )
        yield Paragraph(sentence + ".")


def _outcome(name: str, outcome: Outcome, language: str) -> Iterator[str]:
    """How often it happens, and what becomes of those who wait too long or never answer."""
    words = {"outcome": say(f"outcome.{name}", language), "then": _then(outcome.then, language)}
    if outcome.share is not None:
        reply, silent = (
            ""
            if value is None
            else say(f"explain.step.lapses.{key}", language, **{key: text_of(value)})
            for key, value in (("reply", outcome.reply_within), ("silent", outcome.gives_up))
        )
        text = say("explain.step.outcome", language, share=text_of(outcome.share), **words)
        if reply or silent:
            text += say("explain.step.lapses", language, reply=reply, silent=silent)
        yield text + (say("explain.step.clock", language) if outcome.clock else "")
    if outcome.after is not None:
        yield say("explain.step.patience", language, after=text_of(outcome.after), **words)


def _sentence(process: Process, name: str, step: Step, language: str) -> str:
    match step.does:
        case "wait":
            return say("explain.step.wait", language, name=name, takes=text_of(step.takes))
        case "issue":
            return say("explain.step.issue", language, name=name)
        case "parallel":
            branches = phrases.joined("names", step.branches, language)
            words = {
                "name": name,
                "branches": branches,
                "join": say(f"explain.join.{step.join.rule}", language),
            }
            early = say("explain.step.box.early", language) if step.stops_early else ""
            notice = say("explain.step.box.notice", language) if step.asks_once else ""
            due = "".join(_branch_deadlines(step, language))
            return say("explain.step.box", language, **words) + early + notice + due
        case "end":
            return say("explain.step.end", language, name=name)
        case "batch":
            batch = say("explain.step.batch", language, name=name, runs=_when(step, language))
            return batch + _cut_off(step, language) + _deadline(step, language)
        case "meeting":
            return _meeting(name, step, language)
    work = " + ".join(text_of(part.work_time) for part in step.parts(name))
    sentence = say("explain.step.desk", language, name=name, role=step.by, work=work)
    role = process.roles.get(step.by or "")
    tray = step.in_tray or (role.in_tray if role else None)
    sentence += say("explain.step.tray", language, tray=text_of(tray)) if tray is not None else ""
    return sentence + _deadline(step, language)


def _deadline(step: Step, language: str) -> str:
    """By when, and who takes over level by level, or where the file goes on."""
    due = step.due
    if due is None:
        return ""
    after = text_of(due.after)
    if due.goes_on:
        key = "explain.step.due.go_on" if step.timetable is None else "explain.step.due.unheard"
        words = say(key, language, after=after, file=due.file)
        return words + _then(due.then, language)
    words = ""
    for number, (role, more) in enumerate(due.rungs):
        key = "explain.step.due.up" if number else "explain.step.due.escalate"
        words += say(key, language, after=after, to=role)
        after = text_of(more)
    return words


def _when(step: Step, language: str) -> str:
    """When it sits or runs, and what becomes of a time on a day off."""
    times = step.timetable
    if times is None or not times.day_off:
        return str(times)
    key = "explain.day-off.moved" if times.day_off == MOVED else "explain.day-off.left-out"
    return times.times + say(key, language)


def _branch_deadlines(step: Step, language: str) -> Iterator[str]:
    for name, branch in step.branches.items():
        if branch.due is not None:
            after = text_of(branch.due.after)
            yield say("explain.step.due.branch", language, branch=name, after=after)


def _meeting(name: str, step: Step, language: str) -> str:
    members = phrases.joined(
        "names", (f"{seats} {role}" for role, seats in step.members.items()), language
    )
    facts = {"members": members, "sits": _when(step, language), "work": text_of(step.work_time)}
    sentence = say("explain.step.meeting", language, name=name, **facts)
    for key in ("agenda", "quorum", "attendance"):
        if (value := getattr(step, key)) is not None:
            sentence += say(f"explain.step.meeting.{key}", language, **{key: text_of(value)})
    return sentence + _cut_off(step, language) + _deadline(step, language)


def _cut_off(step: Step, language: str) -> str:
    if step.cut_off is None:
        return ""
    return say("explain.step.meeting.cut-off", language, cut_off=step.cut_off)


def _then(route: Any, language: str) -> str:
    if not route:
        return ""
    then = phrases.route(route_text(route), language)
    return say("explain.step.outcome.then", language, then=then)


def _ladder(office: Office, loads: Loads, language: str) -> Block:
    """The desks in the order of writing, with how often a case comes by."""
    visits = loads.demand.visits
    process = office.process
    names = called_in(process)
    rows = []
    for name, step in process.steps.items():
        role = office.role_of(name)
        if role is None:
            continue
        signs = say("yes" if step.does in ("approve", "meeting") else "no", language)
        expected = number_text(round(visits.get(name, 0.0), 3))
        roles = phrases.joined("names", step.roles, language)
        level = called(names.levels, role.level or "", language)
        department = called(names.departments, role.department or "", language)
        rows.append((name, roles, level, department, signs, expected))
    return _table(
        ("step", "role", "level", "department", "signs", "visits"), language, rows, right=1
    )


def _times(office: Office, language: str) -> Block:
    rows: list[tuple[str, ...]] = []
    for path, value in varying(office.process):
        place = ".".join(map(str, path))
        leaves = (leaf for leaf in _leaves_with_names(value) if isinstance(leaf[1], Time))
        rows += [_implied(place, *leaf, language) for leaf in leaves]
    return _table(("place", "written", "mean", "median", "p90"), language, rows, right=3)


def _leaves_with_names(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, ByCase):
        for key, part in value.options:
            yield from _leaves_with_names(part, f"{name} {key}".strip())
        if value.otherwise is not None:
            yield from _leaves_with_names(value.otherwise, f"{name} otherwise".strip())
    elif isinstance(value, ByAttempt):
        for number, part in enumerate(value.attempts, 1):
            yield from _leaves_with_names(part, f"{name} {number}".strip())
    else:
        yield name, value


def _implied(place: str, name: str, time: Time, language: str) -> tuple[str, ...]:
    law = values.law_of(time)
    median, p90 = (float(q) for q in law.quantile(np.array([0.5, 0.9])))
    shown = (_in_unit(q, time, language) for q in (float(law.mean()), median, p90))
    return (f"{place} ({name})" if name else place, text_of(time), *shown)


def _in_unit(amount: float, time: Time, language: str) -> str:
    """A time in the unit of its clock: working days, or seconds."""
    if time.clock is Clock.WORKING:
        return say("duration.working day", language, number=f"{amount:.2f}")
    return phrases.span(round(amount), language)


def _loads(loads: Loads, language: str) -> Block:
    heads: tuple[str, ...] = ("role", "posts", "hours", "load")
    rows: list[tuple[str, ...]] = []
    leaving = any(pool.answered is not None for pool in loads.pools)
    for pool in loads.pools:
        load = say("none", language) if pool.load is None else share_words(pool.load, 1, language)
        posts = "" if pool.staff is None else str(pool.staff)
        row = (pool.role, posts, number_text(round(pool.hours_per_week, 1)), load)
        answered = "" if pool.answered is None else share_words(pool.answered, 0, language)
        rows.append((*row, answered) if leaving else row)
    heads = (*heads, "answered") if leaving else heads
    return _table(heads, language, rows, right=len(heads) - 1)


def _agendas(loads: Loads, language: str) -> Iterator[Block]:
    for agenda in loads.agendas:
        room, arriving = (f"{number:.1f}" for number in (agenda.room, agenda.arriving))
        load = share_words(agenda.load, 1, language)
        words = {"step": agenda.step, "room": room, "arriving": arriving, "load": load}
        yield Paragraph(say("explain.room", language, **words))


def _assumptions(study: Study, language: str) -> Block:
    rows = [
        (
            str(a.mark.line),
            ".".join(a.path),
            a.value,
            say(f"explain.{a.kind}", language, words=a.words) if a.kind else say("none", language),
        )
        for a in study.today.assumptions
    ]
    return _table(("line", "place", "value", "stands"), language, rows)
