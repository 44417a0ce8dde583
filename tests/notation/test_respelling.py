"""What is proposed to be typed is accepted, and is the same value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.holidays import parse_closure
from approvalflow.calendar.hours import DAY, WEEKDAYS, parse_hours
from approvalflow.calendar.sittings import parse_runs, parse_sits
from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.notation.respelling import with_typed
from approvalflow.process.model.spreads import Time


def wage(text: str) -> units.Rate:
    return units.parse_rate(text, ("h",))


def typed(text: str, read: Callable[[str], Any]) -> dict[str, str]:
    """The parameters of the refusal, with what to type."""
    with pytest.raises(NotationError) as refused:
        read(text)
    return with_typed(refused.value, text, read).parameters


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


WHOLE = st.integers(1, 999_999_999)
UNIT = st.sampled_from(["m2", "EUR", "visitors", "%"])


@given(WHOLE, UNIT, st.sampled_from([",", "'", "_"]))
def test_thousands_are_blanks(number: int, unit: str, sign: str) -> None:
    text = f"{f'{number:,}'.replace(',', sign)} {unit}"
    if sign not in text:
        assert units.parse_quantity(text).amount == number
        return
    told = typed(text, units.parse_quantity)
    meant = told.get("typed") or told["spaced"]
    assert units.parse_quantity(meant) == units.Quantity(number, unit)


@given(WHOLE, st.text("0123456789", min_size=1, max_size=6), UNIT)
def test_a_comma_is_a_point_or_thousands(whole: int, decimals: str, unit: str) -> None:
    told = typed(f"{whole},{decimals} {unit}", units.parse_quantity)
    meant = told.get("typed") or told["decimal"]
    assert units.parse_quantity(meant) == units.Quantity(float(f"{whole}.{decimals}"), unit)
    if "spaced" in told:
        thousands = units.parse_quantity(told["spaced"])
        assert thousands == units.Quantity(float(f"{whole}{decimals}"), unit)


@given(WHOLE.filter(lambda n: n > 999), st.integers(10, 99))
def test_signs_of_the_continent(number: int, cents: int) -> None:
    text = f"{f'{number:,}'.replace(',', '.')},{cents} EUR"
    amount = units.parse_money(typed(text, units.parse_money)["typed"]).amount
    assert amount == float(f"{number}.{cents}")


@given(st.integers(0, 100))
def test_full_width_is_read(number: int) -> None:
    for text in (f"{number}％", wide(f"{number}%"), f"{number} ％"):
        assert units.parse_share(text) == number / 100
    assert units.parse_duration(wide(f"{number}") + " min") == units.Duration(number, "min")


@given(st.integers(1, 99), st.sampled_from(["about", "usually", "ca.", "~", "大约", "approx."]))
def test_words_before_a_number(number: int, word: str) -> None:
    told = typed(f"{word} {number} min", units.parse_duration)
    assert units.parse_duration(told["typed"]) == units.Duration(number, "min")


@given(st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True), st.data())
def test_a_night_as_advised_is_accepted(days: list[int], data: st.DataObject) -> None:
    start = data.draw(st.integers(13, 23))
    end = data.draw(st.integers(1, 12))
    names = " ".join(WEEKDAYS[day] for day in days)
    with pytest.raises(NotationError) as refused:
        parse_hours(f"{names} {start}:00-{end:02d}:00")
    night = parse_hours(refused.value.parameters["typed"])
    assert night.open_seconds == len(days) * (DAY - (start - end) * 3600)


@pytest.mark.parametrize(
    ("text", "read", "meant"),
    [
        ("40 €/h", wage, "40 EUR/h"),
        ("€40/h", wage, "40 EUR/h"),
        ("40 eur per hour", wage, "40 EUR/h"),
        ("２５ percent", units.parse_share, "25%"),
        ("2 h 30 min", units.parse_duration, "150 min"),
        ("1:30 h", units.parse_duration, "90 min"),
        ("06.01.2025", units.parse_date, "2025-01-06"),
        ("first Thursday 14:00-17:00", parse_sits, "1st Thu 14:00-17:00"),
        ("every Thu", parse_sits, "Thu 14:00-17:00"),
        ("twice a week", parse_sits, "Tue Fri 15:00-17:00"),
        ("Tue Fri 3pm-5pm", parse_sits, "Tue Fri 15:00-17:00"),
        ("Thursdays 2 pm - 5.30 pm", parse_sits, "Thu 14:00 - 17:30"),
        ("Monday to Friday 9am to 5pm", parse_hours, "Mon-Fri 09:00-17:00"),
        ("Mon-Fri", parse_hours, "Mon-Fri 09:00-17:00"),
        ("9-17", parse_hours, "Mon-Fri 09:00-17:00"),
        ("Mon-Fri 9h-17h", parse_hours, "Mon-Fri 09:00-17:00"),
        ("weekdays 09:00-17:00", parse_hours, "Mon-Fri 09:00-17:00"),
        ("two", units.parse_count, "2"),
        ("两人", units.parse_count, "2"),
        ("half an hour", units.parse_duration, "30 min"),
        ("半小时", units.parse_duration, "30 min"),
        ("three weeks", units.parse_duration, "3 weeks"),
        ("三周", units.parse_duration, "3 weeks"),
        ("one in four", units.parse_share, "25%"),
        ("1/4", units.parse_share, "25%"),
        ("四分之一", units.parse_share, "25%"),
        ("3 out of 4", units.parse_share, "75%"),
        ("1 January 2025", units.parse_date, "2025-01-01"),
        ("Jan 6th, 2025", units.parse_date, "2025-01-06"),
        ("24.12.2025 - 1.1.2026", parse_closure, "2025-12-24 to 2026-01-01"),
        ("daily at 17:00", parse_runs, "Mon-Fri 17:00"),
        ("周二", parse_sits, "Tue 14:00-17:00"),
        ("monthly", parse_sits, "1st Mon 14:00-17:00"),
        ("3 - 5 working days", Time.of_text, "3 to 5 working days"),
        ("20 ± 5 min", Time.of_text, "15 to 25 min"),
    ],
)
def test_what_to_type(text: str, read: Callable[[str], Any], meant: str) -> None:
    told = typed(text, read)
    assert meant in (told.get("typed"), told.get("example"))
    read(meant)


@pytest.mark.parametrize("text", ["3天", "三天", "3 天", "3日"])
def test_a_chinese_day_is_of_either_kind(text: str) -> None:
    told = typed(text, units.parse_duration)
    for kind, unit in (("working", "working day"), ("calendar", "calendar day")):
        assert units.parse_duration(told[kind]) == units.Duration(3, unit)


@given(st.text(max_size=40))
def test_what_is_proposed_is_read_whatever_was_written(text: str) -> None:
    """And proposing ends."""
    for read in (units.parse_duration, units.parse_share, parse_hours, parse_sits, parse_runs):
        try:
            read(text)
        except NotationError as error:
            if proposed := with_typed(error, text, read).parameters.get("typed"):
                read(proposed)


@pytest.mark.parametrize("text", ["8% over 2 000", "12 square metres", "5 m2 or so"])
def test_a_unit_is_one_word(text: str) -> None:
    with pytest.raises(NotationError) as refused:
        units.parse_quantity(text)
    assert refused.value.key == "unit-not-a-word"
