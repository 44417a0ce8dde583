"""Every figure of a result with its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from approvalflow.comparison.shown import PRIMARY
from approvalflow.study.result import Compared, Result, Value
from approvalflow.study.stored.flaws import Path

FASTER, SLOWER = "faster", "slower"  # shares of cases, beside the measures


def measured(result: Result) -> Iterator[tuple[Path, Mapping[str, Value]]]:
    for n, design in enumerate(result.designs):
        yield ("designs", n, "measures"), design.measures
        for attribute, kinds in design.by.items():
            for category, found in kinds.items():
                yield ("designs", n, "by", attribute, category), found


def values_of(result: Result) -> Iterator[tuple[Path, Value, str]]:
    for path, found in measured(result):
        for name, value in found.items():
            yield (*path, name), value, name
    for n, comparison in enumerate(result.comparisons):
        yield ("comparisons", n, "faster"), comparison.faster, FASTER
        yield ("comparisons", n, "slower"), comparison.slower, SLOWER


def rows_of(result: Result) -> Iterator[tuple[Path, Compared, str]]:
    for n, comparison in enumerate(result.comparisons):
        path: Path = ("comparisons", n)
        for name, row in comparison.measures.items():
            yield (*path, "measures", name), row, name
        for attribute, kinds in comparison.by.items():
            for category, row in kinds.items():
                yield (*path, "by", attribute, category), row, PRIMARY
        if comparison.concerned is not None:
            yield (*path, "concerned", "days"), comparison.concerned.days, PRIMARY
        if comparison.others is not None:
            yield (*path, "others"), comparison.others, PRIMARY
        for place, group in enumerate(comparison.gaining):
            yield (*path, "gaining", place, "days"), group.days, PRIMARY
    if result.together is not None and result.together.days is not None:
        yield ("together", "days"), result.together.days, PRIMARY
