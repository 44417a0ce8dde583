"""Criteria, designs and profiles in the words that the answer and the report have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import east_asian_width

from approvalflow.comparison.criteria import CONTROL, DAYS, DEFECTS, IN_TIME, NAMED, POSTS, SILENCE
from approvalflow.measures.kpis import measure_named
from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Cell, Column, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, row
from approvalflow.study.result import (
    Exchange,
    GapTold,
    ProfileTold,
    Rank,
    RankCriterion,
    Value,
)

_HUNDRED = 100  # of money, of which one alone is too little to think of
_FEW = 2  # of what is told besides
_NEARLY = 0.01  # of none or all, and not it


@dataclass(frozen=True)
class Ranked:
    """The answer that a result holds, in the words of a view."""

    view: View
    rank: Rank

    def say(self, key: str, /, **told: object) -> str:
        return self.view.say(f"rank.{key}", **told)

    @cached_property
    def today(self) -> str:
        """The id of today."""
        return self.view.designs[0].id

    @cached_property
    def differing(self) -> tuple[RankCriterion, ...]:
        return tuple(one for one in self.rank.criteria if one.state == "differs")

    @property
    def compares_today(self) -> bool:
        """Whether today is among those that have figures."""
        return self.today in self.rank.designs

    def criterion(self, name: str) -> str:
        """What a criterion is called."""
        return self.say(f"criterion.{name}", **self.view.words)

    def criteria(self, names: Sequence[str]) -> str:
        return self.view.joined("names", map(self.criterion, names))

    def mark(self, design: str) -> str:
        """A design by its letter, today by its word."""
        return (
            self.say("today") if design == self.today else self.view.mark(self.view.design(design))
        )

    def marks(self, designs: Sequence[str]) -> str:
        return self.joint([self.mark(name) for name in designs])

    def title(self, design: str) -> str:
        """A design as one says it who has no table before his eyes."""
        if design == self.today:
            return self.say("today")
        return self.say("quoted", name=self.view.short(self.view.design(design)))

    def titles(self, designs: Sequence[str]) -> str:
        return self.joint([self.title(name) for name in designs])

    def joint(self, names: Sequence[str]) -> str:
        """Several names, the last with an and."""
        *first, last = names
        if not first:
            return last
        return self.say("both", first=self.view.joined("names", first), then=last)

    def profile(self, told: ProfileTold) -> str:
        """What a profile is called, and who set it."""
        name = self.view.name(told.name)
        if told.origin == "answers" or (told.origin == "built-in" and not name):
            name = self.say(f"profile.{'answers' if told.origin == 'answers' else told.id}")
        elif told.origin == "option":
            name = self.order(told)
        name = name or told.id
        who = self.view.name(told.set_by)
        named = bool(who) and told.origin != "answers"
        return self.say("set-by", profile=name, who=who) if named else name

    def order(self, told: ProfileTold) -> str:
        """The order in words."""
        groups = [group.split(" = ") for group in told.order.split(" >= ")]
        named = [
            self.say("order.same").join(self.criterion(name) for name in group) for group in groups
        ]
        return self.say("order.after").join(named)

    def figure(self, name: str, value: float, low: float | None = None,
               high: float | None = None) -> str:  # fmt: skip
        """What a design has of a criterion."""
        if low is None and NAMED[name].id == POSTS:
            low = high = value
        if NAMED[name].most == 1:
            nearly = 0 < abs(value - round(value)) < _NEARLY or NAMED[name].id == DEFECTS
            return self.view.figures.share(value, 1 if nearly else 0)
        return self.view.figures.amount(NAMED[name].like, value, low, high)

    def cell(self, criterion: RankCriterion, value: Value) -> str:
        assert value.value is not None
        return self.figure(criterion.id, value.value, value.low, value.high)

    def amount(self, found: GapTold, *, about: bool = False) -> str:
        """By how much a criterion differs, in words."""
        amount = self._number(found, about=about)
        one = ".one" if found.criterion == "posts" and amount == "1" else ""
        key = f"gap.{found.criterion}{one}" + (".own" if found.own_limit else "")
        return self.say(key, amount=amount, **self.view.words)

    def _number(self, found: GapTold, *, about: bool) -> str:
        measure = measure_named(NAMED[found.criterion].like)
        assert measure is not None
        if measure.unit == "money":
            if about or found.amount < 1:
                number = _two_digits(found.amount).removesuffix(".0")
                return self.view.say("number.money", number=number, currency=self.currency)
            return self.view.figures.amount(measure.id, found.amount)
        value = found.amount
        if measure.unit == "share":
            value *= 100
        elif measure.unit == "days":
            value = on_clock(value, self.view.clock)
        if about:
            return _two_digits(value)
        whole = measure.unit == "count" and value == round(value)
        return plain(value, 0 if whole or value >= 10 else 1, self.view.language)

    @property
    def currency(self) -> str:
        return self.view.say(f"currency.{self.view.result.currency}")

    def amounts(self, found: Sequence[GapTold]) -> str:
        return self.view.joined("names", map(self.amount, found))

    def exchange(self, found: Exchange, *, short: bool = False) -> str:
        """What is given for what; with `short` without what comes besides."""
        names = {"first": self.mark(found.first), "second": self.mark(found.second)}
        gains, losses = self._told(found.gains), self._told(found.losses)
        if not gains and not losses:
            return self.say("exchange.equal", **names)
        if not gains:
            gains, losses = losses, gains
            names = {"first": names["second"], "second": names["first"]}
        if not losses or found.rate is None:
            return self.say("exchange.free", gain=self.amounts(gains), **names)
        facts = {
            **names,
            "gain": self.amount(gains[0]),
            "loss": self.amount(losses[0]),
            "one": self.say(f"one.{losses[0].criterion}", money=self._hundred()),
            "rate": self._rate(found.rate, gains[0], losses[0]),
        }
        more = gains[1:], losses[1:]
        if short or not any(more):
            key = "exchange.alone" if any(more) else "exchange.only"
            return self.say(key, **facts)
        return self.say("exchange.besides", rest=self._rest(*more), **facts)

    def price(self, found: Exchange) -> str:
        """The same in a sentence to repeat."""
        names = {"first": self.title(found.first), "second": self.title(found.second)}
        gains, losses = self._told(found.gains), self._told(found.losses)
        if not gains and not losses:
            return self.say("exchange.equal", **names)
        if not gains:
            gains, losses = losses, gains
            names = {"first": names["second"], "second": names["first"]}
        if not losses:
            return self.say("exchange.free", gain=self.amounts(gains[:_FEW]), **names)
        facts = {"gain": self.amount(gains[0]), "loss": self.amount(losses[0])}
        return self.say("ending.price", **names, **facts)

    def _told(self, found: Sequence[GapTold]) -> tuple[GapTold, ...]:
        """Without what says the same as the mean days: those of nine in ten, and the silence where
        the applicant hears nothing in between.
        """
        days = next((one.amount for one in found if one.criterion == DAYS), None)
        same = {"nine_in_ten"} if days is not None else set()
        same |= {one.criterion for one in found if one.criterion == SILENCE and one.amount == days}
        return tuple(one for one in found if one.criterion not in same)

    def _rest(self, gains: Sequence[GapTold], losses: Sequence[GapTold]) -> str:
        told = {"gains": self.amounts(gains), "losses": self.amounts(losses)}
        key = "both" if gains and losses else "gains" if gains else "losses"
        return self.say(f"rest.{key}", **told)

    def _rate(self, rate: float, gain: GapTold, loss: GapTold) -> str:
        """What one of the loss is worth at most, in what is gained."""
        money = measure_named(NAMED[loss.criterion].like)
        many = _HUNDRED if money is not None and money.unit == "money" else 1
        return self.amount(GapTold(gain.criterion, rate * many), about=True)

    def _hundred(self) -> str:
        return self.view.say("number.money", number=str(_HUNDRED), currency=self.currency)

    def table(self, names: Sequence[str], room: int) -> Table:
        """The designs with what each has of these criteria; `room`: the cells for their names."""
        shown = [one for one in self.rank.criteria if one.id in names]
        rows = tuple(self._row(n, shown, room) for n in range(len(self.rank.designs)))
        heads = (Column(self.criterion(one.id), "right") for one in shown)
        return Table(self.say("table"), (Column(self.say("head.design")), *heads), rows)

    def by_criterion(self) -> Table:
        """The criteria that differ with what each design has of them."""
        designs = [self.view.design(name) for name in self.rank.designs]
        rows = (
            row(capital(self.criterion(one.id)), *(Cell(self.cell(one, v)) for v in one.values))
            for one in self.differing
        )
        heads = (Column(self.view.head(design), "right") for design in designs)
        return Table(self.say("table"), (Column(self.say("head.criterion")), *heads), tuple(rows))

    def _row(self, number: int, shown: Sequence[RankCriterion], room: int) -> TableRow:
        design = self.view.design(self.rank.designs[number])
        name = self.view.short(design)
        if design.id != self.today:
            name = self.say("row", mark=self.view.mark(design), name=name)
        if cells(name) > room:
            while cells(name) >= room:
                name = name[:-1].rstrip()
            name = f"{name}…"
        return row(name, *(Cell(self.cell(one, one.values[number])) for one in shown))

    def empty(self, *, short: bool = False) -> Iterator[str]:
        """Criteria that do not differ, and those of which there is nothing to tell."""
        same = [one.id for one in self.rank.criteria if one.state == "same"]
        if same:
            yield self.say("same", names=self.criteria(same))
        by_reason: dict[str, list[str]] = {}
        for one in self.rank.criteria:
            if one.state == "empty":
                by_reason.setdefault(one.why, []).append(self.criterion(one.id))
        if by_reason and short:
            every = [name for names in by_reason.values() for name in names]
            yield self.say("empty", names=self.view.joined("names", every))
        elif by_reason:
            told = (
                self.say("empty.because", name=self.view.joined("names", names),
                         why=self.view.say(why))
                for why, names in by_reason.items()
            )  # fmt: skip
            yield self.say("empty", names=self.view.joined("names", told))

    def has(self, name: str) -> RankCriterion:
        return next(one for one in self.rank.criteria if one.id == name)

    def own_limits(self) -> Iterator[str]:
        """Designs that set themselves another limit: by that, and by today's."""
        in_time = self.has(IN_TIME)
        for number, own in enumerate(in_time.own):
            if own is not None:
                yield self.say(
                    "own-limit",
                    name=self.mark(self.rank.designs[number]),
                    own=self.figure(IN_TIME, own),
                    today=self.figure(IN_TIME, in_time.values[number].value or 0.0),
                )

    def interrupted(self) -> str:
        """What is left out where somebody stopped it."""
        return self.say(f"interrupted{'' if self.has(IN_TIME).state == 'empty' else '.guesses'}")

    def kept(self) -> RankCriterion:
        """How many of today's checks are kept."""
        return self.has(CONTROL)


def cells(text: str) -> int:
    """How wide it is in a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def capital(text: str) -> str:
    """As a sentence or a row begins."""
    return text[:1].upper() + text[1:]


def _two_digits(value: float) -> str:
    """As many digits as one thinks by."""
    text = f"{value:#.2g}"
    return f"{value:.0f}" if "e" in text and value >= 1 else text.rstrip(".")
