"""The answer of `diagnose`: the causes in a table, and one sentence that can be repeated."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.numbers import plain
from approvalflow.report.sections.causes import (
    booked,
    by_group,
    digits,
    ends,
    nothing,
    overload,
    questions,
    remains,
    table,
    written,
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
    year = view.say("diagnose.year", weeks=view.result.inputs.weeks) if view.year else ""
    yield Paragraph(view.sentences(nothing(view, found), left, year))
    if asked := questions(view, found):
        yield Paragraph(asked)
    if found.side_by_side is None:
        yield Paragraph(view.say("diagnose.order.unsaid"))
    if found.crisis is not None:
        yield Paragraph(in_short(view, found.crisis))


def ending(view: View, found: Diagnosis) -> str:
    """What a leader may repeat: no number of it stands without the word that limits it."""
    if found.today is None or found.above:
        return view.say("diagnose.ending.grows")
    _, left = written(view, found)
    days = {group: _told(view, value) for group, value in by_group(view, found).items()}
    said = {"total": digits(view, found.today), "left": _told(view, left), **view.words}
    if booked(view, found) and found.bookings:
        people, system = ends(view, found)
        told = {"desk": days["desk"], "people": people, "system": system}
        return view.say("diagnose.ending.open", **said, **told)
    parts = [
        view.say(f"diagnose.part.{group}", days=days[group], **view.words)
        for group, value in sorted(by_group(view, found).items(), key=lambda pair: -pair[1])
        if value > 0
    ]
    parts.append(view.say("diagnose.part.left", days=said["left"], **view.words))
    return view.say("diagnose.ending", parts=view.joined("names", parts), **said)


def _told(view: View, value: float) -> str:
    return plain(value, 1, view.language)
