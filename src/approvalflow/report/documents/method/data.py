"""3 Data: where the numbers come from, what they are, what is assumed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from approvalflow.language.provenance import Statement, statements_in
from approvalflow.notation.yamlsource import Source
from approvalflow.report.document import Block, FactList, Paragraph
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.documents.method.laws import laws_of
from approvalflow.report.sections.warnings import warnings
from approvalflow.study.result import Assumed


def sources(account: Account) -> Iterator[Block]:
    """Every source that the files name, with its lines and what rests on it."""
    rows = list(_covering(account, "source"))
    if rows:
        yield account.listing("sources", ("source", "covers"), rows)
    else:
        yield Paragraph(account.unstated)


_Resting = dict[tuple[str, str], list[str]]  # by file and words: the numbers, sorted by path


def _covering(account: Account, kind: str) -> Iterator[tuple[str, str]]:
    """Words on sources of a kind, each once, with the places and lines that they cover."""
    resting: _Resting = {}
    for one in account.view.result.assumptions:
        if one.kind == kind:
            resting.setdefault((one.file, one.words), []).append(one.path)
    for paths in resting.values():
        paths.sort()
    found: dict[str, list[str]] = {}
    for file, said in _statements(account):
        if said.kind == kind:
            line = account.say("method.data.line", file=file, line=said.mark.line)
            covered = _covered(account, said, resting.get((file, said.words), []))
            told = account.say("method.data.covered", covered=covered, line=line)
            found.setdefault(account.behind(said.words), []).append(told)
    for words, places in found.items():
        yield words, account.view.joined("parts", places)


def _covered(account: Account, said: Statement, paths: Sequence[str]) -> str:
    """The place that words stand at, and how many of the numbers that rest on them are there."""
    path = ".".join(said.path)
    if path:
        after = chr(ord(".") + 1)  # all that begins with the path and a dot stands in a row
        count = bisect_left(paths, path + after) - bisect_left(paths, f"{path}.")
    else:
        path, count = account.say("method.data.file"), len(paths)
    return account.say("method.data.numbers", path=path, count=count) if count > 1 else path


def _statements(account: Account) -> Iterator[tuple[str, Statement]]:
    """All words on sources, file by file, as the result names the files."""
    inputs = account.view.result.inputs
    read: list[tuple[str, Source]] = [(inputs.process.file, account.study.today.source)]
    read += [
        (file.file, redesign.source)
        for file, redesign in zip(inputs.redesigns, account.study.redesigns, strict=True)
    ]
    for file, source in read:
        yield from ((file, said) for said in statements_in(source.root))


def cleaning(account: Account) -> Iterator[Block]:
    """What was done with data before they became numbers, of which no file tells."""
    yield Paragraph(account.unstated)
    yield account.paragraph("cleaning")


def inputs(account: Account) -> Iterator[Block]:
    """The laws with what they imply, then every number of the files."""
    laws = tuple(laws_of(account))
    if laws:
        yield account.paragraph("inputs.laws")
        yield FactList(laws)
    told = account.view.result.assumptions
    if told:
        yield account.paragraph("inputs.numbers")
        rows = (
            (a.path, a.value, a.could_be or account.say("number.none"), _line(account, a))
            for a in told
        )
        yield account.listing("inputs", ("where", "value", "could-be", "line"), rows)
    if changes := account.view.result.inputs.changes:
        yield account.paragraph("inputs.changes", changes=account.view.joined("names", changes))


def _line(account: Account, one: Assumed) -> str:
    return account.say("method.data.line", file=one.file, line=one.line)


def assumptions(account: Account) -> Iterator[Block]:
    """The reasons given, with what rests on each; the numbers that rest on nothing; warnings."""
    told = account.view.result.assumptions
    reasons = list(_covering(account, "because"))
    if reasons:
        yield account.paragraph("assumptions.reasons")
        yield account.listing("reasons", ("reason", "covers"), reasons)
    without = [one for one in told if not one.kind]
    if without:
        yield account.paragraph("assumptions.without", count=len(without))
        yield account.listing(
            "without",
            ("where", "value", "line", "reason"),
            ((a.path, a.value, _line(account, a), account.unstated) for a in without),
        )
    elif told:
        yield account.paragraph("assumptions.all")
    yield account.paragraph("assumptions.model")
    if account.view.result.warnings:
        yield account.paragraph("assumptions.warnings")
        yield from warnings(account.view)


ITEMS = (
    Item("3.1", sources),
    Item("3.2", cleaning),
    Item("3.3", inputs),
    Item("3.4", assumptions),
)
