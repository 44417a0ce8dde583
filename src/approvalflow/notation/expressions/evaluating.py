"""A condition for many cases at once."""

from __future__ import annotations

import operator
import unicodedata
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, assert_never

import numpy as np
import numpy.typing as npt

from approvalflow.notation.expressions.nodes import (
    Amount,
    And,
    Category,
    Constant,
    Expression,
    Is,
    Not,
    Or,
    Product,
    Relation,
    Sum,
    Term,
    Variable,
    VariableType,
    narrow_keys,
)

Columns = Mapping[str, npt.NDArray[Any]]
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_COMBINE: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
}  # fmt: skip


def evaluate(
    expression: Expression, columns: Columns, types: Mapping[str, VariableType]
) -> npt.NDArray[np.bool_]:
    """Where the condition holds: bool, of the shape of the columns (0-d if there are none).

    The expression must have passed `check` with the same `types`. What is divided by zero
    compares as IEEE 754 has it.
    """
    evaluator = _Evaluator(narrow_keys(columns), narrow_keys(types))
    shape = next(iter(columns.values())).shape if columns else ()
    with np.errstate(all="ignore"):
        result = evaluator.condition(expression)
    return np.array(np.broadcast_to(result, shape), dtype=np.bool_)


class _Evaluator:
    def __init__(
        self, columns: dict[str, npt.NDArray[Any]], types: dict[str, VariableType]
    ) -> None:
        self._columns = columns
        self._types = types

    def condition(self, node: Expression) -> Any:
        match node:
            case Constant(value):
                return np.bool_(value)
            case Variable(name):
                return self._columns[name]
            case Relation(left, sign, right):
                return _COMPARE[sign](self._number(left), self._number(right))
            case Is(variable, values):
                return self._is(variable.name, values)
            case Not(part):
                return np.logical_not(self.condition(part))
            case And(parts):
                return reduce(np.logical_and, map(self.condition, parts))
            case Or(parts):
                return reduce(np.logical_or, map(self.condition, parts))
            case _:
                assert_never(node)

    def _is(self, name: str, values: tuple[str, ...]) -> Any:
        category = self._types[name]
        if not isinstance(category, Category):
            raise TypeError(f"{name} is no category: the expression has not been checked")
        known = [unicodedata.normalize("NFKC", value) for value in category.values]
        return np.isin(self._columns[name], [known.index(value) for value in values])

    def _number(self, term: Term) -> Any:
        match term:
            case Variable(name):
                return self._columns[name]
            case Amount(value):
                return np.float64(value)
            case Sum(parts):
                total = self._number(parts[0][1]) * (-1.0 if parts[0][0] == "-" else 1.0)
                return self._join(total, parts[1:])
            case Product(parts):
                return self._join(self._number(parts[0][1]), parts[1:])
            case _:
                assert_never(term)

    def _join(self, first: Any, parts: tuple[tuple[str, Term], ...]) -> Any:
        for sign, part in parts:
            first = _COMBINE[sign](first, self._number(part))
        return first
