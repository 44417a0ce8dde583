"""The answer to what each move is worth: a row each, what else counts, and who brings most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Cell, Paragraph, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.sections.shares import COST, DAYS, MOST_PAIRS, Shares, more_is_better
from approvalflow.report.view import View
from approvalflow.study.result import SharedMeasure

_ROWS, _CELLS = 8, 44  # of moves at most, and for what each does, so that it fits a screen
_SETS = 6  # that are told by name
NO_WAGES = "no-wages"


def told(view: View) -> Told | None:
    """None where it was not asked."""
    worth = view.result.worth
    if worth is None:
        return None
    shares = Shares(view, worth)
    study = view.name(view.result.name) or view.result.inputs.process.id
    design = view.short(view.design(worth.design)) if worth.design else ""
    title = shares.say(f"title.{worth.of}", study=study, design=design)
    return Told(title, tuple(_blocks(shares)), ending(shares))


def _blocks(shares: Shares) -> Iterator[Block]:
    worth = shares.worth
    if whole := whole_told(shares):
        yield Paragraph(whole)
    yield from map(Paragraph, overload_told(shares))
    if shares.order():
        yield _short(shares, shares.table(()))
        yield from (Paragraph(further_told(shares, measure)) for measure in shares.further())
    yield from map(Paragraph, pairs_told(shares))
    yield from map(Paragraph, notes_told(shares))
    if worth.interrupted:
        yield Paragraph(interrupted_told(shares), "unsure")


def _short(shares: Shares, table: Table) -> Table:
    """The rows of those with the largest shares, in their order, by short names."""
    first = set(shares.order()[:_ROWS])
    movers = [row for row in table.rows if row.kind == "plain"]
    rows = [
        TableRow((Cell(_name(shares, number)), *row.cells[1:]))
        for number, row in enumerate(movers)
        if number in first or number in shares.worth.first
    ]
    rows += [row for row in table.rows if row.kind == "total"]
    return Table(table.caption, table.columns, tuple(rows))


def _name(shares: Shares, number: int) -> str:
    """Cut where it is longer than a line has room for."""
    text = shares.named(number, shares.title(number))
    if _cells(text) <= _CELLS:
        return text
    while _cells(text) >= _CELLS:
        text = text[:-1].rstrip()
    return f"{text}…"


def _cells(text: str) -> int:
    """How wide it is in a terminal."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def further_told(shares: Shares, measure: SharedMeasure) -> str:
    """The shares of another measure, in a line."""
    column = shares.column(measure)
    told = [
        shares.say("share", mark=shares.mark(number), share=column[number])
        for number in range(len(column))
        if column[number]
    ]
    head, every = shares.head(measure.measure), shares.view.joined("names", told)
    key = "further.more" if more_is_better(measure.measure) else "further"
    return shares.say(key, head=head, shares=every, whole=shares.total(measure))


def whole_told(shares: Shares) -> str:
    """Before and after, and what of the whole; "" where there are no figures."""
    days, worth, view = shares.days, shares.worth, shares.view
    if days.before is None or days.after is None or days.whole is None:
        return ""
    figures = {
        "before": view.figures.amount(DAYS, days.before),
        "after": view.figures.amount(DAYS, days.after),
        "names": shares.marks(worth.first),
    }
    key = "whole.first" if worth.first else f"whole.{worth.of}"
    said = [shares.say(key, **figures, **view.words)]
    if worth.order and worth.order != tuple(range(len(worth.order))):
        names = view.joined("names", map(shares.mark, worth.order))
        said.append(shares.say("order", names=names))
    return view.sentences(*said)


def overload_told(shares: Shares) -> Iterator[str]:
    """Which sets settle, and the smallest that cures."""
    worth = shares.worth
    if not worth.overloaded:
        return
    everyone = tuple(range(len(worth.movers)))
    if everyone in worth.overloaded:
        yield shares.say("overloaded.never", **shares.view.words)
    elif worth.first:
        key = "overloaded" if () in worth.overloaded else "overloaded.between"
        yield shares.say(key, names=shares.marks(worth.first))
    yield settled_told(shares)


def settled_told(shares: Shares) -> str:
    """The sets that settle, the smallest first."""
    worth = shares.worth
    count = len(worth.settled) + len(worth.overloaded)
    if not worth.settled:
        return shares.say("settled.none", count=count)
    key = "settled" if len(worth.settled) <= _SETS else "settled.more"
    sets = shares.view.joined("parts", map(shares.marks, worth.settled[:_SETS]))
    return shares.say(key, count=count, some=len(worth.settled), sets=sets)


def pairs_told(shares: Shares) -> Iterator[str]:
    """The pairs that save more or less together than one by one."""
    worth, view = shares.worth, shares.view
    for pair in worth.pairs[:MOST_PAIRS]:
        beyond = shares.scaled(DAYS, pair.beyond.value or 0.0)
        way = "less" if beyond < 0 else "more"
        days = plain(abs(beyond), shares.places(shares.days))
        first, second = shares.mark(pair.first), shares.mark(pair.second)
        yield shares.say(f"pair.{way}", first=first, second=second, days=days, **view.words)
    if len(worth.pairs) > MOST_PAIRS:
        yield shares.say("pairs.more", count=len(worth.pairs) - MOST_PAIRS)
    if worth.pairs_seen and not worth.pairs:
        yield shares.say("pairs.none")


def notes_told(shares: Shares) -> Iterator[str]:
    """Limits of its own, cases that are not decided everywhere, measures without shares, and how
    many sets were looked at.
    """
    worth, view = shares.worth, shares.view
    for measure in worth.measures:
        if measure.own_limit is not None:
            amounts = (view.figures.share(value) for value in (measure.after, measure.own_limit))
            after, own = amounts
            name = view.measure(measure.measure)
            yield shares.say("own-limit", measure=name, after=after, own=own)
    if worth.counts_differ and not shares.days.why:
        both = worth.both_decided
        key = "counts" if both is not None else "counts.unknown"
        yield shares.say(key, days=shares.text(shares.days, both), **view.words)
    for measure in worth.measures:
        unasked = measure.measure == COST and measure.why == NO_WAGES
        if measure.why and not unasked and not shares.days.why:
            name, why = view.measure(measure.measure), view.say(measure.why)
            yield shares.say("no-shares", measure=name, why=why)
    counts = {"sets": worth.sets, "orders": worth.orders, "replications": worth.replications}
    if worth.drawn and worth.orders:
        yield shares.say("drawn", **counts)
    elif worth.orders:
        yield shares.say("looked", **counts)


def interrupted_told(shares: Shares) -> str:
    """How far it came."""
    wanted = shares.view.result.inputs.replications
    return shares.say("interrupted", done=shares.worth.replications, wanted=wanted)


def ending(shares: Shares) -> str:
    """The sentence to repeat."""
    worth, view = shares.worth, shares.view
    days, order = shares.days, shares.order()
    names = shares.titles(worth.first)
    if days.why:
        everyone = tuple(range(len(worth.movers)))
        key = "end.never" if everyone in worth.overloaded else "end.unsettled"
        return shares.say(key, **view.words)
    if days.whole is None or not order:
        return shares.say("end.first", names=names)
    if _unseen(shares):
        return shares.say("end.nothing", **view.words)
    worse = (days.whole.value or 0.0) < 0
    if len(worth.movers) == 1 and not worse:
        return shares.say("end.one", whole=shares.total(days), **view.words)
    most = order[-1] if worse else order[0]
    facts = {
        "mover": shares.title(most),
        "share": shares.column(days)[most].removeprefix("-"),
        "whole": shares.total(days).removeprefix("-"),
        "all": shares.say(f"all.{worth.of}"),
        "names": names,
        "weeks": view.result.inputs.weeks,
        **view.words,
    }
    above = "above" if () in worth.overloaded else "between"
    key = "worse" if worse else above if worth.first else "year" if shares.year else ""
    return _with_enabler(shares, shares.say(f"end.{key}".rstrip("."), **facts), order)


def _with_enabler(shares: Shares, said: str, order: Sequence[int]) -> str:
    """The last of those that save nothing by themselves is never left without who needs it."""
    places = shares.places(shares.days)
    for number in order:
        mover, share = shares.worth.movers[number], shares.days.shares[number].share
        if mover.needed_by and share is not None:
            value = shares.scaled(DAYS, share.value or 0.0)
            if not plain(value, places).strip("-0."):
                facts = {"enabler": shares.title(number), "users": shares.titles(mover.needed_by)}
                return shares.say("end.enabler", said=said.rstrip(".。"), **facts)
    return said


def _unseen(shares: Shares) -> bool:
    """Whether nothing is to be seen of what they save together."""
    whole = shares.days.whole
    assert whole is not None
    return whole.low is not None and whole.high is not None and whole.low <= 0 <= whole.high
