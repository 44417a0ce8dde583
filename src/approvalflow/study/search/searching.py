"""The experiment: all sets of moves, screened, looked at closer, and told by fresh luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.redesign.portfolio import Choice, Options, Space, options_of
from approvalflow.study.compare import compare
from approvalflow.study.designs import Overloaded, today_of
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.search.best import best_of
from approvalflow.study.search.chosen import Chosen
from approvalflow.study.search.looks import (
    Depth,
    Looks,
    Weighing,
    closer_look,
    depth_of,
    first_look,
    fresh_look,
)
from approvalflow.study.search.objectives import DAYS, objectives_of, weighed
from approvalflow.study.search.orders import SearchOrders, orders_of
from approvalflow.study.search.telling import Answers, all_guardrails, told
from approvalflow.study.search.valued import measures_weighed, valued
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of

_ALONE = Aids()


def search(
    study: Study,
    settings: Settings,
    aids: Aids = _ALONE,
    *,
    minimise: Sequence[str] = (),
    depth: Depth | None = None,
) -> Result:
    """Today and every redesign as `compare` has them, and which set of all their moves is the best.

    `minimise`: ids of measures, the usual ones if none; `depth`: how many replications, if not the
    usual ones. Raises ApprovalFlowError where there is nothing to choose or the redesigns do not
    go together, Overloaded where no set settles, and Interrupted.
    """
    settings = settled(study, settings)
    options = _options(study)
    floors, guardrails = study.values.floors, all_guardrails(study)
    objectives = objectives_of(study.today.process, minimise, floors, guardrails)
    objectives = replace(objectives, weighed=measures_weighed(study))
    looks = Looks(Space(study.today.process, options), objectives, settings, aids)
    result = compare(
        study, settings, progress=aids.progress, executor=aids.executor, cache=aids.cache
    )
    if result.inputs.interrupted:
        return result
    answers = _look(
        study, looks, depth or depth_of(settings.replications), _weighing(study, result)
    )
    further = ("--minimise", ",".join(minimise)) if minimise else ()
    command = command_of("search", study, settings, *further)
    return replace(
        result,
        search=told(study, looks, answers, minimise),
        inputs=replace(result.inputs, command=command),
    )


def _options(study: Study) -> Options:
    redesigns = [read.redesign for read in study.redesigns]
    found = options_of(study.today.process, redesigns)
    if not found.every:
        raise ApprovalFlowError([Problem("nothing-to-search", None, {})])
    return found


def _weighing(study: Study, result: Result) -> Weighing:
    mean = result.designs[0].measures.get(DAYS)
    return weighed(study.today.process.study.worthwhile, None if mean is None else mean.value)


def _look(study: Study, looks: Looks, depth: Depth, worthwhile: Weighing) -> Answers:
    """All replications, the fresh ones last, of what was chosen by those before."""
    looks.interrupted = False
    alive = first_look(looks, depth, worthwhile)
    if not looks.seen:
        horizon = looks.settings.horizon
        assert horizon is not None
        raise Overloaded(today_of(study, horizon).loads.unsettled)
    if not alive and not looks.broken:
        lacking = looks.lacking or looks.objectives.measures[0]
        raise ApprovalFlowError([Problem("not-measured-here", None, {"measure": lacking})])
    alive = closer_look(looks, alive, depth) if alive else []
    if not alive:
        raise ApprovalFlowError([Problem("floors-leave-nothing", None, {})])
    chosen = _chosen(study, looks, alive)
    orders = orders_of(looks, chosen.best, depth)
    wanted = dict.fromkeys((*alive, *orders.sets))
    fresh_look(looks, list(wanted), depth)
    looks.interrupted = looks.interrupted or depth.interrupted
    told = [choice for choice in alive if looks.told(choice)]
    if chosen.best in told and chosen.winner in told:
        return Answers(told, chosen, orders)
    if not told:
        raise ApprovalFlowError(
            [Problem("not-measured-here", None, {"measure": looks.objectives.measures[0]})]
        )
    chosen = _chosen(study, looks, told)  # of those that have all measures with fresh luck too
    return Answers(told, chosen, SearchOrders(chosen.best))


def _chosen(study: Study, looks: Looks, alive: Sequence[Choice]) -> Chosen:
    """The best by measures; in its place what the office's own values put first, if that takes
    anything.
    """
    found = best_of(looks, alive)
    by_values = valued(study, looks, alive)
    if by_values is None or by_values.first in (None, looks.space.nothing, found.best):
        return replace(found, valued=by_values)
    assert by_values.first is not None
    return Chosen(found.winner, by_values.first, by_values, found.best)
