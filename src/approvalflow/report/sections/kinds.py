"""Who gains and who loses: the kinds of case."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.clocks import clock_of
from approvalflow.report.document import Block, Cell, Paragraph, Table
from approvalflow.report.numbers import Figures
from approvalflow.report.view import View, compared_cell, row
from approvalflow.study.result import Comparison, Design


def kinds(view: View) -> tuple[Block, ...]:
    """By kind of case: the difference of the mean days, and who is slower."""
    blocks: list[Block] = []
    for design, comparison in view.compared():
        faster, slower = comparison.faster.value, comparison.slower.value
        if faster is not None and slower is not None:
            words = {"faster": view.figures.share(faster), "slower": view.figures.share(slower)}
            blocks.append(Paragraph(view.say("kinds.sentence", design=view.head(design), **words)))
        if losers := _losers(view, comparison):
            text = view.say(
                "kinds.losers", design=view.head(design), kinds=view.joined("names", losers)
            )
            blocks.append(Paragraph(text, "bad"))
    attributes = dict.fromkeys(a for d in view.designs for a in d.by)
    blocks += [_kinds_table(view, attribute) for attribute in attributes]
    return tuple(blocks) or (Paragraph(view.say("kinds.none")),)


def _losers(view: View, comparison: Comparison) -> list[str]:
    return [
        view.say(
            "kinds.kind",
            attribute=view.attribute(attribute),
            category=view.category(attribute, category),
        )
        for attribute, categories in comparison.by.items()
        for category, compared in categories.items()
        if compared.word == "worse" and view.figures.is_seen("days_mean", compared)
    ]


def _kinds_table(view: View, attribute: str) -> Table:
    categories = dict.fromkeys(c for d in view.designs for c in d.by.get(attribute, {}))
    rows = tuple(
        row(
            view.category(attribute, category),
            *_kind_cells(view, attribute, category),
        )
        for category in categories
    )
    caption = view.say("kinds.table", attribute=view.attribute(attribute), **view.words)
    return Table(caption, view.columns(view.attribute(attribute)), rows)


def _kind_cells(view: View, attribute: str, category: str) -> Iterator[Cell]:
    """By one clock, which is told where it is not the report's."""
    kinds = [d.by.get(attribute, {}).get(category, {}).get("days_mean") for d in view.designs]
    clock = clock_of([value.value if value else None for value in kinds])
    figures = view.figures.by(clock, "days_mean", view.clock)
    return (_kind_cell(view, figures, d, attribute, category) for d in view.designs)


def _kind_cell(view: View, figures: Figures, design: Design, attribute: str, category: str) -> Cell:
    value = design.by.get(attribute, {}).get(category, {}).get("days_mean")
    if value is None or value.value is None:
        return Cell(view.say("number.none"), view.why(value))
    text = figures.amount("days_mean", value.value, value.low, value.high)
    found = [c for c in view.result.comparisons if c.design == design.id]
    compared = found[0].by.get(attribute, {}).get(category) if found else None
    if compared is None:
        return Cell(text, figures.interval("days_mean", value.low, value.high) or view.why(value))
    further = ""
    faster, slower = found[0].faster_by.get(attribute, {}).get(category, (None, None))
    if faster is not None and slower is not None:
        shares = {"faster": view.figures.share(faster, 0), "slower": view.figures.share(slower, 0)}
        further = view.say("kinds.faster", **shares)
    return compared_cell(view, text, "days_mean", compared, further, figures)
