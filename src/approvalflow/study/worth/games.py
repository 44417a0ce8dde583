"""Who shares, and what becomes of the process under any set of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.process.model.process import Process
from approvalflow.redesign.players import Piece, Player, Sets, players_of
from approvalflow.redesign.reading import ReadRedesign
from approvalflow.redesign.together import OneAfterOther
from approvalflow.study.reading import Study

Set = frozenset[int]


@dataclass(frozen=True, slots=True)
class Game:
    """Players by number, the units of which each is made, and what sets of units make of the
    process: None where they are refused. `names`: what messages call the players.
    """

    names: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    made: Callable[[Set], Process | None]

    @property
    def players(self) -> range:
        return range(len(self.groups))

    @property
    def everyone(self) -> Set:
        return frozenset(self.players)

    def units(self, players: Iterable[int]) -> Set:
        """All units of these players."""
        return frozenset(unit for player in players for unit in self.groups[player])

    def accepts(self, players: Collection[int]) -> bool:
        """Whether these players together are accepted."""
        return self.made(self.units(players)) is not None

    def needs(self, player: int) -> tuple[int, ...]:
        """Those without which it is refused: a least set, the last of them left out first."""
        kept = set(self.players)
        for other in reversed(self.players):
            if other != player and self.accepts(kept - {other}):
                kept -= {other}
        return tuple(sorted(kept - {player}))

    def needed_by(self, player: int) -> tuple[int, ...]:
        """Those that cannot come without it."""
        others = self.everyone - {player}
        if self.accepts(others):
            return ()
        return tuple(sorted(others - self.reached(others)))

    def reached(self, players: Collection[int]) -> Set:
        """As many of them as can come one after the other."""
        there: Set = frozenset()
        while True:
            more = next(
                (p for p in sorted(players) if p not in there and self.accepts(there | {p})), None
            )
            if more is None:
                return there
            there |= {more}


def moves_of(study: Study) -> tuple[Game, tuple[Player, ...]]:
    """The moves of the only redesign; raises ApprovalFlowError where it has none."""
    process, (read,) = study.today.process, study.redesigns
    if not read.redesign.moves:
        raise ApprovalFlowError([Problem("worth-no-moves", None, {"name": read.redesign.id})])
    players = players_of(process, read.redesign)
    sets = Sets(process, read.redesign)
    pieces: list[Piece] = [piece for player in players for piece in player.pieces]
    groups: list[tuple[int, ...]] = []
    for player in players:
        begin = sum(map(len, groups))
        groups.append(tuple(range(begin, begin + len(player.pieces))))
    names = tuple(f"{p.numbers[-1] + 1} ({read.redesign.moves[p.numbers[-1]].kind})"
                  for p in players)  # fmt: skip
    return Game(names, tuple(groups), lambda units: sets.process([pieces[u] for u in units])), (
        players
    )


def redesigns_of(study: Study) -> tuple[Game, tuple[int, ...]]:
    """The redesigns of the study, and the order in which they are accepted together; raises
    ApprovalFlowError where they exclude each other.
    """
    together = OneAfterOther(study.today.process, study.redesigns)
    names = tuple(read.redesign.id for read in study.redesigns)
    groups = tuple((number,) for number in range(len(names)))
    order = together.order(range(len(names)))
    if order is None:
        raise ApprovalFlowError([_excluded(study.redesigns, together)])
    return Game(names, groups, together.process), order


def _excluded(redesigns: Sequence[ReadRedesign], together: OneAfterOther) -> Problem:
    """Two of them of which no order is accepted; else the first that fits none of the others."""
    for one, other in combinations(range(len(redesigns)), 2):
        if not together.accepts((one, other)):
            first, second = redesigns[one].redesign.id, redesigns[other].redesign.id
            return Problem("worth-excluded", None, {"first": first, "second": second})
    names = ", ".join(read.redesign.id for read in redesigns)
    return Problem("worth-never-together", None, {"names": names})


def require_order(game: Game) -> None:
    """Raises ApprovalFlowError with two players that wait for each other where all of them cannot
    come one after the other.
    """
    there = game.reached(game.players)
    left = sorted(game.everyone - there)
    if not left:
        return
    pairs = combinations(left, 2)
    first, second = next((p for p in pairs if game.accepts(there | set(p))), (left * 2)[:2])
    names = {"first": game.names[first], "second": game.names[second]}
    raise ApprovalFlowError([Problem("worth-no-order", None, names)])
