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
_IN_THEIR_PLACE = "\ufffd"


def hidden_in(text: str) -> re.Match[str] | None:
    """The first character that a text may not hold."""
    return _HIDDEN.search(text)


def code_point(character: str) -> str:
    """How a character that cannot be seen is told: U+001B."""
    return f"U+{ord(character):04X}"


def seen(text: str) -> str:
    """The text with a sign in the place of whatever cannot be seen."""
    return _HIDDEN.sub(_IN_THEIR_PLACE, text)
