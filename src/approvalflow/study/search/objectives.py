"""What is minimised: the measures, what of them is kept of a replication, and what counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from approvalflow.comparison.guardrails import Guardrail, held
from approvalflow.comparison.rows import measure_of
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import Estimate
from approvalflow.process.model.process import Process
from approvalflow.process.model.study import Worthwhile
from approvalflow.process.wages import unpaid, working_roles

Floats = NDArray[np.float64]
Kept = tuple[Parts | None, ...]  # by measure, of one replication; then by floor
Holds = Literal["yes", "no", "unsure"]

DAYS, COST, WORK, SIGNOFFS = "days_mean", "office_cost", "work_hours", "signoffs"


@dataclass(frozen=True, slots=True)
class Objectives:
    """The measures by id; of the last one less is a loss where sign-offs are (`lost`). `floors` are
    what no set may break, `guardrails` what is told of a set that breaks it;
    `weighed` the measures, by criterion, of the profile that decides.
    """

    measures: tuple[str, ...]
    lost: bool
    floors: tuple[Guardrail, ...] = ()
    guardrails: tuple[Guardrail, ...] = ()
    weighed: Mapping[str, str] = field(default_factory=dict)

    def keep(self, card: Scorecard) -> Kept:
        """What is kept of a replication."""
        told = (_part(card, one) for one in (*self.floors, *self.guardrails))
        parts = card.overall.parts
        values = (parts.get(name) for name in self.weighed.values())
        return (*(parts.get(name) for name in self.measures), *told, *values)

    def sign(self, number: int) -> int:
        """-1 of what is better the more there is."""
        return -1 if self.lost and number == len(self.measures) - 1 else 1

    def replicated(self, kept: Sequence[Kept], number: int) -> Replicated:
        """One measure over replications."""
        return _of_parts(kept, number, self.measures[number])

    def holds(self, kept: Sequence[Kept], today: Sequence[Kept]) -> Holds:
        """Whether every floor is known to hold of a set, or one is surely broken."""
        places = enumerate(self.floors, len(self.measures))
        found = [_held(floor, number, kept, today) for number, floor in places]
        if all(one == "yes" for one in found):
            return "yes"
        return "no" if "no" in found else "unsure"

    def breaks(self, kept: Sequence[Kept], today: Sequence[Kept]) -> tuple[Guardrail, ...]:
        """The guardrails that a set surely breaks."""
        places = enumerate(self.guardrails, len(self.measures) + len(self.floors))
        return tuple(one for number, one in places if _held(one, number, kept, today) == "no")

    def criteria(self, kept: Sequence[Kept]) -> dict[str, Replicated]:
        """What the profile weighs, by criterion."""
        begin = len(self.measures) + len(self.floors) + len(self.guardrails)
        places = enumerate(self.weighed.items(), begin)
        return {one: _of_parts(kept, number, name) for number, (one, name) in places}

    def estimates(self, kept: Sequence[Kept]) -> tuple[Estimate, ...] | None:
        """The measures over replications; None where one of them cannot be had."""
        found = [self.replicated(kept, n).estimate() for n in range(len(self.measures))]
        known = tuple(one for one in found if one is not None)
        return known if len(known) == len(found) else None

    def values(self, kept: Sequence[Kept]) -> tuple[float, ...] | None:
        """The same, the values alone."""
        found = [self.replicated(kept, n).value for n in range(len(self.measures))]
        known = tuple(value for value in found if value is not None)
        return known if len(known) == len(found) else None

    def signed(self, values: Sequence[float]) -> tuple[float, ...]:
        """Values of which less is better."""
        return tuple(self.sign(n) * value for n, value in enumerate(values))

    def by_replication(self, kept: Sequence[Kept]) -> Floats:
        """By measure and replication, numbers whose mean is the value but for its bias; less is
        better.
        """
        rows = []
        for number in range(len(self.measures)):
            found = self.replicated(kept, number).pseudo_values()
            assert found is not None
            rows.append(self.sign(number) * found)
        return np.array(rows)


def _part(card: Scorecard, guardrail: Guardrail) -> Parts | None:
    """Its measure in a replication, of all cases or of its kind."""
    if not guardrail.kind:
        return card.overall.parts.get(guardrail.measure)
    name, category = guardrail.kind
    readings = card.by.get(name, {}).get(category)
    return None if readings is None else readings.parts.get(guardrail.measure)


def _held(guardrail: Guardrail, number: int, kept: Sequence[Kept], today: Sequence[Kept]) -> Holds:
    """Judged by the parts that are kept at this place."""
    design, base = (_of_parts(one, number, guardrail.measure) for one in (kept, today))
    return held(guardrail, design, base).holds


def _of_parts(kept: Sequence[Kept], number: int, name: str) -> Replicated:
    parts = tuple(one[number] for one in kept)
    return Replicated(parts, measure_of(name).bounds)


def objectives_of(
    today: Process,
    asked: Sequence[str],
    floors: tuple[Guardrail, ...] = (),
    guardrails: tuple[Guardrail, ...] = (),
) -> Objectives:
    """The measures asked for, or days and money; and the sign-offs that are lost, where nobody says
    what they find: else to leave one out would always be free. Raises ApprovalFlowError.
    """
    for name in asked:
        _require_minimisable(name)
    usual = (DAYS, COST if _has_wages(today) else WORK)
    measures = tuple(dict.fromkeys(asked or usual))
    lost = not finds_anything(today) and SIGNOFFS not in measures
    return Objectives((*measures, SIGNOFFS) if lost else measures, lost, floors, guardrails)


def finds_anything(process: Process) -> bool:
    """Whether any step is said to find defects."""
    return any(part.detects for name, step in process.steps.items() for part in step.parts(name))


def weighed(rules: Worthwhile, days: float | None) -> Callable[[float], float]:
    """Which difference of a measure counts: the share of its value that is worthwhile of the mean
    days, be that said in days.
    """
    share = rules.share if rules.days is None or not days else rules.days / days
    return lambda value: share * abs(value)


def _has_wages(process: Process) -> bool:
    paid = [process.roles[role].cost is not None for role in working_roles(process)]
    return any(paid) and not unpaid(process)


def _require_minimisable(name: str) -> None:
    measure = measure_named(name)
    if measure is None:
        raise ApprovalFlowError(
            [Problem("unknown-measure", None, {"name": name, "examples": f"{DAYS}, {COST}"})]
        )
    if measure.better != "less":
        raise ApprovalFlowError([Problem("not-minimisable", None, {"measure": name})])
