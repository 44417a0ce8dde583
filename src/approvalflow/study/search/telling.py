"""What was found as a result tells it: by fresh luck where there is any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from approvalflow.comparison.budgets import curve
from approvalflow.comparison.fronts import chances, thinned, undominated
from approvalflow.comparison.guardrails import Guardrail
from approvalflow.redesign.portfolio import Choice
from approvalflow.study.reading import Study
from approvalflow.study.result.search import (
    FrontSet,
    Introduction,
    Purchase,
    Search,
    SetBreaks,
    SetByValues,
    SoughtMeasure,
    SoughtSet,
    Winner,
)
from approvalflow.study.search.best import cheapness
from approvalflow.study.search.chosen import Chosen
from approvalflow.study.search.effects import near_of, options_told
from approvalflow.study.search.looks import Looks
from approvalflow.study.search.objectives import Kept
from approvalflow.study.search.orders import SearchOrders


@dataclass(frozen=True, slots=True)
class Answers:
    """What the replications decided: the sets that survive, the best, and how to come to it."""

    alive: Sequence[Choice]
    chosen: Chosen
    orders: SearchOrders


def guardrails_by(study: Study) -> dict[str, tuple[Guardrail, ...]]:
    """By redesign its own guardrails: the floors of the study are no part of them."""
    floors = {floor.text for floor in study.values.floors}
    return {
        read.redesign.id: tuple(one for one in kept if one.text not in floors)
        for read, kept in zip(study.redesigns, study.guardrails, strict=True)
    }


def all_guardrails(study: Study) -> tuple[Guardrail, ...]:
    """Those of all redesigns, each once."""
    return tuple(dict.fromkeys(one for some in guardrails_by(study).values() for one in some))


def told(study: Study, looks: Looks, answers: Answers, asked: Sequence[str]) -> Search:
    """Everything that is told of a search."""
    telling = _Answering(looks, answers)
    near, done = near_of(looks), looks.done
    front = tuple(telling.front(looks.settings.seed))
    return Search(
        measures=tuple(telling.measures()),
        asked=tuple(asked),
        options=options_told(looks, near),
        whole=tuple(r.redesign.id for r in study.redesigns if not r.redesign.moves),
        space=looks.space.size,
        tried=looks.space.tried,
        unsettled=looks.unsettled,
        broken=len(looks.broken),
        runs=looks.runs,
        first=done.first,
        chosen=done.chosen,
        fresh=done.fresh,
        sets=tuple(telling.sets()),
        front=front,
        today=telling.values(looks.space.nothing),
        best=telling.number(answers.chosen.best),
        taken=telling.values(answers.chosen.best),
        winner=telling.winner(),
        near=len(near),
        curve=tuple(telling.curve()) if looks.space.options.priced else (),
        order=tuple(telling.introductions(answers.orders.best)),
        greedy=tuple(telling.introductions(answers.orders.greedy)),
        rounds=looks.rounds,
        interrupted=looks.interrupted,
        breaks=tuple(telling.breaks(study, front)),
        by_values=telling.by_values(),
    )


class _Answering:
    """By the fresh replications, or those that chose where there are none."""

    def __init__(self, looks: Looks, answers: Answers) -> None:
        self.looks, self.answers = looks, answers
        self.by: Mapping[Choice, Sequence[Kept]] = looks.fresh or looks.seen | looks.chosen
        self._numbers = {choice: n for n, choice in enumerate(looks.seen, 1)}

    def number(self, choice: Choice) -> int:
        return self._numbers[choice]

    def values(self, choice: Choice) -> tuple[float, ...]:
        """Empty of a set that has not all measures."""
        return self.looks.told(choice)

    def measures(self) -> Iterator[SoughtMeasure]:
        objectives, nothing = self.looks.objectives, self.looks.space.nothing
        today = objectives.values(self.looks.seen.get(nothing, ()))
        for n, name in enumerate(objectives.measures):
            yield SoughtMeasure(
                name,
                objectives.sign(n) < 0,
                None if today is None else today[n],
                self.looks.worthwhile[n],
            )

    def sets(self) -> Iterator[SoughtSet]:
        looks, alive = self.looks, set(self.answers.alive)
        for choice, kept in looks.seen.items():
            budget = looks.space.budget(choice) if looks.space.options.priced else None
            values = looks.objectives.values(kept) or ()
            yield SoughtSet(choice, values, budget, choice in alive)

    def front(self, seed: int) -> Iterator[FrontSet]:
        """Of the sets that survive and are measured."""
        looks = self.looks
        alive = self.answers.alive
        signed = np.array([looks.objectives.signed(self.values(choice)) for choice in alive])
        exact = looks.exact(alive)
        whole = np.concatenate([signed, exact], axis=1)
        places = [n for n, free in enumerate(undominated(whole)) if free]
        cheap = [cheapness(looks, alive[n], signed[n]) for n in places]
        groups = thinned(signed[places], looks.worthwhile, cheap)
        some = [places[group.best] for group in groups]
        chance = self._chances(alive, some, seed)
        for group, place, share in zip(groups, some, chance, strict=True):
            found = looks.objectives.estimates(self.by[alive[place]])
            assert found is not None
            yield FrontSet(
                number=self.number(alive[place]),
                values=tuple(one.value for one in found),
                low=tuple(one.low for one in found),
                high=tuple(one.high for one in found),
                chance=share,
                alike=tuple(self.number(alive[places[n]]) for n in group.others),
            )

    def by_values(self) -> SetByValues | None:
        chosen = self.answers.chosen
        if (found := chosen.valued) is None:
            return None
        return SetByValues(
            profile=found.profile.id,
            name=dict(found.profile.name),
            set_by=dict(found.profile.set_by),
            number=0 if found.first is None else self.number(found.first),
            instead=0 if chosen.instead is None else self.number(chosen.instead),
            refused=found.refused,
            unmeasured=found.unmeasured,
        )

    def breaks(self, study: Study, front: Sequence[FrontSet]) -> Iterator[SetBreaks]:
        """Which guardrails of the redesigns that they take moves from the sets break that are
        told.
        """
        by_redesign, options = guardrails_by(study), self.looks.space.options.every
        today = self.by.get(self.looks.space.nothing, ())
        choices = {number: choice for choice, number in self._numbers.items()}
        best = self.number(self.answers.chosen.best)
        for number in dict.fromkeys((best, *(one.number for one in front))):
            choice = choices[number]
            broken = self.looks.objectives.breaks(self.by.get(choice, ()), today)
            taken = (o.redesigns for o, level in zip(options, choice, strict=True) if level)
            for name in dict.fromkeys(name for names in taken for name in names):
                for guardrail in broken:
                    if guardrail in by_redesign[name]:
                        yield SetBreaks(number, name, guardrail.text)

    def _chances(self, alive: Sequence[Choice], some: Sequence[int], seed: int) -> Sequence[float]:
        """None is by chance where a single replication tells nothing of it."""
        looks = self.looks
        if min(len(self.by[choice]) for choice in alive) < 2:
            return [1.0] * len(some)
        values = np.stack([looks.objectives.by_replication(self.by[choice]) for choice in alive])
        return chances(values, looks.exact(alive), some, seed)

    def winner(self) -> Winner:
        looks, choice = self.looks, self.answers.chosen.winner
        first, chosen, fresh = (
            self._gain(by, choice) for by in (looks.seen, looks.chosen, looks.fresh)
        )
        curse = None
        if chosen is not None and fresh is not None:
            shifts = [self._shift(one) for one in self.answers.alive]
            curse = (
                chosen - fresh - float(np.mean([shift for shift in shifts if shift is not None]))
            )
        return Winner(self.number(choice), first, chosen, fresh, curse)

    def _shift(self, choice: Choice) -> float | None:
        """By how much less a set gains with fresh luck."""
        before, after = (self._gain(by, choice) for by in (self.looks.chosen, self.looks.fresh))
        return None if before is None or after is None else before - after

    def _gain(self, by: Mapping[Choice, Sequence[Kept]], choice: Choice) -> float | None:
        objectives = self.looks.objectives
        today, other = (
            objectives.values(by.get(one, ())) for one in (self.looks.space.nothing, choice)
        )
        if today is None or other is None:
            return None
        return objectives.sign(0) * (today[0] - other[0])

    def curve(self) -> Iterator[Purchase]:
        looks = self.looks
        alive = self.answers.alive
        values = [looks.objectives.signed(self.values(choice)) for choice in alive]
        cheap = [cheapness(looks, c, signed) for c, signed in zip(alive, values, strict=True)]
        before = looks.space.nothing
        for step in curve([signed[0] for signed in values], cheap, looks.worthwhile[0]):
            choice = alive[step.number]
            pairs = list(enumerate(zip(before, choice, strict=True), 1))
            yield Purchase(
                budget=step.budget,
                number=self.number(choice),
                value=self.values(choice)[0],
                bought=tuple(n for n, (old, new) in pairs if new and new != old),
                dropped=tuple(n for n, (old, new) in pairs if old and not new),
            )
            before = choice

    def introductions(self, order: tuple[int, ...]) -> Iterator[Introduction]:
        """What the first measure becomes, option by option."""
        values = [self.values(choice) for choice in self.answers.orders.stages(order)]
        if all(values):
            for option, one in zip(order, values, strict=True):
                yield Introduction(option + 1, one[0])
