"""How long the decision may take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import model_validator

from approvalflow.process.model.fields import DurationText, Frozen
from approvalflow.process.model.spreads import VaryingDuration, VaryingShare
from approvalflow.process.model.texts import choice
from approvalflow.process.model.varying import ByAttempt, ByCase, VaryingOf


class Extension(Frozen):
    """A limit made longer, once."""

    by: DurationText
    """How much longer, in the same kind of days as the statutory limit."""
    used: VaryingShare
    """The share of the cases that reach the limit undecided for which it is used."""


VaryingLate = Annotated[
    str | ByCase[str] | ByAttempt[str],
    VaryingOf(choice(("granted", "refused", "nothing"), "granted, refused, nothing"), "late"),
]


class Limits(Frozen):
    """How long the decision may take."""

    statutory: VaryingDuration | None = None
    """The limit that the law sets. A working day at whose closing, a calendar day at whose midnight
    the clock was stopped does not count."""
    promised: VaryingDuration | None = None
    """The limit that the office promises."""
    extension: Extension | None = None
    """By how much the statutory limit may be extended, once, and how often that is done."""
    if_late: VaryingLate | None = None
    """What silence means at the statutory limit: granted, refused or nothing (default)."""

    @model_validator(mode="before")
    @classmethod
    def _statutory_alone(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and "depends_on" not in value:
            return value
        return value if isinstance(value, Limits) else {"statutory": value}


class JudgedBy(Frozen):
    """What cases of a design are judged by that is not its own: the limits of today, and the cost
    from which on a case is too dear.
    """

    limits: Limits
    cost: float | None = None
