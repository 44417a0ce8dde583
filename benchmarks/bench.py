"""How fast it is, beside SimPy as in its documentation: `python benchmarks/bench.py`.

Both sides run in one process, in turn, on the same workload, and keep the same columns for every
visit; both include their draws. Seconds are CPU seconds of the process (other programs on the
machine disturb them little), figures are medians. A benchmark, never a test.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parent
CASES = 10_000
ROUNDS = 5


def seconds_of(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def line(*cells: object, widths: tuple[int, ...] = (48, 14, 14, 14)) -> None:
    print("".join(f"{cell!s:<{w}}" for cell, w in zip(cells, widths, strict=False)).rstrip())


def speeds(workload: str) -> None:
    """Task-instances per second of both, and of the engine with its draws already made."""
    import textbook
    from ours import Workload

    ours = Workload(workload, CASES)
    drawn = ours.drawn()
    log = ours.run()
    rows = len(log.visits)
    book = textbook.run(workload, len(log.cases))
    book_rows = len(book.log["case"])
    times = [
        (
            seconds_of(partial(textbook.run, workload, len(log.cases))) / book_rows,
            seconds_of(ours.run) / rows,
            seconds_of(partial(ours.run, drawn)) / rows,
        )
        for _ in range(ROUNDS)
    ]
    base, full, bare = (median(column) for column in zip(*times, strict=True))
    ratios = [median(t[0] / t[n] for t in times) for n in (1, 2)]
    name = workload.upper()
    line(f"{name}: SimPy as in its documentation", f"{1 / base:,.0f}", f"{1e6 * base:.2f}", "1")
    line(f"{name}: ApprovalFlow", f"{1 / full:,.0f}", f"{1e6 * full:.2f}", f"{ratios[0]:.1f}")
    line(f"{name}: the engine alone, draws made", f"{1 / bare:,.0f}", f"{1e6 * bare:.2f}",
         f"{ratios[1]:.1f}")  # fmt: skip
    stays = (log.cases.ended - log.cases.submitted)[log.cases.ended >= 0]
    print(f"    {len(log.cases):,} cases, {rows:,} visits; mean stay {stays.mean() / 3600:.2f} h, "
          f"{book.mean_stay():.2f} h in SimPy's run")  # fmt: skip


def unused() -> None:
    """What W pays for the features that it does not use: a loop that knows W only, beside it."""
    import bareloop
    from ours import Workload

    ours = Workload("w", CASES)
    drawn = ours.drawn()
    visits = ours.run(drawn).visits
    columns = visits.case, visits.step, visits.finished, visits.person
    same = all(map(np.array_equal, columns, bareloop.run(ours, drawn)))
    pairs = [
        (seconds_of(partial(ours.run, drawn)), seconds_of(partial(bareloop.run, ours, drawn)))
        for _ in range(ROUNDS)
    ]
    ratio = median(a / b for a, b in pairs)
    line("W: the engine / a loop that knows W only", f"{ratio:.2f}",
         "(the same log)" if same else "(ANOTHER LOG)")  # fmt: skip


def child(*arguments: str) -> str:
    paths = os.pathsep.join((str(HERE), str(ROOT / "src")))
    return subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
    ).stdout  # fmt: skip


MEMORY = """
import resource, sys
from pathlib import Path
from ours import Workload
def peak():  # ru_maxrss of a child starts at its parent's on Linux
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    scale = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
Workload("w", 100).run()
work = Workload("w", 100_000)
before = peak()
log = work.run()
print((peak() - before) * 100_000 / len(log.cases), len(log.visits))
"""

GROWTH = """
import gc, sys, time
from ours import Workload
def one(cases):
    work = Workload("w", cases)
    began = time.process_time()
    log = work.run()
    return (time.process_time() - began) / len(log.visits)
small = sorted(one(10_000) for _ in range(5))[2]
large = one(int(sys.argv[1]))
small = (small + sorted(one(10_000) for _ in range(5))[2]) / 2
print(1e6 * small, 1e6 * large, large / small)
"""


def growth() -> None:
    megabytes, rows = child("-c", MEMORY).split()
    line("memory per 100,000 cases of W", f"{float(megabytes):.0f} MB",
         f"(of it the log: {96e-6 * int(rows):.0f} MB)")  # fmt: skip
    small, large, ratio = child("-c", GROWTH, "1000000").split()
    line("time a row, 1,000,000 cases / 10,000", f"{float(ratio):.2f}",
         f"({float(large):.2f} us / {float(small):.2f} us)")  # fmt: skip


def commands() -> None:
    """What a user waits for, on the wall clock."""
    if importlib.util.find_spec("approvalflow.cli") is None:
        print("no command line yet: start-up and `compare` not measured")
        return
    for words in (("--help",), ("compare", "processes/it-acquisition", "--no-cache")):
        call = ("-c", "from approvalflow.cli import main; main()", *words)
        times = []
        for _ in range(3 if words[0] == "--help" else 1):
            began = time.perf_counter()
            try:
                child(*call)
            except subprocess.CalledProcessError as error:
                print(f"approvalflow {' '.join(words)}: exit {error.returncode}")
                break
            times.append(time.perf_counter() - began)
        else:
            line(f"approvalflow {' '.join(words)}", f"{median(times):.2f} s")


def main() -> None:
    sys.path[:0] = [str(HERE), str(ROOT / "src")]
    began = time.perf_counter()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; CPU time, medians of {ROUNDS}")
    line("workload and engine", "visits / s", "us a visit", "times SimPy")
    for workload in ("w", "w2"):
        speeds(workload)
    print()
    unused()
    growth()
    for peer in ("ciw", "prosimos"):
        if importlib.util.find_spec(peer) is None:
            print(f"{peer} is not installed: not compared")
        else:
            print(f"{peer} is installed, but there is no model of W for it here yet")
    commands()
    print(f"{time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
