"""`cache`, and what a command says of the cache that it reads and writes."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.study.cache.store import LARGEST, Cache, file_in
from helpers.studies import DROPPED, study_in

STUDIES = Path(__file__).parents[2] / "processes"
PROGRAM = [sys.executable, "-c", "from approvalflow.cli import main; main()"]
FAST = ["--replications", "3", "--weeks", "2", "--start-up", "1", "--workers", "1", "--no-versions"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("APPROVALFLOW_CACHE", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    study_in(tmp_path / "office", dropped=DROPPED)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    assert exit_code([*words]) == code
    told = capsys.readouterr()
    return told.out, told.err


def test_looking_makes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing is kept; there is room for 2.0 GB" in said(capsys, "cache")[0]
    assert "没有保存内容" in said(capsys, "--lang", "zh", "cache", "clear")[0]
    held = json.loads(said(capsys, "cache", "--format", "json")[0])
    place = str(folder / "kept" / "scorecards-1.sqlite")
    empty = {"path": place, "scorecards": 0, "bytes": 0, "largest_bytes": LARGEST, "oldest": None}
    assert held == empty
    assert not (folder / "kept").exists()


def test_what_runs_keep_is_told_and_forgotten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = said(capsys, "run", "office", *FAST)
    assert "scorecards" not in err
    assert re.search(r"sqlite: 3 scorecards, \d+\.\d kB of at most 2\.0 GB, the oldest of 20\d\d-",
                     said(capsys, "cache")[0])  # fmt: skip
    again, err = said(capsys, "run", "office", *FAST)
    assert again == out
    assert "3 of 3 scorecards are those of earlier runs" in err
    assert "3 of 6 scorecards" in said(capsys, "compare", "office", *FAST)[1]
    assert "scorecards" not in said(capsys, "run", "office", *FAST, "--no-cache")[1]
    assert "scorecards" not in said(capsys, "run", "office", *FAST, "--quiet")[1]
    assert json.loads(said(capsys, "cache", "--format", "json")[0])["scorecards"] == 6
    cleared = said(capsys, "cache", "clear")
    assert "All that was kept is forgotten" in cleared[1]
    assert "nothing is kept" in cleared[0]
    assert "结果卡取自以往" not in said(capsys, "--lang", "zh", "run", "office", *FAST)[1]
    assert "3份结果卡中有3份" in said(capsys, "--lang", "zh", "run", "office", *FAST)[1]
    assert "3份结果卡，占" in said(capsys, "--lang", "zh", "cache")[0]


@pytest.mark.slow
def test_another_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = str(STUDIES / "it-acquisition")
    few = ["--simulate", "--replications", "2", "--top", "1"]
    out, _ = said(capsys, "suggest", study, *few, "--no-cache")
    assert said(capsys, "suggest", study, *few, "--cache", "other") == (out, "")
    again, err = said(capsys, "suggest", study, *few, "--cache", "other")
    assert again == out
    assert "4 of 4 scorecards" in err
    assert not (folder / "kept").exists()
    assert "4 scorecards" in said(capsys, "cache", "--cache", "other")[0]


def test_none(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "run", "office", *FAST, "--no-cache")
    monkeypatch.setenv("APPROVALFLOW_CACHE", "off")
    said(capsys, "run", "office", *FAST)
    assert "APPROVALFLOW_CACHE says off" in said(capsys, "cache")[1]
    assert [file.name for file in folder.iterdir()] == ["office"]


def test_the_users_own_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPROVALFLOW_CACHE")
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder / "home"))
    shown = json.loads(said(capsys, "cache", "--format", "json")[0])["path"]
    assert Path(shown).is_relative_to(folder / "home")
    assert "approvalflow" in Path(shown).parts


@pytest.mark.parametrize("command", [["reproduce", "result.json"], ["validate", "--only", "V-12"]])
def test_an_audit_reads_no_cache(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "run", "office", *FAST, "--json", "result.json")
    with Cache(folder / "kept") as cache:
        assert cache.clear()
    said(capsys, *command, "--workers", "1")
    with Cache(folder / "kept") as cache:
        held = cache.held()
    assert held is not None
    assert held.cards == 0
    assert "from the cache" in said(capsys, command[0], "--help")[0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_run_goes_on_without_what_cannot_be_used(
    language: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = said(capsys, "--lang", language, "run", "office", *FAST, "--no-cache")
    (folder / "kept").write_text("no folder", "utf-8")
    again, err = said(capsys, "--lang", language, "run", "office", *FAST)
    assert again == out
    assert err.count(str(folder / "kept")) == 1
    assert "--no-cache" in err
    assert "Traceback" not in err


def test_what_is_not_ours_is_put_aside_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file_in(folder / "kept").parent.mkdir()
    file_in(folder / "kept").write_bytes(b"something else " * 1000)
    _, err = said(capsys, "run", "office", *FAST)
    assert "it is put aside as" in err
    assert "3 of 3" in said(capsys, "run", "office", *FAST)[1]
    aside = file_in(folder / "kept").with_name("scorecards-1.sqlite.aside-1")
    assert aside.read_bytes() == b"something else " * 1000


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))  # as a disk without room
from approvalflow.cli import main
main(sys.argv[1:])
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_full_disk_costs_the_cache_alone(folder: Path) -> None:
    many = ["run", "office", *FAST, "--replications", "40", "--format", "csv"]
    done = [
        subprocess.run([sys.executable, "-c", LIMITED, *many, *more], cwd=folder, text=True,
                       capture_output=True, check=True)
        for more in (["--no-cache"], [])
    ]  # fmt: skip
    assert done[0].stdout == done[1].stdout
    assert "cannot be used" in done[1].stderr
    assert "cannot be used" not in done[0].stderr


@pytest.mark.slow
def test_killed_in_the_middle_a_run_goes_on_where_it_was(folder: Path) -> None:
    many = ["run", "office", *FAST, "--replications", "160", "--weeks", "12", "--workers", "2"]

    def begun(name: str, *more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*PROGRAM, *many, "--quiet", "--json", name, *more], cwd=folder, text=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kept() -> int:
        if not file_in(folder / "kept").exists():
            return 0
        with Cache(folder / "kept") as cache:
            held = cache.held()
            return held.cards if held is not None else 0

    assert begun("whole.json", "--no-cache").wait(120) == 0
    killed = begun("killed.json")
    end = time.monotonic() + 40
    while kept() < 20:
        assert killed.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait(20)
    before = kept()
    assert 20 <= before < 160
    assert not (folder / "killed.json").exists()
    again = begun("killed.json")
    assert again.wait(120) == 0
    assert kept() == 160
    assert (folder / "killed.json").read_bytes() == (folder / "whole.json").read_bytes()
    last = subprocess.run([*PROGRAM, *many], cwd=folder, text=True, capture_output=True, check=True)
    assert "160 of 160 scorecards" in last.stderr
