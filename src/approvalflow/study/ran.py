"""A comparison with what it is made from, and how its redesigns are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.brevity import in_short
from approvalflow.comparison.comparing import Judged, Rules, Sample, compared
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.wages import at_least
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Replications


@dataclass(frozen=True, slots=True)
class Ran:
    """A comparison with what it is made from: its designs, today first, and their replications."""

    __repr__ = in_short

    result: Result
    designs: tuple[ReadyDesign, ...]
    done: Replications


def judged(
    study: Study, designs: Sequence[ReadyDesign], cards: Sequence[Sequence[Scorecard]]
) -> Judged:
    """The redesigns of a study by the replications of its designs, the first of which is today."""
    guardrails = ((), *study.guardrails)
    today, *redesigns = (
        Sample(
            found,
            design.status(found),
            kept,
            design.id,
            tuple(at_least(design.process)),
            design.process,
            checks_waived(design),
        )
        for design, found, kept in zip(designs, cards, guardrails, strict=True)
    )
    horizon = designs[0].simulation.plan.horizon
    worthwhile = study.today.process.study.worthwhile
    return compared(today, redesigns, Rules(worthwhile, horizon.weeks, horizon.kind == "year"))


def checks_waived(design: ReadyDesign) -> int:
    """How many checks of today a design does without, for some or all cases, and how many rules it
    sets aside.
    """
    read = design.redesign
    return 0 if read is None else len(waived_in(design)) + len(read.waivers)


def waived_in(design: ReadyDesign) -> tuple[str, ...]:
    """The checks that its moves do without for some or all cases, once for each move."""
    read = design.redesign
    # what each move waives reads "check, sign if area < 500 m2"
    told = () if read is None else (text.partition(" if ")[0].split(", ") for text in read.waived)
    return tuple(name for names in told for name in names)
