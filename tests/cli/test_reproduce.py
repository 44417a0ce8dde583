"""`reproduce` as a user types it: yes or no first, what changed, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from approvalflow.cli import exit_code
from approvalflow.study.storing import LIBRARIES
from helpers.studies import DROPPED, HELPED, OFFICE, study_in

FAST = ["--replications", "3", "--weeks", "8", "--start-up", "2", "--workers", "1"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result, beside the study that it is of."""
    folder = tmp_path_factory.mktemp("reproduce")
    study_in(folder / "s", OFFICE, dropped=DROPPED, helped=HELPED)
    file = folder / "result.json"
    exit_code(["compare", str(folder / "s"), *FAST, "--json", str(file), "--quiet"])
    return file


def altered(stored: Path, tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    document = json.loads(stored.read_text("utf-8"))
    change(document)
    file = tmp_path / "altered.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def rewritten(document: dict[str, Any], old: str, new: str) -> None:
    file = document["inputs"]["process"]
    assert old in file["text"]
    file["text"] = file["text"].replace(old, new)
    file["sha256"] = sha256(file["text"].encode()).hexdigest()


def test_the_same_is_one_line(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["reproduce", str(stored), "--study", str(stored.parent / "s")]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert len(out.splitlines()) == 1
    assert out.startswith("Every figure is the same: ")
    assert out.strip().endswith("numbers of 3 designs.")


def test_the_new_result_has_the_same_bytes(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = tmp_path / "again.json"
    assert exit_code(["reproduce", str(stored), "--json", str(again), "--workers", "2"]) == 0
    assert again.read_bytes() == stored.read_bytes()
    capsys.readouterr()
    assert exit_code(["reproduce", str(stored), "--json", "-"]) == 0
    out, err = capsys.readouterr()
    assert out.encode() == stored.read_bytes()
    assert err.startswith("Every figure is the same")


def test_without_versions_it_is_told(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = altered(stored, tmp_path, lambda d: d.update(versions={}))
    again = tmp_path / "again.json"
    assert exit_code(["reproduce", str(bare), "--json", str(again)]) == 0
    assert "--no-versions" in capsys.readouterr().out
    assert json.loads(again.read_text("utf-8"))["versions"] == {}


def test_nothing_that_is_read_is_written_over(stored: Path) -> None:
    before = stored.read_bytes()
    study = stored.parent / "s"
    inside = study / "redesigns" / "dropped.yaml"
    for place in (stored, study / "process.yaml", inside, study, stored / "x.json"):
        words = ["reproduce", str(stored), "--study", str(study), "--json", str(place)]
        assert exit_code(words) == 2
    assert stored.read_bytes() == before
    assert inside.read_text("utf-8") == DROPPED


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_not_the_same_fits_a_screen(
    language: str, stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(document: dict[str, Any]) -> None:
        document["inputs"]["seed"] = 2
        document["versions"] |= dict.fromkeys(LIBRARIES, "0.0.1")

    other = altered(stored, tmp_path, change)
    assert exit_code(["reproduce", str(other), "--lang", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert {"en": "numbers differ", "zh": "个不同"}[language] in lines[0]
    assert len(lines) < 50
    assert max(map(cell_len, lines)) <= 80
    for wanted in (*LIBRARIES, "0.0.1", "--seed 2", "dropped", "measures.days_mean.diff"):
        assert any(wanted in line for line in lines), wanted


def test_files_on_disk_are_compared_and_not_run(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "s"
    study_in(folder, OFFICE.replace("head: 1", "head: 2"), helped=HELPED, more=HELPED)
    assert exit_code(["reproduce", str(stored), "--study", str(folder)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("Every figure is the same")
    told = {" ".join(line.split()) for line in out.splitlines()}
    assert told >= {
        "process.yaml is not as the result has it",
        "redesigns/dropped.yaml is in the result, not in the folder",
        "redesigns/more.yaml is in the folder, not in the result",
    }
    assert not any("helped" in line for line in told)


def test_line_ends_and_a_further_redesign_are_no_change(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "s"
    study_in(folder, dropped=DROPPED, helped=HELPED, more=HELPED)
    text = OFFICE.replace("\n", "\r\n").encode()
    (folder / "process.yaml").write_bytes(b"\xef\xbb\xbf" + text)
    assert exit_code(["reproduce", str(stored), "--study", str(folder)]) == 0
    (folder / "process.yaml").write_bytes(b"\xff\xfe\x00")
    assert exit_code(["reproduce", str(stored), "--study", str(folder)]) == 1
    (folder / "process.yaml").unlink()
    assert exit_code(["reproduce", str(stored), "--study", str(folder)]) == 1


def test_what_cannot_be_run_is_refused_with_its_reason(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = altered(stored, tmp_path, lambda d: rewritten(d, "does: approve", "dos: approve"))
    assert exit_code(["reproduce", str(old)]) == 3
    err = capsys.readouterr().err
    assert "altered.json" in err
    assert "made by approvalflow" in err
    assert "process.yaml:" in err
    endless = altered(stored, tmp_path, lambda d: d["inputs"].update(weeks=10**9))
    assert exit_code(["reproduce", str(endless)]) == 3
    assert "AF646" in capsys.readouterr().err
    assert exit_code(["reproduce", str(stored.parent / "s" / "process.yaml")]) == 2
    assert exit_code(["reproduce", str(tmp_path / "none.json")]) == 2
    assert exit_code(["reproduce", str(stored), "--study", str(tmp_path / "none")]) == 2


def test_what_is_overloaded_today_has_no_answer(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "run.json"
    exit_code(["run", str(stored.parent / "s"), *FAST, "--json", str(file), "--quiet"])
    full = altered(file, tmp_path, lambda d: rewritten(d, "arrivals: 5", "arrivals: 50"))
    capsys.readouterr()
    assert exit_code(["reproduce", str(full)]) == 4
    assert "clerk" in capsys.readouterr().err


def test_without_assertions_it_is_the_same(stored: Path) -> None:
    words = [sys.executable, "-O", "-m", "approvalflow", "reproduce", str(stored)]
    done = subprocess.run(words, capture_output=True, text=True, env=os.environ, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Every figure is the same")
