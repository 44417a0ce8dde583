"""3 Data: where the numbers come from, what they are, what is assumed."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.language.provenance import Statement, statements_in
from approvalflow.notation.yamlsource import Source
from approvalflow.process.model.spreads import Spread
from approvalflow.process.walking import varying
from approvalflow.report.document import Block, FactList, Paragraph
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.documents.method.values import (
    implied,
    law_in_words,
    leaves_with_kinds,
)
from approvalflow.report.sections.warnings import warnings
from approvalflow.study.result import Assumed

FIELDS = ("in_tray", "work_time", "takes")  # that have a law; else an outcome of that name has it


def sources(account: Account) -> Iterator[Block]:
    """Every source that the files name, with its lines and what rests on it."""
    rows = list(_covering(account, "source"))
    if rows:
        yield account.listing("sources", ("source", "covers"), rows)
    else:
        yield Paragraph(account.unstated)


def _covering(account: Account, kind: str) -> Iterator[tuple[str, str]]:
    """Words on sources of a kind, each once, with the places and lines that they cover."""
    found: dict[str, list[str]] = {}
    for file, said in _statements(account):
        if said.kind == kind:
            line = account.say("method.data.line", file=file, line=said.mark.line)
            covered = _covered(account, file, said)
            told = account.say("method.data.covered", covered=covered, line=line)
            found.setdefault(said.words, []).append(told)
    for words, places in found.items():
        yield words, account.view.joined("parts", places)


def _covered(account: Account, file: str, said: Statement) -> str:
    """The place that words stand at, and how many numbers of the result rest on them there."""
    path = ".".join(said.path)
    inside = f"{path}." if path else ""
    count = sum(
        (one.file, one.kind, one.words) == (file, said.kind, said.words)
        and (one.path == path or one.path.startswith(inside))
        for one in account.view.result.assumptions
    )
    told = path or account.say("method.data.file")
    if count < 2:
        return told
    return account.say("method.data.numbers", path=told, count=count)


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
    laws = tuple(_laws(account))
    if laws:
        yield account.paragraph("inputs.laws")
        yield FactList(laws)
    told = account.view.result.assumptions
    if told:
        yield account.paragraph("inputs.numbers")
        rows = (
            (a.path, a.value, a.could_be or account.say("none"), _line(account, a)) for a in told
        )
        yield account.listing("inputs", ("where", "value", "could-be", "line"), rows)
    if changes := account.view.result.inputs.changes:
        yield account.paragraph("inputs.changes", changes=account.view.joined("names", changes))


def _line(account: Account, one: Assumed) -> str:
    return account.say("method.data.line", file=one.file, line=one.line)


def _laws(account: Account) -> Iterator[tuple[str, str]]:
    """Each law of today once, with what it implies and everything that has it."""
    found: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for path, value in varying(account.today):
        for kind, leaf in leaves_with_kinds(value, account.language):
            if isinstance(leaf, Spread):
                known = (law_in_words(leaf, account.language), *implied(leaf, account.language))
                what, owner = _of(account, path, kind)
                owners = found.setdefault(known, {}).setdefault(what, [])
                owners += [owner] if owner not in owners else []
    for (law, *figures), places in found.items():
        facts = dict(zip(("mean", "median", "p90"), figures, strict=True))
        means = account.say("method.law.implies", **facts) if law != figures[0] else ""
        of = account.view.joined(
            "parts",
            (
                account.say("method.data.of", what=what, owners=account.view.joined("names", who))
                if any(who)
                else what
                for what, who in places.items()
            ),
        )
        yield law, account.view.joined("parts", (text for text in (of, means) if text))


def _of(account: Account, path: tuple[str | int, ...], kind: str) -> tuple[str, str]:
    """What has a law, a key of a step or a role, and the step or role, with the kind of case."""
    room, name, *inner = map(str, path)
    if room in ("case_data", "transfers"):
        told = name if room == "case_data" else account.say(f"method.transfer.{name}")
        return told if not kind else account.say("method.data.kind", what=told, kind=kind), ""
    owner = account.place(name) if room == "steps" else account.view.role(name)
    keys = (_key(account, key) for key in inner if key not in ("outcomes", "after"))
    if kind:
        owner = account.say("method.data.kind", what=owner, kind=kind)
    return " ".join(keys), owner


def _key(account: Account, key: str) -> str:
    """A key of a step or a role, or the name of an outcome."""
    return account.say(f"field.{key}" if key in FIELDS else f"outcome.{key}")


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
