"""Names that would be markup, are very long, run from right to left or are pictures stay names."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest

from approvalflow.cli import exit_code
from approvalflow.report.map.views import unmeasured
from approvalflow.study.reading import read_study
from helpers import chromium, drawn, hostile, pages

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The study with its papers in both languages."""
    folder = tmp_path_factory.mktemp("hostile")
    assert pages.write(hostile.write(folder / "study"), folder) == 0
    stored = str(folder / "result.json")
    for language in ("en", "zh"):
        paper = f"--docx={folder / language}.docx"
        assert exit_code(["--lang", language, "report", stored, paper]) == 0
    return folder


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_a_name_is_markup(folder: Path, language: str) -> None:
    html = (folder / f"{language}.html").read_text(encoding="utf-8")
    assert html.count("<script") == 2
    assert "<img" not in html
    assert html.count("</title>") == html.count("<title")
    assert "49" not in html.split("<h1>")[1].split("</h1>")[0]
    text = "\n".join(p.text for p in docx.Document(str(folder / f"{language}.docx")).paragraphs)
    assert all(name in text for name in hostile.NAMES)


@pytest.mark.parametrize("redesign", [None, "r0", "r1", "r2", "r3"])
def test_the_map_is_a_sound_drawing(folder: Path, redesign: str | None, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    chosen = [] if redesign is None else [redesign]
    assert exit_code(["map", str(folder / "study"), *chosen, "--svg", str(file)]) == 0
    root = ET.parse(file).getroot()
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "path", "text",
    }  # fmt: skip
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    assert all(any(name in title for title in titles) for name in hostile.NAMES)


def test_on_the_map_nothing_covers_anything(folder: Path) -> None:
    study = read_study(folder / "study", None)
    today = study.today.process
    for read in study.redesigns:
        assert drawn.all_faults(unmeasured(today, read.redesign, read.process).maps[0]) == []


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_every_form_holds_the_names(
    folder: Path, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["report", str(folder / "result.json"), "--format", form]) == 0
    out = capfd.readouterr().out
    if form == "json":
        assert hostile.MARKUP in json.loads(out)["name"].values()
    elif form == "markdown":
        assert "<script>" not in out
    else:
        assert hostile.PICTURES in out


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_stands(folder: Path, browser: Any, language: str, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 800})
    told: list[str] = []
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    opened.goto((folder / f"{language}.html").as_uri())
    chromium.unfold(opened)
    opened.locator(".replay button").first.click()
    wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
    places = opened.locator(".map-of:first-of-type .drawn .place")
    outside = places.evaluate_all("""all => all.flatMap(p => {
        const box = p.querySelector('.edge').getBBox();
        return [...p.querySelectorAll('text')].map(t => [t.textContent, t.getBBox()])
            .filter(([, b]) => b.x < box.x || b.x + b.width > box.x + box.width)
            .map(([text]) => text);
    })""")
    opened.close()
    assert told == []
    assert wide <= 0
    assert outside == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_foreign_runs_even_without_the_policy(
    folder: Path, browser: Any, language: str
) -> None:
    """The policy of the page is the second lock: the first is that no name is markup."""
    context = browser.new_context(bypass_csp=True)
    opened = context.new_page()
    told: list[str] = []
    opened.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda asked: told.append(asked.url))
    opened.goto((folder / f"{language}.html").as_uri())
    chromium.unfold(opened)
    opened.locator(".replay button").first.click()
    scripts = opened.locator("script").count()
    context.close()
    assert [url for url in told if not url.startswith("file:")] == []
    assert len(told) == 1
    assert scripts == 2


def test_it_is_as_good_as_the_page_of_any_study(folder: Path, browser: Any) -> None:
    pages.expect_good(browser, folder)
