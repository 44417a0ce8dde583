"""Which redesign by which values."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block, Cell, Column, Heading, Paragraph, Table
from approvalflow.report.sections.answer.rank import (
    beaten_told,
    chosen_prices,
    circle_told,
    control_told,
    ending,
    floors_told,
    nearly_told,
    profiles_told,
)
from approvalflow.report.sections.ranked import Ranked
from approvalflow.report.view import View, row
from approvalflow.study.result import ProfileTold, Weighting


def rank(view: View) -> tuple[Block, ...]:
    """The sentence to repeat, floors, who beats whom, prices, profiles; nothing unless asked."""
    found = view.result.rank
    return () if found is None else tuple(_blocks(Ranked(view, found)))


def _blocks(ranked: Ranked) -> Iterator[Block]:
    view, rank_ = ranked.view, ranked.rank
    yield Paragraph(ending(ranked), "note")
    yield Paragraph(
        view.sentences(control_told(ranked), *nearly_told(ranked), *floors_told(ranked))
    )
    if rank_.designs and ranked.differing:
        yield ranked.by_criterion()
    if said := view.sentences(*beaten_told(ranked), *ranked.own_limits()):
        yield Paragraph(said)
    yield from map(Paragraph, ranked.empty())
    prices = [found for found in chosen_prices(ranked) if ranked.today not in
              (found.first, found.second)]  # fmt: skip
    if prices:
        yield Heading(ranked.say("heading.exchanges"))
        yield from (Paragraph(ranked.exchange(found)) for found in prices)
    yield Heading(ranked.say("heading.profiles"))
    yield from map(Paragraph, profiles_told(ranked))
    if rank_.circle:
        yield Paragraph(circle_told(ranked), "unsure")
    if rank_.interrupted:
        yield Paragraph(ranked.interrupted(), "unsure")


def weightings(view: View) -> tuple[Block, ...]:
    """Shares of weightings, anchors and orders; nothing unless anything was weighed."""
    found = view.result.rank
    if found is None or not (found.draws or found.answers):
        return ()
    ranked = Ranked(view, found)
    return tuple(_details(ranked))


def _details(ranked: Ranked) -> Iterator[Block]:
    yield _orders(ranked)
    weighed = [one for one in ranked.rank.profiles if one.weightings]
    if weighed:
        yield Paragraph(ranked.say("weightings.how"))
        yield _shares(ranked, weighed)
        yield from (_anchors(ranked, one) for one in weighed)
    if ranked.rank.answers:
        yield _questions(ranked)


def _orders(ranked: Ranked) -> Table:
    heads = tuple(Column(ranked.say(f"head.{key}")) for key in ("profile", "order", "result"))
    rows = tuple(
        row(ranked.profile(one), ranked.order(one), Cell(_result(ranked, one)))
        for one in ranked.rank.profiles
    )
    return Table(ranked.say("profiles"), heads, rows)


def _result(ranked: Ranked, told: ProfileTold) -> str:
    if told.refused:
        return ranked.view.say(told.refused)
    return ranked.title(told.winner) if told.winner else ranked.say("none")


def _shares(ranked: Ranked, weighed: list[ProfileTold]) -> Table:
    """By profile and set of anchors, how often each design comes first."""
    allowed = ranked.rank.allowed
    heads = [Column(ranked.say(f"head.{key}")) for key in ("profile", "anchors")]
    heads += [Column(ranked.mark(name), "right") for name in allowed]
    rows = tuple(
        row(
            ranked.profile(told),
            Cell(ranked.say(f"anchors.{one.anchors}")),
            *(Cell(ranked.view.figures.share(ranks[0], 0)) for ranks in one.ranks),
        )
        for told in weighed
        for one in told.weightings
    )
    return Table(ranked.say("weightings", draws=f"{ranked.rank.draws:,}"), tuple(heads), rows)


def _anchors(ranked: Ranked, told: ProfileTold) -> Table:
    """Anchors of a profile in every set, and mean weights."""
    titles = [ranked.say("head.criterion"), ranked.say("head.weight")]
    titles += [ranked.say(f"anchors.{one.anchors}") for one in told.weightings]
    heads = (*(Column(title, "right" if n else "left") for n, title in enumerate(titles)),
             Column(ranked.say("head.source")))  # fmt: skip
    sources = {a.criterion: a.source for a in (*ranked.rank.anchors, *told.anchors)}
    rows = tuple(
        row(
            ranked.criterion(name),
            Cell(ranked.view.figures.share(weight, 0)),
            *(Cell(_between(ranked, one, name)) for one in told.weightings),
            Cell(ranked.view.name(sources[name])),
        )
        for name, weight in told.weightings[0].weights.items()
    )
    return Table(ranked.say("weights", profile=ranked.profile(told)), heads, rows)


def _between(ranked: Ranked, one: Weighting, name: str) -> str:
    ends = (ranked.figure(name, end[name]) for end in (one.worst, one.target))
    return ranked.say("between", **dict(zip(("worst", "target"), ends, strict=True)))


def _questions(ranked: Ranked) -> Table:
    heads = tuple(Column(ranked.say(f"head.{key}")) for key in ("question", "answer"))
    rows = tuple(
        row(
            ranked.say("ask.question.told", first=ranked.criterion(one.first),
                       second=ranked.criterion(one.second)),
            Cell(_answered(ranked, one.first, one.second, one.answer)),
        )
        for one in ranked.rank.answers
    )  # fmt: skip
    return Table(ranked.say("heading.questions"), heads, rows)


def _answered(ranked: Ranked, first: str, second: str, answer: str) -> str:
    if answer == "alike":
        return ranked.say("ask.alike")
    return ranked.criterion(first if answer == "first" else second)
