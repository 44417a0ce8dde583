"""The traps of YAML, named before the parser speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice, pairwise

from approvalflow.errors import MOST_FOUND
from approvalflow.notation import numerals
from approvalflow.notation.faults import Fault
from approvalflow.notation.lexing import (
    KEY_WORDS,
    NO_SPACE,
    WIDE_COLON,
    Lexer,
    Line,
    Token,
)
from approvalflow.notation.nodes import DEEPEST, MOST_VALUES, Mark

_WIDE_COMMA_IN_LIST = re.compile("[，、]")
_WIDE_COMMA_BEFORE_KEY = re.compile(rf"，\s*{KEY_WORDS}(?:：|$)")
_WIDE_DASH = re.compile("[－—–][ \u3000]")
_WIDE_BRACKETS = {"｛": "{", "［": "["}
_CURLY_QUOTES = "“”‘’„＂＇"
_CURLY_INSIDE = re.compile(f"[{_CURLY_QUOTES}][^{_CURLY_QUOTES}]*[{_CURLY_QUOTES}].+")
_HASH = re.compile(r"#\d")
_NUMBER = re.compile(r"# \d")
_WORDS = ("name", "source", "because", "legal_basis", "required_by")  # values that are sentences
_NUMERAL = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+")


def trap_faults(lines: tuple[str, ...]) -> list[Fault]:
    lexer = Lexer()
    lexer.run(lines)
    if lexer.too_deep:
        return [Fault("nested-too-deep", lexer.too_deep, {"deepest": str(DEEPEST)})]
    if lexer.too_many:
        return [Fault("too-many-values", lexer.too_many, {"most": str(MOST_VALUES)})]
    return list(islice(_faults_of(lexer, lines), MOST_FOUND))


def _faults_of(lexer: Lexer, lines: tuple[str, ...]) -> Iterator[Fault]:
    if lexer.tabs:  # a file is indented by tabs throughout or not at all: one problem is enough
        yield Fault("tab-indent", lexer.tabs[0], {"count": str(len(lexer.tabs))})
    for line in lexer.lines:
        yield from _line_faults(line)
    for line, following in pairwise(lexer.lines):
        yield from _beside(line, following)
    for bracket, entry, before in _flow_entries(t for line in lexer.lines for t in line.tokens):
        yield from _entry_faults(bracket, entry, before, lines)


def _line_faults(line: Line) -> Iterator[Fault]:
    for before, token in zip([None, *line.tokens], line.tokens, strict=False):
        if token.kind == "text":
            goes_on = line.continuing and not token.inside
            yield from _text_faults(token, begins=not goes_on)
        elif before and before.kind == "text" and token.kind == "comment":
            yield from _hash_faults(line, before, token)
    if line.continuing:
        return
    body = [t for t in line.tokens if not t.inside and t.kind != "comment"]
    body = list(dropwhile(lambda t: t.kind == "-", body))
    if body and body[0].kind == "text":
        yield from _key_faults(body[0])
    yield from _second_colon(body)


def _hash_faults(line: Line, value: Token, comment: Token) -> Iterator[Fault]:
    """What was meant as part of the value: `form #18`, and in words also `Permission # 12`."""
    end = value.column + len(value.text)
    close = comment.column == end + 1
    words = any(t.kind == "text" and t.text in _WORDS for t in line.tokens if t is not value)
    if not _HASH.match(comment.text) and not (close and words and _NUMBER.match(comment.text)):
        return
    whole = value.text + " " * (comment.column - end) + comment.text
    told = {"found": comment.text}
    if "'" not in whole and not value.inside:
        told["typed"] = f"'{whole}'"
    yield Fault("hash-in-value", value.mark(0, len(whole)), told)


def _beside(line: Line, following: Line) -> Iterator[Fault]:
    """A key under the name after a dash, where it should stand two blanks further."""
    bare = [t for t in line.tokens if t.kind != "comment"]
    head = following.tokens
    if [t.kind for t in bare[-3:]] != ["-", "text", ":"] or following.continuing or len(head) < 2:
        return
    name, key = bare[-2], head[0]
    if key.kind == "text" and head[1].kind == ":" and key.column == name.column and not key.inside:
        yield Fault("beside-not-under", key.mark(), {"key": name.text, "beside": key.text})


def _text_faults(token: Token, *, begins: bool) -> Iterator[Fault]:
    """What is wrong with an unquoted text wherever it stands; `begins` if a value begins here."""
    wide = token.text.find("\u3000")
    if wide >= 0:
        yield Fault("ideographic-space", token.mark(wide, 1))
    if not begins:
        return
    first = token.text[0]
    if first == "\u00a0":
        yield Fault("no-break-space", token.mark(0, 1))
    if first in _CURLY_QUOTES and not _CURLY_INSIDE.match(token.text):
        use = '"' if first in "“”„＂" else "'"
        yield Fault("curly-quotes", token.mark(), {"found": first, "use": use})
    if first in _WIDE_BRACKETS:
        yield _wide(token, 0, _WIDE_BRACKETS[first])


def _wide(token: Token, at: int, use: str) -> Fault:
    return Fault("full-width", token.mark(at, 1), {"found": token.text[at], "use": use})


def _key_faults(token: Token) -> Iterator[Fault]:
    """What is wrong with the text that a key should begin."""
    if found := NO_SPACE.match(token.text):
        value = token.text[found.end() :]
        mark = token.mark(found.end() - 1, 1)
        yield Fault("no-space-after-colon", mark, {"key": found.group(1), "value": value})
    elif found := WIDE_COLON.match(token.text):
        yield _wide(token, found.end() - 1, ":")
    if _WIDE_DASH.match(token.text):
        yield _wide(token, 0, "-")


def _second_colon(entry: list[Token]) -> Iterator[Fault]:
    """A colon in the plain value of the entry: YAML takes it for another key."""
    colons = [i for i, token in enumerate(entry) if token.kind == ":"]
    if len(colons) < 2 or colons[0] == 0 or entry[colons[0] + 1].kind != "text":
        return
    if entry[colons[1] - 1].line != entry[colons[0]].line:
        return  # a bracket above is not closed, or a comma is missing: the parser says so
    value = entry[colons[0] : colons[1]]
    if not any(_WIDE_COMMA_BEFORE_KEY.search(token.text) for token in value):
        yield Fault("second-colon", entry[colons[1]].mark(), {"key": entry[colons[0] - 1].text})


def _flow_entries(
    tokens: Iterable[Token],
) -> Iterator[tuple[str, list[Token], list[Token]]]:
    """What stands between commas: the bracket, the entry and the entry before it."""
    around: list[tuple[str, list[Token], list[Token]]] = []
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


def _entry_faults(
    bracket: str, entry: list[Token], before: list[Token], lines: tuple[str, ...]
) -> Iterator[Fault]:
    if bracket == "{" and entry and entry[0].kind == "text":
        yield from _key_faults(entry[0])
        yield from _comma_in_number(entry, before, lines)
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


def _is_colon_token(token: Token | None) -> bool:
    return token is not None and token.kind == ":"


def _comma_in_number(
    entry: list[Token], before: list[Token], lines: tuple[str, ...]
) -> Iterator[Fault]:
    """A comma within a number, told once for all commas of the number."""
    if len(entry) != 1 or not before or before[-1].kind != "text":
        return
    comma = before[-1].column + len(before[-1].text)
    if entry[0].column != comma + 1 or entry[0].line != before[-1].line:
        return
    line, start = lines[entry[0].line - 1], before[-1].column - 1
    for begun in _NUMERAL.finditer(line, start, comma + len(entry[0].text)):
        found = _NUMERAL.match(line, begun.start()) or begun  # with all that follows
        first = found.start() + found.group().index(",") + 1 if "," in found.group() else 0
        if first == comma:
            numeral = found.group()
            mark = Mark(entry[0].line, found.start() + 1, len(numeral))
            use = numerals.spaced(numeral)
            if numerals.is_ambiguous(numeral):
                point = numerals.with_point(numeral)
                ways = {"text": numeral, "spaced": use, "decimal": point}
                yield Fault("ambiguous-thousands", mark, ways)
            else:
                yield Fault("decimal-comma", mark, {"found": numeral, "use": use})
