"""A sweep as a document: a row for each combination of values, and a bar for its days."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.measures.facts import UNSAID
from approvalflow.report.clocks import clock_of, clock_words, on_clock
from approvalflow.report.document import (
    Bar,
    BarGroup,
    Bars,
    Block,
    Cell,
    Column,
    Document,
    Look,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from approvalflow.report.numbers import Figures, plain, unit_of
from approvalflow.report.phrases import joined
from approvalflow.report.strip import BarPart
from approvalflow.report.view import TONES, in_language
from approvalflow.study.sweep import Sweep, Swept
from approvalflow.wording import say

_SHOWN = ("days_mean", "days_p90", "within_statutory", "within_promised", "office_cost")
_OF_A_YEAR = ("weeks_to_clear", "backlog_growth")
_DAYS = "days_mean"
_SHORT = 6  # characters of a value that a bar can go by


def sweep_document(found: Sweep, language: str) -> Document:
    """What was set, what came of it, and how it was simulated."""
    about = _About(found, language)
    name = in_language(found.name, language)
    title = say("sweep.title", language, name=name, keys=joined("names", found.keys, language))
    return Document(
        title,
        language,
        (Section("sweep", say("sweep.table", language), tuple(about.blocks()), brief=True),),
    )


class _About:
    """The words and numbers of one sweep."""

    def __init__(self, found: Sweep, language: str) -> None:
        self.found, self.language = found, language
        clock = clock_of([self._days(point) for point in found.points])
        times = {name: clock for name in _SHOWN if unit_of(name) == "days"}
        self.clock, self.figures = clock, Figures(language, found.currency, times)

    def blocks(self) -> Iterator[Block]:
        yield self._table()
        yield from map(Paragraph, self._notes())
        drawn = [point for point in self.found.points if self._days(point) is not None]
        if len(drawn) > 1:
            yield self._bars(drawn)

    def say(self, key: str, /, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    def _days(self, point: Swept) -> float | None:
        value = point.measures.get(_DAYS)
        return None if value is None else value.value

    def _measures(self) -> list[str]:
        """Those that say something of any combination."""
        year = self.found.horizon.kind == "year"
        names = (*_SHOWN, *_OF_A_YEAR) if year else _SHOWN
        return [name for name in names if any(self._says(p, name) for p in self.found.points)]

    def _says(self, point: Swept, name: str) -> bool:
        value = point.measures.get(name)
        return value is not None and (value.value is not None or value.why not in UNSAID)

    def _head(self, name: str) -> str:
        timed = unit_of(name) == "days" and self.clock != "days" and name in self.figures.clocks
        return self.say(f"measure.{name}.{self.clock}" if timed else f"measure.{name}")

    def _table(self) -> Table:
        names = self._measures()
        heads = [Column(key) for key in self.found.keys]
        heads += [Column(self._head(name), "right") for name in names]
        if self.found.base is not None:
            heads.append(Column(self.say("beside.difference"), "right"))
        rows = tuple(self._row(point, names) for point in self.found.points)
        return Table(self.say("sweep.table"), tuple(heads), rows)

    def _row(self, point: Swept, names: list[str]) -> TableRow:
        cells = [Cell(value) for value in point.values]
        cells += [self._cell(point, name) for name in names]
        if self.found.base is not None:
            cells.append(self._difference(point))
        return TableRow(tuple(cells))

    def _cell(self, point: Swept, name: str) -> Cell:
        value = point.measures.get(name)
        if value is None or value.value is None:
            why = self.say(value.why) if value is not None and value.why else ""
            return Cell(self.say("number.none"), why)
        text = self.figures.amount(name, value.value, value.low, value.high)
        if name in point.at_least:
            return Cell(self.say("number.at-least", amount=text))
        return Cell(text, self.figures.interval(name, value.low, value.high))

    def _difference(self, point: Swept) -> Cell:
        found = point.differences.get(_DAYS)
        assert self.found.base is not None
        if point is self.found.points[self.found.base]:
            return Cell(self.say("sweep.base"))
        if found is None or found.difference is None:
            return Cell(self.say("word.not compared"))
        said = self.figures.difference(_DAYS, found)
        if not self.figures.is_seen(_DAYS, found):
            return Cell(said)
        return Cell(said, "", self.say(f"word.{found.word}"), TONES.get(found.word, "plain"))

    def _notes(self) -> Iterator[str]:
        found = self.found
        for point in found.points:
            if point.full:
                named = joined("names", point.full, self.language)
                yield self.say(f"sweep.full.{point.status}", values=point.name, named=named)
        if found.base is not None:
            yield self.say("sweep.paired", values=found.points[found.base].name)
        weeks = {"start_up": found.horizon.start_up, "weeks": found.horizon.weeks}
        yield self.say(
            f"sweep.made.{found.horizon.kind}",
            replications=found.replications, seed=found.seed, **weeks,
        )  # fmt: skip

    def _bars(self, drawn: list[Swept]) -> Bars:
        unit = clock_words(self.clock, self.language)
        title = self._head(_DAYS)
        short = all(len(point.name) <= _SHORT for point in drawn)
        base = None if self.found.base is None else self.found.points[self.found.base]
        bars, told = [], []
        for number, point in enumerate(drawn, 1):
            days = on_clock(self._days(point) or 0.0, self.clock)
            told.append("; ".join(map("=".join, zip(self.found.keys, point.values, strict=True))))
            mark = point.name if short else str(number)
            look: Look = "today" if point is base else "other"
            bars.append(Bar(mark, point.name, look, (days,), plain(days, 1)))
        table = Table(
            title,
            (Column(self.say("sweep.values")), Column(title, "right")),
            tuple(
                TableRow((Cell(said), Cell(bar.total)))
                for said, bar in zip(told, bars, strict=True)
            ),
        )
        keys = joined("names", self.found.keys, self.language)
        return Bars(
            self.say("sweep.title", name=title, keys=keys),
            self.say("sweep.described", **unit),
            (BarPart(title),),
            (BarGroup("", tuple(bars)),),
            None,
            table,
        )
