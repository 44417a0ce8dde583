"""What qualifies a verdict: time bought with work, and effects that nobody expected."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.redesign.catalogue import usually
from approvalflow.report.document import Paragraph
from approvalflow.report.view import View
from approvalflow.study.result import Comparison, Design

_MEASURED = {"time": ("days_mean",), "cost": ("office_cost", "work_hours")}


def qualified(view: View) -> Iterator[Paragraph]:
    """A sentence for each redesign that needs one."""
    for design, comparison in view.compared():
        name = view.head(design)
        faster = _word(view, comparison, "days_mean") == "better"
        if faster and _word(view, comparison, "work_hours") == "worse":
            more = view.figures.difference("work_hours", comparison.measures["work_hours"])
            yield Paragraph(view.say("verdict.bought", design=name, difference=more), "note")
        for of in _surprises(view, design, comparison):
            yield Paragraph(view.say(f"verdict.surprise.{of}", design=name), "note")


def _surprises(view: View, design: Design, comparison: Comparison) -> Iterator[str]:
    """Where every move usually improves something, and together they worsen it."""
    kinds = [move.kind for move in design.moves]
    for of, measures in _MEASURED.items():
        measure = next((m for m in measures if m in comparison.measures), "")
        expected = usually(kinds, "time" if of == "time" else "cost")
        if expected == "+" and _word(view, comparison, measure) == "worse":
            yield of


def _word(view: View, comparison: Comparison, measure: str) -> str:
    """Better or worse, where that can be seen; else nothing."""
    compared = comparison.measures.get(measure)
    if compared is None or not view.figures.is_seen(measure, compared):
        return ""
    return compared.word
