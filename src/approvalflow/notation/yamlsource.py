"""From YAML text to nodes: values stay text, every node knows its place, traps have names.

Three stages, each saying all it finds before the next begins: the bytes and the raw text, the
traps that YAML would swallow or misreport, the parser and its nodes. They stand in one file
because they share the marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile

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

from approvalflow.errors import ApprovalFlowError, Problem, Where

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


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read: its lines, and its root node."""

    file: str
    lines: tuple[str, ...]
    root: Node

    def where(self, mark: Mark) -> Where:
        return _where(self.file, self.lines, mark)


def plain(node: Node) -> Plain:
    """The node as dicts, lists and text; nothing is resolved: `9:00`, `no`, `1.5` stay text."""
    match node:
        case Scalar(text=text):
            return text
        case Mapping(items=items):
            return {key.text or "": plain(value) for key, value in items}
        case Sequence(items=values):
            return [plain(value) for value in values]


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


def read_source(data: bytes | str, file: str) -> Source:
    """The text as nodes; raises `ApprovalFlowError` with all problems of the first bad stage."""
    text = _decode(data, file)
    lines = tuple(text.split("\n"))
    faults = list(_raw_faults(text, lines)) or _trap_faults(lines)
    if faults:
        raise _error(faults, file, lines)
    builder = _Builder(lines)
    root = builder.build(text)
    if builder.faults:
        raise _error(builder.faults, file, lines)
    return Source(file, lines, root)


@dataclass(frozen=True, slots=True)
class _Fault:
    key: str
    mark: Mark
    parameters: dict[str, str] = field(default_factory=dict)


def _where(file: str, lines: tuple[str, ...], mark: Mark) -> Where:
    text = lines[mark.line - 1] if mark.line <= len(lines) else ""
    return Where(file, mark.line, mark.column, mark.length, text)


def _error(faults: Iterable[_Fault], file: str, lines: tuple[str, ...]) -> ApprovalFlowError:
    return ApprovalFlowError(
        Problem(f.key, _where(file, lines, f.mark), f.parameters) for f in faults
    )


# ---- the bytes and the raw text ---------------------------------------------------------------

# What is neither printable nor a line break everywhere; it holds all that ruamel would refuse.
_CONTROL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def _decode(data: bytes | str, file: str) -> str:
    """The text without the BOM that Windows editors write, each line ended by a line feed."""
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > LARGEST:
        fault = _Fault("file-too-large", Mark(1, 1), {"size": str(size), "largest": str(LARGEST)})
        raise _error([fault], file, ())
    if isinstance(data, bytes):
        data = _decode_bytes(data, file)
    return _unify_lines(data.removeprefix("\ufeff"))


def _unify_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_bytes(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    try:
        key, text = "not-utf8-gbk", data.decode("gb18030")
    except UnicodeDecodeError:
        key, text = "not-utf8", data.decode("latin-1")
    if "\0" in text and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # not UTF-16 either
        key = "control-character"
    before = _unify_lines(data[:start].decode("utf-8"))
    mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
    shown = _CONTROL.sub("\ufffd", _unify_lines(text)).split("\n")
    fault = _Fault(key, mark, {"found": f"0x{data[start]:02X}"})
    raise _error([fault], file, tuple(shown))


def _raw_faults(text: str, lines: tuple[str, ...]) -> Iterator[_Fault]:
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        yield _Fault("control-character", Mark(line, column), {"found": _code_point(found.group())})
    elif all(not line.strip() or line.lstrip().startswith("#") for line in lines):
        yield _Fault("empty-file", Mark(1, 1))


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


# ---- the traps: a light lexer that knows quotes, comments, block texts and brackets -----------

_BLANKS = re.compile(r"[ \t]+")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_PROPERTY = re.compile(r"[!&][^ \t,\[\]{}]*(?=[ \t])")
_BLOCK_TEXT = re.compile(r"(?:[^ \t:#]|:(?=[^ \t])|(?<=[^ \t])#|[ \t]+(?=[^ \t#]))+")
_FLOW_TEXT = re.compile(
    r"(?:[^ \t:#,\[\]{}]|:(?=[^ \t,\[\]{}])|(?<=[^ \t])#|[ \t]+(?=[^ \t#,\[\]{}]))+"
)
_QUOTE_END = {
    '"': re.compile(r'(?:[^"\\]|\\.|\\$)*+"'),
    "'": re.compile(r"(?:[^']|'')*+'"),
}
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind` is text, quoted, comment, or the indicator itself; `inside` the brackets around it."""

    kind: str
    text: str
    line: int
    column: int
    inside: str

    def mark(self, start: int = 0, length: int | None = None) -> Mark:
        return Mark(self.line, self.column + start, length or max(1, len(self.text)))


@dataclass(slots=True)
class _Line:
    """The tokens of a line; `continuing` if it goes on with a value begun above."""

    tokens: list[_Token]
    continuing: bool


class _Lexer:
    """Cuts lines as YAML would, without failing; stops where brackets nest too deep."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self.tabs: list[Mark] = []
        self.too_deep: Mark | None = None
        self._inside = ""
        self._quote = ""
        self._block_floor: int | None = None  # deeper lines belong to a block text
        self._value_floor: int | None = None  # deeper lines go on with a plain value

    def run(self, lines: tuple[str, ...]) -> None:
        for number, line in enumerate(lines, 1):
            if self.too_deep:
                return
            indent = len(line) - len(line.lstrip(" "))
            if self._block_floor is not None:
                if not line.strip() or indent > self._block_floor:
                    continue
                self._block_floor = None
            self._read_line(number, line, indent)

    def _read_line(self, number: int, line: str, indent: int) -> None:
        in_block = not self._inside and not self._quote
        continuing = self._value_floor is not None and indent > self._value_floor
        tokens: list[_Token] = []
        at = self._start(line)
        while at < len(line) and not self.too_deep:
            at = self._read_token(number, line, at, tokens)
        if not tokens and not self._quote:
            return
        self.lines.append(_Line(tokens, continuing or not in_block))
        if in_block and not continuing:
            self._set_floors([t for t in tokens if t.kind != "comment"])

    def _start(self, line: str) -> int:
        """Where the first token can begin: after an open quotation, or a document marker."""
        if self._quote:
            end = _QUOTE_END[self._quote].match(line)
            if not end:
                return len(line)
            self._quote = ""
            return end.end()
        marker = None if self._inside else _MARKER.match(line)
        return marker.end() if marker else 0

    def _read_token(self, number: int, line: str, at: int, tokens: list[_Token]) -> int:
        """Adds one token at most; returns where the next may begin."""
        if skipped := _BLANKS.match(line, at) or _PROPERTY.match(line, at):
            if "\t" in skipped.group() and not self._inside and skipped.end() < len(line):
                self.tabs.append(Mark(number, line.index("\t", at) + 1))
            return skipped.end()
        kind, end = self._cut(line, at, tokens)
        if kind in ("]", "}"):
            self._inside = self._inside[:-1]
        tokens.append(_Token(kind, line[at:end].rstrip(" \t"), number, at + 1, self._inside))
        if kind in ("[", "{"):
            self._inside += kind
            if len(self._inside) > DEEPEST:
                self.too_deep = tokens[-1].mark()
        return end

    def _cut(self, line: str, at: int, tokens: list[_Token]) -> tuple[str, int]:
        """The kind and end of the token that begins at `at`."""
        character = line[at]
        if character == "#" and (at == 0 or line[at - 1] in " \t"):
            return "comment", len(line)
        if character in "\"'":
            return "quoted", self._quoted_end(line, at)
        if character in "[{" or (self._inside and character in "]},"):
            return character, at + 1
        if character == ":" and self._is_colon(line, at, tokens):
            return ":", at + 1
        if character in "-?" and self._is_dash(line, at, tokens):
            return "-", at + 1
        text = (_FLOW_TEXT if self._inside else _BLOCK_TEXT).match(line, at)
        return "text", text.end() if text else at + 1

    def _quoted_end(self, line: str, at: int) -> int:
        end = _QUOTE_END[line[at]].match(line, at + 1)
        if end:
            return end.end()
        self._quote = line[at]
        return len(line)

    def _is_colon(self, line: str, at: int, tokens: list[_Token]) -> bool:
        after = line[at + 1 : at + 2]
        if after in ("", " ", "\t"):
            return True
        after_quoted = bool(tokens) and tokens[-1].kind in ("quoted", "]", "}")
        return bool(self._inside) and (after in ",[]{}" or after_quoted)

    def _is_dash(self, line: str, at: int, tokens: list[_Token]) -> bool:
        alone = line[at + 1 : at + 2] in ("", " ", "\t")
        return alone and not self._inside and (not tokens or tokens[-1].kind == "-")

    def _set_floors(self, tokens: list[_Token]) -> None:
        """Which of the next lines, by their indentation, go on with the value of this one."""
        self._value_floor = None
        if not tokens or tokens[-1].kind != "text":
            return
        dashes = [t for t in tokens if t.kind == "-"]
        first = tokens[len(dashes)]
        if any(t.kind == ":" for t in tokens) or _meant_as_key(first):
            floor = first.column - 1
        else:
            floor = dashes[-1].column - 1 if dashes else first.column - 2
        if _BLOCK_HEADER.fullmatch(tokens[-1].text):
            self._block_floor = floor
        else:
            self._value_floor = floor


# ---- the traps themselves ---------------------------------------------------------------------

_KEY = r"[^\W\d][\w.-]*"
_KEY_WORDS = r"[^\W\d][\w ./-]*"
_NO_SPACE = re.compile(rf"({_KEY}):(?=[^/\\\u3000])")
_WIDE_COLON = re.compile(rf"{_KEY_WORDS}：")
_WIDE_COMMA_IN_LIST = re.compile("[，、]")
_WIDE_COMMA_BEFORE_KEY = re.compile(rf"，\s*{_KEY_WORDS}(?:：|$)")
_WIDE_DASH = re.compile("[－—–][ \u3000]")
_WIDE_BRACKETS = {"｛": "{", "［": "["}
_CURLY_QUOTES = "“”‘’„＂＇"
_CURLY_INSIDE = re.compile(f"[{_CURLY_QUOTES}][^{_CURLY_QUOTES}]*[{_CURLY_QUOTES}].+")
_HASH = re.compile(r"#\d\w*")
_DECIMAL_END = re.compile(r"(?<![\w.])\d+$")
_DECIMAL_START = re.compile(r"\d+")


def _trap_faults(lines: tuple[str, ...]) -> list[_Fault]:
    lexer = _Lexer()
    lexer.run(lines)
    if lexer.too_deep:
        return [_Fault("nested-too-deep", lexer.too_deep, {"deepest": str(DEEPEST)})]
    faults = []
    if lexer.tabs:  # a file is indented by tabs throughout or not at all: one problem is enough
        faults.append(_Fault("tab-indent", lexer.tabs[0], {"count": str(len(lexer.tabs))}))
    for line in lexer.lines:
        faults.extend(_line_faults(line))
    for bracket, entry, before in _flow_entries(t for line in lexer.lines for t in line.tokens):
        faults.extend(_entry_faults(bracket, entry, before))
    return faults


def _line_faults(line: _Line) -> Iterator[_Fault]:
    for before, token in zip([None, *line.tokens], line.tokens, strict=False):
        if token.kind == "text":
            goes_on = line.continuing and not token.inside
            yield from _text_faults(token, begins=not goes_on)
        elif before and before.kind == "text" and (found := _HASH.match(token.text)):
            mark = token.mark(0, len(found.group()))
            yield _Fault("hash-in-value", mark, {"found": found.group()})
    if line.continuing:
        return
    body = [t for t in line.tokens if not t.inside and t.kind != "comment"]
    body = list(dropwhile(lambda t: t.kind == "-", body))
    if body and body[0].kind == "text":
        yield from _key_faults(body[0])
    yield from _second_colon(body)


def _text_faults(token: _Token, *, begins: bool) -> Iterator[_Fault]:
    """What is wrong with an unquoted text wherever it stands; `begins` if a value begins here."""
    wide = token.text.find("\u3000")
    if wide >= 0:
        yield _Fault("ideographic-space", token.mark(wide, 1))
    if not begins:
        return
    first = token.text[0]
    if first == "\u00a0":
        yield _Fault("no-break-space", token.mark(0, 1))
    if first in _CURLY_QUOTES and not _CURLY_INSIDE.match(token.text):
        use = '"' if first in "“”„＂" else "'"
        yield _Fault("curly-quotes", token.mark(), {"found": first, "use": use})
    if first in _WIDE_BRACKETS:
        yield _wide(token, 0, _WIDE_BRACKETS[first])


def _wide(token: _Token, at: int, use: str) -> _Fault:
    return _Fault("full-width", token.mark(at, 1), {"found": token.text[at], "use": use})


def _meant_as_key(token: _Token) -> bool:
    """A key whose colon YAML does not see; so is any text at the margin, where keys stand."""
    trap = _NO_SPACE.match(token.text) or _WIDE_COLON.match(token.text)
    return trap is not None or token.column == 1


def _key_faults(token: _Token) -> Iterator[_Fault]:
    """What is wrong with the text that a key should begin."""
    if found := _NO_SPACE.match(token.text):
        value = token.text[found.end() :]
        mark = token.mark(found.end() - 1, 1)
        yield _Fault("no-space-after-colon", mark, {"key": found.group(1), "value": value})
    elif found := _WIDE_COLON.match(token.text):
        yield _wide(token, found.end() - 1, ":")
    if _WIDE_DASH.match(token.text):
        yield _wide(token, 0, "-")


def _second_colon(entry: list[_Token]) -> Iterator[_Fault]:
    """A colon in the plain value of the entry: YAML takes it for another key."""
    colons = [i for i, token in enumerate(entry) if token.kind == ":"]
    if len(colons) < 2 or colons[0] == 0 or entry[colons[0] + 1].kind != "text":
        return
    if entry[colons[1] - 1].line != entry[colons[0]].line:
        return  # a bracket above is not closed, or a comma is missing: the parser says so
    value = entry[colons[0] : colons[1]]
    if not any(_WIDE_COMMA_BEFORE_KEY.search(token.text) for token in value):
        yield _Fault("second-colon", entry[colons[1]].mark(), {"key": entry[colons[0] - 1].text})


def _flow_entries(
    tokens: Iterable[_Token],
) -> Iterator[tuple[str, list[_Token], list[_Token]]]:
    """What stands between commas: the bracket, the entry and the entry before it."""
    around: list[tuple[str, list[_Token], list[_Token]]] = []
    for token in tokens:
        if token.kind in ("[", "{"):
            if around:
                around[-1][1].append(token)
            around.append((token.kind, [], []))
        elif token.kind in ("]", "}") and around:
            yield around.pop()
        elif token.kind == "," and around:
            yield around[-1]
            around[-1] = (around[-1][0], [], around[-1][1])
        elif around and token.kind != "comment":
            around[-1][1].append(token)
    yield from around


def _entry_faults(bracket: str, entry: list[_Token], before: list[_Token]) -> Iterator[_Fault]:
    if bracket == "{" and entry and entry[0].kind == "text":
        yield from _key_faults(entry[0])
        yield from _decimal_comma(entry, before)
    yield from _second_colon(entry)
    for token, following in zip(entry, [*entry[1:], None], strict=False):
        if token.kind != "text":
            continue
        if bracket == "[":
            found = _WIDE_COMMA_IN_LIST.search(token.text)
        else:  # in a mapping it may well be a comma of a Chinese sentence
            found = _WIDE_COMMA_BEFORE_KEY.search(token.text)
            if found and not found.group().endswith("：") and not _is_colon_token(following):
                found = None
        if found:
            yield _wide(token, found.start(), ",")


def _is_colon_token(token: _Token | None) -> bool:
    return token is not None and token.kind == ":"


def _decimal_comma(entry: list[_Token], before: list[_Token]) -> Iterator[_Fault]:
    if len(entry) != 1 or len(before) < 3 or before[-1].kind != "text":
        return
    left = _DECIMAL_END.search(before[-1].text)
    right = _DECIMAL_START.match(entry[0].text)
    comma = before[-1].column + len(before[-1].text)
    adjacent = entry[0].column == comma + 1 and entry[0].line == before[-1].line
    if left and right and adjacent:
        found = f"{left.group()},{right.group()}"
        mark = Mark(entry[0].line, comma - len(left.group()), len(found))
        yield _Fault("decimal-comma", mark, {"found": found, "use": found.replace(",", ".")})


# ---- the parser and its nodes -----------------------------------------------------------------

_NULLS = ("", "~", "null", "Null", "NULL")
_PLAIN_WORDS = (
    ("mapping values are not allowed", "key-here", "no key can stand here"),
    ("unexpected end of stream", "quote-open", "a quotation mark is not closed"),
    ("expected ',' or '}'", "brace-open", "a { is not closed, or a comma is missing"),
    ("expected ',' or ']'", "bracket-open", "a [ is not closed, or a comma is missing"),
    ("expected <block end>", "indentation", "the indentation does not fit the lines above"),
    ("could not find expected ':'", "colon-missing", "a colon is missing after a key"),
    ("cannot start any token", "bad-start", "a value cannot begin with this character"),
    ("undefined alias", "alias", "an alias"),
)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read."""

    event: MappingStartEvent | SequenceStartEvent
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Nodes from the events of the parser: nothing is expanded, resolved or constructed."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.faults: list[_Fault] = []
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
                if self._documents > 1 or len(self._open) > DEEPEST:
                    break
        except MarkedYAMLError as error:
            self.faults.append(self._syntax_fault(error))
        # ruamel lets through what its own code raises on bad escapes and directives
        except Exception as error:
            parameters = {"detail": f"unreadable after this ({error})", "kind": "other"}
            self.faults.append(_Fault("yaml-syntax", self._last, parameters))
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
                self.faults.append(_Fault("several-documents", mark))
            return
        self._last = mark
        self._check_properties(event, mark)
        if isinstance(event, AliasEvent):
            self._add(Scalar("", mark, quoted=True))
            return
        quoted = event.style is not None
        text = None if event.value in _NULLS and not quoted else event.value
        self._add(Scalar(text, mark, quoted))

    def _take_bracket(self, event: Event) -> None:
        match event:
            case MappingStartEvent() | SequenceStartEvent():
                self._check_properties(event, self._mark(event))
                self._open.append(_Open(event))
                if len(self._open) > DEEPEST:
                    parameters = {"deepest": str(DEEPEST)}
                    self.faults.append(_Fault("nested-too-deep", self._mark(event), parameters))
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
            self.faults.append(_Fault("alias", mark, {"found": str(event.anchor)}))
        tag = getattr(event, "tag", None)  # an alias has none
        if tag is not None:
            self.faults.append(
                _Fault("tag", mark, {"found": str(tag).replace("tag:yaml.org,2002:", "!!")})
            )

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
        self.faults.append(_Fault("key-not-text", name.mark))
        return Scalar("", name.mark)

    def _check_duplicates(self, items: tuple[tuple[Scalar, Node], ...]) -> None:
        first: dict[str, int] = {}
        for name, _ in items:
            text = unicodedata.normalize("NFKC", name.text or "")
            if text and text in first:
                parameters = {"key": text, "first_line": str(first[text])}
                self.faults.append(_Fault("duplicate-key", name.mark, parameters))
            first.setdefault(text, name.mark.line)

    def _check_nulls(self, items: tuple[tuple[Scalar, Node], ...], *, flow: bool) -> None:
        nulls = [name for name, value in items if isinstance(value, Scalar) and value.text is None]
        in_list = bool(self._open) and isinstance(self._open[-1].event, SequenceStartEvent)
        if not flow and in_list and len(items) > 1 and items[0][0] in nulls[:1]:
            beside = items[1][0]
            parameters = {"key": nulls[0].text or "", "beside": beside.text or ""}
            self.faults.append(_Fault("beside-not-under", beside.mark, parameters))
            nulls = nulls[1:]
        for name in nulls:
            parameters = {"key": name.text or "", "inside": "flow" if flow else "block"}
            self.faults.append(_Fault("null-value", name.mark, parameters))

    def _sequence(self, done: _Open, end: Event) -> Sequence:
        flow = bool(done.event.flow_style)
        for item in done.children:
            if isinstance(item, Scalar) and item.text is None:
                parameters = {"key": "-", "inside": "flow" if flow else "block"}
                self.faults.append(_Fault("null-value", item.mark, parameters))
        return Sequence(tuple(done.children), self._mark(done.event, end if flow else None))

    def _check_root(self) -> None:
        if isinstance(self._root, Mapping):
            return
        empty = isinstance(self._root, Scalar) and self._root.text is None
        mark = Mark(1, 1) if empty else self._root.mark
        self.faults.append(_Fault("empty-file" if empty else "not-a-mapping", mark))

    def _mark(self, start: Event, end: Event | None = None) -> Mark:
        """From the start of one event to the end of the same or another, on one line."""
        first, last = start.start_mark, (end or start).end_mark
        line = self._lines[first.line] if first.line < len(self._lines) else ""
        to = last.column if last.line == first.line else len(line.rstrip())
        return Mark(first.line + 1, first.column + 1, max(1, to - first.column))

    def _syntax_fault(self, error: MarkedYAMLError) -> _Fault:
        """Where it went wrong; for what is never closed, where it was opened."""
        mark = error.problem_mark or error.context_mark
        rest = self._lines[mark.line :] if mark else ()
        if mark and error.context_mark and not "".join((rest[0][mark.column :], *rest[1:])).strip():
            mark = error.context_mark
        problem = error.problem or error.context or ""
        known = (row[1:] for row in _PLAIN_WORDS if row[0] in problem)
        kind, detail = next(known, ("other", problem))
        place = Mark(mark.line + 1, mark.column + 1) if mark else self._last
        return _Fault("yaml-syntax", place, {"detail": detail, "kind": kind})
