"""The set that the office's own values put first, among those that no other beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from approvalflow.comparison.criteria import CRITERIA, IN_TIME, NAMED, Criterion
from approvalflow.comparison.fronts import thinned, undominated
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Replicated
from approvalflow.process.model.process import Process
from approvalflow.redesign.portfolio import Choice
from approvalflow.study.reading import Study
from approvalflow.study.result import Rank
from approvalflow.study.search.best import cheapness, signed_values
from approvalflow.study.search.chosen import Valued
from approvalflow.study.search.looks import Looks
from approvalflow.study.values import Profile
from approvalflow.study.weighing.judging import told_anchor, with_profiles
from approvalflow.study.weighing.measuring import NO_MEASURE, Had
from approvalflow.study.weighing.ranking import anchors_of, criterion_told

ByCriterion = Mapping[str, Replicated]


def measures_weighed(study: Study) -> dict[str, str]:
    """By criterion that the profile weighs by which the study decides, the measure that it is; none
    of what is counted otherwise.
    """
    found = ((one, _measure(one, study.today.process)) for one in _weighed(study))
    return {one.id: name for one, name in found if name}


def _weighed(study: Study) -> tuple[Criterion, ...]:
    profile = study.values.decide_by
    if profile is None:
        return ()
    anchored = {one.criterion for one in (*anchors_of(study), *profile.anchors)}
    groups = profile.order.among([one.id for one in CRITERIA if one.id in anchored])
    return tuple(NAMED[name] for group in groups for name in group)


def _measure(criterion: Criterion, today: Process) -> str:
    if criterion.id != IN_TIME:
        known = (name for name in criterion.measures if measure_named(name) is not None)
        return next(known, "")
    limits = today.time_limit
    if limits.promised is not None:
        return "within_promised"
    return "" if limits.statutory is None else "within_statutory"


def valued(study: Study, looks: Looks, alive: Sequence[Choice]) -> Valued | None:
    """By the replications that choose; None where no profile decides."""
    profile = study.values.decide_by
    if profile is None:
        return None
    some = _front(looks, alive)
    measured = {choice: looks.weighed(choice) for choice in some}
    lacking = tuple(
        one.id
        for one in _weighed(study)
        if any(by.get(one.id) is None or by[one.id].value is None for by in measured.values())
        or (one.id == IN_TIME and _other_limits(looks, some))
    )
    if lacking:
        return Valued(profile, unmeasured=lacking)
    rank = _rank(study, profile, {str(n): measured[choice] for n, choice in enumerate(some)})
    (told,) = with_profiles(rank, (profile,), looks.settings.seed).profiles
    first = some[int(told.winner)] if told.winner else None
    return Valued(profile, first, told.refused)


def _front(looks: Looks, alive: Sequence[Choice]) -> list[Choice]:
    """Nothing taken, then one of each group of sets that are as good and that no other beats."""
    signed = np.array([signed_values(looks, choice) for choice in alive])
    whole = np.concatenate([signed, looks.exact(alive)], axis=1)
    places = [n for n, free in enumerate(undominated(whole)) if free]
    cheap = [cheapness(looks, alive[n], signed[n]) for n in places]
    groups = thinned(signed[places], looks.worthwhile, cheap)
    nothing = looks.space.nothing
    found = [alive[places[group.best]] for group in groups]
    return [*([nothing] if nothing in alive else ()), *(c for c in found if c != nothing)]


def _other_limits(looks: Looks, some: Sequence[Choice]) -> bool:
    """Whether a set has another limit than today."""
    made = [looks.space.process(choice) for choice in (looks.space.nothing, *some)]
    limits = [one.time_limit for one in made if one is not None]
    return any(limit != limits[0] for limit in limits)


def _rank(study: Study, profile: Profile, designs: Mapping[str, ByCriterion]) -> Rank:
    by = {name: dict(had) for name, had in designs.items()}
    known = set.intersection(*(set(had) for had in by.values()))
    hads = [
        Had(one, "", tuple(had[one.id] for had in by.values()))
        if one.id in known
        else Had(one, "", (), NO_MEASURE)
        for one in CRITERIA
    ]
    names = tuple(by)
    return Rank(
        criteria=tuple(criterion_told(had, by) for had in hads),
        designs=names,
        allowed=names,
        beaten=(),
        without_control=(),
        exchanges=(),
        anchors=tuple(map(told_anchor, anchors_of(study))),
        profiles=(),
    )
