"""The page of every study: accessible, narrow, the brief one sheet.

Those of a large and a hostile study are tested with them, in test_large.py and test_hostile.py.
"""

from pathlib import Path
from typing import Any

import pytest

from helpers import pages

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))


@pytest.mark.parametrize("name", STUDIES)
def test_the_page_of_a_study(name: str, browser: Any, tmp_path: Path) -> None:
    assert pages.write(PROCESSES / name, tmp_path) in (0, 1, 4)
    pages.expect_good(browser, tmp_path)
    pages.expect_first_screen(browser, tmp_path)
