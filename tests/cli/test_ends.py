"""Exit codes mean what they say, whatever happens to the streams; whoever is asked to end ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.studies import HELPED, OFFICE, study_in

PROGRAM = [sys.executable, "-c", "from approvalflow.cli import main; main()"]
FAST = ["--replications", "2", "--weeks", "4", "--workers", "1", "--no-versions"]
COMMANDS = {  # and what each ends with on ordinary streams
    "moves": (["moves"], 0),
    "schema": (["schema", "result"], 0),
    "help": (["run", "--help"], 0),
    "check": (["check", "office"], 0),
    "check-bad": (["check", "bad.yaml"], 3),
    "explain": (["explain", "office"], 0),
    "explain-unknown": (["explain", "nothing"], 2),
    "map": (["map", "office"], 0),
    "run": (["run", "office", *FAST], 0),
    "run-json": (["run", "office", *FAST, "--json", "-"], 0),
    "run-csv": (["run", "office", *FAST, "--format", "csv", "--follow", "2"], 0),
    "run-fails": (["run", "office", *FAST, "--fail-if", "days_mean > 0 calendar days"], 1),
    "run-overloaded": (["run", "full.yaml", *FAST], 4),
    "compare": (["compare", "office", *FAST], 0),
    "suggest": (["suggest", "office"], 0),
    "validate": (["validate", "--only", "V-12"], 0),
    "validate-unknown": (["validate", "--only", "V-99"], 2),
    "usage": (["run", "office", "--seed", "x"], 2),
}
SILENT = (
    "check-bad",
    "explain-unknown",
    "run-overloaded",
    "usage",
    "validate-unknown",
)  # on standard output
STREAMS = {
    "output closed": ">&-", "output full": ">/dev/full", "output left": "| head -c 1 >/dev/null",
    "aside closed": "2>&-", "aside full": "2>/dev/full", "aside left": "2> >(head -c 1)",
    "both closed": ">&- 2>&-", "both full": ">/dev/full 2>&1", "input closed": "<&-",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ends")
    study_in(folder / "office", OFFICE, helped=HELPED)
    (folder / "bad.yaml").write_text("approvalflow: 1\nroles: {a: x}\n", "utf-8")
    full = OFFICE.replace("5 per working day", "50 per working day")
    (folder / "full.yaml").write_text(full, "utf-8")
    return folder


def ended(command: list[str], streams: str, folder: Path) -> tuple[int, str]:
    """The exit code and what was said, with streams as bash says them."""
    words = " ".join(f"'{word}'" for word in [*PROGRAM, *command])
    script = f"{words} {streams}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=60,
        check=False, env=os.environ | {"HOME": str(folder / "home"), "APPROVALFLOW_LANG": "en"},
    )  # fmt: skip
    return done.returncode, done.stderr


EVERYWHERE = ("check", "check-bad", "run-json", "usage")
TABLE = [
    (command, streams)
    for command in COMMANDS
    for streams in STREAMS
    if command in EVERYWHERE or streams in ("output full", "output left")
]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "streams"), TABLE)
def test_exit_codes_on_any_streams(command: str, streams: str, folder: Path) -> None:
    """Only data that cannot be written make a failure of what would be none."""
    arguments, usual = COMMANDS[command]
    lost = ("output closed", "output full", "both closed", "both full")
    expected = 2 if usual == 0 and streams in lost and command not in SILENT else usual
    code, said = ended(arguments, STREAMS[streams], folder)
    assert code == expected, said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    if expected == 2 and usual == 0 and not streams.startswith("both"):
        assert "Standard output could not take everything" in said
    if command.startswith(("run-json", "compare")) and expected == 2:
        kept = sorted(folder.glob("approvalflow-result-*.json"))
        assert kept, "a result that cannot be printed is kept"
        for file in kept:
            file.unlink()


def test_what_is_printed_beside_is_no_part_of_the_code(folder: Path) -> None:
    """As in a task of a server, which has neither."""
    assert (
        ended(["run", "office", *FAST, "--quiet", "--json", "r.json"], ">&- 2>&-", folder)[0] == 0
    )
    assert (folder / "r.json").stat().st_size > 1000


@pytest.mark.slow
@pytest.mark.parametrize("columns", ["0", "5", "39", "100000", "-3", "x"])
def test_any_width_of_a_terminal(columns: str, folder: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "run", "office", *FAST], cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"COLUMNS": columns, "APPROVALFLOW_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    words = set(done.stdout.split())
    assert {"Small", "office"} <= words


# ---- signals and workers -----------------------------------------------------------------------


LONG = ["run", "office", "--replications", "400", "--workers", "2", "--quiet", "--no-versions"]


def workers_of(pid: int) -> list[int]:
    """The processes that a process has started to work for it."""
    found = []
    for about in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(about.read_text().rpartition(")")[2].split()[1])
            words = (about.parent / "cmdline").read_text()
        except OSError:
            continue
        if parent == pid and "spawn_main" in words:
            found.append(int(about.parent.name))
    return found


def until(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.05)


def begun(arguments: list[str], folder: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A run and its workers, once both are there."""
    process = subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, start_new_session=True, env=os.environ | {"APPROVALFLOW_LANG": "en"},
    )  # fmt: skip
    for _ in until(30):
        workers = workers_of(process.pid)
        if len(workers) == 2:
            return process, workers
    raise AssertionError("there are no workers")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)],
)
@pytest.mark.parametrize("after", [0.0, 2.0])
def test_whoever_is_asked_to_end_ends_with_its_workers(
    number: signal.Signals, code: int, after: float, folder: Path
) -> None:
    process, workers = begun([*LONG, "--json", "ended.json"], folder)
    time.sleep(after)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == code, said
    assert "Traceback" not in said
    for _ in until(10):
        if not any(Path(f"/proc/{worker}").exists() for worker in workers):
            break
    else:
        raise AssertionError("a worker lives on")


@pytest.mark.slow
def test_a_worker_that_dies_costs_its_block_alone(folder: Path) -> None:
    arguments = ["run", "office", "--replications", "60", "--no-versions", "--quiet"]
    assert ended([*arguments, "--workers", "1", "--json", "alone.json"], "", folder)[0] == 0
    process, workers = begun([*arguments, "--workers", "2", "--json", "killed.json"], folder)
    os.kill(workers[0], signal.SIGKILL)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 0, said
    assert (folder / "killed.json").read_bytes() == (folder / "alone.json").read_bytes()
