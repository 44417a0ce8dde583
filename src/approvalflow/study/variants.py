"""Changes with several values, `roles.clerk.staff=1,2,3`, told apart from one value with commas.

Nothing is guessed: what can be read as one value is one, what can only be read as several is
several, and what can be read as both is refused. Quotes say which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.process.model.process import Process
from approvalflow.study.setting import OPTION, QUOTES, is_quoted, with_changes

MOST = 64  # combinations of values, each of which is simulated
_THOUSANDS = re.compile(r"\s*\d{1,3}(?:,\d{3})+(?!\d)[^,]*")
_OPENS, _CLOSES = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Variant:
    """One combination: the values of the keys that have several, as typed, and the changes that
    make it, in their order.
    """

    values: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variants:
    """Every combination of the values of some `keys`; without keys, one."""

    keys: tuple[str, ...]
    every: tuple[Variant, ...]


class VariantsRefused(Exception):  # noqa: N818 - it says what happened
    """Values that make no sweep: a key `twice`, or `too-many` combinations to simulate at once."""

    def __init__(self, why: str, **facts: str) -> None:
        self.why, self.facts = why, facts
        super().__init__(why)


def may_be_several(change: str) -> bool:
    """Whether there is a comma that can part values."""
    return len(pieces_of(change.partition("=")[2])) > 1


def variants_of(process: Process, changes: Sequence[str]) -> Variants:
    """What the changes ask for, the last key changing first; raises ApprovalFlowError where that
    is not clear or cannot be set, VariantsRefused.
    """
    keys: list[str] = []
    found: list[tuple[str, ...]] = []
    before: list[str] = []
    for change in changes:
        found.append(_alternatives(process, before, change))
        before.append(found[-1][0])
        if len(found[-1]) > 1:
            keys.append(change.partition("=")[0].strip())
    said = [change.partition("=")[0].strip() for change in changes]
    if twice := next((key for key in keys if said.count(key) > 1), ""):
        raise VariantsRefused("twice", key=twice)
    count = prod(map(len, found))
    if count > MOST:
        raise VariantsRefused("too-many", count=str(count), most=str(MOST))
    return Variants(tuple(keys), tuple(_variant(found, chosen) for chosen in product(*found)))


def _variant(found: Sequence[tuple[str, ...]], chosen: tuple[str, ...]) -> Variant:
    several = (one for one, every in zip(chosen, found, strict=True) if len(every) > 1)
    return Variant(tuple(_unquoted(one.partition("=")[2].strip()) for one in several), chosen)


def _unquoted(text: str) -> str:
    return text[1:-1] if is_quoted(text) else text


def _alternatives(process: Process, before: Sequence[str], change: str) -> tuple[str, ...]:
    """The same change with each of its values."""
    key, _, value = change.partition("=")
    pieces = pieces_of(value)
    if len(pieces) == 1:
        return (change,)
    process = with_changes(process, before)
    several = tuple(f"{key}={piece}" for piece in pieces)
    whole, *each = (_refusal(process, one) for one in (change, *several))
    if any(each):
        if whole is None:
            return (change,)
        # of what is wrong with every piece the whole tells at its place
        of_all = all(each) or _THOUSANDS.fullmatch(value)
        raise whole if of_all else next(error for error in each if error is not None)
    spaced, parted = value.replace(",", " "), all(map(is_quoted, pieces))
    if whole is None and not parted:
        raise ApprovalFlowError([_either(change, _quoted(value.strip()), pieces)])
    if _THOUSANDS.fullmatch(value) and _refusal(process, f"{key}={spaced}") is None:
        raise ApprovalFlowError([_either(change, spaced.strip(), pieces)])
    return several


def _either(change: str, one: str, pieces: Sequence[str]) -> Problem:
    """That both can be meant, and how to say that it is one, or that they are several."""
    value = change.partition("=")[2]
    place = Where(OPTION, 1, change.index("=") + 2, max(1, len(value)), change)
    told = {"text": value.strip(), "one": one, "several": ",".join(map(_quoted, pieces))}
    return Problem("one-or-several", place, told)


def _quoted(text: str) -> str:
    if is_quoted(text):
        return text
    mark = QUOTES['"' in text]
    return f"{mark}{text}{mark}"


def _refusal(process: Process, change: str) -> ApprovalFlowError | None:
    try:
        with_changes(process, [change])
    except ApprovalFlowError as error:
        return error
    return None


def pieces_of(value: str) -> list[str]:
    """What commas part that stand neither within brackets nor within quotes."""
    pieces, depth, quote = [""], 0, ""
    for sign in value:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in QUOTES and not pieces[-1].strip():
            quote = sign
        elif sign in _OPENS:
            depth += 1
        elif sign in _CLOSES:
            depth -= 1
        elif sign == "," and depth <= 0:
            pieces.append("")
            continue
        pieces[-1] += sign
    return [piece.strip() for piece in pieces]
