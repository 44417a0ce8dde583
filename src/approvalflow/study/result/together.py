"""What the redesigns that are worth adopting give together."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.brevity import in_short
from approvalflow.comparison.rows import Compared
from approvalflow.comparison.shown import Status


@dataclass(frozen=True, slots=True)
class AdoptedTogether:
    """One more design, of the redesigns that are to be adopted: made one after the other."""

    __repr__ = in_short

    designs: tuple[str, ...]
    """The ids of those that are made, in their order; the best alone where none fits with it."""
    refused: tuple[str, ...]
    """The ids of the others that are to be adopted, which do not fit: the best are taken first."""
    status: Status | None = None
    """Whether it settles; null where none is made."""
    days: Compared | None = None
    """Its mean days against today; null where it has none."""
    one_by_one: float | None = None
    """The days that those made save one by one, added up."""
