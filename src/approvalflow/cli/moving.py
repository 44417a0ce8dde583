"""`moves`: the catalogue of redesigns, or one of them with an example that runs."""

from __future__ import annotations

import textwrap

from approvalflow.cli import screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.docstrings import docstrings_of_fields
from approvalflow.redesign import Move
from approvalflow.redesign.catalogue import SAMPLE, known_moves, paragraphs_of
from approvalflow.report.documents.moves_page import expected_of
from approvalflow.report.phrases import joined
from approvalflow.wording import described, say


def moves(name: str | None, language: str) -> int:
    """All moves, a line each; or all that is known of one."""
    known = known_moves()
    if name is None:
        width = max(map(len, known))
        lines = [
            screens.filled(
                described(paragraphs_of(move)[0], language),
                f"{kind:<{width}}  {_signs(move)}  ",
                " " * (width + 11),
            )
            for kind, move in known.items()
        ]
        screens.put(
            "\n".join(
                [
                    say("moves.head", language),
                    "",
                    *lines,
                    "",
                    say("moves.signs", language),
                    screens.filled(say("moves.neighbours", language)),
                ]
            )
        )
        screens.following(("moves", "merge"), language)
        return OK
    explanation = explanation_of(name, language)
    if not explanation:
        screens.tell(
            say("moves.unknown", language, name=name, known=joined("names", known, language))
        )
        return USAGE
    screens.put(explanation)
    return OK


def explanation_of(name: str, language: str) -> str:
    """What a move does, its keys, what it is expected to do, and an example with its process;
    nothing if there is no such move.
    """
    move = known_moves().get(name)
    if move is None:
        return ""
    said = docstrings_of_fields(move)
    paragraphs = [screens.filled(described(part, language)) for part in paragraphs_of(move)]
    keys = [
        screens.filled(described(said[name], language), f"  {key}: ", "    ")
        for name, key in move.own_first()
        if name in said
    ]
    signs = expected_of(move, language)
    example = textwrap.indent(move.example.rstrip(), "  ")
    sample = textwrap.indent(SAMPLE.rstrip(), "  ")
    example = say("moves.example", language) + "\n\n" + example
    sample = say("moves.sample", language) + "\n\n" + sample
    return "\n\n".join([name, *paragraphs, "\n".join(keys), signs, example, sample])


def _signs(move: type[Move]) -> str:
    expected = move.expected
    return f"{expected.time} {expected.cost} {expected.quality} {expected.flexibility}"
