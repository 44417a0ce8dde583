"""How a redesign is tried before it is spread."""

from __future__ import annotations

from approvalflow.report.document import Block, Paragraph
from approvalflow.report.sections.answer.pilot import blocks_of
from approvalflow.report.sentences.pilots import Trying
from approvalflow.report.view import View


def pilot(view: View) -> tuple[Block, ...]:
    """The sentence to repeat, then the answer; nothing where it was not asked."""
    found = view.result.pilot
    if found is None:
        return ()
    trying = Trying(view, found)
    return (Paragraph(trying.ending(), "note"), *blocks_of(trying))
