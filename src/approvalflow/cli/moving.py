"""`moves`: the catalogue of redesigns, or one of them with an example that runs."""

from __future__ import annotations

import textwrap
from typing import Any

from approvalflow.cli import screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.redesign import MOVES
from approvalflow.redesign.catalogue import (
    EXAMPLES,
    EXPECTED,
    SAMPLE,
    Expected,
    kind_of,
    move_named,
)
from approvalflow.wording import say

WIDTH = 80


def moves(name: str | None, language: str) -> int:
    """All moves, a line each; or all that is known of one."""
    if name is None:
        width = max(len(kind_of(move)) for move in MOVES)
        lines = [
            textwrap.fill(
                f"{kind_of(move):<{width}}  {_signs(move)}  {_head(move)}",
                WIDTH,
                subsequent_indent=" " * (width + 11),
            )
            for move in MOVES
        ]
        screens.put(
            "\n".join([say("moves.head", language), "", *lines, "", say("moves.signs", language)])
        )
        screens.tell(say("next.moves", language))
        return OK
    move = move_named(name)
    if move is None:
        known = ", ".join(kind_of(move) for move in MOVES)
        screens.tell(say("moves.unknown", language, name=name, known=known))
        return USAGE
    screens.put(explanation_of(move, language))
    return OK


def explanation_of(move: type[Any], language: str) -> str:
    """What a move does, its keys, what it is expected to do, and an example with its process."""
    kind = kind_of(move)
    told = textwrap.dedent("    " + (move.__doc__ or "")).strip().split("\n\n")
    paragraphs = [textwrap.fill(" ".join(part.split()), WIDTH) for part in told]
    keys = [
        textwrap.fill(
            f"{info.alias or key}: {info.description}", WIDTH,
            initial_indent="  ", subsequent_indent="    ",
        )
        for key, info in move.model_fields.items()
        if info.description
    ]  # fmt: skip
    expected = EXPECTED[kind]
    signs = say(
        "moves.expected", language,
        time=_word(expected.time, language), cost=_word(expected.cost, language),
        quality=_word(expected.quality, language),
        flexibility=_word(expected.flexibility, language),
    )  # fmt: skip
    example = textwrap.indent(EXAMPLES[kind].rstrip(), "  ")
    sample = textwrap.indent(SAMPLE.rstrip(), "  ")
    example = say("moves.example", language) + "\n\n" + example
    sample = say("moves.sample", language) + "\n\n" + sample
    return "\n\n".join([kind, *paragraphs, "\n".join(keys), signs, example, sample])


def _signs(move: type[Any]) -> str:
    expected: Expected = EXPECTED[kind_of(move)]
    return f"{expected.time} {expected.cost} {expected.quality} {expected.flexibility}"


def _word(sign: str, language: str) -> str:
    words = {"+": "moves.better", "-": "moves.worse", "~": "moves.depends"}
    return say(words.get(sign, "moves.same"), language)


def _head(move: type[Any]) -> str:
    return (move.__doc__ or "").strip().splitlines()[0]
