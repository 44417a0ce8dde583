"""The brief as a Word file: the words of the document, in Word's own styles."""

import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from approvalflow.cli import exit_code
from approvalflow.report.document import Document, Paragraph, Section, Table
from approvalflow.report.media import word
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result

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
    first, *others = file.tables
    assert document.first is not None
    facts = [[cell.text for cell in row.cells[2:]] for row in first.rows[1:]]
    assert facts == [list(row.facts) for row in document.first.rows]
    assert document.first.sentence in file.paragraphs[1].text
    assert len(others) == len(tables)
    for made, table in zip(others, tables, strict=True):
        cells = [[cell.text.split("\n")[0] for cell in row.cells] for row in made.rows]
        assert cells[0] == [column.title for column in table.columns]
        assert cells[1:] == [[cell.text for cell in row.cells] for row in table.rows]


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
