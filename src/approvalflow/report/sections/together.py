"""What the redesigns give together that are to be adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Paragraph
from approvalflow.report.numbers import plain
from approvalflow.report.view import View


def together(view: View) -> Iterator[Paragraph]:
    """One more design in a line, and who does not fit; nothing of fewer than two."""
    found = view.result.together
    if found is None:
        return
    names, others = _names(view, found.designs), _names(view, found.refused)
    if len(found.designs) < 2:
        yield Paragraph(view.say("answer.together.none", names=others, best=names))
        return
    days = found.days
    if days is None or days.design is None:
        yield Paragraph(view.say("answer.together.grows", names=names), "bad")
    elif days.difference is None or found.one_by_one is None:
        shown = view.figures.amount("days_mean", days.design)
        said = view.say("answer.together.alone", names=names, days=shown, **view.words)
        yield Paragraph(said)
    else:
        facts = {
            "days": view.figures.amount("days_mean", days.design, days.low, days.high),
            "saved": _plain(view, -days.difference),
            "alone": _plain(view, found.one_by_one),
        }
        yield Paragraph(view.say("answer.together", names=names, **facts, **view.words))
    if found.refused:
        yield Paragraph(view.say("answer.together.refused", names=others))


def _plain(view: View, days: float) -> str:
    return plain(on_clock(days, view.clock), 1)


def _names(view: View, ids: Sequence[str]) -> str:
    marks = [view.mark(view.design(id_)) for id_ in ids]
    if len(marks) < 2:
        return "".join(marks)
    *first, last = marks
    return view.say("answer.both", first=view.joined("names", first), then=last)
