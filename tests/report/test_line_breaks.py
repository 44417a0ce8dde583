"""A line break or a tab within words is one blank in every medium."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from approvalflow.cli import exit_code

STUDY = """\
approvalflow: 1
name: "The\\nlong\\t name"
levels: ["the\\ncounty", "the city"]
roles:
  clerk: {name: "A\\n\\nclerk", department: "Room\\tone", level: "the county", staff: 2}
  head:
    name: |
      The head
      of all
    department: >-
      Room

      two
    level: "the city"
    because: "one\\nreason"
arrivals: {count: 2, per: working day, source: "a\\nbook"}
steps:
  - look: {name: "Look\\nat it", by: clerk, work_time: 1 h, legal_basis: "law\\n5"}
  - sign: {does: approve, by: head, work_time: 10 min}
"""
REDESIGN = """\
approvalflow: 1
name: "More\\npeople"
because: "they\\nask"
moves: [{set: {roles: {head: 3}}, because: "a\\nneed"}]
guardrails: ["days_mean\\n<= 900 calendar days"]
"""
NAMES = ("The long name", "Look at it")
BROKEN = ("The\n", "Look\n", "A\n", "More\n", "Room\t", "one\n", "a\nbook", "law\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lines")
    (folder / "redesigns").mkdir()
    (folder / "process.yaml").write_text(STUDY)
    (folder / "redesigns" / "more.yaml").write_text(REDESIGN)
    files = [f"--{kind}={folder / 'r'}.{kind}" for kind in ("json", "html", "docx")]
    fast = ["--replications", "3", "--weeks", "8", "--start-up", "2"]
    assert exit_code(["compare", str(folder), *fast, "--quiet", *files]) == 0
    assert exit_code(["map", str(folder), "more", "--svg", str(folder / "r.svg")]) == 0
    return folder


def test_files(made: Path) -> None:
    paper = docx.Document(str(made / "r.docx"))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    drawing = " ".join(e.text or "" for e in ET.parse(made / "r.svg").getroot().iter())
    page = (made / "r.html").read_text("utf-8")
    stored = (made / "r.json").read_text("utf-8")
    assert "The long name" in paper.paragraphs[0].text
    assert "Look at it" in drawing
    assert all(name in page and name in stored for name in NAMES)
    for text in ("\n".join(cells), drawing, page, stored):
        assert not any(part in text for part in BROKEN)


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_forms(made: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["report", str(made / "r.json"), "--format", form]) == 0
    said = capfd.readouterr().out
    assert not any(part in said for part in BROKEN)
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(said))}) == 1


def test_what_else_prints_names(made: Path, capfd: pytest.CaptureFixture[str]) -> None:
    commands: tuple[Callable[[], int], ...] = (
        lambda: exit_code(["map", str(made)]),
        lambda: exit_code(["explain", str(made)]),
        lambda: exit_code(["suggest", str(made)]),
    )
    for command in commands:
        assert command() == 0
        assert not any(part in capfd.readouterr().out for part in BROKEN)
