"""The answer of a result, in a dozen lines: what the terminal prints unless all is asked for."""

from __future__ import annotations

from approvalflow.report.answer import Answer
from approvalflow.report.sections.answer import alone, redesigns
from approvalflow.report.view import View
from approvalflow.study.result import Result


def answer_of(result: Result, language: str = "en") -> Answer:
    """Of a comparison today in a line and each redesign in two; of a run its process in five."""
    view = View(result, language)
    title = view.name(result.name) or result.inputs.process.id
    if view.comparing:
        return redesigns.answer(view, title)
    return Answer(title, tuple(alone.lines(view)), (), (), ())
