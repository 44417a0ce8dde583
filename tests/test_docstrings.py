"""What people read of the code is the same however Python runs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import approvalflow
from approvalflow import docstrings
from approvalflow.docstrings import docstring_of
from approvalflow.process.model.process import Process
from approvalflow.redesign.catalogue import known_moves

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
