"""The experiment that made a result, done again with what was asked of it."""

from __future__ import annotations

from functools import partial

from approvalflow.study.compare import compare
from approvalflow.study.diagnose import diagnose
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Result, Worth
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.worth.asking import Stopped, worth


def asked_more(result: Result) -> bool:
    """Whether more was asked than a run or a comparison, which then came first, and was whole."""
    return result.diagnosis is not None or result.worth is not None


def again_of(result: Result, study: Study, settings: Settings, aids: Aids) -> Result:
    """Raises what the experiment raises."""
    if (diagnosis := result.diagnosis) is not None:
        at_night = diagnosis.nights is not None
        return diagnose(study, settings, aids, at_night=at_night, again=diagnosis)
    if result.worth is not None:
        return worth(study, settings, aids, result.worth.asked, _stopped(result.worth))
    experiment = simulate if result.kind == "run" else partial(compare, together=True)
    return experiment(study, settings, progress=aids.progress, executor=aids.executor)


def _stopped(told: Worth) -> Stopped | None:
    """Where somebody stopped it."""
    return Stopped(told.replications, told.sets) if told.interrupted else None
