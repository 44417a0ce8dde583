import pickle
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.calendar import Calendar, CalendarEnds, date_of
from approvalflow.calendar.holidays import HolidayRule, off_days, parse_holidays
from approvalflow.calendar.hours import parse_hours
from approvalflow.calendar.intervals import build_calendar, difference, intersection
from approvalflow.errors import NotationError
from approvalflow.seconds import DAY

MONDAY = date(2025, 1, 6)
NOBODY = HolidayRule()
LUNCH = "Mon-Fri 09:00-12:00 and 13:30-17:30"


def h(hour: float, day: int = 0) -> int:
    return day * DAY + round(hour * 3600)


def calendar(hours: str, days: int = 14) -> Calendar:
    return build_calendar(parse_hours(hours), NOBODY, MONDAY, days)


def on(rule: str, first: date, last: date, hours: str = LUNCH) -> Calendar:
    days = (last - first).days + 1
    return build_calendar(parse_hours(hours), parse_holidays(rule), first, days)


def is_working(made: Calendar, day: date) -> bool:
    return bool(made.working[(day - made.starts).days])


# Hours


def test_lunch_breaks() -> None:
    hours = parse_hours(LUNCH)
    assert hours.days[0] == ((h(9), h(12)), (h(13.5), h(17.5)))
    assert hours.days[5] == ()
    assert hours.open_seconds == 5 * 7 * 3600
    assert hours.working_day_seconds == 7 * 3600


def test_always() -> None:
    hours = parse_hours("always")
    assert hours.working_day_seconds == 86_400
    assert str(hours) == "always"


def test_groups_of_days_give_a_mean_working_day() -> None:
    hours = parse_hours("Mon-Thu 08:30-12:30 and 13:00-17:00 Fri 08:30-12:30")
    assert hours.working_day_seconds == (4 * 8 + 4) / 5 * 3600
    assert parse_hours(["Mon-Thu 08:30-12:30 and 13:00-17:00", "Fri 08:30-12:30"]) == hours


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        (LUNCH, LUNCH),
        ("Mon, Wed,Fri 9:00-17:00", "Mon Wed Fri 09:00-17:00"),
        ("Sun-Thu 08:00 - 24:00", "Sun-Thu 08:00-24:00"),
        ("Wed 14:00-17:00 Mon 14:00-17:00", "Wed Mon 14:00-17:00"),
        ("Fri 08:00-12:00 Mon–Thu 13:00-15:00 and 08:00-12:00",
         "Fri 08:00-12:00 Mon-Thu 08:00-12:00 and 13:00-15:00"),
    ],
)  # fmt: skip
def test_normal_spelling(written: str, spelt: str) -> None:
    assert str(parse_hours(written)) == spelt
    assert parse_hours(spelt) == parse_hours(written)


@pytest.mark.parametrize(
    ("text", "key", "parameters"),
    [
        ("Tusday 09:00-17:00", "unknown-weekday", {"word": "Tusday", "suggestion": "Tue"}),
        ("Monday 09:00-17:00", "unknown-weekday", {"word": "Monday", "suggestion": "Mon"}),
        ("mon 09:00-17:00", "unknown-weekday", {"word": "mon", "suggestion": "Mon"}),
        ("Xyzzy 09:00-17:00", "unknown-weekday", {"word": "Xyzzy", "suggestion": ""}),
        ("Mon 9.00-17:00", "bad-clock-time", {"text": "9.00"}),
        ("Mon 09:00-25:00", "bad-clock-time", {"text": "25:00"}),
        ("Mon 24:00-24:00", "bad-clock-time", {"text": "24:00"}),
        ("Mon 22:00-06:00", "hours-backwards",
             {"text": "22:00-06:00", "typed": "Mon 22:00-24:00 Tue 00:00-06:00"}),
        ("Mon 09:00-09:00", "hours-backwards", {"text": "09:00-09:00"}),
        ("Mon 09:00-13:00 and 12:00-17:00", "hours-overlap",
         {"first": "09:00-13:00", "second": "12:00-17:00",
          "text": "Mon 09:00-13:00 and 12:00-17:00"}),
        ("Mon-Fri 09:00-12:00 Fri 13:00-14:00", "day-twice",
         {"day": "Fri", "text": "Mon-Fri 09:00-12:00 Fri 13:00-14:00",
              "typed": "Mon-Thu 09:00-12:00 Fri 09:00-12:00 and 13:00-14:00"}),
        ("", "bad-hours", {"text": ""}),
        ("Mon-Fri", "bad-hours", {"text": "Mon-Fri"}),
        ("09:00-17:00", "bad-hours", {"text": "09:00-17:00"}),
        ("Mon 09:00", "bad-hours", {"text": "Mon 09:00"}),
        ("Mon 09:00-12:00 13:00-14:00", "bad-hours", {"text": "Mon 09:00-12:00 13:00-14:00"}),
        ("Mon 09:00-12:00 and", "bad-hours", {"text": "Mon 09:00-12:00 and"}),
        ("Mon 09:00-12:00 and Tue 09:00-12:00", "bad-hours",
         {"text": "Mon 09:00-12:00 and Tue 09:00-12:00"}),
        ("Mon-Wed-Fri 09:00-12:00", "bad-hours", {"text": "Mon-Wed-Fri"}),
    ],
)  # fmt: skip
def test_hours_refused(text: str, key: str, parameters: dict[str, str]) -> None:
    with pytest.raises(NotationError) as caught:
        parse_hours(text)
    assert (caught.value.key, caught.value.parameters) == (key, parameters)


def test_an_empty_list_of_hours_is_refused() -> None:
    with pytest.raises(NotationError, match="bad-hours"):
        parse_hours([])


# Days off


@pytest.mark.parametrize("text", ["none", "CN", "NL", "US", "GB-ENG", "US-CA", "US-DC"])
def test_holidays_read_and_spelt(text: str) -> None:
    assert str(parse_holidays(text)) == text


@pytest.mark.parametrize(
    ("text", "key", "parameters"),
    [
        ("GB", "holidays-need-part",
         {"country": "GB", "examples": "GB-ENG, GB-NIR, GB-SCT, GB-WLS"}),
        ("China", "unknown-holidays", {"text": "China", "suggestion": "CN"}),
        ("UK", "unknown-holidays", {"text": "UK", "suggestion": "GB-ENG"}),
        ("United States", "unknown-holidays", {"text": "United States", "suggestion": "US"}),
        ("England", "unknown-holidays", {"text": "England", "suggestion": "GB-ENG"}),
        ("GB-England", "unknown-holidays", {"text": "GB-England", "suggestion": "GB-ENG"}),
        ("CN-XX", "unknown-holidays", {"text": "CN-XX", "suggestion": ""}),
        ("CN-", "unknown-holidays", {"text": "CN-", "suggestion": ""}),
    ],
)  # fmt: skip
def test_holidays_refused(text: str, key: str, parameters: dict[str, str]) -> None:
    with pytest.raises(NotationError) as caught:
        parse_holidays(text)
    assert (caught.value.key, caught.value.parameters) == (key, parameters)


def test_china_works_on_some_weekends() -> None:
    year = on("CN", date(2025, 1, 1), date(2025, 12, 31))
    sunday, saturday = date(2025, 1, 26), date(2025, 2, 8)
    assert is_working(year, sunday)
    assert is_working(year, saturday)
    start = date(2025, 1, 28)
    assert not any(is_working(year, start + timedelta(days=i)) for i in range(8))
    assert is_working(year, date(2025, 2, 5))
    assert not is_working(year, date(2025, 2, 9))


def test_make_up_days_have_the_hours_of_the_day_listed_first() -> None:
    sunday = date(2025, 1, 26)
    made = on("CN", sunday, sunday, "Wed 14:00-17:00 Mon 09:00-12:00")
    assert made.opens.tolist() == [h(14)]
    assert made.closes.tolist() == [h(17)]


def test_make_up_days_are_known_only_so_far() -> None:
    known = off_days(parse_holidays("CN"), date(2025, 1, 1), date(2060, 12, 31))
    assert known.known_until is not None
    assert 2025 <= known.known_until < 2060
    assert max(known.made_up).year <= known.known_until
    assert date(2060, 1, 1) in known.off
    assert off_days(parse_holidays("NL"), MONDAY, MONDAY).known_until is None


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("GB-ENG", date(2025, 4, 21)),  # Easter Monday, which plain GB lacks in older data
        ("GB-ENG", date(2025, 8, 25)),
        ("NL", date(2025, 4, 26)),  # King's Day, a day early since the 27th is a Sunday
        ("US", date(2025, 7, 4)),
    ],
)
def test_days_off(rule: str, day: date) -> None:
    assert off_days(parse_holidays(rule), day, day).off == {day}
    around = on(rule, day - timedelta(days=1), day + timedelta(days=1), "Mon-Sun 09:00-17:00")
    assert around.working.tolist()[1] is False


def test_always_knows_no_holidays_but_closes_when_told_to() -> None:
    new_year = date(2025, 1, 1)
    assert is_working(on("NL", new_year, MONDAY, "always"), new_year)
    shut = build_calendar(parse_hours("always"), NOBODY, MONDAY, 3, closed=[date(2025, 1, 7)])
    assert shut.working.tolist() == [True, False, True]
    assert shut.opens.tolist() == [0, 2 * DAY]


# Open time


def test_open_time_by_hand() -> None:
    made = calendar(LUNCH)
    assert made.open_before(h(10)) == h(1)
    assert made.open_before(h(13)) == h(3)
    assert made.open_between(h(11), h(10, day=1)) == h(1) + h(4) + h(1)
    assert not made.is_open(h(12))
    assert made.is_open(h(9))
    assert made.next_open(h(12)) == h(13.5)
    assert made.next_open(h(18, day=4)) == h(9, day=7)
    assert made.advance(h(9), h(3)) == h(12)  # fits exactly: ends at the close
    assert made.advance(h(9), h(3) + 1) == h(13.5) + 1
    assert made.advance(h(12.5), 0) == h(12.5)
    assert made.instant(0) == h(9)
    assert made.instant(h(3)) == h(13.5)  # on a close: the next opening
    assert made.working_days_before(7) == 5
    assert made.working_days_before(np.array([0, 6, 14])).tolist() == [0, 5, 10]


def test_arrays_and_broadcasting() -> None:
    made = calendar(LUNCH)
    t = np.array([[h(9)], [h(12)]])
    assert made.advance(t, np.array([60, 0])).tolist() == [[h(9) + 60, h(9)], [h(13.5) + 60, h(12)]]
    assert made.open_between(0, t).tolist() == [[0], [h(3)]]


def test_touching_intervals_are_one() -> None:
    assert calendar("always").opens.tolist() == [0]
    assert calendar("Mon-Tue 00:00-24:00").closes.tolist() == [h(0, 2), h(0, 9)]
    assert calendar("Mon 09:00-12:00 and 12:00-17:00", days=7).opens.tolist() == [h(9)]


def test_beyond_the_last_day() -> None:
    made = calendar(LUNCH, days=7)
    total = int(made.before[-1])
    assert made.end == 7 * DAY
    assert made.advance(0, total) == h(17.5, day=4)
    for ask in (
        lambda: made.advance(0, total + 1),
        lambda: made.instant(total),
        lambda: made.next_open(h(17.5, day=4)),
        lambda: made.working_days_before(8),
    ):
        with pytest.raises(CalendarEnds):
            ask()


def test_negative_amounts_are_refused() -> None:
    made = calendar(LUNCH)
    with pytest.raises(ValueError, match="-1"):
        made.advance(0, -1)
    with pytest.raises(ValueError, match="-1"):
        made.instant(-1)


def test_a_calendar_that_never_opens() -> None:
    made = calendar("Sun 09:00-10:00", days=3)
    assert made.open_before(np.array([0, DAY])).tolist() == [0, 0]
    assert not made.is_open(5)
    assert made.advance(5, 0) == 5
    with pytest.raises(CalendarEnds):
        made.advance(5, 1)
    with pytest.raises(CalendarEnds):
        made.next_open(5)
    assert not made.working.any()


def test_intersection_and_difference() -> None:
    a, b = calendar("Mon 09:00-17:00", days=7), calendar("Mon-Tue 12:00-13:00", days=7)
    both, rest = intersection(a, b), difference(a, b)
    assert (both.opens.tolist(), both.closes.tolist()) == ([h(12)], [h(13)])
    assert (rest.opens.tolist(), rest.closes.tolist()) == ([h(9), h(13)], [h(12), h(17)])
    nothing = difference(b, calendar("always", days=7))
    assert nothing.opens.size == 0
    assert not nothing.working.any()
    assert intersection(nothing, a).opens.size == 0
    assert difference(a, nothing).opens.tolist() == [h(9)]
    with pytest.raises(ValueError, match="7 days from 2025-01-06 and 14 days"):
        intersection(a, calendar("always"))


def test_pickled_and_back() -> None:
    made = calendar(LUNCH)
    again = pickle.loads(pickle.dumps(made))
    assert again.starts == made.starts
    assert again.opens.tolist() == made.opens.tolist()


def test_date_of() -> None:
    assert date_of(MONDAY, DAY - 1) == MONDAY
    assert date_of(MONDAY, DAY) == date(2025, 1, 7)


# Against counting second by second, in a calendar of quarter hours.

QUARTER = 900


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Calendar, np.ndarray]:
    """A calendar of up to five days and, for each of its quarter hours, whether it is open."""
    days = draw(st.integers(1, 5))
    week: list[str] = []
    flags = np.zeros(days * 96, dtype=bool)
    for number, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri")):
        edges = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
        pairs = list(zip(edges[::2], edges[1::2], strict=False))
        spans = (f"{a // 4:02}:{a % 4 * 15:02}-{b // 4:02}:{b % 4 * 15:02}" for a, b in pairs)
        week.append(f"{name} {' and '.join(spans)}")
        for a, b in pairs if number < days else ():
            flags[number * 96 + a : number * 96 + b] = True
    return build_calendar(parse_hours(week), NOBODY, MONDAY, days), flags


@given(calendars(), st.data())
def test_as_counted_quarter_by_quarter(
    made_and_flags: tuple[Calendar, np.ndarray], data: st.DataObject
) -> None:
    made, flags = made_and_flags
    t = data.draw(st.integers(0, flags.size - 1))
    assert made.open_before(t * QUARTER) == flags[:t].sum() * QUARTER
    assert made.is_open(t * QUARTER) == flags[t]
    assert made.working.tolist() == flags.reshape(-1, 96).any(axis=1).tolist()
    later = np.flatnonzero(flags[t:])
    if later.size:
        assert made.next_open(t * QUARTER) == (t + later[0]) * QUARTER
        amount = data.draw(st.integers(1, later.size))
        assert made.advance(t * QUARTER, amount * QUARTER) == (t + later[amount - 1] + 1) * QUARTER
    opened = np.flatnonzero(flags)
    k = data.draw(st.integers(0, opened.size - 1))
    assert made.instant(k * QUARTER) == opened[k] * QUARTER


@given(calendars(), calendars(), st.data())
def test_two_calendars_together(
    a_and_flags: tuple[Calendar, np.ndarray],
    b_and_flags: tuple[Calendar, np.ndarray],
    data: st.DataObject,
) -> None:
    (a, of_a), (b, of_b) = a_and_flags, b_and_flags
    if a.days != b.days:
        return
    instants = np.arange(of_a.size) * QUARTER
    for made, expected in ((intersection(a, b), of_a & of_b), (difference(a, b), of_a & ~of_b)):
        assert made.is_open(instants).tolist() == expected.tolist()
        assert (made.opens[1:] > made.closes[:-1]).all()
        assert made.working.tolist() == expected.reshape(-1, 96).any(axis=1).tolist()


@given(calendars(), st.integers(0, 5 * DAY), st.integers(0, 5 * DAY))
def test_advance_takes_the_time_asked_for_and_no_longer(
    made_and_flags: tuple[Calendar, np.ndarray], t: int, seconds: int
) -> None:
    made, _ = made_and_flags
    if made.open_between(t, made.end) < seconds:
        with pytest.raises(CalendarEnds):
            made.advance(t, seconds)
        return
    end = int(made.advance(t, seconds))
    assert end >= t
    assert made.open_between(t, end) == seconds
    assert end == t or made.open_between(t, end - 1) == seconds - 1
