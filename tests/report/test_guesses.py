"""The tornado in a real browser: accessible, narrow, its numbers beside their bars."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from approvalflow.report.media.html import page
from approvalflow.report.sections import document_of
from approvalflow.wording.catalogues import LANGUAGES
from helpers import chromium
from helpers.guesses import asked

_OVER = """() => [...document.querySelectorAll('.tornado svg')].flatMap(svg => {
    const room = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < room.left - 1 || box.right > room.right + 1;
    }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder, result = tmp_path_factory.mktemp("page"), asked()
    for language in LANGUAGES:
        told = page(document_of(result, language), result)
        (folder / f"{language}.html").write_text(told, encoding="utf-8")
    return {language: (folder / f"{language}.html").as_uri() for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Any, addresses: dict[str, str], scheme: str, language: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(addresses[language])
    chromium.expect_accessible(opened)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_numbers_stay_within(
    browser: Any, addresses: dict[str, str], width: int, language: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto(addresses[language])
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate(_OVER) == []
    context.close()


def test_the_page_is_no_larger_for_it(addresses: dict[str, str]) -> None:
    assert all(
        Path(one.removeprefix("file://")).stat().st_size < 500_000 for one in addresses.values()
    )
