"""The page of every study, a large and a hostile one: accessible, narrow, the brief one sheet."""

from pathlib import Path
from typing import Any

import pytest

from approvalflow.cli import exit_code
from helpers import chromium, hostile, sixty

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = [*sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml")), "60", "hostile"]
MADE = {"60": sixty.write, "hostile": hostile.write}


@pytest.mark.parametrize("name", STUDIES)
def test_the_page_of_a_study(name: str, browser: Any, tmp_path: Path) -> None:
    study = MADE[name](tmp_path / "study") if name in MADE else PROCESSES / name
    stored = tmp_path / "result.json"
    short = ["--replications", "2", "--weeks", "8", "--quiet", "--json", str(stored)]
    assert exit_code(["compare", str(study), *short]) in (0, 1, 4)
    for language, scheme in (("en", "light"), ("zh", "dark")):
        page = tmp_path / f"{language}.html"
        assert exit_code(["report", str(stored), "--lang", language, "--html", str(page)]) == 0
        assert page.stat().st_size <= 500_000
        context = browser.new_context(
            viewport={"width": 400, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        opened = context.new_page()
        opened.goto(page.as_uri())
        opened.locator(".replay").last.wait_for(state="visible")
        chromium.unfold(opened)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 400
        chromium.expect_no_violation(opened)
        assert chromium.sheets_of_brief(opened, tmp_path / "brief.pdf") == 1
        context.close()
