"""The map of each design from what a result holds: what stands in its boxes and at its arrows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from approvalflow.process.graph import JOIN, START
from approvalflow.report.document import DesignMap, Kept, Lane, MapArrow, Place
from approvalflow.report.map import lanes
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.phrases import joined
from approvalflow.report.view import roles_in_words
from approvalflow.study.result import Change, Fact, Flow, StepTold

ENDS = ("granted", "refused", "withdrawn", "lapsed")
LEAST = 0.02  # of all cases: what fewer take is told in words
MOST = 6  # of what is told in words below a map
NEAR = 0.94  # of the most days: what is marked as well
_ASKED = "ask_applicant"
_LEADS = ("then", "beside")  # facts of where a step leads and stands, not of itself


def design_map(all_: Together, number: int, levels: Sequence[str], *, measured: bool) -> DesignMap:
    """The map of one of the designs; unless `measured`, nothing is said of waits and shares."""
    return _Mapping(all_, number, levels, measured).made()


def changes_itself(change: Change) -> bool:
    """Whether a step is another one, and not only leads elsewhere."""
    if change.kind != "changed":
        return change.kind == "added"
    return any(fact.key not in _LEADS and not _leads(fact) for fact in change.facts)


def _leads(fact: Fact) -> bool:
    """Whether an outcome differs in where it leads alone."""
    if not fact.key.startswith("outcome ") or not (fact.before and fact.after):
        return False
    before, after = (text.partition("then ")[0].rstrip(", ") for text in (fact.before, fact.after))
    return before == after


def box_names(
    all_: Together, steps: Mapping[str, StepTold], drawn: Collection[str]
) -> dict[str, str]:
    """The role of each step; its own name where that tells the steps of a role apart which are
    drawn. A new step that bears the name of one of today says nothing of itself by it.
    """
    today = all_.steps[0]
    known = {all_.own_name(step) for step in today.values()}
    roles = {n: roles_in_words(s.role, all_.role_names, all_.language) for n, s in steps.items()}
    own = {n: "" if s.name == {"": n} else all_.own_name(s) for n, s in steps.items()}
    own |= {n: "" for n, words in own.items() if n not in today and words in known and roles[n]}
    often, alike = (Counter(of[n] for n in steps if n in drawn) for of in (roles, own))
    found = {}
    for name, step in steps.items():
        role = roles[name]
        group = [own[n] for n in steps if roles[n] == role and n in drawn]
        apart = len(set(group)) == len(group) and all(group)
        if role and (often[role] < 2 or not own[name] or not (apart or alike[own[name]] == 1)):
            found[name] = role
        else:
            kind = all_.name(name) if step.does == "end" else all_.say(f"does.{step.does}")
            found[name] = own[name] or kind
    return found


class _Mapping:
    """Places and arrows of one design, in the words of all."""

    def __init__(self, all_: Together, number: int, levels: Sequence[str], measured: bool) -> None:
        self.all, self.measured = all_, measured
        self.design: Drawn = all_.designs[number]
        self.steps = all_.steps[number]
        self.flows = self.design.flows
        inside = lanes.in_order(self.steps.values(), levels)
        self.lanes = (Lane("", all_.say("map.outside")), *inside)
        drawn = {n for f in self.flows if self._is_drawn(f) for n in (f.source, f.target)}
        self.names = box_names(all_, self.steps, drawn)
        often = Counter(self.names.values())
        self.doubled = {
            name
            for name, words in self.names.items()
            if often[words] > 1 and self.steps[name].does != "parallel"
        }
        self.kept = self._changes()
        burdens = {n: _burden(step) for n, step in self.steps.items() if step.does != "wait"}
        most = max(burdens.values(), default=0.0)
        self.longest = {n for n, days in burdens.items() if most and days >= NEAR * most}
        self.came, self.left = _sums(self.flows)

    def made(self) -> DesignMap:
        found = (self._arrow(n, flow) for n, flow in enumerate(self.flows))
        arrows = [arrow for arrow in found if arrow is not None]
        reached = dict.fromkeys(n for a in arrows if a.drawn for n in (a.source, a.target))
        places = [self._place(name) for name in self._written() if name in reached]
        places += [self._question(arrow) for arrow in arrows if arrow.by and arrow.drawn]
        ends = [name for name in reached if name not in {place.id for place in places}]
        places += [self._place(name) for name in ends]
        called = (self.design.called, self.all.language)
        shown = [lanes.in_words(lane, self.all.role_names, *called) for lane in self.lanes]
        return DesignMap(
            design=self.design.position,
            mark=self.design.mark,
            name=self.design.name,
            description=self._description(shown),
            lanes=tuple(shown),
            places=tuple(places),
            arrows=tuple(arrows),
            notes=tuple(self._notes(arrows)),
            percent=self.all.say("number.share", number="{number}"),
        )

    def _written(self) -> Iterator[str]:
        """The start, then the steps as written, each box followed by its join."""
        yield START
        for name, step in self.steps.items():
            if step.does != "end":
                yield name
                yield name + JOIN

    def _told(self, name: str) -> str:
        """What sentences call a place: what its box says where the step has no name."""
        step = self.steps.get(name)
        unnamed = step is not None and step.name == {"": name}
        return self.names[name] if unnamed else self.all.told(name)

    # ---- boxes --------------------------------------------------------------------------------

    def _changes(self) -> dict[str, tuple[Kept, str]]:
        """What becomes of each step that changes itself, and the word for it."""
        told = [change for change in self.design.changes if change.of == "step"]
        into = Counter(n for c in told if c.kind == "moved" for n in c.into.split(", "))
        found: dict[str, tuple[Kept, str]] = {}
        for change in told:
            if change.id in self.steps and changes_itself(change):
                kept: Kept = "added" if change.kind == "added" else "changed"
                found[change.id] = (kept, self.all.say(f"map.{kept}"))
                if into[change.id] > 1:
                    word = self.all.say("map.instead", count=into[change.id])
                    found[change.id] = (kept, word)
        return found

    def _place(self, name: str) -> Place:
        step = self.steps.get(name)
        kept, tag = self.kept.get(name, ("kept", ""))
        busy = step is not None and self.measured and self.all.at_desk(name)
        days = self._days(step) if busy else ""
        told = self._told(name)
        return Place(
            id=name,
            does=self._does(name, step),
            lane=self._lane(name, frozenset()),
            name=self._shown(name),
            days=days,
            shade=(step.waiting or 0.0) / (self.all.longest or 1.0) if step and days else 0.0,
            longest=bool(days) and name in self.longest,
            kept=kept,
            tag=tag,
            step=self._own(name, step),
            role=self._who(step),
            told=told if name in self.doubled else "",
            detail=joined("parts", [told, *self._figures(step, busy)], self.all.language),
        )

    def _does(self, name: str, step: StepTold | None) -> str:
        if name == START:
            return "start"
        if name.endswith(JOIN):
            return "join"
        return step.does if step is not None else "end"

    def _shown(self, name: str) -> str:
        step = self.steps.get(name)
        if name.endswith(JOIN):
            return self.all.say("map.joined")
        if step is not None and step.does == "parallel":
            return self.all.say("map.together")
        return self.names.get(name) or self.all.name(name)

    def _days(self, step: StepTold | None) -> str:
        if step is None or not step.waiting or self.all.wait(step.waiting) == "0.0":
            return ""
        return self.all.say(f"map.{self.all.clock}", number=self.all.wait(step.waiting))

    def _own(self, name: str, step: StepTold | None) -> str:
        """The name of a step itself, where it has one."""
        return "" if step is None or step.name == {"": name} else self.all.name(name)

    def _who(self, step: StepTold | None) -> str:
        if step is None or not step.role:
            return ""
        return roles_in_words(step.role, self.all.role_names, self.all.language)

    def _figures(self, step: StepTold | None, busy: bool) -> list[str]:
        if step is None:
            return []
        who = self._who(step)
        said = [who] if who else []
        if busy:
            time = self.all.say(f"map.{self.all.clock}", number=self.all.wait(step.waiting))
            visits = self.all.of_hundred(step.visits)
            said.append(self.all.say("map.figures", visits=visits, time=time))
        return said

    def _question(self, arrow: MapArrow) -> Place:
        """In the lane of the applicant."""
        return Place(arrow.by, "question", 0, self.all.say("map.asked", share=arrow.label[0]))

    def _lane(self, name: str, around: frozenset[str]) -> int:
        """That of the role; of a box, the middle one of its branches."""
        step = self.steps.get(name.removesuffix(JOIN))
        if step is None or step.id in around:
            return 0
        if lane := lanes.lane_of(step):
            return self.lanes.index(lane)
        if step.does != "parallel":
            return 0
        inside = (f.target for f in self.flows if f.source == step.id)
        of = sorted(self._lane(target, around | {step.id}) for target in inside)
        return of[len(of) // 2] if of else 0

    # ---- arrows -------------------------------------------------------------------------------

    def _arrow(self, number: int, flow: Flow) -> MapArrow | None:
        cases = self._cases(flow)
        if cases == 0.0:
            return None
        asked = _ASKED in flow.outcomes and flow.source == flow.target
        return MapArrow(
            source=flow.source,
            target=flow.target,
            label=tuple(self._label(flow)),
            share=cases,
            flow=number,
            drawn=self._is_drawn(flow),
            by=f"{flow.source}#asked" if asked else "",
        )

    def _cases(self, flow: Flow) -> float | None:
        """The share of cases that take it; of a result of before, at most all."""
        if not self.measured:
            return None
        return min(flow.per_case, 1.0) if flow.cases is None else flow.cases

    def _share(self, flow: Flow) -> float | None:
        """The share of those who stand at its source."""
        if not self.measured or flow.share is not None:
            return flow.share if self.measured else None
        stood = self.left[flow.source] if flow.source.endswith(JOIN) else self.came[flow.source]
        return min(flow.per_case / stood, 1.0) if stood else None

    def _label(self, flow: Flow) -> Iterator[str]:
        """Who goes this way, where not all do or something is said of them."""
        share = self._share(flow)
        percent = "" if share is None else self.all.share(share)
        if _ASKED in flow.outcomes and flow.source == flow.target:
            yield percent
            return
        outcomes = [self.all.outcome(o) for o in flow.outcomes if o not in ("approve", "refuse")]
        if flow.conditions:
            what = self.all.say("map.or").join(self.all.conditions(flow))
        elif self._is_the_other(flow):
            what = self.all.say("map.others")
        else:
            what = ""
        said = [*outcomes, what] if what else outcomes
        if said and not (share is not None and share >= 0.995 and not outcomes):
            words = joined("names", said, self.all.language)
            yield self.all.say("map.part", share=percent, words=words) if percent else words

    def _is_the_other(self, flow: Flow) -> bool:
        """Whether it goes where no condition leads that is asked at its source."""
        if flow.outcomes:
            return False
        beside = (f for f in self.flows if f.source == flow.source and f is not flow)
        return any(f.conditions and not f.outcomes and self._is_drawn(f) for f in beside)

    def _is_drawn(self, flow: Flow) -> bool:
        cases = self._cases(flow)
        return cases is None or cases >= LEAST

    # ---- words --------------------------------------------------------------------------------

    def _notes(self, arrows: Sequence[MapArrow]) -> Iterator[str]:
        before = box_names(self.all, self.all.steps[0], self.all.steps[0])
        often = Counter(before.values())
        gone = [
            before[change.id] if often[before.get(change.id, "")] == 1 else self.all.told(change.id)
            for change in self.design.changes
            if change.of == "step" and change.kind in ("removed", "moved")
        ]
        if gone:
            yield self.all.say("map.gone", steps=self._in_short("names", gone))
        small = [arrow for arrow in arrows if not arrow.drawn]
        reached = {arrow.target for arrow in arrows if arrow.drawn}
        ways = [self._way(arrow) for arrow in small if not self._is_end(arrow)]
        ends: defaultdict[str, float] = defaultdict(float)
        for arrow in small:
            if self._is_end(arrow) and arrow.target not in reached:
                ends[arrow.target] += arrow.share or 0.0
        told = [
            self.all.say("map.part", share=self._little(share), words=self._told(end))
            for end, share in ends.items()
        ]
        for key, said in (("map.small", ways), ("map.small.ends", told)):
            if said:
                words = self._in_short("parts", said)
                yield self.all.say(key, least=self.all.share(LEAST), ways=words)

    def _in_short(self, how: Literal["names", "parts"], said: Sequence[str]) -> str:
        """The first few, where the tables of a report have all of them."""
        if not self.measured or len(said) <= MOST:
            return joined(how, said, self.all.language)
        first = joined(how, said[: MOST - 1], self.all.language)
        return self.all.say("map.more", first=first, count=len(said) - MOST + 1)

    def _is_end(self, arrow: MapArrow) -> bool:
        return self._does(arrow.target, self.steps.get(arrow.target)) == "end"

    def _way(self, arrow: MapArrow) -> str:
        source, target = (self._told(name) for name in (arrow.source, arrow.target))
        again = arrow.source == arrow.target
        key = "map.way.asked" if arrow.by else "map.way.again" if again else "map.way"
        share = self._little(arrow.share or 0.0)
        return self.all.say(key, source=source, target=target, share=share)

    def _little(self, share: float) -> str:
        """With a digit after the point, and never nothing."""
        if share < 0.0005:
            return self.all.say("map.under", share=self.all.say("number.share", number=0.1))
        return self.all.say("number.share", number=f"{100 * share:.1f}")

    def _description(self, shown: Sequence[Lane]) -> str:
        named = joined("names", map(lanes.title, shown), self.all.language)
        told = [self.all.say("map.description", steps=len(self.steps), lanes=named)]
        if self.kept:
            names = joined("names", map(self.all.told, self.kept), self.all.language)
            told.append(self.all.say("map.description.changed", steps=names))
        return " ".join(told)


def _burden(step: StepTold) -> float:
    """Days that a wait adds to the average case: a long wait of few is no bottleneck."""
    return (step.waiting or 0.0) * step.visits


def _sums(flows: Sequence[Flow]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """How often a case comes to each place, and leaves it."""
    came: defaultdict[str, float] = defaultdict(float, {START: 1.0})
    left: defaultdict[str, float] = defaultdict(float)
    for flow in flows:
        came[flow.target] += flow.per_case
        left[flow.source] += flow.per_case
    return came, left
