"""A process in the words of a language: as a file has it in English, by its names in others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from approvalflow.language.writing import route_text, text_of
from approvalflow.notation.chinese import times_said
from approvalflow.notation.expressions import Expression
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ENDS, Route
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.report import phrases
from approvalflow.report.documents.method.values import in_words
from approvalflow.report.sentences import condition_words
from approvalflow.report.view import called, role_name, step_names
from approvalflow.study.summary.flows import called_in, role_names, steps_of
from approvalflow.wording import say


@dataclass(frozen=True)
class Telling:
    """What a process is told with. In English whoever reads it finds the words in the file."""

    process: Process
    language: str

    @property
    def as_written(self) -> bool:
        return self.language == "en"

    def say(self, key: str, /, **parameters: object) -> str:
        return say(key, self.language, **parameters)

    @cached_property
    def _roles(self) -> dict[str, Any]:
        return role_names(self.process)

    @cached_property
    def _steps(self) -> dict[str, str]:
        return step_names(steps_of(Office(self.process)), self._roles, self.language)

    def step(self, name: str) -> str:
        return name if self.as_written else self._steps.get(name, name)

    def role(self, name: str) -> str:
        return name if self.as_written else role_name(name, self._roles, self.language)

    def key(self, name: str) -> str:
        """What a key of the file says."""
        return name if self.as_written else self.say(f"field.{name}")

    def attribute(self, name: str) -> str:
        """What people call something known of a case."""
        return called(called_in(self.process).data, name, self.language)

    def category(self, attribute: str, name: str) -> str:
        """What people call a kind of case; of a question yes or no."""
        kinds = called_in(self.process).kinds.get(attribute, {})
        if name in ("yes", "no") and name not in kinds:
            return self.say(name)
        return called(kinds, name, self.language)

    def value(self, value: Any) -> str:
        """A length of time, a share, a law, or several of them."""
        return text_of(value) if self.as_written else in_words(self._named(value), self.language)

    def _named(self, value: Any) -> Any:
        """The same with its kinds of case by their names."""
        if isinstance(value, ByAttempt):
            return ByAttempt(tuple(map(self._named, value.attempts)))
        if not isinstance(value, ByCase):
            return value
        by = value.depends_on
        options = tuple((self.category(by, k), self._named(part)) for k, part in value.options)
        rest = None if value.otherwise is None else self._named(value.otherwise)
        return ByCase(self.attribute(by), options, rest)

    def times(self, text: str) -> str:
        """Opening hours and sittings."""
        return times_said(text) if self.language == "zh" else text

    def condition(self, condition: Expression) -> str:
        text = str(condition)
        return text if self.as_written else condition_words(text, self)

    def route(self, route: Route) -> str:
        """Where an arrow leads, under which conditions."""
        if self.as_written:
            return phrases.route(route_text(route), self.language)
        arms = []
        for arm in route:
            to = self.say(f"place.{arm.to}") if arm.to in ENDS else self.step(arm.to)
            if arm.when is not None:
                to = self.say("phrase.for", what=to, condition=self.condition(arm.when))
            arms.append(to)
        return self.say("phrase.else").join(arms)
