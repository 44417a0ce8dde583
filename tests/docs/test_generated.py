"""The pages that are generated say what the program says; all links of all pages lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from approvalflow.study.schemas import result_schema
from helpers.documents import DOCS, GALLERIES, QUICK
from helpers.gallery import LANGUAGES, STUDIES, section

ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])


@pytest.mark.parametrize("page", QUICK)
def test_a_page_is_up_to_date(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == QUICK[page](), "make docs"


@pytest.mark.long
@pytest.mark.parametrize("study", STUDIES)
def test_the_gallery_tells_true_numbers(study: str) -> None:
    for language, page in GALLERIES.items():
        written = (DOCS / page).read_text(encoding="utf-8")
        assert section(study, language) in written, "make docs"


def test_the_gallery_shows_every_study_in_both_languages() -> None:
    for page in GALLERIES.values():
        written = (DOCS / page).read_text(encoding="utf-8")
        assert re.findall(r"^approvalflow compare processes/(.+)$", written, re.MULTILINE) == [
            *STUDIES
        ]
        assert written.count("\n## ") == len(STUDIES)
    assert set(GALLERIES) == set(LANGUAGES)


def test_every_property_of_a_result_is_described() -> None:
    schema = result_schema()
    page = (DOCS / "result.md").read_text(encoding="utf-8")
    for name, node in [("Result", schema), *schema["definitions"].items()]:
        assert f"\n## {name}\n" in page
        for key, inner in node["properties"].items():
            assert inner.get("description", "").strip(), f"say what {name}.{key} is, below it"
            assert f"\n| `{key}` | " in page


def test_its_python_reads_a_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "result.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    result = ROOT / "reports" / "it-acquisition.json"
    (tmp_path / "result.json").write_bytes(result.read_bytes())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["result"] == json.loads(result.read_text(encoding="utf-8"))


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w -]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_its_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("http", "mailto")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors_of(target), link
