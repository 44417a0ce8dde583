"""What an analysis of a pilot says where there is nothing to find, and how much it scatters.

Trials are drawn from logs of the office as it is: arms by lot, windows of weeks, pairs of offices
that know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from approvalflow.study.pilot.analyses import (
    FEWEST_BLOCKS,
    CaseRegression,
    Estimates,
    before_and_during,
    block_means,
    on_and_off,
    stops,
)
from approvalflow.study.pilot.cases import Floats, PilotCases

TRIALS = 1_000
MOST_ALARMS = 0.06
BLOCKS = (1, 2, 3, 4, 6, 8, 13, 26)  # weeks
BEFORE, AFTER = 2, 2  # how often the weeks of a pilot are simulated before and after it begins
_MOST_KNOWN = 0.95  # of the trials, that have an estimate
_NONE = np.zeros(0)


@dataclass(frozen=True, slots=True)
class Trials:
    """What came of all trials without an effect: how many gave an alarm, how the estimates scatter,
    and half of the usual interval.
    """

    alarms: float
    error: float
    half: float


def told_of(estimates: Sequence[Estimates]) -> Trials:
    """Nothing where blocks are so short that many a pilot would have one without a case."""
    value = np.concatenate([one.value for one in estimates])
    known = np.isfinite(value)
    alarms = np.concatenate([one.alarms for one in estimates])[known]
    half = np.concatenate([one.half for one in estimates])[known]
    if known.mean() < _MOST_KNOWN:
        return Trials(float("nan"), float("nan"), float("nan"))
    return Trials(float(alarms.mean()), float(value[known].std()), float(np.median(half)))


def known_cases(cases: PilotCases, measure: str) -> PilotCases:
    """Those of which the measure is known."""
    return cases.having(np.isfinite(cases.measure(measure)))


def by_case(cases: PilotCases, measure: str) -> Estimates:
    """The planned analysis of the cases of a pilot, each by its arm."""
    own = known_cases(cases, measure)
    if not 0 < own.arm.sum() < len(own):
        return Estimates(np.full(1, np.nan), np.full(1, np.nan), np.ones(1, dtype=np.int64))
    arms = own.arm[:, None].astype(np.float64)
    return CaseRegression(own.measure(measure), own.week, own.kind).estimates(arms)


def arms_by_lot(
    logs: Sequence[PilotCases], weeks: int, share: float, seed: int
) -> Iterator[tuple[PilotCases, Floats]]:
    """The weeks of a pilot without a redesign, and those before, each with arms of many trials."""
    luck = np.random.default_rng(seed)
    firsts = range(-BEFORE * weeks, AFTER * weeks, weeks)
    windows = [log.between(first, first + weeks) for log in logs for first in firsts]
    each = -(-TRIALS // len(windows))
    for cases in windows:
        yield cases, (luck.random((len(cases), each)) < share).astype(np.float64)


def trials_by_case(
    logs: Sequence[PilotCases], weeks: int, share: float, measure: str, seed: int
) -> tuple[Trials, float, float]:
    """What the analysis by case says, the alarms of looks at every week, and by how much the
    difference of a week scatters.
    """
    found: list[Estimates] = []
    stopped: list[bool] = []
    weekly: list[Floats] = []
    for cases, arms in arms_by_lot(logs, weeks, share, seed):
        known = np.isfinite(cases.measure(measure))
        own, drawn = cases.having(known), arms[known]
        if len(own) < 2:
            continue
        found.append(CaseRegression(own.measure(measure), own.week, own.kind).estimates(drawn))
        differences = weekly_differences(own, drawn, measure, weeks)
        stopped += (stops(differences) >= 0).tolist()
        weekly.append(differences[np.isfinite(differences)])
    scatter = float(np.concatenate([_NONE, *weekly]).std()) if weekly else float("nan")
    return told_of(found), float(np.mean(stopped)) if stopped else float("nan"), scatter


def weekly_differences(cases: PilotCases, arms: Floats, measure: str, weeks: int) -> Floats:
    """Of each trial, a column of `arms`, the difference of each week, shape (trials, weeks), of
    what the kinds of case leave unexplained.
    """
    values = cases.measure(measure)
    means = np.bincount(cases.kind, values) / np.maximum(np.bincount(cases.kind), 1)
    left = (values - means[cases.kind])[:, None]
    here = (cases.week[None, :] == np.arange(weeks)[:, None]).astype(np.float64)
    tried, all_cases = here @ arms, here.sum(axis=1)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        found = here @ (arms * left) / tried - here @ ((1 - arms) * left) / (all_cases - tried)
    return np.asarray(found.T)


def in_parts(cases: PilotCases, measure: str, weeks: int, block: int, at: int = 0) -> Estimates:
    """A part of the office that has the redesign, less the others, during the pilot less before."""
    one, other = (cases.having(cases.arm == arm) for arm in (1, 0))
    return _beside(one, other, measure, weeks, block, at)


def _beside(
    one: PilotCases, other: PilotCases, measure: str, weeks: int, block: int, at: int = 0
) -> Estimates:
    """Of two offices, or parts of one; the pilot begins in week `at`."""
    blocks = weeks // block

    def differences(first: int) -> Floats:
        means = [block_means(c.measure(measure), c.week - first, block, blocks)
                 for c in (one, other)]  # fmt: skip
        return (means[0] - means[1])[None, :]

    return before_and_during(differences(at - block * blocks), differences(at))


def in_weeks(cases: PilotCases, measure: str, weeks: int, block: int, at: int = 0) -> Estimates:
    """Blocks with the redesign, the odd ones, less the next ones without it."""
    pairs = weeks // (2 * block)
    means = block_means(cases.measure(measure), cases.week - at, block, 2 * pairs)
    return on_and_off((means[0::2] - means[1::2])[None, :])


def trials_in_parts(
    logs: Sequence[PilotCases], weeks: int, block: int, measure: str, seed: int
) -> Trials:
    """Pilots that begin in any week of any log."""
    luck = np.random.default_rng(seed)
    begins = luck.integers(weeks - BEFORE * weeks, (AFTER - 1) * weeks + 1, TRIALS).tolist()
    return told_of(
        [in_parts(logs[n % len(logs)], measure, weeks, block, at) for n, at in enumerate(begins)]
    )


def trials_in_weeks(
    logs: Sequence[PilotCases], weeks: int, block: int, measure: str, seed: int
) -> Trials:
    """The same, the redesign being on in the odd blocks."""
    luck = np.random.default_rng(seed)
    begins = luck.integers(-BEFORE * weeks, (AFTER - 1) * weeks + 1, TRIALS).tolist()
    return told_of(
        [in_weeks(logs[n % len(logs)], measure, weeks, block, at) for n, at in enumerate(begins)]
    )


def trials_beside(
    logs: Sequence[PilotCases], weeks: int, block: int, measure: str, seed: int
) -> Trials:
    """Pairs of offices that share nobody, from any week on."""
    luck = np.random.default_rng(seed)
    begins = luck.integers(weeks - BEFORE * weeks, (AFTER - 1) * weeks + 1, TRIALS).tolist()
    found = []
    for at in begins:
        one, other = luck.choice(len(logs), 2, replace=False).tolist()
        found.append(_beside(logs[one], logs[other], measure, weeks, block, at))
    return told_of(found)


def effect_of(estimates: Sequence[Estimates], nothing: Sequence[Estimates]) -> tuple[float, float]:
    """What an analysis sees of a redesign, by replications with and without it and the same luck:
    mean and error.
    """
    seen = np.concatenate([one.value for one in estimates])
    seen = seen - np.concatenate([one.value for one in nothing])
    seen = seen[np.isfinite(seen)]
    if len(seen) < 2:
        return float("nan"), float("nan")
    return float(seen.mean()), float(seen.std(ddof=1) / np.sqrt(len(seen)))


def with_arms(cases: PilotCases, of: PilotCases) -> PilotCases:
    """The same cases with the arms that they have in a pilot."""
    return replace(cases, arm=of.arm)


def enough_blocks(weeks: int, block: int, each: int) -> bool:
    """Whether there are at least four, `each` of which needs so many blocks of weeks."""
    return weeks // (block * each) >= FEWEST_BLOCKS
