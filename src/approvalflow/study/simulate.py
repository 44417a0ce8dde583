"""The experiment with one process: today as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from approvalflow.study import runner
from approvalflow.study.blocks import Help
from approvalflow.study.designs import Overloaded, among, horizon_of, settled_today, today_of
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Progress, Settings, quiet
from approvalflow.study.settling import settled
from approvalflow.study.summary.result import result_of

if TYPE_CHECKING:
    from approvalflow.study.cache.store import Cache


def simulate(
    study: Study,
    settings: Settings,
    *,
    anyway: bool = False,
    progress: Callable[[Progress], None] = quiet,
    executor: Help | None = None,
    cache: Cache | None = None,
) -> Result:
    """Today alone; raises Overloaded where a settled state is asked for and there is none, be it
    that the run shows it, unless it is wanted `anyway`.
    """
    settings = settled(study, settings)
    horizon = horizon_of(study, settings)
    ready = today_of if anyway else settled_today
    (today,) = among([ready(study, horizon)], settings.slow)
    if today.slow is not None and not anyway:
        raise Overloaded(today.too_full(()), slow=today.slow)
    done = runner.run(
        [today.simulation],
        settings,
        progress=progress,
        executor=executor,
        cache=cache,
        settles=lambda _, cards: today.settles(cards),
    )
    (cards,) = done.cards
    if not (anyway or today.settles(cards)):
        raise Overloaded(today.too_full(cards), today.drift(cards))
    return result_of("run", study, settings, [today], done)
