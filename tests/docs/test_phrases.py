"""docs/how-do-i-say.md: every phrase checks without a word, and means what it says; its Chinese
twin says the same.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign.reading import redesign_from
from approvalflow.report.documents.explanation import explained
from approvalflow.report.media.markdown import markdown
from approvalflow.study.reading import Study
from helpers.meanings import MEANINGS
from helpers.phrasebook import (
    DOCS,
    Phrase,
    Told,
    base_of,
    composed,
    loaded,
    pairs,
    phrases_of,
    read,
)

PAGE = "how-do-i-say.md"
LEAST = 40


@cache
def page_of(language: str) -> str:
    folder = DOCS if language == "en" else DOCS / language
    return (folder / PAGE).read_text(encoding="utf-8")


def told(phrase: Phrase, language: str, weeks: int = 1) -> Told:
    return Told(composed(base_of(page_of(language)), phrase.lines), weeks)


PHRASES, TWINS = (phrases_of(page_of(language)) for language in ("en", "zh"))


def test_there_are_many_and_each_has_its_meaning_and_a_reason() -> None:
    assert len(PHRASES) >= LEAST
    for phrase in PHRASES:
        assert sum(words in phrase.said for words in MEANINGS) == 1, phrase.said
    assert len(MEANINGS) == len(PHRASES) == len(TWINS)
    assert all(phrase.why for phrase in (*PHRASES, *TWINS))


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.said[:40])
def test_it_means_what_it_says(phrase: Phrase) -> None:
    check, weeks = next(found for words, found in MEANINGS.items() if words in phrase.said)
    shown = told(phrase, "en", weeks)
    assert shown.reading.warnings == ()
    check(shown)


def test_the_chinese_twin_says_the_same_with_other_names() -> None:
    names: dict[str, str] = {}
    for phrase, twin in zip(PHRASES, TWINS, strict=True):
        for one, other in pairs(loaded(phrase.lines), loaded(twin.lines)):
            assert names.setdefault(one, other) == other, phrase.said
    named = {one: other for one, other in names.items() if one != other}
    assert len(set(named.values())) == len(named)
    assert all(re.search(r"[\u4e00-\u9fff]", other) for other in named.values())


@pytest.mark.parametrize("twin", TWINS, ids=lambda p: p.said[:20])
def test_the_chinese_twin_checks(twin: Phrase) -> None:
    assert told(twin, "zh").reading.warnings == ()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_program_says_each_back(language: str) -> None:
    for phrase in PHRASES if language == "en" else TWINS:
        reading = told(phrase, language).reading
        said = markdown(explained(Study(reading, (), ()), language))
        assert all(step.replace("_", "\\_") in said for step in reading.process.steps)


def test_what_stands_under_what_cannot_be_said_is_true() -> None:
    base = base_of(page_of("en"))
    with pytest.raises(ApprovalFlowError):
        read(base.replace("head: 1", "head: 0.5"))
    more = "approvalflow: 1\nmoves: [{set: {roles: {reviewer: {staff: 4}}}}]\n"
    assert redesign_from(read_source(more, "more.yaml"), "more", read(base).process).warnings == ()
    appeal = """
steps:
  - decision: {does: approve, by: head, work_time: 10 min, then: granted,
      outcomes: {refuse: 2%, appealed: {share: 1%, then: appeal}}}
  - appeal: {does: approve, by: head, work_time: 2 h, outcomes: {refuse: 50%}}
"""
    assert read(composed(base, appeal)).warnings == ()
    for said in ("set: {roles: {reviewer: {staff: 4}}}", "appealed: {share: 1%, then: appeal}"):
        assert said in page_of("en")
