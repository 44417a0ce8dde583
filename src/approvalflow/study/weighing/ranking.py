"""Criteria, who beats whom in everything, and prices, of designs that were compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from approvalflow.comparison.criteria import CONTROL, CRITERIA, DAYS, IN_TIME, NAMED
from approvalflow.comparison.dominance import Gap, beaten_in, gap, gaps
from approvalflow.measures.estimates import value_of
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Replicated
from approvalflow.notation.units import Duration
from approvalflow.process.model.texts import words_of
from approvalflow.study.reading import Study
from approvalflow.study.result import (
    Beaten,
    Comparison,
    Exchange,
    GapTold,
    Rank,
    RankCriterion,
    Result,
)
from approvalflow.study.values import Anchor
from approvalflow.study.weighing.judging import told_anchor
from approvalflow.study.weighing.measuring import Had, Measuring

MOST_EXCHANGES = 12
_CALENDAR = {"calendar day": 1.0, "week": 7.0}

ByDesign = dict[str, dict[str, Replicated]]


def ranked(study: Study, measuring: Measuring, result: Result) -> Rank:
    """Criteria, who beats whom, and prices; no profile yet."""
    criteria = list(measuring.criteria())
    names = tuple(ready.id for ready in measuring.ready)
    designs: ByDesign = {
        name: {had.criterion.id: had.by_design[n] for had in criteria if not had.empty}
        for n, name in enumerate(names)
    }
    told = tuple(criterion_told(had, designs) for had in criteria)
    differing = [one.id for one in told if one.state == "differs"]
    beaten = _beaten(designs, differing)
    allowed = tuple(n for n in names if n == result.designs[0].id or _kept(result.comparisons, n))
    free = [name for name in names if not any(one.second == name for one in beaten)]
    own = {n: had for n, one in zip(names, criteria[0].own, strict=False) if (had := one)}
    return Rank(
        criteria=told,
        designs=names,
        allowed=allowed,
        beaten=beaten,
        without_control=_beaten(designs, [name for name in differing if name != CONTROL]),
        exchanges=tuple(_exchanges(designs, free, differing, own))[:MOST_EXCHANGES],
        anchors=tuple(map(told_anchor, anchors_of(study))),
        profiles=(),
        offices=study.values.offices,
    )


def criterion_told(had: Had, designs: ByDesign) -> RankCriterion:
    name = had.criterion.id
    if had.empty:
        return RankCriterion(name, had.measure, "empty", why=had.why)
    values = list(designs.values())
    differs = any(
        (found := gap(had.criterion, one[name], other[name])) is not None and found.sure
        for number, one in enumerate(values)
        for other in values[:number]
    )
    state: Literal["differs", "same"] = "differs" if differs else "same"
    told = tuple(value_of(one) for one in had.by_design)
    own = tuple(None if one is None else one.value for one in had.own)
    return RankCriterion(name, had.measure, state, told, own=own)


def _beaten(designs: ByDesign, names: Sequence[str]) -> tuple[Beaten, ...]:
    return tuple(Beaten(*pair) for pair in beaten_in(designs, names))


def _kept(comparisons: Sequence[Comparison], design: str) -> bool:
    """Whether every floor is known to hold."""
    found = next(one for one in comparisons if one.design == design)
    return all(held.holds == "yes" for held in found.guardrails)


def _exchanges(
    designs: ByDesign, free: Sequence[str], names: Sequence[str], own: Mapping[str, Replicated]
) -> Iterator[Exchange]:
    """Between every two that nobody beats, the quicker one in the place of the other; `own`: the
    share in time of those that set themselves a limit, by that.
    """
    ordered = sorted(free, key=lambda name: designs[name][DAYS].value or 0.0)
    for number, first in enumerate(ordered):
        for second in ordered[number + 1 :]:
            found = gaps(designs[first], designs[second], names)
            by_own = None
            if first in own or second in own:
                one, other = (own.get(n, designs[n][IN_TIME]) for n in (first, second))
                by_own = gap(NAMED[IN_TIME], one, other)
            yield exchange(first, second, found, by_own)


def exchange(first: str, second: str, found: Sequence[Gap], by_own: Gap | None = None) -> Exchange:
    """What is given for what; the mean days come first of what is gained, and the share in time by
    limits of their own before all that is lost.
    """
    sure = [one for one in found if one.sure and one.amount]
    sure.sort(key=lambda one: one.criterion != DAYS)
    gains = tuple(GapTold(one.criterion, one.amount) for one in sure if one.amount > 0)
    losses = tuple(GapTold(one.criterion, -one.amount) for one in sure if one.amount < 0)
    if by_own is not None and by_own.sure:
        told = (GapTold(by_own.criterion, abs(by_own.amount), own_limit=True),)
        gains, losses = (gains + told, losses) if by_own.amount > 0 else (gains, told + losses)
    rate = None
    if gains and losses:
        rate = gains[0].amount / (losses[0].amount * (100 if is_share(losses[0]) else 1))
    return Exchange(first, second, gains, losses, rate)


def is_share(amount: GapTold) -> bool:
    """Whether it is told in points."""
    measure = measure_named(NAMED[amount.criterion].like)
    return measure is not None and measure.unit == "share"


def anchors_of(study: Study) -> Iterator[Anchor]:
    """Those of the values, in the order of the criteria; for days also what law and promise say."""
    stated: Mapping[str, Anchor] = {one.criterion: one for one in study.values.anchors}
    of_limits = _of_limits(study)
    for criterion in CRITERIA:
        if criterion.id in stated:
            yield stated[criterion.id]
        elif criterion.id == DAYS and of_limits is not None:
            yield of_limits


def _of_limits(study: Study) -> Anchor | None:
    """From what the law allows to what was promised, where both are days of the calendar and have a
    source.
    """
    limits = study.today.process.time_limit
    ends: list[float] = []
    for limit in (limits.statutory, limits.promised):
        if not isinstance(limit, Duration) or limit.unit not in _CALENDAR:
            return None
        ends.append(limit.amount * _CALENDAR[limit.unit])
    sourced = {one.path[:2]: one.words for one in study.today.assumptions if one.kind == "source"}
    words = [sourced.get(("time_limit", name)) for name in ("statutory", "promised")]
    if ends[0] <= ends[1] or not all(words):
        return None
    return Anchor(
        DAYS, ends[0], ends[1], tuple(words_of(words[0] or "")) or (("", words[0] or ""),)
    )
