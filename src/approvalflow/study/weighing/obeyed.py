"""The office's own values obeyed: they re-order what the table of verdicts holds for as good."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.comparison.ranking import Recommendation
from approvalflow.study.many import Aids
from approvalflow.study.ran import Ran
from approvalflow.study.reading import Study
from approvalflow.study.result import ByValues, ProfileTold, Rank, Result
from approvalflow.study.runner import Settings
from approvalflow.study.weighing.judging import with_profiles
from approvalflow.study.weighing.measuring import measuring_of
from approvalflow.study.weighing.ranking import ranked


def obeyed(study: Study, ran: Ran, settings: Settings, aids: Aids) -> Ran:
    """The same with what the profile makes of it by which the study decides; the same where there
    is none, or nothing to choose from.
    """
    profile, result = study.values.decide_by, ran.result
    if profile is None or result.recommendation is None or result.inputs.interrupted:
        return ran
    measuring = measuring_of(ran, settings, aids, study.values.offices)
    rank = with_profiles(ranked(study, measuring, result), (profile,), settings.seed)
    if measuring.interrupted:
        return ran
    told = by_values(rank)
    recommendation = _reordered(result, result.recommendation, told.winner)
    if recommendation is not result.recommendation:
        told = replace(told, instead=result.recommendation.design)
    result = replace(result, recommendation=recommendation, by_values=told)
    return replace(ran, result=result)


def by_values(rank: Rank) -> ByValues:
    """What the only profile of a rank says."""
    (told,) = rank.profiles
    return ByValues(
        profile=told.id,
        name=told.name,
        set_by=told.set_by,
        winner=told.winner,
        refused=told.refused,
        left_out=tuple(_weightless(rank, told)),
    )


def _weightless(rank: Rank, told: ProfileTold) -> list[str]:
    weighed = {name for group in told.groups for name in group}
    return [one.id for one in rank.criteria if one.state == "differs" and one.id not in weighed]


def _reordered(result: Result, found: Recommendation, winner: str) -> Recommendation:
    """With the winner first, where the table of verdicts has it in the rank of what it recommends:
    floors, guardrails and verdicts stand above values.
    """
    ranks = {one.design: one.rank for one in result.comparisons}
    if not found.design or winner in ("", found.design) or winner not in ranks:
        return found
    if ranks[winner] != ranks[found.design]:
        return found
    order = (winner, *(design for design in found.order if design != winner))
    return Recommendation(winner, order)
