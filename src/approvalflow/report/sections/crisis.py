"""The crisis in numbers: how many cases have which trouble, and only then how many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from approvalflow.report.document import Block, Column, Folded, Heading, Paragraph, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, row
from approvalflow.study.result import Crisis, Design, DesignCrisis, Troubled


def crisis(view: View) -> tuple[Block, ...]:
    """Rows as they were counted, the index behind them, and what it is made of; nothing unless it
    was asked for.
    """
    found = view.result.diagnosis.crisis if view.result.diagnosis is not None else None
    if found is None:
        return ()
    return (
        Heading(view.say("crisis.title")),
        rows(view, found),
        Paragraph(view.say("crisis.how", **how(found))),
        *(Paragraph(text) for text in left_out(view, found)),
        Folded("crisis", view.say("crisis.more"), tuple(_further(view, found))),
    )


def how(found: Crisis) -> dict[str, object]:
    """From how many of how many troubles on a case is in a crisis."""
    return {"least": found.least, "most": _most(found)}


def _most(found: Crisis) -> int:
    return sum(one.weight for one in found.troubles)


def rows(view: View, found: Crisis) -> Table:
    """Each trouble that counts, then H, A and M0."""
    told = [
        row(
            view.say(f"crisis.trouble.{one.id}"),
            *(view.figures.share(_part(d.all.having[one.id], d.all.cases)) for d in found.designs),
        )
        for one in found.troubles
        if one.weight
    ]
    told += [
        row(view.say("crisis.poor", **how(found)), *_each(view, found, _poor)),
        row(view.say("crisis.depth"), *_each(view, found, _depth)),
        row(view.say("crisis.index"), *(_index(view, found, one) for one in found.designs)),
    ]
    return Table(view.say("crisis.table"), _columns(view, found), tuple(told))


def _columns(view: View, found: Crisis) -> tuple[Column, ...]:
    return view.columns(view.say("crisis.head"), _designs(view, found))


def _designs(view: View, found: Crisis) -> list[Design]:
    return [view.design(one.design) for one in found.designs]


def _each(view: View, found: Crisis, of: Callable[[Troubled, int], float | None]) -> Iterator[str]:
    for one in found.designs:
        yield view.figures.share(of(one.all, _most(found)))


def _part(some: int, whole: int) -> float | None:
    return float(Fraction(some, whole)) if whole else None


def _poor(cases: Troubled, _: int) -> float | None:
    return _part(cases.in_crisis, cases.cases)


def _depth(cases: Troubled, most: int) -> float | None:
    return _part(cases.points, cases.in_crisis * most)


def _index(view: View, found: Crisis, one: DesignCrisis) -> str:
    """M0 with its interval: a number between 0 and 1, and no share of cases."""
    value = _part(one.all.points, one.all.cases * _most(found))
    if one.low is None or one.high is None:
        return _number(view, value)
    low, high = (_number(view, end) for end in (one.low, one.high))
    return view.say("crisis.interval", value=_number(view, value), low=low, high=high)


def _number(view: View, value: float | None) -> str:
    return view.say("number.none") if value is None else plain(value, 3, view.language)


def left_out(view: View, found: Crisis) -> Iterator[str]:
    """The troubles that the study says nothing of, and designs without means."""
    silent = [one for one in found.troubles if not one.weight]
    if silent:
        named = (
            view.say("crisis.why", trouble=view.say(f"crisis.trouble.{one.id}"),
                     why=view.say(one.why))
            for one in silent
        )  # fmt: skip
        yield view.say("crisis.left-out", troubles=view.joined("parts", named))
    there = {one.design for one in found.designs}
    missing = [view.head(design) for design in view.designs if design.id not in there]
    if missing:
        yield view.say("crisis.no-means", designs=view.joined("names", missing))
    if undecided := sum(one.undecided for one in found.designs):
        yield view.say("crisis.undecided", count=undecided)


def _further(view: View, found: Crisis) -> Iterator[Table]:
    """What the index is made of, trouble by trouble and kind by kind."""
    parts = [
        row(
            view.say(f"crisis.trouble.{one.id}"),
            *(
                view.figures.share(_part(d.all.within[one.id] * one.weight, d.all.points))
                for d in found.designs
            ),
        )
        for one in found.troubles
        if one.weight
    ]
    yield Table(view.say("crisis.parts"), _columns(view, found), tuple(parts))
    for attribute, kinds in found.designs[0].by.items():
        told = [
            row(
                view.category(attribute, kind),
                *(_of_kind(view, found, one, attribute, kind) for one in found.designs),
            )
            for kind in kinds
        ]
        caption = view.say("crisis.kinds", attribute=view.attribute(attribute))
        yield Table(caption, _columns(view, found), tuple(told))


def _of_kind(view: View, found: Crisis, one: DesignCrisis, attribute: str, kind: str) -> str:
    cases = one.by.get(attribute, {}).get(kind)
    if cases is None:
        return view.say("number.none")
    return _number(view, _part(cases.points, cases.cases * _most(found)))


def _mark(view: View, id_: str) -> str:
    """The letter of a design; of today the word."""
    design = view.design(id_)
    return view.say("crisis.today") if design is view.designs[0] else view.mark(design)


def in_short(view: View, found: Crisis) -> str:
    """The rows of today that are not empty, and behind them the share of cases in a crisis, of
    every design.
    """
    today = found.designs[0].all
    rows = (
        view.say("crisis.share", trouble=view.say(f"crisis.trouble.{one.id}"),
                 share=view.figures.share(_part(today.having[one.id], today.cases), 0))
        for one in found.troubles if one.weight and today.having[one.id]
    )  # fmt: skip
    said = {"rows": view.joined("names", rows) or view.say("crisis.none"), **how(found)}
    if len(found.designs) == 1:
        share = view.figures.share(_poor(today, 0), 0)
        return view.say("crisis.short.alone", share=share, **said)
    poor = (
        view.say("crisis.share", trouble=_mark(view, one.design),
                 share=view.figures.share(_poor(one.all, 0), 0))
        for one in found.designs
    )  # fmt: skip
    return view.say("crisis.short", designs=view.joined("names", poor), **said)
