"""A result with what every section asks of it: words, names, letters and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from string import ascii_uppercase
from typing import Literal

from approvalflow.errors import NotationError
from approvalflow.measures.kpis import MEASURES
from approvalflow.notation.units import number_text, parse_duration
from approvalflow.report.clocks import Clock, clock_of, clock_words
from approvalflow.report.document import Cell, Column, Look, Table, TableRow, Tone
from approvalflow.report.numbers import Figures, unit_of
from approvalflow.report.phrases import joined
from approvalflow.study.result import (
    Agenda,
    Compared,
    Comparison,
    Design,
    Load,
    Names,
    Result,
    StepTold,
    Value,
)
from approvalflow.wording import say

TONES: dict[str, Tone] = {
    "better": "good", "worse": "bad", "adopt": "good", "do not adopt": "bad",
    "evidence insufficient": "unsure", "works, but little": "good", "slower, but little": "bad",
    "changes nothing": "plain", "makes no difference": "plain",
    "yes": "good", "no": "bad", "unsure": "unsure",
}  # fmt: skip

VERDICTS = {
    "adopt": "adopt", "works, but little": "little", "do not adopt": "reject",
    "slower, but little": "slower", "changes nothing": "nothing", "makes no difference": "same",
    "evidence insufficient": "unsure",
}  # fmt: skip
"""What the keys of sentences call each verdict."""


def in_language(words: Names, language: str) -> str:
    """The name in the language, or in none, or in any."""
    return words.get(language) or words.get("") or words.get("en") or next(iter(words.values()), "")


def step_name(step: StepTold, language: str) -> str:
    """What people call a step; the last part of its id in words where it has no name."""
    if step.name != {"": step.id}:
        return in_language(step.name, language)
    return step.id.rpartition(".")[2].replace("_", " ")


def role_name(role: str, names: Mapping[str, Names], language: str) -> str:
    """What people call a role; its id in words where it has no name."""
    return called(names, role, language)


def called(names: Mapping[str, Names], name: str, language: str) -> str:
    """What people call a part by its name; that in words where it is called nothing else."""
    return in_language(names[name], language) if name in names else name.replace("_", " ")


def roles_in_words(doing: str, names: Mapping[str, Names], language: str) -> str:
    """The roles of a step, as a result has them, by their names."""
    return joined(
        "names", (role_name(role, names, language) for role in doing.split(", ")), language
    )


def step_names(
    steps: Iterable[StepTold], roles: Mapping[str, Names], language: str
) -> dict[str, str]:
    """Names by id: those that several steps bear, with who does the step."""
    of = {step.id: step for step in steps}
    names = {id_: step_name(step, language) for id_, step in of.items()}
    often = {name for name, times in Counter(names.values()).items() if times > 1}
    for id_, name in names.items():
        doing = of[id_].role
        if name in often and doing:
            who = roles_in_words(doing, roles, language)
            names[id_] = say("step.of", language, name=name, role=who)
    return names


# Measures of time, and how many of their unit are a day; legal days are whole days by law.
_TIMES = {m.id: {"days": 1, "hours": 24}[m.unit] for m in MEASURES if m.unit in ("days", "hours")}
_LONGEST_HEAD = 72  # characters


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_HEAD else name[: _LONGEST_HEAD - 1].rstrip() + "…"


@dataclass(frozen=True)
class View:
    """One result in one language. Today goes by T, the redesigns by A, B, C in their order."""

    result: Result
    language: str = "en"

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.language, self.result.currency, {m: self._clock(m) for m in _TIMES})

    def _clock(self, measure: str) -> Clock:
        values = [design.measures.get(measure) for design in self.designs]
        a_day = _TIMES[measure]
        return clock_of([v.value / a_day if v and v.value is not None else None for v in values])

    @property
    def clock(self) -> Clock:
        """The clock of the report: that of the mean time to decision."""
        return self.figures.clock("days_mean")

    @property
    def words(self) -> dict[str, str]:
        """What sentences call the unit of the report's clock."""
        return clock_words(self.clock, self.language)

    @property
    def designs(self) -> tuple[Design, ...]:
        return self.result.designs

    @property
    def year(self) -> bool:
        """Whether the cases of one year are measured, with the backlog at its beginning."""
        return self.result.inputs.horizon == "year"

    @property
    def comparing(self) -> bool:
        return self.result.kind == "compare"

    def say(self, key: str, /, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    def joined(self, how: Literal["names", "parts"], texts: Iterable[str]) -> str:
        """Several names, or parts of a sentence, one after the other."""
        return joined(how, texts, self.language)

    def sentences(self, *texts: str) -> str:
        """Sentences one after the other, those that say something."""
        said = [text for text in texts if text]
        if not said:
            return ""
        return reduce(lambda first, then: self.say("phrase.after", first=first, then=then), said)

    def name(self, words: Names) -> str:
        return in_language(words, self.language)

    def said(self, text: str, words: Names) -> str:
        """What the author says, in the language where he says it in several."""
        return in_language(words, self.language) or text

    def mark(self, design: Design) -> str:
        number = self.designs.index(design)
        if self.comparing and number == 0:
            return self.say("design.today.mark")
        rounds, letter = divmod(number - self.comparing, 26)
        return ascii_uppercase[letter] + (str(rounds + 1) if rounds else "")

    def short(self, design: Design) -> str:
        """The name that stands in a legend: "Today" for the first of several."""
        if self.comparing and self.designs.index(design) == 0:
            return self.say("design.today")
        return self.name(design.name) or design.id

    def head(self, design: Design) -> str:
        """The name that stands over a column and before a sentence: "A: One counter"."""
        if self.designs.index(design) == 0:
            return self.short(design)
        return self.say("design.titled", mark=self.mark(design), name=self.short(design))

    def design(self, id_: str) -> Design:
        return next(d for d in self.designs if d.id == id_)

    def compared(self) -> list[tuple[Design, Comparison]]:
        return [(self.design(c.design), c) for c in self.result.comparisons]

    @property
    def advised(self) -> tuple[Design, Comparison] | None:
        """The redesign that is recommended; None where today is, or nothing."""
        found = self.result.recommendation
        if found is None or not found.design:
            return None
        return next(pair for pair in self.compared() if pair[0].id == found.design)

    def ranked(self) -> list[tuple[Design, Comparison]]:
        """The same, the best first; in their order where a result does not rank them."""
        found = self.result.recommendation
        order = found.order if found is not None else ()
        return sorted(
            self.compared(),
            key=lambda pair: order.index(pair[1].design) if pair[1].design in order else len(order),
        )

    @property
    def in_view(self) -> Design:
        """The design that has the accent: the redesign that ranks first, or the one of a run."""
        return self.ranked()[0][0] if self.comparing else self.designs[0]

    def look(self, design: Design) -> Look:
        """How a design is drawn."""
        if self.comparing and self.designs.index(design) == 0:
            return "today"
        return "view" if design is self.in_view else "other"

    def naming(self, design: Design) -> dict[str, str]:
        """What sentences call a redesign: its letter and its name."""
        return {"mark": self.mark(design), "name": self.short(design)}

    @property
    def worthwhile(self) -> str:
        """The least saving that is worth the trouble, on the clock of the report; "" if unknown."""
        least = self.result.worthwhile
        if least is None or least.days is None:
            return ""
        return self.figures.amount("days_mean", least.days)

    def columns(self, first: str, designs: Sequence[Design] | None = None) -> tuple[Column, ...]:
        """A first column for the row's name and one for each design, or each of these.

        A name too long for the head of a column is cut: its letter leads to the whole.
        """
        shown = self.designs if designs is None else designs
        heads = (Column(_cut(self.head(d)), "right") for d in shown)
        return (Column(first), *heads)

    def why(self, value: Value | None) -> str:
        """Why a number is missing."""
        reason = value.why if value else ""
        return self.say(reason) if reason else ""

    def left_out(self, design: Design, measure: str) -> str:
        """Whose work a measure does not count; "" if it counts all."""
        told = (self.role(role) for role in design.at_least.get(measure, ()))
        roles = self.joined("names", told)
        return self.say("number.left-out", roles=roles) if roles else ""

    def duration(self, text: str) -> str:
        """A limit as it was written, with the unit in the language; "" stays so."""
        try:
            found = parse_duration(text)
        except NotationError:
            return text
        one = ".one" if found.amount == 1 else ""
        return self.say(f"duration.{found.unit}{one}", number=number_text(found.amount))

    def role(self, id_: str) -> str:
        return role_name(id_, self.result.roles, self.language)

    def level(self, name: str) -> str:
        """What people call a level of the office."""
        return self._called(self.result.called.levels, name)

    def department(self, name: str) -> str:
        """What people call a department, or the role that stands for one."""
        called = self.result.called.departments
        return self._called(called, name) if name in called else self.role(name)

    def jurisdiction(self, name: str) -> str:
        """What people call a city, county or other authority."""
        return self._called(self.result.called.jurisdictions, name)

    def attribute(self, name: str) -> str:
        """What people call something known of a case."""
        return self._called(self.result.called.data, name)

    def category(self, attribute: str, name: str) -> str:
        """What people call a kind of case; of a question yes or no."""
        kinds = self.result.called.kinds.get(attribute, {})
        if name in ("yes", "no") and name not in kinds:
            return self.say(name)
        return self._called(kinds, name)

    def _called(self, names: Mapping[str, Names], name: str) -> str:
        return called(names, name, self.language)

    @cached_property
    def step_names(self) -> Mapping[str, str]:
        """The names of the steps of all designs, as they are called in the first that has them."""
        steps = (step for design in reversed(self.designs) for step in design.steps)
        return step_names(steps, self.result.roles, self.language)

    def step_named(self, id_: str) -> str:
        """The name of a step of whichever design; its id in words where none has it."""
        return self.step_names.get(id_, id_.rpartition(".")[2].replace("_", " "))

    def measure(self, id_: str) -> str:
        """The short name of a measure."""
        base, _, of = id_.partition("(")
        if of:
            of = of.removesuffix(")")
            return self.say(f"measure.{base}.of", role=self.role(of), step=self.step_named(of))
        clock = self.figures.clock(base) if unit_of(base) == "days" else "days"
        return self.say(f"measure.{base}" if clock == "days" else f"measure.{base}.{clock}")

    def overload(self, design: Design) -> str:
        """Why a design has no mean, or one of this year only: how its queue grows."""
        named = design.why.split(", ")
        loads = [load for load in design.loads if load.role in named]
        agendas = [agenda for agenda in design.agendas if agenda.step in named]
        if design.status == "undecided":
            return self.say("design.undecided", design=self.head(design))
        if design.status == "growing":
            growth = design.measures["backlog_growth"]
            shown = self.figures.amount("backlog_growth", growth.value, growth.low, growth.high)
            return self.say("design.growing", design=self.head(design), growth=shown)
        if design.status == "unsettled":
            roles = {load.role for load in loads}
            names = ", ".join(self.role(n) if n in roles else self.step_named(n) for n in named)
            return self.say("design.unsettled", design=self.head(design), names=names)
        fullest = max((_kept(load) for load in loads), default=0.0)
        agenda = max(agendas, key=lambda agenda: agenda.load, default=None)
        if agenda is not None and agenda.load >= fullest:
            return self._no_room(design, agenda)
        if not loads:
            return self._drifts(design)
        return self._overloaded(design, max(loads, key=_kept))

    def _drifts(self, design: Design) -> str:
        """Where no load says why it grows."""
        growth = design.measures.get("backlog_growth")
        if growth is None or growth.value is None:
            return self.say("design.overloaded.unknown", design=self.head(design))
        shown = self.figures.amount("backlog_growth", growth.value, growth.low, growth.high)
        return self.say("design.drifts", design=self.head(design), growth=shown)

    def _no_room(self, design: Design, agenda: Agenda) -> str:
        return self.say(
            "design.overloaded.agenda",
            design=self.head(design),
            step=agenda.step,
            arriving=f"{agenda.arriving:.1f}",
            room=f"{agenda.room:.1f}",
            growth=self.figures.amount("backlog_growth", agenda.growth_per_month, 0.0, 1.0),
        )

    def _overloaded(self, design: Design, load: Load) -> str:
        missing = load.missing_staff
        posts = "design.overloaded.post" if missing == 1 else "design.overloaded.posts"
        return self.say(
            "design.overloaded",
            design=self.head(design),
            role=self.role(load.role),
            load=self.figures.share(_kept(load), 0),
            growth=self.figures.amount("backlog_growth", load.growth_per_month, 0.0, 1.0),
            missing=self.say(posts, count=missing),
        )


def _kept(load: Load) -> float:
    """How much a pool has to do, as measured if it was."""
    return load.measured or load.kept or load.load or 0.0


def compared_cell(
    view: View,
    text: str,
    measure: str,
    compared: Compared,
    further: str = "",
    figures: Figures | None = None,
) -> Cell:
    """A figure with its difference to today, and the word for it where one can be seen."""
    figures = figures or view.figures
    detail = figures.difference(measure, compared)
    if further:
        detail = f"{detail}; {further}"
    if not figures.is_seen(measure, compared):  # "no change" says it
        return Cell(text, detail)
    word = compared.word
    return Cell(text, detail, view.say(f"word.{word}"), TONES.get(word, "plain"))


def row(*cells: Cell | str) -> TableRow:
    """A plain row, from cells or their texts."""
    return TableRow(tuple(c if isinstance(c, Cell) else Cell(c) for c in cells))


def listing(caption: str, heads: tuple[str, ...], rows: tuple[TableRow, ...]) -> Table:
    """A table of words."""
    return Table(caption, tuple(Column(head) for head in heads), rows)
