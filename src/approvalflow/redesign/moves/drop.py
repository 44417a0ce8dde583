"""Drop: a step is no longer done, for all cases or for some."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from approvalflow.notation.near import near
from approvalflow.process.graph import EXPIRED, ends_of, is_box, targets
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, Route, straight
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition
from approvalflow.redesign.backlog import sent_on
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import StepName, StepNames
from approvalflow.redesign.rewiring import known_step, members, redirected, spared

_FIXED = ("refuse", "return", "ask_applicant", "defer", "withdraw")


class Drop(Move):
    """The arrows to a step lead on to where it passed cases; its roles may be released.

    Source: Li & Wu 4.1, too many approval items; Reijers & Limam Mansar 2005, no. 5.
    """

    kind: ClassVar[str] = "drop"
    expected: ClassVar[Expected] = Expected("+", "+", "-", "~")
    example: ClassVar[str] = """\
- drop: water_check
  if: area < 200 m2
"""
    drop: StepNames
    """The steps."""
    when: Condition | None = Field(default=None, alias="if")
    """The cases for which; all, without it."""
    then: StepName | None = None
    """Where cases go instead, where the step passed them on in several ways."""

    def apply(self, process: Process) -> Moved:
        names = members(process, self.drop, ("drop",))
        cases = f" if {self.when}" if self.when is not None else ""
        waived = (", ".join(names) + cases,)
        for name in names:
            process = self._without(process, name)
        return Moved(process, waived)

    def _without(self, process: Process, name: str) -> Process:
        step = known_step(process, name, ("drop",))
        if self.when is not None:
            return spared(process, name, self.when)
        if step.does == "end":
            raise MoveRefused("drop-end", ("drop",), step=name)
        gone = [name, *_inside(process, name)] if is_box(step) else [name]
        if len(gone) == len([s for s in process.steps.values() if s.does != "end"]):
            raise MoveRefused("drop-last-step", ("drop",), step=name)
        way = self._way(process, name, step)
        alone = step.inside is not None and _alone(process, name, step)
        process = sent_on(process, gone, straight(ANSWERED) if alone else way, name)
        if alone:
            process = _without_branch(process, step)
        process = redirected(process, {name: way})
        return process.amended(steps=process.steps.without(gone))

    def _way(self, process: Process, name: str, step: Step) -> Route:
        if self.then == name or (self.then is None and name in targets(step.then)):
            raise MoveRefused("drop-to-itself", ("drop",), step=name)
        if self.then is not None:
            if self.then not in process.steps and self.then not in ends_of(process):
                suggestion = near(self.then, process.steps)
                raise MoveRefused("unknown-step", ("then",), name=self.then, suggestion=suggestion)
            return straight(self.then)
        elsewhere = [
            outcome_name
            for outcome_name, outcome in step.outcomes.items()
            if outcome_name not in _FIXED and outcome.then is not None
        ]
        if step.due is not None and step.due.then is not None:
            elsewhere.append(EXPIRED)
        if elsewhere:
            raise MoveRefused(
                "drop-several-ways", ("drop",), step=name, outcomes=", ".join(elsewhere)
            )
        return step.then or ()


def _inside(process: Process, box: str) -> list[str]:
    """All steps in a box, those of boxes within it too."""
    found: list[str] = []
    for name, step in process.steps.items():
        if step.inside is not None and step.inside[0] == box:
            found += [name, *_inside(process, name)]
    return found


def _alone(process: Process, name: str, step: Step) -> bool:
    """Whether the step is all there is in its branch."""
    box, branch = step.inside or ("", "")
    first = process.steps[box].branches[branch].first
    return first == name and targets(step.then) == (ANSWERED,)


def _without_branch(process: Process, step: Step) -> Process:
    box, branch = step.inside or ("", "")
    branches = process.steps[box].branches.without([branch])
    if not len(branches):
        raise MoveRefused("drop-last-branch", ("drop",), step=box)
    return process.with_step(box, branches=branches)
