"""Cases that end without an answer: days that are saved by them are no saving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from approvalflow.comparison.guardrails import Guardrail
from approvalflow.measures.kpis import UNANSWERED
from approvalflow.measures.replicated import Replicated

OF_CASES = ("withdrawn", "lapsed", "turned_away", "deemed")
MUCH = 0.01  # a point
ROUNDING = 1e-9  # of sums of shares


@dataclass(frozen=True, slots=True)
class Silence:
    """By how much more cases end without an answer, as a share; `measures`: which of the measures
    rise, those that rise most first. What a guardrail names is judged by the guardrail.
    """

    more: float = 0.0
    measures: tuple[str, ...] = ()

    @property
    def rises(self) -> bool:
        return self.more > MUCH + ROUNDING


def silence_of(
    values: Mapping[str, tuple[Replicated, Replicated]], guardrails: Sequence[Guardrail]
) -> Silence:
    """The sum of the differences of the measures (today and the design) that no guardrail names.

    What is left unanswered is a share of what comes to its step; where today has no such deadline,
    nothing is left unanswered there.
    """
    named = {guardrail.measure for guardrail in guardrails if not guardrail.kind}
    more: dict[str, float] = {}
    for name, (today, design) in values.items():
        of_step = name.startswith(f"{UNANSWERED}(")
        if name in named or not (name in OF_CASES or of_step) or design.value is None:
            continue
        before = 0.0 if of_step and today.value is None else today.value
        if before is not None:
            more[name] = design.value - before
    rising = sorted((n for n in more if more[n] > 0), key=lambda n: (-more[n], n))
    return Silence(sum(more.values()), tuple(rising))
