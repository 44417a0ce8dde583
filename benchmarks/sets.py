"""How long a search takes: 1,024 sets of ten moves of the shipped study, twenty replications each.

`python benchmarks/sets.py [--replications 20] [--workers 2]` prints minutes, with what the sets are
made by told apart from what they are run by. Nothing is kept of it. A benchmark, never a test.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from approvalflow.measures.scorecard import Scorecard  # noqa: E402 - beside this file
from approvalflow.redesign.moves.set import Set  # noqa: E402
from approvalflow.redesign.portfolio import Space, options_of  # noqa: E402
from approvalflow.redesign.redesign import Redesign  # noqa: E402
from approvalflow.study.many import many  # noqa: E402
from approvalflow.study.reading import read_study  # noqa: E402
from approvalflow.study.runner import Settings  # noqa: E402

STUDY = HERE.parent / "processes" / "it-acquisition"
MOVES = 10


def days(card: Scorecard) -> float | None:
    return card.measures["days_mean"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--replications", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--moves", type=int, default=MOVES)
    asked = parser.parse_args()
    study = read_study(STUDY)
    today = study.today.process
    hired = [Set.model_validate({"set": {"roles": {role: {"staff": 2}}}}) for role in today.roles]
    redesign = Redesign("second-posts", tuple(hired[: asked.moves]))
    began = time.perf_counter()
    space = Space(today, options_of(today, [redesign]))
    made = [space.process(choice) for choice in space.every()]
    processes = [process for process in made if process is not None]
    applied = time.perf_counter() - began
    print(f"{len(processes)} sets of {asked.moves} moves made in {applied:.0f} s")
    horizon = replace(study.usual_horizon, start_up=30, weeks=52)
    settings = Settings(horizon=horizon, workers=asked.workers)
    began = time.perf_counter()
    found = many(processes, settings, range(1, asked.replications + 1), days)
    took = time.perf_counter() - began
    print(
        f"{found.runs} processes x {asked.replications} replications on {asked.workers} workers:"
        f" {took / 60:.1f} minutes, {1000 * took / (found.runs * asked.replications):.0f} ms each"
    )


if __name__ == "__main__":
    main()
