"""Inputs for so long or so many; counts at the end, what fails in a folder."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from faults.counting import Counts
from faults.kinds import KINDS
from faults.suite import Wish, all_examined, keep, signature, smallest

KEPT = 2  # inputs of each fault


def main() -> int:
    """0 if nothing is wrong, else 1."""
    asked = argparse.ArgumentParser(prog="python -m faults", description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--first", type=int, default=1, help="number of the first input")
    asked.add_argument("--number", type=int, help="how many inputs")
    asked.add_argument("--seconds", type=float, default=3600, help="no further inputs after these")
    asked.add_argument("--kind", choices=list(KINDS), help="inputs of one kind alone")
    asked.add_argument("--folder", type=Path, default=Path("faults-found"), help="for what fails")
    given = asked.parse_args()
    wish, counts, known = Wish(given.seed, given.kind), Counts(), Counter[str]()
    until = time.monotonic() + given.seconds
    try:
        for one in all_examined(wish, given.first, given.number, until):
            counts.add(one.kind, one.outcomes, one.faults)
            for fault in one.faults:
                known[signature(fault)] += 1
                if known[signature(fault)] <= KEPT:
                    sys.stderr.write(f"{one.number} {one.kind}: {fault}\n")
                    case = smallest(wish, one.number, fault)
                    keep(given.folder, wish, one.number, fault, case)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
    sys.stdout.write(f"seed {given.seed}\n{counts.table()}\n")
    sys.stdout.writelines(f"{times:6}  {fault}\n" for fault, times in known.most_common())
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
