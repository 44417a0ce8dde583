"""A process in words: what every key implies, what is a default, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from approvalflow.eventlog import SETTLED
from approvalflow.notation.units import Clock, number_text
from approvalflow.process import graph, values
from approvalflow.process.agendas import agendas_of
from approvalflow.process.loads import loads_of, traffic_of
from approvalflow.process.model import Outcome, Process, Step, in_words
from approvalflow.process.office import Office
from approvalflow.process.spreads import ByAttempt, ByCase, Time
from approvalflow.process.walking import varying
from approvalflow.process.writing import route_text, text_of
from approvalflow.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Paragraph,
    Row,
    Section,
    Table,
)
from approvalflow.report.documents.diary import length
from approvalflow.study.reading import Study
from approvalflow.wording import say, spoken


def explained(study: Study) -> Document:
    """The document that `explain PATH` shows."""
    process = study.today.process
    office = Office(process)
    sections = (
        ("process", (_frame(office), *_steps(process))),
        ("ladder", (_ladder(office),)),
        ("times", (_times(office),)),
        ("loads", (_loads(office), *_agendas(office))),
        ("assumptions", (_assumptions(study),)),
    )
    title = say("explain.title", name=in_words(process.name, spoken(), process.id))
    shown = tuple(
        Section(name, say(f"explain.section.{name}"), blocks) for name, blocks in sections
    )
    return Document(title, spoken(), shown)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: int = 0) -> Table:
    aligned = tuple(
        Column(say(f"head.{head}"), "right" if n >= len(heads) - right else "left")
        for n, head in enumerate(heads)
    )
    return Table("", aligned, tuple(Row(tuple(Cell(text) for text in row)) for row in rows))


def _frame(office: Office) -> Block:
    """What holds for the whole process; what nobody wrote is marked as a default."""
    process = office.process
    calendar = process.calendar
    rules = {name: str(getattr(calendar, name)) for name in ("hours", "holidays", "starts")}
    daily = number_text(round(office.timetable(SETTLED).arrivals_per_day, 2))
    items = [
        ("arrivals", say("explain.arrivals", count=daily)),
        ("calendar", say("explain.hours", **rules)),
    ]
    most = process.arrivals.most_open
    if most is not None:
        items.append(("arrivals", say("explain.most_open", count=most)))
    if calendar.closed:
        days = ", ".join(str(closure) for closure in calendar.closed)
        items.append(("calendar", say("explain.closed", days=days)))
    if len(process.backlog):
        files = ", ".join(
            say("explain.backlog.one", count=lying.count, step=step)
            for step, lying in process.backlog.items()
        )
        items.append(("backlog", say("explain.backlog", files=files)))
    for kind in ("statutory", "promised"):
        limit = getattr(process.time_limit, kind)
        if limit is not None:
            items.append(("time_limit", say("explain.limit", kind=kind, limit=text_of(limit))))
    items += [("time_limit", text) for text in _at_the_limit(process)]
    items.append(("serve_first", _order(process)))
    default = say("explain.default")
    written = process.model_fields_set
    return Facts(tuple((k, t if k in written else f"{t} {default}") for k, t in items))


def _order(process: Process) -> str:
    """Who is served first."""
    conditions = ", then ".join(str(condition) for condition in process.serve_first)
    return say("explain.order.first", conditions=conditions) if conditions else say("explain.order")


def _at_the_limit(process: Process) -> Iterator[str]:
    limits = process.time_limit
    if limits.extension is not None:
        used = text_of(limits.extension.used)
        yield say("explain.extension", by=text_of(limits.extension.by), used=used)
    if limits.if_late is not None:
        yield say("explain.late", word=text_of(limits.if_late))


def _steps(process: Process) -> Iterator[Block]:
    for name, step in process.steps.items():
        sentence = _sentence(process, name, step)
        if step.only_if is not None:
            sentence += say("explain.step.only-if", condition=str(step.only_if))
        outcomes = [text for key, o in graph.outcomes_of(step) for text in _outcome(key, o)]
        if outcomes:
            sentence += "; " + ", ".join(outcomes)
        sentence += say("explain.step.clock") if step.starts else ""
        if step.then is not None:
            sentence += say("explain.step.then", then=route_text(step.then))
        yield Paragraph(sentence + ".")


def _outcome(name: str, outcome: Outcome) -> Iterator[str]:
    """How often it happens, and what becomes of those who wait too long or never answer."""
    words = {"outcome": name.replace("_", " "), "then": _then(outcome.then)}
    if outcome.share is not None:
        reply, silent = (
            "" if value is None else say(f"explain.step.lapses.{key}", **{key: text_of(value)})
            for key, value in (("reply", outcome.reply_within), ("silent", outcome.gives_up))
        )
        text = say("explain.step.outcome", share=text_of(outcome.share), **words)
        text += say("explain.step.lapses", reply=reply, silent=silent) if reply or silent else ""
        yield text + (say("explain.step.clock") if outcome.clock else "")
    if outcome.after is not None:
        yield say("explain.step.patience", after=text_of(outcome.after), **words)


def _sentence(process: Process, name: str, step: Step) -> str:
    match step.does:
        case "wait":
            return say("explain.step.wait", name=name, takes=text_of(step.takes))
        case "issue":
            return say("explain.step.issue", name=name)
        case "parallel":
            branches = ", ".join(step.branches)
            box = say("explain.step.box", name=name, branches=branches, join=step.join.rule)
            early = say("explain.step.box.early") if step.stops_early else ""
            return box + early + (say("explain.step.box.notice") if step.asks_once else "")
        case "end":
            return say("explain.step.end", name=name)
        case "batch":
            return say("explain.step.batch", name=name, runs=step.runs) + _cut_off(step)
        case "meeting":
            return _meeting(name, step)
    work = " + ".join(text_of(part.work_time) for part in step.parts(name))
    sentence = say("explain.step.desk", name=name, role=step.by, work=work)
    role = process.roles.get(step.by or "")
    tray = step.in_tray or (role.in_tray if role else None)
    sentence += say("explain.step.tray", tray=text_of(tray)) if tray is not None else ""
    if step.due is None:
        return sentence
    due = {"after": text_of(step.due.after), "to": step.due.to, "file": step.due.file}
    return sentence + say(f"explain.step.due.{step.due.action}", **due)


def _meeting(name: str, step: Step) -> str:
    members = ", ".join(f"{seats} {role}" for role, seats in step.members.items())
    work = text_of(step.work_time)
    sentence = say("explain.step.meeting", name=name, members=members, sits=step.sits, work=work)
    for key in ("agenda", "quorum", "attendance"):
        if (value := getattr(step, key)) is not None:
            sentence += say(f"explain.step.meeting.{key}", **{key: text_of(value)})
    return sentence + _cut_off(step)


def _cut_off(step: Step) -> str:
    if step.cut_off is None:
        return ""
    return say("explain.step.meeting.cut-off", cut_off=step.cut_off)


def _then(route: Any) -> str:
    return say("explain.step.outcome.then", then=route_text(route)) if route else ""


def _ladder(office: Office) -> Block:
    """The desks in the order of writing, with how often a case comes by."""
    visits = traffic_of(office).visits
    process = office.process
    rows = []
    for name, step in process.steps.items():
        role = office.role_of(name)
        if role is None:
            continue
        signs = say("yes" if step.does in ("approve", "meeting") else "no")
        expected = number_text(round(visits.get(name, 0.0), 3))
        roles = ", ".join(step.roles)
        rows.append((name, roles, role.level or "", role.department or "", signs, expected))
    return _table(("step", "role", "level", "department", "signs", "visits"), rows, right=1)


def _times(office: Office) -> Block:
    rows: list[tuple[str, ...]] = []
    for path, value in varying(office.process):
        place = ".".join(map(str, path))
        leaves = (leaf for leaf in _leaves_with_names(value) if isinstance(leaf[1], Time))
        rows += [_implied(place, *leaf, office.working_day) for leaf in leaves]
    return _table(("place", "written", "mean", "median", "p90"), rows, right=3)


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


def _implied(place: str, name: str, time: Time, working_day: float) -> tuple[str, ...]:
    law = values.law_of(time)
    median, p90 = (float(q) for q in law.quantile(np.array([0.5, 0.9])))
    shown = (in_unit(q, time, working_day) for q in (float(law.mean()), median, p90))
    return (f"{place} ({name})" if name else place, text_of(time), *shown)


def in_unit(amount: float, time: Time, working_day: float) -> str:
    """A time in the unit of its clock."""
    del working_day  # working days are shown as such
    if time.clock is Clock.WORKING:
        return f"{amount:.2f} working days"
    return length(round(amount))


def _loads(office: Office) -> Block:
    rows = []
    for pool in loads_of(office):
        load = say("none") if pool.load is None else f"{100 * pool.load:.1f} %"
        posts = "" if pool.staff is None else str(pool.staff)
        rows.append((pool.role, posts, number_text(round(pool.hours_per_week, 1)), load))
    return _table(("role", "posts", "hours", "load"), rows, right=3)


def _agendas(office: Office) -> Iterator[Block]:
    for agenda in agendas_of(office):
        room, arriving = (f"{number:.1f}" for number in (agenda.room, agenda.arriving))
        load = f"{100 * agenda.load:.1f} %"
        words = {"step": agenda.step, "room": room, "arriving": arriving, "load": load}
        yield Paragraph(say("explain.room", **words))


def _assumptions(study: Study) -> Block:
    rows = [
        (
            str(a.mark.line),
            ".".join(a.path),
            a.value,
            f"{a.kind}: {a.words}" if a.kind else say("none"),
        )
        for a in study.today.assumptions
    ]
    return _table(("line", "place", "value", "stands"), rows)
