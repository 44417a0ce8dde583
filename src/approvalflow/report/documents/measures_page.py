"""docs/measures.md: how every measure is made, worked on three cases of a small office."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.definition import Definition, definition_of, words_of
from approvalflow.report.document import Block, Document, FactList, Heading, Paragraph, Section
from approvalflow.report.documents.definitions import every_id, shown_for
from approvalflow.report.media.markdown import markdown
from approvalflow.wording import say

_APART = ("cases", "over", "interval")  # what several have in common is said once


def measures_page(language: str) -> str:
    """docs/measures.md, or that of another language."""
    known = [found for id_ in every_id() if (found := definition_of(id_, language)) is not None]
    common = (
        Paragraph(say("definition.page", language)),
        FactList(tuple(words_of(known, language))),
    )
    first = Section("common", say("definition.common", language), common)
    rest = (Section(one.id, _title(one, language), tuple(_blocks(one, language))) for one in known)
    title = say("definition.page.title", language)
    return markdown(Document(title, language, (first, *rest)))


def _title(one: Definition, language: str) -> str:
    return say("definition.titled", language, id=one.id, name=one.name)


def _blocks(one: Definition, language: str) -> Iterator[Block]:
    yield Paragraph(one.meaning)
    facts = [said for part, said in one.parts.items() if part not in _APART]
    kind = say(f"definition.kind.{one.kind}", language)
    of = say(f"definition.set.{one.cases}", language)
    facts.insert(
        -2,
        (
            say("definition.head.kind", language),
            say("definition.kind.of", language, kind=kind, cases=of),
        ),
    )
    yield FactList(tuple(facts))
    shown = shown_for(one, None, language)
    if shown is not None:
        yield Heading(say("worked.title", language))
        yield from shown.example.blocks()
