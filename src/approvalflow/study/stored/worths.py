"""Rules of what each move is worth: it speaks of the designs, and its shares add up."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from approvalflow.measures.kpis import measure_named
from approvalflow.study.result import Result, SharedMeasure, Value, Worth
from approvalflow.study.stored.designs import among, once
from approvalflow.study.stored.figures import alike, in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed, told
from approvalflow.wording import sentences

_PATH: Path = ("worth",)


def worth_is_of_the_designs(result: Result) -> Flaws:
    """Moves are those of a redesign, redesigns are those compared, positions are of the movers."""
    worth = result.worth
    if worth is None:
        return
    if result.kind == "run":
        yield Flaw(_PATH, "result-of-one")
        return
    yield from _movers(result, worth)
    yield from within((*_PATH, "replications"), worth.replications, 0, result.inputs.replications)
    for path, numbers in _positions(worth):
        for place, number in enumerate(numbers):
            yield from within((*path, place), number, 0, len(worth.movers) - 1)


def _movers(result: Result, worth: Worth) -> Flaws:
    ids = [design.id for design in result.designs[1:]]
    path = (*_PATH, "movers")
    if not worth.movers:
        yield Flaw(path, "result-empty")
    yield from once(path, [mover.id for mover in worth.movers], "id")
    if not worth.design:
        for n, mover in enumerate(worth.movers):
            yield from among((*path, n, "id"), mover.id, ids, "designs")
        return
    if worth.design not in ids:
        facts = {"name": worth.design, "known": listed(ids)}
        yield Flaw((*_PATH, "design"), "result-no-such-design", facts)
        return
    moves = next(design.moves for design in result.designs if design.id == worth.design)
    for n, mover in enumerate(worth.movers):
        if not mover.moves:
            yield Flaw((*path, n, "moves"), "result-empty")
        for place, number in enumerate(mover.moves):
            yield from within((*path, n, "moves", place), number, 0, len(moves) - 1)


def _positions(worth: Worth) -> Iterator[tuple[Path, tuple[int, ...]]]:
    yield (*_PATH, "order"), worth.order
    yield (*_PATH, "first"), worth.first
    for name in ("overloaded", "settled"):
        for n, some in enumerate(getattr(worth, name)):
            yield (*_PATH, name, n), some
    for n, mover in enumerate(worth.movers):
        yield (*_PATH, "movers", n, "needs"), mover.needs
        yield (*_PATH, "movers", n, "needed_by"), mover.needed_by
    for n, pair in enumerate(worth.pairs):
        yield (*_PATH, "pairs", n), (pair.first, pair.second)


def shares_add_up(result: Result) -> Flaws:
    """One share each, of which the sum is the whole, over all replications and in each."""
    worth = result.worth
    if worth is None:
        return
    for path, value in _values(worth):
        if value.value is not None:
            yield from in_interval(path, value.low, value.value, value.high)
        found = len(value.by_replication)
        if found != worth.replications:
            facts = {"found": str(found), "other": "worth.replications"}
            wanted = {"wanted": str(worth.replications)}
            yield Flaw((*path, "by_replication"), "result-count", facts | wanted)
    for n, measure in enumerate(worth.measures):
        yield from _adds_up((*_PATH, "measures", n), measure, len(worth.movers))


def _adds_up(path: Path, measure: SharedMeasure, movers: int) -> Flaws:
    if measure_named(measure.measure) is None:
        facts = {"name": measure.measure}
        yield Flaw((*path, "measure"), "result-unknown-measure", facts)
    if measure.why and measure.why not in sentences("en"):
        yield Flaw((*path, "why"), "result-unknown-word", {"name": measure.why})
    if len(measure.shares) != movers:
        facts = {"found": str(len(measure.shares)), "other": "worth.movers"}
        yield Flaw((*path, "shares"), "result-count", facts | {"wanted": str(movers)})
    shares = [share.share for share in measure.shares if share.share is not None]
    yield from _sums((*path, "whole"), measure.whole, shares)
    for n, share in enumerate(measure.shares):
        if share.pieces:
            yield from _sums((*path, "shares", n, "share"), share.share, share.pieces)


def _sums(path: Path, whole: Value | None, parts: list[Value] | tuple[Value, ...]) -> Flaws:
    if whole is None or whole.value is None:
        if parts:
            yield Flaw(path, "result-null")
        return
    numbers = [part.value for part in parts if part.value is not None]
    yield from _sum((*path, "value"), whole.value, numbers)
    for n, number in enumerate(whole.by_replication):
        each = [p.by_replication[n] for p in parts if n < len(p.by_replication)]
        known = [one for one in each if one is not None]
        if number is not None and len(known) == len(parts):
            yield from _sum((*path, "by_replication", n), number, known)


def _sum(path: Path, whole: float, parts: list[float]) -> Flaws:
    wanted = fsum(parts)
    if not alike(whole, wanted):
        yield Flaw(path, "result-shares", {"found": told(whole), "wanted": told(wanted)})


def _values(worth: Worth) -> Iterator[tuple[Path, Value]]:
    for n, measure in enumerate(worth.measures):
        path = (*_PATH, "measures", n)
        if measure.whole is not None:
            yield (*path, "whole"), measure.whole
        for place, share in enumerate(measure.shares):
            for name in ("share", "alone", "last"):
                value = getattr(share, name)
                if value is not None:
                    yield (*path, "shares", place, name), value
            for piece, value in enumerate(share.pieces):
                yield (*path, "shares", place, "pieces", piece), value
    for n, pair in enumerate(worth.pairs):
        yield (*_PATH, "pairs", n, "beyond"), pair.beyond
