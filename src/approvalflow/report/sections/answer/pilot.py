"""The answer of `pilot`: the smallest pilot, all ways to try it, and what they can tell."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.sentences.pilots import Trying
from approvalflow.report.view import View


def told(view: View) -> Told | None:
    """None where it was not asked."""
    pilot = view.result.pilot
    if pilot is None:
        return None
    trying = Trying(view, pilot)
    study = view.name(view.result.name) or view.result.inputs.process.id
    title = trying.say("title", study=study, design=trying.design)
    blocks = blocks_of(trying) if pilot.read is None else map(Paragraph, read_of(trying))
    return Told(title, tuple(blocks), trying.ending())


def read_of(trying: Trying) -> Iterator[str]:
    """What a pilot that was run shows, beside what was simulated."""
    yield from trying.read()
    yield from trying.estimands()
    if spread := trying.spread():
        yield spread


def blocks_of(trying: Trying) -> Iterator[Block]:
    """What is told of it, on a screen and on a page."""
    yield Paragraph(trying.first())
    yield from map(Paragraph, trying.read())
    yield from map(Paragraph, trying.estimands())
    yield trying.table()
    yield Paragraph(trying.view.sentences(*trying.notes()))
    if spread := trying.spread():
        yield Paragraph(spread)
