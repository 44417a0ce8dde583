"""A Chinese page has no English above its details, whatever the study; words by language serve."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.explanation import explained
from approvalflow.report.sections import document_of
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.diagnose import diagnose
from approvalflow.study.many import Aids
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.storing import as_json, from_json
from helpers.studies import study_in

ROOT = Path(__file__).parents[2]
FOLDERS = [*ROOT.glob("processes/*/process.yaml"),
           *ROOT.glob("src/approvalflow/study/templates/zh/*/process.yaml")]  # fmt: skip
STUDIES = {f"{path.parent.parent.name}-{path.parent.name}": path.parent for path in FOLDERS}
SHORT = Settings(replications=2, workers=1)
WORD = re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|gov|cn|cc|uk)\b")
UNSEEN = {"id", "does", "kept", "tone", "align", "kind", "source", "target", "by", "language",
          "as_text", "percent", "look"}  # fmt: skip


def texts(node: Any) -> Iterator[str]:
    """All that is seen or heard of a part of a document."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        yield from (text for part in node for text in texts(part))
    elif is_dataclass(node):
        for part in fields(node):
            if part.name not in UNSEEN:
                yield from texts(getattr(node, part.name))


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIES)
def test_above_the_details_all_is_chinese(name: str) -> None:
    result = compare(read_study(STUDIES[name], None), SHORT)
    document = document_of(result, "zh")
    seen = [document.title, *texts(document.first)]
    for section in document.sections:
        if not section.detail:
            seen += [section.title, *texts(section.blocks)]
    assert len(seen) > 100
    assert [text for text in seen if WORD.search(ADDRESS.sub("", text))] == []


OFFICE = """
approvalflow: 1
causes: {in_tray: system, because: {en: notes of two weeks, zh: 两周记录}}
arrivals: {count: 5, per: working day, source: {en: the register, zh: 收件登记簿}}
roles: {clerk: 2}
observed:
  days_mean: {is: 4 calendar days, because: {zh: 估计, en: an estimate}}
steps:
  - look: {by: clerk, work_time: 1 h, in_tray: {is: 2 h, source: {zh: 抽样}}}
  - hear: {by: clerk, work_time: 1 h, required_by: 条例}
"""
QUICK = """
approvalflow: 1
moves:
  - set: {steps: {look: {in_tray: 0 min}}}
    because: {en: nothing lies there, zh: 随到随办}
  - drop: hear
waive:
  - {rule: required_by, step: hear, because: {en: the Act was repealed, zh: 条例已废止}}
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("said")
    return compare(study_in(folder / "s", OFFICE, quick=QUICK), SHORT)


def everything(result: Result, language: str) -> str:
    return "\n".join(texts(document_of(result, language).sections))


def test_sources_and_reasons_are_told_in_the_language(told: Result) -> None:
    english, chinese = everything(told, "en"), everything(told, "zh")
    for words, other in (("the register", "收件登记簿"), ("an estimate", "估计"),
                         ("nothing lies there", "随到随办")):  # fmt: skip
        assert words in english
        assert words not in chinese
        assert other in chinese
        assert other not in english
    assert "抽样" in english  # said in no other language


def test_a_waived_rule_is_told_on_the_first_screen_in_words(told: Result) -> None:
    said = {lang: "\n".join(texts(document_of(told, lang).first)) for lang in ("en", "zh")}
    assert "sets aside what the law requires (“hear”): the Act was repealed." in said["en"]
    assert "在“hear”处不再执行法定审查：条例已废止。" in said["zh"]
    assert not [text for text in said.values() if "required_by" in text]


def test_why_files_lie_is_told_in_the_language(tmp_path: Path) -> None:
    result = diagnose(study_in(tmp_path / "s", OFFICE), SHORT, Aids())
    said = {lang: everything(from_json(as_json(result).encode()), lang) for lang in ("en", "zh")}
    assert "notes of two weeks" in said["en"]
    assert "notes of two weeks" not in said["zh"]
    assert "两周记录" in said["zh"]


def test_a_stored_result_keeps_them(told: Result) -> None:
    again = from_json(as_json(told).encode())
    assert again == told
    move, _ = again.designs[1].moves
    assert (move.because, View(again, "zh").said(move.because, move.why)) == (
        "nothing lies there", "随到随办",
    )  # fmt: skip


def test_explain_tells_them_too(tmp_path: Path) -> None:
    study = study_in(tmp_path / "s", OFFICE)
    said = {lang: "\n".join(texts(explained(study, lang).sections)) for lang in ("en", "zh")}
    assert "the register" in said["en"]
    assert "收件登记簿" in said["zh"]


@pytest.mark.parametrize("wrong", ["{en: [1]}", "{}", "[a]", "{en: ''}", "{zh: {a: b}}"])
def test_what_is_no_text_is_refused(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        study_in(tmp_path / "s", OFFICE.replace("{zh: 抽样}", wrong))
    assert [problem.key for problem in error.value.problems] == ["words-expected"]
