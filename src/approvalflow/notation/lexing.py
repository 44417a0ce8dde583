"""A light lexer of YAML that knows quotes, comments, block texts and brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from approvalflow.notation.nodes import DEEPEST, MOST_VALUES, Mark

KEY = r"[^\W\d][\w.-]*"
KEY_WORDS = r"[^\W\d][\w ./-]*"
NO_SPACE = re.compile(rf"({KEY}):(?=[^/\\\u3000])")
WIDE_COLON = re.compile(rf"{KEY_WORDS}：")
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
_OF_A_VALUE = ("text", "quoted", "[", "{", "-")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is text, quoted, comment, or the indicator itself; `inside` the brackets around it."""

    kind: str
    text: str
    line: int
    column: int
    inside: str

    def mark(self, start: int = 0, length: int | None = None) -> Mark:
        return Mark(self.line, self.column + start, length or max(1, len(self.text)))


@dataclass(slots=True)
class Line:
    """The tokens of a line; `continuing` if it goes on with a value begun above."""

    tokens: list[Token]
    continuing: bool


class Lexer:
    """Cuts lines as YAML would, without failing; stops where brackets nest too deep, and where
    there are more values than a file may have.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.tabs: list[Mark] = []
        self.too_deep: Mark | None = None
        self.too_many: Mark | None = None
        self._values = 0
        self._inside = ""
        self._quote = ""
        self._block_floor: int | None = None  # deeper lines belong to a block text
        self._value_floor: int | None = None  # deeper lines go on with a plain value

    def run(self, lines: tuple[str, ...]) -> None:
        for number, line in enumerate(lines, 1):
            if self.too_deep or self.too_many:
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
        tokens: list[Token] = []
        at = self._start(line)
        while at < len(line) and not self.too_deep and not self.too_many:
            at = self._read_token(number, line, at, tokens)
        if not tokens and not self._quote:
            return
        self.lines.append(Line(tokens, continuing or not in_block))
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

    def _read_token(self, number: int, line: str, at: int, tokens: list[Token]) -> int:
        """Adds one token at most; returns where the next may begin."""
        if skipped := _BLANKS.match(line, at) or _PROPERTY.match(line, at):
            if "\t" in skipped.group() and not self._inside and skipped.end() < len(line):
                self.tabs.append(Mark(number, line.index("\t", at) + 1))
            return skipped.end()
        kind, end = self._cut(line, at, tokens)
        if kind in ("]", "}"):
            self._inside = self._inside[:-1]
        tokens.append(Token(kind, line[at:end].rstrip(" \t"), number, at + 1, self._inside))
        self._values += kind in _OF_A_VALUE
        if self._values > MOST_VALUES:
            self.too_many = tokens[-1].mark()
        if kind in ("[", "{"):
            self._inside += kind
            if len(self._inside) > DEEPEST:
                self.too_deep = tokens[-1].mark()
        return end

    def _cut(self, line: str, at: int, tokens: list[Token]) -> tuple[str, int]:
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

    def _is_colon(self, line: str, at: int, tokens: list[Token]) -> bool:
        after = line[at + 1 : at + 2]
        if after in ("", " ", "\t"):
            return True
        after_quoted = bool(tokens) and tokens[-1].kind in ("quoted", "]", "}")
        return bool(self._inside) and (after in ",[]{}" or after_quoted)

    def _is_dash(self, line: str, at: int, tokens: list[Token]) -> bool:
        alone = line[at + 1 : at + 2] in ("", " ", "\t")
        return alone and not self._inside and (not tokens or tokens[-1].kind == "-")

    def _set_floors(self, tokens: list[Token]) -> None:
        """Which of the next lines, by their indentation, go on with the value of this one."""
        self._value_floor = None
        if not tokens or tokens[-1].kind != "text":
            return
        dashes = [t for t in tokens if t.kind == "-"]
        first = tokens[len(dashes)]
        if any(t.kind == ":" for t in tokens) or meant_as_key(first):
            floor = first.column - 1
        else:
            floor = dashes[-1].column - 1 if dashes else first.column - 2
        if _BLOCK_HEADER.fullmatch(tokens[-1].text):
            self._block_floor = floor
        else:
            self._value_floor = floor


def meant_as_key(token: Token) -> bool:
    """A key whose colon YAML does not see; so is any text at the margin, where keys stand."""
    trap = NO_SPACE.match(token.text) or WIDE_COLON.match(token.text)
    return trap is not None or token.column == 1
