"""What a YAML file holds: texts, mappings and lists, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.errors import Where

LARGEST = 1_000_000  # bytes
DEEPEST = 40  # levels of nesting


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


@dataclass(frozen=True, slots=True)
class Mapping:
    items: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        return next((value for name, value in self.items if name.text == key), None)

    def key_node(self, key: str) -> Scalar | None:
        return next((name for name, _ in self.items if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    mark: Mark


Node = Scalar | Mapping | Sequence
Plain = dict[str, "Plain"] | list["Plain"] | str | None


def where_of(file: str, lines: tuple[str, ...], mark: Mark) -> Where:
    text = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Where(file, mark.line, mark.column, mark.length, text)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read: its lines, and its root node."""

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
