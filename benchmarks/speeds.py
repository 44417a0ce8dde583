"""Visits per second beside documented SimPy, in one process and in turn: W, W2, shipped studies."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import partial
from statistics import median

import numpy as np

import bareloop
import textbook
from approvalflow.simulation import engines
from measuring import Sizes, head, line, median_of, seconds_of
from ours import STUDIES, Workload, of_study, tried


def speeds(sizes: Sizes) -> None:
    """W and W2: SimPy as in its documentation, then each engine: log, scorecard, draws at hand."""
    head("W and W2", "visits / s", "us a visit", "times SimPy")
    for name in ("w", "w2"):
        _beside(name, sizes)
    _unused(sizes)
    for peer in ("ciw", "prosimos"):
        if importlib.util.find_spec(peer) is None:
            line(f"{peer}: not installed, not compared")
        else:
            line(f"{peer}: installed, but there is no model of W for it here")


def _beside(name: str, sizes: Sizes) -> None:
    """Both sides in turn, each round, so that a slow minute of the machine is one of both."""
    works: dict[str, tuple[Callable[[], object], int]] = {}
    logs = {}
    for engine in tried():
        ours = Workload(name, sizes.cases, engine)
        log, drawn = ours.run(), ours.drawn()  # the first run of an engine compiles it
        logs[engine], rows = log, len(log.visits)
        works[f"{engine}, with its log"] = ours.run, rows
        works[f"{engine}, with its scorecard"] = ours.measured, rows
        works[f"{engine}, log, draws at hand"] = partial(ours.run, drawn), rows
    log = logs[engines.OF_RECORD]
    cases = len(log.cases)
    book = textbook.run(name, cases)
    base = partial(textbook.run, name, cases), len(book.log["case"])
    times = []
    for _ in range(sizes.rounds):
        every = {"": base, **works}
        times.append({key: seconds_of(work) / rows for key, (work, rows) in every.items()})
    usual = median(t[""] for t in times)
    line(f"{name.upper()}: SimPy as documented", f"{1 / usual:,.0f}", f"{1e6 * usual:.2f}", "1")
    for key in works:
        spent, ratio = median(t[key] for t in times), median(t[""] / t[key] for t in times)
        line(f"{name.upper()}: {key}", f"{1 / spent:,.0f}", f"{1e6 * spent:.2f}", f"{ratio:.2f}")
    stays = (log.cases.ended - log.cases.submitted)[log.cases.ended >= 0]
    mean = stays.mean() / 3600
    print(f"    {cases:,} cases, {len(log.visits):,} visits; mean stay {mean:.2f} h, "
          f"{book.mean_stay():.2f} h in SimPy's run")  # fmt: skip
    for engine, other in logs.items():
        if not _same(other.visits, log.visits):
            print(f"    {engine.upper()} HAS ANOTHER LOG")


def _same(one: object, other: object) -> bool:
    names = ("case", "step", "started", "finished", "person", "outcome")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def _unused(sizes: Sizes) -> None:
    """What W pays for the features that it does not use: a loop that knows W only, beside it."""
    ours = Workload("w", sizes.cases)
    drawn = ours.drawn()
    visits = ours.run(drawn).visits
    columns = visits.case, visits.step, visits.finished, visits.person
    same = all(map(np.array_equal, columns, bareloop.run(ours, drawn)))
    ratio = median(
        seconds_of(partial(ours.run, drawn)) / seconds_of(partial(bareloop.run, ours, drawn))
        for _ in range(sizes.rounds)
    )
    line("W: simpy / a loop that knows W only", f"{ratio:.2f}",
         "(the same log)" if same else "(ANOTHER LOG)")  # fmt: skip


def studies(sizes: Sizes) -> None:
    """One replication of today of each shipped study: its log with draws at hand, its log, its
    scorecard.
    """
    widths = (29, 10, 12, 12, 12, 12)
    head("A replication of a study", "visits", "ms, drawn", "ms, log", "ms, card", "visits / s",
         widths=widths)  # fmt: skip
    for folder in STUDIES:
        for engine in tried():
            ours = of_study(folder, engine)
            rows = len(ours.run().visits)
            drawn = median_of(sizes.rounds, partial(ours.run, ours.drawn()))
            log = median_of(sizes.rounds, ours.run)
            card = median_of(sizes.rounds, ours.measured)
            times = (f"{1e3 * seconds:.1f}" for seconds in (drawn, log, card))
            line(f"{folder.name}: {engine}", f"{rows:,}", *times, f"{rows / card:,.0f}",
                 widths=widths)  # fmt: skip
