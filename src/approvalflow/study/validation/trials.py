"""What a row of the certificate is made of: processes that are simulated, and what is held against
what of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.study.validation.readings import Reading

Measured = Literal["hours", "hours^2", "share", "count", "differences"]


@dataclass(frozen=True, slots=True)
class Model:
    """A folder of `models`; with a `redesign`, what that makes of its process."""

    name: str
    redesign: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One figure, named `quantity` in the wording: what is read of a trial, and the `exact` value
    by its `formula`. `of`: the step, role or kind that it is a figure of.

    A check of `differences` counts what is not as it must be: it has no chance in it.
    """

    quantity: str
    reading: Reading
    exact: float
    formula: str
    unit: Measured = "hours"
    of: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Processes simulated with the same luck, for so many weeks and replications, and the checks
    that read their logs. The start-up is that of the program's own rule.
    """

    models: tuple[Model, ...]
    weeks: int
    replications: int
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the certificate, V-01 and so on. Without trials, a sentence says why; `noted`: one
    says what of the row has no trial.
    """

    id: str
    trials: tuple[Trial, ...] = ()
    noted: bool = False

    @property
    def number(self) -> int:
        return int(self.id.removeprefix("V-"))


def trial(model: str, weeks: int, *checks: Check, replications: int = 30) -> Trial:
    """Of one process, or of what a redesign makes of it: `V-03-merged/merged`."""
    name, _, redesign = model.partition("/")
    return Trial((Model(name, redesign or None),), weeks, replications, checks)
