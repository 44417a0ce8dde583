"""Neighbours: whose applicants gain, and whose officials do the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.report.document import Block, Cell, Column, Paragraph, Table, TableRow
from approvalflow.report.sections.answer.figures import sure
from approvalflow.report.sections.hours import hours_text, money_text
from approvalflow.report.view import View
from approvalflow.study.result import Design

_FEWEST = 2  # jurisdictions
_HEADS = ("posts", "hours", "cost", "load")


def neighbours(view: View) -> tuple[Block, ...]:
    """Nothing where the roles belong to one jurisdiction, or name none."""
    names = tuple(dict.fromkeys(name for d in view.designs for name in d.officials))
    if len(names) < _FEWEST:
        return ()
    homes = tuple(_homes(view, names))
    answer = Paragraph(view.sentences(*_answer(view, names, homes)))
    return (answer, *(_applicants(view, home) for home in homes), _officials(view, names))


def _answer(view: View, names: Sequence[str], homes: Sequence[str]) -> Iterator[str]:
    """Of the redesign in view: what becomes of the days of each, and of the work of each."""
    today, design = view.designs[0], view.in_view
    for home in homes:
        days = [
            view.say("neighbours.days", name=view.category(home, kind), today=before, design=after)
            for kind in today.by[home]
            for before, after in [[_of_kind(view, d, home, kind) for d in (today, design)]]
        ]
        said = {"mark": view.mark(design), "days": view.joined("names", days), **view.words}
        yield view.say("neighbours.answer.days" if view.comparing else "neighbours.answer", **said)
    if view.comparing:
        hours = [
            view.say("neighbours.work", name=view.jurisdiction(name), today=before, design=after)
            for name in names
            for before, after in [[_hours(view, d, name) for d in (today, design)]]
        ]
        yield view.say("neighbours.answer.work", hours=view.joined("names", hours))


def _hours(view: View, design: Design, name: str) -> str:
    found = design.officials.get(name)
    return hours_text(found.hours if found is not None else 0.0, view.language)


def _homes(view: View, names: Sequence[str]) -> Iterator[str]:
    """The case data that say whose applicant it is: their kinds are the jurisdictions."""
    for attribute, kinds in view.designs[0].by.items():
        if len(kinds) >= _FEWEST and set(kinds) <= set(names):
            yield attribute


def _applicants(view: View, home: str) -> Table:
    """The mean days of the applicants of each, today and with each redesign."""
    columns = [Column(view.say("neighbours.applicants.of"))]
    columns += [Column(_name(view, design), "right") for design in view.designs]
    rows = []
    for kind in view.designs[0].by[home]:
        days = (_of_kind(view, design, home, kind) for design in view.designs)
        rows.append(TableRow((Cell(view.category(home, kind)), *map(Cell, days))))
    return Table(view.say("neighbours.applicants", **view.words), tuple(columns), tuple(rows))


def _name(view: View, design: Design) -> str:
    """By its letter, which stands beside its name on the first screen."""
    today = design is view.designs[0]
    return view.short(design) if today else view.mark(design)


def _of_kind(view: View, design: Design, home: str, kind: str) -> str:
    value = design.by.get(home, {}).get(kind, {}).get("days_mean")
    if value is None or value.value is None:
        return view.say("number.none")
    return view.figures.amount("days_mean", value.value, value.low, value.high)


def _officials(view: View, names: Sequence[str]) -> Table:
    """What each design asks of the officials of each, one row each."""
    columns = [Column(view.say("neighbours.officials.of")), Column(view.say("neighbours.with"))]
    columns += [Column(view.say(f"neighbours.{head}"), "right") for head in _HEADS]
    rows = []
    for name in names:
        for design in view.designs:
            cells = (view.jurisdiction(name), _name(view, design), *_figures(view, design, name))
            rows.append(TableRow(tuple(map(Cell, cells))))
    return Table(view.say("neighbours.officials"), tuple(columns), tuple(rows))


def _figures(view: View, design: Design, name: str) -> Iterator[str]:
    found = design.officials.get(name)
    if found is None:
        yield from (view.say("number.none") for _ in _HEADS)
        return
    none = view.say("number.none")
    yield str(found.posts)
    yield hours_text(found.hours, view.language)
    yield none if found.cost is None else money_text(sure(found.cost, 0.0), view.language)
    yield none if found.load is None else view.figures.share(found.load, 0)
