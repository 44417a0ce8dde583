"""How sure it is: what chance does, whether today is believable, what is assumed, and warnings."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.measures.estimates import FEW
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.sections.answer.redesigns import chance
from approvalflow.report.sections.answer.sensitivity import in_short
from approvalflow.report.sections.assumptions import reasons
from approvalflow.report.sections.groups import group_words, hidden
from approvalflow.report.sections.observed import observed
from approvalflow.report.sections.warnings import first_warnings
from approvalflow.report.view import View


def certainty(view: View) -> tuple[Block, ...]:
    """Everything that makes the answer less than certain, in the order in which it weighs."""
    told = view.sentences(*_chance(view))
    return (Paragraph(told), *observed(view), *reasons(view), *first_warnings(view))


def _chance(view: View) -> Iterator[str]:
    """By how much the answer may be off by chance, and that this is not all."""
    yield _saving(view) if view.comparing else _mean(view)
    yield view.say("certainty.alone")
    yield in_short(view)
    if view.result.inputs.replications < FEW:
        yield view.say("certainty.rough", count=view.result.inputs.replications)


def _saving(view: View) -> str:
    """Of what is recommended, for those for whose sake it is; otherwise of all redesigns."""
    if view.advised is None:
        return chance(view)
    design, comparison = view.advised
    group = hidden(comparison)
    days = group.days if group is not None else comparison.measures.get("days_mean")
    if days is None or days.difference is None or days.low is None:
        return chance(view)
    saved, interval = view.figures.saved(days)
    words = {"mark": view.mark(design), "saved": saved, "interval": interval, **view.words}
    if group is None:
        return view.say("certainty.saves", **words)
    return view.say("certainty.saves.some", **(group_words(view, group) | words))


def _mean(view: View) -> str:
    """Of a process alone."""
    found = view.designs[0].measures.get("days_mean")
    if found is None or found.value is None or found.low is None:
        return ""
    mean = view.figures.amount("days_mean", found.value, found.low, found.high)
    interval = view.figures.interval("days_mean", found.low, found.high)
    return view.say("certainty.mean", mean=mean, interval=interval, **view.words)
