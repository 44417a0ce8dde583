"""Whatever is written in English has a twin in Chinese, and both are the same process."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.calendar.absence import parse_absence
from approvalflow.calendar.holidays import parse_closure
from approvalflow.calendar.hours import WEEKDAYS, parse_hours
from approvalflow.calendar.sittings import parse_runs, parse_sits
from approvalflow.errors import ApprovalFlowError, NotationError
from approvalflow.language.reading import process_from
from approvalflow.notation import chinese, expressions, units, yamlsource
from approvalflow.process.model.spreads import Time
from approvalflow.wording import say, sentences


def wage(text: str) -> units.Rate:
    return units.parse_rate(text, ("h", "calendar day"))


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


TWINS: list[tuple[Callable[[str], Any], str, str]] = [
    (units.parse_duration, "20 working days", "20 个工作日"),
    (units.parse_duration, "1.5 h", "1.5个小时"),
    (units.parse_duration, "3 open hours", "3个办公小时"),
    (units.parse_duration, "2 weeks", "2个星期"),
    (units.parse_duration, "5 calendar days", "5个自然日"),
    (Time.of_text, "2 to 8 working days", "2至8个工作日"),
    (Time.of_text, "30 min to 2 h", "30分钟到2小时"),
    (units.parse_money, "80 CNY", "80元"),
    (units.parse_money, "250 000 USD", "25万美元"),
    (units.parse_money, "10 600 GBP", "1.06 万英镑"),
    (wage, "60 CNY/h", "60元/小时"),
    (wage, "60 CNY/h", "每小时60元"),
    (wage, "600 CNY per calendar day", "600元每个日历日"),
    (units.parse_share, "25%", "２５％"),
    (units.parse_quantity, "535 000 USD", "53.5万美元"),
    (units.parse_quantity, "1 800 m2", "1800 m2"),
    (units.parse_date, "2025-01-06", "2025年1月6日"),
    (parse_closure, "2025-12-24 to 2026-01-01", "2025年12月24日至2026年1月1日"),
    (parse_hours, "Mon-Fri 09:00-17:00", "周一至周五 9:00-17:00"),
    (parse_hours, "Mon-Fri 09:00-17:00", "星期一到星期五9点至17点"),
    (parse_hours, "Mon-Fri 09:00-11:30 and 13:30-17:00", "周一至五 上午9:00-11:30，下午1:30-5:00"),
    (parse_hours, "Mon-Thu 08:30-12:30 Fri 09:00-12:00", "周一至周四 8:30-12:30；周五 9:00-12:00"),
    (parse_hours, "Mon Wed 09:00-12:00", "周一、三 9：00－12：00"),
    (parse_hours, "always", "全天"),
    (parse_sits, "Tue 15:00-17:00", "每周二15:00-17:00"),
    (parse_sits, "3rd Thu 18:30-21:30", "每月第三个周四 18:30-21:30"),
    (parse_sits, "1st and 3rd Thu 14:00-16:00", "每月第一、三个周四14:00-16:00"),
    (parse_sits, "last Mon 14:00-16:00", "每月最后一个星期一 14:00-16:00"),
    (parse_sits, "every 2 weeks from 2025-01-09 18:30-21:30",
     "每两周一次，自2025年1月9日起，18:30-21:30"),
    (parse_sits, "3rd Thu 18:30-21:30 or the next working day",
     "每月第三个周四 18:30-21:30（遇节假日顺延至下一个工作日）"),
    (parse_runs, "1st Mon 17:00 or not at all", "每月第一个周一17:00，遇休息日取消"),
    (parse_absence, "25 working days a year in spells of 5", "每年25个工作日，每次5个工作日"),
    (expressions.parse, "value < 250 000 USD", "value ＜ 25万美元"),
    (expressions.parse, "wait > 3 working days and fee <= 500 CNY",
     "wait > 3个工作日 and fee <= 500元"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "english", "twin"), TWINS)
def test_a_value_in_chinese_is_the_one_in_english(
    read: Callable[[str], Any], english: str, twin: str
) -> None:
    assert read(twin) == read(english)


CURRENCY = st.sampled_from(sorted(chinese.CURRENCIES.items()))
DAYS = st.lists(st.integers(0, 6), min_size=1, unique=True)
NUMBER = st.integers(1, 2_000)
TIME = st.sampled_from(
    [("min", "分钟"), ("h", "小时"), ("open hours", "个办公小时"), ("working days", "个工作日"),
     ("calendar days", "个日历日"), ("calendar days", "个自然日"), ("weeks", "周")]
)  # fmt: skip


@given(NUMBER, NUMBER, TIME, st.sampled_from(["", " "]), st.sampled_from(["至", "到", " 至 "]))
def test_lengths_of_time_and_their_ranges(
    low: int, more: int, unit: tuple[str, str], blank: str, to: str
) -> None:
    english, twin = unit
    assert units.parse_duration(f"{low}{blank}{twin}") == units.parse_duration(f"{low} {english}")
    assert units.parse_duration(f"{wide(str(low))}{twin}") == units.Duration(
        low, units.duration_unit(english, "")
    )
    ends = units.split_range(f"{low}{to}{low + more}{blank}{twin}")
    assert ends is not None
    assert list(map(units.parse_duration, ends)) == [
        units.parse_duration(f"{n} {english}") for n in (low, low + more)
    ]


@given(NUMBER, CURRENCY, st.sampled_from(["", "万", "亿"]))
def test_money(number: int, currency: tuple[str, str], times: str) -> None:
    name, letters = currency
    amount = number * chinese.MULTIPLES.get(times, 1)
    assert units.parse_money(f"{number}{times}{name}") == units.Money(amount, letters)
    assert wage(f"{number}{times}{name}/小时") == wage(f"{amount} {letters}/h")


@given(DAYS, st.integers(6, 11), st.integers(13, 20))
def test_hours_and_sittings(days: list[int], start: int, end: int) -> None:
    english = f"{' '.join(WEEKDAYS[day] for day in days)} {start:02}:00-{end}:00"
    twin = f"{'、'.join('周' + '一二三四五六日'[day] for day in days)} {start}:00-{end}:00"
    assert parse_hours(twin) == parse_hours(english)
    assert parse_sits(f"每{twin}") == parse_sits(english)


PROCESS = """\
approvalflow: 1
calendar: {hours: HOURS, starts: STARTS, closed: CLOSED}
time_limit: {statutory: LIMIT}
arrivals: ARRIVALS
delay_cost: DELAY
roles:
  clerk: {staff: 2, cost: WAGE, absent: ABSENT}
  head: {staff: 3, cost: WAGE}
case_data:
  urgent: SHARE
  value: {median: MEDIAN, p90: P90}
steps:
  - intake:
      {by: clerk, in_tray: TRAY, work_time: WORK, outcomes: {refuse: SHARE}}
  - talk: {does: meeting, by: head, sits: SITS, cut_off: CUT, work_time: WORK, only_if: CONDITION}
study: {worthwhile: WORTH}
"""
ENGLISH = {
    "HOURS": "Mon-Fri 09:00-11:30 and 13:30-17:00", "STARTS": "2025-01-06",
    "CLOSED": "[2025-12-24 to 2026-01-01]", "LIMIT": "20 working days",
    "ARRIVALS": "30 per week", "DELAY": "600 CNY per calendar day", "WAGE": "60 CNY/h",
    "ABSENT": "25 working days a year in spells of 5", "SHARE": "25%", "MEDIAN": "500 000 CNY",
    "P90": "12 000 000 CNY", "TRAY": "2 to 8 working days", "WORK": "10 to 30 min",
    "SITS": "3rd Thu 14:00-17:00 or the next working day", "CUT": "6 working days",
    "CONDITION": "value > 250 000 CNY", "WORTH": "2 calendar days",
}  # fmt: skip
CHINESE = {
    "HOURS": "周一至周五 9:00-11:30、13:30-17:00", "STARTS": "2025年1月6日",
    "CLOSED": "[2025年12月24日至2026年1月1日]", "LIMIT": "20个工作日", "ARRIVALS": "每周30件",
    "DELAY": "600元/日历日", "WAGE": "60元/小时", "ABSENT": "每年25个工作日，每次5个工作日",
    "SHARE": "25％", "MEDIAN": "50万元", "P90": "1200万元", "TRAY": "2至8个工作日",
    "WORK": "10至30分钟", "SITS": "每月第三个周四14:00-17:00，遇节假日顺延", "CUT": "6个工作日",
    "CONDITION": "value > 25万元", "WORTH": "2个日历日",
}  # fmt: skip


def written(words: dict[str, str]) -> str:
    text = PROCESS
    for name, value in words.items():
        text = text.replace(name, value)
    return text


def process_of(text: str) -> Any:
    return process_from(yamlsource.read_source(text, "process.yaml"), "office").process


@given(st.sets(st.sampled_from(sorted(CHINESE))))
def test_a_process_in_both_languages_is_one(names: set[str]) -> None:
    mixed = written({name: (CHINESE if name in names else ENGLISH)[name] for name in ENGLISH})
    assert process_of(mixed) == process_of(written(ENGLISH))


@pytest.mark.parametrize(
    ("read", "text", "key"),
    [
        (units.parse_duration, "5天", "bare-day"),
        (units.parse_duration, "3日", "bare-day"),
        (units.parse_duration, "2个月", "long-unit"),
        (units.parse_duration, "10分", "unknown-unit"),
        (units.parse_duration, "1,500分钟", "ambiguous-thousands"),
        (units.parse_money, "25万", "currency-missing"),
        (units.parse_money, "80块", "currency-missing"),
        (wage, "600元/天", "rate-unit"),
        (parse_sits, "每两周周四 18:30-21:30", "bad-sits"),
        (parse_sits, "每月第五个周四 18:30-21:30", "unknown-weekday"),
        (parse_sits, "周四 18:30-21:30，遇节假日提前", "bad-sits"),
        (units.parse_date, "1月6日", "bad-date"),
    ],
)
def test_what_has_two_meanings_is_refused_as_it_was_written(
    read: Callable[[str], Any], text: str, key: str
) -> None:
    with pytest.raises(NotationError) as refused:
        read(text)
    assert refused.value.key == key
    assert refused.value.parameters.get("text", text) == text


@pytest.mark.parametrize("arrivals", ["每天30件", "30件/天", "每日30件"])
def test_cases_of_a_day_are_refused_with_both_kinds(arrivals: str) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        process_of(written(ENGLISH | {"ARRIVALS": arrivals}))
    told = refused.value.problems[0]
    assert (told.key, told.where and told.where.line) == ("bare-day", 4)
    process_of(written(ENGLISH | {"ARRIVALS": told.parameters["working"]}))


def test_currencies_are_read_by_the_names_by_which_they_are_told() -> None:
    names = [key.partition(".")[2] for key in sentences("zh") if key.startswith("currency.")]
    assert {letters: say(f"currency.{letters}", "zh") for letters in names}.items() <= {
        (letters, name) for name, letters in chinese.CURRENCIES.items()
    }


def test_other_words_stay() -> None:
    for text in ("Bearbeitung", "12 m2", "1 800 平方米", "食品窗口"):
        assert chinese.amount(text) == text
