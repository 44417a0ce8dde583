"""The tutorial is done as it stands, in an empty folder: its commands work, and it shows what
they say.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers.tutorial import PAGES, Printed, done

INVALID = 3
ON_PURPOSE = 1  # a mistake that is told
LONGEST = 180  # lines: ten minutes


@pytest.mark.slow
@pytest.mark.parametrize("language", PAGES)
def test_its_commands_work_and_it_shows_what_they_say(language: str, tmp_path: Path) -> None:
    codes = []
    for happened in done(PAGES[language].read_text(encoding="utf-8"), tmp_path, language):
        if isinstance(happened, Printed):
            codes.append(happened.code)
            assert happened.code in (0, INVALID), happened
        else:
            assert happened.on_page == happened.true, "make docs"
    assert codes.count(INVALID) == ON_PURPOSE
    assert (tmp_path / "report.html").is_file()


def test_both_do_the_same() -> None:
    english, chinese = (
        re.findall(
            r"^(?:approvalflow (\w+)|<!-- (\w+))", page.read_text(encoding="utf-8"), re.MULTILINE
        )
        for page in PAGES.values()
    )
    assert english == chinese


def test_it_is_short() -> None:
    for page in PAGES.values():
        assert len(page.read_text(encoding="utf-8").splitlines()) <= LONGEST
