"""The account of a study by the list of STRESS-DES (Monks, Currie, Onggo, Robinson, Kunc and Taylor
2019, "Strengthening the reporting of empirical simulation studies", Journal of Simulation 13):
20 items, of which one has five parts. All of it is in the result; what its author has not said is
called so.
"""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block, Document, Heading, Paragraph, Section
from approvalflow.report.documents.method import (
    access,
    algorithms,
    components,
    data,
    experimentation,
    implementation,
    logic,
    objectives,
)
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.view import View
from approvalflow.study.reading import Study
from approvalflow.study.result import Result

PARTS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("objectives", objectives.ITEMS),
    ("logic", (*logic.ITEMS, *algorithms.ITEMS, *components.ITEMS)),
    ("data", data.ITEMS),
    ("experimentation", experimentation.ITEMS),
    ("implementation", implementation.ITEMS),
    ("access", access.ITEMS),
)
"""The six parts by the key of their title, `method.part.<key>`, with their items."""


def method_of(result: Result, study: Study, language: str = "en") -> Document:
    """The whole account; `study` is the one in the texts of the result."""
    account = Account(View(result, language), study)
    name = account.view.name(result.name) or result.inputs.process.id
    parts = (
        Section(part, account.say(f"method.part.{part}"), tuple(_blocks(account, items)), True)
        for part, items in PARTS
    )
    about = Section("about", account.say("method.about"), (_about(account),), brief=True)
    return Document(account.say("method.title", name=name), language, (about, *parts))


def _about(account: Account) -> Paragraph:
    return account.paragraph("about.text", unstated=account.unstated)


def _blocks(account: Account, items: tuple[Item, ...]) -> Iterator[Block]:
    for item in items:
        title = account.say(f"method.item.{item.number}")
        yield Heading(account.say("method.heading", number=item.number, title=title))
        yield from item.blocks(account)
