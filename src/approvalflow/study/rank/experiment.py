"""The experiment: today and the redesigns as `compare` has them, then judged by values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from approvalflow.comparison.criteria import CONTROL, CRITERIA, DAYS, IN_TIME, NAMED
from approvalflow.comparison.dominance import Gap, beaten_in, gap, gaps
from approvalflow.comparison.orders import order_of
from approvalflow.comparison.swings import Answered, circle_of
from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.measures.estimates import value_of
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Replicated
from approvalflow.notation.near import near
from approvalflow.notation.units import Duration
from approvalflow.process.model.texts import words_of
from approvalflow.study.compare import ran
from approvalflow.study.many import Aids
from approvalflow.study.rank.judging import profile_again, told_anchor, with_profiles
from approvalflow.study.rank.measuring import Had, Measuring
from approvalflow.study.reading import Study
from approvalflow.study.result import (
    Beaten,
    Comparison,
    Exchange,
    GapTold,
    Rank,
    RankCriterion,
    Result,
    SwingTold,
)
from approvalflow.study.runner import Settings
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of
from approvalflow.study.values import Anchor, Profile, built_in

ALONE = Aids()  # without any
MOST_EXCHANGES = 12
_CALENDAR = {"calendar day": 1.0, "week": 7.0}

ByDesign = dict[str, dict[str, Replicated]]


def rank(
    study: Study,
    settings: Settings,
    aids: Aids = ALONE,
    asked: Sequence[str] = (),
    again: Rank | None = None,
) -> Result:
    """Today and every redesign as `compare` has them, and which is the best by which values.

    `asked`: names of profiles or orders, all of the study and the usual ones if none; `again`: an
    earlier answer, whose profiles are judged anew. Raises ApprovalFlowError where there is no
    redesign or no such profile, and what `compare` raises.
    """
    if not study.redesigns:
        raise ApprovalFlowError([Problem("rank-no-redesign", None)])
    profiles = profiles_of(study, asked)
    if again is not None:
        profiles = tuple(map(profile_again, again.profiles))
    settings = settled(study, settings)
    run = ran(study, settings, aids)
    measuring = Measuring(run, settings, aids, study.values.offices)
    found = with_profiles(_ranked(study, measuring, run.result), profiles, settings.seed)
    found = replace(found, asked=tuple(asked), interrupted=measuring.interrupted)
    if again is not None:
        found = replace(found, asked=again.asked, answers=again.answers, circle=again.circle)
    options = [word for text in found.asked for word in ("--profile", text)]
    options += ["--ask"] if found.answers else []
    command = command_of("rank", study, settings, *options)
    return replace(run.result, inputs=replace(run.result.inputs, command=command), rank=found)


def profiles_of(study: Study, asked: Sequence[str]) -> tuple[Profile, ...]:
    """The profiles meant; raises ApprovalFlowError for what is neither one nor an order."""
    known = {one.id: one for one in (*built_in(), *study.values.profiles)}
    if not asked:
        return tuple(known.values())
    found: list[Profile] = []
    problems: list[Problem] = []
    for text in asked:
        try:
            found.append(known[text] if text in known else _as_order(text, known))
        except NotationError as error:
            problems.append(Problem(error.key, None, error.parameters))
    if problems:
        raise ApprovalFlowError(problems)
    return tuple(found)


def _as_order(text: str, known: Iterable[str]) -> Profile:
    names = list(known)
    if not any(sign in text for sign in "=>≥＝＞") and text not in NAMED:
        told = {"name": text, "known": ", ".join(names), "suggestion": near(text, names)}
        raise NotationError("no-such-profile", **told)
    return Profile(text, order_of(text), origin="option")


def _ranked(study: Study, measuring: Measuring, result: Result) -> Rank:
    """Criteria, who beats whom, and prices; no profile yet."""
    criteria = list(measuring.criteria())
    names = tuple(result.designs[n].id for n in measuring.ranked)
    designs: ByDesign = {
        name: {had.criterion.id: had.by_design[n] for had in criteria if not had.empty}
        for n, name in enumerate(names)
    }
    told = tuple(_criterion(had, designs) for had in criteria)
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
        anchors=tuple(map(told_anchor, _anchors(study))),
        profiles=(),
        offices=study.values.offices,
    )


def _criterion(had: Had, designs: ByDesign) -> RankCriterion:
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


def _anchors(study: Study) -> Iterator[Anchor]:
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


def with_answers(result: Result, profile: Profile, answers: Sequence[Answered]) -> Result:
    """The result with the profile that answers give beside those it has, and what contradicts."""
    assert result.rank is not None
    names = list(dict.fromkeys(n for one in answers for n in (one.first, one.second)))
    before = [profile_again(one) for one in result.rank.profiles if one.origin != "answers"]
    found = with_profiles(result.rank, [*before, profile], result.inputs.seed)
    found = replace(
        found,
        answers=tuple(SwingTold(one.first, one.second, one.answer) for one in answers),
        circle=circle_of(names, answers),
    )
    command = f"{result.inputs.command} --ask"
    return replace(result, rank=found, inputs=replace(result.inputs, command=command))
