"""The experiment with redesigns: today against each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from approvalflow.study import runner
from approvalflow.study.blocks import Help
from approvalflow.study.designs import among, horizon_of, redesigned, today_of
from approvalflow.study.many import Aids
from approvalflow.study.ran import Ran, judged
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import PRECISION, Progress, Settings, quiet
from approvalflow.study.settling import settled
from approvalflow.study.summary.result import result_of
from approvalflow.study.together import adopted_together
from approvalflow.study.weighing.obeyed import obeyed

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
    found = obeyed(study, Ran(result, tuple(designs), done), settings, aids)
    if together:
        assert found.result.recommendation is not None
        said = replace(said, recommendation=found.result.recommendation)
        made = adopted_together(study, settings, said, horizon, done, aids)
        found = replace(found, result=replace(found.result, together=made))
    return found
