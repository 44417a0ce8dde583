"""Guesses that the log of a pilot measures directly: shares of which it has a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from approvalflow.errors import ApprovalFlowError, NotationError, Problem, Where
from approvalflow.measures.statistics import beta_quantile
from approvalflow.notation import units
from approvalflow.process.values import YES
from approvalflow.study.pilot.analyses import LEVEL
from approvalflow.study.pilot.tables import ANSWERS, PilotLog
from approvalflow.study.reading import PROCESS_FILE, Study
from approvalflow.study.result.pilot import MeasuredGuess
from approvalflow.study.sensitivity.guesses import TODAY, GuessPlace, StudyGuess, guesses_of
from approvalflow.study.sensitivity.values import Range
from approvalflow.study.summary.inputs import redesign_file

_OF_CASES = ("take_up", "checked", "fails", "reviewed_later")  # keys of moves: shares of cases
_MOST_TOLD = 10  # mistakes


def answers_column(place: GuessPlace) -> str:
    """The column that says of each case whether it is one of the share; "" where there is none."""
    path = place.path
    if "outcomes" in path[1:]:
        at = path.index("outcomes", 1)
        outcome = path[at + 1 : at + 2]
        if outcome and path[at + 2 :] in ((), ("share",)):
            return f"{path[at - 1]}.{outcome[0]}".lower()
    return path[-1] if path[-1] in _OF_CASES else ""


def require_answers(log: PilotLog, study: Study) -> None:
    """Raises ApprovalFlowError where such a column has other words than yes and no."""
    places = [place for guess in guesses_of(study) for place in guess.places]
    known = {answers_column(place) for place in places} & {*log.columns}
    problems = [
        Problem("pilot-log-word", Where(log.file, row.line, log.columns.index(name) + 1),
                {"column": name, "text": row.data[name], "words": ", ".join(ANSWERS)})
        for row in log.rows for name in sorted(known & {*row.data})
        if row.data[name] and row.data[name].lower() not in ANSWERS
    ]  # fmt: skip
    if problems:
        raise ApprovalFlowError(problems[:_MOST_TOLD])


def measured_in(log: PilotLog, study: Study) -> Iterator[tuple[StudyGuess, MeasuredGuess]]:
    """With the exact interval of each share (Clopper and Pearson 1934)."""
    for guess in guesses_of(study):
        for place in guess.places:
            category, answers = _answers(log, place)
            seen, count = sum(answers), len(answers)
            if not count:
                continue
            low = beta_quantile(seen, count - seen + 1, LEVEL / 2) if seen else 0.0
            high = beta_quantile(seen + 1, count - seen, 1 - LEVEL / 2) if seen < count else 1.0
            file = PROCESS_FILE if place.file == TODAY else redesign_file(place.file)
            yield guess, MeasuredGuess(file, ".".join(place.path), category, _share(place.text),
                                       seen / count, low, high)  # fmt: skip


def _answers(log: PilotLog, place: GuessPlace) -> tuple[str, list[bool]]:
    """The kind of case, and of each case of which that is known whether it is of the share."""
    head, *keys = place.path
    if head == "case_data" and 1 <= len(keys) <= 2:
        category = keys[1] if len(keys) > 1 else YES
        if keys[0] not in log.columns or category in ("is", "otherwise"):
            return "", []
        cells = [row.data[keys[0]] for row in log.rows if row.data[keys[0]]]
        return category, [cell == category for cell in cells]
    name, arm = answers_column(place), int(place.file != TODAY)
    said = [row.data.get(name, "") for row in log.rows if row.arm == arm]
    return "", [ANSWERS[cell.lower()] for cell in said if cell]


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
        file = PROCESS_FILE if place.file == TODAY else redesign_file(place.file)
        one = known.get(f"{file} {'.'.join(place.path)}")
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


def _value(guess: StudyGuess, one: MeasuredGuess, share: float) -> float | None:
    """The value with which the file reads that share."""
    if guess.doubt.times:
        return share / one.guessed if one.guessed else None
    return 100 * share if guess.doubt.unit == "%" else share
