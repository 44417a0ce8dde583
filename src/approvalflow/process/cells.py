"""Which conditions can hold of one case together: they ask what never changes within a case.

Nothing that can be is left out, however rare. Nothing that cannot be is let in either, as long as
each condition compares a number with an amount: two that reckon count as if each went its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import prod
from typing import Any

import numpy as np

from approvalflow.notation import expressions
from approvalflow.notation.expressions import (
    Amount,
    And,
    Expression,
    Not,
    Or,
    Relation,
    Variable,
)
from approvalflow.process import values
from approvalflow.process.kinds import Kind
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.process import Process
from approvalflow.process.walking import conditions

MOST = 50_000  # combinations of what is known of a case
_Columns = dict[str, "np.ndarray[Any, Any]"]


def possible_kinds(process: Process) -> tuple[Kind, ...] | None:
    """Every set of conditions that can hold together; None where these are too many to tell."""
    asked = list(dict.fromkeys(c for path, c in conditions(process) if path[0] != "serve_first"))
    columns = _cells(process, asked)
    if columns is None:
        return None
    types = values.types_of(process.case_data)
    own = _own_names(asked)
    for name in values.drawing_order(process.case_data):
        datum = process.case_data[name]
        if datum.rules:
            columns[name] = _by_rules(datum, columns, types, own)
    told = [expressions.evaluate(_told_apart(c, own), columns, types) for c in asked]
    rows: Any = np.unique(np.stack(told, axis=1), axis=0) if told else [[]]
    return tuple(Kind({c: bool(v) for c, v in zip(asked, row, strict=True)}, {}) for row in rows)


def _cells(process: Process, asked: Iterable[Expression]) -> _Columns | None:
    """A row for each combination: of kinds, of numbers at the amounts they are compared with and
    between these, and of the relations that reckon, each by a name of its own.
    """
    known: Mapping[str, Datum] = expressions.narrow_keys(dict(process.case_data.items()))
    used = {name for condition in asked for name in condition.names}
    amounts = _amounts(asked)
    options: dict[str, Any] = {"#": [0.0]}
    for name, datum in known.items():
        if name not in used or datum.rules:
            continue
        if datum.number is not None:
            options[name] = _points(sorted(amounts.get(name, ())))
        else:
            options[name] = [False, True] if datum.yes is not None else range(len(datum.categories))
    options |= {name: [False, True] for name in _own_names(asked).values()}
    if prod(map(len, options.values())) > MOST:
        return None
    grid = np.meshgrid(*(np.array(each) for each in options.values()), indexing="ij")
    return {name: axis.ravel() for name, axis in zip(options, grid, strict=True)}


def _points(amounts: list[float]) -> list[float]:
    """Each amount, and a number on either side of it."""
    if not amounts:
        return [0.0]
    between = [(one + other) / 2 for one, other in pairwise(amounts)]
    return sorted({amounts[0] - 1.0, *amounts, *between, amounts[-1] + 1.0})


def _by_rules(
    datum: Datum, columns: _Columns, types: values.Types, own: Mapping[Relation, str]
) -> np.ndarray[Any, Any]:
    """The kind that the first rule gives that holds."""
    found = np.full(len(columns["#"]), -1, dtype=np.int64)
    for rule in datum.rules:
        holds = np.ones(len(found), dtype=np.bool_)
        if rule.when is not None:
            holds = expressions.evaluate(_told_apart(rule.when, own), columns, types)
        found[(found < 0) & holds] = datum.categories.index(rule.category)
    return found


# ---- relations -----------------------------------------------------------------------------------


def _relations(expression: Expression) -> Iterator[Relation]:
    match expression:
        case Relation():
            yield expression
        case Not(part):
            yield from _relations(part)
        case And(parts) | Or(parts):
            for one in parts:
                yield from _relations(one)


def _compared(relation: Relation) -> tuple[str, float] | None:
    """The number and the amount that are compared; None where more is reckoned."""
    match relation.left, relation.right:
        case (Variable(name), Amount(value)) | (Amount(value), Variable(name)):
            return name, value
    return None


def _amounts(asked: Iterable[Expression]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for relation in (r for condition in asked for r in _relations(condition)):
        if (compared := _compared(relation)) is not None:
            found.setdefault(compared[0], set()).add(compared[1])
    return found


def _own_names(asked: Iterable[Expression]) -> dict[Relation, str]:
    """A name for each relation that reckons."""
    every = (r for condition in asked for r in _relations(condition) if _compared(r) is None)
    return {relation: f"#{n}" for n, relation in enumerate(dict.fromkeys(every))}


def _told_apart(expression: Expression, own: Mapping[Relation, str]) -> Expression:
    """The condition with names in the place of relations that have one."""
    match expression:
        case Relation():
            return Variable(own[expression]) if expression in own else expression
        case Not(part):
            return Not(_told_apart(part, own))
        case And(parts):
            return And(tuple(_told_apart(one, own) for one in parts))
        case Or(parts):
            return Or(tuple(_told_apart(one, own) for one in parts))
    return expression
