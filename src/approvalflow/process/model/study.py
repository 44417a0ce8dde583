"""What the office that asks has to say of redesigns before any number is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.fields import Frozen, MoneyText, ReadBy, text_schema
from approvalflow.process.model.texts import Words
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
    if units.is_share(text):
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
    ReadBy(parse_worthwhile, Worthwhile),
    text_schema("A share of the days of today, or calendar days: 5%, 2 calendar days."),
]


def _said(words: Words, info: ValidationInfo) -> Words:
    """Words that say something, in each language in which they are said."""
    if not words or not all(text.strip() for _, text in words):
        raise PydanticCustomError("says-nothing", "says-nothing", {"key": info.field_name or ""})
    return words


Said = Annotated[Words, AfterValidator(_said)]


class StudyRules(Frozen):
    """What a study is for, and by what redesigns are judged."""

    purpose: Said | None = None
    """The background of the study and what it is to find out, in one language or by language."""
    decision: Said | None = None
    """The decision that it serves, in one language or by language."""
    contact: Said | None = None
    """Whom to ask about it, in one language or by language."""
    too_dear: MoneyText | None = None
    """From which cost on a case is too dear for the office: a bar of the crisis in numbers."""
    worthwhile: WorthwhileText = Worthwhile()
    """The least saving of mean days that is worth the trouble: a share of the days of today (5% if
    nothing is said), or calendar days."""
