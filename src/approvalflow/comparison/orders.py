"""Orders of criteria, as whoever sets values writes them: `in_time >= control = visits >= rest`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from approvalflow.comparison.criteria import CHINESE, NAMED
from approvalflow.errors import NotationError
from approvalflow.notation.near import near

REST = "rest"
_PARTS = re.compile(r"(>=|≥|>|=|＝|＞)")
_SIGNS = {">=": ">=", "≥": ">=", ">": ">=", "＞": ">=", "=": "=", "＝": "="}

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ValueOrder:
    """What comes first: groups of criteria, the weightiest first; within a group nothing is said.

    `rest`: whether all others follow, in any order; else they have no weight.
    """

    groups: Groups
    rest: bool = True

    @property
    def named(self) -> tuple[str, ...]:
        """All criteria that it names, in its order."""
        return tuple(name for group in self.groups for name in group)

    def among(self, known: Collection[str]) -> Groups:
        """Groups of those that are known; the rest of these is the last group."""
        kept = (tuple(name for name in group if name in known) for group in self.groups)
        named = self.named
        others = tuple(name for name in known if name not in named) if self.rest else ()
        return tuple(group for group in (*kept, others) if group)

    def __str__(self) -> str:
        told = [" = ".join(group) for group in self.groups]
        return " >= ".join([*told, REST] if self.rest else told) or REST


def order_of(text: str) -> ValueOrder:
    """The order in a text. Raises NotationError: order-not-understood, unknown-criterion,
    criterion-twice, rest-not-last; with the column at which it stands.
    """
    pieces = _PARTS.split(text)
    names = [piece.strip() for piece in pieces[::2]]
    if not all(names):
        raise NotationError("order-not-understood", text=text)
    columns = [_column(pieces, number) for number in range(0, len(pieces), 2)]
    read = [_known(name, at) for name, at in zip(names, columns, strict=True)]
    for number, name in enumerate(read):
        if name in read[:number]:
            told = {"name": names[number], "column": columns[number]}
            raise NotationError("criterion-twice", **told)
    groups: list[tuple[str, ...]] = []
    for number, name in enumerate(read):
        same = number > 0 and _SIGNS[pieces[2 * number - 1]] == "="
        if REST in (name, *(groups[-1] if groups else ())) and (same or number < len(read) - 1):
            raise NotationError("rest-not-last", column=columns[number])
        groups = [*groups[:-1], (*groups[-1], name)] if same else [*groups, (name,)]
    rest = groups[-1] == (REST,)
    return ValueOrder(tuple(groups[:-1] if rest else groups), rest)


def _column(pieces: Sequence[str], number: int) -> int:
    before = sum(map(len, pieces[:number]))
    return before + len(pieces[number]) - len(pieces[number].lstrip()) + 1


def _known(name: str, column: int) -> str:
    found = CHINESE.get(name, name)
    if found in NAMED or found == REST:
        return found
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in name)
    known = [*CHINESE] if chinese else [*NAMED, REST]
    told = {"name": name, "suggestion": near(name, known), "known": ", ".join(known)}
    raise NotationError("unknown-criterion", **told, column=column)


BUILT_IN: Mapping[str, ValueOrder] = {
    "unity": ValueOrder((("in_time",), ("same_for_all",), ("control",))),
    "interest": ValueOrder((("days",), ("cost",))),
    "comprehensive": ValueOrder(()),
}
"""From goals of unity to those of interest and to all together."""
