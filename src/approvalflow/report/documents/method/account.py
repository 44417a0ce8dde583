"""What every item of the account draws on, and how an item is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, ENDS, Route
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import in_words, words_of
from approvalflow.report.document import Block, FactList, Paragraph, Table
from approvalflow.report.view import View, listing, row, step_names
from approvalflow.study.reading import Study
from approvalflow.study.result import Names

NOT_STATED = "method.not-stated"


@dataclass(frozen=True)
class Account:
    """A result with the study that is in it, in one language."""

    view: View
    study: Study

    @property
    def today(self) -> Process:
        return self.study.today.process

    @property
    def processes(self) -> tuple[Process, ...]:
        """Of all designs, today first."""
        redesigns = self.study.redesigns[: len(self.view.designs) - 1]
        return (self.today, *(read.process for read in redesigns))

    @property
    def language(self) -> str:
        return self.view.language

    def say(self, key: str, /, **parameters: object) -> str:
        return self.view.say(key, **parameters)

    @property
    def unstated(self) -> str:
        return self.say(NOT_STATED)

    def words(self, said: Names) -> str:
        """What the author says, in the language or in another; or that he does not."""
        return self.view.name(said) if said else self.unstated

    def behind(self, words: str) -> str:
        """What stands behind a number of a file, in the language where the file says it in it."""
        return in_words(words_of(words), self.language, words)

    def sentence(self, *parts: str) -> str:
        """Parts of a sentence, those that say something, with its full stop."""
        said = self.view.joined("parts", (part for part in parts if part))
        return self.say("method.sentence", text=said)

    @cached_property
    def steps(self) -> dict[str, str]:
        """What people call the steps of today, by id."""
        result = self.view.result
        return step_names(result.designs[0].steps, result.roles, self.language)

    @cached_property
    def _others(self) -> dict[str, str]:
        """The same of the steps of all designs."""
        steps = {step.id: step for design in self.view.designs for step in design.steps}
        return step_names(steps.values(), self.view.result.roles, self.language)

    def place(self, name: str) -> str:
        """A step or an end, for people."""
        if name in self.steps:
            return self.steps[name]
        if name == ANSWERED:
            return self.say("method.place.answered")
        return self.say(f"place.{name}") if name in ENDS else self._others.get(name, name)

    def route(self, route: Route, step: Step | None = None) -> str:
        """Where an arrow leads, under which conditions; in a branch a refusal is its answer."""
        arms = []
        for arm in route:
            to = self.place(arm.to)
            if arm.to == "refused" and step is not None and step.inside is not None:
                to = self.say("method.place.refuses")
            if arm.when is not None:
                to = self.say("phrase.if", what=to, condition=arm.when)
            arms.append(to)
        return self.say("phrase.else").join(arms)

    def roles(self, names: Iterable[str]) -> str:
        return self.view.joined("names", map(self.view.role, names))

    def facts(self, *pairs: tuple[str, str]) -> FactList:
        """Names by the last part of their key, and what they are."""
        return FactList(tuple((self.say(f"method.fact.{key}"), text) for key, text in pairs))

    def listing(self, caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
        """A table of words; heads by the last part of their key."""
        titles = tuple(self.say(f"method.head.{head}") for head in heads)
        return listing(self.say(f"method.table.{caption}"), titles, tuple(row(*r) for r in rows))

    def paragraph(self, key: str, /, **parameters: object) -> Paragraph:
        return Paragraph(self.say(f"method.{key}", **parameters))


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the list by its number, whose title is `method.item.<number>`."""

    number: str
    blocks: Callable[[Account], Iterator[Block]]
