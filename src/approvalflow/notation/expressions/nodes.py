"""Conditions as frozen values, and their normal form as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar, assert_never


@dataclass(frozen=True, slots=True)
class YesNo:
    """A variable that is true or false; its column is bool."""


@dataclass(frozen=True, slots=True)
class Category:
    """A variable with one of `values`; its column holds int64 positions in them."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numeric:
    """A float64 variable in `unit`; "" for a bare number. Shares count in "%", as written."""

    unit: str = ""


VariableType = YesNo | Category | Numeric


class _Printed:
    """The normal form, which parses to an equal expression, and the names within."""

    __slots__ = ()

    def __str__(self) -> str:
        return _text(self)  # type: ignore[arg-type]

    @property
    def names(self) -> frozenset[str]:
        """The variables that occur, after NFKC."""
        return frozenset(variable.name for variable in variables_in(self))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Constant(_Printed):
    """`always` or `never`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Variable(_Printed):
    """A name: a yes/no where a condition is due, a number where a number is due."""

    name: str
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Amount(_Printed):
    """A number as written, e.g. 5 000 m2."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Sum(_Printed):
    """Signed terms, added from the left; one alone if negative."""

    parts: tuple[tuple[str, Term], ...]


@dataclass(frozen=True, slots=True)
class Product(_Printed):
    """Factors with the sign before each, `*` or `/` (the first is `*`), from the left."""

    parts: tuple[tuple[str, Term], ...]


@dataclass(frozen=True, slots=True)
class Relation(_Printed):
    left: Term
    sign: str
    right: Term
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Is(_Printed):
    """`kind is public`, or with several values `kind in [public, industrial]`."""

    variable: Variable
    values: tuple[str, ...]
    columns: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Not(_Printed):
    part: Expression


@dataclass(frozen=True, slots=True)
class And(_Printed):
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or(_Printed):
    parts: tuple[Expression, ...]


Term = Variable | Amount | Sum | Product
Expression = Constant | Variable | Relation | Is | Not | And | Or
AnyNode = Term | Expression


def always() -> Expression:
    """The condition that holds for every case."""
    return Constant(True)


def negation(expression: Expression) -> Expression:
    match expression:
        case Constant(value):
            return Constant(not value)
        case Not(part):
            return part
        case _:
            return Not(expression)


_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def opposite(expression: Expression) -> Expression:
    """The negation, by the other sign where there is one."""
    if isinstance(expression, Relation) and expression.sign in _OPPOSITE:
        return Relation(expression.left, _OPPOSITE[expression.sign], expression.right)
    return negation(expression)


def conjunction(a: Expression, b: Expression) -> Expression:
    """Both; `always` leaves the other as it is."""
    if Constant(False) in (a, b):
        return Constant(False)
    first, second = (e.parts if isinstance(e, And) else _unless(e, True) for e in (a, b))
    kept = first + second
    if len(kept) < 2:
        return kept[0] if kept else Constant(True)
    return And(kept)


def disjunction(a: Expression, b: Expression) -> Expression:
    if Constant(True) in (a, b):
        return Constant(True)
    first, second = (e.parts if isinstance(e, Or) else _unless(e, False) for e in (a, b))
    kept = first + second
    if len(kept) < 2:
        return kept[0] if kept else Constant(False)
    return Or(kept)


def _unless(part: Expression, value: bool) -> tuple[Expression, ...]:
    return () if part == Constant(value) else (part,)


# ---- the normal form --------------------------------------------------------------------------


def _text(node: AnyNode) -> str:
    match node:
        case Constant(value):
            return "always" if value else "never"
        case Variable(name):
            return name
        case Amount(value, unit):
            return _amount_text(value, unit)
        case Sum(parts):
            return _sum_text(parts)
        case Product(parts):
            rest = "".join(f" {sign} {_within(part, Sum, Product)}" for sign, part in parts[1:])
            return _within(parts[0][1], Sum, Product) + rest
        case Relation(left, sign, right):
            return f"{_text(left)} {sign} {_text(right)}"
        case Is(variable, values):
            return f"{variable.name} {_is_text('', values)}"
        case Not(Is(variable, values)):
            return f"{variable.name} {_is_text('not', values)}"
        case Not(part):
            return f"not {_within(part, And, Or)}"
        case And(parts):
            return " and ".join(_within(part, And, Or) for part in parts)
        case Or(parts):
            return " or ".join(_within(part, Or) for part in parts)
        case _:
            assert_never(node)


def _within(node: AnyNode, *looser: type) -> str:
    """With parentheses where the node binds no tighter than what is around it."""
    return f"({_text(node)})" if isinstance(node, looser) else _text(node)


def _sum_text(parts: tuple[tuple[str, Term], ...]) -> str:
    sign, first = parts[0]
    # a minus binds tighter than `*`, so that a negative product needs its parentheses
    text = "-" + _within(first, Sum, Product) if sign == "-" else _within(first, Sum)
    return text + "".join(f" {sign} {_within(part, Sum)}" for sign, part in parts[1:])


def _is_text(negated: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"{'is-not' if negated else 'is'} {values[0]}"
    return f"{'not in' if negated else 'in'} [{', '.join(values)}]"


def _amount_text(value: float, unit: str) -> str:
    number = f"{Decimal(repr(value)):,f}".replace(",", " ").removesuffix(".0")
    if re.search(r"\.\d{3}$", number):  # three decimals could be thousands: `parse` refuses them
        number += "0"
    return number + (unit if unit == "%" else f" {unit}" if unit else "")


def narrowed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def variables_in(node: AnyNode) -> Iterator[Variable]:
    match node:
        case Variable():
            yield node
        case Constant() | Amount():
            return
        case Sum(parts) | Product(parts):
            for _, term in parts:
                yield from variables_in(term)
        case Relation(left, _, right):
            yield from variables_in(left)
            yield from variables_in(right)
        case Is(variable):
            yield variable
        case Not(part):
            yield from variables_in(part)
        case And(conditions) | Or(conditions):
            for condition in conditions:
                yield from variables_in(condition)
        case _:
            assert_never(node)


_T = TypeVar("_T")


def narrow_keys(by_name: Mapping[str, _T]) -> dict[str, _T]:
    return {unicodedata.normalize("NFKC", name): value for name, value in by_name.items()}


_PLURALS = {"working days": "working day", "calendar days": "calendar day", "weeks": "week"}


def standard_unit(text: str) -> str:
    """The standard spelling: NFKC, single blanks, no plural of a unit of time."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    return _PLURALS.get(text, text)
