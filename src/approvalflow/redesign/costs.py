"""What a redesign or a move costs beside the work of the office: once, and every year after."""

from __future__ import annotations

from typing import Annotated

from approvalflow.errors import NotationError
from approvalflow.notation.units import Money, parse_money
from approvalflow.process.model.fields import Frozen, ReadBy, text_schema

YEARS = 3  # of running costs that a budget holds


def parse_cost(text: str) -> Money:
    """An amount of money, or a bare 0; raises NotationError: negative, and those of money."""
    found = parse_money(text)
    if found.amount < 0:
        raise NotationError("negative", text=text)
    return found


CostText = Annotated[
    Money,
    ReadBy(parse_cost, Money),
    text_schema("An amount of money with its currency: 250 000 CNY."),
]


class Costs(Frozen):
    """Money that it takes, beside the work of the office."""

    once: CostText = Money(0.0, "")
    """What is paid once: software, building, training."""
    per_year: CostText = Money(0.0, "")
    """What is paid every year from then on."""

    @property
    def budget(self) -> float:
        """What is paid once, and three years of what is paid every year."""
        return self.once.amount + YEARS * self.per_year.amount

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those in which it is said; nothing at all costs it in none."""
        return tuple(m.currency for m in (self.once, self.per_year) if m.currency)
