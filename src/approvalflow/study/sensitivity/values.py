"""A study with other values of its guesses, read as any other: what a check refuses is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from approvalflow.errors import ApprovalFlowError
from approvalflow.language.reading import ReadProcess, process_from
from approvalflow.language.rewriting import Path, with_values
from approvalflow.notation.yamlsource import Source
from approvalflow.study.reading import Study, Written, opened_values, readings_in, study_of
from approvalflow.study.sensitivity.guesses import TODAY, StudyGuess, in_whole
from approvalflow.study.setting import with_changes

Values = Sequence[tuple[StudyGuess, float]]
Range = tuple[StudyGuess, float, float]  # a guess, and between what it is looked at
_FRACTIONS = ("not-a-count", "half-post")  # what is said of 2.2 posts


def study_with(study: Study, values: Values) -> Study:
    """The study with these values of guesses, and all else as written and as changed on the command
    line. Raises ApprovalFlowError where its files would not be accepted with them.
    """
    texts: dict[str, dict[Path, str]] = {}
    for guess, value in values:
        for file, told in guess.texts(value).items():
            texts.setdefault(file, {}).update(told)
    today = study.today
    if TODAY in texts:
        today = _today(study, texts[TODAY])
    sources = {read.redesign.id: read.source for read in study.redesigns}
    chosen = [
        Written(name, _opened(with_values(source, texts.get(name, {}))))
        for name, source in sources.items()
        if TODAY in texts or name in texts
    ]
    found = readings_in(lambda: today, chosen, values=opened_values(study))
    read = study_of(found, study.changes)
    new = dict(zip((one.id for one in chosen), zip(read.redesigns, read.guardrails, strict=True),
                   strict=True))  # fmt: skip
    every = [
        new.get(old.redesign.id, (old, kept))
        for old, kept in zip(study.redesigns, study.guardrails, strict=True)
    ]
    return replace(
        study,
        today=today,
        redesigns=tuple(redesign for redesign, _ in every),
        guardrails=tuple(kept for _, kept in every),
    )


def _today(study: Study, texts: dict[Path, str]) -> ReadProcess:
    read = process_from(with_values(study.today.source, texts), study.today.process.id)
    return replace(read, process=with_changes(read.process, study.changes))


def _opened(source: Source) -> Callable[[], Source]:
    return lambda: source


def study_at(
    study: Study, ranges: Sequence[Range], places: Sequence[float]
) -> tuple[list[float], Study] | None:
    """The value of each guess at a place from 0 to 1 in its range, and the study with them; None
    where the files do not allow these together.
    """
    values = [
        guess.allowed(low + at * (high - low))
        for (guess, low, high), at in zip(ranges, places, strict=True)
    ]
    chosen = [(guess, value) for (guess, _, _), value in zip(ranges, values, strict=True)]
    try:
        return values, study_with(study, chosen)
    except ApprovalFlowError:
        return None


def ready(study: Study, guess: StudyGuess) -> tuple[StudyGuess | None, list[str]]:
    """A guess in whole numbers where the file has no others, None where it then has no other value;
    and the keys of the problems that its ends would be, "" of one that is none.
    """
    keys = [refusal(study, [(guess, end)]) for end in guess.ends]
    if not any(key in _FRACTIONS for key in keys):
        return guess, keys
    whole = in_whole(guess)
    if whole is None:
        return None, keys
    return whole, [refusal(study, [(whole, end)]) for end in whole.ends]


def refusal(study: Study, values: Values) -> str:
    """The key of the problem that the first of these values would be; "" where it is none."""
    try:
        study_with(study, values)
    except ApprovalFlowError as error:
        return error.problems[0].key
    return ""
