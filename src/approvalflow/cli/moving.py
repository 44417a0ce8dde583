"""`moves`: the catalogue of redesigns, or one of them with an example that runs."""

from __future__ import annotations

import textwrap

from approvalflow.cli import screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.redesign import Move
from approvalflow.redesign.catalogue import SAMPLE, known_moves
from approvalflow.redesign.move import Sign
from approvalflow.wording import say

WIDTH = 80


def moves(name: str | None) -> int:
    """All moves, a line each; or all that is known of one."""
    known = known_moves()
    if name is None:
        width = max(map(len, known))
        lines = [
            textwrap.fill(
                f"{kind:<{width}}  {_signs(move)}  {_head(move)}",
                WIDTH,
                subsequent_indent=" " * (width + 11),
            )
            for kind, move in known.items()
        ]
        screens.put("\n".join([say("moves.head"), "", *lines, "", say("moves.signs")]))
        screens.tell(say("next.moves"))
        return OK
    explanation = explanation_of(name)
    if not explanation:
        screens.tell(say("moves.unknown", name=name, known=", ".join(known)))
        return USAGE
    screens.put(explanation)
    return OK


def explanation_of(name: str) -> str:
    """What a move does, its keys, what it is expected to do, and an example with its process;
    nothing if there is no such move.
    """
    move = known_moves().get(name)
    if move is None:
        return ""
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
    expected = move.expected
    signs = say(
        "moves.expected",
        time=_word(expected.time), cost=_word(expected.cost),
        quality=_word(expected.quality), flexibility=_word(expected.flexibility),
    )  # fmt: skip
    example = textwrap.indent(move.example.rstrip(), "  ")
    sample = textwrap.indent(SAMPLE.rstrip(), "  ")
    return "\n\n".join(
        [name, *paragraphs, "\n".join(keys), signs, say("moves.example") + "\n\n" + example,
         say("moves.sample") + "\n\n" + sample]
    )  # fmt: skip


def _signs(move: type[Move]) -> str:
    expected = move.expected
    return f"{expected.time} {expected.cost} {expected.quality} {expected.flexibility}"


def _word(sign: Sign) -> str:
    return say(
        {"+": "moves.better", "-": "moves.worse", "~": "moves.depends"}.get(sign, "moves.same")
    )


def _head(move: type[Move]) -> str:
    return (move.__doc__ or "").strip().splitlines()[0]
