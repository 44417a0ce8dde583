"""`one_of`: a value of a move that is still to be chosen. Each choice is the move at one level.

The redesign as such has the first of the values; what else could be chosen is read as if it stood
there instead, so that every level passes all checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Chosen
from collections.abc import Sequence as Listed
from dataclasses import dataclass, replace

from approvalflow.errors import Problem
from approvalflow.language.laid import key_of
from approvalflow.language.provenance import WORDS
from approvalflow.notation import yamlsource
from approvalflow.notation.units import number_text
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source

ONE_OF = "one_of"
MOST_LEVELS = 12  # of one move


@dataclass(frozen=True, slots=True)
class Levelled:
    """A file with the first of all values, and by the number of a move, the file with each of the
    others that it could have; `problems`: what is wrong with the choices themselves.
    """

    first: Source
    others: Chosen[int, tuple[Source, ...]]
    problems: tuple[Problem, ...] = ()


def levelled(source: Source) -> Levelled:
    """The file without any `one_of`."""
    root = source.root
    moves = root.get("moves") if isinstance(root, Mapping) else None
    if not isinstance(moves, Sequence):
        return Levelled(source, {})
    walk = _Choices(source)
    every = [walk.levels(move) for move in moves.items]
    firsts = [levels[0] for levels in every]

    def having(number: int, node: Node) -> Source:
        return _with_moves(source, [*firsts[:number], node, *firsts[number + 1 :]])

    others = {
        number: tuple(having(number, node) for node in levels[1:])
        for number, levels in enumerate(every)
        if len(levels) > 1
    }
    first = having(0, firsts[0]) if others else source
    return Levelled(first, others, tuple(walk.problems))


def _with_moves(source: Source, moves: list[Node]) -> Source:
    assert isinstance(source.root, Mapping)
    items = tuple(
        (key, Sequence(tuple(moves), value.mark) if key.text == "moves" else value)
        for key, value in source.root.items
    )
    return replace(source, root=Mapping(items, source.root.mark))


class _Choices:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def levels(self, move: Node) -> list[Node]:
        """The move at each of its levels; at its first alone where there are too many."""
        found = list(self._walk(move))
        if len(found) > MOST_LEVELS:
            told = {"count": number_text(len(found)), "most": str(MOST_LEVELS)}
            self._problem("too-many-levels", move.mark, **told)
            return found[:1]
        return found

    def _walk(self, node: Node) -> Iterator[Node]:
        if isinstance(node, Sequence):
            yield from (Sequence(tuple(items), node.mark) for items in self._rows(node.items))
        elif isinstance(node, Mapping) and node.get(ONE_OF) is not None:
            yield from self._values(node)
        elif isinstance(node, Mapping):
            keys = [key for key, _ in node.items]
            for values in self._rows(tuple(value for _, value in node.items)):
                yield Mapping(tuple(zip(keys, values, strict=True)), node.mark)
        else:
            yield node

    def _rows(self, nodes: tuple[Node, ...]) -> Iterator[list[Node]]:
        """Every way to choose in a row; no more than are needed to see that they are too many."""
        rows: list[list[Node]] = [[]]
        for node in nodes:
            found = list(self._walk(node))
            rows = [[*row, one] for row in rows for one in found][: MOST_LEVELS + 1]
        yield from rows

    def _values(self, node: Mapping) -> Iterator[Node]:
        """`{one_of: [a, b], because: ...}` is each of them, for the reason given."""
        for key, _ in node.items:
            if key.text not in (ONE_OF, *WORDS):
                self._problem("unknown-key", key.mark, key=key.text or "", suggestion=ONE_OF)
        listed, key = node.get(ONE_OF), key_of(node, ONE_OF)
        items: Listed[Node] = listed.items if isinstance(listed, Sequence) else ()
        plain = [yamlsource.plain(item) for item in items]
        if len(items) < 2 or any(one in plain[:n] for n, one in enumerate(plain)):
            self._problem("one-of-too-few", key.mark)
        words = tuple((k, v) for k, v in node.items if k.text in WORDS)
        for item in items or [Scalar(None, key.mark)]:
            value = (Scalar("is", key.mark), item)
            yield Mapping((value, *words), node.mark) if words else item

    def _problem(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))
