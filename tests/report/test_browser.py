"""The page in a real browser: accessible, silent, narrow, printable."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sample

from approvalflow.report.html import page
from approvalflow.report.sections import document_of

REQUIRED = os.environ.get("APPROVALFLOW_REQUIRE_BROWSER") == "1"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip

pytestmark = pytest.mark.skipif(
    not CHROMIUM and not REQUIRED, reason="no Chromium here to open the page in"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    assert CHROMIUM, "APPROVALFLOW_REQUIRE_BROWSER=1, but there is no Chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    result = sample.compared()
    path.write_text(page(document_of(result), result), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, address: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(address)
    opened.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
    results = Axe().run(opened)
    context.close()
    assert results.violations_count == 0, results.generate_report()


def test_the_page_is_silent(browser: Any, address: str) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(address)
    opened.wait_for_timeout(200)
    context.close()
    assert said == []
    assert [url for url in asked if url != address and not url.startswith("data:")] == []


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_the_page_never_scrolls_sideways(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(address)
    opened.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_brief_is_one_printed_page(browser: Any, address: str, tmp_path: Path) -> None:
    """With everything after the brief taken away, one page is left."""
    opened = browser.new_page()
    opened.goto(address)
    whole, brief = tmp_path / "whole.pdf", tmp_path / "brief.pdf"
    opened.pdf(path=str(whole), prefer_css_page_size=True)
    opened.eval_on_selector_all(".brief-ends ~ section, footer", "all => all.map(s => s.remove())")
    opened.eval_on_selector_all(".brief-ends", "all => all.map(s => s.style.breakAfter = 'auto')")
    opened.pdf(path=str(brief), prefer_css_page_size=True)
    opened.close()
    assert pages(brief) == 1
    assert pages(whole) > 1


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
