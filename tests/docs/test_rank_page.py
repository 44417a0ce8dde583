"""The page about values shows what is printed, and its file is read."""

from __future__ import annotations

import re

import pytest

from approvalflow.notation.yamlsource import read_source
from approvalflow.study.rank.experiment import rank
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from approvalflow.study.values import problems_alone
from helpers.printed import ROOT, expect_alike, expect_printed

PAGES = {"en": "docs/rank.md", "zh": "docs/zh/rank.md"}


@pytest.mark.long
def test_what_is_shown_is_what_is_printed() -> None:
    result = rank(read_study(ROOT / "processes/it-acquisition", None), Settings())
    expect_printed(result, PAGES)


@pytest.mark.parametrize("page", PAGES.values())
def test_the_file_that_is_shown_has_no_mistake(page: str) -> None:
    shown = re.search(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert problems_alone(read_source(shown[1], page)) == ()


def test_both_languages_say_the_same() -> None:
    expect_alike(PAGES, "\n| ")
