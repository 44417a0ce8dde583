"""Rules of a choice by values: it speaks of the designs, of criteria, and of its own profiles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from approvalflow.comparison.criteria import CRITERIA, NAMED
from approvalflow.comparison.orders import order_of
from approvalflow.errors import NotationError
from approvalflow.measures.kpis import measure_named
from approvalflow.study.result import (
    AnchorTold,
    GapTold,
    ProfileTold,
    Rank,
    RankCriterion,
    RankDoubt,
    Result,
    Weighting,
)
from approvalflow.study.stored.designs import among, once
from approvalflow.study.stored.figures import in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, told
from approvalflow.wording import sentences

_PATH: Path = ("rank",)


def rank_is_of_the_designs(result: Result) -> Flaws:
    """Whatever it names is a design that was ranked."""
    rank = result.rank
    if rank is None:
        return
    if result.kind == "run":
        yield Flaw(_PATH, "result-of-one")
        return
    yield from once((*_PATH, "designs"), rank.designs)
    yield from once((*_PATH, "allowed"), rank.allowed)
    known = [design.id for design in result.designs]
    for n, name in enumerate(rank.designs):
        yield from among((*_PATH, "designs", n), name, known, "designs")
    for path, name in _named(rank):
        yield from among(path, name, rank.designs, "rank.designs")
    for n, profile in enumerate(rank.profiles):
        if profile.winner:
            path = (*_PATH, "profiles", n, "winner")
            yield from among(path, profile.winner, rank.allowed, "rank.allowed")
    for n, name in enumerate(rank.accepted):
        yield from among((*_PATH, "accepted", n), name, rank.allowed, "rank.allowed")


def values_are_obeyed(result: Result) -> Flaws:
    """What the office's values put first is a design of the result, and recommended if it comes in
    the place of another.
    """
    found = result.by_values
    if found is None:
        return
    path: Path = ("by_values",)
    if result.kind == "run":
        yield Flaw(path, "result-of-one")
        return
    known = [design.id for design in result.designs]
    for name in ("winner", "instead"):
        if said := getattr(found, name):
            yield from among((*path, name), said, known, "designs")
    for n, name in enumerate(found.left_out):
        yield from among((*path, "left_out", n), name, list(NAMED), "criteria")
    advised = result.recommendation.design if result.recommendation is not None else ""
    if found.instead and (found.winner != advised or found.instead == advised):
        facts = {"found": told(found.winner), "allowed": told(advised)}
        yield Flaw((*path, "winner"), "result-unfitting", facts)
    if found.winner or found.refused:
        yield from _reason((*path, "refused"), found.refused, given=not found.winner)


def _named(rank: Rank) -> Iterator[tuple[Path, str]]:
    for n, name in enumerate(rank.allowed):
        yield (*_PATH, "allowed", n), name
    for what in ("beaten", "without_control", "exchanges"):
        for n, one in enumerate(getattr(rank, what)):
            for side in ("first", "second"):
                yield (*_PATH, what, n, side), getattr(one, side)


def criteria_hold_together(result: Result) -> Flaws:
    """All criteria are there, each with a figure of every design or with the reason for none."""
    rank = result.rank
    if rank is None:
        return
    path = (*_PATH, "criteria")
    found, wanted = [one.id for one in rank.criteria], [one.id for one in CRITERIA]
    if found != wanted:
        facts = {"found": ", ".join(found) or "-", "allowed": ", ".join(wanted)}
        yield Flaw(path, "result-unfitting", facts)
        return
    for n, one in enumerate(rank.criteria):
        yield from _criterion((*path, n), one, rank, result.inputs.replications)


def _criterion(path: Path, one: RankCriterion, rank: Rank, replications: int) -> Flaws:
    if one.measure and measure_named(one.measure) is None:
        yield Flaw((*path, "measure"), "result-unknown-measure", {"name": one.measure})
    yield from _reason((*path, "why"), one.why, given=one.state == "empty")
    wanted = 0 if one.state == "empty" else len(rank.designs)
    yield from _as_many((*path, "values"), one.values, wanted, "rank.designs")
    if one.own:
        yield from _as_many((*path, "own"), one.own, wanted, "rank.designs")
    for n, value in enumerate(one.values):
        inside = (*path, "values", n)
        yield from _as_many((*inside, "by_replication"), value.by_replication, replications,
                            "inputs.replications")  # fmt: skip
        if value.denominators:
            yield from _as_many((*inside, "denominators"), value.denominators, replications,
                                "inputs.replications")  # fmt: skip
        if value.value is None:
            yield Flaw((*inside, "value"), "result-null")
        else:
            yield from in_interval(inside, value.low, value.value, value.high)
    if one.state == "differs":
        yield from within((*path, "values"), len(one.values), 2)


def _reason(path: Path, why: str, *, given: bool) -> Flaws:
    """The key of a sentence, where there has to be one."""
    if why and why not in sentences("en"):
        yield Flaw(path, "result-unknown-word", {"name": why})
    if given and not why:
        yield Flaw(path, "result-empty")
    if why and not given:
        yield Flaw(path, "result-not-empty", {"found": told(why)})


def _as_many(path: Path, found: Sequence[object], wanted: int, other: str) -> Flaws:
    if len(found) != wanted:
        facts = {"found": str(len(found)), "other": other, "wanted": str(wanted)}
        yield Flaw(path, "result-count", facts)


def profiles_hold_together(result: Result) -> Flaws:
    """Criteria that are named are criteria, orders can be read, and shares are of the designs."""
    rank = result.rank
    if rank is None:
        return
    yield from _anchors((*_PATH, "anchors"), rank.anchors)
    for n, found in enumerate(rank.exchanges):
        for side in ("gains", "losses"):
            yield from _gaps((*_PATH, "exchanges", n, side), getattr(found, side))
        yield from within((*_PATH, "exchanges", n, "rate"), found.rate, 0.0)
        if found.rate is not None and not (found.gains and found.losses):
            yield Flaw((*_PATH, "exchanges", n, "rate"), "result-not-null",
                       {"found": told(found.rate)})  # fmt: skip
    for n, answer in enumerate(rank.answers):
        names = {side: getattr(answer, side) for side in ("first", "second")}
        for side, name in names.items():
            yield from _criteria((*_PATH, "answers", n, side), [name], single=True)
    yield from _criteria((*_PATH, "circle"), rank.circle)
    yield from within((*_PATH, "draws"), rank.draws, 0)
    if rank.doubt is not None:
        yield from _doubt((*_PATH, "doubt"), rank.doubt, rank)
    for n, profile in enumerate(rank.profiles):
        yield from _profile((*_PATH, "profiles", n), profile, rank)


def _doubt(path: Path, doubt: RankDoubt, rank: Rank) -> Flaws:
    for name in ("guesses", "points", "replications"):
        yield from within((*path, name), getattr(doubt, name), 0)
    known = [one.id for one in rank.criteria if one.state != "empty"]
    points = max(map(len, doubt.shifts.values()), default=0)
    for name, shifts in doubt.shifts.items():
        yield from among((*path, "shifts", name), name, known, "rank.criteria")
        yield from _as_many((*path, "shifts", name), shifts, points, "rank.doubt.shifts")
        yield from within((*path, "shifts", name), len(shifts), 0, doubt.points)
        for n, designs in enumerate(shifts):
            yield from _as_many((*path, "shifts", name, n), designs, len(rank.designs),
                                "rank.designs")  # fmt: skip


def _anchors(path: Path, anchors: Sequence[AnchorTold]) -> Flaws:
    yield from once(path, [one.criterion for one in anchors], "criterion")
    for n, one in enumerate(anchors):
        yield from _criteria((*path, n, "criterion"), [one.criterion], single=True)
        if one.worst == one.target:
            facts = {"found": told(one.target), "allowed": f"not {told(one.worst)}"}
            yield Flaw((*path, n, "target"), "result-unfitting", facts)


def _gaps(path: Path, found: Sequence[GapTold]) -> Flaws:
    for n, one in enumerate(found):
        yield from _criteria((*path, n, "criterion"), [one.criterion], single=True)
        yield from within((*path, n, "amount"), one.amount, 0.0)


def _criteria(path: Path, names: Sequence[str], *, single: bool = False) -> Flaws:
    for n, name in enumerate(names):
        yield from among(path if single else (*path, n), name, NAMED, "rank.criteria")


def _profile(path: Path, profile: ProfileTold, rank: Rank) -> Flaws:
    try:
        order_of(profile.order)
    except NotationError:
        facts = {"name": profile.order, "other": "rank.criteria"}
        yield Flaw((*path, "order"), "result-unknown-name", facts)
    known = {one.id for one in rank.criteria if one.state != "empty"}
    for n, group in enumerate(profile.groups):
        for m, name in enumerate(group):
            yield from among((*path, "groups", n, m), name, known, "rank.criteria")
    yield from _criteria((*path, "left_out"), profile.left_out)
    yield from _anchors((*path, "anchors"), profile.anchors)
    yield from _gaps((*path, "gives_up"), profile.gives_up)
    yield from _reason((*path, "refused"), profile.refused, given=not profile.weightings)
    named = {name for group in profile.groups for name in group}
    anchored = {one.criterion for one in (*rank.anchors, *profile.anchors)}
    for n, one in enumerate(profile.weightings):
        yield from _weighting((*path, "weightings", n), one, named & anchored, rank)


def _weighting(path: Path, one: Weighting, names: Collection[str], rank: Rank) -> Flaws:
    designs = len(rank.allowed)
    held: Mapping[str, Mapping[str, float]] = {
        "worst": one.worst, "target": one.target, "weights": one.weights,
    }  # fmt: skip
    for key, numbers in held.items():
        for name in numbers:
            if name not in names:
                facts = {"name": name, "other": "rank.anchors"}
                yield Flaw((*path, key, name), "result-unknown-name", facts, on_key=True)
        if set(numbers) != set(one.weights):
            yield from _as_many((*path, key), tuple(numbers), len(one.weights), "weights")
    for name, weight in one.weights.items():
        yield from within((*path, "weights", name), weight, 0.0, 1.0)
    yield from _as_many((*path, "ranks"), one.ranks, designs, "rank.allowed")
    yield from _as_many((*path, "above"), one.above, designs, "rank.allowed")
    for n, shares in enumerate(one.ranks):
        yield from _as_many((*path, "ranks", n), shares, designs, "rank.allowed")
        for m, share in enumerate(shares):
            yield from within((*path, "ranks", n, m), share, 0.0, 1.0)
    for n, share in enumerate(one.above):
        yield from within((*path, "above", n), share, 0.0, 1.0)
