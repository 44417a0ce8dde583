"""How often 95 % intervals hold the truth, start-up included, and how often a verdict is wrong.

Of each process a pool of replications is made once, as `compare` makes them: with the start-up and
the weeks of the rule. A repetition is a run on replications of that pool: the next ones, each used
once, where theory says what is true; a sample of them where only the pool does. It is asked of 20
replications, and of as many as the rule of stopping takes.

    python benchmarks/intervals.py [--repetitions N] [--pool N] [--only NAME]... [--workers N]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from pathlib import Path

import numpy as np

from approvalflow.measures.estimates import Gathered
from approvalflow.measures.replicated import Replicated, difference
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import holm, t_quantile
from approvalflow.study import runner
from approvalflow.study.designs import horizon_of, redesigned, today_of
from approvalflow.study.precision import half_width_of, target_of
from approvalflow.study.reading import read_study
from approvalflow.study.runner import SIZES, Settings
from approvalflow.study.settling import settled

ROOT = Path(__file__).parent.parent
FIRST = SIZES[0]
REPETITIONS = 400
MEASURES = ("days_mean", "days_p90", "within_promised", "within_statutory")
DIFFERENCES = {
    "difference": "days_mean",
    "of days_p90": "days_p90",
    "of within_promised": "within_promised",
}

QUEUE = """approvalflow: 1
calendar: {{hours: always, holidays: none}}
arrivals: {{count: {cases:.10g}, per: week, when: any time}}
time_limit: {{promised: {promised} calendar days, statutory: {statutory} calendar days}}
roles: {{clerk: 1}}
steps:
  - check: {{by: clerk, work_time: {{mean: 24 h, shape: exponential}}}}
"""
QUICKER = """approvalflow: 1
moves:
  - set: {steps: {check: {work_time: {mean: 21.6 h, shape: exponential}}}}
"""
BOARD = """approvalflow: 1
calendar: {hours: always, holidays: none}
arrivals: {count: 1.8, per: week, when: any time}
roles: {member: 1}
steps:
  - board:
      does: meeting
      by: member
      sits: every 4 weeks from 2025-01-09 09:00-17:00
      agenda: 8
      work_time: 1 min
"""
LARGER = """approvalflow: 1
moves:
  - set: {steps: {board: {agenda: 9}}}
"""


@dataclass(frozen=True)
class Tried:
    """A study with one redesign; `exact`: what theory says of today, and of the difference of mean
    days; `pool`: how many replications are made, where theory says so each used once.
    """

    name: str
    process: str = ""
    redesign: str = ""
    folder: str = ""
    exact: Mapping[str, float] = field(default_factory=dict)
    pool: int = 2_000

    def of(self, repetitions: int) -> int:
        return FIRST * repetitions if self.exact else self.pool


def queue(load: float) -> Tried:
    """One clerk and a day of work a case, on average, at any hour."""
    left = 1 - load  # the rate of the time in the system, a day

    def within(days: int) -> float:
        """Of a case that comes at any hour of a day, in at most so many dates after its own."""
        return 1 - exp(-left * (days + 1)) * (exp(left) - 1) / left

    promised, statutory = (round(-log(late) / left) for late in (0.1, 0.01))
    exact = {
        "days_mean": 1 / left,
        "days_p90": log(10) / left,
        "within_promised": within(promised),
        "within_statutory": within(statutory),
        "difference": 1 / (1 / 0.9 - load) - 1 / left,
    }
    text = QUEUE.format(cases=7 * load, promised=promised, statutory=statutory)
    return Tried(f"M/M/1 at {load}", text, QUICKER, exact=exact)


def bulk_wait(rate: float, apart: float, agenda: int) -> float:
    """The mean wait for a sitting that hears so many (Bailey 1954)."""
    a = rate * apart
    roots = []
    for j in range(1, agenda):
        turn, z = np.exp(2j * np.pi * j / agenda), 0j
        for _ in range(10_000):
            z = turn * np.exp(-a * (1 - z) / agenda)
        roots.append(1 / (1 - z))
    ahead = (agenda - (agenda - a) ** 2) / (2 * (agenda - a)) + float(np.sum(roots).real)
    return (ahead - a / 2) / rate


def board() -> Tried:
    """A board that sits every four weeks."""
    rate = 1.8 / 7
    today, larger = (bulk_wait(rate, 28, agenda) for agenda in (8, 9))
    exact = {"days_mean": today, "difference": larger - today}
    return Tried("agenda at 0.9", BOARD, LARGER, exact=exact)


TRIED: tuple[Callable[[], Tried], ...] = (
    lambda: queue(0.8),
    lambda: queue(0.95),
    board,
    lambda: Tried("it-acquisition", folder="it-acquisition", redesign="delegate-under-250k"),
    lambda: Tried("planning-committee", folder="planning-committee", redesign="every-fortnight",
                  pool=1_000),
    lambda: Tried("convenience-store", folder="convenience-store", redesign="one-window"),
)  # fmt: skip

Cards = Sequence[Sequence[Scorecard]]


def cards_of(tried: Tried, pool: int, workers: int) -> tuple[Cards, str]:
    """The replications of today and of the redesign, and how long they are."""
    with tempfile.TemporaryDirectory() as made:
        folder = ROOT / "processes" / tried.folder
        if tried.process:
            folder = Path(made)
            (folder / "redesigns").mkdir()
            (folder / "process.yaml").write_text(tried.process, "utf-8")
            (folder / "redesigns" / "other.yaml").write_text(tried.redesign, "utf-8")
        study = read_study(folder, ["other" if tried.process else tried.redesign])
        settings = settled(study, Settings(seed=20261129, replications=pool, workers=workers))
        horizon = horizon_of(study, settings)
        designs = [today_of(study, horizon), *redesigned(study, horizon)]
        done = runner.run([design.simulation for design in designs], settings)
    return done.cards, f"{horizon.start_up} + {horizon.weeks} weeks"


def figures(cards: Cards) -> dict[str, Replicated]:
    """What is asked of today."""
    today = Gathered(cards[0])
    return {name: today.replicated(name) for name in MEASURES if name in today.names}


@dataclass
class Held:
    """How many intervals hold the truth, how wide they are beside Student's, and of how many."""

    times: int = 0
    held: int = 0
    widths: list[float] = field(default_factory=list)
    replications: list[int] = field(default_factory=list)

    def add(self, found: tuple[float, float], true: float, plain: Sequence[float]) -> None:
        self.times += 1
        self.held += found[0] <= true <= found[1]
        self.replications.append(len(plain))
        spread = float(np.std(plain, ddof=1))
        half = t_quantile(len(plain) - 1, 0.975) * spread / len(plain) ** 0.5
        if half > 0:
            self.widths.append((found[1] - found[0]) / 2 / half)

    def told(self) -> str:
        share = self.held / self.times
        error = 100 * (share * (1 - share) / self.times) ** 0.5
        width = f"x {np.median(self.widths):.2f}" if self.widths else "-"
        runs = f"{np.median(self.replications):.0f}"
        return f"{100 * share:5.1f} +- {error:.1f} %  {width}  of {self.times}, {runs} replications"


def looked_at(cards: Cards, truth: Mapping[str, float], kept: dict[str, Held]) -> None:
    """Adds what one run says."""
    for name, replicated in figures(cards).items():
        found, pseudo = replicated.estimate(), replicated.pseudo_values()
        if name in truth and found is not None and found.low is not None and pseudo is not None:
            assert found.high is not None
            kept.setdefault(name, Held()).add((found.low, found.high), truth[name], pseudo.tolist())
    gathered = [Gathered(each) for each in cards]
    for name, measure in DIFFERENCES.items():
        one, other = (each.replicated(measure) for each in gathered)
        paired, before, after = difference(one, other), one.pseudo_values(), other.pseudo_values()
        if paired is None or before is None or after is None or measure not in figures(cards):
            continue
        low, high = paired.difference.low, paired.difference.high
        if low is not None and high is not None:
            plain = (after - before).tolist()
            kept.setdefault(name, Held()).add((low, high), truth[name], plain)


def stopped(cards: Cards, order: Sequence[int]) -> Cards:
    """As many replications as the rule takes, in this order."""
    target = None
    for size in SIZES:
        taken = [[design[n] for n in order[:size]] for design in cards]
        target = target or target_of(taken, runner.PRECISION)
        half = half_width_of(taken)
        if half is None or target is None or half <= target or size >= len(order):
            return taken
    return taken


def coverage(tried: Tried, pool: int, workers: int, repetitions: int) -> None:
    """Prints how often each interval of one process holds what is true."""
    begun = time.monotonic()
    cards, length = cards_of(tried, pool, workers)
    whole = figures(cards)
    pooled = {name: each.value or 0.0 for name, each in whole.items()}
    for name, measure in DIFFERENCES.items():
        one, other = (Gathered(each).replicated(measure).value or 0.0 for each in cards)
        pooled[name] = other - one
    truth = {**pooled, **tried.exact}
    luck = np.random.Generator(np.random.PCG64(7))
    made = len(cards[0])
    fixed: dict[str, Held] = {}
    stopping: dict[str, Held] = {}
    for repetition in range(repetitions):
        order = luck.permutation(made)[: SIZES[-1]] if made >= SIZES[-1] else luck.permutation(made)
        first = order[:FIRST]
        if tried.exact and made >= FIRST * repetitions:
            first = np.arange(repetition * FIRST, (repetition + 1) * FIRST)
        looked_at([[design[n] for n in first] for design in cards], truth, fixed)
        looked_at(stopped(cards, order.tolist()), truth, stopping)
    taken = time.monotonic() - begun
    print(f"\n{tried.name}: {length}, a pool of {made}, {taken:.0f} s")
    for name, held in fixed.items():
        source = f"exact {tried.exact[name]:.4g}" if name in tried.exact else "the pool's"
        print(f"  {name:17} {pooled[name]:9.4g} ({source})")
        print(f"    {FIRST} replications  {held.told()}")
        print(f"    stopping         {stopping[name].told()}")


def verdicts(workers: int, trials: int) -> None:
    """Prints how often a redesign that changes nothing, with other luck, is called better or worse;
    alone and six together; and how often one that saves 5 % is found.
    """
    cards, _ = cards_of(queue(0.8), FIRST * 40, workers)
    days = [card.overall.parts["days_mean"] for card in cards[0]]
    luck = np.random.Generator(np.random.PCG64(8))
    alone = together = found = 0
    for _ in range(trials):
        order = luck.permutation(len(days))
        samples = [
            Replicated(tuple(days[n] for n in order[FIRST * k : FIRST * (k + 1)])) for k in range(7)
        ]
        p_values = [p.p for one in samples[1:] if (p := difference(samples[0], one)) is not None]
        alone += (p_values[0] or 1.0) < 0.05
        together += any((p or 1.0) < 0.05 for p in holm(p_values))
    common, _ = cards_of(_saving(), FIRST * 40, workers)
    for _ in range(trials):
        order = luck.permutation(len(common[0]))[:FIRST]
        pair = [Gathered([each[n] for n in order]).replicated("days_mean") for each in common]
        paired = difference(*pair)
        found += paired is not None and (paired.p or 1.0) < 0.05
    print(f"\nverdicts, {trials} trials of {FIRST} replications")
    print(f"  nothing changes, other luck: called different {100 * alone / trials:.1f} %")
    print(f"  six such with Holm:          one called different {100 * together / trials:.1f} %")
    print(f"  5 % less of the days:        found {100 * found / trials:.1f} %")


def _saving() -> Tried:
    """A redesign of the queue at 80 % that saves one day of twenty."""
    one = queue(0.8)
    mean = 1 / (1 / (0.95 * 5) + 0.8)  # of the work, so that the mean is 95 % of today's
    text = QUICKER.replace("21.6 h", f"{24 * mean:.4f} h")
    return Tried("5 %", one.process, text, pool=FIRST * 40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    parser.add_argument("--pool", type=int, help="replications of each process")
    parser.add_argument("--only", action="append", default=[], help="processes, or verdicts")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    for make in TRIED:
        tried = make()
        if not given.only or any(name in tried.name for name in given.only):
            pool = given.pool or tried.of(given.repetitions)
            coverage(tried, pool, given.workers, given.repetitions)
    if not given.only or "verdicts" in given.only:
        verdicts(given.workers, given.repetitions)


if __name__ == "__main__":
    main()
