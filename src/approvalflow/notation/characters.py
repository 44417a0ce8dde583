"""Which characters a text may hold: the one gate for all that comes in, from wherever it comes."""

from __future__ import annotations

import re

# What is neither printable nor a line break everywhere; it holds all that the parser would refuse.
# What turns the direction of a text is among it: a name with it would turn the sentences it stands
# in. So are halves of characters, which nothing can write.
_HIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_HIDDEN_IN_LINE = re.compile(rf"[\t\n]|{_HIDDEN.pattern}")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_BREAKS = re.compile(r"[\t\n]+")
_IN_THEIR_PLACE = "\ufffd"
_UNDECODED = range(0xDC80, 0xDD00)  # how Python holds a byte of a name that is not UTF-8


def hidden_in(text: str) -> re.Match[str] | None:
    """The first character that a text may not hold."""
    return _HIDDEN.search(text)


def hidden_in_line(text: str) -> re.Match[str] | None:
    """The first character that a name or an argument may not hold: line breaks and tabs too."""
    return _HIDDEN_IN_LINE.search(text)


def code_point(character: str) -> str:
    """How a character that cannot be seen is told: U+001B, and 0xFF where it is but a byte."""
    code = ord(character)
    return f"0x{code & 0xFF:02X}" if code in _UNDECODED else f"U+{code:04X}"


def seen(text: str) -> str:
    """The text with a sign in the place of whatever cannot be seen."""
    return _HIDDEN.sub(_IN_THEIR_PLACE, text)


def escaped(text: str) -> str:
    r"""The text with what cannot be seen as it would be written in quotes: \x1b, \u202e."""
    return _HIDDEN_IN_LINE.sub(lambda found: _escape(ord(found.group())), text)


def _escape(code: int) -> str:
    if code in _UNDECODED or code < 0x100:
        return f"\\x{code & 0xFF:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def joined(text: str) -> str:
    """The text with each pair of halves as the one character that writers of JSON mean by it."""
    if not _HALVES.search(text):
        return text
    return _HALVES.sub(
        lambda pair: pair.group().encode("utf-16", "surrogatepass").decode("utf-16"), text
    )


def in_one_line(text: str) -> str:
    """The text as names and sentences hold it: each line break or tab is one blank."""
    if not _BREAKS.search(text):
        return text
    parts = (part.strip(" ") for part in _BREAKS.split(text))
    return " ".join(part for part in parts if part)
