"""The page of a study of 60 steps and five redesigns: all of it, and no larger than it may be."""

import re
from pathlib import Path
from typing import Any

import pytest

from approvalflow.report.media.html import LARGEST
from helpers import pages, sixty


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    assert pages.write(sixty.write(folder / "sixty"), folder) == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_large_page_is_small_enough(folder: Path, language: str) -> None:
    text = (folder / f"{language}.html").read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST == 500_000
    assert text.count('<figure class="map-figure"') == 1
    assert text.count('class="pick pick-') == 6
    assert text.count('<p class="note" data-packed=') < 6


def test_packed_maps_are_drawn_and_replayed(folder: Path, browser: Any) -> None:
    opened = browser.new_page()
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.goto((folder / "en.html").as_uri())
    pages.wait_until_drawn(opened)
    drawn = opened.evaluate("""[...document.querySelectorAll('.drawn svg.map:not(.sheet)')].map(
        map => map.querySelectorAll('.place').length)""")
    assert len(drawn) == 12
    assert min(drawn) >= 45
    text = opened.evaluate("document.body.textContent")
    assert all(f"step_{number:02}" in text for number in range(60))
    figure, slider = opened.locator(".map-figure"), opened.locator(".map-figure input[type=range]")
    figure.locator(".pick + label").last.click()
    slider.fill(slider.get_attribute("max"))
    assert figure.locator(".tokens .count:not([display])").count() >= 1
    opened.close()
    assert told == []


def test_a_long_map_is_printed_in_pieces_that_fit_a_sheet(folder: Path, browser: Any) -> None:
    opened = browser.new_page(viewport={"width": 748, "height": 1000})
    opened.goto((folder / "en.html").as_uri())
    pages.wait_until_drawn(opened)
    opened.emulate_media(media="print")
    shown = opened.evaluate("""[...document.querySelectorAll('#map svg.map')]
        .filter(svg => svg.getClientRects().length && svg.getAttribute('height') > 20)
        .map(svg => [svg.getBBox().width > 0, Number(svg.getAttribute('height'))])""")
    opened.close()
    assert len(shown) >= 6
    assert all(drawn and height <= 900 for drawn, height in shown)


def test_without_a_script_the_page_says_what_is_missing(folder: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((folder / "en.html").as_uri())
    assert opened.locator("#map .drawn svg.map:visible").count() == 1
    notes = opened.locator("p[data-packed]")
    assert re.search("packed", notes.first.inner_text())
    context.close()


def test_it_is_as_good_as_the_page_of_any_study(folder: Path, browser: Any) -> None:
    pages.expect_good(browser, folder)
