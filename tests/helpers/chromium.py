"""Where the browser of the tests is, whether it must be there, and what is asked of every page."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

REQUIRED = os.environ.get("APPROVALFLOW_REQUIRE_BROWSER") == "1"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
_COLOURS = "color-contrast"


def unfold(opened: Any) -> None:
    opened.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")


def expect_accessible(opened: Any) -> None:
    """Nothing that axe finds: in the colours of what is open, and in all else of the whole page,
    which is unfolded. The colours of its details are those of every page (test_browser.py), and to
    look at each of their cells takes ten times as long.
    """
    expect_no_violation(opened, {"runOnly": [_COLOURS]})
    unfold(opened)
    expect_no_violation(opened, {"rules": {_COLOURS: {"enabled": False}}})


def expect_no_violation(opened: Any, asked: dict[str, Any] | None = None) -> None:
    """Of the rules of accessibility that axe knows; the page was opened without its policy."""
    from axe_playwright_python.sync_playwright import Axe

    found_alone = {"resultTypes": ["violations"]}  # what passes is not told
    results = Axe().run(opened, options=found_alone | (asked or {}))
    assert results.violations_count == 0, results.generate_report()


def sheets_of_brief(opened: Any, pdf: Path) -> int:
    """The printed pages that are left when all after the brief is taken away."""
    opened.eval_on_selector_all(".brief-ends ~ *", "all => all.map(s => s.remove())")
    opened.eval_on_selector_all(".brief-ends", "all => all.map(s => s.style.breakAfter = 'auto')")
    return sheets(opened, pdf)


def sheets(opened: Any, pdf: Path) -> int:
    opened.pdf(path=str(pdf), prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
