"""What designs have of the criteria where the guesses are others than written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from approvalflow.comparison.doubting import points_of
from approvalflow.comparison.shown import hidden
from approvalflow.study.many import Aids
from approvalflow.study.ran import Ran
from approvalflow.study.reading import Study
from approvalflow.study.result import RankDoubt
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.sensitivity.agreed import Agreed
from approvalflow.study.sensitivity.at_once import POINTS, REPLICATIONS, SEED
from approvalflow.study.sensitivity.guesses import guesses_of
from approvalflow.study.sensitivity.points import Points, RanPoint, known_point, point_of
from approvalflow.study.sensitivity.values import Range, ready, study_at
from approvalflow.study.weighing.measuring import Measuring, ranked_in

CriteriaTable = Mapping[str, Sequence[float]]  # by criterion, what each ranked design has


def doubt_of(study: Study, run: Ran, settings: Settings, aids: Aids) -> RankDoubt:
    """Raises Interrupted where somebody stops it."""
    made = [ready(study, guess)[0] for guess in guesses_of(study) if guess.said]
    ranges: list[Range] = [(guess, *guess.ends) for guess in made if guess is not None]
    if not ranges:
        return RankDoubt(0, 0, 0, {})
    there = Elsewhere(study, run, settings, aids)
    points = Points(run, settings, range(1, there.replications + 1), aids)
    agreed = Agreed(study, known_point(run.result))
    drawn = points_of(len(ranges), POINTS, SEED)
    studies = [found[1] for at in drawn if (found := study_at(study, ranges, at)) is not None]
    tables = [
        table
        for made in points.run(studies)
        if agreed.holds(point_of(*made)) and (table := there.table(made)) is not None
    ]
    return RankDoubt(len(ranges), POINTS, there.replications, there.shifts(tables))


class Elsewhere:
    """A comparison, and its criteria, or `only` these, over the first replications at other values
    of the guesses.
    """

    def __init__(
        self, study: Study, run: Ran, settings: Settings, aids: Aids, most: int = REPLICATIONS,
        only: Collection[str] | None = None,
    ) -> None:  # fmt: skip
        self._settings, self._aids, self._offices = settings, aids, study.values.offices
        self._only = only
        self.replications = min(most, run.result.inputs.replications)
        self._at = ranked_in(run)
        cards = [one[: self.replications] for one in run.done.cards]
        self._now = self._measured((study, run.designs, cards))

    def table(self, made: RanPoint) -> CriteriaTable | None:
        """None of a point at which something of the comparison is no longer there. Raises
        Interrupted.
        """
        _, designs, cards = made
        if any(hidden("days_mean", designs[n].status(cards[n])) for n in self._at):
            return None
        table = self._measured(made)
        return table if table.keys() >= self._now.keys() else None

    def shifts(self, tables: Sequence[CriteriaTable]) -> dict[str, tuple[tuple[float, ...], ...]]:
        """By criterion, of each of these points, how much more each design has there."""
        return {
            name: tuple(
                tuple(there - here for there, here in zip(table[name], now, strict=True))
                for table in tables
            )
            for name, now in self._now.items()
        }

    def _measured(self, made: RanPoint) -> CriteriaTable:
        """What the ranked designs have of each criterion that is measured."""
        _, designs, cards = made
        ranked = [designs[n] for n in self._at], [cards[n] for n in self._at]
        measuring = Measuring(
            designs[0].process, cards[0], *ranked, self._settings, self._aids, self._offices
        )
        found: dict[str, list[float]] = {}
        for had in measuring.criteria(self._only):
            values = [one.value for one in had.by_design]
            if not had.empty:
                found[had.criterion.id] = [value for value in values if value is not None]
        if measuring.interrupted:
            raise Interrupted
        return found
