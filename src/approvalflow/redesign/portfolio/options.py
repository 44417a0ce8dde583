"""The moves of several redesigns as options, and from which redesigns a set of them is taken.

Equal moves of several redesigns are one option. A set is taken from redesigns that stand in it: no
two of them exclude each other, and what they come after is in the set; among several ways to take
it the cheapest counts. So what a redesign costs as a whole is paid once, and a move that stands in
two redesigns does not bring the costs of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from approvalflow.brevity import in_short
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.process.model.process import Process, money_of
from approvalflow.redesign.costs import Costs
from approvalflow.redesign.move import Move
from approvalflow.redesign.players import Player, players_of
from approvalflow.redesign.redesign import Redesign
from approvalflow.redesign.rules import Waiver

Levels = tuple[tuple[Move, ...], ...]
Choice = tuple[int, ...]  # of each option the level, counted from 1; 0 where it is not taken


@dataclass(frozen=True, slots=True)
class Option:
    """A move that can be taken or not, with those that only it needs, at one of its levels, and the
    ids of the redesigns that it stands in.
    """

    __repr__ = in_short

    levels: Levels
    redesigns: tuple[str, ...]

    def budget(self, level: int) -> float:
        """What its moves cost by themselves."""
        return sum(move.costs.budget for move in self.levels[level - 1] if move.costs is not None)


@dataclass(frozen=True)
class Options:
    """All options, in the order of the files and of the moves in them."""

    __repr__ = in_short

    every: tuple[Option, ...]
    redesigns: tuple[Redesign, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """Of each, in how many ways it can be chosen, not at all being one of them."""
        return tuple(1 + len(option.levels) for option in self.every)

    @property
    def priced(self) -> bool:
        """Whether anything has a cost."""
        return bool(self.costs)

    @property
    def currency(self) -> str:
        """That of the costs; empty where nothing costs anything."""
        return next((c for costs in self.costs for c in costs.currencies), "")

    @property
    def costs(self) -> tuple[Costs, ...]:
        """All that is said of costs."""
        moves = (m for option in self.every for level in option.levels for m in level)
        said = (*(r.costs for r in self.redesigns), *(move.costs for move in moves))
        return tuple(costs for costs in said if costs is not None)

    def budget(self, choice: Choice) -> float | None:
        """What a set costs by the budget; None where it cannot be taken from the redesigns."""
        taken = [n for n, level in enumerate(choice) if level]
        ways = list(self._ways(taken))
        if not ways:
            return None
        own = sum(self.every[n].budget(choice[n]) for n in taken)
        return own + min(sum(self._of_redesign[name] for name in way) for way in ways)

    def waivers(self, choice: Choice) -> tuple[Waiver, ...]:
        """The rules that the redesigns set aside in which its options stand."""
        named = {
            name for n, level in enumerate(choice) if level for name in self.every[n].redesigns
        }
        return tuple(w for r in self.redesigns if r.id in named for w in r.waivers)

    @cached_property
    def _of_redesign(self) -> dict[str, float]:
        return {r.id: 0.0 if r.costs is None else r.costs.budget for r in self.redesigns}

    @cached_property
    def _members(self) -> dict[str, frozenset[int]]:
        return {
            r.id: frozenset(n for n, option in enumerate(self.every) if r.id in option.redesigns)
            for r in self.redesigns
        }

    def _ways(self, taken: Sequence[int]) -> Iterator[frozenset[str]]:
        """The redesigns from which all can be taken, in every way that is allowed."""
        seen: set[frozenset[str]] = set()

        def further(way: frozenset[str], rest: Sequence[int]) -> Iterator[frozenset[str]]:
            rest = [n for n in rest if not way & set(self.every[n].redesigns)]
            if way in seen:
                return
            seen.add(way)
            if not rest:
                yield way
                return
            for name in self.every[rest[0]].redesigns:
                if self._allowed(name, way, frozenset(taken)):
                    yield from further(way | {name}, rest[1:])

        yield from further(frozenset(), list(taken))

    def _allowed(self, name: str, way: frozenset[str], taken: frozenset[int]) -> bool:
        by_id = {redesign.id: redesign for redesign in self.redesigns}
        one = by_id[name]
        if any(other in one.excludes or name in by_id[other].excludes for other in way):
            return False
        return all(self._members[before] <= taken for before in one.after)


def options_of(today: Process, redesigns: Sequence[Redesign]) -> Options:
    """The options in the moves of redesigns, each of which is accepted. A redesign that is a
    process of its own has none.

    Raises ApprovalFlowError: redesign-not-there, after-in-a-circle, costs-differ and
    several-currencies, where the redesigns do not go together.
    """
    _require_known(redesigns)
    found: list[tuple[Levels, Option]] = []
    problems: list[Problem] = []
    for redesign in redesigns:
        for player in players_of(today, redesign):
            levels = _levels(redesign, player)
            means = tuple(tuple(map(_meaning, level)) for level in levels)
            place = next((n for n, (other, _) in enumerate(found) if other == means), len(found))
            if place == len(found):
                found.append((means, Option(levels, (redesign.id,))))
                continue
            before = found[place][1]
            joined = _joined(before, levels)
            if joined is None:
                told = {"first": before.redesigns[0], "second": redesign.id}
                problems.append(Problem("costs-differ", None, told))
            names = (*before.redesigns, redesign.id)
            found[place] = means, Option(joined or levels, names)
    options = Options(tuple(option for _, option in found), tuple(redesigns))
    problems += _currencies(today, options)
    if problems:
        raise ApprovalFlowError(problems)
    return options


def _levels(redesign: Redesign, player: Player) -> Levels:
    """Every way to choose the values of its moves."""
    rows: list[tuple[Move, ...]] = [()]
    for number in player.numbers:
        rows = [(*row, move) for row in rows for move in redesign.levels_of(number)]
    return tuple(rows)


def _meaning(move: Move) -> Move:
    """The move without what it costs and why."""
    return move.model_copy(update={"because": None, "costs": None})


def _joined(option: Option, levels: Levels) -> Levels | None:
    """The levels of two equal options with what either of them costs; None if they do not agree."""
    rows = []
    for one, other in zip(option.levels, levels, strict=True):
        row = []
        for first, second in zip(one, other, strict=True):
            if first.costs and second.costs and first.costs != second.costs:
                return None
            row.append(first if first.costs or not second.costs else second)
        rows.append(tuple(row))
    return tuple(rows)


def _require_known(redesigns: Sequence[Redesign]) -> None:
    known = [redesign.id for redesign in redesigns]
    problems = [
        Problem("redesign-not-there", None, {"name": name, "redesign": one.id, "key": key,
                                             "known": ", ".join(known)})
        for one in redesigns
        for key, names in (("excludes", one.excludes), ("after", one.after))
        for name in names
        if name not in known
    ]  # fmt: skip
    if not problems:
        circle = next((c for one in redesigns if (c := _circle(one.id, redesigns))), ())
        if circle:
            told = {"names": ", ".join(circle)}
            problems.append(Problem("after-in-a-circle", None, told))
    if problems:
        raise ApprovalFlowError(problems)


def _circle(name: str, redesigns: Sequence[Redesign]) -> tuple[str, ...]:
    """The redesigns that come after each other, this one among them, if there are any."""
    after = {redesign.id: redesign.after for redesign in redesigns}

    def from_(way: tuple[str, ...]) -> tuple[str, ...]:
        for before in after[way[-1]]:
            if before == name:
                return way
            if before not in way and (found := from_((*way, before))):
                return found
        return ()

    return from_((name,))


def _currencies(today: Process, options: Options) -> Iterable[Problem]:
    known = next((currency for _, currency in money_of(today)), "") or options.currency
    said = {c for costs in options.costs for c in costs.currencies}
    for other in sorted(said - {known}):
        yield Problem("several-currencies", None, {"first": known, "second": other})
