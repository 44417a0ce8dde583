"""Doubt about numbers beside chance: points of guesses, what each explains, what knowing is worth.

Points come from a Latin hypercube (McKay, Beckman and Conover 1979). What is known of one guess
alone is the fit of a quadratic in it (Strong, Oakley and Brennan 2014): of 64 points it gives the
order, not the decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from approvalflow.measures.statistics import estimate

Floats = NDArray[np.float64]
LEAST_POINTS = 12  # of fewer of which a curve says nothing
_CERTAIN = 0.01  # that a guess explains anything at all
_ROUNDING = 1e-9  # of a saving: less is no gain


def points_of(guesses: int, points: int, seed: int) -> list[list[float]]:
    """So many points, each with a place from 0 to 1 in the range of every guess."""
    if not guesses:
        return []
    from scipy.stats import qmc  # it takes long to load, and few ask for it

    return [
        [float(at) for at in one] for one in qmc.LatinHypercube(guesses, seed=seed).random(points)
    ]


@dataclass(frozen=True, slots=True)
class Variances:
    """Of a saving: `chance` is how much it varies from one year to the next at the same guesses,
    `doubt` how much it varies with the guesses, `noise` the variance of what was found at a point.
    """

    chance: float
    doubt: float
    noise: float


def variances(values: Sequence[Sequence[float]]) -> Variances:
    """Of one number for each point and replication, where all points have the same luck.

    What a replication adds at every point is no doubt about the guesses, and does not make the
    points differ: the error of a point is what is left when it is taken out (two-way analysis of
    variance), and that is what the outer variance is less by.
    """
    table = np.array(values, dtype=np.float64)
    points, replications = table.shape
    if points < 2 or replications < 2:
        return Variances(0.0, 0.0, 0.0)
    chance = float(table.var(axis=1, ddof=1).mean())
    at_points = table.mean(axis=1)
    left = table - at_points[:, None] - table.mean(axis=0)[None, :] + table.mean()
    noise = float((left**2).sum()) / ((points - 1) * (replications - 1)) / replications
    return Variances(chance, max(0.0, float(at_points.var(ddof=1)) - noise), noise)


def worth_of_all(savings: Sequence[Sequence[float]]) -> float:
    """What knowing every guess would save on average: at each point the best design, or today,
    instead of the one that is best on average. A saving for each point and design.
    """
    return _gain(np.array(savings, dtype=np.float64))


def worth_of_one(places: Sequence[float], savings: Sequence[Sequence[float]]) -> float:
    """The same of one guess alone, whose places at the points these are; 0 where the savings do
    not surely depend on it.
    """
    table, x = np.array(savings, dtype=np.float64), np.array(places, dtype=np.float64)
    if len(x) < LEAST_POINTS or x.min() == x.max():
        return 0.0
    columns = [_fitted(x, table[:, design]) for design in range(table.shape[1])]
    return _gain(np.column_stack(columns)) if columns else 0.0


def _gain(savings: Floats) -> float:
    if not savings.size:
        return 0.0
    with_today = np.column_stack([savings, np.zeros(len(savings))])
    gain = float(with_today.max(axis=1).mean() - with_today.mean(axis=0).max())
    return gain if gain > _ROUNDING * float(np.abs(savings).max()) else 0.0


def _fitted(x: Floats, y: Floats) -> Floats:
    """The quadratic in x; the mean where it explains no more than chance would."""
    z = (x - x.mean()) / (x.max() - x.min())
    design = np.column_stack([np.ones_like(z), z, z**2])
    fit = design @ np.linalg.lstsq(design, y, rcond=None)[0]
    flat = np.full_like(y, y.mean())
    explained, left = float(((fit - flat) ** 2).sum()), float(((y - fit) ** 2).sum())
    if explained <= 1e-12 * float((y**2).sum()):
        return flat
    ratio = explained / 2 / (left / (len(y) - 3)) if left else np.inf
    from scipy.stats import f as law_of_f

    return fit if law_of_f.sf(ratio, 2, len(y) - 3) < _CERTAIN else flat


Line = tuple[tuple[float, Sequence[float]], tuple[float, Sequence[float]]]
"""Two values of a guess, each with the savings of the replications there."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a saving becomes nothing, with its 95 % interval."""

    at: float
    low: float
    high: float


def crossing(near: Line, far: Line) -> Crossing:
    """On the line between two values that are near to each other and to the crossing. What the
    replications, which share their luck, leave open there is turned into values of the guess by the
    slope between two that are far enough apart.
    """
    (a, first), (b, last) = near
    one, other = np.array(first, dtype=np.float64), np.array(last, dtype=np.float64)
    rise = float(one.mean() - other.mean())
    share = min(1.0, max(0.0, float(one.mean()) / rise)) if rise else 0.5
    found = estimate((one + (other - one) * share).tolist())
    (c, before), (d, after) = far
    slope = abs(float(np.mean(after) - np.mean(before))) / (d - c)
    half = found.half_width / slope if found.half_width is not None and slope else 0.0
    at = a + share * (b - a)
    return Crossing(at, at - half, at + half)
