"""From what a result says of its run to the settings of the same run."""

from __future__ import annotations

import shlex
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
    """Those of the run that the inputs are of. The start-up is the one told; the reason for it is
    found anew where one is told.
    """
    start_up, weeks = inputs.start_up_weeks, inputs.weeks
    settings = Settings(
        seed=inputs.seed,
        replications=_replications(inputs),
        precision=inputs.wanted,
        workers=workers,
        repeat=Repeat(inputs.replications, inputs.interrupted),
    )
    if inputs.start_up is not None:
        settings = settled(study, settings, Asked(inputs.horizon, start_up, weeks))
    horizon = Horizon(start_up, weeks, inputs.run_out_weeks, inputs.horizon)
    return replace(settings, horizon=horizon)


def _replications(inputs: Inputs) -> int | None:
    """The number that was asked for, if one was: in the command, after the names, the changes and
    the seed. One that was interrupted has fewer.
    """
    named = 3 + len(inputs.redesigns) + 2 * len(inputs.changes)
    try:
        option, number = shlex.split(inputs.command)[named + 2 : named + 4]
        return int(number) if option == "--replications" else None
    except ValueError:  # there is none; or the command was changed, which is told
        return None
