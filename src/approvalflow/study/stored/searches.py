"""Rules of a search: it speaks of its own sets and options, and its front is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.comparison.criteria import NAMED
from approvalflow.measures.kpis import measure_named
from approvalflow.study.result import Result
from approvalflow.study.result.search import FrontSet, Search
from approvalflow.study.stored.figures import in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed
from approvalflow.wording import sentences

_PATH: Path = ("search",)


def search_holds_together(result: Result) -> Flaws:
    """Everything in it is of its options, of its sets and of its measures."""
    found = result.search
    if found is None:
        return
    for name in ("measures", "options", "sets", "front"):
        if not getattr(found, name):
            yield Flaw((*_PATH, name), "result-empty")
            return
    flaws = [*_names(result, found), *_numbers(found), *_lengths(found)]
    yield from flaws
    yield from _counts(found)
    yield from _by_values(found)
    if not flaws:
        yield from _intervals(found)
        yield from _front(found)


def _names(result: Result, found: Search) -> Flaws:
    """Its measures are measures, its redesigns those of the result."""
    for n, one in enumerate(found.measures):
        if measure_named(one.measure) is None:
            path = (*_PATH, "measures", n, "measure")
            yield Flaw(path, "result-unknown-measure", {"name": one.measure})
    redesigns = [design.id for design in result.designs[1:]]
    for n, option in enumerate(found.options):
        for m, name in enumerate(option.redesigns):
            if name not in redesigns:
                facts = {"name": name, "known": listed(redesigns) or "-"}
                inside = (*_PATH, "options", n, "redesigns", m)
                yield Flaw(inside, "result-no-such-design", facts)
    for n, broken in enumerate(found.breaks):
        if broken.redesign not in redesigns:
            facts = {"name": broken.redesign, "known": listed(redesigns) or "-"}
            yield Flaw((*_PATH, "breaks", n, "redesign"), "result-no-such-design", facts)


def _by_values(found: Search) -> Flaws:
    """Sets that values name are there, and what comes in the place of another is taken."""
    told = found.by_values
    if told is None:
        return
    path: Path = (*_PATH, "by_values")
    for name in ("number", "instead"):
        yield from within((*path, name), getattr(told, name), 0, len(found.sets))
    if told.instead and told.number != found.best:
        facts = {"found": str(told.number), "allowed": str(found.best)}
        yield Flaw((*path, "number"), "result-unfitting", facts)
    for n, name in enumerate(told.unmeasured):
        if name not in NAMED:
            yield Flaw((*path, "unmeasured", n), "result-unknown-word", {"name": name})
    if told.refused and told.refused not in sentences("en"):
        yield Flaw((*path, "refused"), "result-unknown-word", {"name": told.refused})


def _numbers(found: Search) -> Flaws:
    """Options and sets that are named by number are there, and each has as many levels."""
    sets, options = len(found.sets), len(found.options)
    for path, number in _named_sets(found):
        yield from within((*_PATH, *path), number, 1, sets)
    for path, number in _named_options(found):
        yield from within((*_PATH, *path), number, 1, options)
    for n, one in enumerate(found.sets):
        path = (*_PATH, "sets", n, "choice")
        yield from _as_many(path, one.choice, options, "search.options")
        for place, (level, option) in enumerate(zip(one.choice, found.options, strict=False)):
            yield from within((*path, place), level, 0, len(option.levels))
    if 1 <= found.best <= sets:
        yield from _introduced(found)


def _introduced(found: Search) -> Flaws:
    """An order is one of the options of the set to take."""
    taken = [n for n, level in enumerate(found.sets[found.best - 1].choice, 1) if level]
    for name in ("order", "greedy"):
        options = sorted(one.option for one in getattr(found, name))
        if options and options != taken:
            facts = {"found": listed(map(str, options)), "allowed": listed(map(str, taken)) or "-"}
            yield Flaw((*_PATH, name), "result-unfitting", facts)


def _named_sets(found: Search) -> Iterator[tuple[Path, int]]:
    yield ("best",), found.best
    yield ("winner", "number"), found.winner.number
    for n, front in enumerate(found.front):
        yield ("front", n, "number"), front.number
        for m, other in enumerate(front.alike):
            yield ("front", n, "alike", m), other
    for n, step in enumerate(found.curve):
        yield ("curve", n, "number"), step.number


def _named_options(found: Search) -> Iterator[tuple[Path, int]]:
    for name in ("order", "greedy"):
        for n, one in enumerate(getattr(found, name)):
            yield (name, n, "option"), one.option
    for n, step in enumerate(found.curve):
        for name in ("bought", "dropped"):
            for m, option in enumerate(getattr(step, name)):
                yield ("curve", n, name, m), option
    for n, told in enumerate(found.options):
        for m, option in enumerate(told.needed_by):
            yield ("options", n, "needed_by", m), option


def _as_many(path: Path, values: Sequence[object], wanted: int, other: str) -> Flaws:
    if len(values) != wanted:
        facts = {"found": str(len(values)), "other": other, "wanted": str(wanted)}
        yield Flaw(path, "result-count", facts)


def _lengths(found: Search) -> Flaws:
    """A value for each measure, or none."""
    for path, values in _rows(found):
        yield from _as_many((*_PATH, *path), values, len(found.measures), "search.measures")


def _intervals(found: Search) -> Flaws:
    """Each value of the front lies in its interval."""
    for n, front in enumerate(found.front):
        yield from within((*_PATH, "front", n, "chance"), front.chance, 0.0, 1.0)
        ends = zip(front.low, front.values, front.high, strict=False)
        for place, (low, value, high) in enumerate(ends):
            yield from in_interval((*_PATH, "front", n, "values", place), low, value, high)


def _rows(found: Search) -> Iterator[tuple[Path, tuple[float, ...]]]:
    """All values by measure, where there are any."""
    for n, one in enumerate(found.sets):
        if one.values:
            yield ("sets", n, "values"), one.values
    for n, front in enumerate(found.front):
        yield ("front", n, "values"), front.values
    yield ("taken",), found.taken
    if found.today:
        yield ("today",), found.today


def _counts(found: Search) -> Flaws:
    """More replications the closer the look, and no more sets than there are."""
    yield from within((*_PATH, "first"), found.first, 1)
    yield from within((*_PATH, "chosen"), found.chosen, found.first)
    yield from within((*_PATH, "near"), found.near, 1, len(found.sets))
    yield from within((*_PATH, "tried"), found.tried, len(found.sets))
    yield from within((*_PATH, "space"), found.space, len(found.sets))
    for name in ("fresh", "unsettled", "runs", "rounds", "broken"):
        yield from within((*_PATH, name), getattr(found, name), 0)


def _front(found: Search) -> Flaws:
    """None of the front is beaten by another of it in everything."""
    for n, one in enumerate(found.front):
        better = [str(other.number) for other in found.front if _beats(found, other, one)]
        if better:
            facts = {"found": str(one.number), "allowed": listed(better)}
            yield Flaw((*_PATH, "front", n, "number"), "result-unfitting", facts)


def _beats(found: Search, one: FrontSet, other: FrontSet) -> bool:
    first, second = _costs(found, one), _costs(found, other)
    return first != second and all(a <= b for a, b in zip(first, second, strict=True))


def _costs(found: Search, one: FrontSet) -> tuple[float, ...]:
    """Of which less is better."""
    values = zip(found.measures, one.values, strict=True)
    signed = (-value if measure.lost else value for measure, value in values)
    return (*signed, found.sets[one.number - 1].budget or 0.0)
