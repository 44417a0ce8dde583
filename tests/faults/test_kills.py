"""Killed at any moment, a run leaves files that are whole and of one run, and no process.

FUZZ_KILLS=100 kills a hundred times; a few are enough to see that the test still works.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from helpers.studies import OFFICE, study_in

PROGRAM = [sys.executable, "-c", "from approvalflow.cli import main; main()"]
KILLS = int(os.environ.get("FUZZ_KILLS", "5"))
LONGEST = 8.0  # seconds after which even a slow machine is done


def run(seed: int, folder: Path) -> subprocess.Popen[str]:
    options = ["--replications", "12", "--weeks", "4", "--workers", "2", "--seed", str(seed)]
    files = ["--json", "out/r.json", "--html", "out/r.html", "--log", "out/log.csv"]
    return subprocess.Popen(
        [*PROGRAM, "run", "office", *options, *files, "--quiet"], cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip


def seeds_in(folder: Path) -> set[int]:
    """Of which runs the files are that stand there; each must be whole."""
    found = set()
    if (folder / "r.json").exists():
        found.add(json.loads((folder / "r.json").read_bytes())["inputs"]["seed"])
    if (folder / "r.html").exists():
        page = (folder / "r.html").read_text("utf-8")
        assert page.rstrip().endswith("</html>")
        found.add(int(re.findall(r"--seed (\d+)", page)[0]))
    if (folder / "log.csv").exists():
        assert (folder / "log.csv").read_text("utf-8").endswith("\n")
    return found


def group_lives(group: int) -> bool:
    for about in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = about.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of_group) == group and state != "Z":
            return True
    return False


@pytest.mark.slow
def test_whatever_is_killed_leaves_nothing_half(tmp_path: Path) -> None:
    study_in(tmp_path / "office", OFFICE)
    begun = time.monotonic()
    assert run(0, tmp_path).wait(60) == 0
    whole = min(time.monotonic() - begun, LONGEST)
    assert seeds_in(tmp_path / "out") == {0}
    luck = Random(2026)
    ended = set()
    for seed in range(1, KILLS + 1):
        process = run(seed, tmp_path)
        time.sleep(luck.uniform(0.5, 1.1) * whole)
        process.send_signal(luck.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
        ended.add(process.wait(20))
        assert len(seeds_in(tmp_path / "out")) <= 1
        end = time.monotonic() + 10
        while group_lives(process.pid):
            assert time.monotonic() < end, "a process lives on"
            time.sleep(0.05)
    assert ended <= {0, -signal.SIGKILL, -signal.SIGTERM, 143}
