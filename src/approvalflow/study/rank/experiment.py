"""The experiment: today and the redesigns as `compare` has them, then judged by values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from approvalflow.comparison.criteria import NAMED
from approvalflow.comparison.orders import order_of
from approvalflow.comparison.swings import Answered, circle_of
from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.notation.near import near
from approvalflow.study.compare import ran
from approvalflow.study.many import Aids
from approvalflow.study.rank.doubt import doubt_of
from approvalflow.study.reading import Study
from approvalflow.study.result import (
    Rank,
    Result,
    SwingTold,
)
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of
from approvalflow.study.values import Profile, built_in
from approvalflow.study.weighing.judging import profile_again, with_profiles
from approvalflow.study.weighing.measuring import measuring_of
from approvalflow.study.weighing.ranking import ranked

GUESSES = "--guesses"
ALONE = Aids()  # without any


def rank(
    study: Study,
    settings: Settings,
    aids: Aids = ALONE,
    asked: Sequence[str] = (),
    again: Rank | None = None,
    *,
    doubted: bool = False,
) -> Result:
    """Today and every redesign as `compare` has them, and which is the best by which values.

    `asked`: names of profiles or orders, all of the study and the usual ones if none; `again`: an
    earlier answer, whose profiles are judged anew; `doubted`: weightings are also drawn over what
    the guesses of the study could be. Raises ApprovalFlowError where there is no
    redesign or no such profile, and what `compare` raises.
    """
    if not study.redesigns:
        raise ApprovalFlowError([Problem("rank-no-redesign", None)])
    profiles = profiles_of(study, asked)
    if again is not None:
        profiles = tuple(map(profile_again, again.profiles))
    settings = settled(study, settings)
    run = ran(study, settings, aids)
    measuring = measuring_of(run, settings, aids, study.values.offices)
    found = replace(ranked(study, measuring, run.result), asked=tuple(asked))
    doubted = doubted if again is None else again.doubt is not None
    stopped = measuring.interrupted
    if doubted and not stopped:
        try:
            found = replace(found, doubt=doubt_of(study, run, settings, aids))
        except Interrupted:
            stopped = True
    found = replace(with_profiles(found, profiles, settings.seed), interrupted=stopped)
    if again is not None:
        found = replace(found, asked=again.asked, answers=again.answers, circle=again.circle)
    options = [word for text in found.asked for word in ("--profile", text)]
    options += [GUESSES] if doubted else []
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
