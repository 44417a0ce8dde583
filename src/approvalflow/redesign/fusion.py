"""Several steps as one: what merged neighbours and contacts at one window have in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from approvalflow.notation import units
from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.model.steps import Asks, Step
from approvalflow.redesign.move import MoveRefused
from approvalflow.redesign.trays import Tray, as_long

Place = tuple[str, ...]


def fused(
    process: Process,
    names: tuple[str, ...],
    by: str,
    in_tray: Tray | None,
    at: tuple[Place, Place],
) -> Step:
    """The step that these become at the desk of `by`, in their order, each part with its luck.

    `at`: where the move names the role and the steps. Raises MoveRefused where nothing says how
    long files lie there, or fees cannot be added.
    """
    steps = [process.steps[name] for name in names]
    tray, tray_atom = _tray(process, names, by, in_tray, at[0])
    signs = any(step.does == "approve" for step in steps)
    parts = [part for name, step in zip(names, steps, strict=True) for part in step.parts(name)]
    return steps[0].model_copy(
        update={
            "name": None,
            "does": "approve" if signs else "review",
            "by": by,
            "work_time": None,
            "outcomes": Named(),
            "merged": tuple(parts),
            "in_tray": tray,
            "tray_atom": tray_atom,
            "fee": _fee(steps, at[1]),
            "asks": _asks(steps),
            "lineage": None,
            **_duties(process, names, steps),
            "starts": any(step.starts for step in steps),
            "group": None,
        }
    )


def _tray(
    process: Process, names: tuple[str, ...], by: str, in_tray: Tray | None, at: Place
) -> tuple[VaryingTime | None, str | None]:
    """The desk's own in-tray: stated, or that of the step which the role does already, so many
    times as long.
    """
    if in_tray is not None and not isinstance(in_tray, float):
        return in_tray, None
    of_role, once = process.roles[by].in_tray, in_tray in (None, 1.0)
    times = 1.0 if in_tray is None else in_tray
    for name in names:
        step = process.steps[name]
        if step.by == by:
            lies = step.in_tray if once else step.in_tray or of_role
            return as_long(lies, times), step.tray_atom or step.lineage or name
    if of_role is None and any(process.steps[name].in_tray for name in names):
        raise MoveRefused("merge-in-tray", at, role=by)
    return None if once else as_long(of_role, times), None


def _fee(steps: Sequence[Step], at: Place) -> Any:
    """The fee of all of these steps; refuses those that cannot be added."""
    fees = [step.fee for step in steps if step.fee is not None]
    if any(not isinstance(fee, units.Money) for fee in fees) and len(fees) > 1:
        raise MoveRefused("merge-fees", at)
    amounts = [fee for fee in fees if isinstance(fee, units.Money)]
    if len(amounts) < 2:
        return fees[0] if fees else None
    return reduce(lambda a, b: units.Money(a.amount + b.amount, a.currency or b.currency), amounts)


def _duties(process: Process, names: tuple[str, ...], steps: Sequence[Step]) -> dict[str, Any]:
    """What the law and other steps ask of all of these steps holds for the one that they become."""
    levels = [s.decided_at_least_by for s in steps if s.decided_at_least_by in process.levels]
    laws = list(dict.fromkeys(s.required_by for s in steps if s.required_by))
    return {
        "required_by": "; ".join(laws) or None,
        "decided_at_least_by": max(levels, key=process.levels.index) if levels else None,
        "needs": _needs(names, steps),
        "detects": Named(),
    }


def _needs(names: tuple[str, ...], steps: Sequence[Step]) -> tuple[str, ...] | None:
    """What any of them must wait for; None where one says nothing and none of the others does."""
    said = dict.fromkeys(n for s in steps for n in s.needs or () if n not in names)
    return tuple(said) if said or all(s.needs is not None for s in steps) else None


def _asks(steps: Sequence[Step]) -> Asks | None:
    """What the applicant is asked for at all of these steps."""
    asked = [step.asks for step in steps if step.asks is not None]
    return reduce(Asks.__add__, asked) if asked else None
