"""How fast it is, for those who wait for it: `python benchmarks/bench.py`.

CPU seconds, which other programs on the machine disturb little; medians. Documented SimPy stands
beside every engine in the same run, on the same workload, both with their draws and the same
columns of every visit. Words choose sections (speeds, studies, cases, steps, designs, commands,
workers, first); `--small` does a little of everything, to see that it works. A benchmark, never a
test.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import commands  # noqa: E402 - beside this file
import growth  # noqa: E402
import speeds  # noqa: E402
from measuring import SMALL, Sizes  # noqa: E402

SECTIONS = {
    "speeds": speeds.speeds,
    "studies": speeds.studies,
    "cases": growth.with_cases,
    "steps": growth.with_steps,
    "designs": growth.with_designs,
    "commands": commands.commands,
    "workers": commands.workers,
    "first": commands.first_runs,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], metavar="SECTION")
    parser.add_argument("--small", action="store_true")
    asked = parser.parse_args()
    sizes = SMALL if asked.small else Sizes()
    began, used = time.perf_counter(), time.process_time()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; CPU time, medians of "
          f"{sizes.rounds}")  # fmt: skip
    for name, section in SECTIONS.items():
        if name in asked.sections or not asked.sections:
            section(sizes)
    print(f"\n{time.perf_counter() - began:.0f} s in all, {time.process_time() - used:.0f} s of "
          "them in this process")  # fmt: skip


if __name__ == "__main__":
    main()
