"""From what a result says of its run to the settings of the same run."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.eventlog import Horizon
from approvalflow.notation.units import number_text
from approvalflow.study.reading import Study
from approvalflow.study.result import Inputs
from approvalflow.study.runner import Repeat, Settings
from approvalflow.study.settling import Asked, settled

MOST = {
    "weeks": 1_040, "start_up_weeks": 1_040, "run_out_weeks": 1_040,
}  # fmt: skip
"""More than that no command asks for: a result that does was not made by one, and might run for
ever.
"""


def require_bounded(inputs: Inputs) -> None:
    """Raises ApprovalFlowError where a run would be longer than any that can be asked for."""
    told = {name: (getattr(inputs, name), most) for name, most in MOST.items()}
    problems = [
        Problem("repeat-too-long", None, {
            "name": f"inputs.{name}", "found": number_text(found), "most": number_text(most),
        })
        for name, (found, most) in told.items()
        if found > most
    ]  # fmt: skip
    if problems:
        raise ApprovalFlowError(problems)


def settings_of(inputs: Inputs, study: Study, workers: int | None = None) -> Settings:
    """Those of the run that the inputs are of. The start-up is the one told; the reason for it, and
    which designs are too slow, are found anew where they are told.
    """
    start_up, weeks = inputs.start_up_weeks, inputs.weeks
    settings = Settings(
        seed=inputs.seed,
        replications=inputs.asked,
        precision=inputs.wanted,
        workers=workers,
        repeat=Repeat(inputs.replications, inputs.interrupted),
    )
    if inputs.start_up is not None or inputs.slow:
        settings = settled(study, settings, Asked(inputs.horizon, start_up, weeks))
    horizon = Horizon(start_up, weeks, inputs.run_out_weeks, inputs.horizon)
    return replace(settings, horizon=horizon)
