"""What the redesigns give together that are to be adopted: the next question of whoever decides."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.comparison.comparing import Judged
from approvalflow.comparison.rows import row
from approvalflow.comparison.shown import PRIMARY, has_means
from approvalflow.eventlog import Horizon
from approvalflow.measures.replicated import Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.redesign.together import OneAfterOther
from approvalflow.study.designs import ReadyDesign, made_ready
from approvalflow.study.many import Aids, many
from approvalflow.study.reading import Study
from approvalflow.study.result import AdoptedTogether
from approvalflow.study.runner import Interrupted, Replications, Settings

ADOPT = "adopt"


def adopted_together(
    study: Study,
    settings: Settings,
    judged: Judged,
    horizon: Horizon,
    done: Replications,
    aids: Aids,
) -> AdoptedTogether | None:
    """Over the same replications; None where fewer than two are to be adopted, or somebody stopped
    it.
    """
    verdicts = {one.design: one.verdict for one in judged.comparisons}
    ids = [read.redesign.id for read in study.redesigns]
    wanted = [ids.index(id_) for id_ in judged.recommendation.order if verdicts[id_] == ADOPT]
    if len(wanted) < 2 or done.interrupted:
        return None
    made = OneAfterOther(study.today.process, study.redesigns)
    taken: list[int] = []
    for number in wanted:
        if made.accepts((*taken, number)):
            taken.append(number)
    order, process = made.order(taken), made.process(taken)
    assert order is not None
    assert process is not None
    names = tuple(ids[number] for number in order)
    refused = tuple(ids[number] for number in wanted if number not in taken)
    if len(taken) < 2:
        return AdoptedTogether(names, refused)
    design = made_ready("+".join(names), process, horizon)
    cards = _cards(design, settings, done, aids)
    if cards is None:
        return None
    status = design.status(cards)
    if not cards or not has_means(status):
        return AdoptedTogether(names, refused, status)
    days = row(_days(done.cards[0]), _days(cards), "less")
    return AdoptedTogether(names, refused, status, days, _one_by_one(judged, names))


def _cards(
    design: ReadyDesign, settings: Settings, done: Replications, aids: Aids
) -> Sequence[Scorecard] | None:
    """None where somebody stopped it; none of a design of which it is known that it has no mean."""
    if design.loads.unsettled and not design.year:
        return ()
    numbers = range(1, len(done.cards[0]) + 1)
    try:
        found = many([design.process], settings, numbers, lambda card: card, aids)
    except Interrupted:
        return None
    return None if found.interrupted else found.kept[0]


def _one_by_one(judged: Judged, names: Sequence[str]) -> float | None:
    """What they save one by one, added up."""
    rows = [one.measures[PRIMARY] for one in judged.comparisons if one.design in names]
    saved = [-one.difference for one in rows if one.difference is not None]
    return sum(saved) if len(saved) == len(names) else None


def _days(cards: Sequence[Scorecard]) -> Replicated:
    return Replicated(tuple(card.overall.parts[PRIMARY] for card in cards), "positive")
