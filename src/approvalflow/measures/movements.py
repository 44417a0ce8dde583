"""Which arrows of the process each file took, and how long it waited at each step.

A log knows the visits alone. Between two of them a file passes boxes, joins and steps that are
not meant for it: the shortest such way, first by arrows of the outcome that the visit had. What
is not meant for it is left out: it goes from the place before to the place after.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np

from approvalflow.eventlog import BROKEN_OFF, EXPIRED, EXPIRED_NAME, IN_VAIN, Ending, EventLog, Ints
from approvalflow.measures.blocks import part_of
from approvalflow.measures.cohort import Cohort, by_step, cases_between, cohort_of
from approvalflow.measures.counting import combinations
from approvalflow.office.office import Office
from approvalflow.process.graph import START, Arrow, connections, is_box, join_of
from approvalflow.process.model.process import Process

Pair = tuple[str, str]
_ENDS = {Ending.GRANTED: "granted", Ending.REFUSED: "refused", Ending.WITHDRAWN: "withdrawn",
         Ending.LAPSED: "lapsed"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """The visits of the cohort to one step, and the seconds that they waited until they were
    taken up; at a step without people, until it was over.
    """

    step: str
    visits: int
    waited: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """How often the cohort went from one place to another, and its stays. `cases`: how many of
    its cases ever went there; `went_on`: how many ever went on from a place.
    """

    taken: dict[Pair, int]
    stays: tuple[Stay, ...]
    cases: dict[Pair, int] = field(default_factory=dict)
    went_on: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Movement:
    """A file sets off from one place to another, arrives, and is there until it sets off again; in
    seconds since the first case of the cohort was submitted. `case` is its position in the cohort.
    """

    case: int
    pair: Pair
    left: int
    arrived: int
    until: int


@dataclass(frozen=True, slots=True, eq=False)
class Movements:
    """Some movements, as a table of shape (5, n): in the rows what `Movement` names, for the pair
    its place among `pairs`.
    """

    pairs: tuple[Pair, ...]
    table: Ints

    def each(self) -> Iterator[Movement]:
        """One after the other."""
        for case, pair, *times in self.table.T.tolist():
            yield Movement(case, self.pairs[pair], *times)


NO_MOVEMENTS = Movements((), np.zeros((5, 0), dtype=np.int64))


def traffic_of(log: EventLog, office: Office, cohort: Cohort) -> Traffic:
    """The arrows taken and the waiting of all cases of the cohort.

    A file that enters a box is one file until its branches part.
    """
    log.require_visits("previous", "arrived", "ready", "started", "answered")
    taken: Counter[Pair] = Counter()
    together: dict[Pair, list[Ints]] = {}
    ways = _Ways(log, office.process)
    legs = _legs(log, cohort, ways)
    kinds, which = combinations(*legs.codes)
    found = [ways.between(*code) for code in kinds.T.tolist()]
    parts = [ways.parts_after(pairs) for pairs in found]
    for number, count in enumerate(np.bincount(which, minlength=len(found)).tolist()):
        taken.update(dict.fromkeys(found[number][parts[number] :], count))
        if parts[number]:
            origins = legs.origin[which == number]
            for pair in found[number][: parts[number]]:
                together.setdefault(pair, []).append(origins)
    for pair, origins in together.items():
        taken[pair] += len(np.unique(np.concatenate(origins)))
    cases, went_on = _of_cases(found, which, legs.case, len(log.cases))
    return Traffic(dict(taken), tuple(_stays(log, office, cohort)), cases, went_on)


def _of_cases(
    found: Sequence[tuple[Pair, ...]], which: Ints, case: Ints, size: int
) -> tuple[dict[Pair, int], dict[str, int]]:
    """How many different cases went from place to place, and on from each."""
    if not found:
        return {}, {}
    order = np.argsort(which, kind="stable")
    of_kind = np.split(case[order], np.cumsum(np.bincount(which, minlength=len(found)))[:-1])
    by_pair: dict[Pair, list[Ints]] = {}
    by_source: dict[str, list[Ints]] = {}
    for pairs, cases in zip(found, of_kind, strict=True):
        for pair in dict.fromkeys(pairs):
            by_pair.setdefault(pair, []).append(cases)
        for source in dict.fromkeys(source for source, _ in pairs):
            by_source.setdefault(source, []).append(cases)
    return (
        {pair: _different(cases, size) for pair, cases in by_pair.items()},
        {source: _different(cases, size) for source, cases in by_source.items()},
    )


def _different(cases: Sequence[Ints], size: int) -> int:
    seen = np.zeros(size, dtype=np.bool_)
    for some in cases:
        seen[some] = True
    return int(np.count_nonzero(seen))


def joined_traffic(parts: Sequence[Traffic]) -> Traffic:
    """That of all parts of a log together."""
    taken: Counter[Pair] = Counter()
    cases: Counter[Pair] = Counter()
    went_on: Counter[str] = Counter()
    for part in parts:
        taken.update(part.taken)
        cases.update(part.cases)
        went_on.update(part.went_on)
    stays = (
        Stay(each[0].step, sum(s.visits for s in each), sum(s.waited for s in each))
        for each in zip(*(part.stays for part in parts), strict=True)
    )
    return Traffic(dict(taken), tuple(stays), dict(cases), dict(went_on))


def movements_of(log: EventLog, office: Office, most: int) -> Movements:
    """The movements of the first `most` cases of the cohort, one case after the other, each in the
    order in which its file sets off.
    """
    first, end = cases_between(log)
    log = part_of(log, first, min(end, first + most))
    cohort = cohort_of(log, office)
    ways = _Ways(log, office.process)
    legs = _legs(log, cohort, ways)
    kinds, which = combinations(*legs.codes)
    found = [ways.between(*code) for code in kinds.T.tolist()]
    pairs = tuple(dict.fromkeys(pair for each in found for pair in each))
    place = np.array([pairs.index(pair) for each in found for pair in each], dtype=np.int64)
    count = np.array([len(each) for each in found], dtype=np.int64)
    parts = count[which]
    leg = np.repeat(np.arange(len(parts)), parts)
    part = np.arange(len(leg)) - np.repeat(np.cumsum(parts) - parts, parts)
    left, long = legs.left[leg], (legs.arrived - legs.left)[leg]
    begin, arrived = (left + long * n // parts[leg] for n in (part, part + 1))
    until = np.where(part == parts[leg] - 1, legs.until[leg], arrived)
    pair = place[(np.cumsum(count) - count)[which[leg]] + part]
    since = int(cohort.submitted[0]) if cohort.size else 0
    table = np.stack([legs.case[leg], pair, begin - since, arrived - since, until - since])
    return Movements(pairs, table[:, np.lexsort((begin, legs.case[leg]))])


@dataclass(frozen=True, slots=True, eq=False)
class _Legs:
    """One column a leg: from a visit (or the start) to the next (or a join, or an end)."""

    case: Ints
    origin: Ints  # the row of the visit, or, before all rows, the case that sets off
    codes: Ints  # shape (3, legs): step, outcome, target; numbers of `_Ways`
    left: Ints
    arrived: Ints
    until: Ints


class _Ways:
    """The arrows between places, by the numbers of the steps; -1 is the start."""

    def __init__(self, log: EventLog, process: Process) -> None:
        self.log, self.process = log, process
        self.joined = connections(process)
        self.out: dict[str, list[Arrow]] = {}
        for (source, _), arrows in self.joined.items():
            self.out.setdefault(source, []).extend(arrows)
        self.ends = [n for n, s in process.steps.items() if s.does == "end"]
        self.places = [*log.steps, *dict.fromkeys(t for _, t in self.joined)]
        self.number = {name: n for n, name in reversed(list(enumerate(self.places)))}
        self.known: dict[tuple[int, int, int], tuple[Pair, ...]] = {}

    def between(self, step: int, outcome: int, target: int) -> tuple[Pair, ...]:
        """The pairs on the way; none where no arrows lead there, as when a deadline ends it."""
        key = (step, outcome, target)
        if key not in self.known:
            self.known[key] = tuple(self._visited(self._found(step, outcome, target)))
        return self.known[key]

    def parts_after(self, pairs: Sequence[Pair]) -> int:
        """How many pairs lead to the last box that is entered on the way."""
        steps = self.process.steps
        boxes = (n for n, (_, to) in enumerate(pairs, 1) if to in steps and is_box(steps[to]))
        return max(boxes, default=0)

    def end(self, result: int, step: int) -> int:
        """The number of the end that a case with such a result came to from a step; -2: none."""
        names = [_ENDS[Ending(result)]] if result in _ENDS else self.ends
        for name in names:
            number = self.number.get(name, -2)
            if number >= 0 and self.between(step, -1, number):
                return number
        return -2

    def goal(self, step: int, result: int, closing: int, broken_off: int) -> int:
        """Where a file goes from a visit that none follows; -2: nowhere that is drawn."""
        if closing:
            return self.end(result, step)
        inside = self.process.steps[self.log.steps[step]].inside
        if broken_off or not inside:
            return -2
        return self.number.get(join_of(inside[0]), -2)

    def _found(self, step: int, outcome: int, target: int) -> tuple[Pair, ...]:
        if target < 0:
            return ()
        source = self.log.steps[step] if step >= 0 else START
        known = step >= 0 and (outcome >= 0 or outcome == EXPIRED)
        said = self.log.outcomes[step][outcome] if known else ""
        out = self.out.get(source, ())
        if said == EXPIRED_NAME and all(a.outcome != said for a in out):
            said = "approve"  # the deadline leads where the step does
        first = [a for a in out if (a.outcome or "approve") == said]
        ways = self._search(first, self.places[target])
        return ways or self._search(out, self.places[target])

    def _search(self, first: Sequence[Arrow], target: str) -> tuple[Pair, ...]:
        """Breadth first, through places that a case may pass without a visit."""
        queue: deque[tuple[Pair, ...]] = deque(((a.source, a.target),) for a in first)
        seen: set[str] = set()
        while queue:
            way = queue.popleft()
            here = way[-1][1]
            if here == target:
                return way
            if here in seen or not self._is_passed(here):
                continue
            seen.add(here)
            queue.extend((*way, (a.source, a.target)) for a in self._onward(here))
        return ()

    def _visited(self, way: Sequence[Pair]) -> Iterator[Pair]:
        """The way without the places that it passes over."""
        source = way[0][0] if way else ""
        for (_, place), (onward, _) in zip_longest(way, way[1:], fillvalue=("", "")):
            step = self.process.steps.get(place) if onward else None
            if step is not None and (onward != place if is_box(step) else step.only_if is not None):
                continue
            yield source, place
            source = onward

    def _is_passed(self, place: str) -> bool:
        step = self.process.steps.get(place)
        return step is None or is_box(step) or step.only_if is not None

    def _onward(self, place: str) -> list[Arrow]:
        """From a box that is not meant for a case, also what leads on from its join."""
        step = self.process.steps.get(place)
        skipped = step is not None and is_box(step) and step.only_if is not None
        passing = [a for a in self.out.get(place, ()) if a.outcome is None or step is None]
        return passing + (self.out.get(join_of(place), []) if skipped else [])


def _legs(log: EventLog, cohort: Cohort, ways: _Ways) -> _Legs:
    visits, every = log.visits, cohort.rows[log.visits.outcome[cohort.rows] != IN_VAIN]
    rows = every[~visits.comes_up(every)]  # who has the file at a desk is no arrow
    before = visits.previous[rows]
    follows = before >= 0
    left = np.where(follows, visits.answered[before], log.cases.submitted[visits.case[rows]])
    target = visits.step[rows]
    source = np.where(follows, visits.step[before], -1)
    outcome = np.where(follows, visits.outcome[before], 0)
    outcome = np.where(outcome == BROKEN_OFF, -1, outcome)
    into = _Legs(
        visits.case[rows],
        np.where(follows, before, -1 - visits.case[rows]),
        np.stack([source, outcome, target]),
        left,
        np.maximum(visits.arrived[rows], left),
        np.maximum(visits.answered[_last_rungs(log, every, rows)], left),
    )
    last = _last_legs(log, every, ways)
    return _Legs(
        np.concatenate([into.case, last.case]),
        np.concatenate([into.origin, last.origin]),
        np.concatenate([into.codes, last.codes], axis=1),
        np.concatenate([into.left, last.left]),
        np.concatenate([into.arrived, last.arrived]),
        np.concatenate([into.until, last.until]),
    )


def _last_rungs(log: EventLog, every: Ints, rows: Ints) -> Ints:
    """Of each visit the last row, at the highest level that it came to."""
    visits = log.visits
    following = np.arange(len(visits))
    upper = every[visits.comes_up(every)]
    following[visits.previous[upper]] = upper
    while np.any(following[rows] != rows):
        rows = following[rows]
    return rows


def _last_legs(log: EventLog, rows: Ints, ways: _Ways) -> _Legs:
    """From visits that none follows: to the end of the case, or to the join of the box."""
    visits, cases = log.visits, log.cases
    followed = np.zeros(len(visits), dtype=np.bool_)
    followed[visits.previous[rows][visits.previous[rows] >= 0]] = True
    final = rows[~followed[rows] & (visits.answered[rows] >= 0)]
    over = np.full(len(cases), -1, dtype=np.int64)
    np.maximum.at(over, visits.case[final], visits.answered[final])
    latest = final[visits.answered[final] == over[visits.case[final]]]
    newest = np.full(len(cases), -1, dtype=np.int64)
    newest[visits.case[latest]] = latest  # of several at that second the last
    closing = (newest[visits.case[final]] == final) & (cases.ended[visits.case[final]] >= 0)
    known = np.where((visits.outcome[final] >= 0) | (visits.outcome[final] == EXPIRED), 0, 1)
    kinds, which = combinations(
        visits.step[final], np.where(closing, cases.result[visits.case[final]], -1),
        closing.astype(np.int64), known,
    )  # fmt: skip
    goals = [ways.goal(*kind) for kind in kinds.T.tolist()]
    goal = np.array(goals, dtype=np.int64)[which]
    there = goal >= 0
    final, goal = final[there], goal[there]
    outcome = np.where(visits.outcome[final] == BROKEN_OFF, -1, visits.outcome[final])
    codes = np.stack([visits.step[final], outcome, goal])
    left = visits.answered[final]
    return _Legs(visits.case[final], final, codes, left, left, left)


def _stays(log: EventLog, office: Office, cohort: Cohort) -> Iterator[Stay]:
    visits = log.visits
    rows = cohort.rows[visits.outcome[cohort.rows] != IN_VAIN]
    before = visits.previous[rows]
    set_off = np.where(before >= 0, visits.answered[before], log.cases.submitted[visits.case[rows]])
    waits = by_step(log, office, lambda _, step: step.does == "wait") > 0
    step = visits.step[rows]
    until = np.where(waits[step], visits.finished[rows], visits.taken_up[rows])
    count = np.bincount(step[~visits.comes_up(rows)], minlength=len(log.steps))
    total = np.zeros(len(log.steps), dtype=np.int64)
    np.add.at(total, step, np.maximum(until - set_off, 0))
    for number, name in enumerate(log.steps):
        yield Stay(name, int(count[number]), int(total[number]))
