"""The page about values shows what is printed, and its file is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from approvalflow.notation.yamlsource import read_source
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.rank.experiment import rank
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from approvalflow.study.values import problems_alone

ROOT = Path(__file__).parents[2]
PAGES = {"en": "docs/rank.md", "zh": "docs/zh/rank.md"}


@pytest.mark.long
def test_what_is_shown_is_what_is_printed() -> None:
    result = rank(read_study(ROOT / "processes/it-acquisition", None), Settings())
    for language, page in PAGES.items():
        text = (ROOT / page).read_text("utf-8")
        shown = re.search(r"```\n\$ approvalflow [^\n]*\n(.*?)```", text, re.DOTALL)
        assert shown is not None
        assert shown[1].rstrip() == text_of(answer_of(result, language)), page


@pytest.mark.parametrize("page", PAGES.values())
def test_the_file_that_is_shown_has_no_mistake(page: str) -> None:
    shown = re.search(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert problems_alone(read_source(shown[1], page)) == ()


def test_both_languages_say_the_same() -> None:
    english, chinese = ((ROOT / page).read_text("utf-8") for page in PAGES.values())
    for sign in ("\n- ", "\n## ", "```", "\n$ ", "\n| "):
        assert english.count(sign) == chinese.count(sign), sign
