"""The moves of a redesign as players: what can be done alone, left out, or done in part.

A move that by itself changes no result - a new role or attribute that nobody needs yet - comes with
the first move that needs it. A `set` that changes several things is one player of several pieces,
where each piece is accepted alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from approvalflow.brevity import in_short
from approvalflow.process.model.process import Process
from approvalflow.redesign.move import Move
from approvalflow.redesign.moves.add import Add
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.redesign import Redesign, RedesignFails, applied

Place = tuple[int, int]  # the number of a move in its redesign, and of the part of it

_OF_PARTS = ("steps", "roles", "case_data")  # what a `set` changes part by part


@dataclass(frozen=True, slots=True)
class Piece:
    """Moves of a redesign that are made together or not at all, each with its place."""

    __repr__ = in_short

    places: tuple[Place, ...]
    moves: tuple[Move, ...] = field(compare=False)  # which may hold what has no hash


@dataclass(frozen=True, slots=True)
class Player:
    """A move of a redesign, with those that only it needs: their numbers there, and the pieces of
    which it may be made in part.
    """

    __repr__ = in_short

    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]


def players_of(process: Process, redesign: Redesign) -> tuple[Player, ...]:
    """The players of a redesign that is accepted, in the order of its moves."""
    moves = redesign.moves
    with_user = {
        number: _user(process, redesign, number)
        for number, move in enumerate(moves)
        if isinstance(move, Add) and "steps" not in move.parts
    }

    def last(number: int) -> int:
        user = with_user.get(number)
        return number if user is None else last(user)

    bundles: dict[int, list[int]] = {}
    for number in range(len(moves)):
        bundles.setdefault(last(number), []).append(number)
    return tuple(
        Player(tuple(numbers), tuple(_pieces(process, redesign, numbers)))
        for numbers in sorted(bundles.values())
    )


def _user(process: Process, redesign: Redesign, number: int) -> int | None:
    """The first move that is refused without this one."""
    others = [n for n in range(len(redesign.moves)) if n != number]
    try:
        applied(process, tuple(redesign.moves[n] for n in others), redesign.waivers)
    except RedesignFails as failed:
        return others[min(failure.number for failure in failed.failures)]
    return None


def _pieces(process: Process, redesign: Redesign, numbers: Sequence[int]) -> Iterator[Piece]:
    move, *others = (redesign.moves[number] for number in numbers)
    if isinstance(move, Set) and not others:
        parts = list(_parts(move))
        if len(parts) > 1 and all(_accepted(process, part, redesign) for part in parts):
            for place, part in enumerate(parts):
                yield Piece(((numbers[0], place),), (part,))
            return
    yield Piece(tuple((number, 0) for number in numbers), (move, *others))


def _parts(move: Set) -> Iterator[Set]:
    """One for each thing that a `set` changes."""
    for key, value in move.changes.items():
        inner = value.items() if key in _OF_PARTS and isinstance(value, dict) else ()
        for name, part in inner:
            yield move.model_copy(update={"changes": {key: {name: part}}})
        if not inner:
            yield move.model_copy(update={"changes": {key: value}})


def _accepted(process: Process, move: Move, redesign: Redesign) -> bool:
    try:
        applied(process, (move,), redesign.waivers)
    except RedesignFails:
        return False
    return True


class Sets:
    """What becomes of a process under any set of pieces: made once, in the order of the file."""

    def __init__(self, process: Process, redesign: Redesign) -> None:
        self._process, self._redesign = process, redesign
        self._made: dict[frozenset[Piece], Process | None] = {}

    def process(self, pieces: Collection[Piece]) -> Process | None:
        """None where they are refused."""
        chosen = frozenset(pieces)
        if chosen not in self._made:
            self._made[chosen] = self._apply(chosen)
        return self._made[chosen]

    def accepts(self, pieces: Collection[Piece]) -> bool:
        """Whether they make a sound process."""
        return self.process(pieces) is not None

    def _apply(self, pieces: Iterable[Piece]) -> Process | None:
        placed = {
            place: move
            for piece in pieces
            for place, move in zip(piece.places, piece.moves, strict=True)
        }
        moves = tuple(placed[place] for place in sorted(placed))
        try:
            made = applied(self._process, moves, self._redesign.waivers)
        except RedesignFails:
            return None
        return made.process
