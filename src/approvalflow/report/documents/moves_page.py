"""docs/moves.md: every move, as the program tells it."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.docstrings import docstrings_of_fields
from approvalflow.redesign.catalogue import SAMPLE, known_moves, paragraphs_of
from approvalflow.redesign.move import Move, Sign
from approvalflow.report.document import (
    Block,
    Code,
    Document,
    FactList,
    Heading,
    Paragraph,
    Section,
)
from approvalflow.report.media.markdown import markdown
from approvalflow.wording import described, say


def moves_page(language: str) -> str:
    """docs/moves.md, or that of another language."""
    known = known_moves()
    rows = tuple((kind, _row(move, language)) for kind, move in known.items())
    opening = (
        Section(
            "all",
            say("moves.all", language),
            (_text("moves.page", language), FactList(rows), _text("moves.neighbours", language)),
        ),
        Section("sample", say("moves.process", language), (Code(SAMPLE, "yaml"),)),
    )
    each = (Section(kind, kind, tuple(_blocks(move, language))) for kind, move in known.items())
    return markdown(Document(say("moves.page.title", language), language, (*opening, *each)))


def _text(key: str, language: str) -> Paragraph:
    return Paragraph(say(key, language))


def _row(move: type[Move], language: str) -> str:
    words = described(paragraphs_of(move)[0], language)
    return say("moves.page.row", language, words=words, expected=expected_of(move, language))


def expected_of(move: type[Move], language: str) -> str:
    """What a move usually does, in words."""
    signs = move.expected
    return say(
        "moves.expected", language, time=_word(signs.time, language),
        cost=_word(signs.cost, language), quality=_word(signs.quality, language),
        flexibility=_word(signs.flexibility, language),
    )  # fmt: skip


def _word(sign: Sign, language: str) -> str:
    words = {"+": "moves.better", "-": "moves.worse", "~": "moves.depends"}
    return say(words.get(sign, "moves.same"), language)


def _blocks(move: type[Move], language: str) -> Iterator[Block]:
    yield from (Paragraph(described(part, language)) for part in paragraphs_of(move))
    yield Paragraph(expected_of(move, language))
    said = docstrings_of_fields(move)
    keys = ((key, name) for name, key in move.own_first() if name in said)
    yield Heading(say("moves.keys", language))
    yield FactList(tuple((key, described(said[name], language)) for key, name in keys))
    yield _text("moves.example", language)
    yield Code(move.example, "yaml")
