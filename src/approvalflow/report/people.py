"""Who gains and who loses: kinds of case, the staff, and what is asked of them."""

from __future__ import annotations

from approvalflow.report.document import (
    Bar,
    BarGroup,
    Bars,
    Block,
    Cell,
    Limit,
    Paragraph,
    Part,
    Table,
)
from approvalflow.report.hours import hours
from approvalflow.report.view import TONES, View, compared_cell, row
from approvalflow.study.result import Comparison, Design

FULL = 0.85  # above it a queue grows quickly with every further case


def kinds(view: View) -> tuple[Block, ...]:
    """By kind of case: the difference of the mean days, and who is slower."""
    blocks: list[Block] = []
    for design, comparison in view.compared():
        faster, slower = comparison["faster"]["value"], comparison["slower"]["value"]
        if faster is not None and slower is not None:
            words = {"faster": view.figures.share(faster), "slower": view.figures.share(slower)}
            blocks.append(Paragraph(view.say("kinds.sentence", design=view.head(design), **words)))
        if losers := _losers(view, comparison):
            text = view.say("kinds.losers", design=view.head(design), kinds=", ".join(losers))
            blocks.append(Paragraph(text, "bad"))
    attributes = dict.fromkeys(a for d in view.designs for a in d["by"])
    blocks += [_kinds_table(view, attribute) for attribute in attributes]
    return tuple(blocks) or (Paragraph(view.say("kinds.none")),)


def _losers(view: View, comparison: Comparison) -> list[str]:
    return [
        f"{attribute} = {_category(view, category)}"
        for attribute, categories in comparison["by"].items()
        for category, compared in categories.items()
        if compared["word"] == "worse" and view.figures.is_seen("days_mean", compared)
    ]


def _kinds_table(view: View, attribute: str) -> Table:
    categories = dict.fromkeys(c for d in view.designs for c in d["by"].get(attribute, {}))
    rows = tuple(
        row(
            _category(view, category),
            *(_kind_cell(view, d, attribute, category) for d in view.designs),
        )
        for category in categories
    )
    caption = view.say("kinds.table", attribute=attribute)
    return Table(caption, view.columns(attribute), rows)


def _category(view: View, category: str) -> str:
    """Categories are named by whoever describes them, but for those of a question."""
    return view.say(category) if category in ("yes", "no") else category


def _kind_cell(view: View, design: Design, attribute: str, category: str) -> Cell:
    value = design["by"].get(attribute, {}).get(category, {}).get("days_mean")
    if value is None or value["value"] is None:
        return Cell(view.say("number.none"), view.why(value))
    text = view.figures.amount("days_mean", value["value"], value["low"], value["high"])
    found = [c for c in view.result["comparisons"] if c["design"] == design["id"]]
    compared = found[0]["by"].get(attribute, {}).get(category) if found else None
    if compared is None:
        return Cell(text, view.figures.interval("days_mean", value["low"], value["high"]))
    further = ""
    faster, slower = found[0]["faster_by"].get(attribute, {}).get(category, (None, None))
    if faster is not None and slower is not None:
        shares = {"faster": view.figures.share(faster, 0), "slower": view.figures.share(slower, 0)}
        further = view.say("kinds.faster", **shares)
    return compared_cell(view, text, "days_mean", compared, further)


def people(view: View) -> tuple[Block, ...]:
    """The use of everybody's hours, and the posts that are left without a step."""
    roles = list(dict.fromkeys(load["role"] for d in view.designs for load in d["loads"]))
    blocks: list[Block] = []
    if roles:
        blocks += [_use(view, roles), Paragraph(view.say("people.note")), *hours(view, roles)]
    for design in view.designs:
        if design["released"]:
            posts = ", ".join(
                view.say("people.post", role=view.role(role), count=count)
                for role, count in design["released"].items()
            )
            text = view.say("people.released", design=view.head(design), posts=posts)
            blocks.append(Paragraph(text, "note"))
    return tuple(blocks)


def _used(design: Design, role: str) -> float | None:
    """Utilisation, or the load where it was not measured; None without a pool or a limit."""
    measured = design["measures"].get(f"utilisation({role})")
    if measured and measured["value"] is not None:
        return measured["value"]
    return next((load["load"] for load in design["loads"] if load["role"] == role), None)


def _use(view: View, roles: list[str]) -> Bars:
    groups = []
    highest = (0.0, "", "")
    for role in roles:
        bars = []
        for design in view.designs:
            used = _used(design, role)
            if used is not None:
                mark = view.mark(design)
                bars.append(Bar(mark, view.short(design), (used,), view.figures.share(used, 0)))
                highest = max(highest, (used, role, mark))
        if bars:
            groups.append(BarGroup(view.role(role), tuple(bars)))
    used, role, mark = highest
    said = {"role": view.role(role), "mark": mark, "share": view.figures.share(used, 0)}
    busiest = view.say("people.highest", **said)
    return Bars(
        view.say("people.chart"),
        view.say("people.description", highest=busiest),
        (Part(view.say("measure.utilisation")),),
        tuple(groups),
        Limit(FULL, view.say("people.limit")),
        _use_table(view, roles),
    )


def _use_table(view: View, roles: list[str]) -> Table:
    rows = tuple(
        row(view.role(role), *(_use_cell(view, d, role) for d in view.designs)) for role in roles
    )
    return Table(view.say("people.table"), view.columns(view.say("people.role")), rows)


def _use_cell(view: View, design: Design, role: str) -> Cell:
    load = next((x for x in design["loads"] if x["role"] == role), None)
    if load is None:
        return Cell(view.say("number.none"))
    if load["staff"] is None:
        return Cell(view.say("people.unlimited"))
    measured = design["measures"].get(f"utilisation({role})")
    key = "people.staff.one" if load["staff"] == 1 else "people.staff"
    detail = [view.say(key, staff=load["staff"])]
    expected = view.say("people.load", load=view.figures.share(load["load"], 0))
    tone = TONES["worse"] if load["load"] is not None and load["load"] >= 1 else "plain"
    if measured is None or measured["value"] is None:
        return Cell(expected, detail[0], tone=tone)
    used = view.figures.share(measured["value"])
    return Cell(used, "; ".join([expected, *detail]), tone=tone)
