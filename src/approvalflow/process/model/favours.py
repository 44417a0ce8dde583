"""What leaves room for favours, and what they are worth: said of steps and of the office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.process.model.fields import Frozen, MoneyText, Share

EXCEPT = "except "  # before what is not published


def _published(value: Any) -> str:
    """Whether criteria are published; what is not, where that is said."""
    if value in ("yes", "no") or (isinstance(value, str) and value.startswith(EXCEPT)):
        return str(value)
    if isinstance(value, Mapping) and set(value) == {"except"} and value["except"]:
        return f"{EXCEPT}{value['except']}"
    raise PydanticCustomError("published-how", "published-how", {})


Published = Annotated[
    str,
    BeforeValidator(_published),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["yes", "no"]},
                {
                    "type": "object",
                    "properties": {"except": {"type": "string"}},
                    "required": ["except"],
                    "additionalProperties": False,
                },
            ],
            "description": "yes, no, or {except: what is not}.",
        }
    ),
]


class Favours(Frozen):
    """What a favour is worth to whoever grants it, and what it costs whoever is found out."""

    gain: MoneyText
    """What is gained by one favour."""
    sanction: MoneyText
    """What it costs whoever is found out."""
    found: Share = 1.0
    """How likely somebody who looks at the decision afterwards finds it; 100% if nothing is
    said."""

    @property
    def audited(self) -> float:
        """The share of decisions that must be looked at for a favour not to pay: gain / (chance to
        be found x sanction), which may be more than all (Becker 1968).
        """
        least = self.found * self.sanction.amount
        return self.gain.amount / least if least else float("inf")
