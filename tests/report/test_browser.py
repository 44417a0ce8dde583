"""The page in a real browser: accessible, silent, narrow, printable."""

import re
from pathlib import Path
from typing import Any

import pytest

from approvalflow.report.media.html import page
from approvalflow.report.media.spreadsheet import csv_text
from approvalflow.report.sections import SECTIONS, document_of
from helpers import chromium, sample


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    result = sample.compared()
    path.write_text(page(document_of(result), result), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, address: str) -> dict[str, str]:
    path = tmp_path_factory.mktemp("page") / "zh.html"
    result = sample.compared()
    path.write_text(page(document_of(result, "zh"), result), encoding="utf-8")
    return {"en": address, "zh": path.as_uri()}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Any, addresses: dict[str, str], scheme: str, language: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(addresses[language])
    chromium.unfold(opened)
    chromium.expect_no_violation(opened)
    context.close()


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


def test_every_section_is_there_and_the_contents_lead_to_it(browser: Any, address: str) -> None:
    opened = browser.new_page()
    opened.goto(address)
    titles = {}
    for link in opened.locator("nav a").all():
        link.click()
        id_ = link.get_attribute("href").removeprefix("#")
        assert opened.evaluate("location.hash") == f"#{id_}"
        titles[id_] = opened.locator(f"section#{id_} > h2").inner_text()
        assert opened.locator(f"section#{id_}").inner_text().strip() != titles[id_]
    opened.close()
    document = document_of(sample.compared())
    assert titles == {section.id: section.title for section in document.sections}
    assert {entry.id for entry in SECTIONS} - titles.keys() == {
        "quality"
    }  # no defects are declared


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_the_page_never_scrolls_sideways(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(address)
    chromium.unfold(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_brief_is_one_printed_page(browser: Any, address: str, tmp_path: Path) -> None:
    """With everything after the brief taken away, one page is left."""
    opened = browser.new_page()
    opened.goto(address)
    assert chromium.sheets(opened, tmp_path / "whole.pdf") > 1
    assert chromium.sheets_of_brief(opened, tmp_path / "brief.pdf") == 1
    opened.close()


def test_a_replay_starts_paused_moves_and_stops(browser: Any, address: str) -> None:
    opened = browser.new_page()
    opened.goto(address)
    figure = opened.locator("#changes .map-figure").first
    button, slider = figure.locator("button"), figure.locator("input[type=range]")
    opened.wait_for_timeout(300)
    assert (button.inner_text(), slider.input_value()) == ("Play", "0")
    button.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_function("document.querySelectorAll('#changes .token.t1').length > 1")
    opened.wait_for_timeout(800)
    assert button.inner_text() == "Pause"
    opened.keyboard.press("Enter")
    stopped = slider.input_value()
    assert float(stopped) > 0
    opened.wait_for_timeout(300)
    assert (button.inner_text(), slider.input_value()) == ("Play", stopped)
    opened.close()


def test_a_replay_ends_where_the_cases_ended(browser: Any, address: str) -> None:
    """Scrubbed to the end by keyboard, every case of both designs lies at an end."""
    opened = browser.new_page()
    opened.goto(address)
    figure = opened.locator("#changes .map-figure").first
    figure.locator("input[type=range]").focus()
    opened.keyboard.press("End")
    for kind in ("t0", "t1"):
        shown = figure.locator(f".count.{kind}:not([display])")
        assert shown.all_text_contents() == ["20"]
    days = figure.locator("output").inner_text()
    assert re.fullmatch(r"Day (\d+) of \1|Day \d+ of \d+", days)
    opened.close()


def test_the_keyboard_reaches_everything(browser: Any, address: str) -> None:
    opened = browser.new_page()
    opened.goto(address)
    wanted = opened.evaluate("""
        [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
            .filter(e => e.checkVisibility()).length""")
    seen = set()
    for _ in range(wanted + 5):
        opened.keyboard.press("Tab")
        seen.add(
            opened.evaluate("""(() => { const e = document.activeElement;
            return e === document.body ? '' : [...document.querySelectorAll('*')].indexOf(e); })()
        """)
        )
    opened.close()
    assert len(seen - {""}) >= wanted


def test_the_policy_is_active(browser: Any, address: str) -> None:
    opened = browser.new_page()
    opened.goto(address)
    ran = opened.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.smuggled = true";
        document.body.append(script);
        return window.smuggled === true; }""")
    styled = opened.evaluate("""() => {
        const style = document.createElement("style");
        style.textContent = "body { margin: 77px !important; }";
        document.head.append(style);
        return getComputedStyle(document.body).margin; }""")
    opened.close()
    assert ran is False
    assert styled == "0px"


def test_downloads_are_the_real_data(browser: Any, address: str, tmp_path: Path) -> None:
    opened = browser.new_page()
    opened.goto(address)
    links = opened.locator(".download a")
    found = {}
    for number in range(links.count()):
        with opened.expect_download() as download:
            links.nth(number).click()
        saved = tmp_path / str(number)
        download.value.save_as(saved)
        found[download.value.suggested_filename] = saved.read_bytes()
    opened.close()
    inputs = sample.compared().inputs
    files = (inputs.process, *inputs.redesigns)
    assert found.pop(f"{inputs.process.id}.csv").decode("utf-8-sig") == csv_text(sample.compared())
    assert found == {f"{f.id}.yaml": f.text.encode() for f in files}


def test_text_stays_in_its_box(browser: Any, addresses: dict[str, str]) -> None:
    """As measured by the browser with its own fonts, in both languages."""
    for address in addresses.values():
        opened = browser.new_page()
        opened.goto(address)
        poor = opened.evaluate("""() =>
            [...document.querySelectorAll(".drawn .place")].flatMap(p => {
            const edge = p.querySelector(".edge").getBBox();
            return [...p.querySelectorAll("text")].map(t => [t.textContent, t.getBBox()])
                .filter(([, b]) => b.x < edge.x || b.x + b.width > edge.x + edge.width
                    || b.y < edge.y - 1 || b.y + b.height > edge.y + edge.height + 1)
                .map(([words]) => words); })""")
        opened.close()
        assert poor == []


def test_names_of_lanes_stay_in_sight_and_changes_come_there(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport={"width": 400, "height": 800})
    opened.goto(address)
    left = """region => [region.getBoundingClientRect().left, region.scrollLeft,
        region.querySelector(".follow rect").getBoundingClientRect().left]"""
    region = opened.locator("#map .drawn")
    region.evaluate("region => { region.scrollLeft = 150; }")
    opened.wait_for_timeout(100)
    edge, scrolled, names = region.evaluate(left)
    assert scrolled == 150
    assert abs(names - edge) <= 2
    redesigned = opened.locator("#changes .drawn").first
    inside = redesigned.evaluate("""region => {
        const seen = region.getBoundingClientRect();
        return [...region.querySelectorAll(".place:is(.added, .removed, .changed) .edge")].some(e =>
            e.getBoundingClientRect().left >= seen.left
            && e.getBoundingClientRect().right <= seen.right); }""")
    opened.close()
    assert inside


def test_printed_maps_are_cut_into_strips_that_can_be_read(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport={"width": 1040, "height": 700})
    opened.goto(address)
    opened.emulate_media(media="print")
    drawn = opened.evaluate("""[...document.querySelectorAll(".strips svg")].map(
        s => [s.checkVisibility(), s.getBBox().width > 0, s.viewBox.baseVal.width])""")
    hidden = opened.evaluate(
        "[...document.querySelectorAll('.drawn, .replay')].some(e => e.checkVisibility())"
    )
    opened.close()
    assert drawn
    assert all(visible and full and width <= 1701 for visible, full, width in drawn)
    assert not hidden
