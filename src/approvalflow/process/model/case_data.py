"""What is known of each case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import expressions, units
from approvalflow.process.model.fields import Frozen, Share
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.spreads import Number, VaryingNumber, VaryingShare
from approvalflow.process.model.texts import Condition, Words
from approvalflow.process.model.varying import ByAttempt, ByCase, VaryingOf, leaves

CATEGORY_REST = "rest"


def _category_shares(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    rests = [name for name, share in value.items() if share == CATEGORY_REST]
    if len(rests) > 1:
        raise PydanticCustomError("several-rests", "several-rests", {"names": ", ".join(rests)})
    given = {k: v for k, v in value.items() if k not in rests}
    try:
        total = sum(units.parse_share(str(v)) for v in given.values())
    except NotationError:
        return value  # the shares themselves say what is wrong with them
    given = dict(sorted(given.items()))  # by name, the rest last
    percent = units.number_text(round(100 * total, 6))
    if total > 1 + 1e-9 or (not rests and total < 1 - 1e-9):
        raise PydanticCustomError("shares-not-100", "shares-not-100", {"total": percent})
    return given | ({rests[0]: f"{max(0.0, 100 * (1 - total)):.12f}%"} if rests else {})


class Rule(Frozen):
    """One line of a rule: the first condition that holds names the category."""

    when: Condition | None = Field(default=None, alias="if")
    """The condition."""
    gives: str | None = Field(default=None, alias="is")
    """The category."""
    otherwise: str | None = None
    """The category of the cases of which no condition holds."""

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and isinstance(value.get("when"), str):
            raise PydanticCustomError("rule-incomplete", "rule-incomplete", {})
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.otherwise is None) == (self.when is None or self.gives is None):
            raise PydanticCustomError("rule-incomplete", "rule-incomplete", {})
        return self

    @property
    def category(self) -> str:
        return self.gives or self.otherwise or ""


CategoryShares = Annotated[
    Listed[Share],
    BeforeValidator(_category_shares),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "The share of each kind; one may be `rest`.",
        }
    ),
]


class Datum(Frozen):
    """Something known of each case: yes/no, a kind, a number, or a rule over the others."""

    yes: VaryingShare | None = None
    kinds: (
        Annotated[
            Listed[float] | ByCase[Listed[float]] | ByAttempt[Listed[float]],
            VaryingOf(CategoryShares, "kinds", named=True),
        ]
        | None
    ) = None
    number: VaryingNumber | None = None
    rules: tuple[Rule, ...] = ()
    hidden: bool = False
    finds: tuple[tuple[str, str], ...] = ()  # columns of a defect and of a look: both are yes
    name: Words | None = None
    """What people call it."""
    names: Named[Words] = Named()
    """What people call its kinds, by kind; `yes` and `no` of a question."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and not _is_typed(value):
            rest, said = _with_names_apart(value)
            if said:
                return {**cls._of_values(rest), **said}
        return cls._of_values(value)

    @classmethod
    def _of_values(cls, value: Any) -> Any:
        if isinstance(value, list):
            if not value:
                raise PydanticCustomError("sequence-empty", "sequence-empty", {"key": "case_data"})
            if not any(_is_rule(item) for item in value):
                raise PydanticCustomError("attempts-not-here", "attempts-not-here", {})
            return {"rules": value}
        if not isinstance(value, str | Mapping):
            return value
        if isinstance(value, Mapping) and _is_typed(value):
            return value
        if isinstance(value, Mapping) and set(value) == {"yes"}:
            return dict(value)
        sample = _first_leaf(value)
        if isinstance(sample, Mapping):
            return {"kinds" if _are_kinds(sample) else "number": value}
        return {"yes" if units.is_share(str(sample)) else "number": value}

    @property
    def categories(self) -> tuple[str, ...]:
        """The names of the kinds in code-point order; none for yes/no and numbers."""
        if self.rules:
            return tuple(sorted({rule.category for rule in self.rules}))
        return tuple(sorted({name for shares in leaves(self.kinds) for name in shares}))

    @property
    def variable(self) -> expressions.VariableType:
        if self.yes is not None:
            return expressions.YesNo()
        if self.number is not None:
            return expressions.Numeric(leaves(self.number)[0].unit)
        return expressions.Category(self.categories)


def _with_names_apart(value: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The shares or numbers, and what people call them: no share, so that a kind may be called
    `name` or `names` all the same.
    """
    said = {}
    if "name" in value and not _is_share(value["name"]):
        said["name"] = value["name"]
    if isinstance(value.get("names"), Mapping):
        said["names"] = value["names"]
    return {key: part for key, part in value.items() if key not in said}, said


def _is_share(value: Any) -> bool:
    return isinstance(value, str) and (value == CATEGORY_REST or units.is_share(value))


def _is_rule(item: Any) -> bool:
    return isinstance(item, Rule) or (
        isinstance(item, Mapping) and bool(set(item) & {"if", "is", "otherwise"})
    )


def _is_typed(value: Mapping[str, Any]) -> bool:
    """Whether these are the fields of the model, not what people write."""
    written = (str, dict, list)
    return set(value) <= set(Datum.model_fields) and any(
        not isinstance(v, written) for v in value.values()
    )


def _are_kinds(value: Mapping[str, Any]) -> bool:
    """Kinds with their shares, which may be named like the numbers of a law: low, high."""
    law = set(value) <= set(Number.model_fields)
    if not law:
        return not set(value) & set(Number.model_fields) or _all_shares(value)
    return _all_shares(value) and set(value) in ({"low", "high"}, {"low"}, {"high"})


def _all_shares(value: Mapping[str, Any]) -> bool:
    return all(_is_share(v) for v in value.values())


def _first_leaf(value: Any) -> Any:
    while isinstance(value, Mapping) and "depends_on" in value:
        rest = [v for k, v in value.items() if k != "depends_on"]
        if not rest:
            return value
        value = rest[0]
    return value
