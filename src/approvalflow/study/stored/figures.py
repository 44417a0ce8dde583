"""Rules of the figures of a result: values with their intervals, and rows of two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from approvalflow.measures.estimates import FEW_CASES
from approvalflow.measures.kpis import Measure, measure_named
from approvalflow.study.result import Compared, Result, Value
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, told
from approvalflow.study.stored.walks import FASTER, SLOWER, measured, rows_of, values_of

_SLACK = 1e-9  # relative: sums of the same numbers in another order
_OF_TIME = ("efficiency", "utilisation")  # shares of time, of which several go by at once
_BOTH_WAYS = ("backlog_growth",)


def alike(one: float, other: float) -> bool:
    """Whether two numbers are the same but for rounding."""
    return abs(one - other) <= _SLACK * max(1.0, abs(one), abs(other))


def same_as(path: Path, found: float | None, wanted: float | None, design: str) -> Flaws:
    """A number is told as the design has it."""
    same = found is wanted if found is None or wanted is None else alike(found, wanted)
    if not same:
        facts = {"found": told(found), "wanted": told(wanted), "name": design}
        yield Flaw(path, "result-of-design", facts)


def within(path: Path, number: float | None, low: float, high: float | None = None) -> Flaws:
    """A number is on one side of the other, or between both."""
    if number is None:
        return
    if high is None and number < low:
        yield Flaw(path, "result-below", {"found": told(number), "least": told(low)})
    elif high is not None and not (low <= number <= high):
        facts = {"found": told(number), "least": told(low), "most": told(high)}
        yield Flaw(path, "result-outside", facts)


def in_interval(path: Path, low: float | None, value: float, high: float | None) -> Flaws:
    """Both ends or none, and the value between them."""
    if (low is None) != (high is None):
        yield Flaw((*path, "low" if low is None else "high"), "result-null")
    elif low is not None and high is not None:
        slack = _SLACK * max(1.0, abs(value), abs(low), abs(high))
        if not (low - slack <= value <= high + slack):
            facts = {"found": told(value), "least": told(low), "most": told(high)}
            yield Flaw(path, "result-outside-interval", facts)


def all_null(path: Path, numbers: Mapping[str, float | None]) -> Flaws:
    """What is not told where the first is not known."""
    for name, number in numbers.items():
        if number is not None:
            yield Flaw((*path, name), "result-not-null", {"found": told(number)})


def measures_are_known(result: Result) -> Flaws:
    """Every figure is of a measure that this version has."""
    every: list[tuple[Path, Iterable[str]]] = list(measured(result))
    for n, comparison in enumerate(result.comparisons):
        every.append((("comparisons", n, "measures"), comparison.measures))
    for path, names in every:
        for name in names:
            if measure_named(name) is None:
                yield Flaw((*path, name), "result-unknown-measure", {"name": name}, on_key=True)
    for n, figure in enumerate(result.observed):
        if measure_named(figure.measure) is None:
            path = ("observed", n, "measure")
            yield Flaw(path, "result-unknown-measure", {"name": figure.measure})


def values_hold_together(result: Result) -> Flaws:
    """A value is the ratio of totals of its replications and lies in its interval; or there is
    none.
    """
    for path, value, name in values_of(result):
        wanted, found = result.inputs.replications, len(value.by_replication)
        if found != wanted:
            facts = {"found": str(found), "other": "inputs.replications", "wanted": str(wanted)}
            yield Flaw((*path, "by_replication"), "result-count", facts)
        elif value.value is None:
            yield from all_null(path, {"low": value.low, "high": value.high})
            if value.by_replication and None not in value.by_replication:
                yield Flaw((*path, "value"), "result-null")
        elif value.denominators and len(value.denominators) != found:
            facts = {"found": str(len(value.denominators)), "other": "by_replication"}
            yield Flaw((*path, "denominators"), "result-count", facts | {"wanted": str(found)})
        else:
            yield from _given(path, value, name)


def _given(path: Path, value: Value, name: str) -> Flaws:
    assert value.value is not None
    few = value.why == FEW_CASES
    weights = value.denominators or (1.0,) * len(value.by_replication)
    pairs = [(x, of) for x, of in zip(value.by_replication, weights, strict=True) if of > 0]
    numbers = [(x, of) for x, of in pairs if x is not None]
    for place, of in enumerate(value.denominators):
        yield from within((*path, "denominators", place), of, 0.0)
    if few:
        yield from all_null(path, {"low": value.low, "high": value.high})
    tail = _is_tail(name)
    if not pairs:  # there is nothing to divide by
        yield Flaw((*path, "value"), "result-not-null", {"found": told(value.value)})
        return
    if not numbers or (len(numbers) < len(pairs) and not tail):
        yield Flaw((*path, "by_replication", value.by_replication.index(None)), "result-null")
        return
    if tail:  # of all cases together, and so between those of the replications
        least, most = min(x for x, _ in numbers), max(x for x, _ in numbers)
        slack = _SLACK * max(1.0, most)
        yield from within((*path, "value"), value.value, least - slack, most + slack)
    else:
        yield from _mean_of(path, value.value, numbers)
    if not few:
        over = _is_share(name) and value.value > 1 and value.high is not None
        high = value.value if over else value.high  # which earlier versions cut to 1
        yield from in_interval(path, value.low, value.value, high)
        if len(numbers) > 1 and value.low is None and value.high is None:
            yield Flaw((*path, "low"), "result-null")
    yield from _possible(path, value, name)


def _mean_of(path: Path, value: float, numbers: list[tuple[float, float]]) -> Flaws:
    """A value is the mean of its replications by their weights."""
    mean = fsum(x * of for x, of in numbers) / fsum(of for _, of in numbers)
    if not alike(value, mean):
        facts = {"found": told(value), "wanted": told(mean)}
        yield Flaw((*path, "value"), "result-mean", facts)


def _is_tail(name: str) -> bool:
    measure = measure_named(name)
    return measure is not None and measure.tail is not None


def _is_share(name: str) -> bool:
    measure = measure_named(name)
    return name in (FASTER, SLOWER) or (measure is not None and measure.unit == "share")


def _possible(path: Path, value: Value, name: str) -> Flaws:
    """Shares of cases are shares, and nothing but a growth is less than nothing."""
    if name in _BOTH_WAYS:
        return
    share = _is_share(name) and name.partition("(")[0] not in _OF_TIME
    for place, number in enumerate(value.by_replication):
        yield from within((*path, "by_replication", place), number, 0.0, 1.0 if share else None)
    if share:
        yield from within((*path, "low"), value.low, 0.0, 1.0)
        yield from within((*path, "high"), value.high, 0.0, 1.0)


def rows_hold_together(result: Result) -> Flaws:
    """A difference is that of its two sides, lies in its interval, and has its word."""
    for path, row, name in rows_of(result):
        if row.difference is None:
            numbers = {"low": row.low, "high": row.high, "p": row.p, "p_holm": row.p_holm}
            yield from all_null(path, numbers | {"variance_ratio": row.variance_ratio})
            if row.word != "not compared":
                yield Flaw((*path, "difference"), "result-null")
            continue
        for side, number in (("today", row.today), ("design", row.design)):
            if number is None:
                yield Flaw((*path, side), "result-null")
        if row.today is not None and row.design is not None:
            wanted = row.design - row.today
            if abs(row.difference - wanted) > _SLACK * max(1.0, abs(row.today), abs(row.design)):
                facts = {"found": told(row.difference), "wanted": told(wanted)}
                yield Flaw((*path, "difference"), "result-difference", facts)
        yield from in_interval(path, row.low, row.difference, row.high)
        yield from within((*path, "p"), row.p, 0.0, 1.0)
        yield from within((*path, "p_holm"), row.p_holm, 0.0, 1.0)
        yield from within((*path, "variance_ratio"), row.variance_ratio, 0.0)
        yield from _word(path, row, measure_named(name))


def _word(path: Path, row: Compared, measure: Measure | None) -> Flaws:
    """Better and worse go by the direction of the measure; where it has none, it is different."""
    assert row.difference is not None
    allowed = {"no detectable difference"}
    if measure is None or measure.better is None:
        allowed.add("different")
    else:
        less = row.difference < 0
        allowed.add("better" if less == (measure.better == "less") else "worse")
    if row.word not in allowed:
        facts = {"found": told(row.word), "allowed": ", ".join(sorted(allowed))}
        yield Flaw((*path, "word"), "result-unfitting", facts)
