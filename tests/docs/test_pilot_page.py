"""The page about pilots shows what is printed."""

from __future__ import annotations

import pytest

from approvalflow.study.pilot.asking import pilot
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from helpers.printed import ROOT, expect_alike, expect_printed

PAGES = {"en": "docs/pilot.md", "zh": "docs/zh/pilot.md"}


@pytest.mark.long
def test_what_is_shown_is_what_is_printed() -> None:
    study = read_study(ROOT / "processes/it-acquisition", ("delegate-under-250k",))
    result = pilot(study, Settings())
    expect_printed(result, PAGES)


def test_both_languages_say_the_same() -> None:
    expect_alike(PAGES)
