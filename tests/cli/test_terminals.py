"""On a terminal, without one, and where colours are not wanted."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORED = ROOT / "reports" / "it-acquisition.json"
STUDY = ROOT / "processes" / "it-acquisition"
COLOUR = re.compile(r"\x1b\[[\d;]*3[0-8](;5;\d+|;2;\d+;\d+;\d+)?m")


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "approvalflow", *map(str, words)]


def on_a_terminal(*words: object, **environment: str) -> str:
    """What a terminal of 80 columns is sent, standard error included."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    ours, theirs = pty.openpty()
    settings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI")}
    settings |= {"TERM": "xterm-256color", "COLUMNS": "80"} | environment
    process = subprocess.Popen(
        command(*words), stdin=theirs, stdout=theirs, stderr=theirs, env=settings, close_fds=True
    )
    os.close(theirs)
    sent = b""
    try:
        while chunk := os.read(ours, 65_536):
            sent += chunk
    except OSError:  # Linux says so at the end
        pass
    os.close(ours)
    process.wait()
    return sent.decode()


def test_a_terminal_has_colours_unless_they_are_not_wanted() -> None:
    for more, said in (((), "saves less"), (("--full",), "√ Adopt A")):
        assert COLOUR.search(on_a_terminal("report", STORED, *more))
        plain = on_a_terminal("report", STORED, *more, NO_COLOR="1")
        assert not COLOUR.search(plain)
        assert said in re.sub(r"\x1b\[[\d;]*m", "", plain)


def test_without_a_terminal_there_is_no_control_character() -> None:
    done = subprocess.run(command("report", STORED), capture_output=True, check=True)
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.slow
def test_progress_shows_the_interval_closing_on_a_terminal_alone() -> None:
    words = ("run", STUDY, "--replications", "8", "--quiet")
    shown = on_a_terminal(*words)
    halves = [float(number) for number in re.findall(r"within (\d+\.\d+)", shown)]
    assert len(set(halves)) > 1
    done = subprocess.run(command(*words), capture_output=True, check=True)
    assert b"within" not in done.stderr
    assert done.stdout == b""


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_longer_than_the_terminal(columns: int) -> None:
    for more, bars in (((), False), (("--full",), True)):
        shown = on_a_terminal("report", STORED, *more, COLUMNS=str(columns), NO_COLOR="1")
        lines = re.sub(r"\x1b\[[\d;]*m", "", shown).replace("\r", "").split("\n")
        assert max(map(len, lines)) <= columns
        assert any("█" in line for line in lines) == bars
