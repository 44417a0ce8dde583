"""The page about the worth of moves shows what is printed."""

from __future__ import annotations

import pytest

from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from approvalflow.study.worth.asking import worth
from helpers.printed import ROOT, expect_alike, expect_printed

PAGES = {"en": "docs/worth.md", "zh": "docs/zh/worth.md"}


@pytest.mark.long
def test_what_is_shown_is_what_is_printed() -> None:
    study = read_study(ROOT / "processes/it-acquisition", ("merge-levels",))
    result = worth(study, Settings())
    expect_printed(result, PAGES)


def test_both_languages_say_the_same() -> None:
    expect_alike(PAGES)
