"""How long `check` takes for what is large, and what it needs: `python benchmarks/bounds.py`.

A megabyte of each kind of tests/helpers/large.py, and about as much of it as is accepted, each in a
process of its own: the bytes of the file, the exit code, CPU seconds, and the most memory. Words
after the name choose kinds by a part of their names; `--command run` tries another command.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from helpers import large

SIZES = (995_000, 40_000)  # bytes
SECONDS, MEGABYTES = 5.0, 300.0  # what is allowed
PATIENCE = 60  # seconds, after which it is stopped


def measured(command: list[str]) -> tuple[int | None, float, float, int]:
    """Exit code (None where it was stopped), CPU seconds, megabytes, and bytes printed."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        while True:
            done, status, used = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() - began > PATIENCE:
                child.kill()
            time.sleep(0.01)
        child.returncode = os.waitstatus_to_exitcode(status)
        code = None if child.returncode < 0 else child.returncode
        return code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.tell()


def show(name: str, written: int, command: list[str]) -> bool:
    code, seconds, megabytes, said = measured([sys.executable, "-m", "approvalflow", *command])
    bad = code is None or seconds > SECONDS or megabytes > MEGABYTES
    print(
        f"{name:<38}{written:>9}{code if code is not None else '-':>5}{seconds:>8.2f}"
        f"{megabytes:>8.0f}{said:>9}{'  <- over' if bad else ''}",
        flush=True,
    )
    return not bad


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--size", type=int, nargs="+", default=SIZES)
    parser.add_argument("--command", default="check")
    asked = parser.parse_args()
    command = asked.command.split()
    print(f"{'kind':<38}{'bytes':>9}{'exit':>5}{'s':>8}{'MB':>8}{'printed':>9}")
    fine = []
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        (study / "redesigns").mkdir(parents=True)
        kinds = (large.KINDS | large.REDESIGNS).items()
        for (name, kind), size in product(kinds, asked.size):
            if asked.kinds and not any(word in name for word in asked.kinds):
                continue
            data = kind(size).encode()
            redesign = name in large.REDESIGNS
            today = large.TODAY.encode() if redesign else data
            (study / "process.yaml").write_bytes(today)
            if redesign:
                (study / "redesigns" / "r.yaml").write_bytes(data)
            path = study if redesign else study / "process.yaml"
            fine.append(show(name, len(data), [command[0], str(path), *command[1:]]))
    print(f"{sum(fine)} of {len(fine)} within {SECONDS:.0f} s and {MEGABYTES:.0f} MB")


if __name__ == "__main__":
    main()
