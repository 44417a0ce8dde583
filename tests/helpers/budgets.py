"""What the page may take of a reader: words, tables, sheets of paper, and what stands above the
details in a browser.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from approvalflow.report.media.html import page
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from helpers import chromium

WORD = {"en": r"[A-Za-z]{2,}", "zh": r"[\u4e00-\u9fff]"}
MOST_WORDS = {"en": 1_000, "zh": 2_250}  # above the details, everything drawn included
MOST_FIRST = {"en": (120, 150), "zh": (270, 337)}  # of up to three redesigns, of more
MOST_TABLES, MOST_SHEETS = 8, 5
MOST_LINES = {1: 10, 2: 12, 3: 14, 5: 16}  # in the terminal, by redesigns
QUESTIONS = ["map", "ledger", "kinds", "people", "certainty"]
BETWEEN_CITIES = "neighbours"  # asked where roles belong to several jurisdictions
_SEEN = """() => {
    const shown = part => {
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walk.nextNode()) {
            const at = walk.currentNode.parentElement;
            if (at.checkVisibility() && !at.closest(".said, .short, option, title, desc, script"))
                texts.push(walk.currentNode.textContent);
        }
        return texts.join(" ");
    };
    const tables = part => [...part.querySelectorAll("table")]
        .filter(table => table.checkVisibility()).length;
    const sections = [...document.querySelectorAll("main > section")];
    const first = document.querySelector(".first");
    return {
        first: shown(first), nav: shown(document.querySelector("nav")),
        ids: sections.map(section => section.id),
        heads: sections.map(section => section.querySelector("h2").textContent),
        texts: sections.map(shown), tables: [first, ...sections].map(tables),
        details: document.querySelector("#details").open,
    };
}"""
_OVER = """() => [...document.querySelectorAll(".first :is(h1, h2, p, th, td, table, label)")]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.textContent.trim().slice(0, 40))"""


@dataclass(frozen=True)
class Seen:
    """What a reader sees above the details, in one language: the first screen, the contents, each
    question with all that stands below it, and how many tables are open.
    """

    language: str
    first: str
    nav: str
    ids: list[str]
    heads: list[str]
    texts: list[str]
    tables: list[int]
    details: bool

    def words(self, text: str) -> int:
        return len(re.findall(WORD[self.language], text))

    @property
    def whole(self) -> str:
        return " ".join((self.first, self.nav, *self.texts))


def write(result: Result, folder: Path) -> None:
    """The page of a result in both languages."""
    for language in WORD:
        text = page(document_of(result, language), result)
        (folder / f"{language}.html").write_text(text, encoding="utf-8")


def seen(browser: Any, folder: Path, language: str) -> Seen:
    """The page as it opens on a desk."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto((folder / f"{language}.html").as_uri())
    found = Seen(language, **opened.evaluate(_SEEN))
    opened.close()
    return found


def expect_few_words(found: Seen, redesigns: int) -> None:
    """And few tables: one of the first screen."""
    assert found.words(found.whole) <= MOST_WORDS[found.language]
    assert 20 <= found.words(found.first) <= MOST_FIRST[found.language][redesigns > 3]
    assert sum(found.tables) <= MOST_TABLES
    assert found.tables[0] == 1


def expect_questions(found: Seen) -> None:
    """In their order, each with an answer before any chart or table; the details are closed."""
    assert [one for one in found.ids if one != BETWEEN_CITIES] == QUESTIONS
    assert all(re.search("[?？]$", head) for head in found.heads)
    assert all(
        found.words(text) >= found.words(head) + 5
        for head, text in zip(found.heads, found.texts, strict=True)
    )
    assert not found.details


def expect_plain_words(found: Seen, result: Result) -> None:
    """No id, no line of a file, no p-value, nothing that has no value in Python or a template."""
    ids = {design.id for design in result.designs[1:]} | set(result.roles)
    ids |= {step.id for design in result.designs for step in design.steps}
    ids |= set(result.called.data) | {a.path for a in result.assumptions}
    written = {id_ for id_ in ids if re.search(r"[_.-]", id_)}
    assert not [id_ for id_ in written if re.search(rf"(?<![\w-]){re.escape(id_)}\b", found.whole)]
    files = r"\.yaml\b|\w+_\w+|\w+: [\[{]|[{}]|^\s*- \w+:"
    assert not re.findall(files, found.whole, re.MULTILINE)
    assert not re.findall(r"\bp\b ?[<=]|\bp-value|p 值|\bHolm\b|< 0\.001", found.whole)
    assert not re.findall(r"\b(?:None|nan|inf|True|False|undefined)\b", found.whole)


def expect_first_screen(browser: Any, folder: Path, language: str) -> None:
    """All of it is seen without scrolling, down or sideways, on a desk and in a hand."""
    for width, scheme in ((1280, "light"), (400, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        opened = context.new_page()
        opened.goto((folder / f"{language}.html").as_uri())
        box = opened.locator(".first").bounding_box()
        over = opened.evaluate(_OVER)
        folded = opened.locator(".more + label").count()
        if folded and width == 400:
            expect_folded(opened)
        context.close()
        assert box["y"] + box["height"] <= 800
        assert over == []


def expect_folded(opened: Any) -> None:
    """Of many redesigns the facts of all but two are folded, and can be had."""
    rows = opened.locator(".contenders tbody tr")
    facts = [rows.nth(n).locator("td:visible").count() for n in range(rows.count())]
    assert facts == [4, 4, *[0] * (rows.count() - 2)]
    opened.locator(".more + label").click()
    assert opened.locator(".contenders tbody td:visible").count() == 4 * rows.count()


def expect_few_sheets(browser: Any, folder: Path, language: str, most: int) -> None:
    """Of A4; the details are not among them unless they are open."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto((folder / f"{language}.html").as_uri())
    chromium_sheets = chromium.sheets(opened, folder / "page.pdf")
    opened.eval_on_selector("#details", "details => details.open = true")
    opened_sheets = chromium.sheets(opened, folder / "page.pdf")
    opened.close()
    assert 2 <= chromium_sheets <= most
    assert opened_sheets > chromium_sheets
