"""The experiment with the guesses of a study: a comparison, and what it depends on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.process.kinds import mean_number
from approvalflow.study.compare import ran
from approvalflow.study.many import Aids
from approvalflow.study.ran import Ran
from approvalflow.study.reading import PROCESS_FILE, Study
from approvalflow.study.result import Guessed, Result, Sensitivity, Untried
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.sensitivity.at_once import AtOnce
from approvalflow.study.sensitivity.guesses import TODAY, StudyGuess, guesses_of
from approvalflow.study.sensitivity.one_by_one import GRID, GuessCurve, OneByOne
from approvalflow.study.sensitivity.order import place
from approvalflow.study.sensitivity.points import Points, known_point
from approvalflow.study.sensitivity.values import ready
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of, redesign_file
from approvalflow.wording.codes import CODES

NO_AIDS = Aids()
QUICK = 2_000  # replications of designs at guesses, up to which a comparison looks at their ends
ENDS = 2
COARSE = 8  # parts of a range, between which a comparison draws a line
FEW = 8  # replications after which an end is left at which nothing turns
_WORTH_IT = 0.1  # of what knowing all guesses is worth: less is not worth measuring


def sensitivity(
    study: Study, settings: Settings, aids: Aids = NO_AIDS, again: Sensitivity | None = None
) -> Result:
    """Today against the redesigns of the study, and which of its guesses decides: each alone, then
    all at once. `again`: an earlier one, which ended where somebody stopped it.
    """
    if not study.redesigns:
        raise ApprovalFlowError([Problem("guess-no-redesign")])
    guesses = guesses_of(study)
    done = ran(study, settings, aids)
    result, looked = done.result, _Looking(study, settings, done, aids)
    end = len(guesses) - again.missing if again is not None else len(guesses)
    told = looked.all(guesses[:end], at_once=again is None or not again.stopped)
    told = replace(told, missing=told.missing + len(guesses) - end,
                   stopped=told.stopped or (again is not None and again.stopped))  # fmt: skip
    command = command_of("sensitivity", study, settings)
    stopped = told.stopped or result.inputs.interrupted
    inputs = replace(result.inputs, command=command, interrupted=stopped)
    return replace(result, sensitivity=told, inputs=inputs)


def with_guesses(study: Study, settings: Settings, aids: Aids = NO_AIDS) -> Result:
    """A comparison that says whether it holds for all that was thought possible: where that is
    quick, by the ends of the guesses that have a range.
    """
    done = ran(study, settings, aids, together=True)
    result = done.result
    said = [guess for guess in guesses_of(study) if guess.said]
    runs = len(result.designs) * len(said) * result.inputs.replications
    if not said or runs > QUICK or result.inputs.interrupted:
        return result
    return replace(result, sensitivity=_Looking(study, settings, done, aids).ends(said))


class _Looking:
    def __init__(self, study: Study, settings: Settings, done: Ran, aids: Aids) -> None:
        self._settings = settled(study, settings)
        self._study, self._ran, self._aids = study, done, aids
        self._numbers = range(1, done.result.inputs.replications + 1)
        self._now = known_point(done.result)
        self._points = Points(done, self._settings, self._numbers, aids)
        self._untried: list[Untried] = []

    def all(self, guesses: Sequence[StudyGuess], *, at_once: bool) -> Sensitivity:
        """Each guess, then all of them. What is stopped says how far it came. Of a number that
        nobody called a guess a few replications are enough where nothing turns.
        """
        found: list[tuple[StudyGuess, Guessed]] = []
        missing = 0
        together, stopped = None, False
        each = OneByOne(self._study, self._points, self._now)
        glance = self._glance() if self._few_suffice() else None
        try:
            for number, guess in enumerate(guesses):
                missing = len(guesses) - number
                found += self._one(glance, each, guess)
            missing = 0
            if at_once and found:
                every = AtOnce(self._study, self._ran, self._settings, found, self._now)
                together, worth = every.run(self._numbers, self._aids)
                found = [
                    (guess, _valued(told, one, together.worth))
                    for (guess, told), one in zip(found, worth, strict=True)
                ]
        except Interrupted:
            stopped = True
        listed = sorted((told for _, told in found), key=place)
        return Sensitivity(
            True, tuple(listed), tuple(self._untried), together, self._money(), missing, stopped
        )

    def ends(self, guesses: Sequence[StudyGuess]) -> Sensitivity | None:
        """The guesses by their ends alone; None where somebody stopped it."""
        ready = [one for one in map(self._ready, guesses) if one is not None]
        try:
            told = self._at_ends(ready)
        except Interrupted:
            return None
        return Sensitivity(False, told, tuple(self._untried), None, self._money())

    def _at_ends(self, guesses: Sequence[StudyGuess]) -> tuple[Guessed, ...]:
        """What turns nothing after a few replications has no more; of what turns something after
        all, the value of the first is looked for, since it is the one that is told.
        """
        seen = self._glance()
        sure = OneByOne(self._study, self._points, self._now, fine=1)
        quiet = [curve for curve in seen.curves(guesses, ENDS) if self._is_quiet(curve)]
        calm = [curve.guess for curve in quiet]
        loud = sure.curves([guess for guess in guesses if guess not in calm], ENDS)
        told = [(curve, seen.guessed(curve)) for curve in quiet]
        told += [(curve, sure.guessed(curve)) for curve in loud]
        listed = sorted(((c, one) for c, one in told if one is not None), key=lambda p: place(p[1]))
        if not listed or not listed[0][1].turns:
            return tuple(one for _, one in listed)
        closer = OneByOne(self._study, self._points, self._now, COARSE).guessed(listed[0][0])
        assert closer is not None
        return (closer, *(one for _, one in listed[1:]))

    def _glance(self) -> OneByOne:
        """After a few replications, and no nearer than where it was looked."""
        return OneByOne(self._study, self._few, self._now, fine=1)

    @cached_property
    def _few(self) -> Points:
        return Points(self._ran, self._settings, self._numbers[:FEW], self._aids)

    def _few_suffice(self) -> bool:
        """Whether a few replications say of the files as written what all of them say: if not, they
        would of hardly any other value.
        """
        (point,) = self._few.of([self._study])
        return point.said == self._now.said

    def _is_quiet(self, curve: GuessCurve) -> bool:
        """Whether all that was found is what is said now."""
        return all(point.said == self._now.said for point in curve.found.values())

    def _one(
        self, glance: OneByOne | None, each: OneByOne, guess: StudyGuess
    ) -> list[tuple[StudyGuess, Guessed]]:
        """Nothing where no other value of it is allowed."""
        ready = self._ready(guess)
        if ready is None:
            return []
        told = None if guess.said or glance is None else self._at_a_glance(glance, ready)
        if told is None:
            (curve,) = each.curves([ready], GRID if guess.said else ENDS)
            told = each.guessed(curve)
        return [] if told is None else [(ready, told)]

    def _at_a_glance(self, glance: OneByOne, ready: StudyGuess) -> Guessed | None:
        """None where something turns, or nothing else is allowed."""
        (curve,) = glance.curves([ready], ENDS)
        return glance.guessed(curve) if self._is_quiet(curve) else None

    def _ready(self, guess: StudyGuess) -> StudyGuess | None:
        """In whole numbers where the file has no others; ends that it does not allow are noted."""
        made, keys = ready(self._study, guess)
        if made is None:
            self._note(guess, guess.doubt.high, keys[-1] or keys[0])
            return None
        for end, key in zip(made.ends, keys, strict=True):
            if key:
                self._note(made, end, key)
        return made

    def _note(self, guess: StudyGuess, value: float, key: str) -> None:
        place = guess.places[0]
        file = PROCESS_FILE if place.file == TODAY else redesign_file(place.file)
        text = guess.doubt.text(place.text, value)
        self._untried.append(Untried(file, ".".join(place.path), text, CODES.get(key, "")))

    def _money(self) -> float | None:
        """What a day less for every case of a year is worth."""
        process, today = self._study.today.process, self._ran.result.designs[0]
        cost = process.delay_cost
        if cost is None or today.arrivals_a_year is None:
            return None
        a_day = 0.0 if cost.fixed is None else float(cost.fixed.money.amount)
        if cost.of_value is not None:
            a_day += cost.of_value.share * mean_number(process, cost.of_value.datum)
        return a_day * today.arrivals_a_year or None


def _valued(told: Guessed, worth: float | None, of_all: float | None) -> Guessed:
    if worth is None or of_all is None:
        return told
    return replace(told, worth=worth, measure=worth > 0 and worth >= _WORTH_IT * of_all)
