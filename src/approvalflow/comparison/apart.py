"""A measure of two runs that were made apart, of which only its values were kept.

Where both drew the same luck, replication by replication, the differences are paired as in one
comparison. Else the runs are independent samples, and the interval of the difference follows from
those of the two (Zou and Donner 2008). Of a quantile no result holds the cases, so that its
difference always has the interval of independent samples: where luck is shared, rather too wide.
"""

from __future__ import annotations

from approvalflow.comparison.rows import Better, Compared, not_compared, word_for
from approvalflow.measures.estimates import Value
from approvalflow.measures.kpis import Measure
from approvalflow.measures.proportions import Interval, mover
from approvalflow.measures.replicated import Parts, Replicated, correlation, difference
from approvalflow.measures.statistics import Paired


def compared_apart(measure: Measure, first: Value, second: Value, shared: int) -> Compared:
    """The second less the first, whose first so many replications have `shared` their luck."""
    if first.value is None or second.value is None:
        return not_compared(first.value, second.value)
    if shared == len(first.by_replication) and first == second:
        return _row(first, second, 0.0, (0.0, 0.0), measure.better)
    found = _paired(measure, first, second, shared)
    if found is None:
        change = second.value - first.value
        return _row(first, second, change, _moved(first, second, 0.0), measure.better)
    paired, together = found
    low, high = paired.difference.low, paired.difference.high
    assert low is not None
    assert high is not None
    if measure.bounds == "cases" and (moved := _moved(first, second, together)) is not None:
        low, high = min(low, moved[0]), max(high, moved[1])
    return _row(first, second, paired.difference.value, (low, high), measure.better)


def _paired(
    measure: Measure, first: Value, second: Value, shared: int
) -> tuple[Paired, float] | None:
    """The difference over the replications that share luck, and how far both go together."""
    if shared < 2 or measure.tail is not None:
        return None
    one, other = _replicated(first, shared), _replicated(second, shared)
    found = difference(one, other)
    if found is None or found.difference.low is None:
        return None
    return found, correlation(one, other)


def _replicated(value: Value, count: int) -> Replicated:
    """The first replications of a value; what they divide is all that they divided."""
    numbers = value.by_replication[:count]
    if not value.denominators:
        return Replicated(tuple(None if n is None else Parts(n) for n in numbers))
    pairs = zip(numbers, value.denominators[:count], strict=True)
    return Replicated(tuple(Parts((n or 0.0) * of, of) for n, of in pairs))


def _moved(first: Value, second: Value, together: float) -> Interval | None:
    """The interval of the difference from those of the two; None where one has none."""
    if first.value is None or first.low is None or first.high is None:
        return None
    if second.value is None or second.low is None or second.high is None:
        return None
    values = first.value, second.value
    return mover((first.low, first.high), (second.low, second.high), values, together)


def _row(
    first: Value, second: Value, change: float, around: Interval | None, better: Better
) -> Compared:
    low, high = around if around is not None else (None, None)
    detected = around is not None and (around[0] > 0 or around[1] < 0)
    word = word_for(change, better) if detected else "no detectable difference"
    return Compared(first.value, second.value, change, low, high, None, None, word, None)
