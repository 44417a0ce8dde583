"""The answer of a result, in a dozen lines: what the terminal prints unless all is asked for.

Whatever is asked beyond a comparison has a module here, `told(view)`, and its line in QUESTIONS.
"""

from __future__ import annotations

from collections.abc import Callable

from approvalflow.report.answer import Answer, Told
from approvalflow.report.sections.answer import (
    alone,
    diagnose,
    pilot,
    rank,
    redesigns,
    search,
    sensitivity,
    worth,
)
from approvalflow.report.view import View
from approvalflow.study.result import Result

QUESTIONS: tuple[Callable[[View], Told | None], ...] = (
    diagnose.told, worth.told, rank.told, sensitivity.told, search.told, pilot.told,
)  # fmt: skip
"""None where it was not asked."""


def answer_of(result: Result, language: str = "en") -> Answer | Told:
    """Of a comparison today in a line and each redesign in two; of a run its process in five; of
    what was asked beyond, its answer.
    """
    view = View(result, language)
    for question in QUESTIONS:
        if (told := question(view)) is not None:
            return told
    return compared_or_alone(view)


def compared_or_alone(view: View) -> Answer:
    """The answer of a comparison, or of a run, whatever else was asked."""
    title = view.name(view.result.name) or view.result.inputs.process.id
    if view.comparing:
        return redesigns.answer(view, title)
    return Answer(title, tuple(alone.lines(view)), (), (), ())
