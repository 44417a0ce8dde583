"""How time and memory grow: with cases, steps, designs and replications; each in a process of its
own, so that none inherits the memory of another.
"""

from __future__ import annotations

from measuring import Sizes, head, line, spent, told_by
from ours import STUDIES, tried

CASES = """
import sys
from measuring import peak, seconds_of
from ours import Workload
cases, engine, what = int(sys.argv[1]), sys.argv[2], sys.argv[3]
def work(size):
    ours = Workload("w", size, engine)
    return ours.run if what == "log" else ours.measured
work(100)()
rows = len(Workload("w", 300, engine).run().visits) / 300
done = work(cases)
before = peak()
rounds = max(1, min(5, 50_000 // cases))
took = sorted(seconds_of(done) for _ in range(rounds))[rounds // 2]
print(took, peak() - before)
"""
ROWS = """
import sys
from ours import Workload
log = Workload("w", int(sys.argv[1])).run()
print(len(log.cases), len(log.visits))
"""
STEPS = """
import sys
from measuring import median_of, seconds_of
from ours import in_a_row
steps, cases, engine, rounds = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
made = []
planned = seconds_of(lambda: made.append(in_a_row(steps, cases, engine)))
rows = len(made[0].run().visits)
print(rows, planned, median_of(rounds, made[0].run), median_of(rounds, made[0].measured))
"""


def with_cases(sizes: Sizes) -> None:
    """W with more and more cases: the log alone, and with its scorecard."""
    widths = (22, 12, 12, 12, 11, 11)
    heads = "us, log", "us, card", "MB, log", "MB, card", "MB/100k"
    head("W with more cases", *heads, widths=widths)
    size = sizes.cases
    while size <= sizes.largest:
        cases, rows = told_by(ROWS, size)
        for engine in tried():
            log, of_log = told_by(CASES, size, engine, "log")
            card, of_card = told_by(CASES, size, engine, "card")
            line(f"{engine}, {cases:,.0f}", f"{1e6 * log / rows:.2f}", f"{1e6 * card / rows:.2f}",
                 f"{of_log:.0f}", f"{of_card:.0f}", f"{of_card * 100_000 / cases:.0f}",
                 widths=widths)  # fmt: skip
        size *= 10
    print("    us a visit; MB over those of a run of 100 cases; MB/100k: with the scorecard")


def with_steps(sizes: Sizes) -> None:
    """So many steps in a row, about as many visits each time."""
    head("W with more steps", "us, log", "us, card", "ms to plan")
    for steps in sizes.steps:
        for engine in tried():
            rows, planned, log, card = told_by(
                STEPS, steps, max(sizes.cases * 6 // steps, 100), engine, sizes.rounds
            )
            line(f"{engine}, {steps} steps, {rows:,.0f} visits", f"{1e6 * log / rows:.2f}",
                 f"{1e6 * card / rows:.2f}", f"{1e3 * planned:.0f}")  # fmt: skip


def with_designs(sizes: Sizes) -> None:
    """`compare` of a study: with one redesign, two, all; with more and more replications."""
    study = next(folder for folder in STUDIES if folder.name == "it-acquisition")
    names = sorted(file.stem for file in (study / "redesigns").glob("*.yaml"))
    head(f"compare {study.name}, one process", "CPU s", "ms a repl.", "MB")
    few = sizes.replications[1]
    asked = [(names[:count], few) for count in range(1, len(names))]
    asked += [(names, count) for count in sizes.replications]
    for redesigns, count in asked:
        took = spent(
            "-m", "approvalflow", "compare", str(study), *redesigns, "--replications", str(count),
            "--workers", "1", "--no-cache", "--quiet", "--no-versions",
        )  # fmt: skip
        done = count * (len(redesigns) + 1)
        line(f"{len(redesigns) + 1} designs x {count} replications", f"{took.seconds:.2f}",
             f"{1e3 * took.seconds / done:.0f}", f"{took.megabytes:.0f}")  # fmt: skip
