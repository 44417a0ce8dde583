"""What is wrong with a condition, given what is known of a case."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TypeVar, assert_never

from approvalflow.errors import NotationError
from approvalflow.notation.expressions.nodes import (
    Amount,
    And,
    Category,
    Constant,
    Expression,
    Is,
    Not,
    Numeric,
    Or,
    Product,
    Relation,
    Sum,
    Term,
    Variable,
    VariableType,
    YesNo,
    narrow_keys,
    standard_unit,
    variables_in,
)
from approvalflow.notation.near import near

_T = TypeVar("_T")


def check(expression: Expression, types: Mapping[str, VariableType]) -> tuple[NotationError, ...]:
    """All that is wrong with names, values and units, in the order written."""
    return tuple(_Checker(narrow_keys(types)).check(expression))


def _type_word(kind: VariableType) -> str:
    match kind:
        case YesNo():
            return "yes-no"
        case Category():
            return "category"
        case Numeric():
            return "number"
        case _:
            assert_never(kind)


class _Checker:
    def __init__(self, types: dict[str, VariableType]) -> None:
        self._types = types
        self._faults: list[NotationError] = []

    def check(self, expression: Expression) -> list[NotationError]:
        self._condition(expression)
        return self._faults

    def _fault(self, key: str, /, **parameters: object) -> None:
        self._faults.append(NotationError(key, **parameters))

    def _type(self, variable: Variable) -> VariableType | None:
        kind = self._types.get(variable.name)
        if kind is None:
            meant = near(variable.name, self._types)
            self._fault(
                "unknown-name", name=variable.name, suggestion=meant, column=variable.column
            )
        return kind

    def _condition(self, node: Expression) -> None:
        match node:
            case Constant():
                return
            case Variable():
                self._expect(node, YesNo, "not-a-condition")
            case Relation():
                self._comparison(node)
            case Is():
                self._values(node)
            case Not(part):
                self._condition(part)
            case And(parts) | Or(parts):
                for part in parts:
                    self._condition(part)
            case _:
                assert_never(node)

    def _expect(self, variable: Variable, wanted: type[_T], key: str) -> _T | None:
        """The type of the variable, if it is the one wanted."""
        kind = self._type(variable)
        if isinstance(kind, wanted):
            return kind
        if kind is not None:
            word = _type_word(kind)
            self._fault(key, name=variable.name, type=word, column=variable.column)
        return None

    def _values(self, node: Is) -> None:
        category = self._expect(node.variable, Category, "not-a-category")
        if category is None:
            return
        values = [unicodedata.normalize("NFKC", value) for value in category.values]
        columns = node.columns or (node.variable.column,) * len(node.values)
        for value, column in zip(node.values, columns, strict=True):
            if value not in values:
                self._fault(
                    "impossible-value",
                    name=node.variable.name,
                    value=value,
                    values=", ".join(category.values),
                    suggestion=near(value, values),
                    column=column,
                )

    def _comparison(self, node: Relation) -> None:
        sides = (node.left, node.right)
        if not any(variables_in(node.left)):  # the variable tells what is expected, not the number
            sides = (node.right, node.left)
        units = [self._unit(side, node.column) for side in (node.left, node.right)]
        if sides[0] is node.right:
            units.reverse()
        self._same(sides[0], units[0], units[1], node.column, sides[1])

    def _same(
        self, term: Term, expected: str | None, found: str | None, column: int, other: Term
    ) -> bool:
        """Whether both have one unit; where a bare number lacks it, it is said with the unit."""
        if expected is None or found is None:
            return False
        if expected != found:
            number = "..."
            if isinstance(other, Amount) and not (found and expected):
                number = str(Amount(other.value))
            example = f"{number} {expected}".rstrip()
            told = {"name": term, "expected": expected, "found": found, "example": example}
            self._fault("unit-mismatch", **told, column=column)
        return expected == found

    def _unit(self, term: Term, column: int) -> str | None:
        """The unit of the term; None if something in it is wrong."""
        match term:
            case Variable():
                number = self._expect(term, Numeric, "number-expected")
                return None if number is None else standard_unit(number.unit)
            case Amount(_, unit):
                return unit
            case Sum(parts):
                units = [self._unit(part, column) for _, part in parts]
                first = parts[0][1]
                fits = [
                    self._same(first, units[0], unit, column, part)
                    for unit, (_, part) in zip(units, parts, strict=True)
                ]
                return units[0] if all(fits) else None
            case Product(parts):
                return self._product_unit(term, column)
            case _:
                assert_never(term)

    def _product_unit(self, term: Product, column: int) -> str | None:
        """Units are not multiplied: one factor may have one, and like divided by like has none."""
        unit: str | None = ""
        for sign, part in term.parts:
            found = self._unit(part, column)
            if unit is None or found is None:
                unit = None
            elif sign == "/" and found and found == unit:
                unit = ""
            elif found and (unit or sign == "/"):
                unit = None
                self._fault("unit-of-product", name=term, found=found, column=column)
            else:
                unit = unit or found
        return unit
