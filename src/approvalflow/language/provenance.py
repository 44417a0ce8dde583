"""Where the numbers come from: `source:` and `because:`, and how sure they are: `could_be:`.

These words cover the mapping they stand in and all below it; the nearest wins. They change no
meaning, so they are taken out of the tree before the process is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.errors import NotationError, Problem
from approvalflow.language.doubt import doubt_of
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.process.model.texts import NameInWords, Words

WORDS = ("source", "because")
_OF_ONE = ("is", "could_be", "guess", *WORDS)  # the keys of a value stated with its source
_OF_LAWS = {
    "likely", "low", "high", "median", "p90", "mean", "sd", "shape", "values", "at_least",
    "at_most", "name", *WORDS,
}  # fmt: skip
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
_NAMES = (("excludes",), ("after",))  # of other redesigns, which may have a number in them


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of a file with what stands behind it. `whole`: the path of the law that it is a
    number of, else its own; `guess`: the name that it shares with others, in words.
    """

    path: tuple[str, ...]
    value: str
    kind: str  # "source", "because", or "" where nothing is said
    words: str  # as written; by language where it is written so, see `words_of`
    could_be: str
    mark: Mark
    whole: tuple[str, ...] = ()
    guess: Words = ()


@dataclass(frozen=True, slots=True)
class _Stated:
    """What is said of a value as a whole: where it stands, between what it could be, its name."""

    path: tuple[str, ...]
    could_be: str = ""
    guess: Words = ()


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
            elif said := reason_in(value):
                yield Statement(key.text, said, path, value.mark)


def reason_in(node: Node | None) -> str:
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

    def strip(
        self,
        node: Node,
        path: tuple[str, ...],
        cover: tuple[str, str],
        stated: _Stated | None = None,
    ) -> Node:
        if isinstance(node, Scalar):
            self._note(node, path, cover, stated or _Stated(path))
            return node
        if stated is None and _is_law(node):
            stated = _Stated(path)
        if isinstance(node, Sequence):
            items = (
                self.strip(v, (*path, str(i + 1)), cover, stated) for i, v in enumerate(node.items)
            )
            return Sequence(tuple(items), node.mark)
        cover = self._cover(node, cover, path)
        kept = tuple((k, v) for k, v in node.items if k.text not in WORDS or not path)
        if path and node.get("is") is not None and node.get("if") is None:
            return self._single(node, path, cover, stated)
        return Mapping(
            tuple((k, self.strip(v, (*path, k.text or ""), cover, stated)) for k, v in kept),
            node.mark,
        )

    def _cover(
        self, node: Mapping, cover: tuple[str, str], path: tuple[str, ...]
    ) -> tuple[str, str]:
        for word in WORDS:
            said = node.get(word)
            if words := reason_in(said):
                cover = (word, words)
            elif said is not None:
                self._problem("words-expected", said.mark, key=word)
        return cover

    def _single(
        self, node: Mapping, path: tuple[str, ...], cover: tuple[str, str], stated: _Stated | None
    ) -> Node:
        """`{is: 80%, could_be: 60% to 100%, source: ...}` stands for its `is`."""
        for key, _ in node.items:
            if key.text not in _OF_ONE:
                self._problem("unknown-key", key.mark, key=key.text or "", suggestion="could_be")
        value, could_be = node.get("is"), node.get("could_be")
        assert value is not None
        if could_be is not None:
            stated = _Stated(path, self._range(could_be, value), self._name(node))
        elif node.get("guess") is not None:
            self._problem("guess-without-range", node.mark)
        return self.strip(value, path, cover, stated)

    def _range(self, could_be: Node, value: Node) -> str:
        """What the number, or the law, could be; said to be wrong where it is."""
        text = could_be.text or "" if isinstance(could_be, Scalar) else ""
        try:
            doubt_of(text, value.text or "" if isinstance(value, Scalar) else None)
        except NotationError as error:
            self._problem(error.key, could_be.mark, **error.parameters)
        return text

    def _name(self, node: Mapping) -> Words:
        """What a guess is called that several numbers share."""
        name = node.get("guess")
        parts = name.items if isinstance(name, Mapping) else ()
        named = {key.text or "": value for key, value in parts}
        if isinstance(name, Scalar):
            named = {"": name}
        if not all(isinstance(one, Scalar) for one in named.values()) or (name and not named):
            assert name is not None
            self._problem("text-expected", name.mark, key="guess")
        texts = ((key, one.text or "") for key, one in named.items() if isinstance(one, Scalar))
        return tuple(sorted(texts))

    def _note(
        self, node: Scalar, path: tuple[str, ...], cover: tuple[str, str], stated: _Stated
    ) -> None:
        text = node.text or ""
        if not any(c.isdigit() for c in text) or set(path) & _NOT_NUMBERS:
            return
        if path[:1] == ("study",) and path[1:2] != ("worthwhile",):
            return  # words for people, which may name numbers
        if path[:1] in _NAMES:
            return
        if path[-1:] and path[-1] in ("if", "only_if", "then", *WORDS):
            return
        told = Assumption(path, text, *cover, stated.could_be, node.mark, stated.path, stated.guess)
        self.assumptions.append(told)

    def _problem(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))


def _is_law(node: Mapping | Sequence) -> bool:
    """Whether it is the numbers of one law, or of one value that differs by kind or by attempt."""
    if isinstance(node, Sequence):
        return all(isinstance(item, Scalar) for item in node.items)
    keys = {key.text for key, _ in node.items}
    return "depends_on" in keys or (keys <= _OF_LAWS and bool(keys - {"name", *WORDS}))


def unsupported(assumptions: tuple[Assumption, ...]) -> Iterator[Assumption]:
    """The numbers for which nobody named a source or gave a reason."""
    return (a for a in assumptions if not a.kind)
