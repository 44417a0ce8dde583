"""A group of cases in words: how many, and what becomes of their days."""

from __future__ import annotations

from approvalflow.comparison.groups import NEARLY_ALL
from approvalflow.report.view import View
from approvalflow.study.result import Comparison, Group


def group_words(view: View, group: Group) -> dict[str, str]:
    """Who they are, their share of the cases, and their mean days today and there."""
    days, amount = group.days, view.figures.amount
    return {
        "share": view.figures.share(group.share),
        "today": amount("days_mean", days.today),
        "design": amount("days_mean", days.design),
        "attribute": view.attribute(group.attribute),
        "category": view.category(group.attribute, group.category),
        **view.words,
    }


def hidden(comparison: Comparison) -> Group | None:
    """Who gains by a redesign that is recommended for their sake: the average hides them."""
    return comparison.gaining[0] if comparison.rank == 1 and comparison.gaining else None


def for_whom(view: View, comparison: Comparison) -> str:
    """The cases concerned, where the mean of all hides what becomes of them; else ""."""
    group = comparison.concerned
    if group is None or group.share >= NEARLY_ALL or group.days.word not in ("better", "worse"):
        return ""
    return view.say("verdict.concerned", **group_words(view, group))
