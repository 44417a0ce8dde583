"""What each move of a redesign, or each redesign, is worth."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block, Paragraph, Strips
from approvalflow.report.sections.answer.worth import (
    ending,
    interrupted_told,
    notes_told,
    overload_told,
    pairs_told,
    whole_told,
)
from approvalflow.report.sections.shares import DAYS, Shares
from approvalflow.report.strip import Strip
from approvalflow.report.view import View
from approvalflow.study.result import Value


def worth(view: View) -> tuple[Block, ...]:
    """The sentence to repeat, a bar each, and what else counts; nothing unless it was asked."""
    found = view.result.worth
    return () if found is None else tuple(_blocks(Shares(view, found)))


def _blocks(shares: Shares) -> Iterator[Block]:
    yield Paragraph(ending(shares), "note")
    if whole := whole_told(shares):
        yield Paragraph(shares.say("sentence", text=whole))
    yield from map(Paragraph, overload_told(shares))
    if shares.order():
        yield _chart(shares)
    yield from map(Paragraph, pairs_told(shares))
    yield from map(Paragraph, notes_told(shares))
    if shares.worth.interrupted:
        yield Paragraph(interrupted_told(shares), "unsure")


def _chart(shares: Shares) -> Strips:
    """The largest share first; the table has them in their order."""
    words = shares.view.words
    heads = ("share", "alone", "last")
    rows = tuple(_strip(shares, number) for number in shares.order())
    described = shares.view.joined("parts", (f"{row.mark} {row.name} {row.text}" for row in rows))
    axis = shares.say("axis.year" if shares.year else "axis",
                      weeks=shares.view.result.inputs.weeks, **words)  # fmt: skip
    return Strips(
        shares.say("table", **words),
        shares.say("described", shares=described, **words),
        tuple(shares.say(f"legend.{head}") for head in heads),
        rows,
        axis,
        shares.table(shares.further()),
    )


def _strip(shares: Shares, number: int) -> Strip:
    share = shares.days.shares[number]
    around = (None, None) if share.share is None else (share.share.low, share.share.high)
    low, high = (None if end is None else shares.scaled(DAYS, end) for end in around)
    return Strip(
        mark=shares.mark(number),
        name=shares.words(number),
        value=_scaled(shares, share.share) or 0.0,
        low=low,
        high=high,
        marks=(_scaled(shares, share.alone), _scaled(shares, share.last)),
        text=shares.column(shares.days)[number],
    )


def _scaled(shares: Shares, value: Value | None) -> float | None:
    if value is None or value.value is None:
        return None
    return shares.scaled(DAYS, value.value)
