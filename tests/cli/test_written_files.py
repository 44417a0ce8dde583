"""Files are whole or as they were, whatever fails; no output destroys what is read."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from approvalflow import outputs
from approvalflow.cli import exit_code, finishing
from approvalflow.outputs import Unwritable, outputs_for
from approvalflow.report import sections
from helpers.studies import HELPED, OFFICE, study_in

FAST = ("--replications", "2", "--weeks", "4", "--workers", "1", "--no-versions", "--quiet")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study in the folder in which the test works."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    study_in(Path("office"), OFFICE, helped=HELPED)
    return Path("office")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("stored")
    study_in(folder / "office", OFFICE)
    assert exit_code(["run", str(folder / "office"), *FAST, "--json", str(folder / "r.json")]) == 0
    return (folder / "r.json").read_text("utf-8")


def all_files(folder: Path = Path()) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "command",
    [
        ["compare", "office", "--json", "office/process.yaml"],
        ["compare", "office", "--json", "office/../office/process.yaml"],
        ["compare", "office/process.yaml", "--docx", "office/process.yaml"],
        ["compare", "office", "helped", "--html", "office/redesigns/helped.yaml"],
        ["run", "office", "--html", "office/redesigns/helped.yaml"],
        ["run", "office", "--html", "office/redesigns/new.yaml"],
        ["run", "office", "--json", "link.json"],
        ["run", "office", "--json", "hard.json"],
        ["run", "plain.txt", "--json", "plain.txt"],
        ["compare", "office", "apart.txt", "--log", "apart.txt"],
        ["map", "office", "--svg", "office/process.yaml"],
        ["map", "office", "helped", "--svg", "office/redesigns/helped.yaml"],
        ["report", "r.json", "--html", "r.json"],
        ["report", "r.json", "--html", "a.html", "--docx", "./a.html"],
        ["run", "office", "--json", "f", "--html", "f"],
        ["watch", "office", "--html", "office/process.yaml"],
    ],
    ids=" ".join,
)
def test_no_output_takes_the_place_of_what_is_read(
    command: list[str], study: Path, result: str, capsys: Capture
) -> None:
    Path("r.json").write_text(result, "utf-8")
    Path("plain.txt").write_text(OFFICE, "utf-8")
    Path("apart.txt").write_text(HELPED, "utf-8")
    Path("link.json").symlink_to("office/process.yaml")
    Path("hard.json").hardlink_to("office/redesigns/helped.yaml")
    before = all_files()
    assert exit_code(command) == 2
    assert all_files() == before
    assert "Cannot write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("office", "folder"),
        ("/dev/full", "device"),
        ("/dev/stdout", "device"),
        ("pipe", "pipe"),
        ("protected.html", "only be read"),
        ("office/process.yaml/a.html", "not a folder"),
        ("n" * 300, "name"),
        ("loop", "name"),
        ("/proc/a.html", "No such file"),
    ],
)
def test_an_output_is_tried_before_the_work(
    file: str, said: str, study: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo("pipe")
    Path("protected.html").touch(0o444)
    Path("loop").symlink_to("loop")
    monkeypatch.setattr("approvalflow.study.runner.run", None)  # nothing is simulated
    for command in (["run", "office", "--html", file], ["map", "office", "--svg", file]):
        assert exit_code(command) == 2
        assert said in " ".join(capsys.readouterr().err.replace("│", "").split())
    assert {p.name for p in Path().iterdir()} == {"office", "pipe", "protected.html", "loop"}


def test_a_link_is_written_through_and_the_rights_stay(study: Path) -> None:
    Path("shared").mkdir()
    Path("shared/r.json").touch(0o640)
    Path("mine.json").symlink_to("shared/r.json")
    Path("new.json").symlink_to("shared/new.json")
    for name in ("mine.json", "new.json"):
        assert exit_code(["run", "office", *FAST, "--json", name]) == 0
        assert Path(name).is_symlink()
    assert Path("shared/r.json").stat().st_mode & 0o777 == 0o640
    assert Path("shared/new.json").read_bytes() == Path("shared/r.json").read_bytes()


def fails(when: Callable[[Path], bool], code: int) -> Callable[..., object]:
    """Path.replace, which fails for some."""
    true = Path.replace

    def replace(self: Path, target: Path) -> object:
        if when(target):
            raise OSError(code, os.strerror(code))
        return true(self, target)

    return replace


@pytest.mark.parametrize("failing", ["a", "b", "c"])
@pytest.mark.parametrize("there", [True, False])
def test_all_or_none(
    failing: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / "deep" / "er" / name for name in "abc"]
    if there:
        files[0].parent.mkdir(parents=True)
        for file in files:
            file.write_text("old")
    before = all_files(tmp_path)
    places = outputs_for(files)
    hit: list[Path] = []

    def first_time(target: Path) -> bool:
        """Only once: a disk that is full for new files takes the old ones back."""
        if target.name == failing and not hit:
            hit.append(target)
            return True
        return False

    monkeypatch.setattr(Path, "replace", fails(first_time, errno.EACCES))
    with pytest.raises(Unwritable) as refused:
        places.write(dict.fromkeys(files, "new"))
    assert refused.value.why == "denied"
    assert all_files(tmp_path) == before
    assert (tmp_path / "deep").exists() == there
    monkeypatch.undo()
    places.write(dict.fromkeys(files, "new"))
    assert set(all_files(tmp_path).values()) == {b"new"}
    assert len(all_files(tmp_path)) == 3


def test_an_old_page_never_stands_beside_a_new_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the moment of each renaming, what stands there is of one run."""
    files = [tmp_path / name for name in ("r.json", "r.html", "r.docx")]
    for file in files:
        file.write_text("old")
    seen: list[set[str]] = []

    def look(_: Path) -> bool:
        seen.append({f.read_text() for f in files if f.exists()})
        return False

    monkeypatch.setattr(Path, "replace", fails(look, 0))
    outputs_for(files).write(dict.fromkeys(files, "new"))
    assert seen == [set(), {"new"}, {"new"}]


def test_an_interruption_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "folder" / "r.json"
    places = outputs_for([file])

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        places.write({file: "new"})
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_costs_no_result(
    study: Path, result: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out").mkdir()
    Path("out/r.json").write_text("old")
    before = all_files()
    true = os.fsync
    calls = []

    def full(number: int) -> None:
        calls.append(number)
        if len(calls) == 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        true(number)

    monkeypatch.setattr(os, "fsync", full)
    command = ["run", "office", *FAST, "--json", "out/r.json", "--html", "out/r.html"]
    assert exit_code(command) == 2
    err = capsys.readouterr().err
    assert "no room left" in err
    assert "Next: approvalflow report " in err
    kept = Path("approvalflow-result-1.json")
    assert all_files() == before | {str(kept): kept.read_bytes()}
    assert exit_code(["report", str(kept), "--html", "later.html"]) == 0


def test_a_fault_in_the_telling_costs_no_result(
    study: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise TypeError("a fault of ours")

    monkeypatch.setattr(finishing, "document_of", faulty)
    command = ["run", "office", *FAST, "--json", "r.json", "--html", "r.html"]
    assert exit_code(command) == 70
    assert Path("r.json").exists()
    assert not Path("r.html").exists()
    Path("r.html").write_text("of another run")
    first = Path("r.json").read_bytes()
    assert exit_code([*command, "--seed", "2"]) == 70
    assert Path("r.json").read_bytes() == first
    assert Path("approvalflow-result-1.json").read_bytes() != first
    assert exit_code(["run", "office", *FAST]) == 70
    assert Path("approvalflow-result-2.json").exists()
    monkeypatch.setattr(finishing, "document_of", sections.document_of)
    for stored in ("r.json", "approvalflow-result-1.json"):
        assert exit_code(["report", stored, "--format", "csv"]) == 0


def test_a_result_that_fits_nowhere_is_said_to_be_lost(
    study: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finishing, "document_of", None)
    monkeypatch.setattr(outputs, "_free", Path)  # each is a folder
    Path("approvalflow-result.json").mkdir()
    (Path("home") / "approvalflow-result.json").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", "home")
    assert exit_code(["run", "office", *FAST]) == 70
    assert "kept nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    "there",
    ["process.yaml", "redesigns/reviewer-decides.yaml", "approvalflow.schema.json",
     "approvalflow.redesign.schema.json", "approvalflow.values.schema.json"],
)  # fmt: skip
def test_init_writes_nothing_where_one_of_its_files_is(
    there: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    before = all_files(tmp_path)
    assert exit_code(["init", str(tmp_path)]) == 2
    assert all_files(tmp_path) == before
    assert f"{file} exists already" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["file", "file/deeper", "/proc/office", "n" * 300])
def test_init_that_cannot_write_says_so_in_a_line(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    assert exit_code(["init", folder]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert all_files() == {"file": b""}


def test_init_on_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert exit_code(["init", str(tmp_path / "a" / "b")]) == 2
    assert "no room left" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["init"], ["run", "office", "--html"], ["map", "office", "--svg"]]
)
@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_is_none(command: list[str], name: str, study: Path) -> None:
    before = all_files()
    assert exit_code([*command, name]) == 2
    assert all_files() == before
