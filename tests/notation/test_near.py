"""The one "did you mean": what was probably meant, or nothing."""

import pytest

from approvalflow.errors import NotationError
from approvalflow.notation.near import near
from approvalflow.notation.units import parse_duration


@pytest.mark.parametrize(
    ("written", "meant"),
    [("reveiw", "review"), ("sing", "sign"), ("review", "review"), ("xyz", ""), ("within", "")],
)
def test_the_nearest_name(written: str, meant: str) -> None:
    assert near(written, ("intake", "review", "sign", "then")) == meant


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("same_as", ("not_same_as",), ""),
        ("at_least", ("at_most",), ""),
        ("before", ("after", "be_fore"), "be_fore"),
        ("first_review", ("last_review",), ""),
        ("police", ("intake", "opinions.police"), "opinions.police"),
        ("处长", ("科长", "clerk"), "科长"),
        ("承办", ("by", "does"), "by"),
        ("承办", ("does",), ""),
    ],
)
def test_never_the_opposite_and_the_part_after_a_dot(
    written: str, known: tuple[str, ...], meant: str
) -> None:
    assert near(written, known) == meant


def test_nothing_is_near_nothing() -> None:
    assert near("review", ()) == ""
    assert near("", ("review",)) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5 minuets", "min"),
        ("3 hrs", "h"),
        ("2 wks", "weeks"),
        ("4 workng days", "working days"),
        ("3 calender days", "calendar days"),
        ("1 business day", "working day"),
        ("3 xyz", ""),
        ("4 working hours", "open hours"),
        ("1 business hour", "open hour"),
        ("2 working weeks", ""),
        ("5 monts", ""),
        ("5 secs", ""),
    ],
)
def test_the_unit_that_was_meant(text: str, meant: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse_duration(text)
    assert (refused.value.key, refused.value.parameters["suggestion"]) == ("unknown-unit", meant)
