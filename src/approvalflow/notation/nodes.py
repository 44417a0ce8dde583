"""What a YAML file holds: texts, mappings and lists, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from approvalflow.brevity import in_short
from approvalflow.errors import Where

DEEPEST = 40  # levels of nesting
MOST_VALUES = 20_000
"""Keys, values and items of a file, of which a process of sixty steps has about a thousand. All
that is done with a file grows with them, and its bytes may be words and comments."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text: line and column count from 1, length is in characters."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, without its quotes; None where nothing is written."""

    text: str | None
    mark: Mark
    quoted: bool = False


@dataclass(frozen=True)
class Mapping:
    __repr__ = in_short

    items: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        found = self._first.get(key)
        return None if found is None else found[1]

    def key_node(self, key: str) -> Scalar | None:
        found = self._first.get(key)
        return None if found is None else found[0]

    @cached_property
    def _first(self) -> dict[str | None, tuple[Scalar, Node]]:
        """The first entry of each key."""
        return {entry[0].text: entry for entry in reversed(self.items)}

    @cached_property
    def values(self) -> int:
        """How many keys, values and items there are in it."""
        return sum(1 + size_of(value) for _, value in self.items)


@dataclass(frozen=True)
class Sequence:
    __repr__ = in_short

    items: tuple[Node, ...]
    mark: Mark

    @cached_property
    def values(self) -> int:
        """How many keys, values and items there are in it."""
        return sum(map(size_of, self.items))


Node = Scalar | Mapping | Sequence


def size_of(node: Node) -> int:
    """How many keys, values and items a node holds, itself among them."""
    return 1 if isinstance(node, Scalar) else 1 + node.values


Plain = dict[str, "Plain"] | list["Plain"] | str | None


def where_of(file: str, lines: tuple[str, ...], mark: Mark) -> Where:
    text = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Where(file, mark.line, mark.column, mark.length, text)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read: its lines, and its root node."""

    __repr__ = in_short

    file: str
    lines: tuple[str, ...]
    root: Node

    def where(self, mark: Mark) -> Where:
        return where_of(self.file, self.lines, mark)


def plain(node: Node) -> Plain:
    """The node as dicts, lists and text; nothing is resolved: `9:00`, `no`, `1.5` stay text."""
    match node:
        case Scalar(text=text):
            return text
        case Mapping(items=items):
            return {key.text or "": plain(value) for key, value in items}
        case Sequence(items=values):
            return [plain(value) for value in values]


def mark_of(root: Node, path: tuple[str | int, ...]) -> Mark | None:
    """The place of the node at which the whole of `path` leads; None where it leads nowhere."""
    node: Node | None = root
    for element in path:
        node = node.get(str(element)) if isinstance(node, Mapping) else None
    return None if node is None else node.mark


def mark_at(root: Node, path: tuple[str | int, ...], *, key: bool = False) -> Mark:
    """The place of the last node that `path` finds, or with `key` of the last key.

    Elements that are not in the tree are passed over: they name a member of a union, or a part
    derived from what is written.
    """
    node, found = root, root.mark
    for element in path:
        if isinstance(node, Mapping) and (name := node.key_node(str(element))):
            node = node.get(str(element)) or node
            found = name.mark if key else node.mark
        elif isinstance(node, Sequence) and element in range(len(node.items)):
            node = node.items[int(element)]
            found = found if key else node.mark
    return found
