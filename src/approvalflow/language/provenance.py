"""Where the numbers come from: `source:` and `because:`, and how sure they are: `could_be:`.

These words cover the mapping they stand in and all below it; the nearest wins. They change no
meaning, so they are taken out of the tree before the process is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.errors import Problem
from approvalflow.notation import units
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.process.model.texts import NameInWords

WORDS = ("source", "because")
_NOT_NUMBERS = {
    "approvalflow",
    "name",
    "id",
    "legal_basis",
    "starts",
    "lineage",
    "hours",
    "holidays",
}


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of a file with what stands behind it."""

    path: tuple[str, ...]
    value: str
    kind: str  # "source", "because", or "" where nothing is said
    words: str  # as written; by language where it is written so, see `words_of`
    could_be: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Statement:
    """Words on sources as they stand in a file: `source` or `because`, and what they cover."""

    kind: str
    words: str
    path: tuple[str, ...]
    mark: Mark


def statements_in(node: Node, path: tuple[str, ...] = ()) -> Iterator[Statement]:
    """All words on sources of a file, whether they cover a number or not, in their order."""
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from statements_in(item, (*path, str(number)))
    elif isinstance(node, Mapping):
        for key, value in node.items:
            if key.text not in WORDS:
                yield from statements_in(value, (*path, key.text or ""))
            elif said := _words(value):
                yield Statement(key.text, said, path, value.mark)


def _words(node: Node | None) -> str:
    """What is said, in one language or by language; "" where that is nothing, or no text."""
    if isinstance(node, Scalar):
        return node.text or ""
    if not isinstance(node, Mapping):
        return ""
    told = {
        key.text: value.text for key, value in node.items
        if key.text and isinstance(value, Scalar) and value.text
    }  # fmt: skip
    if not told or len(told) < len(node.items):
        return ""
    first = told.get("en") or next(iter(told.values()))
    return NameInWords(first, tuple(sorted(told.items())))


def without_provenance(source: Source) -> tuple[Node, tuple[Assumption, ...], tuple[Problem, ...]]:
    """The tree without words about sources, the numbers with them, and what is wrong."""
    walk = _Walk(source)
    tree = walk.strip(source.root, (), ("", ""))
    return tree, tuple(walk.assumptions), tuple(walk.problems)


def without_reason(source: Source) -> Iterator[Problem]:
    """What stands under `causes` and says no reason: on it hangs what a whole answer says."""
    said = source.root.get("causes") if isinstance(source.root, Mapping) else None
    if not isinstance(said, Mapping) or any(key.text in WORDS for key, _ in said.items):
        return
    for key, value in said.items:
        inner = value.items if isinstance(value, Mapping) else ()
        if not any(one.text in WORDS for one, _ in inner):
            yield Problem("cause-without-reason", source.where(key.mark), {"key": key.text or ""})


class _Walk:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.assumptions: list[Assumption] = []
        self.problems: list[Problem] = []

    def strip(self, node: Node, path: tuple[str, ...], cover: tuple[str, str]) -> Node:
        if isinstance(node, Scalar):
            self._note(node, path, cover, "")
            return node
        if isinstance(node, Sequence):
            items = (self.strip(v, (*path, str(i + 1)), cover) for i, v in enumerate(node.items))
            return Sequence(tuple(items), node.mark)
        cover = self._cover(node, cover, path)
        kept = tuple((k, v) for k, v in node.items if k.text not in WORDS or not path)
        if path and node.get("is") is not None and node.get("if") is None:
            return self._single(node, path, cover)
        return Mapping(
            tuple((k, self.strip(v, (*path, k.text or ""), cover)) for k, v in kept), node.mark
        )

    def _cover(
        self, node: Mapping, cover: tuple[str, str], path: tuple[str, ...]
    ) -> tuple[str, str]:
        for word in WORDS:
            said = node.get(word)
            if words := _words(said):
                cover = (word, words)
            elif said is not None:
                self._problem("words-expected", said.mark, key=word)
        return cover

    def _single(self, node: Mapping, path: tuple[str, ...], cover: tuple[str, str]) -> Node:
        """`{is: 80%, could_be: 60% to 100%, source: ...}` stands for its `is`."""
        for key, _ in node.items:
            if key.text not in ("is", "could_be", *WORDS):
                self._problem("unknown-key", key.mark, key=key.text or "", suggestion="could_be")
        value = node.get("is")
        assert value is not None
        could_be = node.get("could_be")
        doubt = could_be.text or "" if isinstance(could_be, Scalar) else ""
        if could_be is not None:
            self._check_range(could_be, value)
        if isinstance(value, Scalar):
            self._note(value, path, cover, doubt)
            return value
        return self.strip(value, path, cover)

    def _check_range(self, could_be: Node, value: Node) -> None:
        text = could_be.text or "" if isinstance(could_be, Scalar) else ""
        ends = units.split_range(text)
        try:
            low, high = (units.split_amount(end) for end in ends or ("", ""))
            stated = units.split_amount(value.text or "") if isinstance(value, Scalar) else low
        except ValueError:
            self._problem("could-be-not-a-range", could_be.mark, text=text)
            return
        if low[0] > high[0]:
            self._problem("could-be-not-a-range", could_be.mark, text=text)
        elif not low[0] <= stated[0] <= high[0] or low[1] != high[1]:
            self._problem("could-be-elsewhere", could_be.mark, text=text)

    def _note(
        self, node: Scalar, path: tuple[str, ...], cover: tuple[str, str], could_be: str
    ) -> None:
        text = node.text or ""
        if not any(c.isdigit() for c in text) or set(path) & _NOT_NUMBERS:
            return
        if path[:1] == ("study",) and path[1:2] != ("worthwhile",):
            return  # words for people, which may name numbers
        if path[-1:] and path[-1] in ("if", "only_if", "then", *WORDS):
            return
        self.assumptions.append(Assumption(path, text, *cover, could_be, node.mark))

    def _problem(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))


def unsupported(assumptions: tuple[Assumption, ...]) -> Iterator[Assumption]:
    """The numbers for which nobody named a source or gave a reason."""
    return (a for a in assumptions if not a.kind)
