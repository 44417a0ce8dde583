"""The maps of a report: today's process alone, and each redesign on one map with it."""

from __future__ import annotations

from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.redesign import Redesign
from approvalflow.report.document import MAP_NUMBERS, Block, FlowMap, Folded
from approvalflow.report.map.mapping import flow_map
from approvalflow.report.map.tables import flow_tables
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.view import View, in_language
from approvalflow.study.differences import changes
from approvalflow.study.result import Design
from approvalflow.study.summary.flows import called_in, flows_of, names_of, role_names, steps_of
from approvalflow.wording import say


def process_map(view: View) -> tuple[Block, ...]:
    """The process as it is, or as it was simulated alone."""
    first = view.designs[0]
    title = view.say("map.title", name=view.name(view.result.name) or first.id)
    levels = view.result.levels
    drawn = [_drawn(view, first)]
    return (flow_map(title, drawn, levels, view.language, measured=True, tables=True),)


def both_maps(view: View, design: Design) -> FlowMap:
    """Today and a redesign."""
    title = view.say("map.title.both", name=view.head(design))
    drawn = [_drawn(view, view.designs[0]), _drawn(view, design)]
    return flow_map(title, drawn, view.result.levels, view.language, measured=True)


def all_numbers(view: View) -> Folded:
    """What the maps of today and of all redesigns show, side by side."""
    title = view.say("map.title.all")
    drawn = [_drawn(view, design) for design in view.designs]
    return Folded(MAP_NUMBERS, title, flow_tables(title, Together(drawn, view.language)))


def unmeasured(
    today: Process, redesign: Redesign | None, design: Process, language: str = "en"
) -> FlowMap:
    """A process before anything is simulated; or today and a redesign, which makes `design`."""
    name = in_language(names_of(today.name, today.id), language)
    names, office = role_names(today, design), called_in(today, design)
    first = Drawn(0, "", name, steps_of(Office(today)), flows_of(today), (), names, office)
    if redesign is None:
        title = say("map.title", language, name=name)
        return flow_map(title, [first], today.levels, language, measured=False)
    other = in_language(names_of(redesign.name, redesign.id), language)
    changed = changes(today, design)
    steps, flows = steps_of(Office(design)), flows_of(design)
    second = Drawn(1, "", other, steps, flows, changed, names, office)
    title = say("map.title.both", language, name=other)
    return flow_map(title, [first, second], today.levels, language, measured=False)


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
