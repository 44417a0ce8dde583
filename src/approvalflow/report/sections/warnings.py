"""Every warning of the run."""

from __future__ import annotations

from approvalflow.report.document import Block, Paragraph
from approvalflow.report.view import View


def warnings(view: View) -> tuple[Block, ...]:
    """Every warning of the run."""
    found = view.result.warnings
    if not found:
        return (Paragraph(view.say("warnings.none")),)
    return tuple(Paragraph(view.say(w.code, **w.parameters), "note") for w in found)
