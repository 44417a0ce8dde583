"""The answer of `diagnose`: the causes in a table, and one sentence that can be repeated."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block, Paragraph, Told
from approvalflow.report.sections.causes import (
    booked,
    digits,
    overload,
    people,
    remains,
    table,
)
from approvalflow.report.view import View
from approvalflow.study.result import Diagnosis


def told(view: View) -> Told | None:
    """None unless it was asked."""
    found = view.result.diagnosis
    if found is None:
        return None
    name = view.name(view.result.name) or view.result.inputs.process.id
    if found.today is None:
        title = view.say("diagnose.title.grows", name=name)
    else:
        days = digits(view, found.today)
        title = view.say("diagnose.title", name=name, days=days, **view.words)
    return Told(title, tuple(_blocks(view, found)), ending(view, found))


def _blocks(view: View, found: Diagnosis) -> Iterator[Block]:
    yield from map(Paragraph, overload(view, found))
    if found.today is None:
        return
    yield table(view, found)
    if said := booked(view, found):
        yield Paragraph(said)
    yield Paragraph(view.say("diagnose.left", parts=remains(view, found), **view.words))
    if found.side_by_side is None:
        yield Paragraph(view.say("diagnose.order.unsaid"))


def ending(view: View, found: Diagnosis) -> str:
    """What a leader may repeat: no number of it stands without the word that limits it."""
    if found.today is None or found.above:
        return view.say("diagnose.ending.grows")
    days = {one.group: one.days for one in found.groups}
    parts = [
        view.say(f"diagnose.part.{group}", days=digits(view, days[group]), **view.words)
        for group in sorted(days, key=lambda group: -days[group])
        if digits(view, days[group]).strip("-0.") and days[group] > 0
    ]
    left = view.say("diagnose.part.left", days=digits(view, found.left or 0.0), **view.words)
    total = digits(view, found.today)
    said = {"total": total, "parts": view.joined("names", [*parts, left]), **view.words}
    ends = people(found)
    if booked(view, found) and ends is not None:
        low, high = (digits(view, end) for end in ends)
        return view.say("diagnose.ending.open", low=low, high=high, **said)
    return view.say("diagnose.ending", **said)
