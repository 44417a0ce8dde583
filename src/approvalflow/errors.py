"""Mistakes a user can mend: what, where, and the facts the sentence needs.

The sentences themselves stand in `wording`; here is only their key and parameters, so that
one problem can be told in any language, as text or as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
MOST_FOUND = 500
"""Problems of one file after which a stage looks for no more: there is enough to mend."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file. Lines and columns count from 1; `length` is in characters."""

    file: str
    line: int
    column: int
    length: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `key` names its sentence in `wording`, e.g. "unknown-step"."""

    key: str
    where: Where | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def place(self) -> tuple[str, int, int]:
        """Where the problem sorts: by file, line, column."""
        if self.where is None:
            return ("", 0, 0)
        return (self.where.file, self.where.line, self.where.column)


class ApprovalFlowError(Exception):
    """The input cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("; ".join(p.key for p in self.problems[:MOST_FOUND]))

    def __reduce__(self) -> tuple[type[ApprovalFlowError], tuple[tuple[Problem, ...]]]:
        """From one process to another."""
        return type(self), (self.problems,)


class NotationError(ValueError):
    """A single value that cannot be read: the key and parameters of a problem without a place."""

    def __init__(self, key: str, /, **parameters: object) -> None:
        self.key = key
        self.parameters = {name: str(value) for name, value in parameters.items()}
        super().__init__(key)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, each said once."""
    seen: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.key, problem.place, *sorted(problem.parameters.items())), problem)
    return tuple(sorted(seen.values(), key=lambda p: p.place))


def errors_only(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that make the input unusable."""
    return tuple(p for p in problems if p.severity == "error")
