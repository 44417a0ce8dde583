"""The experiment with redesigns: today against each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from approvalflow.comparison.comparing import Rules, Sample, compared
from approvalflow.process.wages import at_least
from approvalflow.study import runner
from approvalflow.study.blocks import Help
from approvalflow.study.designs import ReadyDesign, among, horizon_of, redesigned, today_of
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import PRECISION, Progress, Settings, quiet
from approvalflow.study.settling import settled
from approvalflow.study.summary.result import result_of
from approvalflow.study.together import adopted_together

if TYPE_CHECKING:
    from approvalflow.study.cache.store import Cache


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
        progress=progress,
        executor=executor,
        cache=cache,
        settles=lambda number, cards: designs[number].settles(cards),
    )
    guardrails = ((), *study.guardrails)
    today, *redesigns = (
        Sample(
            cards,
            design.status(cards),
            kept,
            design.id,
            tuple(at_least(design.process)),
            design.process,
            checks_waived(design),
        )
        for design, cards, kept in zip(designs, done.cards, guardrails, strict=True)
    )
    rules = Rules(worthwhile, horizon.weeks, horizon.kind == "year")
    judged = compared(today, redesigns, rules)
    result = result_of("compare", study, settings, designs, done, judged)
    if not together:
        return result
    aids = Aids(progress, executor, cache)
    return replace(
        result, together=adopted_together(study, settings, judged, designs[0], done, aids)
    )


def checks_waived(design: ReadyDesign) -> int:
    """How many checks of today a design does without, for some or all cases, and how many rules it
    sets aside.
    """
    read = design.redesign
    if read is None:
        return 0
    # what each move waives reads "check, sign if area < 500 m2"
    checks = (text.partition(" if ")[0].split(", ") for text in read.waived)
    return sum(map(len, checks)) + len(read.waivers)
