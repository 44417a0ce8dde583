"""The answer of `diagnose`: the causes in a table, and one sentence that can be repeated."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.sections.causes import (
    booked,
    digits,
    ends,
    nothing,
    overload,
    remains,
    table,
)
from approvalflow.report.sections.crisis import in_short
from approvalflow.report.view import View
from approvalflow.study.result import Diagnosis


def told(view: View) -> Told | None:
    """None unless it was asked."""
    found = view.result.diagnosis
    if found is None:
        return None
    name = view.name(view.result.name) or view.result.inputs.process.id
    if found.today is None or found.above:
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
    if found.booked:  # else the last sentence says it
        yield Paragraph(booked(view, found))
    left = view.say("diagnose.left", parts=remains(view, found), **view.words)
    yield Paragraph(view.sentences(nothing(view, found), left))
    if found.side_by_side is None:
        yield Paragraph(view.say("diagnose.order.unsaid"))
    if found.crisis is not None:
        yield Paragraph(in_short(view, found.crisis))


def ending(view: View, found: Diagnosis) -> str:
    """What a leader may repeat: no number of it stands without the word that limits it."""
    if found.today is None or found.above:
        return view.say("diagnose.ending.grows")
    total, left = digits(view, found.today), digits(view, found.left or 0.0)
    if booked(view, found) and found.bookings:
        people, system = ends(view, found)
        desk = digits(view, sum(one.days for one in found.groups if one.group == "desk"))
        said = {"total": total, "desk": desk, "left": left, "people": people, "system": system}
        return view.say("diagnose.ending.open", **said, **view.words)
    days = {one.group: one.days for one in found.groups}
    parts = [
        view.say(f"diagnose.part.{group}", days=digits(view, days[group]), **view.words)
        for group in sorted(days, key=lambda group: -days[group])
        if digits(view, days[group]).strip("-0.") and days[group] > 0
    ]
    parts.append(view.say("diagnose.part.left", days=left, **view.words))
    told = {"total": total, "parts": view.joined("names", parts)}
    return view.say("diagnose.ending", **told, **view.words)
