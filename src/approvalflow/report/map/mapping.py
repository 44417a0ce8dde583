"""The map of a process, or of today and a redesign on one map, from what a result holds."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.process.graph import JOIN, START
from approvalflow.report.document import FlowMap, Kept, Lane, MapArrow, Place, Table
from approvalflow.report.map import lanes
from approvalflow.report.map.tables import flow_tables
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.phrases import joined

_ENDS = ("granted", "refused", "withdrawn", "lapsed")


def flow_map(
    title: str,
    designs: Sequence[Drawn],
    levels: Sequence[str],
    language: str,
    *,
    measured: bool,
    tables: bool = False,
) -> FlowMap:
    """The map of one design, or of two: the second one tells what it changes.

    Unless `measured`, nothing is said of waiting and volumes; with `tables`, they come with it.
    """
    mapping = _Mapping(designs, levels, language, measured)
    return mapping.made(title, flow_tables(title, mapping) if tables else ())


class _Mapping(Together):
    """Places and arrows of all designs together."""

    def __init__(
        self, designs: Sequence[Drawn], levels: Sequence[str], language: str, measured: bool
    ) -> None:
        super().__init__(designs, language)
        self.measured = measured
        inside = lanes.in_order(self.union.values(), levels)
        self.lanes = (Lane("", self.say("map.outside")), *inside)
        self.changes = {c.id: c.kind for c in designs[-1].changes if c.of == "step"}
        self.busiest = max((f.per_case for d in designs for f in d.flows), default=0.0) or 1.0

    def made(self, title: str, tables: tuple[Table, ...]) -> FlowMap:
        names = self._places()
        shown = tuple(self._named(lane) for lane in self.lanes)
        places = tuple(self._place(name) for name in names)
        arrows = tuple(self._arrow(pair) for pair in self.pairs)
        return FlowMap(
            title=title,
            description=self._description(names, shown),
            lanes=shown,
            places=places,
            arrows=arrows,
            designs=tuple(d.position for d in self.designs),
            marks=tuple(d.mark for d in self.designs),
            names=tuple(d.name for d in self.designs),
            legend=tuple(self._legend()),
            tables=tables,
        )

    def _named(self, lane: Lane) -> Lane:
        return lanes.in_words(lane, self.role_names, self.designs[-1].called, self.language)

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
        kept = self._kept(name)
        tag = "" if kept == "kept" else self.say(f"change.{self.changes.get(name, kept)}")
        return Place(
            id=name,
            does=self._does(name),
            lane=self._lane(name),
            name=self.name(name),
            role=self.roles(name),
            waiting=self._waiting(name),
            shade=self._shade(name),
            kept=kept,
            tag=tag,
            detail=joined("parts", [self.name(name), *self._figures(name)], self.language),
        )

    def _does(self, name: str) -> str:
        if name == START or name in _ENDS:
            return "end"
        if name.endswith(JOIN):
            return "join"
        return self.union[name].does if name in self.union else "end"

    def _lane(self, name: str) -> int:
        """That of the role; of a box, the middle one of its branches."""
        return self._lane_of(name.removesuffix(JOIN), frozenset())

    def _lane_of(self, name: str, around: frozenset[str]) -> int:
        step = self.union.get(name)
        if step is None or name in around:
            return 0
        if lane := lanes.lane_of(step):
            return self.lanes.index(lane)
        if step.does != "parallel":
            return 0
        inside = (target for source, target in self.pairs if source == name)
        of = sorted(self._lane_of(target, around | {name}) for target in inside)
        return of[len(of) // 2] if of else 0

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
        if not self.measured or not self.at_desk(name):
            return ""
        shown = [self.wait(step.waiting) for _, step in self.having(name)]
        both = shown[0] if len(set(shown)) == 1 else f"{shown[0]} → {shown[-1]}"
        return self.say("map.waits", time=self._with_unit(both))

    def _with_unit(self, number: str) -> str:
        return self.say(f"map.{self.clock}", number=number)

    def _shade(self, name: str) -> float:
        having = self.having(name)
        waiting = having[-1][1].waiting if having else None
        return (waiting or 0.0) / (self.longest or 1.0) if self.measured else 0.0

    def _figures(self, name: str) -> list[str]:
        """Visits and waiting of a step in words, design by design."""
        if not self.measured or not self.at_desk(name):
            return []
        return [
            self.marked(
                design,
                self.say(
                    "map.figures",
                    visits=self.of_hundred(step.visits),
                    time=self._with_unit(self.wait(step.waiting)),
                ),
            )
            for design, step in self.having(name)
        ]

    def _arrow(self, pair: tuple[str, str]) -> MapArrow:
        flows = [flows.get(pair) for flows in self.flows]
        there = [flow for flow in flows if flow is not None]
        kept: Kept = "kept" if len(there) == len(flows) else "removed" if flows[0] else "added"
        sign = {"kept": "", "removed": "−", "added": "+"}[kept]
        return MapArrow(
            source=pair[0],
            target=pair[1],
            label=" ".join(part for part in (sign, self.label(pair)) if part),
            volume=there[-1].per_case / self.busiest if self.measured else 0.2,
            kept=kept,
            flows=tuple(self._position(number, pair) for number in range(len(flows))),
        )

    def _position(self, number: int, pair: tuple[str, str]) -> int | None:
        for position, flow in enumerate(self.designs[number].flows):
            if (flow.source, flow.target) == pair:
                return position
        return None

    def _description(self, names: Sequence[str], shown: Sequence[Lane]) -> str:
        steps = sum(name in self.union for name in names)
        named = joined("names", map(lanes.title, shown), self.language)
        return self.say("map.description", steps=steps, lanes=named)

    def _legend(self) -> list[str]:
        said = [self.say("map.legend.lanes")]
        if self.measured:
            longest = self.wait(self.longest or 1.0)
            said.append(self.say("map.legend.measured", longest=longest, **self.words))
        if len(self.designs) > 1:
            said.append(self.say("map.legend.changes"))
        return said
