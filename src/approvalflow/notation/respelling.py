"""How a value that people write in their own way is written here.

What is proposed has been read by the reader that refused the original: a message never advises
what would be refused in its turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from approvalflow.errors import NotationError
from approvalflow.notation import chinese
from approvalflow.notation.numerals import NUMERAL, is_ambiguous, narrowed, spaced
from approvalflow.notation.units import bare_day

_FILLERS = re.compile(
    r"^(?:(?:usually|normally|typically|generally|about|around|approximately|approx\.?|roughly|"
    r"circa|ca\.?|some|mostly)\s+|[~≈]\s*|大?约|通常|一般|左右)+",
    re.IGNORECASE,
)
_CURRENCIES = {
    "€": "EUR", "£": "GBP", "$": "USD", "₹": "INR", "₽": "RUB", "₩": "KRW", "¥": "CNY",
    "euros": "EUR", "euro": "EUR", "dollars": "USD", "dollar": "USD", "pounds": "GBP",
    "pound": "GBP", "yuan": "CNY", "rmb": "CNY",
}  # fmt: skip
_UNITS = {
    "hours": "h", "hour": "h", "hrs": "h", "hr": "h", "minutes": "min", "minute": "min",
    "mins": "min", "business days": "working days", "business day": "working day",
    "workdays": "working days", "workday": "working day",
}  # fmt: skip
_ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "1.": "1st", "2.": "2nd",
    "3.": "3rd", "4.": "4th",
}  # fmt: skip
_DAYS = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat",
         "sun": "Sun"}  # fmt: skip
_DAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s?day|sday|nesday|rsday|urday|day|s|rs|r|sd)?s?\.?(?!\w)",
    re.IGNORECASE,
)
_AM_PM = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s*([ap])\.?m\b\.?", re.IGNORECASE)
_COMPOUND = re.compile(r"(\d+)\s*h(?:ours?|rs?)?\s*(?:and\s+)?(\d{1,2})\s*(?:min(?:ute)?s?|m)?")
_ON_THE_CLOCK = re.compile(r"(\d+):([0-5]\d)\s*h(?:ours?|rs?)?")
_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "half": "0.5",
}  # fmt: skip
_SIGNS = "零一二三四五六七八九十"
_DIGIT = {sign: str(number) for number, sign in enumerate(_SIGNS)} | {"两": "2", "半": "0.5"}
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS_IN_WORDS = {
    r"(?:on )?weekdays|on working days": "Mon-Fri",
    r"(?:daily|every day|each day|每天|每日|工作日)": "Mon-Fri",
    r"monthly|每月": "1st Mon", r"weekly|每周(?![一二三四五六日天])": "Mon",
}  # fmt: skip
_MOVED = re.compile(
    r",?\s*(?:\(?(?:遇(?:法定)?(?:节假日|假日|假期|休息日)?顺延(?:到下一个?工作日)?|或下一个?工作日)\)?|"
    r"(?:\bor\s+)?(?:on\s+)?(?:the\s+)?(?:first\s+)?(?:next|following) (?:working|work|open) ?day"
    r"(?:\s+(?:if|when|where|after|on|in case)\b.*)?)$",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"(?:once|twice|\w+ times) (?:a|per|every) week", re.IGNORECASE)


def with_typed(error: NotationError, text: str, read: Callable[[str], Any]) -> NotationError:
    """The error, with what to type instead of `text` where `read` accepts it."""
    if "typed" in error.parameters or "column" in error.parameters:
        return error  # of a condition, where the place is a word of the text
    if error.key == "bare-day":
        return bare_day(text)
    days = re.search(r"(?<=[\d半一二两三四五六七八九十])\s*个?[天日](?!\w)", text)
    if days and error.key != "bad-date":
        return bare_day(_counted(text))
    told = dict(error.parameters)
    typed = next((one for one in _candidates(error, text) if _is_read(one, read)), "")
    if typed and "example" in told and not _is_read(told["example"], read):
        return NotationError(error.key, **(told | {"example": typed}))
    if not typed or typed in told.values():
        return error
    if error.key in ("unknown-weekday", "unknown-unit"):
        told.pop("suggestion", None)  # a part of what is typed
    return NotationError(error.key, **told, typed=typed)


def _is_read(text: str, read: Callable[[str], Any]) -> bool:
    try:
        read(text)
    except ValueError:  # a NotationError is one, and so is what a whole part is refused by
        return False
    return True


def _candidates(error: NotationError, text: str) -> Iterator[str]:
    """What may be meant, likeliest first; a few words only, so that reading them costs nothing."""
    numerals = NUMERAL.findall(narrowed(text))
    if len(text) > 200 or any(map(is_ambiguous, numerals)):
        return  # which of the two is meant only the writer knows
    plain = _in_notation(text)
    if error.key in ("share-without-percent", "not-a-number", "unit-not-a-word"):
        yield from _shares(plain)
    yield from _of_an_hour(plain)
    yield from (plain,) if plain != text else ()
    if error.key in _OF_HOURS:
        yield from _hours(plain)
    if error.key == "unit-missing":
        yield f"{plain} {'min' if ' to ' in plain else 'h'}"
    if error.key in ("unit-not-wanted", "not-a-number"):
        yield from _bare_numbers(plain)
    if error.key == "bad-date":
        yield from _dates(plain)
    yield from _durations(plain)
    if error.key in ("not-a-number", "unknown-unit", "bad-date"):
        yield from _spans(plain)
    yield from _sittings(plain)


def _in_notation(text: str) -> str:
    """Words, signs and numbers of the value exchanged for those of the notation."""
    plain = _counted(_FILLERS.sub("", narrowed(text).strip()))
    for words, days in _DAYS_IN_WORDS.items():
        plain = re.sub(rf"(?<!\w)(?:{words})(?!\w)", days, plain, flags=re.IGNORECASE)
    plain = re.sub(r"每(?=周|星期)", "", plain)
    plain = re.sub(r"(?<=\w) at (?=\d)", " ", plain)
    plain = chinese.words(plain)
    plain = NUMERAL.sub(lambda m: spaced(m.group()) if _is_number(m, plain) else m.group(), plain)
    plain = _AM_PM.sub(_from_am_pm, plain)
    plain = _with_currency(plain)
    for found, ours in (_UNITS | _ORDINALS).items():
        plain = re.sub(rf"(?<!\w){re.escape(found)}(?!\w)", ours, plain, flags=re.IGNORECASE)
    plain = re.sub(r"\s*(?:percent|per cent|pct\.?|﹪)(?!\w)", "%", plain)
    plain = re.sub(r"\b(?:every|each|on)\s+(?=[A-Z][a-z]|mon|tue|wed|thu|fri|sat|sun)", "", plain)
    plain = _DAY.sub(lambda m: _DAYS[m.group(1).lower()], plain)
    plain = _MOVED.sub(" or the next working day", plain)
    plain = re.sub(r"(?<=\d)(?=(?:working|calendar) )", " ", plain)
    return " ".join(re.sub(r"\s*/\s*", "/", plain).split())


def _counted(text: str) -> str:
    """Numbers in words as digits, before a unit or alone: `two` and `两人` -> `2`, `半小时`."""
    text = re.sub(r"\bhalf (?:an? )", "half ", text, flags=re.IGNORECASE)
    for word, number in _NUMBER_WORDS.items():
        text = re.sub(rf"\b{word}\b", number, text, flags=re.IGNORECASE)
    signs = "|".join(_DIGIT)
    text = re.sub(rf"(?<![\w周期第])(?:{signs})(?=个|小时|分钟|人|名|位|周|天|日| |$|分之)",
                  lambda m: _DIGIT[m.group()], text)  # fmt: skip
    return re.sub(rf"(?<=分之)(?:{signs})", lambda m: _DIGIT[m.group()], text)


def _is_number(numeral: re.Match[str], text: str) -> bool:
    """Not a date, a time of day or a number with its point in place."""
    after = text[numeral.end() : numeral.end() + 3]
    clock = re.match(r"\s*[ap]\.?m", after, re.IGNORECASE)
    dotted = re.fullmatch(r"\d+\.\d+|\d{1,2}\.\d{1,2}\.\d{4}", numeral.group())
    return not clock and not dotted


def _from_am_pm(found: re.Match[str]) -> str:
    hours = int(found.group(1)) % 12 + (12 if found.group(3).lower() == "p" else 0)
    return f"{hours:02d}:{found.group(2) or '00'}"


def _with_currency(text: str) -> str:
    """`40 €/h` and `€40/h` -> `40 EUR/h`."""
    for sign, letters in _CURRENCIES.items():
        edge = r"(?!\w)" if sign[-1].isascii() and sign[-1].isalpha() else ""
        sought = re.escape(sign)
        before = rf"^{sought}{edge}\s*(\d[\d .]*\d|\d)"
        text = re.sub(before, rf"\1 {letters}", text, flags=re.IGNORECASE)
        text = re.sub(rf"(?<=\d)\s*{sought}{edge}", f" {letters}", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\s*([A-Za-z]{3})(?=\s*(?:/|per\b|$))", _capitals, text)
    return re.sub(r"([A-Z]{3})\s*(?:/|per|an|a)\s*(?:hours?|hrs?)\b", r"\1/h", text)


def _capitals(found: re.Match[str]) -> str:
    letters = found.group(1)
    return f" {letters.upper()}" if letters.lower() not in ("min", "hrs") else found.group()


def _shares(text: str) -> Iterator[str]:
    if re.fullmatch(r"0?\.\d+|0|1", text):  # a part of one
        yield f"{float(text) * 100:.10g}%"
    if (found := _PARTS.fullmatch(text)) and 0 < int(found.group(1)) <= int(found.group(2)):
        yield f"{100 * int(found.group(1)) / int(found.group(2)):.10g}%"
    if (found := re.fullmatch(r"(\d+) ?分之 ?(\d+)", text)) and int(found.group(1)) > 0:
        yield f"{100 * int(found.group(2)) / int(found.group(1)):.10g}%"


def _bare_numbers(text: str) -> Iterator[str]:
    if found := re.fullmatch(r"(\d[\d .]*?)\s*[^\W\d_]+(?:\s.*)?", text):
        yield found.group(1)


def _dates(text: str) -> Iterator[str]:
    for pattern, order in (
        (r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", (1, 2, 3)),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", (3, 2, 1)),
    ):
        if found := re.fullmatch(pattern, text):
            year, month, day = (int(found.group(n)) for n in order)
            yield f"{year:04d}-{month:02d}-{day:02d}"
    for pattern, (day_at, month_at) in (
        (r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3})[a-z]*\.?,? (\d{4})", (1, 2)),
        (r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", (2, 1)),
    ):
        found = re.fullmatch(pattern, text.lower())
        if found and found.group(month_at) in _MONTH_NAMES:
            month = _MONTH_NAMES.index(found.group(month_at)) + 1
            yield f"{int(found.group(3)):04d}-{month:02d}-{int(found.group(day_at)):02d}"


_OF_HOURS = ("bad-hours", "unknown-weekday", "bad-clock-time")
_PARTS = re.compile(r"(\d+) ?(?:/|in|out of|of) ?(\d+)")


def _of_an_hour(text: str) -> Iterator[str]:
    """`0.5 h` as a whole number of minutes."""
    if re.fullmatch(r"0\.5 ?(?:h|hours?|小时)", text):
        yield "30 min"


def _spans(text: str) -> Iterator[str]:
    """`3 - 5 working days` and `20 ± 5 min` as a range; dates with a dash between them."""
    if found := re.fullmatch(r"(\d[\d.]*) ?[-–~] ?(\d[\d.]*) ?(\S.*)", text):
        yield f"{found.group(1)} to {found.group(2)} {found.group(3)}"
    if found := re.fullmatch(r"(\d[\d.]*) ?(?:±|\+/-) ?(\d[\d.]*) ?(\S.*)", text):
        middle, half = float(found.group(1)), float(found.group(2))
        yield f"{middle - half:.10g} to {middle + half:.10g} {found.group(3)}"
    parts = [next(_dates(part.strip()), "") for part in re.split(r" (?:-|–|to) ", text)]
    if len(parts) == 2 and all(parts):
        yield " to ".join(parts)


def _hours(text: str) -> Iterator[str]:
    """`9-17`, `9h-17h` and hours without their days."""
    full = re.sub(r"(?<![\d:.])(\d{1,2})(?:h|点|时)?(?=\s*[-–]\s*\d|$|\s)(?!:)", r"\1:00", text)
    full = re.sub(r"([-–]\s*\d{1,2})(?:h|点|时)?(?![\d:])", r"\1:00", full)
    full = re.sub(r"(?<=[a-z]) to (?=[A-Z])", "-", full).replace(", ", " ")
    full = re.sub(r"(?<=\d) to (?=\d)", "-", full)
    full = re.sub(r"\b(\d:\d\d)", r"0\1", full)
    yield full
    yield f"Mon-Fri {full}"


def _durations(text: str) -> Iterator[str]:
    """`2 h 30 min` and `1:30 h` in minutes."""
    if found := _COMPOUND.fullmatch(text) or _ON_THE_CLOCK.fullmatch(text):
        yield f"{int(found.group(1)) * 60 + int(found.group(2))} min"


def _sittings(text: str) -> Iterator[str]:
    """Ranges in words; days without their hours, or only how often: an example with both."""
    if " to " in text:
        yield text.replace(" to ", "-")
    if re.search(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$", text):
        hours = "09:00-17:00" if re.search(r"[A-Z][a-z]{2}\s*-\s*[A-Z]", text) else "14:00-17:00"
        yield f"{text} {hours}"
    if _OFTEN.fullmatch(text):
        yield "Tue Fri 15:00-17:00"
        yield "Tue Fri 17:00"
