"""Delegate: under a condition, one official decides instead of a whole row of signatures."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from approvalflow.notation import expressions
from approvalflow.process.graph import targets
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.fields import Share
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import arm_to, straight
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition
from approvalflow.redesign.backlog import handed_on
from approvalflow.redesign.move import Expected, Guess, Move, Moved, MoveRefused
from approvalflow.redesign.names import SAMPLED, RoleName, StepNames, made, name_kept
from approvalflow.redesign.rewiring import members, redirected, require_role, require_row, word_of
from approvalflow.redesign.trays import Tray, as_long


class Delegate(Move):
    """Steps in a row give way to one by `to`, with the work and the outcomes of the last listed.

    If `to` signs in the row himself, that signature is this one. The other steps are no longer
    done for these cases and are listed as waived.
    Source: Li & Wu 5.1, decentralisation; Reijers & Limam Mansar 2005, no. 22 (empower).
    """

    kind: ClassVar[str] = "delegate"
    expected: ClassVar[Expected] = Expected("+", "+", "~", "+")
    example: ClassVar[str] = """\
- delegate: sign
  to: reviewer
  if: area < 500 m2
  in_tray: 1 working day
"""
    delegate: StepNames
    """The steps, in their order; the last is the decision."""
    to: RoleName
    """The role that decides instead."""
    when: Condition | None = Field(default=None, alias="if")
    """The cases for which; all, without it."""
    in_tray: Tray | None = None
    """How long files lie on the delegate's desk, where the model does not say it yet; or 150% of
    what it says."""
    reviewed_later: Share | None = None
    """The share of these decisions that the last role looks at afterwards."""

    def new_steps(self) -> tuple[str, ...]:
        return (f"{self.delegate[-1]}.by_{self.to}",) if self.delegate else ()

    def apply(self, process: Process) -> Moved:
        names = members(process, self.delegate, ("delegate",))
        require_row(process, names, ("delegate",))
        require_role(process, self.to, ("to",))
        last = process.steps[names[-1]]
        if last.does not in ("review", "approve", "meeting"):
            raise MoveRefused("delegate-no-desk", ("delegate",), step=names[-1])
        new = f"{names[-1]}.by_{self.to}"
        if new in process.steps:
            raise MoveRefused("step-exists", ("to",), step=new)
        step, guesses = self._step(process, names, last)
        way = straight(new) if self.when is None else (
            arm_to(new, self.when), arm_to(names[0])
        )  # fmt: skip
        changed = self._with(process, names, new, step)
        arrows = {
            name: way if self.when is None else (way[0], arm_to(name)) for name in names
        }  # fmt: skip
        changed = redirected(changed, arrows, but=frozenset(names))
        if self.when is None:
            changed = handed_on(changed, dict.fromkeys(names, way))
            gone = [n for n in changed.steps if n in names]
            changed = changed.amended(steps=changed.steps.without(gone))
        if self.reviewed_later is not None:
            changed = self._with_review(changed, new, last)
        return Moved(changed, self._waived(process, names), guesses)

    def _step(
        self, process: Process, names: tuple[str, ...], last: Step
    ) -> tuple[Step, tuple[Guess, ...]]:
        """What the delegate does, and what is guessed of it: how long files lie on a desk of
        which nothing is said.
        """
        tray, tray_atom, guesses = self._tray(process, names, last)
        atom = last.lineage or names[-1]
        step = last.model_copy(
            update=_alone(last)
            | {
                "by": self.to,
                "name": name_kept(last, names[-1]),
                "in_tray": tray,
                "tray_atom": tray_atom,
                "lineage": atom if not last.merged else None,
                "only_if": _shared(process, names),
                "group": None,
            }
        )
        return step, guesses

    def _tray(
        self, process: Process, names: tuple[str, ...], last: Step
    ) -> tuple[VaryingTime | None, str | None, tuple[Guess, ...]]:
        """How long files lie there, whose luck that is, and whether it is guessed."""
        if self.in_tray is not None and not isinstance(self.in_tray, float):
            return self.in_tray, None, ()
        times = 1.0 if self.in_tray is None else self.in_tray
        own = next((n for n in names if process.steps[n].by == self.to), None)
        of_role = process.roles[self.to].in_tray
        lies = None if times == 1 else of_role  # who has one keeps it
        if own is not None:
            step = process.steps[own]
            return as_long(step.in_tray or lies, times), step.lineage or own, ()
        lying = _lies(process, last)
        if of_role is not None or lying is None:
            return as_long(lies, times), None, ()
        guessed = {"role": self.to, "step": names[-1]}
        unsaid = (Guess("delegate-in-tray", ("to",), guessed),) if self.in_tray is None else ()
        return as_long(lying, times), last.tray_atom, unsaid

    def _with(self, process: Process, names: tuple[str, ...], new: str, step: Step) -> Process:
        """The delegate's step stands before the row; its returns into the row come to itself."""
        steps: dict[str, Step] = {}
        for name, other in process.steps.items():
            if name == names[0]:
                steps[new] = step
            steps[name] = other
        with_new = process.amended(steps=Listed(steps))
        back = {name: straight(new) for name in names}
        others = frozenset(n for n in steps if n != new)
        turned = redirected(with_new, back, but=others)
        return turned.amended(start=process.start)

    def _with_review(self, process: Process, new: str, last: Step) -> Process:
        """A sample of the decisions is looked at after the applicant has the answer."""
        step = process.steps[new]
        if targets(step.then) != ("granted",):
            raise MoveRefused("review-needs-last", ("reviewed_later",), step=new)
        word = word_of(new)
        datum, issue, review = f"{word}{SAMPLED}", f"{word}_issue", f"{word}_review"
        sampled = expressions.parse(datum)
        route = (arm_to(review, sampled), arm_to("granted"))
        steps = dict(
            process.steps.having({new: step.model_copy(update={"then": straight(issue)})}).items()
        )
        steps[issue] = Step.model_validate({"name": made("issue"), "does": "issue", "then": route})
        looked = last.parts(review)[0]
        if last.by is None:
            raise MoveRefused("review-by-meeting", ("reviewed_later",), step=new)
        steps[review] = Step.model_validate(
            {
                "name": made("review"),
                "by": last.by,
                "work_time": looked.work_time,
                "then": straight("granted"),
            }
        )
        sample = Datum(yes=self.reviewed_later, hidden=True)
        return process.amended(
            steps=Listed(steps), case_data=process.case_data.having({datum: sample})
        )

    def _waived(self, process: Process, names: tuple[str, ...]) -> tuple[str, ...]:
        cases = f" if {self.when}" if self.when is not None else ""
        skipped = [n for n in names if process.steps[n].by != self.to]
        return (", ".join(skipped) + cases,) if skipped else ()


def _alone(step: Step) -> dict[str, Any]:
    """What changes where one official decides and not a meeting: he signs, and defers nothing."""
    if step.does != "meeting":
        return {}
    said = ("sits", "cut_off", "agenda", "quorum", "attendance")
    return {
        **dict.fromkeys(said),
        "does": "approve",
        "members": Named(),
        "outcomes": step.outcomes.without(["defer"]),
    }


def _lies(process: Process, step: Step) -> VaryingTime | None:
    """How long files lie on the desk of the step."""
    role = process.roles.get(step.by) if step.by is not None else None
    return step.in_tray or (role.in_tray if role is not None else None)


def _shared(process: Process, names: tuple[str, ...]) -> Condition | None:
    """The condition under which all these steps are done; where they differ, none."""
    conditions = {process.steps[name].only_if for name in names}
    return conditions.pop() if len(conditions) == 1 else None
