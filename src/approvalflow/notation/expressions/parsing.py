"""From words and signs to a condition."""

from __future__ import annotations

from collections.abc import Callable

from approvalflow.errors import NotationError
from approvalflow.notation import chinese
from approvalflow.notation.expressions.nodes import (
    Amount,
    AnyNode,
    Constant,
    Expression,
    Is,
    Not,
    Product,
    Relation,
    Sum,
    Term,
    Variable,
    conjunction,
    disjunction,
    negation,
    standard_unit,
)
from approvalflow.notation.expressions.tokens import (
    COMPARISONS,
    DEEPEST,
    LARGEST,
    LISTS,
    LONGEST,
    Lexeme,
    tokens_of,
)


def parse(text: str) -> Expression:
    """The condition; raises `NotationError` with a `column` that counts from 1 in `text`."""
    if len(text) > LONGEST:
        raise NotationError("condition-too-long", limit=LONGEST, unit="characters", column=1)
    return _Parser(list(tokens_of(text))).parse()


def _condition(node: AnyNode, column: int) -> Expression:
    if isinstance(node, Amount | Sum | Product):
        raise NotationError("not-a-condition", name=node, type="number", column=column)
    return node


def _term(node: AnyNode, column: int) -> Term:
    if isinstance(node, Variable | Amount | Sum | Product):
        return node
    raise NotationError("number-expected", name=node, type="condition", column=column)


class _Parser:
    """One method for each level of binding, loosest first."""

    def __init__(self, tokens: list[Lexeme]) -> None:
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
    def _next(self) -> Lexeme:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> Lexeme | None:
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
        if token.text in COMPARISONS:
            return NotationError("chained-comparison", found=token.text, column=token.column)
        if token.text in "([":
            return NotationError("not-allowed-in-condition", found=token.text, column=token.column)
        return NotationError("unexpected-in-condition", found=token.text, column=token.column)

    def _deeper(self, read: Callable[[], AnyNode]) -> AnyNode:
        self._depth += 1
        if self._depth > DEEPEST:
            column = self._next.column
            raise NotationError("condition-too-long", limit=DEEPEST, unit="levels", column=column)
        node = read()
        self._depth -= 1
        return node

    def _either(self) -> AnyNode:
        return self._chain("or", self._both, disjunction)

    def _both(self) -> AnyNode:
        return self._chain("and", self._inverse, conjunction)

    def _chain(
        self,
        word: str,
        read: Callable[[], AnyNode],
        join: Callable[[Expression, Expression], Expression],
    ) -> AnyNode:
        column = self._next.column
        node = read()
        while self._take(word):
            right = self._next.column
            node = join(_condition(node, column), _condition(read(), right))
        return node

    def _inverse(self) -> AnyNode:
        if not self._take("not"):
            return self._comparison()
        column = self._next.column
        return negation(_condition(self._deeper(self._inverse), column))

    def _comparison(self) -> AnyNode:
        column = self._next.column
        left = self._sum()
        if self._next.kind == "keyword" and self._next.text in ("is", "is-not", "in", "not"):
            return self._membership(left, column)
        sign = self._take(*COMPARISONS)
        if not sign:
            return left
        right_column = self._next.column
        right = _term(self._sum(), right_column)
        return Relation(_term(left, column), sign.text, right, column)

    def _membership(self, left: AnyNode, column: int) -> Expression:
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
        opening = self._take(*LISTS)
        if not opening:
            raise NotationError("list-expected", found=self._next.text, column=self._next.column)
        values = [self._value()]
        while self._take(","):
            values.append(self._value())
        self._close(opening)
        return values

    def _close(self, opening: Lexeme) -> None:
        if self._take(LISTS[opening.text]):
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

    def _sum(self) -> AnyNode:
        column = self._next.column
        node = self._product()
        while sign := self._take("+", "-"):
            left = _term(node, column)
            right = _term(self._product(), sign.column + 1)
            first = left.parts if isinstance(left, Sum) else (("+", left),)
            node = Sum((*first, (sign.text, right)))
        return node

    def _product(self) -> AnyNode:
        column = self._next.column
        node = self._factor()
        while sign := self._take("*", "/"):
            left = _term(node, column)
            right = _term(self._factor(), sign.column + 1)
            first = left.parts if isinstance(left, Product) else (("*", left),)
            node = Product((*first, (sign.text, right)))
        return node

    def _factor(self) -> AnyNode:
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

    def _amount(self, token: Lexeme) -> Amount:
        value = float(token.text.replace(" ", ""))
        if value > LARGEST:
            raise NotationError("number-too-large", text=token.text, column=token.column)
        if self._take("%"):
            return Amount(value, "%")
        if self._next.kind != "word":
            return Amount(value)
        times, unit = chinese.multiple(self._next.text)
        value *= times
        self._at += 1
        if unit in ("working", "calendar") and self._next.text in ("day", "days"):
            unit += " " + self._next.text
            self._at += 1
        return Amount(value, standard_unit(unit))
