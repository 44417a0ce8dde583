"""The page of a study of 60 steps and five redesigns: all of it, and no larger than it may be."""

import re
from pathlib import Path
from typing import Any

import chromium
import pytest
import sixty

from approvalflow.cli import exit_code
from approvalflow.report.media.html import LARGEST


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    study = sixty.write(folder / "sixty")
    found = {language: folder / f"{language}.html" for language in ("en", "zh")}
    stored = folder / "result.json"
    short = ["--replications", "2", "--weeks", "8", "--quiet", "--json", str(stored)]
    assert exit_code(["compare", str(study), *short, "--html", str(found["en"])]) == 0
    assert exit_code(["report", str(stored), "--lang", "zh", "--html", str(found["zh"])]) == 0
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_large_page_is_small_enough(pages: dict[str, Path], language: str) -> None:
    text = pages[language].read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST == 500_000
    assert text.count('<figure class="map-figure"') == 6
    assert text.count('<p class="note" data-packed=') < 6
    assert all(f"step_{number:02}" in text for number in range(60))


@chromium.needed
def test_packed_maps_are_drawn_and_replayed(pages: dict[str, Path], browser: Any) -> None:
    opened = browser.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.goto(pages["en"].as_uri())
    opened.locator(".replay").last.wait_for(state="visible")
    drawn = opened.evaluate("""[...document.querySelectorAll('.drawn svg.map')].map(
        map => map.querySelectorAll('.place').length)""")
    assert min(drawn) >= 60
    assert opened.locator("p[data-packed]").count() == 0
    last = opened.locator(".map-figure").last
    last.locator("input[type=range]").fill(last.locator("input[type=range]").get_attribute("max"))
    assert last.locator(".tokens .count:not([display])").count() >= 2
    opened.close()
    assert told == []


@chromium.needed
def test_without_a_script_the_page_says_what_is_missing(
    pages: dict[str, Path], browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(pages["en"].as_uri())
    assert opened.locator("#map .drawn svg.map").count() == 1
    notes = opened.locator("p[data-packed]")
    assert re.search("packed", notes.first.inner_text())
    context.close()
