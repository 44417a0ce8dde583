"""The experiment that made a result, done again with what was asked of it."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.study.compare import ran
from approvalflow.study.diagnose import diagnose
from approvalflow.study.many import Aids
from approvalflow.study.pilot.asked import asked_again
from approvalflow.study.pilot.asking import pilot
from approvalflow.study.rank.experiment import rank
from approvalflow.study.reading import Study
from approvalflow.study.result import Result, Worth
from approvalflow.study.runner import Settings
from approvalflow.study.search import depth_again, search
from approvalflow.study.sensitivity.experiment import sensitivity, with_guesses
from approvalflow.study.simulate import simulate
from approvalflow.study.worth.asking import Stopped, worth


def asked_more(result: Result) -> bool:
    """Whether more was asked than a run or a comparison, which then came first, and was whole."""
    asked = (result.diagnosis, result.worth, result.sensitivity, result.pilot)
    return any(told is not None for told in asked)


def again_of(result: Result, study: Study, settings: Settings, aids: Aids) -> Result:
    """Raises what the experiment raises."""
    if (diagnosis := result.diagnosis) is not None:
        at_night = diagnosis.nights is not None
        return diagnose(study, settings, aids, at_night=at_night, again=diagnosis)
    if result.worth is not None:
        return worth(study, settings, aids, result.worth.asked, _stopped(result.worth))
    if (told := result.pilot) is not None:
        asked = replace(asked_again(told.asked), redesign=told.redesign)
        return pilot(study, settings, aids, asked, again=told)
    if result.rank is not None:
        return rank(study, settings, aids, again=result.rank)
    if result.search is not None:
        wanted, depth = result.search.asked, depth_again(result.search)
        return search(study, settings, aids, minimise=wanted, depth=depth)
    if result.kind == "run":
        return simulate(study, settings, progress=aids.progress, executor=aids.executor)
    if (guessed := result.sensitivity) is not None and guessed.asked:
        return sensitivity(study, settings, aids, guessed)
    if result.together is None and guessed is None:  # it says no more than the comparison
        return ran(study, settings, aids).result
    return with_guesses(study, settings, aids)


def _stopped(told: Worth) -> Stopped | None:
    """Where somebody stopped it."""
    return Stopped(told.replications, told.sets) if told.interrupted else None
