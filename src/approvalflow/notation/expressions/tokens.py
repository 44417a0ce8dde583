"""From the text of a condition to its words, signs and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from approvalflow.errors import NotationError
from approvalflow.notation import numerals
from approvalflow.notation.expressions.nodes import narrowed

LONGEST = 2_000  # characters
DEEPEST = 40  # levels of parentheses, `not` and minus
LARGEST = 1e15  # beyond it whole numbers are no longer exact

_KEYWORDS = frozenset({"and", "or", "not", "is", "is-not", "in", "always", "never"})
COMPARISONS = ("<", "<=", ">", ">=")
_QUOTES = "\"'`“”‘’„‚«»「」『』＂＇"
_INSTEAD = {
    "==": "is", "=": "is", "!=": "is-not", "<>": "is-not", "≠": "is-not", "=>": ">=", "=<": "<=",
    "≤": "<=", "≥": ">=", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
    "×": "*", "÷": "/", "−": "-",
}  # fmt: skip
_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<numeral>\d+(?:[.,]\d+)+)"
    r"|(?P<number>(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    r"|(?P<word>is-not(?!\w)|\w+)"
    r"|(?P<forbidden>\*\*|//)"
    r"|(?P<instead>==|!=|<>|=>|=<|&&|\|\||[=≠≤≥&|!×÷−])"
    r"|(?P<sign><=|>=|[-<>+*/()\[\],%])"
    r"|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
LISTS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`kind` is number, word, keyword, sign or end; `column` counts from 1."""

    kind: str
    text: str
    column: int

    @property
    def end(self) -> int:
        return self.column + len(self.text)


def _narrow(character: str) -> str:
    """NFKC of one character where it stays one: full-width signs and digits, odd blanks, m²."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _is_letter(character: str) -> bool:
    """Whether a name may hold it; so it may what stands for letters, such as the sign for m2."""
    letters = unicodedata.normalize("NFKC", character)
    return character == "_" or letters.isalnum() or unicodedata.category(character)[0] == "M"


def _stand_in(character: str) -> str:
    """ASCII for the pattern above: any letter is a letter, ASCII digits stay digits."""
    return "x" if not character.isascii() and _is_letter(character) else character


def tokens_of(text: str) -> Iterator[Lexeme]:
    for at, character in enumerate(text):
        if character in _QUOTES:
            raise NotationError("quotes-in-condition", found=character, column=at + 1)
    plain = "".join(map(_narrow, text))
    for match in _TOKEN.finditer("".join(map(_stand_in, plain))):
        token = Lexeme(match.lastgroup or "", plain[match.start() : match.end()], match.start() + 1)
        if token.kind != "blank":
            yield _checked(token)
    yield Lexeme("end", "", len(text) + 1)


def _checked(token: Lexeme) -> Lexeme:
    """The token with its final kind and text, or what to write instead."""
    column, found = token.column, token.text
    match token.kind:
        case "number" | "sign":
            return token
        case "word":
            return _word(token)
        case "numeral":
            return _numeral(token)
        case "instead":
            raise NotationError("wrong-operator", found=found, use=_INSTEAD[found], column=column)
        case _:
            raise NotationError("not-allowed-in-condition", found=found, column=column)


def _numeral(token: Lexeme) -> Lexeme:
    column, found = token.column, token.text
    if numerals.is_clear(found):
        return Lexeme("number", found, column)
    spaced = numerals.spaced(found)
    if numerals.is_ambiguous(found):
        point = numerals.with_point(found)
        raise NotationError(
            "ambiguous-thousands", text=found, spaced=spaced, decimal=point, column=column
        )
    raise NotationError("comma-in-number", text=found, typed=spaced, column=column)


def _word(token: Lexeme) -> Lexeme:
    word = unicodedata.normalize("NFKC", token.text)
    if word in _KEYWORDS:
        return Lexeme("keyword", word, token.column)
    begins_well = word[0] == "_" or word[0].isalpha()
    if not begins_well or not all(map(_is_letter, word)):
        raise NotationError("not-allowed-in-condition", found=token.text, column=token.column)
    if word.lower() in _KEYWORDS:
        raise NotationError("wrong-operator", found=word, use=word.lower(), column=token.column)
    return Lexeme("word", word, token.column)


def is_name(text: str) -> bool:
    """Whether a condition can speak of something of this name."""
    try:
        tokens = list(tokens_of(text))
    except NotationError:
        return False
    return len(tokens) == 2 and tokens[0].kind == "word" and tokens[0].text == narrowed(text)
