"""Conditions such as `floor_area > 5 000 m2 or kind is public`: parse, check, evaluate.

An own tokenizer and recursive descent; nothing is ever handed to Python to evaluate. Chains are
kept flat (`And` of many parts), so depth is bounded by parentheses and those are limited.
Everything the user writes is compared after NFKC: names, values, units.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from functools import reduce
from typing import Any, TypeVar, assert_never

import numpy as np
import numpy.typing as npt

from approvalflow.errors import NotationError

LONGEST = 2_000  # characters
DEEPEST = 40  # levels of parentheses, `not` and minus
_LARGEST = 1e15  # beyond it whole numbers are no longer exact

_T = TypeVar("_T")
Columns = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class YesNo:
    """A variable that is true or false; its column is bool."""


@dataclass(frozen=True, slots=True)
class Category:
    """A variable with one of `values`; its column holds int64 positions in them."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A float64 variable in `unit`; "" for a bare number. Shares count in "%", as written."""

    unit: str = ""


VariableType = YesNo | Category | Number


class _Printed:
    """The normal form, which parses to an equal expression, and the names within."""

    __slots__ = ()

    def __str__(self) -> str:
        return _text(self)  # type: ignore[arg-type]

    @property
    def names(self) -> frozenset[str]:
        """The variables that occur, after NFKC."""
        return frozenset(variable.name for variable in _variables(self))  # type: ignore[arg-type]


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
class Comparison(_Printed):
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
Expression = Constant | Variable | Comparison | Is | Not | And | Or
_Any = Term | Expression


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


def conjunction(a: Expression, b: Expression) -> Expression:
    """Both; `always` leaves the other as it is."""
    if Constant(False) in (a, b):
        return Constant(False)
    parts = [p for e in (a, b) for p in (e.parts if isinstance(e, And) else (e,))]
    kept = tuple(p for p in parts if p != Constant(True))
    if len(kept) < 2:
        return kept[0] if kept else Constant(True)
    return And(kept)


def _disjunction(a: Expression, b: Expression) -> Expression:
    if Constant(True) in (a, b):
        return Constant(True)
    parts = [p for e in (a, b) for p in (e.parts if isinstance(e, Or) else (e,))]
    kept = tuple(p for p in parts if p != Constant(False))
    if len(kept) < 2:
        return kept[0] if kept else Constant(False)
    return Or(kept)


# ---- the normal form --------------------------------------------------------------------------


def _text(node: _Any) -> str:
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
        case Comparison(left, sign, right):
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


def _within(node: _Any, *looser: type) -> str:
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


def is_name(text: str) -> bool:
    """Whether a condition can speak of something of this name."""
    try:
        tokens = list(_tokens(text))
    except NotationError:
        return False
    return len(tokens) == 2 and tokens[0].kind == "word" and tokens[0].text == _narrowed(text)


def _narrowed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


# ---- from text to tokens ----------------------------------------------------------------------

_KEYWORDS = frozenset({"and", "or", "not", "is", "is-not", "in", "always", "never"})
_COMPARISONS = ("<", "<=", ">", ">=")
_QUOTES = "\"'`“”‘’„‚«»「」『』＂＇"
_INSTEAD = {
    "==": "is", "=": "is", "!=": "is-not", "<>": "is-not", "≠": "is-not", "=>": ">=", "=<": "<=",
    "≤": "<=", "≥": ">=", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not",
    "×": "*", "÷": "/", "−": "-",
}  # fmt: skip
_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<ambiguous>\d+(?:[.,]\d{3})+(?!\d))"
    r"|(?P<comma>\d+,\d+)"
    r"|(?P<number>(?:\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    r"|(?P<word>is-not(?!\w)|\w+)"
    r"|(?P<forbidden>\*\*|//)"
    r"|(?P<instead>==|!=|<>|=>|=<|&&|\|\||[=≠≤≥&|!×÷−])"
    r"|(?P<sign><=|>=|[-<>+*/()\[\],%])"
    r"|(?P<other>.)",
    re.ASCII | re.DOTALL,
)
_LISTS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind` is number, word, keyword, sign or end; `column` counts from 1."""

    kind: str
    text: str
    column: int

    @property
    def end(self) -> int:
        return self.column + len(self.text)


def _narrow(character: str) -> str:
    """NFKC of one character where it stays one: full-width signs and digits, odd blanks, m²."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _is_letter(character: str) -> bool:
    """Whether a name may hold it; so it may what stands for letters, such as the sign for m2."""
    letters = unicodedata.normalize("NFKC", character)
    return character == "_" or letters.isalnum() or unicodedata.category(character)[0] == "M"


def _stand_in(character: str) -> str:
    """ASCII for the pattern above: any letter is a letter, ASCII digits stay digits."""
    return "x" if not character.isascii() and _is_letter(character) else character


def _tokens(text: str) -> Iterator[_Token]:
    for at, character in enumerate(text):
        if character in _QUOTES:
            raise NotationError("quotes-in-condition", found=character, column=at + 1)
    plain = "".join(map(_narrow, text))
    for match in _TOKEN.finditer("".join(map(_stand_in, plain))):
        token = _Token(match.lastgroup or "", plain[match.start() : match.end()], match.start() + 1)
        if token.kind != "blank":
            yield _checked(token)
    yield _Token("end", "", len(text) + 1)


def _checked(token: _Token) -> _Token:
    """The token with its final kind and text, or what to write instead."""
    column, found = token.column, token.text
    match token.kind:
        case "number" | "sign":
            return token
        case "word":
            return _word(token)
        case "ambiguous":
            spaced = re.sub("[.,]", " ", found)
            raise NotationError("ambiguous-thousands", text=found, spaced=spaced, column=column)
        case "comma":
            raise NotationError("comma-in-number", text=found, column=column)
        case "instead":
            raise NotationError("wrong-operator", found=found, use=_INSTEAD[found], column=column)
        case _:
            raise NotationError("not-allowed-in-condition", found=found, column=column)


def _word(token: _Token) -> _Token:
    word = unicodedata.normalize("NFKC", token.text)
    if word in _KEYWORDS:
        return _Token("keyword", word, token.column)
    begins_well = word[0] == "_" or word[0].isalpha()
    if not begins_well or not all(map(_is_letter, word)):
        raise NotationError("not-allowed-in-condition", found=token.text, column=token.column)
    if word.lower() in _KEYWORDS:
        raise NotationError("wrong-operator", found=word, use=word.lower(), column=token.column)
    return _Token("word", word, token.column)


# ---- from tokens to an expression -------------------------------------------------------------


def parse(text: str) -> Expression:
    """The condition; raises `NotationError` with a `column` that counts from 1 in `text`."""
    if len(text) > LONGEST:
        raise NotationError("condition-too-long", limit=LONGEST, unit="characters", column=1)
    return _Parser(list(_tokens(text))).parse()


def _condition(node: _Any, column: int) -> Expression:
    if isinstance(node, Amount | Sum | Product):
        raise NotationError("not-a-condition", name=node, type="number", column=column)
    return node


def _term(node: _Any, column: int) -> Term:
    if isinstance(node, Variable | Amount | Sum | Product):
        return node
    raise NotationError("number-expected", name=node, type="condition", column=column)


class _Parser:
    """One method for each level of binding, loosest first."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def parse(self) -> Expression:
        if self._next.kind == "end":
            raise NotationError("condition-empty", column=1)
        column = self._next.column
        node = _condition(self._either(), column)
        if self._next.kind != "end":
            raise self._unexpected()
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> _Token | None:
        """The next token, if it is one of these signs or keywords."""
        token = self._next
        if token.kind not in ("sign", "keyword") or token.text not in texts:
            return None
        self._at += 1
        return token

    def _unexpected(self) -> NotationError:
        token = self._next
        if token.kind == "end":
            return NotationError("condition-incomplete", column=token.column)
        if token.text in _COMPARISONS:
            return NotationError("chained-comparison", found=token.text, column=token.column)
        if token.text in "([":
            return NotationError("not-allowed-in-condition", found=token.text, column=token.column)
        return NotationError("unexpected-in-condition", found=token.text, column=token.column)

    def _deeper(self, read: Callable[[], _Any]) -> _Any:
        self._depth += 1
        if self._depth > DEEPEST:
            column = self._next.column
            raise NotationError("condition-too-long", limit=DEEPEST, unit="levels", column=column)
        node = read()
        self._depth -= 1
        return node

    def _either(self) -> _Any:
        return self._chain("or", self._both, _disjunction)

    def _both(self) -> _Any:
        return self._chain("and", self._inverse, conjunction)

    def _chain(
        self,
        word: str,
        read: Callable[[], _Any],
        join: Callable[[Expression, Expression], Expression],
    ) -> _Any:
        column = self._next.column
        node = read()
        while self._take(word):
            right = self._next.column
            node = join(_condition(node, column), _condition(read(), right))
        return node

    def _inverse(self) -> _Any:
        if not self._take("not"):
            return self._comparison()
        column = self._next.column
        return negation(_condition(self._deeper(self._inverse), column))

    def _comparison(self) -> _Any:
        column = self._next.column
        left = self._sum()
        if self._next.kind == "keyword" and self._next.text in ("is", "is-not", "in", "not"):
            return self._membership(left, column)
        sign = self._take(*_COMPARISONS)
        if not sign:
            return left
        right_column = self._next.column
        right = _term(self._sum(), right_column)
        return Comparison(_term(left, column), sign.text, right, column)

    def _membership(self, left: _Any, column: int) -> Expression:
        if not isinstance(left, Variable):
            raise NotationError("not-a-category", name=left, type="number", column=column)
        if self._take("is"):
            negated = self._take("not") is not None
            values = [self._value()]
        elif self._take("is-not"):
            negated, values = True, [self._value()]
        else:
            negated = self._take("not") is not None
            values = self._list()
        texts = tuple(dict.fromkeys(text for text, _ in values))
        columns = tuple(dict(reversed(values))[text] for text in texts)
        found = Is(left, texts, columns)
        return Not(found) if negated else found

    def _list(self) -> list[tuple[str, int]]:
        if not self._take("in"):
            raise self._unexpected()
        opening = self._take(*_LISTS)
        if not opening:
            raise NotationError("list-expected", found=self._next.text, column=self._next.column)
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._close(opening)
        return values

    def _close(self, opening: _Token) -> None:
        if self._take(_LISTS[opening.text]):
            return
        if self._next.kind == "end":
            raise NotationError("not-closed", found=opening.text, column=opening.column)
        raise self._unexpected()

    def _value(self) -> tuple[str, int]:
        """A value of a category: one word, which may begin with digits."""
        token = self._next
        if token.kind == "number" and token.text.isdigit():
            self._at += 1
            after = self._next
            if after.kind == "word" and after.column == token.end:
                self._at += 1
                return token.text + after.text, token.column
            return token.text, token.column
        if token.kind != "word":
            raise self._unexpected()
        self._at += 1
        return token.text, token.column

    def _sum(self) -> _Any:
        column = self._next.column
        node = self._product()
        while sign := self._take("+", "-"):
            left = _term(node, column)
            right = _term(self._product(), sign.column + 1)
            first = left.parts if isinstance(left, Sum) else (("+", left),)
            node = Sum((*first, (sign.text, right)))
        return node

    def _product(self) -> _Any:
        column = self._next.column
        node = self._factor()
        while sign := self._take("*", "/"):
            left = _term(node, column)
            right = _term(self._factor(), sign.column + 1)
            first = left.parts if isinstance(left, Product) else (("*", left),)
            node = Product((*first, (sign.text, right)))
        return node

    def _factor(self) -> _Any:
        token = self._next
        if self._take("-"):
            part = _term(self._deeper(self._factor), token.column + 1)
            match part:
                case Sum(parts=(("-", inner),)):
                    return inner
                case _:
                    return Sum((("-", part),))
        if opening := self._take("("):
            node = self._deeper(self._either)
            self._close(opening)
            return node
        if constant := self._take("always", "never"):
            return Constant(constant.text == "always")
        if token.kind not in ("number", "word"):
            raise self._unexpected()
        self._at += 1
        if token.kind == "word":
            return Variable(token.text, token.column)
        return self._amount(token)

    def _amount(self, token: _Token) -> Amount:
        value = float(token.text.replace(" ", ""))
        if value > _LARGEST:
            raise NotationError("number-too-large", text=token.text, column=token.column)
        if self._take("%"):
            return Amount(value, "%")
        if self._next.kind != "word":
            return Amount(value)
        unit = self._next.text
        self._at += 1
        if unit in ("working", "calendar") and self._next.text in ("day", "days"):
            unit += " " + self._next.text
            self._at += 1
        return Amount(value, _unit(unit))


_PLURALS = {"working days": "working day", "calendar days": "calendar day", "weeks": "week"}


def _unit(text: str) -> str:
    """The standard spelling: NFKC, single blanks, no plural of a unit of time."""
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    return _PLURALS.get(text, text)


# ---- what is wrong with it, given the variables -----------------------------------------------


def _variables(node: _Any) -> Iterator[Variable]:
    match node:
        case Variable():
            yield node
        case Constant() | Amount():
            return
        case Sum(parts) | Product(parts):
            for _, term in parts:
                yield from _variables(term)
        case Comparison(left, _, right):
            yield from _variables(left)
            yield from _variables(right)
        case Is(variable):
            yield variable
        case Not(part):
            yield from _variables(part)
        case And(conditions) | Or(conditions):
            for condition in conditions:
                yield from _variables(condition)
        case _:
            assert_never(node)


def check(expression: Expression, types: Mapping[str, VariableType]) -> tuple[NotationError, ...]:
    """All that is wrong with names, values and units, in the order written."""
    return tuple(_Checker(_narrow_keys(types)).check(expression))


def _narrow_keys(by_name: Mapping[str, _T]) -> dict[str, _T]:
    return {unicodedata.normalize("NFKC", name): value for name, value in by_name.items()}


def _near(name: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(known), 1)), "")


def _type_word(kind: VariableType) -> str:
    match kind:
        case YesNo():
            return "yes-no"
        case Category():
            return "category"
        case Number():
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

    def _fault(self, key: str, **parameters: object) -> None:
        self._faults.append(NotationError(key, **parameters))

    def _type(self, variable: Variable) -> VariableType | None:
        kind = self._types.get(variable.name)
        if kind is None:
            near = _near(variable.name, self._types)
            self._fault("unknown-name", name=variable.name, suggestion=near, column=variable.column)
        return kind

    def _condition(self, node: Expression) -> None:
        match node:
            case Constant():
                return
            case Variable():
                self._expect(node, YesNo, "not-a-condition")
            case Comparison():
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
                    suggestion=_near(value, values),
                    column=column,
                )

    def _comparison(self, node: Comparison) -> None:
        sides = (node.left, node.right)
        if not any(_variables(node.left)):  # the variable tells what is expected, not the number
            sides = (node.right, node.left)
        units = [self._unit(side, node.column) for side in (node.left, node.right)]
        if sides[0] is node.right:
            units.reverse()
        self._same(sides[0], units[0], units[1], node.column)

    def _same(self, term: Term, expected: str | None, found: str | None, column: int) -> bool:
        if expected is None or found is None:
            return False
        if expected != found:
            self._fault("unit-mismatch", name=term, expected=expected, found=found, column=column)
        return expected == found

    def _unit(self, term: Term, column: int) -> str | None:
        """The unit of the term; None if something in it is wrong."""
        match term:
            case Variable():
                number = self._expect(term, Number, "number-expected")
                return None if number is None else _unit(number.unit)
            case Amount(_, unit):
                return unit
            case Sum(parts):
                units = [self._unit(part, column) for _, part in parts]
                fits = [self._same(parts[0][1], units[0], unit, column) for unit in units]
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


# ---- what it is for many cases at once --------------------------------------------------------

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
    evaluator = _Evaluator(_narrow_keys(columns), _narrow_keys(types))
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
            case Comparison(left, sign, right):
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
