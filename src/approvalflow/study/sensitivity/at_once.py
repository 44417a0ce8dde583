"""All guesses at once: how much of what is unsure is chance and how much is doubt."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from approvalflow.comparison.doubting import (
    LEAST_POINTS,
    Variances,
    points_of,
    variances,
    worth_of_all,
    worth_of_one,
)
from approvalflow.study.many import Aids
from approvalflow.study.ran import Ran
from approvalflow.study.reading import Study
from approvalflow.study.result import AllAtOnce, Doubted, Guessed
from approvalflow.study.runner import Settings
from approvalflow.study.sensitivity.agreed import Agreed
from approvalflow.study.sensitivity.guesses import StudyGuess
from approvalflow.study.sensitivity.points import Point, Points
from approvalflow.study.sensitivity.values import study_at
from approvalflow.study.settling import YEAR

POINTS = 64
REPLICATIONS = 10  # of a point, at most
SEED = 1  # of the places of the points, whatever the seed of chance is

Ranges = Sequence[tuple[StudyGuess, Guessed]]


class AtOnce:
    """The points of a study, and what follows from them."""

    def __init__(
        self, study: Study, ran: Ran, settings: Settings, ranges: Ranges, now: Point
    ) -> None:
        self._study, self._ran, self._settings, self._ranges = study, ran, settings, ranges
        self._agreed = Agreed(study, now)

    def run(self, numbers: Sequence[int], aids: Aids) -> tuple[AllAtOnce, list[float | None]]:
        """What all do together, and what knowing each of them is worth. Raises Interrupted."""
        some = numbers[:REPLICATIONS]
        places, studies = self._drawn()
        every = list(Points(self._ran, self._settings, some, aids).of(studies))
        standing = [one for one in every if not any(s.full == "today" for s in one.savings)]
        kept = [n for n, one in enumerate(every) if one in standing and self._agreed.holds(one)]
        chosen = [every[n] for n in kept]
        worth, each = self._worth([places[n] for n in kept], chosen)
        told = AllAtOnce(
            points=POINTS,
            kept=len(kept),
            missed=len(standing) - len(kept),
            refused=POINTS - len(every),
            overloaded=len(every) - len(standing),
            agreed=self._agreed.names,
            replications=len(some),
            designs=tuple(self._doubted(number, chosen) for number in range(len(self._names))),
            worth=worth,
        )
        return told, each

    @property
    def _names(self) -> list[str]:
        return [read.redesign.id for read in self._study.redesigns]

    def _drawn(self) -> tuple[list[list[float]], list[Study]]:
        """The points that the files allow, each with the values of all guesses."""
        ranges = [(guess, told.low, told.high) for guess, told in self._ranges]
        drawn = points_of(len(ranges), POINTS, SEED)
        found = [one for one in (study_at(self._study, ranges, at) for at in drawn) if one]
        return [values for values, _ in found], [study for _, study in found]

    def _doubted(self, number: int, chosen: Sequence[Point]) -> Doubted:
        savings = [point.savings[number] for point in chosen]
        known = [saving for saving in savings if not saving.full]
        found = self._variances([saving.by_replication for saving in known])
        count = len(chosen)
        best = sum(s.pays and s.days == max(o.days for o in point.savings)
                   for s, point in zip(savings, chosen, strict=True))  # fmt: skip
        return Doubted(
            design=self._names[number],
            saved=sum(s.days for s in known) / len(known) if known else None,
            chance=None if found is None else found.chance**0.5,
            doubt=None if found is None else found.doubt**0.5,
            best=best / count if count else 0.0,
            worse=sum(s.days < 0 for s in savings) / count if count else 0.0,
        )

    def _variances(self, numbers: Sequence[tuple[float, ...]]) -> Variances | None:
        """Of one year, whatever is measured; None where there are too few points, or a replication
        that decided nothing.
        """
        lengths = {len(one) for one in numbers}
        if len(numbers) < 2 or len(lengths) != 1 or lengths <= {0, 1}:
            return None
        found = variances(numbers)
        assert self._settings.horizon is not None
        years = self._settings.horizon.weeks / YEAR
        return Variances(found.chance * years, found.doubt, found.noise)

    def _worth(
        self, places: Sequence[Sequence[float]], chosen: Sequence[Point]
    ) -> tuple[float | None, list[float | None]]:
        """Of all guesses and of each; None with too few points, or where a queue grows at one."""
        savings = [[saving.days for saving in point.savings] for point in chosen]
        if len(savings) < LEAST_POINTS or not all(isfinite(s) for one in savings for s in one):
            return None, [None] * len(self._ranges)
        columns = list(zip(*places, strict=True))
        return worth_of_all(savings), [worth_of_one(column, savings) for column in columns]
