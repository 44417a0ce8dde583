"""Only ordinary files are read, and of none more than is allowed; nothing waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.files import contents
from approvalflow.language.reading import read_process
from approvalflow.study.reading import readings_of

SAMPLE = Path("processes/it-acquisition/process.yaml")


def refused(path: Path, largest: int = 100) -> str:
    with pytest.raises(ApprovalFlowError) as caught:
        contents(path, largest)
    (problem,) = caught.value.problems
    return problem.key


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def test_a_file_is_read_up_to_what_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * 100)
    assert contents(file, 100) == b"x" * 100
    assert refused(file, 99) == "file-too-large"


def test_of_a_huge_file_nothing_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as huge:
        huge.truncate(10_000_000_000)
    assert refused(file) == "file-too-large"


def test_what_has_no_size_is_read_no_further() -> None:
    """Files of the system say 0 bytes and have more."""
    listed = Path("/proc/self/maps")
    if listed.exists():
        assert refused(listed) == "file-too-large"


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as at:
        at.bind(str(tmp_path / "s"))
        assert refused(tmp_path / "s") == "not-an-ordinary-file"
    assert refused(pipe(tmp_path / "p")) == "not-an-ordinary-file"
    assert refused(Path("/dev/zero")) == "not-an-ordinary-file"
    assert refused(Path("/dev/null")) == "not-an-ordinary-file"
    assert refused(tmp_path) == "folder-not-file"


def test_what_is_not_there_or_cannot_be_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x")
    assert refused(tmp_path / "b.yaml") == "file-missing"
    assert refused(tmp_path / "a.yaml" / "b.yaml") == "file-missing"
    assert refused(tmp_path / ("x" * 5000)) == "cannot-read"
    assert refused(Path("a\0b")) == "cannot-read"


def test_the_process_and_each_redesign_must_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "redesigns" / "folder.yaml").mkdir(parents=True)
    pipe(tmp_path / "redesigns" / "pipe.yaml")
    pipe(tmp_path / "process.yaml")
    with pytest.raises(ApprovalFlowError, match="not-an-ordinary-file"):
        read_process(tmp_path / "process.yaml")
    (tmp_path / "process.yaml").unlink()
    (tmp_path / "process.yaml").write_bytes(SAMPLE.read_bytes())
    for names in (None, ("folder", "pipe"), (str(tmp_path / "redesigns" / "pipe.yaml"), "folder")):
        found = readings_of(tmp_path, names).problems
        assert {p.key for p in found} == {"folder-not-file", "not-an-ordinary-file"}
