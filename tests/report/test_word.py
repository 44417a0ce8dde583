"""The brief as a Word file: the words of the document, in Word's own styles."""

import time
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from markupsafe import Markup

from approvalflow.cli import exit_code
from approvalflow.report.document import Document, Paragraph, Section, Table
from approvalflow.report.drawings import dumbbells
from approvalflow.report.media import word
from approvalflow.report.media.shapes import VIEW, drawing
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from approvalflow.study.storing import read_result

RESULT = Path(__file__).parents[2] / "reports" / "it-acquisition.json"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_file_says_what_the_brief_says(result: Result, language: str) -> None:
    document = document_of(result, language)
    file = docx.Document(BytesIO(word.word_file(document)))
    said = [line.text for line in file.paragraphs]
    brief = [section for section in document.sections if section.brief]
    assert said[0] == document.title
    blocks = [block for section in brief for block in section.blocks]
    assert {b.text for b in blocks if isinstance(b, Paragraph)} <= set(said)
    assert {s.title for s in brief} == {
        p.text for p in file.paragraphs if p.style.name == "Heading 1"
    }
    tables = [block for block in blocks if isinstance(block, Table)]
    _, first, *others = file.tables
    assert document.first is not None
    facts = [[cell.text for cell in row.cells[2:]] for row in first.rows[1:]]
    assert facts == [list(row.facts) for row in document.first.rows]
    assert document.first.sentence in file.paragraphs[1].text
    assert len(others) == len(tables)
    for made, table in zip(others, tables, strict=True):
        cells = [[cell.text.split("\n")[0] for cell in row.cells] for row in made.rows]
        assert cells[0] == [column.title for column in table.columns]
        assert cells[1:] == [[cell.text for cell in row.cells] for row in table.rows]


SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def chart_of(document: Document) -> list[Any]:
    """The drawings of the file, from the one over the chart to its axis."""
    root = docx.Document(BytesIO(word.word_file(document))).element
    return root.xpath(".//wp:inline")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_chart_is_that_of_the_page_in_shapes(result: Result, language: str) -> None:
    document = document_of(result, language)
    screen = document.first
    assert screen is not None
    drawings = chart_of(document)
    page = [dumbbells.head(screen), *(dumbbells.strip(screen, row) for row in screen.rows),
            dumbbells.axis(screen)]  # fmt: skip
    assert len(drawings) == len(page)
    for made, svg in zip(drawings, page, strict=True):
        marks = list(ET.fromstring(svg))
        shapes = made.findall(".//wps:wsp", SPACES)
        assert len(shapes) == len(marks)
        said = ["".join(t.text for t in s.iterfind(".//w:t", SPACES)) for s in shapes]
        drawn = [" ".join(mark.itertext()).strip() for mark in marks]
        assert said == drawn


def test_a_dot_stands_where_its_days_are_on_the_axis() -> None:
    document = document_of(read_result(RESULT))
    screen = document.first
    assert screen is not None
    scale = dumbbells.scale_of(screen)
    for made, row in zip(chart_of(document)[1:-1], screen.rows, strict=True):
        width = int(made.find("wp:extent", SPACES).get("cx"))
        middles = []
        for shape in made.findall(".//wps:wsp", SPACES):
            place = shape.find(".//a:xfrm", SPACES)
            if shape.find(".//a:prstGeom", SPACES).get("prst") == "ellipse":
                left, size = (int(place.find(f"a:{k}", SPACES).get(v)) for k, v in
                              (("off", "x"), ("ext", "cx")))  # fmt: skip
                middles.append((left + size / 2) / width * 100)
        days = (row.span.mean, row.span.p90, screen.today.mean)
        for value in days:
            assert value is not None
            assert min(abs(m - scale(value)) for m in middles) < 0.1


def test_the_chart_is_told_to_whoever_cannot_see_it(result: Result) -> None:
    screen = document_of(result, "en").first
    assert screen is not None
    told = [made.find("wp:docPr", SPACES).get("descr") for made in chart_of(document_of(result))]
    for row, words in zip(screen.rows, told[1:-1], strict=True):
        assert all(part in words for part in (row.mark, row.name, row.days, row.p90))
    assert all(label in told[0] for label in screen.labels)
    ids = [made.find("wp:docPr", SPACES).get("id") for made in chart_of(document_of(result))]
    assert len(set(ids)) == len(ids)


def test_what_the_page_draws_and_paper_has_no_look_for_is_no_silent_gap() -> None:
    unknown = Markup('<svg height="9"><line class="new" x1="0" x2="1" y1="0" y2="1"/></svg>')
    with pytest.raises(KeyError, match=r"line\.new"):
        drawing(unknown, 100, number=1, said="")


def test_only_the_design_in_view_has_its_colour() -> None:
    document = document_of(read_result(RESULT))
    screen = document.first
    assert screen is not None
    has = [VIEW in etree.tostring(made).decode() for made in chart_of(document)[1:-1]]
    assert has == [row.advised for row in screen.rows]


def test_the_file_names_no_author_and_has_the_paper_of_the_office(document: Document) -> None:
    file = docx.Document(BytesIO(word.word_file(document)))
    assert file.core_properties.author == ""
    assert file.core_properties.title == document.title
    assert round(file.sections[0].page_width.mm) == 210


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    odd = "a\x00b\x0b\ud800 <script> \u202e & 🏛"
    document = Document(odd, "en", (Section("verdict", odd, (Paragraph(odd),), brief=True),))
    file = docx.Document(BytesIO(word.word_file(document)))
    assert file.paragraphs[0].text == "a?b?? <script> \u202e & 🏛"


def test_a_stored_result_becomes_a_word_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new folder" / "brief.docx"
    assert exit_code(["report", str(RESULT), "--docx", str(path)]) == 0
    assert docx.Document(str(path)).paragraphs[0].text.startswith("Approval of IT")
    assert capfd.readouterr().out == ""


def test_without_the_library_it_says_so_before_anything_is_simulated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(word, "installed", lambda: False)
    arguments = ["compare", str(RESULT.parents[1] / "processes" / "it-acquisition")]
    assert exit_code([*arguments, "--docx", str(tmp_path / "b.docx")]) == 2
    assert "python-docx" in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("hour", [0, 86_400 * 365 * 9, 1_800_000_000, 7_000_000_000])
def test_the_hour_of_its_writing_is_in_no_byte(
    document: Document, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before 1980 either, of which archives know nothing, and not after 2107."""
    before = word.word_file(document)
    monkeypatch.setattr(time, "time", lambda: float(hour))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(hour))
    assert word.word_file(document) == before
    assert {info.date_time for info in ZipFile(BytesIO(before)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


def test_nothing_of_the_file_is_lost_beside_what_the_library_writes(document: Document) -> None:
    ours = docx.Document(BytesIO(word.word_file(document)))
    saved = BytesIO()
    ours.save(saved)
    theirs, mine = ZipFile(saved), ZipFile(BytesIO(word.word_file(document)))
    assert set(theirs.namelist()) <= set(mine.namelist())
    assert ours.core_properties.created.year == 2013
