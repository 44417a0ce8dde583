"""What tables of an office say: its measures, and on whom refusals hang."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.guardrails import with_unit
from approvalflow.measures.facts import NOT_OBSERVED
from approvalflow.measures.kpis import Measure, decisive_at, measures_of
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.process.authority import refusing
from approvalflow.process.model.texts import in_words
from approvalflow.report.definition import definition_of
from approvalflow.report.document import (
    Block,
    Code,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
)
from approvalflow.report.numbers import Figures, plain
from approvalflow.report.phrases import joined
from approvalflow.report.view import row, step_names
from approvalflow.study.observing import ObservedTables
from approvalflow.study.summary.flows import role_names, steps_of
from approvalflow.wording import say


class Seen:
    """What was observed, measured, in the words of a language."""

    def __init__(self, observed: ObservedTables, language: str) -> None:
        self.observed, self.language = observed, language
        self.process = observed.office.process
        self.card: Scorecard = scorecard_of(observed.log, observed.office)
        self._figures = Figures(language, "")

    def say(self, key: str, /, **told: object) -> str:
        return say(f"seen.{key}", self.language, **told)

    @property
    def measures(self) -> list[Measure]:
        """Those of cases, of which something was observed."""
        every = [one for one in measures_of(self.process) if one.of_cases and one.unit != "money"]
        return [one for one in every if self.card.measures[one.id] is not None]

    def rows(self) -> list[dict[str, object]]:
        """One a measure: what a program reads."""
        return [
            {"id": one.id, "name": self._name(one), "value": self.card.measures[one.id],
             "unit": one.unit, "at_most": one.id in self.card.at_most}
            for one in self.measures
        ]  # fmt: skip

    def document(self) -> Document:
        name = in_words(self.process.name, self.language, self.process.id)
        section = Section("seen", self.say("table"), tuple(self._blocks()), brief=True)
        return Document(name, self.language, (section,))

    def _blocks(self) -> Iterator[Block]:
        told, size = self.observed, self.card.size
        facts = {
            "count": self._number(size),
            "first": told.first.isoformat(),
            "last": told.last.isoformat(),
        }
        yield Paragraph(self.say("cases", **facts))
        if told.later:
            yield Paragraph(self.say("later", count=self._number(told.later)), "note")
        yield self._table()
        if whose := self._whose():
            yield Paragraph(whose)
        if unknown := self._unknown():
            yield Paragraph(self.say("unknown", listed=joined("names", unknown, self.language)))
        yield Paragraph(self.say("write"))
        yield Code("\n".join(self._lines()))

    def _table(self) -> Table:
        columns = Column(self.say("measure")), Column(self.say("value"), "right")
        rows = [one for one in self.measures if self._shown(one)]
        return Table(
            self.say("table"),
            columns,
            tuple(row(self._name(one), self._value(one)) for one in rows),
        )

    def _shown(self, one: Measure) -> bool:
        """Whether it is a row: who decides is a sentence, what is rare and never was is nothing."""
        rare = one.place == "rare" and not self.card.measures[one.id]
        return not rare and one.id not in self._deciding

    def _number(self, count: int) -> str:
        return plain(count, 0, self.language)

    @property
    def _deciding(self) -> dict[str, str]:
        """The measures of who decides, with their steps."""
        return {decisive_at(step).id: step for step in refusing(self.process)}

    def _name(self, measure: Measure) -> str:
        found = definition_of(measure.id, self.language)
        assert found is not None
        return found.name

    def _value(self, measure: Measure) -> str:
        value = self.card.measures[measure.id]
        unit = say(f"measures.unit.{measure.unit.replace(' ', '-')}", self.language)
        shown = self._figures.amount(measure.id, value)
        return shown if measure.unit in ("share", "count", "hours") else f"{shown} {unit}"

    def _whose(self) -> str:
        """On whom refusals hang; "" where nothing was refused, or nobody knows where."""
        refused = self.card.measures["refused"]
        names = step_names(steps_of(self.observed.office), role_names(self.process), self.language)
        told = []
        for measure, step in self._deciding.items():
            share = self.card.measures[measure]
            if share is None or not refused or not share:
                continue
            key = "hangs.most" if measure in self.card.at_most else "hangs"
            count = plain(100 * share / refused, 0, self.language)
            told.append(self.say(key, count=count, step=names[step]))
        return self.say("whose", parts=joined("parts", told, self.language)) if told else ""

    def _unknown(self) -> list[str]:
        """What the tables lack a column for."""
        every = [one for one in measures_of(self.process) if one.of_cases]
        lacking = [one for one in every if self.card.why.get(one.id) == NOT_OBSERVED]
        return list(dict.fromkeys(map(self._name, lacking)))

    def _lines(self) -> Iterator[str]:
        """What may stand in the file of the process."""
        yield "observed:"
        for one in self.measures:
            value = self.card.measures[one.id]
            if one.place == "brief" and value is not None:
                yield f"  {one.id}: {with_unit(one.id, value, '')}"
