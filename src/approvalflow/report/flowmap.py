"""The map of a process, or of today and a redesign on one map, from what a result holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from approvalflow.process.graph import START
from approvalflow.report import lanes
from approvalflow.report.document import Arrow, Cell, Column, FlowMap, Kept, Lane, Place, Row, Table
from approvalflow.report.view import in_language
from approvalflow.study.result import Change, Flow, Step
from approvalflow.wording import say

JOIN = "#join"
_ENDS = ("granted", "refused", "withdrawn", "lapsed")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A design as a map needs it; `position` is that among all designs of the result."""

    position: int
    mark: str
    name: str
    steps: Sequence[Step]
    flows: Sequence[Flow]
    changes: Sequence[Change] = field(default=())


def flow_map(
    title: str, designs: Sequence[Drawn], levels: Sequence[str], language: str, *, measured: bool
) -> FlowMap:
    """The map of one design, or of two: the second one tells what it changes.

    Unless `measured`, nothing is said of waiting and volumes.
    """
    return _Mapping(designs, levels, language, measured).made(title)


class _Mapping:
    """Places and arrows of all designs together."""

    def __init__(
        self, designs: Sequence[Drawn], levels: Sequence[str], language: str, measured: bool
    ) -> None:
        self.designs, self.language, self.measured = designs, language, measured
        self.steps = [{step["id"]: step for step in d.steps} for d in designs]
        self.flows = [{(f["source"], f["target"]): f for f in d.flows} for d in designs]
        self.union = {name: step for steps in self.steps for name, step in steps.items()}
        inside = lanes.in_order(self.union.values(), levels)
        self.lanes = (Lane("", self.say("map.outside")), *inside)
        self.changes = {c["id"]: c["kind"] for c in designs[-1].changes if c["of"] == "step"}
        self.pairs = dict.fromkeys(pair for flows in self.flows for pair in flows)
        waits = [s["waiting"] or 0.0 for steps in self.steps for s in steps.values()]
        self.longest = max(waits, default=0.0) or 1.0
        self.busiest = max((f["per_case"] for d in designs for f in d.flows), default=0.0) or 1.0

    def say(self, key: str, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    def made(self, title: str) -> FlowMap:
        names = self._places()
        places = tuple(self._place(name) for name in names)
        arrows = tuple(self._arrow(source, target) for source, target in self.pairs)
        return FlowMap(
            title=title,
            description=self._description(names),
            lanes=self.lanes,
            places=places,
            arrows=arrows,
            designs=tuple(d.position for d in self.designs),
            marks=tuple(d.mark for d in self.designs),
            names=tuple(d.name for d in self.designs),
            legend=tuple(self._legend()),
            data=self._data(places, title),
            ways=self._ways(title),
        )

    def _places(self) -> list[str]:
        """The start, the steps as written, each box followed by its join, and the ends reached."""
        reached = dict.fromkeys(name for pair in self.pairs for name in pair)
        found = dict.fromkeys([START])
        for name in self.union:
            if name in reached:
                found[name] = None
            if name + JOIN in reached:
                found[name + JOIN] = None
        return list(found | reached)

    def _place(self, name: str) -> Place:
        step = self.union.get(name)
        kept = self._kept(name)
        detail = [self.name(name)]
        if step is not None and step["role"]:
            detail.append(self._roles(name))
        if step is not None and self.measured and self._has_desk(step):
            detail += [self.figures(d, s[name]) for d, s in self._having(name)]
        tag = "" if kept == "kept" else self.say(f"change.{self.changes.get(name, kept)}")
        if tag:
            detail.append(tag)
        return Place(
            id=name,
            does=self._does(name),
            lane=self._lane(name),
            name=self.name(name),
            role=self._roles(name) if step is not None and step["role"] else "",
            waiting=self._waiting(name),
            shade=self._shade(name),
            kept=kept,
            tag=tag,
            detail="; ".join(detail),
        )

    def name(self, place: str) -> str:
        """What people call a place."""
        if place == START:
            return self.say("place.start")
        if place.endswith(JOIN):
            return self.say("place.join", name=self.name(place.removesuffix(JOIN)))
        if place in self.union:
            return in_language(self.union[place]["name"], self.language)
        return self.say(f"place.{place}")

    def _does(self, name: str) -> str:
        if name == START or name in _ENDS:
            return "end"
        if name.endswith(JOIN):
            return "join"
        return self.union[name]["does"] if name in self.union else "end"

    def _having(self, name: str) -> list[tuple[Drawn, dict[str, Step]]]:
        pairs = zip(self.designs, self.steps, strict=True)
        return [(design, steps) for design, steps in pairs if name in steps]

    @staticmethod
    def _has_desk(step: Step) -> bool:
        return step["does"] not in ("parallel", "end")

    def _lane(self, name: str) -> int:
        """That of the role; of a box, the middle one of its branches."""
        return self._lane_of(name.removesuffix(JOIN), frozenset())

    def _lane_of(self, name: str, around: frozenset[str]) -> int:
        step = self.union.get(name)
        if step is None or name in around:
            return 0
        if lane := lanes.lane_of(step):
            return self.lanes.index(lane)
        if step["does"] != "parallel":
            return 0
        inside = (target for source, target in self.pairs if source == name)
        of = sorted(self._lane_of(target, around | {name}) for target in inside)
        return of[len(of) // 2] if of else 0

    def _roles(self, name: str) -> str:
        """Who does it; and who did it, where a redesign gives it to somebody else."""
        having = (steps[name]["role"] for _, steps in self._having(name))
        roles = list(dict.fromkeys(role.replace("_", " ") for role in having))
        if len(roles) == 1:
            return roles[0]
        return self.say("map.role.changed", before=roles[0], after=roles[-1])

    def _kept(self, name: str) -> Kept:
        if len(self.designs) == 1:
            return "kept"
        present = [self._stands(name, n) for n in range(2)]
        if not all(present):
            return "removed" if present[0] else "added"
        return "changed" if self.changes.get(name, "kept") != "kept" else "kept"

    def _stands(self, name: str, number: int) -> bool:
        return name in self.steps[number] or any(name in pair for pair in self.flows[number])

    def _waiting(self, name: str) -> str:
        having = [steps[name]["waiting"] for _, steps in self._having(name)]
        if not self.measured or name not in self.union or not self._has_desk(self.union[name]):
            return ""
        shown = [self.say("number.none") if w is None else self.days(w) for w in having]
        both = shown[0] if len(set(shown)) == 1 else f"{shown[0]} → {shown[-1]}"
        return self.say("map.waits", days=both)

    def _shade(self, name: str) -> float:
        having = self._having(name)
        waiting = having[-1][1][name]["waiting"] if having else None
        return (waiting or 0.0) / self.longest if self.measured else 0.0

    @staticmethod
    def days(value: float) -> str:
        return f"{value:.1f}" if value < 99.95 else f"{value:.0f}"

    def figures(self, design: Drawn, step: Step) -> str:
        """Visits and waiting of a step in words."""
        waiting = step["waiting"]
        words = self.say(
            "map.figures",
            visits=f"{100 * step['visits']:.0f}",
            days=self.say("number.none") if waiting is None else self.days(waiting),
        )
        return f"{design.mark}: {words}" if len(self.designs) > 1 else words

    def _arrow(self, source: str, target: str) -> Arrow:
        flows = [flows.get((source, target)) for flows in self.flows]
        there = [flow for flow in flows if flow is not None]
        kept: Kept = "kept" if len(there) == len(flows) else "removed" if flows[0] else "added"
        label = self.label(there[-1])
        words = [label]
        if self.measured:
            words.append(" → ".join(self.share(flow) for flow in there))
        if kept != "kept":
            words.append(self.say(f"change.{kept}"))
        sign = {"kept": "", "removed": "−", "added": "+"}[kept]
        return Arrow(
            source=source,
            target=target,
            label=" ".join(part for part in (sign, label) if part),
            volume=there[-1]["per_case"] / self.busiest if self.measured else 0.2,
            kept=kept,
            detail="; ".join(word for word in words if word),
            flows=tuple(self._position(number, source, target) for number in range(len(flows))),
        )

    def _position(self, number: int, source: str, target: str) -> int | None:
        for position, flow in enumerate(self.designs[number].flows):
            if (flow["source"], flow["target"]) == (source, target):
                return position
        return None

    def label(self, flow: Flow) -> str:
        """The outcomes, or else the conditions, that lead this way."""
        outcomes = [self.outcome(outcome) for outcome in flow["outcomes"]]
        return ", ".join([*outcomes, *flow["conditions"]])

    def outcome(self, name: str) -> str:
        if name in ("refuse", "return", "ask_applicant", "defer", "withdraw"):
            return self.say(f"outcome.{name}")
        return name.replace("_", " ")

    def share(self, flow: Flow) -> str:
        return self.say("map.per-case", cases=f"{100 * flow['per_case']:.0f}")

    def _description(self, names: Sequence[str]) -> str:
        steps = sum(name in self.union for name in names)
        named = ", ".join(": ".join(filter(None, (lane.level, lane.name))) for lane in self.lanes)
        return self.say("map.description", steps=steps, lanes=named)

    def _legend(self) -> list[str]:
        said = [self.say("map.legend.lanes")]
        if self.measured:
            said.append(self.say("map.legend.measured", days=self.days(self.longest)))
        if len(self.designs) > 1:
            said.append(self.say("map.legend.changes"))
        return said

    def _data(self, places: Sequence[Place], title: str) -> Table:
        """Every step: whose it is, and of each design its visits and waiting."""
        heads = [Column(self.say("changes.step")), Column(self.say("map.table.who"))]
        shown = [p for p in places if p.id in self.union and self._has_desk(self.union[p.id])]
        for design in self.designs if self.measured else ():
            mark = f"{design.mark}: " if len(self.designs) > 1 else ""
            heads.append(Column(mark + self.say("map.table.visits"), "right"))
            heads.append(Column(mark + self.say("map.table.waiting"), "right"))
        rows = (Row((Cell(p.name, p.tag), Cell(p.role), *self._cells(p.id))) for p in shown)
        return Table(self.say("map.table.steps", title=title), tuple(heads), tuple(rows))

    def _cells(self, name: str) -> list[Cell]:
        if not self.measured:
            return []
        cells: list[Cell] = []
        nothing = self.say("number.none")
        for steps in self.steps:
            step = steps.get(name)
            waiting = step["waiting"] if step else None
            cells.append(Cell(f"{100 * step['visits']:.0f}" if step else nothing))
            cells.append(Cell(nothing if waiting is None else self.days(waiting)))
        return cells

    def _ways(self, title: str) -> Table:
        heads = [Column(self.say(f"map.table.{part}")) for part in ("source", "target", "on")]
        for design in self.designs if self.measured else ():
            mark = f"{design.mark}: " if len(self.designs) > 1 else ""
            heads.append(Column(mark + self.say("map.table.cases"), "right"))
        rows = []
        for source, target in self.pairs:
            flows = [flows.get((source, target)) for flows in self.flows]
            label = self.label([flow for flow in flows if flow is not None][-1])
            cells = [Cell(self.name(source)), Cell(self.name(target)), Cell(label)]
            for flow in flows if self.measured else ():
                none = self.say("number.none")
                cells.append(Cell(f"{100 * flow['per_case']:.0f}" if flow else none))
            rows.append(Row(tuple(cells)))
        return Table(self.say("map.table.ways", title=title), tuple(heads), tuple(rows))
