"""docs/measures.md: how every measure is made, worked on three cases of a small office."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.definition import Definition, definition_of, words_of
from approvalflow.report.document import Block, Document, FactList, Heading, Paragraph, Section
from approvalflow.report.documents.definitions import every_id, shown_for
from approvalflow.report.media.markdown import markdown
from approvalflow.wording import say

_APART = ("cases", "over", "interval")  # what several have in common is said once
_LANGUAGE = "en"


def measures_page() -> str:
    """docs/measures.md."""
    known = [found for id_ in every_id() if (found := definition_of(id_, _LANGUAGE)) is not None]
    common = (
        Paragraph(say("definition.page", _LANGUAGE)),
        FactList(tuple(words_of(known, _LANGUAGE))),
    )
    first = Section("common", say("definition.common", _LANGUAGE), common)
    rest = (Section(one.id, _title(one), tuple(_blocks(one))) for one in known)
    title = say("definition.page.title", _LANGUAGE)
    return markdown(Document(title, _LANGUAGE, (first, *rest)))


def _title(one: Definition) -> str:
    return say("definition.titled", _LANGUAGE, id=one.id, name=one.name)


def _blocks(one: Definition) -> Iterator[Block]:
    yield Paragraph(one.meaning)
    facts = [said for part, said in one.parts.items() if part not in _APART]
    kind = say(f"definition.kind.{one.kind}", _LANGUAGE)
    of = say(f"definition.set.{one.cases}", _LANGUAGE)
    facts.insert(
        -2,
        (
            say("definition.head.kind", _LANGUAGE),
            say("definition.kind.of", _LANGUAGE, kind=kind, cases=of),
        ),
    )
    yield FactList(tuple(facts))
    shown = shown_for(one, None, _LANGUAGE)
    if shown is not None:
        yield Heading(say("worked.title", _LANGUAGE))
        yield from shown.example.blocks()
