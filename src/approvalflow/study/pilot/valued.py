"""What values put first, before a pilot and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from approvalflow.study.many import Aids
from approvalflow.study.pilot.cases import Floats
from approvalflow.study.pilot.outlooks import alike
from approvalflow.study.ran import Ran
from approvalflow.study.rank.doubt import CriteriaTable, Elsewhere
from approvalflow.study.rank.experiment import profiles_of
from approvalflow.study.reading import Study
from approvalflow.study.result import ProfileTold, RankDoubt
from approvalflow.study.result.pilot import PilotValued
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.sensitivity.points import RanPoint
from approvalflow.study.weighing.judging import with_profiles
from approvalflow.study.weighing.measuring import measuring_of
from approvalflow.study.weighing.ranking import ranked

Tables = Sequence[CriteriaTable | None]  # one a point; None where a design has no figures there


class Valuing:
    """A comparison judged by all profiles of the study, at points of its guesses; over so many
    replications. `weighed`: the criteria that have any weight. Raises Interrupted where somebody
    stops it.
    """

    def __init__(self, study: Study, done: Ran, count: int, settings: Settings, aids: Aids) -> None:
        measuring = measuring_of(done, settings, aids, study.values.offices)
        self._rank = ranked(study, measuring, done.result)
        if measuring.interrupted:
            raise Interrupted
        self._profiles, self._seed = profiles_of(study, ()), settings.seed
        told = with_profiles(self._rank, self._profiles, self._seed).profiles
        groups = (group for _, one in _weighed(told) for group in one.groups)
        self.weighed = frozenset(name for group in groups for name in group)
        self._there = Elsewhere(study, done, settings, aids, count, self.weighed)

    def table(self, made: RanPoint) -> CriteriaTable | None:
        """The criteria at a point; None where a design has no figures there."""
        return self._there.table(made)

    def valued(self, before: Tables, after: Tables, weights: Floats) -> tuple[PilotValued, ...]:
        """What comes first at points that are alike likely, and at others with these weights."""
        then = self._told(after, weights)
        return tuple(
            PilotValued(one.id, one.name, one.set_by, one.winner, then[one.id].winner)
            for one in self._told(before, alike(np.zeros(len(before)))).values()
            if one.id in then
        )

    def _told(self, tables: Tables, weights: Floats) -> Mapping[str, ProfileTold]:
        """By profile, of those that weigh anything; nothing where no point has any figures."""
        known = np.array([table is not None for table in tables], dtype=np.bool_)
        some = weights[known]
        if not some.sum() > 0:
            return {}
        kept = [table for table in tables if table is not None]
        doubt = RankDoubt(0, len(kept), self._there.replications, self._there.shifts(kept))
        rank = replace(self._rank, doubt=doubt)
        found = with_profiles(rank, self._profiles, self._seed, some / some.sum())
        return dict(_weighed(found.profiles))


def _weighed(profiles: Sequence[ProfileTold]) -> Iterator[tuple[str, ProfileTold]]:
    return ((one.id, one) for one in profiles if one.weightings)
