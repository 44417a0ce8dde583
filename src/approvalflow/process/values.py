"""Case data and varying values as numpy columns: one row a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from heapq import heappop, heappush
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Column, Ints
from approvalflow.notation import expressions
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Number, Spread, Time
from approvalflow.process.model.varying import ByAttempt, ByCase, branches, leaves

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Columns = Mapping[str, Column]
Types = Mapping[str, expressions.VariableType]

YES, NO = "yes", "no"


def types_of(case_data: Named[Datum]) -> dict[str, expressions.VariableType]:
    """What each case datum is, for conditions."""
    return {name: datum.variable for name, datum in case_data.items()}


def categories_of(datum: Datum) -> tuple[str, ...]:
    """The names by which a value may depend on this datum; none for a number."""
    return (NO, YES) if datum.yes is not None else datum.categories


def needs(datum: Datum) -> frozenset[str]:
    """The other case data that this one is drawn from."""
    by = {b.depends_on for b in (*branches(datum.yes), *branches(datum.kinds))}
    by |= {b.depends_on for b in branches(datum.number)}
    named = (rule.when.names for rule in datum.rules if rule.when is not None)
    return frozenset(by).union(*named)


def drawing_order(case_data: Named[Datum]) -> tuple[str, ...]:
    """The case data, each after those it needs, else by name; raises CycleError in a circle."""
    left = TopologicalSorter(
        {name: [o for o in needs(datum) if o in case_data] for name, datum in case_data.items()}
    )
    left.prepare()
    ready: list[str] = []
    order: list[str] = []
    while left.is_active():
        for name in left.get_ready():
            heappush(ready, name)
        order.append(heappop(ready))
        left.done(order[-1])
    return tuple(order)


class CaseChance(Protocol):
    """What chance says of some cases, attribute by attribute."""

    def uniforms(self, name: str) -> Floats:
        """Of shape (cases,)."""

    def kinds(self, name: str, shares: Mapping[str, float], rows: Rows) -> Ints:
        """The place among these kinds of the cases of some rows, shape of `rows`."""


def draw_case_data(
    process: Process,
    chance: CaseChance,
    cases: int,
    known: Mapping[str, Column] | None = None,
) -> dict[str, Column]:
    """The case data of some cases, by chance for each attribute that is not `known`."""
    types = types_of(process.case_data)
    columns: dict[str, Column] = dict(known or {})
    for name in drawing_order(process.case_data):
        if name in columns:
            continue
        datum = process.case_data[name]
        if datum.rules:
            columns[name] = _by_rules(datum, columns, types, cases)
        else:
            columns[name] = _drawn(name, datum, columns, types, chance, cases)
    return columns


def _by_rules(datum: Datum, columns: Columns, types: Types, cases: int) -> Column:
    names = datum.categories
    column = np.full(cases, -1, dtype=np.int64)
    for rule in datum.rules:
        code = names.index(rule.category)
        holds = np.ones(cases, dtype=np.bool_)
        if rule.when is not None:
            holds = expressions.evaluate(rule.when, columns, types)
        column[(column < 0) & holds] = code
    return column


def _drawn(
    name: str, datum: Datum, columns: Columns, types: Types, chance: CaseChance, cases: int
) -> Column:
    if datum.finds:
        hits = [np.asarray(columns[d]) & np.asarray(columns[look]) for d, look in datum.finds]
        return np.asarray(np.any(hits, axis=0))
    if datum.yes is not None:
        yes: Column = chance.uniforms(name) < numbers(datum.yes, columns, types, 1, cases)
        return yes
    if datum.number is not None:
        u, values = chance.uniforms(name), np.empty(cases)
        for leaf, rows in choices(datum.number, columns, types, 1, cases):
            values[rows] = law_of(leaf).quantile(u[rows])
        return values
    kinds = datum.categories
    codes = np.empty(cases, dtype=np.int64)
    for leaf, rows in choices(datum.kinds, columns, types, 1, cases):
        order = np.array([kinds.index(kind) for kind in leaf], dtype=np.int64)
        codes[rows] = order[chance.kinds(name, leaf, rows)]
    return codes


def choices(
    value: Any, columns: Columns, types: Types, visit: int, cases: int
) -> Iterator[tuple[Any, NDArray[np.intp]]]:
    """Each single value in `value` with the rows to which it applies at this visit (from 1)."""
    yield from _choose(value, columns, types, visit, np.arange(cases))


def _choose(
    value: Any, columns: Columns, types: Types, visit: int, rows: NDArray[np.intp]
) -> Iterator[tuple[Any, NDArray[np.intp]]]:
    if isinstance(value, ByAttempt):
        chosen = value.attempts[min(visit, len(value.attempts)) - 1]
        yield from _choose(chosen, columns, types, visit, rows)
    elif isinstance(value, ByCase):
        codes = category_codes(columns[value.depends_on])[rows]
        names = category_names(types[value.depends_on])
        options = dict(value.options)
        for code, name in enumerate(names):
            here = rows[codes == code]
            if len(here):
                part = options.get(name, value.otherwise)
                yield from _choose(part, columns, types, visit, here)
    else:
        yield value, rows


def category_names(variable: expressions.VariableType) -> tuple[str, ...]:
    return variable.values if isinstance(variable, expressions.Category) else (NO, YES)


def category_codes(column: Column) -> NDArray[np.int64]:
    return np.asarray(column, dtype=np.int64)


def numbers(value: Any, columns: Columns, types: Types, visit: int, cases: int) -> Floats:
    """A varying share as one number a case."""
    result = np.zeros(cases)
    for leaf, rows in choices(value, columns, types, visit, cases):
        result[rows] = leaf
    return result


def durations(
    value: Any, columns: Columns, types: Types, visit: int, u: Floats, working_day: float
) -> tuple[Floats, NDArray[np.bool_]]:
    """Seconds of each case, and whether they pass only while the process calendar is open."""
    seconds = np.zeros(len(u))
    working = np.zeros(len(u), dtype=np.bool_)
    for leaf, rows in choices(value, columns, types, visit, len(u)):
        seconds[rows] = law_of(leaf).quantile(u[rows]) * leaf.clock.scale(working_day)
        working[rows] = leaf.clock.in_office
    return seconds, working


_LAWS: dict[Spread, Any] = {}


def law_of(leaf: Time | Number) -> Any:
    """The law of a spread, fitted once: some fits are solved numerically."""
    if leaf not in _LAWS:
        _LAWS[leaf] = leaf.law()
    return _LAWS[leaf]


def mean_seconds(leaf: Time, working_day: float) -> float:
    """The mean of a time in seconds of its clock."""
    return float(law_of(leaf).mean()) * leaf.clock.scale(working_day)


def variance_seconds(leaf: Time, working_day: float) -> float:
    """The variance of a time in seconds squared of its clock, from 4,096 of its quantiles."""
    return _variance(leaf) * leaf.clock.scale(working_day) ** 2


@cache  # the quantiles of some laws take long, and all designs ask for the same
def _variance(leaf: Time) -> float:
    return float(law_of(leaf).quantile((np.arange(4096) + 0.5) / 4096).var())


def attempts(value: Any) -> int:
    """After how many visits a varying value no longer changes."""
    if isinstance(value, ByAttempt):
        return max(len(value.attempts), *(attempts(v) for v in value.attempts))
    if isinstance(value, ByCase):
        parts = [v for _, v in value.options] + (
            [] if value.otherwise is None else [value.otherwise]
        )
        return max(attempts(v) for v in parts)
    return 1


__all__ = [
    "CaseChance", "Columns", "Types", "attempts", "categories_of", "category_codes",
    "category_names", "choices", "draw_case_data", "drawing_order", "durations", "law_of", "leaves",
    "mean_seconds", "needs", "numbers", "types_of", "variance_seconds",
]  # fmt: skip
