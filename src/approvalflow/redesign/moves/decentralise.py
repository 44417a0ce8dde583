"""Decentralise: local offices do for their place what one office did for all."""

from __future__ import annotations

from typing import ClassVar

from approvalflow.notation import expressions
from approvalflow.notation.near import near
from approvalflow.process import values
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Arm, Route, arm_to, straight
from approvalflow.process.model.steps import Step
from approvalflow.redesign.backlog import handed_on
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import DatumName, RoleName, StepsOrRole, name_kept
from approvalflow.redesign.rewiring import members, redirected, require_role

_AT = ("decentralise",)


class Decentralise(Move):
    """Each place's cases go to its own role; for the others the step stays where it is.

    Every case keeps the luck of its work. What one pool gave - somebody free in one place while
    files wait in another - is lost, and shows by itself. Source: Li & Wu 5.1, functions to lower
    levels; the opposite of Reijers & Limam Mansar 2005, no. 15 (centralisation).
    """

    kind: ClassVar[str] = "decentralise"
    expected: ClassVar[Expected] = Expected("~", "-", "-", "+")
    example: ClassVar[str] = """\
- decentralise: review
  to: {east: east_office, west: west_office}
  by: district
"""
    decentralise: StepsOrRole
    """The steps, or a role for all its steps."""
    to: Named[RoleName]
    """The role for each place: {east: east_office, west: west_office}."""
    by: DatumName
    """The kind of case that says the place: one of the case data."""

    def new_steps(self) -> tuple[str, ...]:
        roles = sorted(set(self.to.values()))
        return tuple(f"{name}.by_{role}" for name in self.decentralise for role in roles)

    def apply(self, process: Process) -> Moved:
        self._require(process)
        alone = self.decentralise[0] if len(self.decentralise) == 1 else ""
        names = tuple(n for n, s in process.steps.items() if alone and s.by == alone)
        if not names:
            names = members(process, self.decentralise, _AT)
        for name in names:
            process = self._in_places(process, name)
        return Moved(process)

    def _places(self, process: Process) -> tuple[str, ...]:
        datum = process.case_data.get(self.by)
        return values.categories_of(datum) if datum is not None else ()

    def _require(self, process: Process) -> None:
        if self.by not in process.case_data:
            suggestion = near(self.by, process.case_data)
            raise MoveRefused("unknown-name", ("by",), name=self.by, suggestion=suggestion)
        places = self._places(process)
        if not places:
            raise MoveRefused("decentralise-no-places", ("by",), name=self.by)
        for place, role in self.to.items():
            if place not in places:
                suggestion = near(place, places)
                raise MoveRefused(
                    "unknown-place", ("to", place), name=place, by=self.by, suggestion=suggestion
                )
            require_role(process, role, ("to", place))

    def _in_places(self, process: Process, name: str) -> Process:
        step = process.steps[name]
        if step.does not in ("review", "approve") or step.merged:
            raise MoveRefused("decentralise-no-desk", _AT, step=name)
        watched = [n for n, s in process.steps.items() if s.not_same_as == name]
        if watched or step.not_same_as is not None:
            raise MoveRefused("decentralise-same-person", _AT, step=name)
        local = {role: f"{name}.by_{role}" for role in sorted(set(self.to.values()))}
        taken = next((new for new in local.values() if new in process.steps), None)
        if taken is not None:
            raise MoveRefused("step-exists", _AT, step=taken)
        way = self._way(process, name, local)
        copies = {
            new: step.model_copy(
                update={
                    "by": role,
                    "name": name_kept(step, name),
                    "lineage": step.lineage or name,
                    "group": None,
                }
            )
            for role, new in local.items()
        }
        stays = way[-1].to == name
        steps: dict[str, Step] = {}
        for other, known in process.steps.items():
            if other == name:
                steps |= copies
            if other != name or stays:
                steps[other] = known
        changed = process.amended(steps=Listed(steps))
        # where the question to the applicant comes back, it comes back to the same place
        for new in local.values():
            own = redirected(changed, {name: straight(new)}, but=frozenset(steps) - {new})
            changed = own.amended(start=process.start)
        kept = frozenset([name]) if stays else frozenset()
        return handed_on(redirected(changed, {name: way}, but=kept), {name: way})

    def _is(self, place: str) -> str:
        if place in (values.YES, values.NO):
            return self.by if place == values.YES else f"not {self.by}"
        return f"{self.by} is {place}"

    def _way(self, process: Process, name: str, local: dict[str, str]) -> Route:
        """To the office of the case's place; the last arm needs no condition."""
        arms: list[Arm] = []
        here = [place for place in self._places(process) if place in self.to]
        for role, new in local.items():
            mine = " or ".join(self._is(p) for p in here if self.to[p] == role)
            arms.append(arm_to(new, expressions.parse(mine)))
        if len(here) < len(self._places(process)):
            return (*arms, arm_to(name))
        return (*arms[:-1], arm_to(arms[-1].to))
