"""The warnings of the run: the few beside what else makes it uncertain, the many by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from approvalflow.report.document import Block, Paragraph
from approvalflow.report.view import View
from approvalflow.study.result import Warned

_AMOUNT = re.compile(r"(?P<count>\S+) (?P<unit>h/week|d)")
_UNITS = {"h/week": "hours", "d": "days"}
_FEW = 2  # more stand in a section of their own


def first_warnings(view: View) -> Iterator[Paragraph]:
    """Each of them where they are few; else how many there are."""
    found = view.result.warnings
    if len(found) > _FEW:
        yield Paragraph(view.say("warnings.many", count=len(found)), "note")
    else:
        yield from (Paragraph(_told(view, warned), "note") for warned in found)


def warnings(view: View) -> tuple[Block, ...]:
    """Every warning, where they are many."""
    found = view.result.warnings
    if len(found) <= _FEW:
        return ()
    return tuple(Paragraph(_told(view, warned), "note") for warned in found)


def _told(view: View, warned: Warned) -> str:
    """The warning, with the design of which it speaks, and by the names of roles and steps."""
    facts = {key: _named(view, text) for key, text in warned.parameters.items()}
    design = next((d for d in view.designs if d.id == warned.parameters.get("design")), None)
    if design is None:
        return view.say(warned.code, **facts)
    head = view.head(design)
    text = view.say(warned.code, **(facts | {"design": head}))
    alone = head in text or len(view.designs) == 1
    return text if alone else view.say("design.said", design=head, text=text)


def _named(view: View, text: str) -> str:
    """What people call the role or step whose id it is, and the unit of an amount; everything else
    as it is.
    """
    if any(text == load.role for design in view.designs for load in design.loads):
        return view.role(text)
    if any(text == step.id for design in view.designs for step in design.steps):
        return view.step_named(text)
    if (amount := _AMOUNT.fullmatch(text)) is not None:
        return view.say(f"warnings.{_UNITS[amount['unit']]}", count=amount["count"])
    return text
