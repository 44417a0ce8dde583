"""A process in words: what every key implies, what is a default, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from approvalflow.calendar.sittings import MOVED
from approvalflow.eventlog import SETTLED
from approvalflow.language.provenance import Assumption
from approvalflow.language.writing import text_of
from approvalflow.notation.units import Clock, number_text
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.process import graph, values
from approvalflow.process.found import without_found
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import in_words, words_of
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
from approvalflow.report.documents.asking import asking, unasked
from approvalflow.report.documents.telling import Telling
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
    loads, told = loads_of(office), Telling(process, language)
    sections = (
        ("process", (_frame(office, told), *_steps(told))),
        ("ladder", (_ladder(office, loads, told),)),
        ("times", (_times(office, language),)),
        ("loads", (_loads(loads, language), *_agendas(loads, language), *unasked(told))),
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


def _frame(office: Office, told: Telling) -> Block:
    """What holds for the whole process; what nobody wrote is marked as a default."""
    process, language = office.process, told.language
    calendar = process.calendar
    rules = {name: str(getattr(calendar, name)) for name in ("hours", "holidays", "starts")}
    rules["hours"] = told.times(rules["hours"])
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
                say("explain.backlog.one", language, count=lying.count, step=told.step(step))
                for step, lying in process.backlog.items()
            ),
            language,
        )
        items.append(("backlog", say("explain.backlog", language, files=files)))
    for kind in ("statutory", "promised"):
        limit = getattr(process.time_limit, kind)
        if limit is not None:
            text = say(
                "explain.limit",
                language,
                kind=say(f"limit.{kind}", language),
                limit=told.value(limit),
            )
            items.append(("time_limit", text))
    items += [("time_limit", text) for text in _at_the_limit(told)]
    items.append(("serve_first", _order(told)))
    items += asking(told)
    default = say("explain.default", language)
    written = process.model_fields_set
    shown = ((k, t if k in written else f"{t} {default}") for k, t in items)
    return FactList(tuple((told.key(k), text) for k, text in shown))


def _order(told: Telling) -> str:
    """Who is served first."""
    language = told.language
    conditions = phrases.in_turn(map(told.condition, told.process.serve_first), language)
    if not conditions:
        return say("explain.order", language)
    return say("explain.order.first", language, conditions=conditions)


def _at_the_limit(told: Telling) -> Iterator[str]:
    limits, language = told.process.time_limit, told.language
    if limits.extension is not None:
        used = told.value(limits.extension.used)
        yield say("explain.extension", language, by=told.value(limits.extension.by), used=used)
    if limits.if_late is not None:
        late = text_of(limits.if_late)
        word = say(f"explain.late.{late}", language) if late in _LATE else late
        yield say("explain.late", language, word=word)


def _steps(told: Telling) -> Iterator[Block]:
    language = told.language
    for name, step in without_found(told.process).steps.items():
        sentence = _sentence(told, name, step)
        if step.only_if is not None and step.appealed is None:
            sentence += say(
                "explain.step.only-if", language, condition=told.condition(step.only_if)
            )
        outcomes = [text for key, o in graph.outcomes_of(step) for text in _outcome(key, o, told)]
        if outcomes:
            sentence = phrases.joined(
                "parts", [sentence, phrases.joined("names", outcomes, language)], language
            )
        sentence += say("explain.step.clock", language) if step.starts else ""
        sentence += say("explain.step.visible", language) if step.visible == "yes" else ""
        if step.then is not None:
            sentence += say("explain.step.then", language, then=told.route(step.then))
        yield Paragraph(say("explain.step.ends", language, sentence=sentence))


def _outcome(name: str, outcome: Outcome, told: Telling) -> Iterator[str]:
    """How often it happens, and what becomes of those who wait too long or never answer."""
    language = told.language
    words = {"outcome": say(f"outcome.{name}", language), "then": _then(outcome.then, told)}
    if outcome.share is not None:
        reply, silent = (
            ""
            if value is None
            else say(f"explain.step.lapses.{key}", language, **{key: told.value(value)})
            for key, value in (("reply", outcome.reply_within), ("silent", outcome.gives_up))
        )
        text = say("explain.step.outcome", language, share=told.value(outcome.share), **words)
        if reply or silent:
            text += say("explain.step.lapses", language, reply=reply, silent=silent)
        text += say("explain.step.visible", language) if outcome.visible == "yes" else ""
        text += _appealed(outcome, told)
        yield text + (say("explain.step.clock", language) if outcome.clock else "")
    if outcome.if_found is not None:
        text = say("explain.step.found", language, **words)
        text += say("explain.step.visible", language) if outcome.visible == "yes" else ""
        yield text + _appealed(outcome, told)
    if outcome.after is not None:
        yield say("explain.step.patience", language, after=told.value(outcome.after), **words)


def _appealed(outcome: Outcome, told: Telling) -> str:
    if outcome.appeal is None:
        return ""
    share, role = told.value(outcome.appeal.share), told.role(outcome.appeal.by)
    return say("explain.step.appeal", told.language, share=share, role=role)


def _sentence(told: Telling, name: str, step: Step) -> str:
    process, language, called_so = told.process, told.language, told.step(name)
    match step.does:
        case "wait":
            return say("explain.step.wait", language, name=called_so, takes=told.value(step.takes))
        case "issue":
            return say("explain.step.issue", language, name=called_so)
        case "parallel":
            branches = phrases.joined("names", step.branches, language)
            words = {
                "name": called_so,
                "branches": branches,
                "join": say(f"explain.join.{step.join.rule}", language),
            }
            early = say("explain.step.box.early", language) if step.stops_early else ""
            notice = say("explain.step.box.notice", language) if step.asks_once else ""
            due = "".join(_branch_deadlines(step, told))
            return say("explain.step.box", language, **words) + early + notice + due
        case "end":
            return say("explain.step.end", language, name=called_so)
        case "batch":
            batch = say("explain.step.batch", language, name=called_so, runs=_when(step, told))
            return batch + _cut_off(step, told) + _deadline(step, told)
        case "meeting":
            return _meeting(called_so, step, told)
    work = " + ".join(told.value(part.work_time) for part in step.parts(name))
    sentence = say(
        "explain.step.desk", language, name=called_so, role=told.role(step.by or ""), work=work
    )
    role = process.roles.get(step.by or "")
    tray = step.in_tray or (role.in_tray if role else None)
    sentence += (
        say("explain.step.tray", language, tray=told.value(tray)) if tray is not None else ""
    )
    return sentence + _deadline(step, told)


def _deadline(step: Step, told: Telling) -> str:
    """By when, and who takes over level by level, or where the file goes on."""
    due, language = step.due, told.language
    if due is None:
        return ""
    after = told.value(due.after)
    if due.goes_on:
        key = "explain.step.due.go_on" if step.timetable is None else "explain.step.due.unheard"
        words = say(key, language, after=after, file=due.file)
        return words + _then(due.then, told)
    words = ""
    for number, (role, more) in enumerate(due.rungs):
        key = "explain.step.due.up" if number else "explain.step.due.escalate"
        words += say(key, language, after=after, to=told.role(role))
        after = told.value(more)
    return words


def _when(step: Step, told: Telling) -> str:
    """When it sits or runs, and what becomes of a time on a day off."""
    times = step.timetable
    if times is None or not times.day_off:
        return told.times(str(times)) if times else ""
    key = "explain.day-off.moved" if times.day_off == MOVED else "explain.day-off.left-out"
    return told.times(times.times) + say(key, told.language)


def _branch_deadlines(step: Step, told: Telling) -> Iterator[str]:
    for name, branch in step.branches.items():
        if branch.due is not None:
            after = told.value(branch.due.after)
            yield say("explain.step.due.branch", told.language, branch=name, after=after)


def _meeting(name: str, step: Step, told: Telling) -> str:
    language = told.language
    members = phrases.joined(
        "names",
        (
            say("explain.step.seats", language, count=seats, role=told.role(role))
            for role, seats in step.members.items()
        ),
        language,
    )
    facts = {"members": members, "sits": _when(step, told), "work": told.value(step.work_time)}
    sentence = say("explain.step.meeting", language, name=name, **facts)
    for key in ("agenda", "quorum", "attendance"):
        if (value := getattr(step, key)) is not None:
            sentence += say(f"explain.step.meeting.{key}", language, **{key: told.value(value)})
    return sentence + _cut_off(step, told) + _deadline(step, told)


def _cut_off(step: Step, told: Telling) -> str:
    if step.cut_off is None:
        return ""
    return say("explain.step.meeting.cut-off", told.language, cut_off=told.value(step.cut_off))


def _then(route: Any, told: Telling) -> str:
    if not route:
        return ""
    return say("explain.step.outcome.then", told.language, then=told.route(route))


def _ladder(office: Office, loads: Loads, told: Telling) -> Block:
    """The desks in the order of writing, with how often a case comes by."""
    visits = loads.demand.visits
    process, language = office.process, told.language
    names = called_in(process)
    rows = []
    for name, step in process.steps.items():
        role = office.role_of(name)
        if role is None:
            continue
        signs = say("yes" if step.does in ("approve", "meeting") else "no", language)
        expected = number_text(round(visits.get(name, 0.0), 3))
        roles = phrases.joined("names", map(told.role, step.roles), language)
        level = called(names.levels, role.level or "", language)
        department = called(names.departments, role.department or "", language)
        rows.append((told.step(name), roles, level, department, signs, expected))
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


def _stands(one: Assumption, language: str) -> str:
    """What stands behind a number."""
    if not one.kind:
        return say("none", language)
    words = in_words(words_of(one.words), language, one.words)
    return say(f"explain.{one.kind}", language, words=words)


def _assumptions(study: Study, language: str) -> Block:
    rows = [
        (
            str(a.mark.line),
            ".".join(a.path),
            a.value,
            _stands(a, language),
        )
        for a in study.today.assumptions
    ]
    return _table(("line", "place", "value", "stands"), language, rows)
