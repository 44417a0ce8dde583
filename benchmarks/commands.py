"""What commands take from their first to their last instruction: CPU of all their processes."""

from __future__ import annotations

import tempfile
from statistics import median

from approvalflow.simulation import engines
from measuring import Sizes, Spent, environment, head, line, spent, told_by
from ours import STUDIES, tried

WORKER = """
import pickle, sys
from multiprocessing import freeze_support
from resource import RUSAGE_CHILDREN, getrusage
def main():
    from pathlib import Path
    from approvalflow.language.reading import read_process
    from approvalflow.study.runner import Settings, run, simulation_of
    process = read_process(Path(sys.argv[1]) / "process.yaml").process
    run([simulation_of(process)], Settings(replications=2, workers=2))
    used = getrusage(RUSAGE_CHILDREN)
    scale = 1024**2 if sys.platform == "darwin" else 1024
    print((used.ru_utime + used.ru_stime) / 2, used.ru_maxrss / scale)
if __name__ == "__main__":
    main()
"""
FIRST = """
import sys
from measuring import seconds_of
from ours import Workload
ours = Workload("w", 300, sys.argv[1])
print(seconds_of(ours.run), seconds_of(ours.run))
"""


def _median(rounds: int, *words: str) -> Spent:
    """The first time is not counted: it may have written bytecode."""
    spent(*words)
    all_of = [spent(*words) for _ in range(rounds)]
    codes = {one.code for one in all_of}
    return Spent(median(o.seconds for o in all_of), median(o.megabytes for o in all_of), max(codes))


def commands(sizes: Sizes) -> None:
    """Start-up, checks, and the command of the README."""
    head("Commands, all their processes", "CPU s", "MB", "exit code")
    rounds = max(sizes.rounds, 1)
    rows: list[tuple[str, ...]] = [("--version",), ("--help",), ("explain", "work_time")]
    rows += [("check", f"processes/{folder.name}") for folder in STUDIES]
    quick = ("--no-cache", "--quiet", "--no-versions")
    run = "run", "processes/convenience-store", "--replications", "2", "--workers", "1"
    rows += [(*run, *quick)]
    for words in rows:
        _told(words, _median(rounds, "-m", "approvalflow", *words))
    whole = "compare", "processes/it-acquisition", *quick
    if sizes.rounds > 1:  # it takes its time
        for more in ((), ("--workers", "1")):
            _told((*whole, *more), _median(1, "-m", "approvalflow", *whole, *more))
    nothing = _median(rounds, "-c", "pass")
    line("python -c pass", f"{nothing.seconds:.3f}", f"{nothing.megabytes:.0f}")


def _told(words: tuple[str, ...], took: Spent) -> None:
    hidden = ("--quiet", "--no-versions")
    shown = " ".join(word.removeprefix("processes/") for word in words if word not in hidden)
    shown = shown.replace("--replications", "--repl.")
    line(shown if len(shown) < 40 else f"{shown[:36]}...", f"{took.seconds:.3f}",
         f"{took.megabytes:.0f}", took.code)  # fmt: skip


def workers(sizes: Sizes) -> None:
    """A worker from its start until it has ended after one replication."""
    head("A worker, with one replication", "CPU s", "MB")
    env = environment(OPENBLAS_NUM_THREADS="1")  # as a command leaves it to its workers
    for folder in STUDIES:
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:  # it is imported by workers
            file.write(WORKER)
            file.flush()
            told = [
                told_by(f"import runpy; runpy.run_path({file.name!r}, run_name='__main__')",
                        folder, env=env)
                for _ in range(sizes.rounds)
            ]  # fmt: skip
        seconds, megabytes = (median(column) for column in zip(*told, strict=True))
        line(folder.name, f"{seconds:.3f}", f"{megabytes:.0f}")


def first_runs(_: Sizes) -> None:
    """What the first run of an engine costs beyond the second: compiling, or reading what was."""
    others = [engine for engine in tried() if engine != engines.OF_RECORD]
    if not others:
        return
    head("First run of an engine", "CPU s, cold", "from a cache", "later runs")
    for engine in others:
        with tempfile.TemporaryDirectory() as folder:
            env = environment(XDG_CACHE_HOME=folder)
            (cold, later), (again, _) = (told_by(FIRST, engine, env=env) for _ in range(2))
        line(engine, f"{cold - later:.2f}", f"{again - later:.2f}", f"{later:.3f}")
