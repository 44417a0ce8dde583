"""What was seen, told by points at which it was simulated: their weights, and new points where the
weight lies.

Places are in the unit cube, on which all are alike likely before. Batches of points are weighed as
one sample (Veach and Guibas 1995, "Optimally combining sampling techniques", balance heuristic);
the effective size is that of Kish (1965).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from approvalflow.chance.quantiles import gamma_quantile, normal_cdf, normal_quantile

Floats = NDArray[np.float64]
_STEADY = 8.0  # points in effect, that say where new ones are to be
_NARROWEST = 0.02  # of a range: how far a new point is from an old one, at least
_SHRUNK = 0.9  # of a correlation that few replications tell
_HALVINGS = 30
_UNLIKELY = 0.001


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """New points about old ones: normal laws cut at the walls of the cube. `centres`, shape
    (points, guesses), are taken with `chances`; `widths`, shape (guesses,), are those of all.
    """

    centres: Floats
    chances: Floats
    widths: Floats

    def drawn(self, count: int, luck: np.random.Generator) -> Floats:
        """So many places, shape (count, guesses)."""
        centres = self.centres[luck.choice(len(self.centres), count, p=self.chances)]
        below, above = self._walls(centres)
        at = normal_quantile(below + (above - below) * luck.random(centres.shape))
        return np.clip(centres + self.widths * at, 0.0, 1.0)

    def density(self, places: Floats) -> Floats:
        """At each place; 1 is that of places drawn from the whole cube."""
        below, above = self._walls(self.centres)
        away = (places[:, None, :] - self.centres[None, :, :]) / self.widths
        bells = np.exp(-0.5 * away**2) / (np.sqrt(2 * np.pi) * self.widths * (above - below))
        return np.asarray(bells.prod(axis=2) @ self.chances)

    def _walls(self, centres: Floats) -> tuple[Floats, Floats]:
        return normal_cdf(-centres / self.widths), normal_cdf((1 - centres) / self.widths)


def weights_of(fit: Floats, density: Floats) -> Floats:
    """Of points with these log-likelihoods, drawn with these densities; they add up to 1. Nothing
    where no point can be.
    """
    if not np.isfinite(fit).any():
        return np.zeros(len(fit))
    weights = np.exp(fit - fit.max()) / density
    return np.asarray(weights / weights.sum())


def effective(weights: Floats) -> float:
    """How many points of equal weight say as much."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0


def around(places: Floats, fit: Floats, density: Floats) -> Around:
    """Where the weight lies. Where a few points have all of it their likelihoods are flattened,
    until enough say in which direction to look.
    """
    power = _flattened(fit, density)
    weights = weights_of(power * fit, density)
    mean = weights @ places
    spread = np.sqrt(weights @ (places - mean) ** 2)
    rule = effective(weights) ** (-1 / (places.shape[1] + 4))  # Silverman (1986)
    known = weights > 0
    return Around(places[known], weights[known], np.maximum(spread * rule, _NARROWEST))


def _flattened(fit: Floats, density: Floats) -> float:
    wanted = min(_STEADY, np.isfinite(fit).sum() / 4)
    low, high = 0.0, 1.0
    if effective(weights_of(fit, density)) >= wanted:
        return 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        enough = effective(weights_of(middle * fit, density)) >= wanted
        low, high = (middle, high) if enough else (low, middle)
    return low or high


def quantile(values: Floats, weights: Floats, p: float) -> float:
    """Of weighted values, between those next to it."""
    order = np.argsort(values)
    ranks = np.cumsum(weights[order]) - weights[order] / 2
    return float(np.interp(p, ranks, values[order]))


def misfits(figures: Floats, seen: Floats, covariance: Floats) -> Floats:
    """How far what was simulated, shape (points, figures), is from what was seen: the square of the
    distance in errors (Mahalanobis); infinite where a figure is not known.
    """
    finite: NDArray[np.bool_] = np.isfinite(figures)
    known = np.logical_and.reduce(finite, axis=1)
    away = np.where(known[:, None], figures - seen, 0.0)
    found = np.einsum("pk,pk->p", away, np.linalg.solve(covariance, away.T).T)
    return np.where(known, found, np.inf)


def contradicted(least: float, figures: int) -> bool:
    """Whether even the nearest point is farther off than once in 1,000 if it were true."""
    return least > 2 * float(gamma_quantile(figures / 2, 1 - _UNLIKELY))


def covariance_of(errors: Sequence[float], together: Floats) -> Floats:
    """Of figures with such errors, that go together as replications have them, shape (replications,
    figures).
    """
    scale = np.asarray(errors)
    known = _whole(together)
    mixed = np.eye(len(scale))
    if len(known) > len(scale):
        centred = known - known.mean(axis=0)
        sizes = np.sqrt((centred**2).sum(axis=0))
        if sizes.all():
            found = (centred.T @ centred) / np.outer(sizes, sizes)
            mixed = _SHRUNK * found + (1 - _SHRUNK) * np.eye(len(scale))
    return np.asarray(mixed * np.outer(scale, scale))


def _whole(table: Floats) -> Floats:
    """The rows in which every figure is known."""
    rows = np.array([bool(np.isfinite(row).all()) for row in table], dtype=np.bool_)
    return np.asarray(table[rows])


def noise_of(tables: Sequence[Floats]) -> Floats:
    """Of the means of points, each with a table of shape (replications, figures): what chance
    leaves in them, of all points together, shape (figures, figures).
    """
    figures = tables[0].shape[1]
    total, freedom, each = np.zeros((figures, figures)), 0, 1.0
    for table in tables:
        known = _whole(table)
        if len(known) > 1:
            centred = known - known.mean(axis=0)
            total += centred.T @ centred
            freedom += len(known) - 1
            each = float(len(table))
    return total / max(freedom, 1) / each
