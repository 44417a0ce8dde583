"""5 Implementation: software, random numbers, the order of events, the machine."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block
from approvalflow.report.documents.method.account import Account, Item


def software(account: Account) -> Iterator[Block]:
    """What the numbers were computed with."""
    versions, engine = account.view.result.versions, account.view.result.inputs.engine
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    yield account.facts(
        ("versions", told or account.say("method.not-recorded")),
        ("engine", account.say("method.software.engine", engine=engine)),
        ("system", account.say("method.not-recorded")),
    )


def sampling(account: Account) -> Iterator[Block]:
    """Where each draw comes from, and which luck designs share."""
    view, inputs = account.view, account.view.result.inputs
    yield account.paragraph("sampling")
    yield account.facts(("seed", str(inputs.seed)), ("key-scheme", inputs.key_scheme))
    if not view.comparing:
        return
    yield account.paragraph("sampling.common")
    for design in view.designs[1:]:
        if design.new_luck:
            steps = view.joined("names", map(view.step_named, design.new_luck))
            text = {"design": view.head(design), "steps": steps}
            yield account.paragraph("sampling.new-luck", **text)


def execution(account: Account) -> Iterator[Block]:
    """The clock, and what comes first in one second."""
    yield account.paragraph("execution")
    yield account.paragraph("execution.order")


def machine(account: Account) -> Iterator[Block]:
    """Run time and hardware, which a result does not hold."""
    yield account.paragraph("machine")


ITEMS = (
    Item("5.1", software),
    Item("5.2", sampling),
    Item("5.3", execution),
    Item("5.4", machine),
)
