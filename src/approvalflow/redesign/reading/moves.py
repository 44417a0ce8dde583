"""The moves of a redesign file, each with its node, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from approvalflow.errors import Problem
from approvalflow.language import reading, unfolding
from approvalflow.notation import yamlsource
from approvalflow.notation.near import near
from approvalflow.notation.units import number_text
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.process.model.process import Process
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.move import AFTER, FIRST, Move
from approvalflow.redesign.rewiring import groups

MOST_MOVES = 200  # of a redesign
_MOST_CHECKED = 20_000  # steps that are checked in all, as they are after every move


class MoveReader:
    """Reads one move after the other, since later ones may name the steps of earlier ones."""

    def __init__(self, source: Source, today: Process | None) -> None:
        self.source = source
        self.known = known_moves()
        self.problems: list[Problem] = []
        self.unread: set[str] = set()  # the texts of moves that cannot be read
        self._steps: dict[str, str] = {}  # where arrows may lead
        self.most = MOST_MOVES
        if today is not None:
            self.most = min(MOST_MOVES, _MOST_CHECKED // max(1, len(today.steps)))
            self._steps = {name: name for name in today.steps}
            self._steps |= {name: members[0] for name, members in groups(today).items()}

    def read(self, tree: Mapping) -> tuple[tuple[Move, ...], list[Mapping]]:
        """The moves of a file with which nothing is wrong, each with its node."""
        listed = tree.get("moves")
        read: list[tuple[Move, Mapping]] = []
        if not isinstance(listed, Sequence):
            self.report("moves-not-a-list", (listed or tree).mark)
        if isinstance(listed, Sequence) and len(listed.items) > self.most:
            told = {"count": number_text(len(listed.items)), "most": number_text(self.most)}
            self.report("too-many-moves", listed.mark, **told)
            return (), []
        raw = self.source.root.get("moves") if isinstance(self.source.root, Mapping) else None
        if isinstance(listed, Sequence) and isinstance(raw, Sequence):
            for node, written in zip(listed.items, raw.items, strict=True):
                before = len(self.problems)
                found = self._move(node, written)
                if found is not None and len(self.problems) == before:
                    read.append(found)
                    made = {name: name for name in found[0].new_steps()}
                    self._steps = made | self._steps
                else:
                    self.unread |= set(_texts(node))
        return tuple(move for move, _ in read), [node for _, node in read]

    def report(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))

    def _move(self, node: Node, written: Node) -> tuple[Move, Mapping] | None:
        """The move, and its node with new steps by id."""
        words = [str(k.text) for k, _ in node.items] if isinstance(node, Mapping) else []
        kinds = [word for word in words if word in self.known]
        if not isinstance(node, Mapping) or len(kinds) != 1:
            first = words[0] if words else ""
            self.report("unknown-move", node.mark, name=first, known=", ".join(sorted(self.known)),
                         suggestion=near(first, self.known))  # fmt: skip
            return None
        kind = self.known[kinds[0]]
        node = self._without_fields(node, kind)
        node, first = self._unfolded(node, kind)
        data: dict[str, Any] = dict(yamlsource.plain(node))  # type: ignore[arg-type]
        because = written.get("because") if isinstance(written, Mapping) else None
        if because is not None:
            data["because"] = yamlsource.plain(because)
        if kind.steps_at is not None and first:
            within, steps = kind.steps_at
            data[within][steps][FIRST] = first
        move = self._validated(kind, data, node)
        return None if move is None else (move, node)

    def _without_fields(self, node: Mapping, kind: type[Move]) -> Mapping:
        """Names that only the code has are no keys of the language."""
        keys = kind.keys()
        internal = set(kind.model_fields) - set(keys)
        for key, _ in node.items:
            if key.text in internal:
                alias = kind.model_fields[key.text].alias
                suggestion = alias if alias in keys else near(key.text, keys)
                self.report("unknown-key", key.mark, key=key.text, suggestion=suggestion)
        kept = tuple((k, v) for k, v in node.items if k.text not in internal)
        return Mapping(kept, node.mark)

    def _unfolded(self, node: Mapping, kind: type[Move]) -> tuple[Mapping, str]:
        """The move with new steps as the reader of processes lays them out, and the first."""
        if kind.steps_at is None:
            return node, ""
        within, key = kind.steps_at
        body = node.get(within)
        steps = body.get(key) if isinstance(body, Mapping) else None
        if steps is None or not isinstance(body, Mapping):
            return node, ""
        if not isinstance(steps, Sequence) or not steps.items:
            self.report("steps-not-a-list", steps.mark)
            return node, ""
        unfolded = unfolding.unfold_steps(steps, self.report, after=AFTER, known=self._steps)
        laid = _with(body, key, unfolded.steps)
        return _with(node, within, laid), unfolded.first

    def _validated(self, kind: type[Move], data: dict[str, Any], node: Mapping) -> Move | None:
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            errors: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
            told = [
                reading.explained(self.source, node, one, kind.keys_at(one["loc"]))
                for one in errors
            ]
            self.problems += reading.misspelt(errors, told)
            return None


def _texts(node: Node) -> Iterator[str]:
    """All keys and values below a node."""
    match node:
        case Scalar(text=text):
            yield text or ""
        case Sequence(items=items):
            yield from (text for item in items for text in _texts(item))
        case Mapping(items=pairs):
            for key, value in pairs:
                yield key.text or ""
                yield from _texts(value)


def _with(node: Mapping, name: str, value: Node) -> Mapping:
    """The node with another value for a key."""
    return Mapping(tuple((k, value if k.text == name else v) for k, v in node.items), node.mark)
