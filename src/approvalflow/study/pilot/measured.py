"""Guesses that the log of a pilot measures directly: shares of which it has a column, and how long
the work of a step takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import fmean, stdev

from approvalflow.errors import ApprovalFlowError, NotationError, Problem, Where
from approvalflow.language.rewriting import Path
from approvalflow.measures.statistics import beta_quantile, t_quantile
from approvalflow.notation import units
from approvalflow.office.office import Office
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.process.values import YES, mean_seconds
from approvalflow.seconds import HOUR
from approvalflow.study.pilot.analyses import LEVEL
from approvalflow.study.pilot.tables import PilotLog
from approvalflow.study.reading import PROCESS_FILE, Study
from approvalflow.study.result.pilot import MeasuredGuess
from approvalflow.study.sensitivity.guesses import TODAY, GuessPlace, StudyGuess, guesses_of
from approvalflow.study.sensitivity.values import Range
from approvalflow.study.summary.inputs import redesign_file
from approvalflow.study.tabular import ANSWERS, MOST_TOLD, amount_in

_OF_CASES = ("take_up", "checked", "fails", "reviewed_later")  # keys of moves: shares of cases
_WORK_TIME = "work_time"
WORK = "work"  # what a column of hours ends in, after the name of its step


def answers_column(place: GuessPlace) -> str:
    """The column that says of each case whether it is one of the share; "" where there is none."""
    path = place.path
    if "outcomes" in path[1:]:
        at = path.index("outcomes", 1)
        outcome = path[at + 1 : at + 2]
        if outcome and path[at + 2 :] in ((), ("share",)):
            return f"{path[at - 1]}.{outcome[0]}"
    return path[-1] if path[-1] in _OF_CASES else ""


def work_column(place: GuessPlace) -> str:
    """The column that says how many hours the work of a step took; "" where there is none."""
    path = _work_in(place)
    return f"{path[-2]}.{WORK}" if path else ""


def _work_in(place: GuessPlace) -> Path:
    """Where the work of a step stands that it is, or of whose law it is one number; () if none."""
    *above, last = place.path
    if last == _WORK_TIME and above:
        return place.path
    return (
        tuple(above) if above[1:] and above[-1] == _WORK_TIME and last in Time.model_fields else ()
    )


def columns_of(study: Study) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns with which a log measures guesses that have a range: those of answers, yes or no,
    and those of hours.
    """
    places = [place for guess in guesses_of(study) if guess.said for place in guess.places]
    found = [tuple(sorted({column(place) for place in places} - {""}))
             for column in (answers_column, work_column)]  # fmt: skip
    return found[0], found[1]


def require_answers(log: PilotLog, study: Study) -> None:
    """Raises ApprovalFlowError where a column of answers has other words than yes and no, or one of
    hours something else than a number.
    """
    places = [place for guess in guesses_of(study) for place in guess.places]
    answers, hours = ({column(place) for place in places} & {*log.columns}
                      for column in (answers_column, work_column))  # fmt: skip
    problems = [
        Problem("table-word" if name in answers else "table-number",
                Where(log.file, row.line, log.columns.index(name) + 1),
                {"column": name, "text": row.data[name], "words": ", ".join(ANSWERS)})
        for row in log.rows for name in sorted((answers | hours) & {*row.data})
        if row.data[name] and not _reads(row.data[name], answers=name in answers)
    ]  # fmt: skip
    if problems:
        raise ApprovalFlowError(problems[:MOST_TOLD])


def _reads(text: str, *, answers: bool) -> bool:
    return text.lower() in ANSWERS if answers else amount_in(text) is not None


def measured_in(log: PilotLog, study: Study) -> Iterator[tuple[StudyGuess, MeasuredGuess]]:
    """With the exact interval of each share (Clopper and Pearson 1934), and that of Student of mean
    hours.
    """
    for guess in guesses_of(study):
        told = [_share_in(log, place) or _hours_in(log, guess, place, study)
                for place in guess.places]  # fmt: skip
        for found in dict.fromkeys(told):  # the numbers of a law are one guess
            if found is not None:
                yield guess, found


def _share_in(log: PilotLog, place: GuessPlace) -> MeasuredGuess | None:
    category, answers = _answers(log, place)
    seen, count = sum(answers), len(answers)
    if not count:
        return None
    low = beta_quantile(seen, count - seen + 1, LEVEL / 2) if seen else 0.0
    high = beta_quantile(seen + 1, count - seen, 1 - LEVEL / 2) if seen < count else 1.0
    return MeasuredGuess(_file(place), ".".join(place.path), category, _share(place.text),
                         seen / count, low, high)  # fmt: skip


def _hours_in(
    log: PilotLog, guess: StudyGuess, place: GuessPlace, study: Study
) -> MeasuredGuess | None:
    path, written = _work_in(place), _mean_hours(guess, place, study)
    if written is None:
        return None
    read = [amount_in(cell) for cell in _cells(log, place, work_column(place))]
    hours = [one for one in read if one is not None]
    if len(hours) < 2:
        return None
    mean = fmean(hours)
    half = t_quantile(len(hours) - 1, 1 - LEVEL / 2) * stdev(hours) / len(hours) ** 0.5
    return MeasuredGuess(_file(place), ".".join(path), "", written, mean,
                         max(0.0, mean - half), mean + half, unit="h")  # fmt: skip


def _mean_hours(guess: StudyGuess, place: GuessPlace, study: Study) -> float | None:
    """What the files take the work of a visit for; None where that depends on the case, or where
    the guess is but one number of several.
    """
    processes = {read.redesign.id: read.process for read in study.redesigns}
    process, path = processes.get(place.file, study.today.process), _work_in(place)
    step = process.steps.get(path[-2]) if path else None
    work = None if step is None else step.work_time
    if work is None or isinstance(work, ByCase | ByAttempt):
        return None
    if path != place.path:
        numbers = sum(_work_in(one) == path for one in guess.places)
        if not guess.doubt.times or numbers < len(work.durations()):
            return None
    return mean_seconds(work, Office(process).working_day) / HOUR


def _file(place: GuessPlace) -> str:
    return PROCESS_FILE if place.file == TODAY else redesign_file(place.file)


def _cells(log: PilotLog, place: GuessPlace, name: str) -> list[str]:
    """What the column says of the cases of the way in whose file the guess stands."""
    arm = int(place.file != TODAY)
    said = [row.data.get(name, "") for row in log.rows if row.arm == arm]
    return [cell for cell in said if cell]


def _answers(log: PilotLog, place: GuessPlace) -> tuple[str, list[bool]]:
    """The kind of case, and of each case of which that is known whether it is of the share."""
    head, *keys = place.path
    if head == "case_data" and 1 <= len(keys) <= 2:
        category = keys[1] if len(keys) > 1 else YES
        if keys[0] not in log.columns or category in ("is", "otherwise"):
            return "", []
        cells = [row.data[keys[0]] for row in log.rows if row.data[keys[0]]]
        return category, [cell == category for cell in cells]
    return "", [ANSWERS[cell.lower()] for cell in _cells(log, place, answers_column(place))]


def _share(text: str) -> float | None:
    try:
        return units.parse_share(text)
    except NotationError:
        return None


Known = Mapping[str, MeasuredGuess]  # by file and path


def by_place(found: tuple[MeasuredGuess, ...]) -> Known:
    """What was measured, by where it stands."""
    return {f"{one.file} {one.path}": one for one in found}


def measured_range(guess: StudyGuess, known: Known) -> Range | None:
    """A guess between what the log says; within what its file says that it could be, since no file
    is read with other values. The lower end is the higher one where that leaves nothing; None of a
    guess that is not measured.
    """
    for place in guess.places:
        one = known.get(f"{_file(place)} {'.'.join(_work_in(place) or place.path)}")
        if one is None:
            continue
        ends = [_value(guess, one, share) for share in (one.low, one.high)]
        if None in ends:
            continue
        low, high = (end or 0.0 for end in ends)
        if guess.said:
            low, high = max(low, guess.doubt.low), min(high, guess.doubt.high)
        return guess, low, high
    return None


def _value(guess: StudyGuess, one: MeasuredGuess, seen: float) -> float | None:
    """The value with which the file reads that share, or these hours."""
    if guess.doubt.times or one.unit:
        return guess.doubt.now * seen / one.guessed if one.guessed else None
    return 100 * seen if guess.doubt.unit == "%" else seen
