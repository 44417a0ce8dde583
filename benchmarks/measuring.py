"""CPU seconds and memory, of this process and of others; lines of at most 80 columns."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent
WIDTHS = (40, 13, 13, 13)


@dataclass(frozen=True)
class Sizes:
    """How much is done of everything."""

    cases: int = 10_000
    rounds: int = 5
    largest: int = 1_000_000
    steps: tuple[int, ...] = (6, 12, 24, 60, 120)
    replications: tuple[int, ...] = (2, 4, 8, 16)


SMALL = Sizes(300, 1, 2_000, (6, 12), (2, 3))  # to see that everything works


def line(*cells: object, widths: Sequence[int] = WIDTHS) -> None:
    told = "".join(f"{cell!s:<{width}}" for cell, width in zip(cells, widths, strict=False))
    print(told.rstrip(), flush=True)


def head(title: str, *cells: str, widths: Sequence[int] = WIDTHS) -> None:
    print()
    line(title, *cells, widths=widths)
    print("-" * 79)


def seconds_of(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def median_of(rounds: int, work: Callable[[], object]) -> float:
    return median(seconds_of(work) for _ in range(rounds))


def peak() -> float:
    """The most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux ru_maxrss of a child starts at its parent's
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    scale = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def environment(**changes: str) -> dict[str, str]:
    """As for a user: what is compiled to bytecode is kept."""
    paths = os.pathsep.join((str(HERE), str(ROOT / "src")))
    given = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return given | {"PYTHONPATH": paths, "APPROVALFLOW_LANG": "en"} | changes


def told_by(code: str, *words: object, env: Mapping[str, str] | None = None) -> list[float]:
    """The numbers that a program in a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], check=True, stdout=subprocess.PIPE,
        text=True, cwd=ROOT, env=env or environment(),
    )  # fmt: skip
    return [float(word) for word in done.stdout.split()]


@dataclass(frozen=True)
class Spent:
    """What a command took, with all processes that it started; `code` is its exit code."""

    seconds: float
    megabytes: float
    code: int


def spent(*words: str, env: Mapping[str, str] | None = None) -> Spent:
    """What `python WORDS` takes."""
    seconds, megabytes, code = told_by(_LAUNCH, *words, env=env)
    return Spent(seconds, megabytes, int(code))


_LAUNCH = """
import os, subprocess, sys
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
child = subprocess.Popen([sys.executable, *sys.argv[1:]], **quiet)
_, status, used = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
scale = 1024**2 if sys.platform == "darwin" else 1024
print(used.ru_utime + used.ru_stime, used.ru_maxrss / scale, child.returncode)
"""  # by a small process: the most memory of a child starts at its parent's
