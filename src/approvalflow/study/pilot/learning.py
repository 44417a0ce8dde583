"""What the log of a pilot says of guesses that it does not measure directly.

Each point has a value of every guess. The pilot as it was run is simulated there, and how far that
is from the log gives the point its weight; what the redesign does all in is told by the points with
their weights, and never by a range cut out of the guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from approvalflow.comparison.doubting import points_of
from approvalflow.comparison.learning import (
    Around,
    around,
    contradicted,
    covariance_of,
    effective,
    misfits,
    noise_of,
    quantile,
    weights_of,
)
from approvalflow.study.pilot.analyses import LEVEL
from approvalflow.study.pilot.cases import Floats, PilotCases
from approvalflow.study.pilot.designs import Planned, Planning
from approvalflow.study.pilot.figures import mean_of
from approvalflow.study.pilot.measured import by_place, measured_range
from approvalflow.study.pilot.outlooks import alike, outlook_of, ranked_of
from approvalflow.study.pilot.running import PilotOffice, run_offices
from approvalflow.study.pilot.trials import with_arms
from approvalflow.study.pilot.valued import Valuing
from approvalflow.study.ran import Ran
from approvalflow.study.rank.doubt import CriteriaTable
from approvalflow.study.reading import Study
from approvalflow.study.result.pilot import (
    ENOUGH,
    LearntGuess,
    PilotFound,
    PilotLearnt,
    PilotRead,
    PilotSeen,
)
from approvalflow.study.runner import Interrupted
from approvalflow.study.sensitivity.agreed import Agreed
from approvalflow.study.sensitivity.at_once import SEED
from approvalflow.study.sensitivity.guesses import guesses_of
from approvalflow.study.sensitivity.one_by_one import spots_of
from approvalflow.study.sensitivity.points import Points, Saving, known_point, point_of
from approvalflow.study.sensitivity.values import Range, ready, study_at

POINTS = 64  # of the first batch, and of each that is drawn where the weight lies
ROUNDS = 3  # of these; 512 points would take twice as long, and seldom help
REPLICATIONS = 4  # of a point, at most
_AT_ONCE = 16  # points whose cases are in memory
_NARROWER = 0.8  # of the scatter before
_NONE = np.zeros(0)


@dataclass
class _Weighable:
    """Points: their places in the cube, their values, what they save, what is seen there, and the
    criteria where redesigns are valued.
    """

    places: list[Floats] = field(default_factory=list)
    values: list[list[float]] = field(default_factory=list)
    saved: list[list[float]] = field(default_factory=list)  # by each redesign, in days
    tables: list[Floats] = field(default_factory=list)  # (replications, figures)
    criteria: list[CriteriaTable | None] = field(default_factory=list)
    batches: list[tuple[int, Around | None]] = field(default_factory=list)
    first: int = 0  # points of the first batch that can be

    @property
    def drawn(self) -> int:
        """How many points, whether they can be or not."""
        return sum(count for count, _ in self.batches)

    @property
    def density(self) -> Floats:
        """With which each place was drawn, of all batches together."""
        places = np.array(self.places)
        total = np.zeros(len(places))
        for count, law in self.batches:
            total += count * (np.ones(len(places)) if law is None else law.density(places))
        return total / self.drawn


class Learning:
    """The guesses of a study and the log of a pilot with its first redesign."""

    def __init__(self, study: Study, done: Ran, planning: Planning, read: PilotRead) -> None:
        self._study, self._planning, self._figures = study, planning, read.figures
        self._said, self._ranges = _ranges(study, read)
        count = min(REPLICATIONS, planning.done, done.result.inputs.replications)
        self._numbers = range(1, count + 1)
        self._points = Points(done, planning.settings, self._numbers, planning.aids)
        now = known_point(done.result)
        self._agreed = Agreed(study, now)
        self._luck = [_luck_of(saving, count) for saving in now.savings]
        self._valuing = _valuing(study, done, planning, count)

    def learnt(self) -> PilotLearnt | None:
        """None where no guess has a range or the log has no difference; raises Interrupted."""
        if not self._said or not self._figures or len(self._numbers) < 2:
            return None
        if any(low >= high for _, low, high in self._ranges):  # measured beyond what it could be
            return self._told(_Weighable(), "contradicted", _NONE)
        sample = _Weighable()
        self._add(sample, np.array(points_of(len(self._ranges), POINTS, SEED)), None)
        luck = np.random.default_rng(SEED)
        for _ in range(ROUNDS):
            fit = self._fit(sample)
            weights = weights_of(fit, sample.density) if len(fit) else _NONE
            if not weights.any() or effective(weights) >= ENOUGH:
                break
            law = around(np.array(sample.places), fit, sample.density)
            self._add(sample, law.drawn(POINTS, luck), law)
        return self._judged(sample)

    def _judged(self, sample: _Weighable) -> PilotLearnt:
        fit = self._fit(sample)
        if not np.isfinite(fit).any():
            return self._told(sample, "few", _NONE)
        weights = weights_of(fit, sample.density)
        if contradicted(-2 * float(fit.max()), len(self._figures)):
            return self._told(sample, "contradicted", weights)
        return self._told(sample, "few" if effective(weights) < ENOUGH else "weighed", weights)

    def _told(self, sample: _Weighable, found: PilotFound, weights: Floats) -> PilotLearnt:
        weighed = found == "weighed"
        first = self._before(sample)
        before, after = self._table(first.saved), self._table(sample.saved)
        ids = [read.redesign.id for read in self._study.redesigns]
        told = weights if weighed else None
        return PilotLearnt(
            points=sample.drawn,
            kept=len(sample.places),
            effective=effective(weights),
            replications=len(self._numbers),
            found=found,
            guesses=tuple(self._guesses(sample, weights)) if weighed else (),
            before=outlook_of(before[:, 0], alike(before)),
            after=outlook_of(after[:, 0], weights) if weighed else None,
            ranked=ranked_of(ids, before, after, told) if len(ids) > 1 else (),
            valued=self._valuing.valued(first.criteria, sample.criteria, weights)
            if self._valuing and weighed
            else (),
        )

    def _table(self, saved: Sequence[Sequence[float]]) -> Floats:
        """Days saved, shape (points, redesigns); without end where a queue grows."""
        return np.array(saved, dtype=np.float64).reshape(-1, len(self._luck))

    def _before(self, sample: _Weighable) -> _Weighable:
        """Points of the ranges that the files say: those of the first batch, where nothing was
        measured directly.
        """
        if self._said == self._ranges:
            count = sample.first
            return _Weighable(saved=sample.saved[:count], criteria=sample.criteria[:count])
        other = _Weighable()
        self._add(other, np.array(points_of(len(self._said), POINTS, SEED)), None, self._said)
        return other

    def _guesses(self, sample: _Weighable, weights: Floats) -> Iterator[LearntGuess]:
        values = np.array(sample.values)
        for number, (guess, low, high) in enumerate(self._ranges):
            if (guess, low, high) not in self._said:  # measured directly
                continue
            column = values[:, number]
            mean = min(max(float(weights @ column), low), high)
            scatter = float(weights @ (column - mean) ** 2) ** 0.5
            yield LearntGuess(
                name=dict(guess.name),
                spots=tuple(spots_of(guess)),
                unit=guess.doubt.unit,
                times=guess.doubt.times,
                now=guess.doubt.now,
                low=low,
                high=high,
                mean=mean,
                least=min(mean, quantile(column, weights, LEVEL / 2)),
                most=max(mean, quantile(column, weights, 1 - LEVEL / 2)),
                narrowed=scatter <= _NARROWER * (high - low) / 12**0.5,
            )

    def _add(
        self, sample: _Weighable, places: Floats, law: Around | None,
        ranges: Sequence[Range] | None = None,
    ) -> None:  # fmt: skip
        """Points that the files allow, at which today is the office that was observed and its queue
        does not grow. With other `ranges` nothing is seen there but what is saved.
        """
        sample.batches.append((len(places), law))
        at = [(place, study_at(self._study, ranges or self._ranges, place.tolist()))
              for place in places]  # fmt: skip
        allowed = [(place, *made) for place, made in at if made is not None]
        points = self._points.run([study for _, _, study in allowed])
        kept = []
        for (place, values, study), made in zip(allowed, points, strict=True):
            point = point_of(*made)
            grows = any(saving.full == "today" for saving in point.savings)
            if grows or not self._agreed.holds(point):
                continue
            sample.places.append(place)
            sample.values.append(values)
            luck = zip(point.savings, self._luck, strict=True)
            sample.saved.append([saving.days - by for saving, by in luck])
            sample.criteria.append(self._valuing.table(made) if self._valuing else None)
            kept.append(study)
        sample.first = sample.first or len(sample.places)
        if ranges is None:
            for begin in range(0, len(kept), _AT_ONCE):
                sample.tables += self._seen(kept[begin : begin + _AT_ONCE])

    def _seen(self, studies: Sequence[Study]) -> Iterator[Floats]:
        """The figures of the pilot in each of these studies, by replication."""
        planning = self._planning
        offices: list[PilotOffice] = []
        for study in studies:
            today, redesign = study.today.process, study.redesigns[0].process
            about = planning.horizon, planning.here.strata
            offices.append(PilotOffice(today, redesign, planning.tried, *about))
            if study.today is not self._study.today:
                offices.append(PilotOffice(today, None, None, *about))
        kept, stopped = run_offices(offices, planning.settings, len(self._numbers), planning.aids)
        if stopped:
            raise Interrupted
        runs = iter(kept)
        for study in studies:
            pilots = next(runs)
            nothing = planning.null if study.today is self._study.today else next(runs)
            rows = zip(pilots, nothing, strict=False)
            table = np.array([self._row(pilot, null) for pilot, null in rows])
            yield table - self._written[: len(table)] + self._written.mean(axis=0)

    @cached_property
    def _written(self) -> Floats:
        """The figures with all guesses as written, shape (replications, figures). A point has the
        luck of the first, so that what these have by chance is known from all.
        """
        rows = zip(self._chosen.pilots, self._planning.null, strict=True)
        return np.array([self._row(pilot, null) for pilot, null in rows])

    @property
    def _chosen(self) -> Planned:
        found = self._planning.chosen
        assert found is not None
        return found

    def _row(self, pilot: PilotCases, null: PilotCases) -> list[float]:
        """Of the difference what the same cases show without the redesign is taken off."""
        without = self._value("effect", with_arms(null, pilot))
        return [self._value(one.name, pilot) - (without if one.name == "effect" else 0.0)
                for one in self._figures]  # fmt: skip

    def _value(self, name: PilotSeen, cases: PilotCases) -> float:
        if name != "effect":
            return mean_of(cases, name, self._planning.asked.weeks)
        analysis = self._chosen.analysis
        assert analysis is not None
        return float(analysis(cases).value[0])

    def _fit(self, sample: _Weighable) -> Floats:
        """The log-likelihood of each point: normal, with the error of the log and that of few
        replications.
        """
        if not sample.tables:
            return _NONE
        together = [[self._value(one.name, pilot) for one in self._figures]
                    for pilot in self._chosen.pilots]  # fmt: skip
        errors = [one.error for one in self._figures]
        covariance = covariance_of(errors, np.array(together))
        covariance = covariance + noise_of(sample.tables) + noise_of([self._written])
        means = np.array([table.mean(axis=0) for table in sample.tables])
        seen = np.array([one.value for one in self._figures])
        return -0.5 * misfits(means, seen, covariance)


def _valuing(study: Study, done: Ran, planning: Planning, count: int) -> Valuing | None:
    """None where there is nothing to choose, or no profile weighs anything."""
    if len(study.redesigns) < 2:
        return None
    made = Valuing(study, done, count, planning.settings, planning.aids)
    return made if made.weighed else None


def _ranges(study: Study, read: PilotRead) -> tuple[list[Range], list[Range]]:
    """Of guesses with a range what their files say; and of these and what is measured directly what
    is known when the log is read.
    """
    known = by_place(read.narrowed)
    said: list[Range] = []
    after: list[Range] = []
    for guess in guesses_of(study):
        measured = measured_range(guess, known)
        if measured is None and not guess.said:
            continue
        made, _ = ready(study, guess)
        if made is None:
            continue
        if guess.said:
            said.append((made, *made.ends))
        after.append(measured or (made, *made.ends))
    return said, after


def _luck_of(written: Saving, count: int) -> float:
    """By how much more is saved in the first replications, with which points share their luck, than
    in all: with the guesses as written.
    """
    days = written.by_replication
    return float(np.mean(days[:count]) - np.mean(days)) if days and not written.full else 0.0


def learnt_from(
    study: Study, done: Ran, planning: Planning, read: PilotRead
) -> tuple[PilotLearnt | None, bool]:
    """What is learnt, and whether somebody stopped it before."""
    try:
        return Learning(study, done, planning, read).learnt(), False
    except Interrupted:
        return None, True
