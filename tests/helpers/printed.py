"""Pages that show what a command prints, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.result import Result

ROOT = Path(__file__).parents[2]
_SIGNS = ("\n- ", "\n## ", "```", "\n$ ")


def expect_printed(result: Result, pages: Mapping[str, str]) -> None:
    """The first command of each page prints what stands below it."""
    for language, page in pages.items():
        text = (ROOT / page).read_text("utf-8")
        shown = re.search(r"```\n\$ approvalflow [^\n]*\n(.*?)```", text, re.DOTALL)
        assert shown is not None
        assert shown[1].rstrip() == text_of(answer_of(result, language)), page


def expect_alike(pages: Mapping[str, str], *further: str) -> None:
    """Both have as many items, heads, blocks and commands, and of the `further` signs."""
    english, chinese = ((ROOT / page).read_text("utf-8") for page in pages.values())
    for sign in (*_SIGNS, *further):
        assert english.count(sign) == chinese.count(sign), sign
