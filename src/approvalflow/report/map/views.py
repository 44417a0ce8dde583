"""The map of a report: today's process and each redesign, of which one is in view."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.passing import never_taken
from approvalflow.redesign.redesign import Redesign
from approvalflow.report.document import MAP_NUMBERS, Block, FlowMap, Folded
from approvalflow.report.map.mapping import design_map
from approvalflow.report.map.tables import flow_tables
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.view import View, in_language
from approvalflow.study.differences import changes
from approvalflow.study.result import Design
from approvalflow.study.summary.flows import called_in, flows_of, names_of, role_names, steps_of
from approvalflow.wording import say


def process_map(view: View) -> tuple[Block, ...]:
    """The process as it was simulated alone; or today and all redesigns, of which one is in view,
    and what they show side by side.
    """
    if len(view.designs) == 1:
        return (today_map(view),)
    all_ = Together([_drawn(view, design) for design in view.designs], view.language)
    best = view.designs.index(view.in_view)
    made = _measured(view, all_, best, (0, best))
    title = view.say("map.title.all")
    return made, Folded(MAP_NUMBERS, title, flow_tables(title, all_))


def today_map(view: View) -> FlowMap:
    """The first design alone, with what it shows."""
    all_ = Together([_drawn(view, view.designs[0])], view.language)
    made = _measured(view, all_, 0, (0,))
    return replace(made, tables=flow_tables(made.title, all_))


def _measured(view: View, all_: Together, in_view: int, printed: tuple[int, ...]) -> FlowMap:
    name = view.name(view.result.name) or view.designs[0].id
    levels = view.result.levels
    return FlowMap(
        title=view.say("map.title", name=name),
        maps=tuple(design_map(all_, n, levels, measured=True) for n in range(len(all_.designs))),
        in_view=in_view,
        printed=printed,
        measured=True,
        tables=(),
    )


def unmeasured(
    today: Process, redesign: Redesign | None, design: Process, language: str = "en"
) -> FlowMap:
    """A process before anything is simulated; or what a redesign makes of it, `design`."""
    names, office = role_names(today, design), called_in(today, design)
    never = never_taken(design)
    steps = steps_of(Office(design))
    flows = [flow for flow in flows_of(design) if (flow.source, flow.target) not in never]
    changed = changes(today, design) if redesign is not None else ()
    read = today if redesign is None else redesign
    name = in_language(names_of(read.name, read.id), language)
    drawn = [Drawn(0, "", name, steps, flows, changed, names, office)]
    if redesign is not None:  # what it no longer has has a name too
        drawn.insert(
            0, Drawn(0, "", "", steps_of(Office(today)), flows_of(today), (), names, office)
        )
    all_ = Together(drawn, language)
    shown = design_map(all_, len(drawn) - 1, today.levels, measured=False)
    title = say("map.title", language, name=name)
    return FlowMap(title, (shown,), 0, (0,), measured=False, tables=())


def _drawn(view: View, design: Design) -> Drawn:
    return Drawn(
        position=view.designs.index(design),
        mark=view.mark(design),
        name=view.short(design),
        steps=design.steps,
        flows=design.flows,
        roles=view.result.roles,
        called=view.result.called,
        changes=design.changes,
    )
