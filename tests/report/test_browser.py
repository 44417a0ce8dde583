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
        if id_ != "details":
            titles[id_] = opened.locator(f"section#{id_} > h2").inner_text()
            assert opened.locator(f"section#{id_}").inner_text().strip() != titles[id_]
    chromium.unfold(opened)
    for heading in opened.locator("#details section > h2").all():
        titles[heading.locator("..").get_attribute("id")] = heading.inner_text()
    opened.close()
    document = document_of(sample.compared())
    assert titles == {section.id: section.title for section in document.sections}
    # no defects are declared, no pools checked, nobody refuses, warnings are few, silence was not
    # measured, roles belong to no jurisdiction, and what may be asked beyond a comparison was not
    empty = {"quality", "checks", "authority", "warnings", "favours", "neighbours"}
    empty |= {"diagnosis", "worth", "rank", "weightings", "search", "pilot", "sensitivity"}
    assert {entry.id for entry in SECTIONS} - titles.keys() == empty


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
    figure = opened.locator("#map .map-figure")
    button, slider = figure.locator("button"), figure.locator("input[type=range]")
    opened.wait_for_timeout(300)
    assert (button.inner_text(), slider.input_value()) == ("Play", "0")
    button.focus()
    opened.keyboard.press("Enter")
    opened.locator("#map .token").nth(1).wait_for(state="attached")
    opened.wait_for_timeout(800)
    assert button.inner_text() == "Pause"
    opened.keyboard.press("Enter")
    stopped = slider.input_value()
    assert float(stopped) > 0
    opened.wait_for_timeout(300)
    assert (button.inner_text(), slider.input_value()) == ("Play", stopped)
    opened.close()


@pytest.mark.parametrize("width", [400, 1280])
def test_a_replay_ends_where_the_cases_ended(browser: Any, address: str, width: int) -> None:
    """Scrubbed to the end by keyboard, every case lies at an end, whichever design is in view."""
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.goto(address)
    figure = opened.locator("#map .map-figure")
    figure.locator("input[type=range]").focus()
    opened.keyboard.press("End")
    figure.locator(".pick").nth(0).focus()
    for _ in sample.compared().designs:
        shown = figure.locator(".map-of:visible svg:visible .count:not([display])")
        assert sum(map(int, shown.all_text_contents())) == 20
        opened.keyboard.press("ArrowRight")
    days = figure.locator("output").inner_text()
    opened.close()
    assert re.fullmatch(r"Day (\d+) of \1|Day \d+ of \d+", days)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("width", "kind"), [(400, "tall"), (1280, "wide")])
def test_one_design_is_in_view_and_the_keyboard_chooses_another(
    browser: Any, address: str, width: int, kind: str, script: bool
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script
    )
    opened = context.new_page()
    opened.goto(address)
    names = [opened.locator("#map .pick + label").nth(n).inner_text() for n in range(4)]
    seen = []
    opened.locator("#map .pick:checked").focus()
    for _ in names:
        assert opened.locator("#map svg.map:visible").count() == 1
        assert opened.locator(f"#map svg.{kind}:visible .place").count() > 3
        opened.keyboard.press("ArrowRight")
        seen.append(opened.locator("#map .pick:checked + label").inner_text())
        for_it = opened.locator("#map .map-of:visible").get_attribute("class")
        assert f"map-of-{names.index(seen[-1])}" in for_it.split()
    context.close()
    assert sorted(seen) == sorted(names)


def test_the_keyboard_reaches_everything(browser: Any, address: str) -> None:
    opened = browser.new_page()
    opened.goto(address)
    wanted = opened.evaluate("""
        [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
            .filter(e => e.checkVisibility() && (e.type !== "radio" || e.checked)).length""")
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
    chromium.unfold(opened)
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


@pytest.mark.parametrize("width", [400, 1280])
def test_text_stays_in_its_box_and_is_never_scaled(
    browser: Any, addresses: dict[str, str], width: int
) -> None:
    """As measured by the browser with its own fonts, in both languages, for every design."""
    for address in addresses.values():
        opened = browser.new_page(viewport={"width": width, "height": 800})
        opened.goto(address)
        for label in opened.locator("#map .pick + label").all():
            label.click()
            poor = opened.evaluate("""() => [...document.querySelectorAll("#map svg.map")]
                .filter(svg => svg.getClientRects().length).flatMap(svg => {
                const edges = [...svg.querySelectorAll(".place")].flatMap(p => {
                    const edge = p.querySelector(".edge").getBBox();
                    return [...p.querySelectorAll("text")].map(t => [t.textContent, t.getBBox()])
                        .filter(([, b]) => b.x < edge.x || b.x + b.width > edge.x + edge.width
                            || b.y < edge.y - 1 || b.y + b.height > edge.y + edge.height + 1)
                        .map(([words]) => words); });
                const size = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                const small = [...svg.querySelectorAll("text")].filter(
                    t => !["11px", "10px"].includes(getComputedStyle(t).fontSize));
                return [...edges, ...small.map(t => t.textContent),
                    ...(Math.abs(size - 1) < 0.01 ? [] : [`scaled ${size}`])]; })""")
            assert poor == []
        opened.close()


@pytest.mark.parametrize(
    ("width", "kind", "media"),
    [(320, "narrow", "screen"), (400, "narrow", "screen"), (1280, "wide", "screen"),
     (680, "wide", "print")],
)  # fmt: skip
def test_text_of_charts_is_whole_and_never_scaled(
    browser: Any, addresses: dict[str, str], width: int, kind: str, media: str
) -> None:
    """As measured by the browser with its own fonts, in both languages: inside, and none over any
    other.
    """
    for address in addresses.values():
        opened = browser.new_page(viewport={"width": width, "height": 800})
        opened.goto(address)
        chromium.unfold(opened)
        opened.emulate_media(media=media)
        shown = opened.locator("svg.chart:visible")
        assert shown.count() == len(opened.locator(".graph").all()) == 5
        assert opened.locator(f"svg.chart.{kind}:visible").count() == 5
        poor = opened.evaluate("""() => [...document.querySelectorAll("svg.chart")]
            .filter(svg => svg.getClientRects().length).flatMap(svg => {
            const all = svg.getBoundingClientRect();
            const size = all.width / svg.viewBox.baseVal.width;
            const found = [...svg.querySelectorAll("text")]
                .map(t => [t.textContent, t.getBoundingClientRect()]);
            const cut = found.filter(([, b]) => b.left < all.left - 1 || b.right > all.right + 1
                || b.top < all.top - 3 || b.bottom > all.bottom + 3).map(([words]) => words);
            const over = found.flatMap(([words, a], n) => found.slice(n + 1).filter(([, b]) =>
                a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 5 && b.top < a.bottom - 5)
                .map(([other]) => `${words} / ${other}`));
            return [...cut, ...over, ...(Math.abs(size - 1) < 0.01 ? [] : [`scaled ${size}`])];
        })""")
        assert poor == []
        opened.close()


def test_a_map_fits_the_page(browser: Any, address: str) -> None:
    for width in (360, 400, 900, 1280, 1600):
        opened = browser.new_page(viewport={"width": width, "height": 800})
        opened.goto(address)
        over = opened.evaluate("""[...document.querySelectorAll("#map .drawn")].filter(
            e => e.getClientRects().length).map(e => e.scrollWidth - e.clientWidth)""")
        opened.close()
        assert over == [0] or (width < 400 and over[0] < 48)


def test_today_and_the_recommended_one_are_printed_side_by_side(browser: Any, address: str) -> None:
    opened = browser.new_page(viewport={"width": 748, "height": 1000})
    opened.goto(address)
    opened.emulate_media(media="print")
    shown = opened.locator("#map svg.map:visible")
    boxes = [shown.nth(n).bounding_box() for n in range(shown.count())]
    hidden = opened.evaluate(
        "[...document.querySelectorAll('.pick + label, .replay')].some(e => e.checkVisibility())"
    )
    names = opened.locator("#map .map-name:visible").all_inner_texts()
    opened.close()
    assert len(boxes) == 2
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 60
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert boxes[1]["x"] + boxes[1]["width"] <= 748
    assert names == ["Today", "A Agency CIO decides below USD\u00a0250k"]
    assert not hidden
