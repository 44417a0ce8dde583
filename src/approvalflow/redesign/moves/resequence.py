"""Resequence: checks in a row are done in another order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from approvalflow.process.graph import outcomes_of, targets
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import straight
from approvalflow.redesign.backlog import handed_on, sent_on
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import StepNames
from approvalflow.redesign.rewiring import members, redirected, replaced_at, require_row

_AT = ("resequence",)


class Resequence(Move):
    """The steps of a row in a new order; each keeps its work, its outcomes and its luck.

    Which cases pass all of them does not change, what is spent on those that do not does: first
    what finds most for its cost. Source: the knock-out rule, van der Aalst 2001; Reijers & Limam
    Mansar 2005, no. 9 (resequencing) and no. 10 (knock-out).
    """

    kind: ClassVar[str] = "resequence"
    expected: ClassVar[Expected] = Expected("+", "+", "0", "~")
    example: ClassVar[str] = """\
- resequence: [water_check, fire_check]
"""
    resequence: StepNames
    """The steps of the row in the order in which they are to be done."""

    def apply(self, process: Process) -> Moved:
        wanted = members(process, self.resequence, _AT)
        if len(wanted) < 2:
            raise MoveRefused("resequence-needs-two", _AT)
        for name in wanted:
            if process.steps[name].does not in ("review", "approve", "wait", "batch", "meeting"):
                raise MoveRefused("resequence-no-desk", _AT, step=name)
        row = _row(process, wanted)
        require_row(process, row, _AT)
        self._require_alike(process, row, wanted)
        if row == wanted:
            return Moved(process)
        last = process.steps[row[-1]].then
        leads = {name: straight(after) for name, after in pairwise(wanted)}
        steps = {
            name: process.steps[name].model_copy(update={"then": leads.get(name, last)})
            for name in wanted
        }
        changed = process.amended(steps=replaced_at(process, row, steps))
        first = {row[0]: straight(wanted[0])}
        changed = redirected(changed, first, but=frozenset(wanted))
        if process.steps[wanted[0]].does == "wait":  # nothing lies ready where nobody works
            return Moved(sent_on(changed, row[:1], first[row[0]], row[0]))
        return Moved(handed_on(changed, first))

    def _require_alike(
        self, process: Process, row: tuple[str, ...], wanted: tuple[str, ...]
    ) -> None:
        """Nothing in the row depends on what comes before in it."""
        for name in wanted:
            step = process.steps[name]
            if step.starts or any(o.clock is not None for _, o in outcomes_of(step)):
                raise MoveRefused("resequence-clock", _AT, step=name)
            before = step.not_same_as
            if before in wanted and wanted.index(before) > wanted.index(name):
                raise MoveRefused("resequence-same-person", _AT, step=name, other=before)
            late = () if step.due is None else targets(step.due.then)
            for target in (to for to in late if to in wanted):  # over others, or back again
                raise MoveRefused("resequence-over", _AT, step=name, target=target)
            for target in _leads(process, name):
                if target in wanted and wanted.index(target) > wanted.index(name):
                    raise MoveRefused("resequence-over", _AT, step=name, target=target)
        lying = [
            name for name, files in process.backlog.items() if files.at is None and name in row[1:]
        ]
        if lying:
            raise MoveRefused("resequence-backlog", _AT, step=lying[0])


def _row(process: Process, names: tuple[str, ...]) -> tuple[str, ...]:
    """These steps in the order in which a file goes through them; refuses what is no row."""
    after = {name: targets(process.steps[name].then) for name in names}
    led_to = {target for name in names for target in after[name]}
    first = [name for name in names if name not in led_to]
    if len(first) != 1:
        raise MoveRefused("not-neighbours", _AT, first=names[0], second=names[1])
    row = [first[0]]
    while len(row) < len(names):
        following = [target for target in after[row[-1]] if target in names]
        if len(following) != 1 or following[0] in row:
            other = next(name for name in names if name not in row)
            raise MoveRefused("not-neighbours", _AT, first=row[-1], second=other)
        row.append(following[0])
    return tuple(row)


def _leads(process: Process, name: str) -> Iterator[str]:
    """Where outcomes of a step lead, but for the question to the applicant, which comes back."""
    for _, outcome in outcomes_of(process.steps[name]):
        yield from (target for target in targets(outcome.then) if target != name)
