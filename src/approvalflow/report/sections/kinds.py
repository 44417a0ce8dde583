"""For whom: who waits a day longer, the cases concerned and all others, and the kinds of case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.comparison.deciding import NOBODY_LATER
from approvalflow.comparison.groups import NEARLY_ALL
from approvalflow.report.clocks import clock_of, on_clock
from approvalflow.report.document import (
    Block,
    Cell,
    Paragraph,
    SlopePanel,
    Slopes,
    Table,
    TableRow,
)
from approvalflow.report.numbers import Figures
from approvalflow.report.sections.answer.figures import change
from approvalflow.report.strip import Slope
from approvalflow.report.view import View, compared_cell, row
from approvalflow.study.result import Compared, Comparison, Design


def kinds(view: View) -> tuple[Block, ...]:
    """Of a comparison a sentence or two and slopes; of a run its kinds of case, if it has any."""
    attributes = dict.fromkeys(a for d in view.designs for a in d.by)
    if not view.comparing:
        return tuple(_alone(view, attribute) for attribute in attributes)
    said = view.sentences(_later(view), _losing(view))
    blocks: list[Block] = [Paragraph(said)] if said else []
    panels = (*_concerned(view), *_by_kind(view))
    if panels:
        title = view.say("kinds.title", **view.words)
        described = view.joined("parts", (_told(view, panel) for panel in panels))
        data = _table(view, list(attributes))
        today = view.say("kinds.today")
        blocks.append(
            Slopes(
                title, view.say("kinds.description", panels=described), today, tuple(panels), data
            )
        )
    return tuple(blocks)


# ---- words --------------------------------------------------------------------------------------


def _later(view: View) -> str:
    """Who waits a day longer."""
    shares = {view.mark(d): c.slower.value for d, c in view.ranked() if c.slower.value is not None}
    if not shares:
        return ""
    if all(share < NOBODY_LATER for share in shares.values()):
        several = "several" if len(shares) > 1 else "one"
        return view.say(f"kinds.nobody.{several}")
    told = (
        view.say("kinds.later.nobody", mark=mark)
        if share < NOBODY_LATER
        else view.say("kinds.later.some", mark=mark, share=view.figures.share(share, 0))
        for mark, share in shares.items()
    )
    return view.say("kinds.later", told=view.joined("names", told))


def _losing(view: View) -> str:
    """Which kinds are slower on average."""
    told = []
    for design, comparison in view.ranked():
        if losers := _losers(view, comparison):
            named = view.joined("names", losers)
            told.append(view.say("kinds.losers", mark=view.mark(design), kinds=named))
    return view.sentences(*told)


def _losers(view: View, comparison: Comparison) -> list[str]:
    return [
        _kind(view, attribute, category)
        for attribute, categories in comparison.by.items()
        for category, compared in categories.items()
        if compared.word == "worse" and view.figures.is_seen("days_mean", compared)
    ]


def _kind(view: View, attribute: str, category: str) -> str:
    return view.say(
        "kinds.kind",
        attribute=view.attribute(attribute),
        category=view.category(attribute, category),
    )


def _told(view: View, panel: SlopePanel) -> str:
    slopes = (
        view.say("kinds.slope", name=slope.name, today=slope.texts[0], design=slope.texts[1])
        for slope in panel.slopes
    )
    said = view.joined("names", slopes)
    return view.say("kinds.panel", mark=panel.mark, head=panel.head, slopes=said)


# ---- slopes -------------------------------------------------------------------------------------


def _concerned(view: View) -> Iterator[SlopePanel]:
    """Of each redesign, by rank: all cases, or those concerned and the others."""
    for design, comparison in view.ranked():
        found = [*_groups(view, comparison)]
        slopes = [_slope(view, name, days, strong=not n) for n, (name, days) in enumerate(found)]
        drawn = tuple(slope for slope in slopes if slope is not None)
        if not drawn or slopes[0] is None:
            continue
        group = comparison.concerned
        changed = change(view, found[0][1])
        key = "kinds.head.some" if len(found) > 1 else "kinds.head.all"
        share = view.figures.share(group.share if group else 1.0, 0)
        head = view.say(key, share=share, change=changed or view.say("difference.none"))
        yield SlopePanel(view.mark(design), head, view.look(design), drawn)


def _groups(view: View, comparison: Comparison) -> Iterator[tuple[str, Compared]]:
    """Whom a redesign concerns and whom not; all, where that is not known or is nearly all."""
    group, others = comparison.concerned, comparison.others
    whole = comparison.measures.get("days_mean")
    if group is not None and others is not None and group.share < NEARLY_ALL:
        if group.days.difference is not None:
            yield view.say("kinds.concerned"), group.days
        yield view.say("kinds.others"), others
    elif whole is not None:
        yield view.say("kinds.all"), whole


def _by_kind(view: View) -> Iterator[SlopePanel]:
    """Of the design in view alone: a panel for what cases are told apart by."""
    design = view.in_view
    found = next(c for d, c in view.compared() if d is design)
    for attribute, categories in found.by.items():
        slopes = (
            _slope(view, view.category(attribute, category), compared, strong=True)
            for category, compared in categories.items()
        )
        drawn = tuple(slope for slope in slopes if slope is not None)
        if drawn:
            head = view.say("kinds.head.by", attribute=view.attribute(attribute))
            yield SlopePanel(view.mark(design), head, view.look(design), drawn)


def _slope(view: View, name: str, compared: Compared, *, strong: bool) -> Slope | None:
    """None where one of both has no mean."""
    if compared.today is None or compared.design is None:
        return None
    figures = view.figures.by(clock_of([compared.today]), "days_mean", view.clock)
    return Slope(
        name,
        on_clock(compared.today, view.clock),
        on_clock(compared.design, view.clock),
        (figures.amount("days_mean", compared.today), figures.amount("days_mean", compared.design)),
        strong,
    )


# ---- numbers ------------------------------------------------------------------------------------


def _table(view: View, attributes: Sequence[str]) -> Table:
    """All cases, those that each redesign concerns and the others, then kind by kind."""
    rows = [row(view.say("kinds.all"), *_whole(view))]
    for design, comparison in view.ranked():
        group, others = comparison.concerned, comparison.others
        if group is None or others is None or group.share >= NEARLY_ALL:
            continue
        mark, share = view.mark(design), view.figures.share(group.share)
        said = {"concerned": group.days, "others": others}
        for name, days in said.items():
            head = view.say(f"kinds.{name}.of", mark=mark, share=share)
            rows.append(_beside(view, head, design, days))
    for attribute in attributes:
        rows += _rows(view, attribute, named=True)
    return Table(
        view.say("kinds.table", **view.words), view.columns(view.say("kinds.cases")), tuple(rows)
    )


def _whole(view: View) -> Iterator[Cell]:
    for design in view.designs:
        value = design.measures.get("days_mean")
        if value is None or value.value is None:
            yield Cell(view.say("number.none"), view.why(value))
            continue
        text = view.figures.amount("days_mean", value.value, value.low, value.high)
        found = [c for c in view.result.comparisons if c.design == design.id]
        compared = found[0].measures.get("days_mean") if found else None
        yield Cell(text) if compared is None else compared_cell(view, text, "days_mean", compared)


def _beside(view: View, head: str, design: Design, days: Compared) -> TableRow:
    """The same cases today and under one redesign."""
    figures = view.figures.by(clock_of([days.today]), "days_mean", view.clock)
    none = view.say("number.none")
    cells = []
    for other in view.designs:
        if view.look(other) == "today":
            cells.append(Cell(figures.amount("days_mean", days.today)))
        elif other is design and days.design is not None:
            text = figures.amount("days_mean", days.design)
            cells.append(compared_cell(view, text, "days_mean", days, "", figures))
        else:
            cells.append(Cell(none))
    return row(head, *cells)


def _alone(view: View, attribute: str) -> Table:
    """The kinds of a run."""
    caption = view.say("kinds.table.by", attribute=view.attribute(attribute), **view.words)
    rows = tuple(_rows(view, attribute, named=False))
    return Table(caption, view.columns(view.attribute(attribute)), rows)


def _rows(view: View, attribute: str, *, named: bool) -> Iterator[TableRow]:
    for category in dict.fromkeys(c for d in view.designs for c in d.by.get(attribute, {})):
        kind = _kind(view, attribute, category) if named else view.category(attribute, category)
        yield row(kind, *_kind_cells(view, attribute, category))


def _kind_cells(view: View, attribute: str, category: str) -> Iterator[Cell]:
    """By one clock, which is told where it is not the report's."""
    values = [d.by.get(attribute, {}).get(category, {}).get("days_mean") for d in view.designs]
    clock = clock_of([value.value if value else None for value in values])
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
