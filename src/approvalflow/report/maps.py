"""The maps of a report: today's process alone, and each redesign on one map with it."""

from __future__ import annotations

from approvalflow.report.document import Block, FlowMap
from approvalflow.report.flowmap import Drawn, flow_map
from approvalflow.report.view import View
from approvalflow.study.result import Design


def process_map(view: View) -> tuple[Block, ...]:
    """The process as it is, or as it was simulated alone."""
    first = view.designs[0]
    title = view.say("map.title", name=view.name(view.result["name"]) or first["id"])
    levels = view.result["levels"]
    return (flow_map(title, [_drawn(view, first)], levels, view.language, measured=True),)


def both_maps(view: View, design: Design) -> FlowMap:
    """Today and a redesign."""
    title = view.say("map.title.both", name=view.head(design))
    drawn = [_drawn(view, view.designs[0]), _drawn(view, design)]
    return flow_map(title, drawn, view.result["levels"], view.language, measured=True)


def _drawn(view: View, design: Design) -> Drawn:
    return Drawn(
        position=view.designs.index(design),
        mark=view.mark(design),
        name=view.short(design),
        steps=design["steps"],
        flows=design["flows"],
        changes=design["changes"],
    )
