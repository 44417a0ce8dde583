"""The page of a study in both languages: from a comparison as short as can be, made once for all
tests that look at it, and what is asked of every page in a browser.
"""

import json
import re
from pathlib import Path
from typing import Any

from approvalflow.cli import exit_code
from helpers import budgets, chromium

SHORT = ("--replications", "2", "--weeks", "8", "--quiet")
SCHEMES = {"en": "light", "zh": "dark"}


def write(study: Path, folder: Path) -> int:
    """`result.json`, `en.html` and, from what was stored, `zh.html` in the folder.

    Gives the exit code of the comparison.
    """
    stored = str(folder / "result.json")
    english, chinese = (str(folder / f"{language}.html") for language in SCHEMES)
    code = exit_code(["compare", str(study), *SHORT, "--json", stored, "--html", english])
    assert exit_code(["report", stored, "--lang", "zh", "--html", chinese]) == 0
    return code


def expect_first_screen(browser: Any, folder: Path) -> None:
    """Of up to three redesigns all of it is seen without scrolling, in few words, beside a name."""
    told = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    mean = told["designs"][0]["measures"].get("days_mean")
    if mean is None or mean["value"] is None:
        return  # today has no mean to stand against
    for language, pattern in budgets.WORD.items():
        for width, scheme in ((1280, "light"), (400, "dark")):
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            opened = context.new_page()
            opened.goto((folder / f"{language}.html").as_uri())
            screen = opened.locator(".first")
            box = screen.bounding_box()
            assert box["y"] + box["height"] <= 800
            assert screen.locator("table").count() == 1
            over = screen.locator("th, td, p, h1").evaluate_all(
                "all => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
            )
            assert over == 0
            text = screen.evaluate("""screen => {
                const seen = screen.cloneNode(true);
                seen.querySelectorAll('.said, .short').forEach(hidden => hidden.remove());
                return seen.textContent;
            }""")
            assert 20 <= len(re.findall(pattern, text)) <= budgets.MOST_FIRST[language][0]
            context.close()


def wait_until_drawn(opened: Any) -> None:
    """Until the script has put every map in its place and unpacked every table."""
    opened.locator(".replay").last.wait_for(state="visible")
    opened.locator("p[data-packed]").first.wait_for(state="detached")


def expect_good(browser: Any, folder: Path) -> None:
    """Small enough, narrow, accessible, and its brief one printed sheet."""
    for language, scheme in SCHEMES.items():
        page = folder / f"{language}.html"
        assert page.stat().st_size <= 500_000
        context = browser.new_context(
            viewport={"width": 400, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        opened = context.new_page()
        opened.goto(page.as_uri())
        wait_until_drawn(opened)
        chromium.expect_accessible(opened)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 400
        assert chromium.sheets_of_brief(opened, folder / "brief.pdf") == 1
        context.close()
