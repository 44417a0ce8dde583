"""Values as they are written in Chinese, exchanged for those of the notation; what else is written
stays as it is, for the reader to take or to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from approvalflow.errors import NotationError
from approvalflow.notation.numerals import narrowed

T = TypeVar("T")

UNITS = {
    "分钟": "min", "小时": "h", "钟头": "h", "办公小时": "open hour", "工作小时": "open hour",
    "工作日": "working day", "日历日": "calendar day", "自然日": "calendar day", "周": "week",
    "星期": "week", "礼拜": "week", "月": "month", "年": "year", "天": "day", "日": "day",
    "百分点": "point",
}  # fmt: skip
"""Units by their Chinese names, each of which may have 个 before it."""
CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "元人民币": "CNY", "美元": "USD", "欧元": "EUR", "英镑": "GBP",
    "日元": "JPY", "港元": "HKD", "港币": "HKD", "澳门元": "MOP", "新台币": "TWD", "韩元": "KRW",
    "新加坡元": "SGD", "印度卢比": "INR", "卢布": "RUB", "澳元": "AUD", "加元": "CAD",
    "新西兰元": "NZD", "瑞士法郎": "CHF",
}  # fmt: skip
MULTIPLES = {"万": 10_000, "亿": 100_000_000}
_ONE_FORM = ("min", "h")  # no plural
_OF_TIME = "|".join(sorted(UNITS, key=len, reverse=True))
_CHINESE = re.compile("[\u4e00-\u9fff]")
_PER = re.compile(rf"\s*(?:/|每)\s*个?(?P<per>{_OF_TIME})")
_PER_FIRST = re.compile(rf"每个?(?P<per>{_OF_TIME})\s*(?P<amount>\d.*)")
_MULTIPLE = re.compile(r"(?P<number>-?\d[\d ]*(?:\.\d+)?)\s*(?P<times>[万亿])(?P<unit>.*)")
_SPAN = re.compile(r"(?<=\S)\s*[至到]\s*(?=-?\d)")
_DATE = r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]"

_DAYS = dict(zip("一二三四五六日天", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Sun"),
                 strict=True))  # fmt: skip
_WEEK = "(?:周|星期|礼拜)"
_SHORT = re.compile(rf"{_WEEK}([一二三四五六日天])((?:[、至到和-][一二三四五六日天])+)")
_CLOCK = re.compile(
    r"(?:(?P<half>上午|早上|中午|下午|晚上|晚)\s*)?(?P<hour>\d{1,2})"
    r"(?::(?P<colon>\d\d)|[点时](?:(?P<minute>\d{1,2})分|(?P<thirty>半)|整)?)"
)
_TO = r"\s*(?:[至到~—–-]+)\s*"
_NTH = {"一": "1st", "二": "2nd", "三": "3rd", "四": "4th", "1": "1st", "2": "2nd", "3": "3rd",
        "4": "4th", "最后一": "last"}  # fmt: skip
_ONE_NTH = "(?:第?[一二三四1234]|最后一)个?"
_OF_MONTH = re.compile(rf"每月({_ONE_NTH}(?:(?:[、和及]|周.和)?{_ONE_NTH})*)\s*(?={_WEEK})")
_COUNTS = {"一": "1", "两": "2", "二": "2", "三": "3", "四": "4"}
_EVERY = re.compile(
    rf"每([一两二三四]|\d+)个?{_WEEK}(?:一次)?[,\s]*(?:[自从]\s*)?(\d{{4}}-\d\d-\d\d)\s*"
    r"(?:起|开始)[,\s]*(.+)"
)
_SO_OFTEN = re.compile(rf"每([一两二三四]|\d+)个?{_WEEK}(?:一次)?(?![一二三四五六日天])")
_DAY_OFF = re.compile(
    r"[,\s]*\(?遇(?:法定)?(?:节假日|假日|假期|休息日|公休日)"
    r"(?:(?P<moved>顺延)(?:[至到]下一?个?工作日)?|取消|停开|不开会|不办)\)?$"
)
_ABSENT = re.compile(
    r"(?:每人)?[每一]年(?P<days>\S*?个?工作日)(?:[,\s]*每次(?:连续)?(?P<spell>\d+)(?:个?工作日)?)?"
)
_CASES = r"\s*[件份宗起项]?"
_RATES = (
    re.compile(rf"每个?(?P<per>{_OF_TIME})\s*(?P<count>\d[\d ,.]*万?){_CASES}"),
    re.compile(rf"(?P<count>\d[\d ,.]*万?){_CASES}\s*(?:/|每)\s*个?(?P<per>{_OF_TIME})"),
)


def is_chinese(text: str) -> bool:
    return _CHINESE.search(text) is not None


def reading(text: str, exchange: Callable[[str], str], read: Callable[[str], T]) -> T:
    """What is read of a text in the notation; a refusal tells the text as it was written."""
    exchanged = exchange(text)
    if exchanged == text:
        return read(text)
    try:
        return read(exchanged)
    except NotationError as error:
        told = error.parameters | ({"text": text} if "text" in error.parameters else {})
        raise NotationError(error.key, **told) from None


def amount(text: str) -> str:
    """`20个工作日` as `20 working days`, `60元/小时` as `60 CNY/h`, `25万美元` as `250 000 USD`."""
    if not is_chinese(text):
        return text
    plain = narrowed(text).strip()
    if first := _PER_FIRST.fullmatch(plain):
        plain = f"{first['amount']}/{first['per']}"
    plain = _multiplied(plain)
    per = _PER.search(plain)
    money, rest = (plain, "") if per is None else (plain[: per.start()], f"/{UNITS[per['per']]}")
    if per is not None and plain[per.end() :].strip():
        return text
    found = re.fullmatch(r"(-?\d[\d ,.]*?)\s*([^\d\s,.].*?)\s*", money)
    if found is None:
        return money + rest
    number, word = found.groups()
    return f"{number} {unit(word, one=number == '1')}{rest}"


def unit(word: str, *, one: bool = True) -> str:
    """A unit or currency in the notation; any other word as it is."""
    if word in CURRENCIES:
        return CURRENCIES[word]
    found = UNITS.get(word.removeprefix("个"))
    if found is None:
        return word
    return found if one or found in _ONE_FORM else f"{found}s"


def _multiplied(text: str) -> str:
    """`25万` as `250 000`."""
    found = _MULTIPLE.fullmatch(text)
    if found is None:
        return text
    number = float(found["number"].replace(" ", "")) * MULTIPLES[found["times"]]
    return f"{number:.6f}".rstrip("0").rstrip(".") + found["unit"]


def words(text: str) -> str:
    """Units and weekdays exchanged wherever they stand, for what is only to be proposed."""
    for name in sorted(UNITS, key=len, reverse=True):
        if len(name) > 1:
            text = re.sub(f"个?{name}", f" {unit(name, one=False)}", text)
    text = re.sub(rf"{_WEEK}([一二三四五六日天])", lambda d: _DAYS[d[1]], text)
    return re.sub("[至到]", " to ", re.sub("个?周", " weeks", text))


def multiple(word: str) -> tuple[int, str]:
    """By how much a unit multiplies its number, and the unit: 万美元 is 10 000 USD."""
    times = MULTIPLES.get(word[:1], 1)
    return times, unit(word[1:] if times > 1 else word)


def span(text: str) -> str:
    """`2至8个工作日` with ` to ` between its ends."""
    return _SPAN.sub(" to ", text, count=1)


def day(text: str) -> str:
    """`2025年1月6日` as `2025-01-06`; two of them with ` to `."""
    if not is_chinese(text):
        return text
    plain = re.sub(_DATE, lambda d: f"{d[1]}-{int(d[2]):02}-{int(d[3]):02}", narrowed(text))
    return re.sub(r"(?<=\d)\s*[至到]\s*(?=\d)", " to ", plain)


def hours(text: str) -> str:
    """`周一至周五 9:00-11:30、13:30-17:00` as `Mon-Fri 09:00-11:30 and 13:30-17:00`."""
    if not is_chinese(text):
        return text
    plain = narrowed(text).strip()
    if plain in ("全天", "全天候"):
        return "always"
    plain = re.sub(rf"每(?={_WEEK})", "", plain)
    plain = _SHORT.sub(_in_full, plain)
    plain = re.sub(rf"{_WEEK}([一二三四五六日天])", lambda d: f" {_DAYS[d[1]]} ", plain)
    plain = re.sub(rf"(?<=[a-z]) {_TO} (?=[A-Z])", "-", plain)
    plain = _clock_times(plain)
    plain = re.sub(rf"(?<=:\d\d){_TO}(?=\d)", "-", plain)
    plain = re.sub(r"(?<=:\d\d)\s*(?:[、和及,])\s*(?=\d)", " and ", plain)
    return " ".join(re.sub(r"[、和及,;]", " ", plain).split())


def _in_full(found: re.Match[str]) -> str:
    """`周一至五` as `周一至周五`."""
    return f"周{found[1]}" + re.sub(r"([、至到和-])", r"\1周", found[2])


def _clock_times(text: str) -> str:
    half = ""

    def written(found: re.Match[str]) -> str:
        nonlocal half
        half = found["half"] or half
        hour = int(found["hour"])
        late = half in ("下午", "晚上", "晚") and hour < 12
        minutes = found["colon"] or ("30" if found["thirty"] else found["minute"] or "00")
        return f"{hour + 12 if late else hour:02}:{int(minutes):02}"

    return _CLOCK.sub(written, text)


def sittings(text: str) -> str:
    """`每月第三个周四 18:30-21:30` as `3rd Thu 18:30-21:30`, with what is said of days off."""
    if not is_chinese(text):
        return text
    plain = day(narrowed(text).strip())
    said = _DAY_OFF.search(plain)
    ending = ""
    if said is not None:
        plain = plain[: said.start()]
        ending = " or the next working day" if said["moved"] else " or not at all"
    elif other := re.search(r"[,\s]*\(?遇.*$", plain):  # nothing that the notation has
        plain, ending = plain[: other.start()], " or else"
    if every := _EVERY.fullmatch(plain):
        weeks = _COUNTS.get(every[1], every[1])
        return f"every {weeks} weeks from {every[2]} {hours(every[3])}{ending}"
    if often := _SO_OFTEN.match(plain):  # which weeks is not said, so that the reader refuses it
        return f"every {_COUNTS.get(often[1], often[1])} weeks {plain[often.end() :]}"
    plain = _OF_MONTH.sub(_ordinals, plain)
    return hours(plain) + ending


def _ordinals(found: re.Match[str]) -> str:
    nths = re.findall(r"最后一|[一二三四1234]", found[1])
    return " and ".join(_NTH[nth] for nth in nths) + " "


def absence(text: str) -> str:
    """`每年25个工作日，每次5个工作日` as `25 working days a year in spells of 5`."""
    found = _ABSENT.fullmatch(narrowed(text).strip())
    if found is None:
        return text
    spells = f" in spells of {found['spell']}" if found["spell"] else ""
    return f"{amount(found['days'])} a year{spells}"


def arrivals(text: str) -> str:
    """`每周30件` and `30件/周` as `30 per week`."""
    plain = " ".join(narrowed(text).split())
    found = next((found for rate in _RATES if (found := rate.fullmatch(plain))), None)
    if found is None:
        return text
    return f"{_multiplied(found['count'].strip())} per {UNITS[found['per']]}"


_ENGLISH_DAY = {english: f"周{sign}" for sign, english in _DAYS.items() if sign != "天"}
_NTH_SAID = {"1st": "第一", "2nd": "第二", "3rd": "第三", "4th": "第四", "last": "最后一"}
_FORTNIGHTLY = re.compile(r"every (\d+) weeks? from (\S+) (.+)")
_NTH_DAY = re.compile(r"((?:(?:1st|2nd|3rd|4th|last|and) )+)(.+)")


def times_said(text: str) -> str:
    """Hours and sittings of the notation in Chinese: what `hours` and `sittings` read again."""
    if text == "always":
        return "全天"
    for ending, said in ((" or the next working day", "，遇休息日顺延至下一个工作日"),
                         (" or not at all", "，遇休息日取消")):  # fmt: skip
        if text.endswith(ending):
            return times_said(text.removesuffix(ending).rstrip(",")) + said
    if every := _FORTNIGHTLY.fullmatch(text):
        return f"每{every[1]}周一次，自{every[2]}起，{every[3]}"
    if nth := _NTH_DAY.fullmatch(text):
        which = "和".join(f"{_NTH_SAID[n]}个" for n in nth[1].split() if n != "and")
        return f"每月{which}{_days_said(nth[2])}"
    return _days_said(text)


def _days_said(text: str) -> str:
    names = "|".join(_ENGLISH_DAY)
    text = re.sub(rf"\b({names})-({names})\b", r"\1至\2", text)
    text = re.sub(rf"\b({names}) (?={names})", r"\1、", text)
    text = re.sub(rf"(?<=\d) (?={names})", "；", text)
    text = re.sub(rf"({names}) ?", lambda day: _ENGLISH_DAY[day[1]], text)
    return text.replace(" and ", "、")
