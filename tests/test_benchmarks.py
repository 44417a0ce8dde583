"""The benchmarks run; what they measure is no matter of a test."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.long
@pytest.mark.parametrize("command", [
    "bench.py --small speeds studies workers",
    "intervals.py --only agenda --repetitions 2 --workers 1",
    "pages.py convenience-store",
    "sets.py --moves 2 --replications 2",
])  # fmt: skip
def test_it_runs(command: str) -> None:
    words = [sys.executable, *command.split()]
    ran = subprocess.run(words, cwd=BENCHMARKS, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "ANOTHER LOG" not in ran.stdout
