"""From the events of the parser to nodes, and all that is wrong with them at once."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from approvalflow.errors import MOST_FOUND
from approvalflow.notation import characters
from approvalflow.notation.escapes import escape_of_nothing, escapes_in, unknown_escape
from approvalflow.notation.faults import Fault
from approvalflow.notation.indents import indent_fault
from approvalflow.notation.nodes import DEEPEST, Mapping, Mark, Node, Scalar, Sequence

_NULLS = ("", "~", "null", "Null", "NULL")
PLAIN_WORDS = (  # in what the parser says; the kind of the mistake; in words
    ("mapping values are not allowed", "key-here", "no key can stand here"),
    ("unexpected end of stream", "quote-open", "a quotation mark is not closed"),
    ("expected ',' or '}'", "brace-open", "a { is not closed, or a comma is missing"),
    ("expected ',' or ']'", "bracket-open", "a [ is not closed, or a comma is missing"),
    ("expected <block end>", "indentation", "the indentation does not fit the lines above"),
    ("could not find expected ':'", "colon-missing", "a colon is missing after a key"),
    ("cannot start any token", "bad-start", "a value cannot begin with this character"),
    ("undefined alias", "alias", "an alias"),
    ("expected '<document start>'", "indentation", "the indentation does not fit the lines above"),
    ("sequence entries are not allowed", "dash-here", "no dash can stand here"),
)
_OTHER = ("other", "what stands here cannot be read")

_OF_ESCAPES = ("found unknown escape character", "expected escape sequence")  # the parser's words


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    event: MappingStartEvent | SequenceStartEvent
    children: list[Node] = field(default_factory=list)


class Builder:
    """Nodes from the events of the parser: nothing is expanded, resolved or constructed."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.faults: list[Fault] = []
        self._lines = lines
        self._open: list[_Open] = []
        self._root: Node = Scalar(None, Mark(1, 1))
        self._documents = 0
        self._last = Mark(1, 1)

    def build(self, text: str) -> Node:
        """The root; `faults` then holds all that is wrong with it."""
        try:
            for event in YAML(typ="safe", pure=True).parse(text):
                self._take(event)
                several, deep = self._documents > 1, len(self._open) > DEEPEST
                if several or deep or len(self.faults) >= MOST_FOUND:
                    break
        except MarkedYAMLError as error:
            self.faults.append(self._syntax_fault(error))
        # ruamel lets through what its own code raises on bad escapes and directives
        except Exception:
            kind, detail = _OTHER
            unread = Fault("yaml-syntax", self._last, {"detail": detail, "kind": kind})
            self.faults.append(escape_of_nothing(self._lines, self._last) or unread)
        if not self.faults:
            self._check_root()
        return self._root

    def _take(self, event: Event) -> None:
        if not isinstance(event, ScalarEvent | DocumentStartEvent | AliasEvent):
            self._take_bracket(event)
            return
        mark = self._mark(event)
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.faults.append(Fault("several-documents", mark))
            return
        self._last = mark
        self._check_properties(event, mark)
        if isinstance(event, AliasEvent):
            self._add(Scalar("", mark, quoted=True))
            return
        quoted = event.style is not None
        value = characters.joined(event.value)
        if found := characters.hidden_in(value):
            told = {"found": characters.code_point(found.group())}
            self.faults.append(Fault("control-character", self._hidden_at(event, mark), told))
        text = None if value in _NULLS and not quoted else characters.in_one_line(value)
        self._add(Scalar(text, mark, quoted))

    def _hidden_at(self, event: ScalarEvent, mark: Mark) -> Mark:
        """Where the first character that cannot be seen is written: by an escape."""
        end = event.end_mark
        opens = self._lines[mark.line - 1].find('"', mark.column - 1)  # after anchors and tags
        begins = Mark(mark.line, max(opens + 1, mark.column))
        written = escapes_in(self._lines, begins, (end.line + 1, end.column + 1))
        hidden = (e.mark for e in written if e.character and characters.hidden_in(e.character))
        return next(hidden, mark)

    def _take_bracket(self, event: Event) -> None:
        match event:
            case MappingStartEvent() | SequenceStartEvent():
                self._check_properties(event, self._mark(event))
                self._open.append(_Open(event))
                if len(self._open) > DEEPEST:
                    parameters = {"deepest": str(DEEPEST)}
                    self.faults.append(Fault("nested-too-deep", self._mark(event), parameters))
            case MappingEndEvent():
                self._add(self._mapping(self._open.pop(), event))
            case SequenceEndEvent():
                self._add(self._sequence(self._open.pop(), event))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node

    def _check_properties(self, event: NodeEvent, mark: Mark) -> None:
        if event.anchor is not None:
            self.faults.append(Fault("alias", mark, {"found": str(event.anchor)}))
        tag = getattr(event, "tag", None)  # an alias has none
        if tag is not None:
            found = characters.escaped(str(tag)).replace("tag:yaml.org,2002:", "!!")
            self.faults.append(Fault("tag", mark, {"found": found}))

    def _mapping(self, done: _Open, end: Event) -> Mapping:
        pairs = list(zip(done.children[::2], done.children[1::2], strict=True))
        items = tuple((self._key(name), value) for name, value in pairs)
        self._check_duplicates(items)
        self._check_nulls(items, flow=bool(done.event.flow_style))
        mark = self._mark(done.event, end)
        if items and not done.event.flow_style:
            mark = Mark(mark.line, mark.column, items[0][0].mark.length)
        return Mapping(items, mark)

    def _key(self, name: Node) -> Scalar:
        if isinstance(name, Scalar) and name.text is not None:
            return name
        self.faults.append(Fault("key-not-text", name.mark))
        return Scalar("", name.mark)

    def _check_duplicates(self, items: tuple[tuple[Scalar, Node], ...]) -> None:
        first: dict[str, int] = {}
        for name, _ in items:
            text = unicodedata.normalize("NFKC", name.text or "")
            if text and text in first:
                parameters = {"key": text, "first_line": str(first[text])}
                self.faults.append(Fault("duplicate-key", name.mark, parameters))
            first.setdefault(text, name.mark.line)

    def _check_nulls(self, items: tuple[tuple[Scalar, Node], ...], *, flow: bool) -> None:
        nulls = [name for name, value in items if isinstance(value, Scalar) and value.text is None]
        for name in nulls:
            parameters = {"key": name.text or "", "inside": "flow" if flow else "block"}
            self.faults.append(Fault("null-value", name.mark, parameters))

    def _sequence(self, done: _Open, end: Event) -> Sequence:
        flow = bool(done.event.flow_style)
        for item in done.children:
            if isinstance(item, Scalar) and item.text is None:
                parameters = {"key": "-", "inside": "flow" if flow else "block"}
                self.faults.append(Fault("null-value", item.mark, parameters))
        return Sequence(tuple(done.children), self._mark(done.event, end if flow else None))

    def _check_root(self) -> None:
        if isinstance(self._root, Mapping):
            return
        empty = isinstance(self._root, Scalar) and self._root.text is None
        mark = Mark(1, 1) if empty else self._root.mark
        self.faults.append(Fault("empty-file" if empty else "not-a-mapping", mark))

    def _mark(self, start: Event, end: Event | None = None) -> Mark:
        """From the start of one event to the end of the same or another, on one line."""
        first, last = start.start_mark, (end or start).end_mark
        line = self._lines[first.line] if first.line < len(self._lines) else ""
        to = last.column if last.line == first.line else len(line.rstrip())
        return Mark(first.line + 1, first.column + 1, max(1, to - first.column))

    def _begins_anew(self, error: MarkedYAMLError, number: int) -> bool:
        """Whether the line is no part of what the bracket above should hold."""
        opened = error.context_mark
        if opened is None or opened.line + 1 >= number:
            return False
        first, line = self._lines[opened.line], self._lines[number - 1]
        return _blanks(line) <= _blanks(first) and not line.lstrip().startswith(("}", "]"))

    def _syntax_fault(self, error: MarkedYAMLError) -> Fault:
        """Where it went wrong; for what is never closed, where it was opened."""
        mark = error.problem_mark or error.context_mark
        rest = self._lines[mark.line :] if mark else ()
        if mark and error.context_mark and not "".join((rest[0][mark.column :], *rest[1:])).strip():
            mark = error.context_mark
        problem = error.problem or error.context or ""
        known = (row[1:] for row in PLAIN_WORDS if row[0] in problem)
        kind, detail = next(known, _OTHER)
        place = Mark(mark.line + 1, mark.column + 1) if mark else self._last
        if problem.startswith(_OF_ESCAPES):
            return unknown_escape(self._lines[place.line - 1], place)
        if kind in ("brace-open", "bracket-open") and self._begins_anew(error, place.line):
            place = Mark(error.context_mark.line + 1, error.context_mark.column + 1)
        elif kind in ("indentation", "key-here", "colon-missing"):
            fault = indent_fault(self._lines, place.line)
            if fault is not None:
                return fault
        return Fault("yaml-syntax", place, {"detail": detail, "kind": kind})
