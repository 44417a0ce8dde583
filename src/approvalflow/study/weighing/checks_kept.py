"""How many of today's checks are still done, case by case."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import BROKEN_OFF_NAME, Ending
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.ways import END, CaseWays
from approvalflow.office.office import atoms_of
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.ran import waived_in

Bools = NDArray[np.bool_]

_SIGNS = ("approve", "meeting")
_GRANTED = Ending.GRANTED.name.lower()


def checks_of(today: Process) -> tuple[str, ...]:
    """The steps that sign or look for defects; where there are none, those that review."""
    found = tuple(n for n, s in today.steps.items() if s.does in _SIGNS or _detects(n, s))
    return found or tuple(n for n, s in today.steps.items() if s.does == "review")


def _detects(name: str, step: Step) -> bool:
    return any(part.detects for part in step.parts(name))


def checks_kept(
    today: Process, design: ReadyDesign, before: Sequence[Scorecard], after: Sequence[Scorecard]
) -> Replicated | None:
    """The share of the checks that today's granted cases go through which a design still does in
    the same case, alone or together with others; of cases that both grant. One that is handed down
    is no longer done. None where they are not the same cases, or their ways are not known.
    """
    checks = checks_of(today)
    carriers = [_carriers(design, name, today.steps[name]) for name in checks]
    parts: list[Parts] = []
    for one, other in zip(before, after, strict=True):
        if one.size != other.size or not (one.ways.known and other.ways.known):
            return None
        among = _ended(one.ways) & _ended(other.ways)
        kept = of = 0
        for check, carrier in zip(checks, carriers, strict=True):
            done = _done(one.ways, (check,)) & among
            kept += int((done & _done(other.ways, carrier)).sum())
            of += int(done.sum())
        parts.append(Parts(float(kept), float(of)))
    return Replicated(tuple(parts), "time", why="rank.why.no-checks")


def _carriers(design: ReadyDesign, name: str, step: Step) -> tuple[str, ...]:
    """The steps that do in a design what a step of today does; of one that is waived for some cases
    itself alone.
    """
    if name in waived_in(design):
        return (name,)
    atoms = set(atoms_of(name, step))
    return tuple(n for n, s in design.process.steps.items() if atoms & set(atoms_of(n, s)))


def _ended(ways: CaseWays) -> Bools:
    """Which cases are granted."""
    return _taken(ways, [leg.source == END and leg.target == _GRANTED for leg in ways.legs])


def _done(ways: CaseWays, steps: Collection[str]) -> Bools:
    """Which cases have been through one of the steps."""
    return _taken(
        ways,
        [leg.source in steps and leg.outcome != BROKEN_OFF_NAME for leg in ways.legs],
    )


def _taken(ways: CaseWays, legs: Sequence[bool]) -> Bools:
    taken: Bools = np.any(ways.counts[:, np.array(legs, dtype=np.bool_)] > 0, axis=1)
    found: Bools = taken[ways.which]
    return found
