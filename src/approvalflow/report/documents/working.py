"""A measure worked on three cases, in words: the cases, what each adds, the sum and the division.

Every line of the division can be typed into a pocket calculator and gives what stands after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from approvalflow.eventlog import Ending, EventLog
from approvalflow.measures.kpis import ESCALATED, UNANSWERED
from approvalflow.measures.worked import CASES, Addend, Worked
from approvalflow.notation.units import number_text
from approvalflow.office.office import Office
from approvalflow.process.model.process import money_of
from approvalflow.report.definition import stem_of
from approvalflow.report.document import Block, Cell, Code, Column, Paragraph, Table, TableRow
from approvalflow.report.numbers import adding_up, plain, share_words
from approvalflow.report.sentences.amounts import number_words
from approvalflow.seconds import DAY, HOUR, WEEK
from approvalflow.study.example import FirstCases
from approvalflow.study.tables import BACKLOG, moment
from approvalflow.wording import say

_LONGEST = 72  # characters of a line of the division
_PLACES = {"share": 1, "weeks": 0}  # digits of the value after the point; else two
_OF_A_CASE = ("case", "submitted", "decided", "end")
_OF_TIMES = {  # shares of seconds: what stands over both
    "efficiency": ("seconds-work", "seconds-all"),
    "undated": ("seconds-undated", "seconds-office"),
}
_SECONDS = {"open_hours": "seconds-open", "work_hours": "seconds-work"}


@dataclass(frozen=True)
class Example:
    """Three cases of an office, in one language; `beside`: the same cases in another run."""

    worked: Worked
    cases: FirstCases
    beside: FirstCases | None
    language: str

    @property
    def log(self) -> EventLog:
        return self.cases.log

    @property
    def office(self) -> Office:
        return self.cases.office

    def blocks(self) -> tuple[Block, ...]:
        """Which cases they are, their table, and the division."""
        blocks: list[Block] = [Paragraph(text) for text in self._told()]
        blocks.append(self._table())
        if self.worked.how == "quantile":
            blocks.append(Paragraph(self._rank()))
        blocks.append(Code("\n".join(self.division()), ""))
        return tuple(blocks)

    def _told(self) -> Iterator[str]:
        """What has to be known of them."""
        match self.worked.how:
            case "ratio" | "quantile":
                yield self._say("worked.rule.cases")
            case "weeks":
                yield self._say("worked.rule.backlog")
            case "utilisation" | "open" | "halves" | "ends":
                yield self._say("worked.rule.office", weeks=self.worked.weeks)
        if self.worked.how == "utilisation":
            role = self.worked.measure.id.partition("(")[2].removesuffix(")")
            hours = number_text(round(self.worked.per / HOUR, 6))
            yield self._say("worked.duty", role=role, hours=hours)

    @property
    def case(self) -> int | None:
        """The number of the first of the cases, as `run --follow` counts them."""
        numbers = (term.case - self.log.cases.ahead + 1 for term in self.worked.terms)
        return next((number for number in numbers if number > 0), None)

    def division(self) -> list[str]:
        """The lines of the sum and the division, each equal to the one before."""
        lines = [line for part in self._steps() for line in _broken(part)]
        if self.worked.how == "weeks":
            lines.append(self._say("worked.rounded-up", value=self._result(self.worked.value)))
        return lines

    def _say(self, key: str, /, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    @property
    def _currency(self) -> str:
        return next((name for _, name in money_of(self.office.process)), "")

    # ---- the cases ---------------------------------------------------------------------------

    def _table(self) -> Table:
        heads, rows = self._heads(), []
        above, below = self._above, self._below
        for term, over, under in zip(self.worked.terms, above, below, strict=True):
            figures = [_number(over)]
            match self.worked.how:
                case "ratio" if self._two_figures:
                    figures.insert(0 if self._visits else 1, _number(under))
                case "halves" | "ends":
                    figures.insert(0, _number(under))
                case "sum":
                    figures = [_number(under), _number(term.above / term.below), _number(over)]
            rows.append(TableRow(tuple(map(Cell, (*self._named(term), *figures)))))
        left = len(heads) - (len(rows[0].cells) - len(self._named(self.worked.terms[0])))
        columns = (Column(h, "left" if n < left else "right") for n, h in enumerate(heads))
        return Table("", tuple(columns), tuple(rows))

    @property
    def _visits(self) -> bool:
        """Whether visits are counted: what came, and what of it."""
        return self.worked.measure.id.partition("(")[0] in (UNANSWERED, ESCALATED)

    @property
    def _two_figures(self) -> bool:
        return self._visits or self.worked.measure.id in _OF_TIMES

    def _heads(self) -> list[str]:
        """What stands over the columns."""
        base = self.worked.measure.id.partition("(")[0]
        heads: list[str]
        match self.worked.how:
            case "sum":
                heads = ["role", "hours", "wage", "cost"]
            case "weeks":
                heads = ["file", "decided", "since"]
            case "halves":
                heads = [*_OF_A_CASE, "first-half", "second-half"]
            case "ends":
                heads = [*_OF_A_CASE, "at-start", "at-end"]
            case "open":
                heads = [*_OF_A_CASE, "seconds-open"]
            case "utilisation":
                heads = [*_OF_A_CASE, "seconds-work"]
            case _ if self._visits:
                heads = [*_OF_A_CASE, "visits", "of-these"]
            case _ if self.beside is not None:
                heads = ["case", "submitted", "today", "there", ""]
            case _ if base in _OF_TIMES:
                heads = [*_OF_A_CASE, *_OF_TIMES[base]]
            case _:
                heads = [*_OF_A_CASE, ""]
        if self.worked.measure.of_cases and self.worked.measure.unit == "share":
            heads = ["ended" if head == "decided" else head for head in heads]
        return [self._say(f"worked.head.{head}") if head else self._counted(base) for head in heads]

    def _counted(self, base: str) -> str:
        """What a case adds."""
        match self.worked.measure.unit:
            case "days":
                return self._say("worked.head.seconds")
            case "hours":
                return self._say(f"worked.head.{_SECONDS.get(stem_of(base), 'seconds')}")
            case "working days":
                return self._say("worked.head.legal")
            case "money":
                return self._say("worked.head.money", currency=self._currency)
        return self._say(f"measure.{base}")

    def _named(self, term: Addend) -> tuple[str, ...]:
        """The case, with the times between which it was open, or what stands in its place."""
        if self.worked.how == "sum":
            return (term.of,)
        if term.of:
            return (self._say(f"worked.{term.of}"), "", "", "")
        cases, ahead = self.log.cases, self.log.cases.ahead
        number = str(term.case - ahead + 1) if term.case >= ahead else f"{BACKLOG}{term.case + 1}"
        decided = self._moment(int(cases.decided[term.case]))
        if self.worked.how == "weeks":
            return (number, decided)
        submitted = self._moment(int(cases.submitted[term.case]))
        if self.beside is not None:
            other = self.beside.log.cases
            there = self._moment(int(other.decided[term.case - ahead + other.ahead]))
            return (number, submitted, decided, there)
        end = Ending(int(cases.result[term.case])).name.lower()
        return (number, submitted, decided, self._say(f"place.{end}"))

    def _moment(self, seconds: int) -> str:
        if seconds < 0:
            return self._say("worked.before")
        return f"{moment(self.office, seconds):%Y-%m-%d %H:%M:%S}"

    def _rank(self) -> str:
        rank, tail = self.worked.rank, self.worked.measure.tail
        share = 0.0 if tail is None else tail.share
        shown = say("number.share", self.language, number=plain(100 * share, 0))
        product = number_text(round(share * CASES, 6))
        return self._say("worked.rank", share=shown, product=product, rank=rank)

    # ---- the division ----------------------------------------------------------------------

    @property
    def _above(self) -> Sequence[float]:
        """What each adds above, rounded so that the sum is that of what is shown."""
        return _shown([term.above for term in self.worked.terms])

    @property
    def _below(self) -> Sequence[float]:
        return _shown([term.below for term in self.worked.terms])

    def _steps(self) -> Iterator[str]:
        """Each equal to the one before."""
        above, below, per = self._above, self._below, self.worked.per
        top, bottom = f"({_sum(above)})", f"({_sum(below)})"
        match self.worked.how:
            case "ratio":
                count = sum(below)
                parts = _number(count) if set(below) == {1} else bottom
                yield f"{top} / {_times(parts, per)}"
                yield f"= {_number(sum(above))} / {_number(count * per)}"
                yield f"= {self._result(sum(above) / (count * per))}"
            case "quantile":
                chosen = sorted(above)[self.worked.rank - 1]
                yield f"{_number(chosen)} / {_number(per)}" if per > 1 else _number(chosen)
                yield f"= {self._result(chosen / per)}"
            case "utilisation" | "open":
                unit = WEEK if self.worked.how == "open" else HOUR
                whole = f"({_number(per / unit)} x {_number(unit)})"
                yield f"{top} / {_number(per) if per % unit else whole}"
                yield f"= {_number(sum(above))} / {_number(per)}"
                yield f"= {self._result(sum(above) / per)}"
            case "halves":
                difference, days = sum(above) - sum(below), per / DAY
                yield f"30 x ({top} - {bottom}) / ({_number(per)} x {_number(days)})"
                yield f"= 30 x {_number(difference)} / {_number(per * days)}"
                yield f"= {self._result(30 * difference / (per * days))}"
            case "ends":
                difference = sum(above) - sum(below)
                yield f"30 x ({top} - {bottom}) / {_number(per)}"
                yield f"= {self._result(30 * difference / per)}"
            case "weeks":
                yield f"{_number(max(above))} / {_number(per)}"
                yield f"= {plain(max(above) / per, 2, self.language)}"
            case "sum":
                yield _sum(above)
                yield f"= {self._result(sum(above))}"

    def _result(self, value: float) -> str:
        unit = self.worked.measure.unit
        places = _PLACES.get(unit, 2)
        if unit == "share":
            return share_words(value, places, self.language)
        words = self._say(f"worked.unit.{unit.replace(' ', '-')}", currency=self._currency)
        return self._say("worked.result", number=plain(value, places), unit=words)


def _number(value: float) -> str:
    """As the figures of a sum are written in either language."""
    return number_words(value, "en")


def _sum(values: Sequence[float]) -> str:
    return " + ".join(map(_number, values))


def _times(count: str, per: float) -> str:
    return f"({count} x {_number(per)})" if per != 1 else count


def _shown(values: Sequence[float]) -> Sequence[float]:
    """Whole numbers as they are; others with two digits, so that they add up."""
    if all(value == round(value) for value in values):
        return [round(value) for value in values]
    return adding_up(tuple(values), 2)


def _broken(line: str) -> Iterator[str]:
    """In lines that fit, broken before a sign of addition."""
    while len(line) > _LONGEST and (at := line.rfind(" + ", 0, _LONGEST)) > 0:
        yield line[:at]
        line = "  " + line[at + 1 :]
    yield line
