"""The experiment with redesigns: today against each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from approvalflow.brevity import in_short
from approvalflow.comparison.comparing import Judged, Rules, Sample, compared
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.wages import at_least
from approvalflow.study import runner
from approvalflow.study.blocks import Help
from approvalflow.study.designs import ReadyDesign, among, horizon_of, redesigned, today_of
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import PRECISION, Progress, Replications, Settings, quiet
from approvalflow.study.settling import settled
from approvalflow.study.summary.result import result_of
from approvalflow.study.together import adopted_together

if TYPE_CHECKING:
    from approvalflow.study.cache.store import Cache


@dataclass(frozen=True, slots=True)
class Ran:
    """A comparison with what it is made from: its designs, today first, and their replications."""

    __repr__ = in_short

    result: Result
    designs: tuple[ReadyDesign, ...]
    done: Replications


def compare(
    study: Study,
    settings: Settings,
    *,
    progress: Callable[[Progress], None] = quiet,
    executor: Help | None = None,
    cache: Cache | None = None,
    together: bool = False,
) -> Result:
    """Today against every redesign of the study, with the same applicants and the same luck.

    With `together` also what those give together that are to be adopted. An overloaded design has
    no settled mean; it is judged by the growth of its backlog.
    """
    aids = Aids(progress, executor, cache)
    return ran(study, settings, aids, together=together).result


def ran(study: Study, settings: Settings, aids: Aids, *, together: bool = False) -> Ran:
    """The same for whoever asks more of it."""
    settings = settled(study, settings)
    worthwhile = study.today.process.study.worthwhile
    if settings.precision == PRECISION:  # of another one, whoever asked for it knows
        settings = replace(settings, worthwhile=worthwhile)
    horizon = horizon_of(study, settings)
    designs = among([today_of(study, horizon), *redesigned(study, horizon)], settings.slow)
    simulations = [design.simulation for design in designs]
    done = runner.run(
        simulations,
        settings,
        progress=aids.progress,
        executor=aids.executor,
        cache=aids.cache,
        settles=lambda number, cards: designs[number].settles(cards),
    )
    said = judged(study, designs, done.cards)
    result = result_of("compare", study, settings, designs, done, said)
    if together:
        found = adopted_together(study, settings, said, horizon, done, aids)
        result = replace(result, together=found)
    return Ran(result, tuple(designs), done)


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
