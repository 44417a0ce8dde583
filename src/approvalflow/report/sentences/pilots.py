"""A pilot in words: the ways to try a redesign, what they show, and what a run pilot showed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from approvalflow.comparison.orders import BUILT_IN
from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Column, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.sentences.amounts import quantity_words
from approvalflow.report.sentences.guesses import guess_words, spot_words, value_words
from approvalflow.report.view import View, row
from approvalflow.study.result import Spot
from approvalflow.study.result.pilot import (
    ENOUGH,
    LearntGuess,
    MeasuredGuess,
    Pilot,
    PilotDesign,
    PilotEffect,
    PilotLearnt,
    PilotOutlook,
    PilotRead,
    PilotValued,
)

MOST_WEEKS = 520  # ten years: then the office is another
_SEEN = 0.005  # of a chance that is told in whole per cent
_WIDE = 0.1  # half of an interval, below which one more digit says something


@dataclass(frozen=True)
class Trying:
    """The pilot that a result tells, in the words of a view."""

    view: View
    pilot: Pilot

    def say(self, key: str, /, **told: object) -> str:
        return self.view.say(f"pilot.{key}", **self.view.words, **told)

    @cached_property
    def design(self) -> str:
        """What the redesign is called."""
        return self.view.short(self.view.design(self.pilot.redesign))

    @cached_property
    def asked(self) -> PilotDesign | None:
        """The design that was asked for."""
        return next((one for one in self.pilot.designs if one.asked), None)

    @cached_property
    def smallest(self) -> PilotDesign | None:
        """The one that needs fewest weeks, if any ends within ten years."""
        ends = (one for one in self.pilot.designs if one.weeks is not None)
        return next((one for one in ends if (one.weeks or 0.0) <= MOST_WEEKS), None)

    def way(self, design: PilotDesign) -> str:
        """How cases are tried."""
        share = "" if design.share is None else self.view.figures.share(design.share, 0)
        return self.say(f"way.{design.way}", share=share, where=self.pilot.where)

    def unit(self, design: PilotDesign) -> str:
        """What the analysis counts as one."""
        if not design.block:
            return self.say("by.case") if design.way == "share" else ""
        return self.say("by.week" if design.block == 1 else "by.weeks", block=design.block)

    def number(self, measure: str, value: float, half: float | None = None) -> str:
        """Days on the clock of the report, or hours of work."""
        if measure == "days":
            value = on_clock(value, self.view.clock)
            half = None if half is None else on_clock(half, self.view.clock)
        fine = abs(value) < 1 or (half is not None and half < _WIDE)
        return plain(value, 2 if fine else 1, self.view.language)

    def changed(self, measure: str, value: float, half: float | None = None) -> str:
        """By how much less or more."""
        way = "less" if value < 0 else "more"
        return self.say(f"{measure}.{way}", value=self.number(measure, abs(value), half))

    def effect(self, measure: str, effect: PilotEffect) -> str:
        """The same with its interval."""
        half = (effect.high - effect.low) / 2
        ends = (effect.low, effect.high) if effect.value > 0 else (-effect.high, -effect.low)
        low, high = (self.number(measure, end, half) for end in ends)
        value = self.changed(measure, effect.value, half)
        return self.say("effect", value=value, low=low, high=high)

    def first(self) -> str:
        """The smallest pilot that would show it; why there is none."""
        found = self.smallest
        if found is None or found.weeks is None or found.effect is None:
            return self.say("smallest.none")
        return self.say(
            f"smallest.{'offices' if found.way == 'offices' else 'weeks'}",
            way=self.way(found), weeks=ceil(found.weeks),
            shows=self.changed(found.measure, found.effect),
        )  # fmt: skip

    def estimands(self) -> Iterator[str]:
        """What it does for all, and what the arms show of that."""
        if self.pilot.all_in is not None:
            yield self.say("all-in", effect=self.effect("days", self.pilot.all_in))
        if self.pilot.queues:
            queues = self.view.joined("names", (
                self.say("queue", name=self.queue(one.name),
                         load=self.view.figures.share(one.load, 0))
                for one in self.pilot.queues
            ))  # fmt: skip
            yield self.say("hot", queues=queues)
        elif self.pilot.within is not None:
            yield self.say("within", effect=self.effect("days", self.pilot.within))

    def queue(self, name: str) -> str:
        """A role, or a meeting."""
        steps = {step.id for design in self.view.designs for step in design.steps}
        return self.view.step_named(name) if name in steps else self.view.role(name)

    def table(self) -> Table:
        """The ways to try it, each with what is planned."""
        heads = ("way", "by", "shows", "alarms", "power", "weeks")
        columns = tuple(
            Column(self.say(f"head.{head}"), "right" if n else "left")
            for n, head in enumerate(heads)
        )
        return Table(self.say("table"), columns, tuple(map(self._row, self.pilot.designs)))

    def _row(self, one: PilotDesign) -> TableRow:
        shows = "" if one.effect is None else self.changed(one.measure, one.effect)
        alarms = "" if one.alarms is None else self.view.figures.share(one.alarms)
        power = "" if one.power is None else self.view.figures.share(one.power, 0)
        name = self.way(one)
        if one.share is not None:
            name = self.say("row.share", share=self.view.figures.share(one.share, 0))
        return row(name, self.unit(one), shows, alarms, power, self._weeks(one))

    def _weeks(self, one: PilotDesign) -> str:
        """How many it needs, or why it has none."""
        if not one.offered:
            return self.say("refused")
        if one.weeks is None:
            return self.say("no-effect")
        if one.weeks > MOST_WEEKS:
            return self.say("too-long", most=MOST_WEEKS)
        return plain(ceil(one.weeks), 0, self.view.language)

    def notes(self) -> Iterator[str]:
        """Looks on the way, the re-check, and how it was found."""
        share = self.view.figures.share
        if (looks := self.pilot.looks) is not None:
            key = "looks" if looks.offered else "looks.refused"
            yield self.say(key, alarms=share(looks.alarms), power=share(looks.power, 0),
                           weeks=self.pilot.weeks)  # fmt: skip
        yield self.safety()
        facts = {"weeks": self.pilot.weeks, "replications": self.pilot.replications}
        yield self.say("trials", trials=self.pilot.trials, **facts)
        if self.pilot.interrupted:
            yield self.say("interrupted")

    def safety(self) -> str:
        """What the re-check can tell."""
        found, share = self.pilot.safety, self.view.figures.share
        old, new = found.rechecked
        facts = {"share": share(found.share, 0), "old": old, "new": new}
        if found.at_most is None:
            return self.say("safety.none")
        if found.wrong is None or found.power is None:
            return self.say("safety.bound", at_most=share(found.at_most), **facts)
        return self.say("safety", wrong=share(found.wrong), power=share(found.power, 0), **facts)

    def read(self) -> Iterator[str]:
        """What a pilot that was run shows."""
        found = self.pilot.read
        if found is None:
            return
        old, new = found.cases
        yield self.say("read.cases", old=old, new=new, weeks=found.weeks)
        if sum(found.undecided):
            yield self.say("read.undecided", count=sum(found.undecided))
        yield self._seen(found)
        if found.stopped is not None:
            yield self.say("read.stopped", week=found.stopped)
        if sum(found.rechecked):
            wrong, looked = found.wrong, found.rechecked
            yield self.say("read.recheck", old=looked[0], new=looked[1], wrong_old=wrong[0],
                           wrong_new=wrong[1])  # fmt: skip
        yield from self._narrowed(found)

    def _seen(self, found: PilotRead) -> str:
        measure = "days" if self.asked is None else self.asked.measure
        if found.effect is None:
            return self.say("read.nothing")
        sure = found.effect.low > 0 or found.effect.high < 0
        key = "read.effect" if sure else "read.unsure"
        return self.say(key, effect=self.effect(measure, found.effect))

    def _narrowed(self, found: PilotRead) -> Iterator[str]:
        guesses = self.view.joined("parts", map(self._measured, found.narrowed))
        if guesses:
            yield self.say("read.measured", guesses=guesses)
        if found.learnt is not None:
            yield from self._learnt(found.learnt)
            yield from self._ranked(found.learnt)
        elif len(self.view.designs) > 2 and not found.unfinished:  # others are to be ranked
            yield self.say("read.ranked.none")
        if found.unfinished:
            yield self.say("read.unfinished")

    def _measured(self, one: MeasuredGuess) -> str:
        names = ("guessed", "measured", "low", "high")
        told = {name: self._amount(getattr(one, name), one.unit) for name in names}
        return self.say("read.guess", guess=self._called(one), **told)

    def _amount(self, value: float | None, unit: str) -> str:
        if value is None:
            return "?"
        if not unit:
            return self.view.figures.share(value)
        return quantity_words(round(value, 2), unit, self.view.language)

    def _learnt(self, found: PilotLearnt) -> Iterator[str]:
        """What a pilot says of the other guesses; what is said of all in before and after it."""
        facts = {"effective": plain(found.effective, 0, self.view.language), "kept": found.kept}
        if found.found != "weighed":
            yield self.say(f"read.{found.found}", enough=ENOUGH, **facts)
        elif found.guesses:
            said = self.view.joined("parts", map(self._learnt_of, found.guesses))
            some = any(one.narrowed for one in found.guesses)
            yield self.say("read.learnt" if some else "read.learnt.none", guesses=said, **facts)
        before = self._outlook(found.before)
        if found.after is None:
            yield self.say("read.outlook.same", before=before)
        else:
            yield self.say("read.outlook", before=before, after=self._outlook(found.after))

    def _ranked(self, found: PilotLearnt) -> Iterator[str]:
        """Which is likely to be the quickest, before the pilot and after it."""
        if not found.ranked:
            return
        before = self._firsts({one.design: one.first_before for one in found.ranked})
        if found.after is None:
            yield self.say("read.ranked.same", before=before)
            return
        after = self._firsts({one.design: one.first_after or 0.0 for one in found.ranked})
        yield self.say("read.ranked", before=before, after=after)
        if found.valued:
            parts = self.view.joined("parts", map(self._valued, found.valued))
            yield self.say("read.valued", parts=parts)

    def _valued(self, one: PilotValued) -> str:
        """What a profile puts first, before the pilot and after it."""
        before, after = map(self._put_first, (one.before, one.after))
        key = "read.valued.same" if one.before == one.after else "read.valued.turned"
        return self.say(key, profile=self._profile(one), before=before, after=after)

    def _put_first(self, name: str) -> str:
        if not name:
            return self.say("read.valued.none")
        design = self.view.design(name)
        if design is self.view.designs[0]:
            return self.view.say("rank.today")
        return self.view.say("rank.quoted", name=self.view.short(design))

    def _profile(self, one: PilotValued) -> str:
        name = self.view.name(one.name) or one.profile
        if name in BUILT_IN:
            name = self.view.say(f"rank.profile.{name}")
        who = self.view.name(one.set_by)
        return self.view.say("rank.set-by", profile=name, who=who) if who else name

    def _firsts(self, chances: Mapping[str, float]) -> str:
        """The chances of redesigns to be the quickest, and what they leave to today."""
        share = self.view.figures.share
        told = [
            self.say("read.ranked.one", share=share(chance, 0),
                     design=self.view.short(self.view.design(name)))
            for name, chance in sorted(chances.items(), key=lambda one: -one[1])
        ]  # fmt: skip
        left = 1 - sum(chances.values())
        if left > _SEEN:
            told.append(self.say("read.ranked.today", share=share(left, 0)))
        return self.view.joined("parts", told)

    def _turned(self, found: PilotRead) -> str:
        """That another redesign is likely the quickest after it; "" where it is the same."""
        learnt = found.learnt
        if learnt is None or learnt.after is None or not learnt.ranked:
            return ""
        first = learnt.ranked[0]
        before = max(learnt.ranked, key=lambda one: one.first_before)
        if first.first_after is None or first.first_before == before.first_before:
            return ""
        told = {
            "now": self.view.figures.share(first.first_after, 0),
            "before": self.view.figures.share(first.first_before, 0),
        }
        design = self.view.short(self.view.design(first.design))
        return self.say("end.turned", design=design, **told)

    def _learnt_of(self, one: LearntGuess) -> str:
        name = guess_words(self.view, one, marked=False)
        if not one.narrowed:
            return self.say("read.learnt.same", guess=name)
        ends = ("mean", "least", "most", "low", "high")
        told = {end: value_words(self.view, one, getattr(one, end)) for end in ends}
        return self.say("read.learnt.one", guess=name, **told)

    def _outlook(self, one: PilotOutlook) -> str:
        better = self.view.figures.share(one.better, 0)
        if one.effect is None:
            return self.say("read.outlook.full", better=better)
        effect = self.effect("days", one.effect)
        return self.say("read.outlook.one", effect=effect, better=better)

    def _called(self, one: MeasuredGuess) -> str:
        """A kind of case, and what it is a kind of; of any other share what it is of."""
        if not one.category:
            return spot_words(self.view, Spot(one.file, 1, one.path, ""), marked=False)
        attribute = one.path.split(".")[1]
        kind = self.view.category(attribute, one.category)
        return self.say("read.kind", attribute=self.view.attribute(attribute), kind=kind)

    def spread(self) -> str:
        """In which order offices change; "" where it was not asked."""
        if not self.pilot.spread or self.pilot.spread_cost is None:
            return ""
        steps = self.view.say("search.then").join(
            self.say("spread.one", office=one.office, done=plain(one.done, 0, self.view.language))
            for one in self.pilot.spread
        )
        cost = plain(self.pilot.spread_cost, 0, self.view.language)
        return self.say("spread", offices=steps, cost=cost)

    def ending(self) -> str:
        """The sentence to repeat."""
        found = self.pilot.read
        if found is not None and found.effect is not None:
            sure = found.effect.low > 0 or found.effect.high < 0
            measure = "days" if self.asked is None else self.asked.measure
            value = self.changed(measure, found.effect.value)
            key = "end.read" if sure else "end.read.unsure"
            said = self.say(key, design=self.design, value=value)
            return self.view.sentences(*filter(None, (said, self._turned(found))))
        best, all_in = self.smallest, self.pilot.all_in
        if all_in is not None and all_in.low > 0:
            days = self.changed("days", all_in.value)
            return self.say("end.slower", design=self.design, days=days)
        if best is None or best.weeks is None:
            return self.say("end.none", design=self.design)
        facts = {"design": self.design, "way": self.way(best), "weeks": ceil(best.weeks)}
        if best.way == "offices":
            return self.say("end.offices", **facts)
        if self.pilot.queues and all_in is not None:
            return self.say("end.hot", days=self.changed("days", all_in.value), **facts)
        return self.say("end", **facts)
