"""Arrows: where a case goes next, under which conditions."""

from __future__ import annotations

from pydantic import Field

from approvalflow.notation.expressions import Expression
from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.texts import Condition

ENDS = ("granted", "refused", "withdrawn", "lapsed")
ANSWERED = "#answered"  # where the last arrow of a branch leads: back to its box
WORDS_OF_ORDER = ("next", "previous")


class Arm(Frozen):
    """One arrow of several: taken where its condition is the first that holds."""

    when: Condition | None = Field(default=None, alias="if")
    """The condition; the last arm has none."""
    to: str
    """A step or an end."""


Route = tuple[Arm, ...]


def arm_to(to: str, when: Expression | None = None) -> Arm:
    """An arrow under a condition; without one, it is the last of its route."""
    return Arm.model_validate({"when": when, "to": to})


def straight(to: str) -> Route:
    """The route that always leads to one place."""
    return (arm_to(to),)


def usable_name(name: str) -> bool:
    """Whether a step may have this name."""
    reserved = (*ENDS, *WORDS_OF_ORDER, "start", "role", "otherwise", "rest", "none")
    return name.replace("_", "a").replace("-", "a").isalnum() and name not in reserved
