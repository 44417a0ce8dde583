"""Every warning of the run."""

from __future__ import annotations

from approvalflow.report.document import Block, Paragraph
from approvalflow.report.view import View
from approvalflow.study.result import Warned


def warnings(view: View) -> tuple[Block, ...]:
    """Every warning of the run."""
    found = view.result.warnings
    if not found:
        return (Paragraph(view.say("warnings.none")),)
    return tuple(Paragraph(_told(view, warned), "note") for warned in found)


def _told(view: View, warned: Warned) -> str:
    """The warning, with the design of which it speaks."""
    design = next((d for d in view.designs if d.id == warned.parameters.get("design")), None)
    if design is None:
        return view.say(warned.code, **warned.parameters)
    head = view.head(design)
    text = view.say(warned.code, **(dict(warned.parameters) | {"design": head}))
    alone = head in text or len(view.designs) == 1
    return text if alone else view.say("design.said", design=head, text=text)
