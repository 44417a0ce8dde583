"""One window: what several desks asked of the applicant is asked once, at one of them."""

from __future__ import annotations

from typing import ClassVar

from approvalflow.notation import units
from approvalflow.process.graph import targets
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import straight
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.model.steps import Asks, Part, Step
from approvalflow.process.model.texts import words_of
from approvalflow.redesign.backlog import handed_on, sent_on
from approvalflow.redesign.fusion import fused
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import NewStep, RoleName, StepNames
from approvalflow.redesign.rewiring import (
    expanded,
    members,
    redirected,
    replaced_at,
    require_name,
    require_role,
    with_routes,
)

_AT = ("steps",)


class OneWindow(Move):
    """Several contacts with the applicant become one step, where the first of them was.

    It carries the luck of all of them: whoever was asked for more at one desk is asked here, once
    for all. What the other desks did after their contact stays. Ways between departments become
    quicker only where `set` says so. Source: one-stop service; Reijers & Limam Mansar 2005, no. 2
    (contact reduction) and no. 3 (integration).
    """

    kind: ClassVar[str] = "one_window"
    expected: ClassVar[Expected] = Expected("+", "~", "+", "+")
    example: ClassVar[str] = """\
- one_window: clerk
  steps: [intake, fire_intake]
  into: joint_intake
  work_time: 25 min
  asks: {documents: 6}
"""
    one_window: RoleName
    """The role at the window."""
    steps: StepNames
    """The contacts that become one, wherever they stand in the process."""
    into: NewStep
    """The id of the step that they become."""
    work_time: VaryingTime | None = None
    """How long it takes; without it as long as all of them together."""
    asks: Asks | None = None
    """What the applicant has to bring, fill in and come for; without it the sum."""
    in_tray: VaryingTime | None = None
    """How long files lie there, where the model does not say it yet."""

    def new_steps(self) -> tuple[str, ...]:
        return (self.into,)

    def apply(self, process: Process) -> Moved:
        require_role(process, self.one_window, ("one_window",))
        names = members(process, self.steps, _AT)
        self._require(process, names)
        first = self._first(process, names)
        row = (first, *(name for name in names if name != first))
        window = self._window(process, row)
        for name in row[1:]:
            process = _passed_over(process, name)
        kept = process.steps[first].then
        window = window.model_copy(update={"then": kept})
        listed = replaced_at(process, (first,), {str(self.into): window})
        to_it = {first: straight(str(self.into))}
        laid = handed_on(process, to_it)
        return Moved(redirected(laid.amended(steps=listed), to_it))

    def _require(self, process: Process, names: tuple[str, ...]) -> None:
        if len(names) < 2:
            raise MoveRefused("one-window-needs-two", _AT)
        if self.into not in names:
            require_name(self.into, ("into",))
            if self.into in process.steps:
                raise MoveRefused("step-exists", ("into",), step=self.into)
        steps = [process.steps[name] for name in names]
        for name, step in zip(names, steps, strict=True):
            if step.does not in ("review", "approve") or step.keeps != 1:
                raise MoveRefused("one-window-no-desk", _AT, step=name)
        if len({step.inside for step in steps}) > 1:
            raise MoveRefused("not-in-one-box", _AT, steps=", ".join(names))
        if len({step.only_if for step in steps}) > 1:
            raise MoveRefused("merge-conditions", _AT, steps=", ".join(names))
        if any(step.due is not None for step in steps):
            raise MoveRefused("merge-deadlines", _AT, steps=", ".join(names))

    def _first(self, process: Process, names: tuple[str, ...]) -> str:
        """The contact from which a file comes to all the others."""
        import networkx as nx  # where a graph is asked

        passing = nx.DiGraph(
            (name, to) for name, step in process.steps.items() for to in targets(step.then)
        )
        first = [n for n in names if {*names} - {n} <= nx.descendants(passing, n)]
        if not first:
            raise MoveRefused("one-window-no-first", _AT, steps=", ".join(names))
        return first[0]

    def _window(self, process: Process, names: tuple[str, ...]) -> Step:
        window = fused(process, names, self.one_window, self.in_tray, (("one_window",), _AT))
        home = dict.fromkeys(
            names, straight(str(self.into))
        )  # what came back there comes back here
        parts = [
            part.model_copy(
                update={"outcomes": with_routes(part.outcomes, lambda r: expanded(r, home))}
            )
            for part in window.merged
        ]
        if self.work_time is not None:
            parts = _with_work(parts, self.work_time)
        return window.model_copy(
            update={
                "name": words_of(self.into) or None,
                "merged": tuple(parts),
                "asks": self.asks or window.asks,
            }
        )


def _with_work(parts: list[Part], work_time: VaryingTime) -> list[Part]:
    """All of the work with the luck of the first; the others take no time of their own."""
    nothing = Part.model_validate({"atom": "", "work_time": str(units.parse_duration("0 min"))})
    return [
        part.model_copy(update={"work_time": nothing.work_time if number else work_time})
        for number, part in enumerate(parts)
    ]


def _passed_over(process: Process, name: str) -> Process:
    """The process without a step: arrows to it lead where it passed cases to."""
    way = process.steps[name].then or ()
    if name in targets(way):
        raise MoveRefused("drop-to-itself", _AT, step=name)
    laid = sent_on(process, (name,), way, name)
    turned = redirected(laid, {name: way})
    return turned.amended(steps=turned.steps.without([name]))
