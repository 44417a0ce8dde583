"""Rules of a diagnosis: its days follow from its sets and add up, and its cases are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import fsum

from approvalflow.comparison import caused
from approvalflow.comparison.caused import Causes
from approvalflow.comparison.counted import least_points
from approvalflow.comparison.sharing import NoOrder
from approvalflow.measures.troubles import TROUBLES
from approvalflow.redesign.causes.catalogue import IDS
from approvalflow.seconds import DAY
from approvalflow.study.result import DesignCrisis, Diagnosis, Result, Troubled
from approvalflow.study.stored.designs import among, once
from approvalflow.study.stored.figures import alike, in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, told
from approvalflow.wording import sentences

_PATH: Path = ("diagnosis",)
_CRISIS: Path = (*_PATH, "crisis")
_ROUNDED = 0.001  # of a day, by which a share may be off so that all add up


def causes_are_known(result: Result) -> Flaws:
    """Each set is there once, of causes that there are, and knows its days or none."""
    found = result.diagnosis
    if found is None:
        return
    most = result.inputs.replications
    yield from within((*_PATH, "replications"), found.replications, 0, most)
    yield from within((*_PATH, "nights"), found.nights, 1)
    yield from once((*_PATH, "sets"), [one.without for one in found.sets], "without")
    yield from once((*_PATH, "causes"), [one.cause for one in found.causes], "cause")
    for path, name in _names(found):
        yield from among(path, name, IDS, "approvalflow explain")
    for n, one in enumerate(found.sets):
        path = (*_PATH, "sets", n)
        yield from within((*path, "seconds"), one.seconds, 0)
        if one.settles and (one.seconds is None or not one.decided):
            yield Flaw((*path, "seconds"), "result-null")
        elif not one.settles and one.seconds is not None:
            yield Flaw((*path, "seconds"), "result-not-null", {"found": told(one.seconds)})


def _names(found: Diagnosis) -> Iterator[tuple[Path, str]]:
    for n, cause in enumerate(found.causes):
        yield (*_PATH, "causes", n, "cause"), cause.cause
    for n, name in enumerate(found.above):
        yield (*_PATH, "above", n), name
    for n, one in enumerate(found.sets):
        for place, name in enumerate(one.without):
            yield (*_PATH, "sets", n, "without", place), name


def days_follow_from_the_sets(result: Result) -> Flaws:
    """Shares are those of Owen's value, in their intervals, and add up to the days of today."""
    found = result.diagnosis
    if found is None or found.today is None or found.left is None:
        return
    for n, share in enumerate(found.causes):
        yield from in_interval((*_PATH, "causes", n), share.low, share.days, share.high)
    yield from _wanted((*_PATH, "left"), found.left, [one.days for one in found.remains])
    shares = [one.days for one in found.causes]
    yield from _wanted((*_PATH, "today"), found.today, [*shares, found.left])
    for n, group in enumerate(found.groups):
        yield from in_interval((*_PATH, "groups", n), group.low, group.days, group.high)
        members = [one.days for one in found.causes if one.group == group.group]
        yield from _wanted((*_PATH, "groups", n, "days"), group.days, members)
    for path, number, exact in _shares(found, {one.cause for one in found.causes}):
        if abs(number - exact) > 2 * _ROUNDED:
            wanted = told(round(float(exact), 3))
            yield Flaw(path, "result-days", {"found": told(number), "wanted": wanted})


def _wanted(path: Path, number: float, parts: list[float]) -> Flaws:
    whole = fsum(parts)
    if not alike(number, whole):
        yield Flaw(path, "result-days", {"found": told(number), "wanted": told(round(whole, 3))})


def _shares(found: Diagnosis, known: set[str]) -> Iterator[tuple[Path, float, Fraction]]:
    """Every number that follows from the sets, with what follows; none where sets are missing."""
    means = {
        frozenset(one.without): Fraction(one.seconds, one.decided * DAY)
        for one in found.sets
        if one.settles and one.seconds is not None and one.decided
    }
    there = frozenset(found.above)
    groups: dict[str, list[str]] = {}
    for one in found.causes:
        groups.setdefault(one.group, []).append(one.cause)
    try:
        weights = caused.weights_of([*groups.values()], means.__contains__, there)
        exact = {cause: _mean(counts, means) for cause, counts in weights.items()}
    except (NoOrder, KeyError):
        return
    for n, one in enumerate(found.causes):
        yield (*_PATH, "causes", n, "days"), one.days, exact.get(one.cause, Fraction())
    everything = there | known
    if there in means and found.today is not None:
        yield (*_PATH, "today"), found.today, means[there]
    if everything in means and found.left is not None:
        yield (*_PATH, "left"), found.left, means[everything]


def _mean(counts: Mapping[Causes, Fraction], means: Mapping[Causes, Fraction]) -> Fraction:
    return sum((weight * means[at] for at, weight in counts.items()), Fraction())


def crisis_is_counted(result: Result) -> Flaws:
    """Counts of the designs of the result, that follow from one another."""
    found = result.diagnosis.crisis if result.diagnosis is not None else None
    if found is None:
        return
    yield from once((*_CRISIS, "troubles"), [one.id for one in found.troubles], "id")
    for n, one in enumerate(found.troubles):
        path = (*_CRISIS, "troubles", n)
        yield from among((*path, "id"), one.id, TROUBLES, "approvalflow explain")
        yield from within((*path, "weight"), one.weight, 0)
        if not one.weight and one.why not in sentences("en"):
            yield Flaw((*path, "why"), "result-unknown-word", {"name": one.why})
    weights = {one.id: one.weight for one in found.troubles if one.weight}
    yield from _is((*_CRISIS, "least"), found.least, least_points(weights))
    names = [design.id for design in result.designs]
    for n, design in enumerate(found.designs):
        path = (*_CRISIS, "designs", n)
        yield from among((*path, "design"), design.design, names, "designs")
        yield from _design(path, design, weights)


def _is(path: Path, number: int, wanted: int) -> Flaws:
    if number != wanted:
        yield Flaw(path, "result-days", {"found": str(number), "wanted": str(wanted)})


def _design(path: Path, design: DesignCrisis, weights: Mapping[str, int]) -> Flaws:
    yield from _cases((*path, "all"), design.all, weights)
    most = design.all.cases * sum(weights.values())
    if most:
        yield from in_interval(path, design.low, design.all.points / most, design.high)
    for attribute, kinds in design.by.items():
        for kind, cases in kinds.items():
            yield from _cases((*path, "by", attribute, kind), cases, weights)


def _cases(path: Path, cases: Troubled, weights: Mapping[str, int]) -> Flaws:
    yield from within((*path, "in_crisis"), cases.in_crisis, 0, cases.cases)
    for name in ("having", "within"):
        counts = getattr(cases, name)
        if set(counts) != set(weights):
            facts = {"found": ", ".join(counts), "wanted": ", ".join(weights)}
            yield Flaw((*path, name), "result-days", facts)
            return
    for name in weights:
        yield from within((*path, "having", name), cases.having[name], 0, cases.cases)
        yield from within((*path, "within", name), cases.within[name], 0, cases.having[name])
    points = sum(weight * cases.within[name] for name, weight in weights.items())
    yield from _is((*path, "points"), cases.points, points)
