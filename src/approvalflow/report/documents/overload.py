"""Why a process has no settled answer, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.study.designs import Overloaded
from approvalflow.study.foreseen import load_words
from approvalflow.wording import say


def overload_sentences(overload: Overloaded, language: str) -> Iterator[str]:
    """Who or what has more than there is room for."""
    if overload.slow is not None:
        words = {"slowest": overload.slow.slowest, "years": f"{overload.slow.years:.0f}"}
        yield say("overloaded.slow", language, **words)
    elif overload.loads:
        yield say("overloaded.head", language)
    elif overload.growth is not None:
        yield say("overloaded.drift", language, growth=f"{overload.growth:.1f}")
    for load in overload.loads if overload.slow is None else ():
        words = load_words(load)
        key = "overloaded.agenda" if "step" in words else "overloaded.pool"
        key += "" if load.overloaded else ".brim"
        yield "  " + say(key, language, **words)
