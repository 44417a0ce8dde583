"""Stored results beside each other, as a document: what was compared, and measure by measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from approvalflow.measures.facts import UNSAID
from approvalflow.measures.kpis import placed
from approvalflow.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from approvalflow.report.phrases import joined
from approvalflow.report.view import View, compared_cell, in_language
from approvalflow.study.beside import DesignPair, ResultPair
from approvalflow.study.result import Design, Result
from approvalflow.wording import say


def beside_document(pairs: Sequence[ResultPair], language: str) -> Document:
    """A section a pair of results."""
    sections = [
        Section(f"pair-{n}", _title(one, language), tuple(_blocks(one, language)), brief=True)
        for n, one in enumerate(pairs, 1)
    ]
    return Document(say("beside.title", language), language, tuple(sections))


def _title(pair: ResultPair, language: str) -> str:
    return say("beside.pair", language, first=pair.first.name, second=pair.second.name)


def _blocks(pair: ResultPair, language: str) -> Iterator[Block]:
    yield Paragraph(_luck(pair, language), "note" if pair.luck != "shared" else "plain")
    yield from (Paragraph(text) for text in _notes(pair, language))
    for design in pair.designs:
        if len(pair.designs) > 1:
            yield Heading(_name(pair, design, language))
        yield _table(pair, design, language)
        yield from (Paragraph(text) for text in _left_out(design, language))
    yield Paragraph(say("beside.each", language))


def _luck(pair: ResultPair, language: str) -> str:
    one, two = pair.first.result.inputs, pair.second.result.inputs
    told = {
        "seed": one.seed, "other": two.seed, "shared": pair.shared, "first": pair.first.name,
        "second": pair.second.name, "many": max(one.replications, two.replications),
    }  # fmt: skip
    key = "scheme" if pair.luck == "other" and one.seed == two.seed else pair.luck
    return say(f"beside.luck.{key}", language, **told)


def _notes(pair: ResultPair, language: str) -> Iterator[str]:
    one, two = pair.first.result, pair.second.result
    names: dict[str, object] = {"first": pair.first.name, "second": pair.second.name}
    for what in pair.differ:
        told = dict(names)
        if what in ("weeks", "start_up_weeks"):
            told |= {"one": getattr(one.inputs, what), "other": getattr(two.inputs, what)}
        elif what == "changes":
            none = say("beside.none", language)
            told |= {"one": " ".join(one.inputs.changes) or none,
                     "other": " ".join(two.inputs.changes) or none}  # fmt: skip
        elif what == "currency":
            told |= {"one": one.currency or "-", "other": two.currency or "-"}
        elif what == "versions":
            told |= {"which": _versions(one, two, language)}
        yield say(f"beside.differ.{what}", language, **told)
    if one.inputs.process.id != two.inputs.process.id:
        told = names | {"one": one.inputs.process.id, "other": two.inputs.process.id}
        yield say("beside.named", language, **told)
    for named in (pair.first, pair.second):
        if named.result.inputs.interrupted:
            yield say("beside.interrupted", language, name=named.name)
    for named, only in ((pair.first, pair.only_first), (pair.second, pair.only_second)):
        if only:
            listed = joined("names", only, language)
            yield say("beside.only.designs", language, name=named.name, listed=listed)


def _versions(one: Result, two: Result, language: str) -> str:
    names = sorted({*one.versions, *two.versions})
    differ = (n for n in names if one.versions.get(n) != two.versions.get(n))
    return joined(
        "names",
        (f"{n} {one.versions.get(n, '-')}/{two.versions.get(n, '-')}" for n in differ),
        language,
    )


def _table(pair: ResultPair, design: DesignPair, language: str) -> Table:
    one, two = pair.first.result, pair.second.result
    first = next(d for d in one.designs if d.id == design.id)
    second = next(d for d in two.designs if d.id == design.second)
    both = replace(one, designs=(first, second), roles={**two.roles, **one.roles})
    view = View(both, language)  # on the clocks that suit the two
    heads = (say("table.measure", language), pair.first.name, pair.second.name,
             say("beside.difference", language))  # fmt: skip
    columns = tuple(Column(head, "right" if n else "left") for n, head in enumerate(heads))
    brief = placed("brief", "queue") if view.year else placed("brief")
    shown = [m for m in brief if m in design.measures and _says(design, m)]
    rows = tuple(_row(view, design, measure) for measure in shown)
    return Table(_name(pair, design, language), columns, rows)


def _name(pair: ResultPair, design: DesignPair, language: str) -> str:
    found = next(d for d in pair.first.result.designs if d.id == design.id)
    return in_language(found.name, language) or found.id


def _says(design: DesignPair, measure: str) -> bool:
    values = design.before[measure], design.after[measure]
    return any(value.value is not None or value.why not in UNSAID for value in values)


def _row(view: View, design: DesignPair, measure: str) -> TableRow:
    found = design.measures[measure]
    change = Cell(view.say("word.not compared"))
    if found.difference is not None:
        told = compared_cell(view, "", measure, found)
        change = replace(told, text=told.detail, detail="")
    values = (_cell(view, one, measure) for one in view.designs)
    return TableRow((Cell(view.measure(measure)), *values, change))


def _cell(view: View, design: Design, measure: str) -> Cell:
    value = design.measures[measure]
    if value.value is None:
        return Cell(view.say("number.none"), view.why(value))
    text = view.figures.amount(measure, value.value, value.low, value.high)
    if measure in design.at_least:
        return Cell(view.say("number.at-least", amount=text), view.left_out(design, measure))
    if value.low == value.high:
        return Cell(text)
    return Cell(text, view.figures.interval(measure, value.low, value.high))


def _left_out(design: DesignPair, language: str) -> Iterator[str]:
    for key, names in (
        ("first", design.only_first), ("second", design.only_second), ("money", design.uncompared)
    ):  # fmt: skip
        if names:
            yield say(f"beside.only.{key}", language, listed=_listed(names, language))


def _listed(names: Iterable[str], language: str) -> str:
    return joined("names", names, language)
