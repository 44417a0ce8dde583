"""What comes out exactly, each by its formula: queues, offices that close, meetings, opinions.

Rates are cases an hour, times hours. Sources: Kleinrock 1975, "Queueing Systems" (queues), Cobham
1954 (priorities), Jackson 1957 (networks), Flatto & Hahn 1984 (fork and join), Bailey 1954 (queues
served in groups), Barrer 1957 (patience), Doshi 1986 (vacations); the rest is elementary.
"""

from __future__ import annotations

from cmath import exp as complex_exp
from cmath import pi
from collections.abc import Sequence
from itertools import combinations
from math import exp, factorial


def mm1_stay(arrivals: float, served: float = 1.0) -> float:
    """1/(mu - lambda): from coming to leaving, M/M/1."""
    return 1 / (served - arrivals)


def mg1_wait(arrivals: float, mean: float, variance: float) -> float:
    """Pollaczek and Khinchine: the wait at one desk whose work has this mean and variance."""
    return arrivals * (mean**2 + variance) / (2 * (1 - arrivals * mean))


def erlang_c(arrivals: float, desks: int) -> float:
    """The share that has to wait at so many desks, each with a mean of 1 h."""
    lost = erlang_b(arrivals, desks)
    return lost / (1 - arrivals / desks * (1 - lost))


def mmc_wait(arrivals: float, desks: int) -> float:
    return erlang_c(arrivals, desks) / (desks - arrivals)


def erlang_b(offered: float, desks: int) -> float:
    """The share turned away where nobody may wait, whatever the law of the work."""
    return (
        offered**desks / factorial(desks) / sum(offered**k / factorial(k) for k in range(desks + 1))
    )


def capped(arrivals: float, desks: int, most: int) -> tuple[float, float]:
    """M/M/c/K: the share turned away, and the wait of those who are not."""
    weights = [1.0]
    for open_ in range(1, most + 1):
        weights.append(weights[-1] * arrivals / min(open_, desks))
    chance = [weight / sum(weights) for weight in weights]
    waiting = sum((n - desks) * chance[n] for n in range(desks, most + 1))
    return chance[most], waiting / (arrivals * (1 - chance[most]))


def jackson(outside: Sequence[float], routes: Sequence[Sequence[float]]) -> list[float]:
    """The arrivals at each desk: lambda_j = gamma_j + sum_i lambda_i p_ij, by going round."""
    rates = list(outside)
    for _ in range(1_000):
        rates = [
            own + sum(rate * route[j] for rate, route in zip(rates, routes, strict=True))
            for j, own in enumerate(outside)
        ]
    return rates


def cobham(first: float, second: float) -> tuple[float, float]:
    """The waits of two classes at one exponential desk of 1 h where nothing is broken off."""
    left = first + second
    return left / (1 - first), left / ((1 - first) * (1 - left))


def fork_join(arrivals: float) -> float:
    """Two M/M/1 that each get a part of every case, until both are done."""
    return (12 - arrivals) / 8 * mm1_stay(arrivals)


def longest(means: Sequence[float]) -> float:
    """The mean of the longest of exponential times, by inclusion and exclusion."""
    rates = [1 / mean for mean in means]
    return sum(
        (1 if size % 2 else -1) / sum(chosen)
        for size in range(1, len(rates) + 1)
        for chosen in combinations(rates, size)
    )


def nth_of(enough: int, number: int) -> float:
    """The mean of the n-th shortest of so many exponential times of mean 1."""
    return sum(1 / (number - k) for k in range(enough))


def bailey(arrivals: float, agenda: int, apart: float) -> float:
    """The wait for a meeting that hears so many cases each time, by the roots of
    z^K = exp(-a(1 - z)), a = lambda T.
    """
    a = arrivals * apart
    turns = [complex_exp(2j * pi * k / agenda) for k in range(1, agenda)]
    roots = [0j] * len(turns)
    for _ in range(2_000):
        roots = [t * complex_exp(-a * (1 - z) / agenda) for t, z in zip(turns, roots, strict=True)]
    others = sum((1 / (1 - z)).real for z in roots)
    there = (agenda - (agenda - a) ** 2) / (2 * (agenda - a)) + others
    return (there - a / 2) / arrivals


def until_open(gaps: Sequence[float], cycle: float) -> float:
    """Of who comes at any time of the cycle: sum g^2 / (2 C)."""
    return sum(gap**2 for gap in gaps) / (2 * cycle)


def over_nights(work: float, open_: float, cycle: float = 24.0) -> float:
    """From coming at any time until so much work is done in the open hours of each cycle."""
    closed = cycle - open_
    nights, rest = divmod(work, open_)
    first = closed**2 / (2 * cycle)
    return (
        first + work + closed * (open_ / cycle * (nights + rest / open_) + closed / cycle * nights)
    )


def in_groups(arrivals: float, size: int) -> float:
    """M^X/M/1: the stay of one of so many files that come at once."""
    load = arrivals * size
    return load * (1 + size) / (2 * (1 - load)) / load


def unbegun(arrivals: float, patience: float) -> float:
    """M/M/1+D: the share that nobody has begun when its time is over."""
    passed = exp(-(1 - arrivals) * patience)
    none = 1 / (1 + arrivals * (1 - passed) / (1 - arrivals) + arrivals * passed)
    return none * arrivals * passed


def cut_stay(arrivals: float, limit: float) -> float:
    """E min(T, D) of an M/M/1."""
    return mm1_stay(arrivals) * (1 - exp(-(1 - arrivals) * limit))


def knock_out(checks: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Work until a refusal or the end, and the share that gets there: hours and share refused."""
    work, left = 0.0, 1.0
    for hours, refused in checks:
        work += left * hours
        left *= 1 - refused
    return work, left


def delegated(arrivals: float, share: float) -> float:
    """The mean stay where a share goes to an M/M/1 of its own."""
    return share * mm1_stay(share * arrivals) + (1 - share) * mm1_stay((1 - share) * arrivals)


def missed(checks: int, found: float, kept: float = 1.0) -> float:
    """The share of defects that none of so many checks finds; each keeps only so much of its
    power for every other that looks too.
    """
    return (1 - found * kept ** (checks - 1)) ** checks


def poisson(mean: float, count: int) -> float:
    return exp(-mean) * mean**count / factorial(count)
