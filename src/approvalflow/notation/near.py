"""The one "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.65  # less, and short names are taken for one another


def near(name: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """Of the known names the one that was probably meant, or nothing."""
    return next(iter(get_close_matches(name, list(known), 1, alike)), "")
