"""Which set of moves: all sets as dots, those that none beats, what they consist of, the order."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from approvalflow.report.document import Block, Column, Dots, FactList, Heading, Paragraph, Table
from approvalflow.report.sections.answer.search import (
    broken_words,
    ending,
    findings,
    front_of,
    front_table,
    looked_at,
)
from approvalflow.report.sentences.portfolios import (
    amount,
    every_level,
    money,
    numbers_words,
    set_words,
)
from approvalflow.report.strip import Dot
from approvalflow.report.view import View, row
from approvalflow.study.result.search import FrontSet, Search, SoughtSet

_MOST_ROWS = 60


def search(view: View) -> tuple[Block, ...]:
    """Nothing where it was not asked."""
    found = view.result.search
    return () if found is None else tuple(_blocks(view, found))


def _blocks(view: View, found: Search) -> Iterator[Block]:
    yield Paragraph(ending(view, found))
    yield Paragraph(looked_at(view, found))
    front = front_of(found)
    yield _dots(view, found, front)
    yield front_table(view, found, front, _marks(front))
    yield Heading(view.say("search.options"))
    yield FactList(every_level(view, found))
    yield Heading(view.say("search.findings"))
    yield from (Paragraph(text) for text in findings(view, found))
    if found.breaks:
        yield _broken(view, found)
    if found.curve:
        yield _purchases(view, found)


def _broken(view: View, found: Search) -> Table:
    """Set by set the guardrails that it breaks."""
    columns = tuple(Column(view.say(f"search.head.{key}")) for key in ("set", "breaks"))
    rows = (
        row(set_words(view, found, one.number), broken_words(view, one)) for one in found.breaks
    )
    return Table(view.say("search.breaks"), columns, tuple(rows))


def _marks(front: tuple[FrontSet, ...]) -> dict[int, str]:
    """By the number of a set, the letter by which the picture has it."""
    return {one.number: _letter(n) for n, one in enumerate(front)}


def _letter(number: int) -> str:
    more, place = divmod(number, len(ascii_lowercase))
    return (_letter(more - 1) if more else "") + ascii_lowercase[place]


def _dots(view: View, found: Search, front: tuple[FrontSet, ...]) -> Dots:
    """Every set by the first look, which they all had."""
    marks = _marks(front)
    dots = tuple(
        Dot(_across(found, one), one.values[0], marks.get(number, ""), now=not any(one.choice))
        for number, one in enumerate(found.sets, 1)
        if one.values
    )
    first, other = view.measure(found.measures[0].measure), _across_name(view, found)
    facts = {"first": first, "other": other, "count": len(dots)}
    return Dots(
        title=view.say("search.picture", **facts),
        description=view.say("search.picture.said", **facts),
        x_label=other,
        y_label=first,
        dots=dots,
        kinds=(view.say("search.kind.front"), view.say("search.kind.other"),
               view.say("search.today")),
        data=_survivors(view, found),
    )  # fmt: skip


def _across(found: Search, one: SoughtSet) -> float:
    """The budget, else the second measure, else how much is changed."""
    if one.budget is not None:
        return one.budget
    return one.values[1] if len(one.values) > 1 else float(sum(map(bool, one.choice)))


def _across_name(view: View, found: Search) -> str:
    if found.sets[0].budget is not None:
        return view.say("search.head.budget")
    if len(found.measures) > 1:
        return view.measure(found.measures[1].measure)
    return view.say("search.head.count")


def _purchases(view: View, found: Search) -> Table:
    """What the next step buys, and how much more it costs."""
    words = ("set", "budget", "more", "buys", "drops")
    heads = [view.say(f"search.head.{word}") for word in words]
    aligned = [Column(heads[0]), *(Column(head, "right") for head in heads[1:3])]
    columns = (
        *aligned,
        Column(view.measure(found.measures[0].measure), "right"),
        *(Column(head) for head in heads[3:]),
    )
    rows = [
        row(
            set_words(view, found, step.number),
            money(view, step.budget),
            money(view, step.budget - before.budget) if before is not step else "",
            amount(view, found, 0, step.value),
            numbers_words(view, found, step.bought),
            numbers_words(view, found, step.dropped),
        )
        for before, step in zip((found.curve[0], *found.curve), found.curve, strict=False)
    ]
    return Table(view.say("search.budgets"), columns, tuple(rows))


def _survivors(view: View, found: Search) -> Table:
    """The sets that survive the first look, by it; the best in the first measure first."""
    alive = [(n, one) for n, one in enumerate(found.sets, 1) if one.survives and one.values]
    alive.sort(key=lambda pair: pair[1].values[0])
    names = [view.measure(one.measure) for one in found.measures]
    columns = (Column(view.say("search.head.set")), *(Column(name, "right") for name in names))
    rows = (
        row(
            set_words(view, found, n),
            *(amount(view, found, m, value) for m, value in enumerate(one.values)),
        )
        for n, one in alive[:_MOST_ROWS]
    )
    return Table(view.say("search.survivors"), columns, tuple(rows))
