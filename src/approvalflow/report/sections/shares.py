"""What each move is worth, in figures and words that the answer and the report have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from approvalflow.comparison.sharing import rounded
from approvalflow.measures.kpis import measure_named
from approvalflow.report.clocks import clock_words, on_clock
from approvalflow.report.document import Cell, Column, Table, TableRow
from approvalflow.report.numbers import plain, unit_of
from approvalflow.report.sentences.moves import move_title, move_words
from approvalflow.report.view import View
from approvalflow.study.result import MoveTold, Share, SharedMeasure, Value, Worth

DAYS, COST = "days_mean", "office_cost"
MOST_PAIRS = 3
MOST_TITLES = 2  # in a sentence; of more the numbers
_LARGE, _SMALL = 100, 1  # of a whole: from here on no decimals, below here two


@dataclass(frozen=True)
class Shares:
    """The worth that a result tells, in the words of a view."""

    view: View
    worth: Worth

    @cached_property
    def days(self) -> SharedMeasure:
        return next(one for one in self.worth.measures if one.measure == DAYS)

    @property
    def year(self) -> bool:
        return self.view.year

    def say(self, key: str, /, **told: object) -> str:
        return self.view.say(f"worth.{key}", **told)

    def mark(self, number: int) -> str:
        """A short name: the number of the move in its file, or the letter of the redesign."""
        mover = self.worth.movers[number]
        return mover.id if self.worth.design else self.view.mark(self.view.design(mover.id))

    def marks(self, numbers: Sequence[int]) -> str:
        """Several of them: 1, 3 and 4; how few or how many, where none or all."""
        if not numbers:
            return self.say("set.nobody")
        if len(numbers) == len(self.worth.movers) and len(numbers) > 1:
            return self.say("set.everyone")
        return self._both([self.mark(number) for number in numbers])

    def titles(self, numbers: Sequence[int]) -> str:
        """The same as one says them who has no table before his eyes, unless they are many."""
        if not 0 < len(numbers) <= MOST_TITLES:
            return self.marks(numbers)
        return self._both([self.say("quoted", title=self.title(number)) for number in numbers])

    def _both(self, names: Sequence[str]) -> str:
        *first, last = names
        if not first:
            return last
        return self.say("both", first=self.view.joined("names", first), then=last)

    def words(self, number: int) -> str:
        """What a move does, or what a redesign is called."""
        mover = self.worth.movers[number]
        if not self.worth.design:
            return self.view.short(self.view.design(mover.id))
        moves = self.view.design(self.worth.design).moves
        return self._moved(moves[mover.moves[-1]])

    def title(self, number: int) -> str:
        """The same as short as it can be said: what a move makes has a name."""
        mover = self.worth.movers[number]
        if not self.worth.design:
            return self.words(number)
        moves = self.view.design(self.worth.design).moves
        return move_title(moves[mover.moves[-1]], self.view) or self.words(number)

    def _moved(self, move: MoveTold) -> str:
        return move_words(move, self.view)

    def named(self, number: int, words: str) -> str:
        """The short name before others."""
        return self.say("named", mark=self.mark(number), words=words)

    def pieces(self, number: int) -> list[str]:
        """What the pieces of a move are."""
        return [self._moved(piece) for piece in self.worth.movers[number].pieces]

    def places(self, measure: SharedMeasure) -> int:
        """Decimals, by the size of what is shared."""
        if measure.whole is None or measure.whole.value is None:
            return 1
        whole = abs(self.scaled(measure.measure, measure.whole.value))
        if unit_of(measure.measure) == "money" and whole >= _LARGE:
            return 0
        return 1 if whole >= _SMALL else 2

    def scaled(self, measure: str, value: float) -> float:
        """In the unit that is printed, and as a gain where more is better."""
        sign = -1 if more_is_better(measure) else 1
        unit, clock = unit_of(measure), self.view.figures.clock(measure)
        if unit == "days":
            return sign * on_clock(value, clock)
        parts = 60 if unit == "hours" and clock == "minutes" else 1
        return sign * value * (100 if unit == "share" else parts)

    def text(self, measure: SharedMeasure, value: Value | None) -> str:
        """A number of a measure; "-" where there is none."""
        if value is None or value.value is None:
            return self.say("none")
        return plain(self.scaled(measure.measure, value.value), self.places(measure))

    def interval(self, measure: SharedMeasure, value: Value | None) -> str:
        """Its 95 % interval; "" where there is none."""
        if value is None or value.low is None or value.high is None:
            return ""
        ends = sorted(self.scaled(measure.measure, end) for end in (value.low, value.high))
        low, high = (plain(end, self.places(measure)) for end in ends)
        return self.view.say("number.interval", low=low, high=high)

    def column(self, measure: SharedMeasure) -> list[str]:
        """The shares, rounded so that they add up to the whole; "" of those without one."""
        found = self._rounded(measure)
        return [self._plain(measure, found[n]) if n in found else ""
                for n in range(len(measure.shares))]  # fmt: skip

    def total(self, measure: SharedMeasure) -> str:
        """The whole, as the shares add up to it."""
        return self._plain(measure, sum(self._rounded(measure).values(), Fraction()))

    def _rounded(self, measure: SharedMeasure) -> dict[int, Fraction]:
        exact = {
            number: Fraction(self.scaled(measure.measure, share.share.value))
            for number, share in enumerate(measure.shares)
            if share.share is not None and share.share.value is not None
        }
        return rounded(exact, self.places(measure))

    def _plain(self, measure: SharedMeasure, value: Fraction) -> str:
        return plain(float(value), self.places(measure))

    def order(self) -> list[int]:
        """Those with a share of the days, the largest first."""
        shares = {n: self._days_of(share) for n, share in enumerate(self.days.shares)}
        known = {n: value for n, value in shares.items() if value is not None}
        return sorted(known, key=lambda n: -known[n])

    def _days_of(self, share: Share) -> float | None:
        return None if share.share is None else share.share.value

    def head(self, measure: str) -> str:
        """The head of a column of shares of another measure."""
        name = self._with_unit(measure)
        weeks = self.view.result.inputs.weeks
        return self.say("head.year", measure=name, weeks=weeks) if self.year else name

    def _with_unit(self, measure: str) -> str:
        name = self.view.measure(measure)
        if unit_of(measure) == "money":
            currency = self.view.say(f"currency.{self.view.result.currency}")
            if measure == COST:
                return self.say("head.cost", unit=currency)
            return self.say("head.in", measure=name, unit=currency)
        if unit_of(measure) == "share":
            return self.say("head.in", measure=name, unit=self.say("points"))
        if unit_of(measure) == "hours":
            words = clock_words(self.view.figures.clock(measure), self.view.language)
            return self.say("head.in", measure=name, unit=words["unit"])
        return name

    def further(self) -> list[SharedMeasure]:
        """The other measures that have shares."""
        return [m for m in self.worth.measures if m.measure != DAYS and m.whole is not None]

    def table(self, further: Sequence[SharedMeasure]) -> Table:
        """One row each, and their sum; the days first, then the shares of these measures."""
        share = "head.share.year" if self.year else "head.share"
        heads = (
            Column(self.say(f"head.mover.{self.worth.of}", **self.view.words)),
            Column(self.say("head.alone"), "right"),
            Column(self.say("head.last"), "right"),
            Column(self.say(share, weeks=self.view.result.inputs.weeks), "right"),
            Column(self.say("head.interval"), "right"),
            *(Column(self.head(measure.measure), "right") for measure in further),
        )
        rows = tuple(self._rows(further))
        title = self.say("table", **self.view.words)
        return Table(title, heads, rows)

    def _rows(self, further: Sequence[SharedMeasure]) -> Iterator[TableRow]:
        shares = self.column(self.days)
        columns = [self.column(measure) for measure in further]
        for number, share in enumerate(self.days.shares):
            mover = self.worth.movers[number]
            told = shares[number] or self.say("first" if number in self.worth.first else "none")
            around = self.interval(self.days, share.share)
            yield TableRow((
                Cell(self.named(number, self.words(number))),
                self._step(share.alone, self._relation("needs", mover.needs)),
                self._step(share.last, self._relation("needed-by", mover.needed_by)),
                Cell(told),
                Cell(around),
                *(Cell(column[number] or self.say("none")) for column in columns),
            ))  # fmt: skip
            yield from self._pieces(number, share, len(further))
        if self.days.whole is not None:
            yield TableRow((
                Cell(self.say("all")), Cell(""), Cell(""),
                Cell(self.total(self.days)),
                Cell(self.interval(self.days, self.days.whole)),
                *(Cell(self.total(measure)) for measure in further),
            ), "total")  # fmt: skip

    def _pieces(self, number: int, share: Share, further: int) -> Iterator[TableRow]:
        """The pieces of a move, whose shares add up to its own as printed."""
        if not share.pieces:
            return
        exact = {n: Fraction(self.scaled(DAYS, piece.value or 0.0))
                 for n, piece in enumerate(share.pieces)}  # fmt: skip
        found = rounded(exact, self.places(self.days))
        largest = max(found, key=lambda n: abs(found[n]))
        found[largest] += self._rounded(self.days)[number] - sum(found.values(), Fraction())
        for n, words in enumerate(self.pieces(number)):
            cells = (words, "", "", self._plain(self.days, found[n]), "", *[""] * further)
            yield TableRow(tuple(map(Cell, cells)), "part")

    def _step(self, value: Value | None, others: str) -> Cell:
        """What is saved alone or last; who is needed, where that is refused."""
        return Cell(others if value is None and others else self.text(self.days, value))

    def _relation(self, key: str, numbers: Sequence[int]) -> str:
        return self.say(key, names=self.marks(numbers)) if numbers else ""


def more_is_better(measure: str) -> bool:
    """Whether what becomes more is gained."""
    known = measure_named(measure)
    return known is not None and known.better == "more"
