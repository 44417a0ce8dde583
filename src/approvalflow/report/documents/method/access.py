"""6 Code access: the licence, the files, and how to get the same numbers again."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.view import listing, row


def access(account: Account) -> Iterator[Block]:
    """What is needed to run it again, all of which is in the result."""
    inputs, versions = account.view.result.inputs, account.view.result.versions
    version = versions.get("approvalflow") or account.say("method.not-recorded")
    yield account.facts(
        ("program", account.say("method.access.program", version=version)),
        ("repository", account.unstated),
        ("again", account.say("method.access.again")),
        ("command", inputs.command),
    )
    rows = tuple(row(file.file, file.sha256) for file in (inputs.process, *inputs.redesigns))
    heads = (account.say("reproduce.file"), account.say("reproduce.sha"))
    yield listing(account.say("method.table.files"), heads, rows)


ITEMS = (Item("6.1", access),)
