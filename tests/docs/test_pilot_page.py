"""The page about pilots shows what is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.pilot.asking import pilot
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings

ROOT = Path(__file__).parents[2]
PAGES = {"en": "docs/pilot.md", "zh": "docs/zh/pilot.md"}


@pytest.mark.long
def test_what_is_shown_is_what_is_printed() -> None:
    study = read_study(ROOT / "processes/it-acquisition", ("delegate-under-250k",))
    result = pilot(study, Settings())
    for language, page in PAGES.items():
        text = (ROOT / page).read_text("utf-8")
        shown = re.search(r"```\n\$ approvalflow [^\n]*\n(.*?)```", text, re.DOTALL)
        assert shown is not None
        assert shown[1].rstrip() == text_of(answer_of(result, language)), page


def test_both_languages_say_the_same() -> None:
    english, chinese = ((ROOT / page).read_text("utf-8") for page in PAGES.values())
    for sign in ("\n- ", "\n## ", "```", "\n$ "):
        assert english.count(sign) == chinese.count(sign), sign
