"""Every role: the use of its hours, and what a redesign frees of them."""

from __future__ import annotations

from approvalflow.report.document import Bar, BarGroup, Bars, Block, Cell, Limit, Paragraph, Table
from approvalflow.report.sections.hours import hours, roles_of, used
from approvalflow.report.strip import BarPart
from approvalflow.report.view import TONES, View, row
from approvalflow.study.result import Design

FULL = 0.85  # above it a queue grows quickly with every further case


def every_role(view: View) -> tuple[Block, ...]:
    """The use of everybody's hours, where anybody has any, and the posts that are left without a
    step.
    """
    roles = roles_of(view)
    blocks: list[Block] = []
    if any(used(design, role) is not None for design in view.designs for role in roles):
        blocks += [_use(view, roles), Paragraph(view.say("people.note")), *hours(view)]
    for design in view.designs:
        if design.released:
            posts = view.joined(
                "names",
                (
                    view.say("people.post", role=view.role(role), count=count)
                    for role, count in design.released.items()
                ),
            )
            text = view.say("people.released", design=view.head(design), posts=posts)
            blocks.append(Paragraph(text, "note"))
    return tuple(blocks)


def _use(view: View, roles: list[str]) -> Bars:
    groups = []
    highest = (0.0, "", "")
    for role in roles:
        bars = []
        for design in view.designs:
            share = used(design, role)
            if share is not None:
                mark = view.mark(design)
                told = view.figures.share(share, 0)
                bars.append(Bar(mark, view.short(design), view.look(design), (share,), told))
                highest = max(highest, (share, role, mark))
        if bars:
            groups.append(BarGroup(view.role(role), tuple(bars)))
    share, role, mark = highest
    said = {"role": view.role(role), "mark": mark, "share": view.figures.share(share, 0)}
    busiest = view.say("people.highest", **said)
    return Bars(
        view.say("people.chart"),
        view.say("people.description", highest=busiest),
        (BarPart(view.say("measure.utilisation")),),
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
    load = next((x for x in design.loads if x.role == role), None)
    if load is None:
        return Cell(view.say("number.none"))
    if load.staff is None:
        return Cell(view.say("people.unlimited"))
    measured = design.measures.get(f"utilisation({role})")
    key = "people.staff.one" if load.staff == 1 else "people.staff"
    detail = view.say(key, staff=load.staff)
    tone = TONES["worse"] if load.load is not None and load.load >= 1 else "plain"
    shares = {"load": load.load, "measured": load.measured, "answered": load.answered}
    told = [
        view.say(f"people.{key}", **{key: view.figures.share(share, 0)})
        for key, share in shares.items()
        if share is not None
    ]
    if measured is not None and measured.value is not None:
        told.insert(0, view.figures.share(measured.value))
    first, *rest = (*told, detail)
    return Cell(first, view.joined("parts", rest), tone=tone)
