"""Several designs side by side: their steps and arrows, in the words of a map and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from approvalflow.process.graph import JOIN, START
from approvalflow.report.clocks import clock_for, clock_words, on_clock
from approvalflow.report.phrases import joined
from approvalflow.report.sentences.conditions import clause_words
from approvalflow.report.view import called, roles_in_words, step_name, step_names
from approvalflow.study.result import Called, Change, Flow, Names, StepTold
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Drawn:
    """A design as a map needs it; `position` is that among all designs of the result."""

    position: int
    mark: str
    name: str
    steps: Sequence[StepTold]
    flows: Sequence[Flow]
    changes: Sequence[Change] = field(default=())
    roles: Mapping[str, Names] = field(default_factory=dict)
    called: Called = field(default_factory=Called)


class Together:
    """Designs of one study: whatever any of them has, and what people call it.

    `union`: each step as the last design with it has it. `pairs`: the places that an arrow joins.
    `longest`: the longest wait for people, of any design.
    """

    def __init__(self, designs: Sequence[Drawn], language: str) -> None:
        self.designs, self.language = designs, language
        self.steps = [{step.id: step for step in d.steps} for d in designs]
        self.flows = [{(f.source, f.target): f for f in d.flows} for d in designs]
        self.union = {name: step for steps in self.steps for name, step in steps.items()}
        self.role_names = {role: name for d in designs for role, name in d.roles.items()}
        self.names = step_names(self.union.values(), self.role_names, language)
        waits = [s for steps in self.steps for s in steps.values() if s.waiting]
        desks = [step for step in waits if step.does != "wait"] or waits
        self.longest = max((step.waiting or 0.0 for step in desks), default=0.0)
        self.clock = clock_for(self.longest)
        self.words = clock_words(self.clock, language)
        self.pairs = dict.fromkeys(pair for flows in self.flows for pair in flows)
        self.office = designs[-1].called

    def say(self, key: str, /, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    def attribute(self, name: str) -> str:
        """What people call something known of a case."""
        return called(self.office.data, name, self.language)

    def category(self, attribute: str, name: str) -> str:
        """What people call a kind of case."""
        return called(self.office.kinds.get(attribute, {}), name, self.language)

    def conditions(self, flow: Flow) -> list[str]:
        """In words, each of which is enough."""
        return [clause_words(condition, self) for condition in flow.conditions]

    def name(self, place: str) -> str:
        """What people call a place."""
        if place == START:
            return self.say("place.start")
        if place.endswith(JOIN):
            return self.say("place.join", name=self.name(place.removesuffix(JOIN)))
        if place in self.union:
            return step_name(self.union[place], self.language)
        return self.say(f"place.{place}")

    def own_name(self, step: StepTold) -> str:
        return step_name(step, self.language)

    def told(self, place: str) -> str:
        """The same, with who does it where several places bear the name."""
        return self.names.get(place) or self.name(place)

    def having(self, name: str) -> list[tuple[Drawn, StepTold]]:
        """The designs that have a step, and the step."""
        pairs = zip(self.designs, self.steps, strict=True)
        return [(design, steps[name]) for design, steps in pairs if name in steps]

    def at_desk(self, name: str) -> bool:
        """Whether something is done or waited for at the place."""
        return name in self.union and self.union[name].does not in ("parallel", "end")

    def roles(self, name: str) -> str:
        """Who does it; and who did it, where a redesign gives it to somebody else."""
        having = (step.role for _, step in self.having(name))
        roles = list(
            dict.fromkeys(roles_in_words(r, self.role_names, self.language) for r in having)
        )
        if len(roles) < 2:
            return "".join(roles)
        return self.say(
            "map.role.changed", before=roles[0], after=joined("names", roles[1:], self.language)
        )

    def marked(self, design: Drawn, words: str) -> str:
        """What is said of one design, where there are several."""
        return f"{design.mark}: {words}" if len(self.designs) > 1 else words

    def of_hundred(self, per_case: float | None) -> str:
        """How many there are of 100 cases."""
        return self.say("number.none") if per_case is None else f"{100 * per_case:.0f}"

    def wait(self, days: float | None) -> str:
        """So many days by the clock of the map, which is that of the longest wait on it."""
        if days is None:
            return self.say("number.none")
        value = on_clock(days, self.clock)
        return f"{value:.1f}" if value < 99.95 else f"{value:.0f}"

    def share(self, value: float) -> str:
        """In whole per cent."""
        return self.say("number.share", number=f"{100 * value:.0f}")

    def label(self, pair: tuple[str, str]) -> str:
        """The outcomes, or else the conditions, that lead this way, and what it passes over; in
        the last such design.
        """
        flow = [flows[pair] for flows in self.flows if pair in flows][-1]
        said = [*map(self.outcome, flow.outcomes), *self.conditions(flow)]
        if flow.past:
            names = joined("names", map(self.told, flow.past), self.language)
            said.append(self.say("map.past", steps=names))
        return joined("names", said, self.language)

    def outcome(self, name: str) -> str:
        return self.say(f"outcome.{name}")
