"""A condition on the case data as part of a sentence: "for values under 250 000 USD"."""

from __future__ import annotations

from typing import Protocol

from approvalflow.errors import NotationError
from approvalflow.notation import expressions
from approvalflow.notation.expressions.nodes import (
    Amount,
    And,
    Expression,
    Is,
    Not,
    Or,
    Relation,
    Variable,
)
from approvalflow.redesign.moves.commitment import COMMITS
from approvalflow.redesign.names import SAMPLED
from approvalflow.report.sentences.amounts import number_words, quantity_words


class Speaker(Protocol):
    """Who knows the words of a study in a language: a view of a result, or of a process."""

    @property
    def language(self) -> str: ...

    def say(self, key: str, /, **parameters: object) -> str: ...

    def attribute(self, name: str) -> str: ...

    def category(self, attribute: str, name: str) -> str: ...


_SIGNS = {"<": "under", "<=": "up-to", ">": "over", ">=": "at-least"}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_COUNTED = frozenset({"value", "amount", "cost", "price", "area", "size", "sum", "fee", "budget"})
"""Numbers of which English has a plural that everybody says: for values under ..."""
_QUESTION = "是否"


def clause_words(text: str, view: Speaker) -> str:
    """What is true of the cases for which it holds, as on a sign: in English a question is named,
    not answered.
    """
    try:
        condition = expressions.parse(text)
    except NotationError:
        return text
    return _clause(condition, view, named=True) or text


def condition_words(text: str, view: Speaker) -> str:
    """For which cases it holds; `text` itself where it is no condition that has words."""
    try:
        condition = expressions.parse(text)
    except NotationError:
        return text
    if isinstance(condition, Relation) and (told := _of_a_number(condition, view)):
        return told
    clause = _clause(condition, view)
    return view.say("sentence.condition.where", clause=clause) if clause else text


def _of_a_number(relation: Relation, view: Speaker) -> str:
    """For fewer than 500 visitors, for values under 250 000 USD."""
    found = _compared(relation)
    if found is None:
        return ""
    name, sign, amount = found
    shown = view.attribute(name)
    if amount.unit == name or (not amount.unit and shown.endswith("s")):
        number = number_words(amount.value, view.language)
        return view.say(f"sentence.condition.count.{_SIGNS[sign]}", number=number, what=shown)
    if view.language == "en" and shown.lower() in _COUNTED:
        told = quantity_words(amount.value, amount.unit, view.language)
        return view.say(f"sentence.condition.plural.{_SIGNS[sign]}", what=shown, amount=told)
    return ""


def _compared(relation: Relation) -> tuple[str, str, Amount] | None:
    """A name beside an amount, whichever comes first."""
    match relation.left, relation.right:
        case Variable() as variable, Amount() as amount:
            return variable.name, relation.sign, amount
        case Amount() as amount, Variable() as variable:
            return variable.name, _TURNED[relation.sign], amount
        case _:
            return None


def _clause(
    condition: Expression, view: Speaker, *, holds: bool = True, named: bool = False
) -> str:
    """What is true of the case; "" where there are no words for it."""
    match condition:
        case Not(part):
            return _clause(part, view, holds=not holds, named=named)
        case And(parts) | Or(parts):
            told = [_clause(part, view, holds=holds, named=named) for part in parts]
            both = isinstance(condition, And) is holds
            mixed = any(isinstance(part, And | Or) for part in parts)
            if not all(told) or mixed:
                return ""
            return view.say(f"sentence.condition.{'and' if both else 'or'}").join(told)
        case Relation():
            return _number(condition, view, holds=holds)
        case Is(variable, kinds):
            return _kind(variable.name, kinds, view, holds=holds)
        case Variable(name):
            return _answer(name, view, holds=holds, named=named)
        case _:
            return ""


def _number(relation: Relation, view: Speaker, *, holds: bool) -> str:
    found = _compared(relation)
    if found is None:
        return ""
    name, sign, amount = found
    sign = sign if holds else _OPPOSITE[sign]
    told = quantity_words(amount.value, amount.unit, view.language)
    key = f"sentence.condition.{_SIGNS[sign]}"
    return view.say(key, what=view.attribute(name), amount=told)


def _kind(name: str, kinds: tuple[str, ...], view: Speaker, *, holds: bool) -> str:
    told = [view.category(name, kind) for kind in kinds]
    joined = view.say("sentence.condition.or").join(told)
    way = "is" if holds else "is-not"
    return view.say(f"sentence.condition.{way}", what=view.attribute(name), kind=joined)


def _answer(name: str, view: Speaker, *, holds: bool, named: bool) -> str:
    """Of a question; one that begins with 是否 is answered by what follows. `named`: in English it
    is named, not answered.
    """
    way, what = "yes" if holds else "no", view.attribute(name)
    for ending, what_is in ((COMMITS, "promised"), (SAMPLED, "sampled")):
        if name.endswith(ending):
            return view.say(f"sentence.condition.{what_is}.{way}")
    if view.language == "zh" and what.startswith(_QUESTION):
        return view.say(f"sentence.condition.asked.{way}", what=what.removeprefix(_QUESTION))
    if named and view.language != "zh":
        return what if holds else view.say("sentence.condition.not", what=what)
    return view.say(f"sentence.condition.{way}", what=what)
