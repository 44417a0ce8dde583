"""The laws of times and numbers, each once, with what it implies and everything that has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import Spread
from approvalflow.process.walking import varying
from approvalflow.report.documents.method.account import Account
from approvalflow.report.documents.method.values import implied, law_in_words, leaves_with_kinds

FIELDS = ("in_tray", "work_time", "takes")  # that have a law; else an outcome of that name has it
_Places = dict[str, dict[str, None]]  # by what has a law: the steps and roles that have it


def laws_of(account: Account) -> Iterator[tuple[str, str]]:
    """Those of today, and of each redesign those that today has not, with its letter."""
    spreads: dict[str, Spread] = {}
    found: dict[str, _Places] = {}
    known: set[tuple[str, str, str]] = set()
    for design, process in zip(account.view.designs, account.processes, strict=True):
        mark = "" if process is account.today else account.view.mark(design)
        for law, what, owner, spread in tuple(_having(account, process)):
            if mark and (law, what, owner) in known:
                continue
            if not mark:
                known.add((law, what, owner))
            spreads.setdefault(law, spread)
            pair = _marked(account, mark, what, owner) if mark else (what, owner)
            found.setdefault(law, {}).setdefault(pair[0], {})[pair[1]] = None
    for law, places in found.items():
        yield law, _told(account, law, spreads[law], places)


def _marked(account: Account, mark: str, what: str, owner: str) -> tuple[str, str]:
    """With the letter of the redesign: at the step or role, or where there is none at the key."""
    told = account.say("method.data.marked", mark=mark, owner=owner or what)
    return (what, told) if owner else (told, "")


def _told(account: Account, law: str, spread: Spread, places: _Places) -> str:
    mean, median, p90 = implied(spread, account.language)
    parts = [_owned(account, what, owners) for what, owners in places.items()]
    if mean != law:
        parts.append(account.say("method.law.implies", mean=mean, median=median, p90=p90))
    return account.view.joined("parts", parts)


def _owned(account: Account, what: str, owners: dict[str, None]) -> str:
    if not any(owners):
        return what
    names = account.view.joined("names", filter(None, owners))
    return account.say("method.data.of", what=what, owners=names)


def _having(account: Account, process: Process) -> Iterator[tuple[str, str, str, Spread]]:
    """Every law of a process in words, what has it, and of which step or role."""
    for path, value in varying(process):
        for kind, leaf in leaves_with_kinds(value, account.language):
            if isinstance(leaf, Spread):
                yield law_in_words(leaf, account.language), *_of(account, path, kind), leaf


def _of(account: Account, path: tuple[Any, ...], kind: str) -> tuple[str, str]:
    """The key that has a law, and the step or role, with the kind of case."""
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
