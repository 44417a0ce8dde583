"""Parallel boxes: their branches, and when they decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.dues import BranchDue
from approvalflow.process.model.fields import Frozen, custom_error
from approvalflow.process.model.texts import Condition, choice


class Join(Frozen):
    """How many branches of a box must not refuse."""

    rule: Literal["all", "any", "majority", "at_least"] = "all"
    count: int = 0

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and set(value) == {"at_least"}:
            return {"rule": "at_least", "count": _at_least(value["at_least"])}
        if isinstance(value, str):
            if value not in ("all", "any", "majority"):
                raise PydanticCustomError("unknown-join", "unknown-join", {"text": value})
            return {"rule": value}
        if isinstance(value, Mapping) and value:
            found = ", ".join(sorted(value))
            raise PydanticCustomError("unknown-join", "unknown-join", {"text": found})
        return value

    def needed(self, entered: int) -> int:
        """How many of the branches entered must not refuse."""
        match self.rule:
            case "all":
                return entered
            case "any":
                return min(1, entered)
            case "majority":
                return entered // 2 + 1
            case "at_least":
                return min(self.count, entered)


def _at_least(value: Any) -> int:
    if not isinstance(value, str):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        count = units.parse_count(value)
    except NotationError as error:
        raise custom_error(error) from None
    if count < 1:
        raise PydanticCustomError("not-positive", "not-positive", {"name": "at_least"})
    return count


WHEN_ALL, WHEN_CERTAIN = "when all have answered", "as soon as certain"
Decides = choice(
    (WHEN_ALL, WHEN_CERTAIN),
    "when all have answered (default); as soon as certain: the other branches are then broken off",
)
OneNotice = choice(
    ("yes", "no"),
    "yes: what the branches ask of the applicant is asked at once, when each has answered or asked",
)


class Branch(Frozen):
    """One branch of a parallel box."""

    only_if: Condition | None = None
    """The branch is asked only for cases of which this is true."""
    due: BranchDue | None = None
    """By when a branch of several steps must have answered."""
    first: str = Field(alias="#first")
