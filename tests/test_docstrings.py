"""What people read of the code is the same however Python runs."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import approvalflow
from approvalflow import docstrings
from approvalflow.docstrings import docstring_of, docstrings_of_fields
from approvalflow.process.model.process import Process
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.move import Move

SOURCE = Path(approvalflow.__file__).parent
ALL = """
from approvalflow.cli import exit_code
for words in (["moves"], ["moves", "set"], ["schema"], ["schema", "redesign"],
              ["schema", "result"], ["explain", "in_tray"], ["--lang", "zh", "moves", "merge"]):
    assert exit_code(words) == 0
"""


def printed(*options: str) -> bytes:
    command = [sys.executable, "-W", "error", *options, "-c", ALL.replace("assert ", "_ = ")]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_all_that_is_printed_of_them() -> None:
    said = printed()
    assert b"Neighbours fused into one step" in said
    assert printed("-O") == printed("-OO") == said


@pytest.mark.parametrize("kind", [*known_moves().values(), Process])
def test_they_are_found_in_the_source(kind: type[object], monkeypatch: pytest.MonkeyPatch) -> None:
    said = docstring_of(kind)
    monkeypatch.setattr(docstrings, "_WITHOUT", 0)
    assert docstring_of(kind) == said != ""


FIELDS = '''
class Above:
    first: int = 0
    """Of the first,
    in two lines."""
    second: int = 0
    third: int = 0
    """Of the third."""

class Below(Above):
    third: int = 1
    """Said anew."""
    fourth: tuple[int, ...] = ()
    "Of the fourth."
'''


def test_those_of_fields_are_the_texts_below_them_there_or_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "module_with_fields.py").write_text(FIELDS, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("module_with_fields")
    assert docstrings_of_fields(module.Below) == {
        "first": "Of the first,\nin two lines.", "third": "Said anew.", "fourth": "Of the fourth.",
    }  # fmt: skip
    assert docstrings_of_fields(module.Above)["third"] == "Of the third."


def test_fields_of_a_move_and_of_what_it_is_made_of() -> None:
    said = docstrings_of_fields(known_moves()["merge"])
    assert said["kind"] == docstrings_of_fields(Move)["kind"]
    assert set(Process.model_fields) & set(docstrings_of_fields(Process)) >= {"levels", "roles"}
    assert docstrings_of_fields(Process)["backlog"].endswith("{review: 8, sign: 3}.")
    assert docstrings_of_fields(int) == {}


def test_nothing_else_reads_them() -> None:
    """Neither by hand nor by a schema of pydantic's own."""
    for file in SOURCE.rglob("*.py"):
        if file.name == "docstrings.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            assert getattr(node, "attr", "") not in ("__doc__", "getdoc", "getsource"), file
            name = getattr(getattr(node, "func", None), "attr", "")
            if isinstance(node, ast.Call) and name in ("model_json_schema", "json_schema"):
                given = {keyword.arg for keyword in node.keywords}
                assert "schema_generator" in given, file
