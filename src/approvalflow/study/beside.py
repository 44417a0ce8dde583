"""Stored results beside each other: what of them can be compared, and how."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from approvalflow.brevity import in_short
from approvalflow.comparison.apart import compared_apart
from approvalflow.comparison.rows import Compared, not_compared
from approvalflow.comparison.shown import hidden
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.measures.kpis import MEASURES, measure_named
from approvalflow.study.result import Design, Inputs, Result, Value

Luck = Literal["same", "shared", "partly", "other"]
"""Whether two results are of the same run; drew the same luck in all replications, or in the first
of them; or are independent samples.
"""
_CHANGES = ("process", "changes", "weeks", "start_up_weeks")
_PLACES = {measure.id: place for place, measure in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class NamedResult:
    """A result, and what it is called beside others."""

    __repr__ = in_short

    name: str
    result: Result


@dataclass(frozen=True, slots=True)
class DesignPair:
    """A design that both results have; `second` as it is called in the other. `only_first` and
    `only_second`: measures that the other lacks, `uncompared` those in another currency.
    """

    __repr__ = in_short

    id: str
    second: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    measures: Mapping[str, Compared]
    only_first: tuple[str, ...] = ()
    only_second: tuple[str, ...] = ()
    uncompared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultPair:
    """Two results. `luck`: what they share; `shared`: in so many replications. `differ`: what of
    their inputs is not the same, by name.
    """

    __repr__ = in_short

    first: NamedResult
    second: NamedResult
    luck: Luck
    shared: int
    differ: tuple[str, ...]
    designs: tuple[DesignPair, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def beside(first: NamedResult, others: Sequence[NamedResult]) -> tuple[ResultPair, ...]:
    """The first beside each of the others; raises ApprovalFlowError, with all of them that cannot
    be compared with it.
    """
    problems = [p for other in others for p in _incomparable(first, other)]
    if problems:
        raise ApprovalFlowError(problems)
    return tuple(_beside(first, other) for other in others)


def _incomparable(first: NamedResult, other: NamedResult) -> Iterator[Problem]:
    """Days of a settled state are no days of a year with its backlog, nor of a longer year; and
    processes without a step in common are not one before and after.
    """
    names = {"first": first.name, "second": other.name}
    one, two = (_horizon(named.result.inputs) for named in (first, other))
    if one != two:
        yield Problem("results-incomparable", None, names | {"one": one, "other": two})
    ids = [named.result.inputs.process.id for named in (first, other)]
    steps = [{s.id for d in named.result.designs for s in d.steps} for named in (first, other)]
    if ids[0] != ids[1] and not steps[0] & steps[1]:
        told = {"one": f'process "{ids[0]}"', "other": f'process "{ids[1]}"'}
        yield Problem("results-incomparable", None, names | told)


def _horizon(inputs: Inputs) -> str:
    return inputs.horizon if inputs.horizon == "settled" else f"year, {inputs.weeks} weeks"


def _beside(first: NamedResult, second: NamedResult) -> ResultPair:
    one, two = first.result, second.result
    luck, shared = _luck(one.inputs, two.inputs)
    same_money = one.currency == two.currency
    pairs = _pairs(one, two)
    return ResultPair(
        first=first,
        second=second,
        luck=luck,
        shared=shared,
        differ=tuple(_differing(one, two)),
        designs=tuple(_design(a, b, shared, same_money=same_money) for a, b in pairs),
        only_first=tuple(d.id for d in one.designs if d not in [a for a, _ in pairs]),
        only_second=tuple(d.id for d in two.designs if d not in [b for _, b in pairs]),
    )


def _pairs(one: Result, two: Result) -> list[tuple[Design, Design]]:
    """Today with today, and redesigns of one name."""
    named = {design.id: design for design in two.designs[1:]}
    redesigns = [(d, named[d.id]) for d in one.designs[1:] if d.id in named]
    return [(one.designs[0], two.designs[0]), *redesigns]


def _luck(one: Inputs, two: Inputs) -> tuple[Luck, int]:
    if (one.seed, one.key_scheme) != (two.seed, two.key_scheme):
        return "other", 0
    shared = min(one.replications, two.replications)
    if one.replications != two.replications:
        return "partly", shared
    return ("same" if not list(_files_differ(one, two)) else "shared"), shared


def _files_differ(one: Inputs, two: Inputs) -> Iterator[str]:
    for name in _CHANGES:
        first, second = getattr(one, name), getattr(two, name)
        if name == "process":
            first, second = first.sha256, second.sha256
        if first != second:
            yield name
    texts = [{file.id: file.sha256 for file in inputs.redesigns} for inputs in (one, two)]
    if any(texts[0][id_] != texts[1][id_] for id_ in texts[0].keys() & texts[1].keys()):
        yield "redesigns"


def _differing(one: Result, two: Result) -> Iterator[str]:
    """What is not the same of what fixes the numbers."""
    yield from _files_differ(one.inputs, two.inputs)
    if one.versions and two.versions and one.versions != two.versions:
        yield "versions"
    if one.currency != two.currency:
        yield "currency"


def _design(one: Design, two: Design, shared: int, *, same_money: bool) -> DesignPair:
    both = [name for name in one.measures if name in two.measures]
    measures: dict[str, Compared] = {}
    uncompared = []
    for name in sorted(both, key=_place):
        measure = measure_named(name)
        if measure is None:
            continue
        if measure.unit == "money" and not same_money:
            uncompared.append(name)
            continue
        first, second = one.measures[name], two.measures[name]
        if any(name in d.at_least or hidden(name, d.status) for d in (one, two)):
            measures[name] = not_compared(first.value, second.value)
        else:
            measures[name] = compared_apart(measure, first, second, shared)
    return DesignPair(
        id=one.id,
        second=two.id,
        before=one.measures,
        after=two.measures,
        measures=measures,
        only_first=tuple(n for n in sorted(one.measures, key=_place) if n not in two.measures),
        only_second=tuple(n for n in sorted(two.measures, key=_place) if n not in one.measures),
        uncompared=tuple(uncompared),
    )


def _place(name: str) -> tuple[int, str]:
    return _PLACES.get(name, len(_PLACES)), name


def beside_rows(pairs: Sequence[ResultPair]) -> Iterator[dict[str, Any]]:
    """One a measure of a design of two results: for CSV, JSON and data frames."""
    for pair in pairs:
        for design in pair.designs:
            for name, found in design.measures.items():
                before, after = design.before[name], design.after[name]
                yield {
                    "first": pair.first.name, "second": pair.second.name, "design": design.id,
                    "design_second": design.second, "measure": name,
                    "before": before.value, "before_low": before.low, "before_high": before.high,
                    "after": after.value, "after_low": after.low, "after_high": after.high,
                    "difference": found.difference, "difference_low": found.low,
                    "difference_high": found.high, "word": found.word, "luck": pair.luck,
                }  # fmt: skip


def as_json(pairs: Sequence[ResultPair]) -> str:
    """What was found, for programs; the values of single replications stay in the results."""
    plain = [
        {
            "first": pair.first.name, "second": pair.second.name, "luck": pair.luck,
            "shared_replications": pair.shared, "differ": pair.differ,
            "only_first": pair.only_first, "only_second": pair.only_second,
            "designs": [_plain(design) for design in pair.designs],
        }
        for pair in pairs
    ]  # fmt: skip
    return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n"


def _plain(design: DesignPair) -> dict[str, Any]:
    def ends(value: Value) -> dict[str, float | None]:
        return {"value": value.value, "low": value.low, "high": value.high}

    told = {
        name: {"before": ends(design.before[name]), "after": ends(design.after[name])}
        | {k: v for k, v in asdict(found).items() if k in ("difference", "low", "high", "word")}
        for name, found in design.measures.items()
    }
    return {
        "id": design.id, "id_second": design.second, "measures": told,
        "only_first": design.only_first, "only_second": design.only_second,
        "uncompared": design.uncompared,
    }  # fmt: skip
