"""Who pays for a redesign: those who wait longer, the office, and the checks done without."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.deciding import NOBODY_LATER
from approvalflow.report.sentences import condition_words
from approvalflow.report.view import View
from approvalflow.study.result import Comparison, Design

_MOST_NAMED = 3  # of the checks of one move
_MONEY = (("cost", "office_cost"), ("posts", "posts_cost"))


def price(view: View, design: Design, comparison: Comparison) -> str:
    """One sentence; "" where nobody pays."""
    parts = view.joined("parts", _parts(view, design, comparison))
    return view.say("verdict.price", parts=parts) if parts else ""


def _parts(view: View, design: Design, comparison: Comparison) -> Iterator[str]:
    later = comparison.slower.value
    if later is not None and later >= NOBODY_LATER:
        yield view.say("verdict.price.slower", share=view.figures.share(later))
    for of, measure in _MONEY:
        row = comparison.measures.get(measure)
        if row is None or row.word != "worse" or not view.figures.is_seen(measure, row):
            continue
        more = view.figures.amount(measure, row.difference, row.low, row.high)
        yield view.say(f"verdict.price.{of}", more=more)
    if design.waived:
        checks = view.joined("parts", (_checks(view, text) for text in design.waived))
        yield view.say("verdict.price.checks", checks=checks)


def _checks(view: View, text: str) -> str:
    """The checks that are done without for some cases, or for all: "look, sign if urgent"; of many
    the first, and how many more.
    """
    listed, _, condition = text.partition(" if ")
    names = [view.step_named(name) for name in listed.split(", ")]
    shown = view.joined("names", names if len(names) <= _MOST_NAMED else names[: _MOST_NAMED - 1])
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED + 1
        shown = view.say("verdict.price.checks.more", shown=shown, count=more)
    if not condition:
        return shown
    words = condition_words(condition, view)
    return view.say("verdict.price.checks.if", shown=shown, condition=words)
