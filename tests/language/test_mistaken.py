"""A file that is given by mistake is told by what it is, once, with the command that takes it."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.language.opening import load
from approvalflow.notation.yamlsource import LARGEST
from approvalflow.report.documents.diagnostics import message_of, remedies_of
from approvalflow.wording import sentences

ROOT = Path(__file__).parents[2]


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


def word_file() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


OTHERS = {
    "result": (ROOT / "reports" / "it-acquisition.json").read_bytes(),
    "schema": (ROOT / "processes" / "approvalflow.schema.json").read_bytes(),
    "page": (ROOT / "reports" / "it-acquisition.html").read_bytes(),
    "word": word_file(),
    "spreadsheet": archive("[Content_Types].xml", "xl/workbook.xml"),
    "slides": archive("ppt/presentation.xml"),
    "archive": archive("process.yaml"),
    "bpmn": b'<?xml version="1.0"?>\n<bpmn:definitions xmlns:bpmn='
    b'"http://www.omg.org/spec/BPMN/20100524/MODEL">',
    "log": b'<?xml version="1.0" encoding="UTF-8" ?>\n<log xes.version="2.0">',
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg">',
    "markup": b"<?xml version='1.0'?><a/>",
    "table": "case,activity,time\r\n1,审批,2025-01-06\r\n".encode(),
    "pdf": b"%PDF-1.7\n",
    "old-office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "picture": b"\x89PNG\r\n\x1a\n",
    "database": b"SQLite format 3\0",
}


def refused(path: Path) -> Problem:
    with pytest.raises(ApprovalFlowError) as caught:
        load(path)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("kind", OTHERS)
def test_it_is_told_by_what_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "process.yaml"
    path.write_bytes(OTHERS[kind])
    problem = refused(path)
    assert (problem.key, problem.parameters["kind"]) == ("other-file", kind)
    assert problem.where is not None
    for language in ("en", "zh"):
        said = message_of(problem, language) + "".join(remedies_of(problem, language))
        assert sentences(language)[f"unread.other.{kind}"] in said
        assert "{" not in said


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_result_is_one_however_it_is_laid_out(indent: int | None, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("\ufeff" + json.dumps(json.loads(OTHERS["result"]), indent=indent))
    assert "approvalflow report" in remedies_of(refused(path), "en")[0]


def test_it_is_told_even_where_it_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(OTHERS["page"] + b" " * LARGEST)
    assert refused(path).parameters["kind"] == "page"
    path.write_bytes(b"# " + b" " * LARGEST)
    assert refused(path).key == "file-too-large"


@pytest.mark.parametrize("text", [
    'approvalflow: 1\nname: "<html>"', '{"approvalflow": "1", "name": "a, b"}',
    "# a, b, c\n# d, e, f\napprovalflow: 1", "# yaml-language-server: $schema=x\napprovalflow: 1",
    "a: 1, 2\nb: 3, 4",
])  # fmt: skip
def test_what_people_write_is_never_taken_for_another_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "process.yaml"
    path.write_text(text)
    load(path)


def test_every_process_shipped_is_read() -> None:
    for path in [*ROOT.glob("processes/**/*.yaml"), *ROOT.glob("tests/wrong/valid/*.yaml")]:
        load(path)
