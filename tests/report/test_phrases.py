"""What the product says between written values: in English as the result holds it, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from approvalflow.report import phrases
from approvalflow.report.document import FactList, Paragraph
from approvalflow.report.documents.explanation import explained
from approvalflow.study.differences import changes
from approvalflow.study.reading import Study, read_study
from approvalflow.study.result import Fact

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(
    file.parent
    for place in (ROOT / "processes", ROOT / "tests" / "studies")
    for file in place.rglob("process.yaml")
)
OURS = re.compile(
    r"\b(then|else|if|statutory|promised|granted|refused?|return|ask applicant|defer|"
    r"source|because|nothing)\b"
)
FACTS = [
    ("then", "board", "board"),
    ("then", "refused", "不予批准"),
    ("then", "board if kind is major, else granted", "board（若kind is major），否则批准"),
    ("outcome refuse", "share 10%, then refused", "占比10%, 然后不予批准"),
    ("outcome return", "then intake if urgent, else desk", "然后intake（若urgent），否则desk"),
    ("outcome refuse", "share 10%", "占比10%"),
    ("time_limit", "statutory: 8 weeks, promised: 5 h", "法定：8周, 承诺：5小时"),
    ("does", "meeting", "会议"),
    ("work_time", "20 min to 1 h", "20分钟至1小时"),
    ("work_time", "low 5 min, likely 12 min, high 40 min", "最短5分钟, 最可能12分钟, 最长40分钟"),
    (
        "in_tray",
        "median 1.75 working days, p90 5 working days",
        "中位数1.75个工作日, 九成在5个工作日",
    ),
    ("absent", "25 working days a year", "每年25个工作日"),
    ("only_if", "value to h < 5 h", "value to h < 5 h"),
    ("by", "then", "then"),
    ("then", "", ""),
]


@pytest.mark.parametrize(("key", "text", "chinese"), FACTS)
def test_a_fact_is_said_in_the_language(key: str, text: str, chinese: str) -> None:
    assert phrases.fact(key, text, "en") == text
    assert phrases.fact(key, text, "zh") == chinese


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (0, "0 s", "0秒"), (59, "59 s", "59秒"), (60, "1 min", "1分钟"),
        (3_599, "59 min", "59分钟"), (3_600, "1 h", "1小时"),
        (7_500, "2 h 5 min", "2小时5分钟"),
        (86_400, "1 d", "1天"), (86_400 + 3_599, "1 d", "1天"),
        (273_600, "3 d 4 h", "3天4小时"),
    ],
)  # fmt: skip
def test_a_span_has_two_units_at_most(seconds: int, english: str, chinese: str) -> None:
    assert phrases.span(seconds, "en") == english
    assert phrases.span(seconds, "zh") == chinese


def test_several_conditions_count_in_turn() -> None:
    assert phrases.in_turn(["urgent", "kind is major"], "en") == "urgent, then kind is major"
    assert phrases.in_turn(["urgent", "kind is major"], "zh") == "urgent，其次kind is major"
    assert phrases.in_turn([], "zh") == ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_facts_of_every_study_are_said_whole_and_without_english(folder: Path) -> None:
    for fact in _facts(read_study(folder)):
        for text in (fact["before"], fact["after"]):
            assert phrases.fact(fact["key"], text, "en") == text
            assert not OURS.search(phrases.fact(fact["key"], text, "zh"))


def _facts(study: Study) -> Iterator[Fact]:
    for redesign in study.redesigns:
        for change in changes(study.today.process, redesign.process):
            yield from change["facts"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_study_is_explained_without_english(folder: Path) -> None:
    """But for what its file says."""
    blocks = explained(read_study(folder), "zh").sections[0].blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    said += [text for block in blocks if isinstance(block, FactList) for _, text in block.items]
    written = re.compile(r"\{.*\}")  # by kind of case, in the notation of a file
    assert [text for text in said if OURS.search(written.sub("", text))] == []


@pytest.mark.parametrize(
    ("a_year", "week", "year"),
    [
        (1840.0, "35.3", "1 840"),
        (365 / 7, "1", "52.1"),
        (20_000.4, "384", "20 000"),
        (1.0, "0.0192", "1"),
        (0.0, "0", "0"),
    ],
)
def test_an_intake_in_three_digits(a_year: float, week: str, year: str) -> None:
    assert phrases.intake(a_year) == {"week": week, "year": year}


BUSY = """
approvalflow: 1
calendar: {hours: always}
arrivals: {count: 145, per: month, by_month: {Apr: 170%}}
roles: {clerk: 9}
steps: [{sign: {by: clerk, work_time: 1 h}}]
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "On average 35.3 a week, 1,840 a year."),
        ("zh", "平均每周35.3件，每年1840件。"),
    ],
)
def test_explain_says_the_mean_of_the_year(tmp_path: Path, language: str, said: str) -> None:
    """145 / (365 / 12) x (365 + 0.7 x 30) = 1840.1: April has 30 of the 365 days."""
    (tmp_path / "process.yaml").write_text(BUSY, encoding="utf-8")
    (facts,) = (
        block
        for block in explained(read_study(tmp_path), language).sections[0].blocks
        if isinstance(block, FactList)
    )
    assert said in [text for _, text in facts.items]
