"""What the signatures find, and those that find nothing."""

from __future__ import annotations

from approvalflow.report.document import Block, Cell, Column, Paragraph, Table, TableRow
from approvalflow.report.view import View, row
from approvalflow.study.result import Caught, Design


def quality(view: View) -> tuple[Block, ...]:
    """By step and defect, what is found and what nobody else finds; nothing without defects."""
    keys = dict.fromkeys((c.step, c.defect) for d in view.designs for c in d.catches)
    if not keys:
        return ()
    heads = (Column(view.say("quality.step")), Column(view.say("quality.defect")),
             *(Column(view.head(d), "right") for d in view.designs))  # fmt: skip
    rows = tuple(_row(view, step, defect) for step, defect in keys)
    blocks: list[Block] = [Table(view.say("quality.table"), heads, rows)]
    for design in view.designs:
        if design.empty_signatures:
            steps = view.joined("names", map(view.step_named, design.empty_signatures))
            text = view.say("quality.none", design=view.head(design), steps=steps)
            blocks.append(Paragraph(text, "note"))
    return tuple(blocks)


def _row(view: View, step: str, defect: str) -> TableRow:
    return row(view.step_named(step), defect, *(_cell(view, d, step, defect) for d in view.designs))


def _cell(view: View, design: Design, step: str, defect: str) -> Cell:
    """The share found, and that which nobody else finds: not of a step that refuses what it finds,
    since whoever comes later never looks at these.
    """
    found: list[Caught] = [c for c in design.catches if (c.step, c.defect) == (step, defect)]
    if not found or found[0].found is None:
        return Cell(view.say("number.none"))
    if any(told.if_found for told in design.steps if told.id == step):
        return Cell(view.figures.share(found[0].found))
    alone = f"{view.say('quality.alone')}: {view.figures.share(found[0].alone)}"
    return Cell(view.figures.share(found[0].found), alone)
