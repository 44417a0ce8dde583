"""What the office that asks has to say of redesigns before any number is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.fields import Frozen, reader, text_schema
from approvalflow.seconds import DAY

USUAL_SHARE = 0.05  # of today's mean


@dataclass(frozen=True, slots=True)
class Worthwhile:
    """A saving of mean days: a share of today's, or calendar days where `days` is given."""

    share: float = USUAL_SHARE
    days: float | None = None

    def of(self, today: float | None) -> float | None:
        """In calendar days; None where it is a share of a mean that is not known."""
        if self.days is not None:
            return self.days
        return None if today is None else self.share * today


def parse_worthwhile(text: str) -> Worthwhile:
    """`5%` or `2 calendar days`.

    Raises NotationError: worthwhile-unit, not-positive, and those of shares and lengths of time.
    """
    if text.rstrip().endswith("%"):
        found = Worthwhile(units.parse_share(text))
        positive = found.share > 0
    else:
        length = units.parse_duration(text)
        if length.clock is units.Clock.WORKING:
            raise NotationError("worthwhile-unit", text=text)
        found = Worthwhile(days=length.scaled / DAY)
        positive = length.amount > 0
    if not positive:
        raise NotationError("not-positive", name="worthwhile")
    return found


WorthwhileText = Annotated[
    Worthwhile,
    reader(parse_worthwhile, Worthwhile),
    text_schema("A share of the days of today, or calendar days: 5%, 2 calendar days."),
]


class StudyRules(Frozen):
    """By what redesigns are judged."""

    worthwhile: WorthwhileText = Worthwhile()
    """The least saving of mean days that is worth the trouble: a share of the days of today (5% if
    nothing is said), or calendar days."""
