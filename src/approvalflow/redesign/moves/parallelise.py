"""Parallelise: neighbours that wait for one another are asked at the same time."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from approvalflow.process.graph import EXPIRED, outcomes_of, targets
from approvalflow.process.model.boxes import WHEN_ALL, Branch, Decides, Join, OneNotice
from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, straight
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Words, words_of
from approvalflow.redesign.backlog import still_to_ask
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import NewStep, StepNames
from approvalflow.redesign.rewiring import (
    groups,
    members,
    redirected,
    replaced_at,
    require_name,
    require_row,
)


class Parallelise(Move):
    """Steps in a row become the branches of a box; their refusals become that of the box.

    Everybody keeps the same luck; work is done that a refusal earlier in the row would have saved.
    Source: joint review; Reijers & Limam Mansar 2005, no. 11 (parallelism).
    """

    kind: ClassVar[str] = "parallelise"
    expected: ClassVar[Expected] = Expected("+", "-", "~", "-")
    example: ClassVar[str] = """\
- parallelise: [fire_check, water_check]
  as: joint_review
"""
    parallelise: StepNames
    """The steps in their order, or the name of an `in_series`."""
    box: NewStep | None = Field(default=None, alias="as")
    """The id of the box; a group keeps its name."""
    join: Join = Join()
    """all (default), any, majority or {at_least: 2}: how many must not refuse."""
    decides: Decides = WHEN_ALL
    """When the box decides: when all have answered (default), or as soon as certain."""
    one_notice: OneNotice = "no"
    """yes: what the branches ask of the applicant is asked once."""

    def new_steps(self) -> tuple[str, ...]:
        return () if self.box is None else (self.box,)

    def apply(self, process: Process) -> Moved:
        at = ("parallelise",)
        self._refuse_roles(process)
        names = members(process, self.parallelise, at)
        if len(names) < 2:
            raise MoveRefused("parallelise-needs-two", at)
        require_row(process, names, at)
        box = self._name(process)
        refusal = self._refusal(process, names)
        inner = {
            name: self._inside(name, process.steps[name], names, (box, self._branch(name, names)))
            for name in names
        }
        frame = self._frame(process, names, box, refusal)
        listed = replaced_at(process, names, {box: frame, **inner})
        changed = still_to_ask(process, names).amended(steps=listed)
        return Moved(redirected(changed, {names[0]: straight(box)}, but=frozenset([box, *names])))

    def _refuse_roles(self, process: Process) -> None:
        """The roles of an `in_series` are no steps: what to write instead."""
        named = self.parallelise
        if len(named) < 2 or any(name in process.steps for name in named):
            return
        for group, inside in groups(process).items():
            by_role = {name.rpartition(".")[2]: name for name in inside}
            if set(named) <= set(by_role):
                listed = ", ".join(by_role[name] for name in named)
                typed = group if len(named) == len(by_role) else f"[{listed}]"
                roles = ", ".join(named)
                at = ("parallelise",)
                raise MoveRefused("roles-for-steps", at, roles=roles, step=group, typed=typed)

    def _name(self, process: Process) -> str:
        alone = self.parallelise[0] if len(self.parallelise) == 1 else None
        name = self.box or (alone if alone in groups(process) else None)
        if name is None:
            raise MoveRefused("parallelise-needs-as", ("parallelise",))
        if name != alone:
            require_name(name, ("as",))
        if name in process.steps:
            raise MoveRefused("step-exists", ("as",), step=name)
        return str(name)

    @staticmethod
    def _branch(name: str, names: tuple[str, ...]) -> str:
        short = name.rpartition(".")[2]
        shared = [n for n in names if n.rpartition(".")[2] == short]
        return short if len(shared) == 1 else name.replace(".", "_")

    def _refusal(self, process: Process, names: tuple[str, ...]) -> str:
        """The one end to which all refusals lead."""
        leads = {
            target
            for name in names
            for outcome_name, outcome in outcomes_of(process.steps[name])
            if outcome_name == "refuse"
            for target in targets(outcome.then)
        } or {"refused"}
        if len(leads) > 1:
            ends = ", ".join(sorted(leads))
            raise MoveRefused("refusals-differ", ("parallelise",), ends=ends)
        return leads.pop()

    def _inside(
        self, name: str, step: Step, names: tuple[str, ...], inside: tuple[str, str]
    ) -> Step:
        if step.does not in ("review", "approve", "meeting", "batch", "wait"):
            raise MoveRefused("parallelise-no-desk", ("parallelise",), step=name)
        if step.due is not None and not set(targets(step.due.then)) <= {name}:
            raise MoveRefused("arrow-out-of-box", ("parallelise",), step=name, outcome=EXPIRED)
        parts = [
            part.model_copy(update={"outcomes": self._outcomes(name, part.outcomes)})
            for part in step.merged
        ]
        return step.model_copy(
            update={
                "inside": inside,
                "then": straight(ANSWERED),
                "outcomes": self._outcomes(name, step.outcomes),
                "merged": tuple(parts),
                "only_if": None,
                "group": None,
            }
        )

    @staticmethod
    def _outcomes(name: str, outcomes: Named[Outcome]) -> Named[Outcome]:
        """Refusals become those of the branch; no other arrow leads out of the step."""
        inner: dict[str, Outcome] = {}
        for outcome_name, outcome in outcomes.items():
            if outcome_name == "refuse":
                inner[outcome_name] = outcome.model_copy(update={"then": straight("refused")})
            elif set(targets(outcome.then)) <= {name}:
                inner[outcome_name] = outcome
            else:
                raise MoveRefused(
                    "arrow-out-of-box", ("parallelise",), step=name, outcome=outcome_name
                )
        return Named(inner)

    def _called(self, process: Process, names: tuple[str, ...]) -> Words | None:
        """What people call the box; of a group as its steps, if all of them are called the same."""
        if words := words_of(self.box):
            return words
        alike = {process.steps[name].name for name in names} if self.box is None else set()
        return alike.pop() if len(alike) == 1 else None

    def _frame(self, process: Process, names: tuple[str, ...], box: str, refusal: str) -> Step:
        branches = {
            self._branch(name, names): Branch.model_validate(
                {"only_if": process.steps[name].only_if, "first": name}
            )
            for name in names
        }
        refuse = {} if refusal == "refused" else {"refuse": Outcome(then=straight(refusal))}
        return Step.model_validate(
            {
                "name": self._called(process, names),
                "does": "parallel",
                "branches": Named(branches),
                "join": self.join,
                "decides": self.decides,
                "one_notice": self.one_notice,
                "outcomes": Named(refuse),
                "then": process.steps[names[-1]].then,
                "inside": process.steps[names[0]].inside,
            }
        )
