"""Values as people can give them: one number or a spread, by kind of case, by attempt.

Each is read from what stands in the file and gives a law of `distributions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process import distributions
from approvalflow.process.distributions import Law

T = TypeVar("T")
OTHERWISE = "otherwise"


class Frozen(BaseModel):
    """The base of all that is written: frozen, and strict about keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
        populate_by_name=True,
    )


def custom_error(error: NotationError) -> PydanticCustomError:
    return PydanticCustomError(error.key, error.key, dict(error.parameters))


def reader(read: Callable[[str], Any], kind: type[Any] | tuple[type[Any], ...]) -> BeforeValidator:
    """A validator that reads text; a value already read passes."""

    def validate(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
        try:
            return read(value)
        except NotationError as error:
            raise custom_error(error) from None

    return BeforeValidator(validate)


def text_schema(description: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **more})


DurationText = Annotated[
    units.Duration,
    reader(units.parse_duration, units.Duration),
    text_schema("An amount of time with its unit: 15 min, 3 h, 5 working days, 2 weeks."),
]
QuantityText = Annotated[
    units.Quantity,
    reader(units.parse_quantity, units.Quantity),
    WithJsonSchema({"type": ["string", "number"], "description": "A number with its unit."}),
]
Share = Annotated[
    float,
    reader(units.parse_share, float),
    text_schema("A share of cases, with its percent sign: 18%."),
]
MoneyText = Annotated[
    units.Money,
    reader(units.parse_money, units.Money),
    text_schema("An amount of money with its currency: 80 CNY."),
]


@dataclass(frozen=True, slots=True)
class ByCase(Generic[T]):
    """A value for each category of a case datum."""

    depends_on: str
    options: tuple[tuple[str, Any], ...]
    otherwise: Any = None


@dataclass(frozen=True, slots=True)
class ByAttempt(Generic[T]):
    """A value for the first visit, the second, ...; the last holds on."""

    attempts: tuple[Any, ...]


@dataclass(frozen=True)
class VaryingOf:
    """Marks a field whose value may depend on the kind of case and on the attempt."""

    leaf: Any
    name: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        leaf = core_schema.no_info_before_validator_function(
            _no_deeper, handler.generate_schema(self.leaf)
        )
        return _nested(_nested(leaf))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        del core, handler  # nested three deep, it would say the same thing many times over
        return {"varying": self.name}


def _nested(part: CoreSchema) -> CoreSchema:
    """A part, or parts by case, or parts by attempt; applied twice, each may hold the other."""
    by_case = core_schema.no_info_before_validator_function(
        _split_options,
        core_schema.no_info_after_validator_function(
            _by_case,
            core_schema.typed_dict_schema(
                {
                    "depends_on": core_schema.typed_dict_field(core_schema.str_schema()),
                    "options": core_schema.typed_dict_field(
                        core_schema.dict_schema(core_schema.str_schema(), part)
                    ),
                    "otherwise": core_schema.typed_dict_field(part, required=False),
                },
            ),
        ),
    )
    by_attempt = core_schema.no_info_before_validator_function(
        _not_too_many,
        core_schema.no_info_after_validator_function(
            lambda values: ByAttempt(tuple(values)), core_schema.list_schema(part, min_length=1)
        ),
    )
    return core_schema.tagged_union_schema(
        {
            "one": part,
            "by_case": by_case,
            "by_attempt": by_attempt,
            "read": core_schema.any_schema(),
        },
        discriminator=_shape,
    )


MOST_ATTEMPTS = 50


def _not_too_many(values: Any) -> Any:
    if len(values) > MOST_ATTEMPTS:
        parameters = {"most": str(MOST_ATTEMPTS)}
        raise PydanticCustomError("too-many-attempts", "too-many-attempts", parameters)
    return values


def _no_deeper(value: Any) -> Any:
    if isinstance(value, list) or (isinstance(value, Mapping) and "depends_on" in value):
        raise PydanticCustomError("varies-too-deep", "varies-too-deep", {})
    return value


def _shape(value: Any) -> str:
    if isinstance(value, ByCase | ByAttempt):
        return "read"
    if isinstance(value, list):
        return "by_attempt"
    return "by_case" if isinstance(value, Mapping) and "depends_on" in value else "one"


def _split_options(value: Mapping[str, Any]) -> dict[str, Any]:
    if len(value) < 2:
        raise PydanticCustomError("depends-on-nothing", "depends-on-nothing", {})
    options = {k: v for k, v in value.items() if k not in ("depends_on", OTHERWISE)}
    parts: dict[str, Any] = {"depends_on": value["depends_on"], "options": options}
    return parts | ({OTHERWISE: value[OTHERWISE]} if OTHERWISE in value else {})


def _by_case(parts: dict[str, Any]) -> ByCase[Any]:
    options = tuple(sorted(parts["options"].items()))
    return ByCase(parts["depends_on"], options, parts.get(OTHERWISE))


class Spread(Frozen):
    """One value, a range, or the numbers that fix a law; see docs/language.md."""

    forms: ClassVar[tuple[frozenset[str], ...]] = (
        frozenset({"value"}),
        frozenset({"low", "high"}),
        frozenset({"low", "likely", "high"}),
        frozenset({"median", "p90"}),
        frozenset({"mean", "sd"}),
        frozenset({"mean", "sd", "shape"}),
        frozenset({"mean", "shape"}),
        frozenset({"values"}),
    )
    cut_forms: ClassVar[tuple[frozenset[str], ...]] = forms[3:7]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            try:
                ends = units.split_range(value)
                return {"low": ends[0], "high": ends[1]} if ends else {"value": value}
            except NotationError as error:
                raise custom_error(error) from None
        if isinstance(value, Mapping):
            _check_form(cls, value)
        return value

    def numbers(self) -> dict[str, float]:
        """The numbers by key, in the unit of the law."""
        raise NotImplementedError

    def law(self) -> Law:
        """The law that these numbers fix; raises NotationError where there is none."""
        n = self.numbers()
        cut = {k: n[k] for k in ("at_least", "at_most") if k in n}
        match frozenset(n) - {"at_least", "at_most"}:
            case f if f == {"value"}:
                return distributions.Fixed(n["value"])
            case f if f == {"low", "high"}:
                return distributions.Uniform(n["low"], n["high"])
            case f if f == {"low", "likely", "high"}:
                return distributions.Pert(n["low"], n["likely"], n["high"])
            case f if f == {"median", "p90"}:
                return distributions.lognormal_from_quantiles(n["median"], n["p90"], **cut)
            case f if f == {"mean"}:
                return distributions.exponential(n["mean"], **cut)
            case _:
                by_moments = (
                    distributions.gamma_from_moments
                    if getattr(self, "shape", None) == "gamma"
                    else distributions.lognormal_from_moments
                )
                return by_moments(n["mean"], n["sd"], **cut)


def _check_form(cls: type[Spread], value: Mapping[str, Any]) -> None:
    given = frozenset(value) & frozenset(cls.model_fields) - {"at_least", "at_most"}
    written = {"low", "likely", "high", "median", "p90", "mean", "sd", "shape", "values"}
    if given == {"mean"}:
        raise PydanticCustomError("mean-alone", "mean-alone", {"mean": str(value["mean"])})
    if given == {"low", "high"}:
        ends = {"low": str(value["low"]), "high": str(value["high"])}
        raise PydanticCustomError("range-as-mapping", "range-as-mapping", ends)
    if given == {"mean", "shape"} and value["shape"] != "exponential":
        raise PydanticCustomError("shape-needs-sd", "shape-needs-sd", {"shape": value["shape"]})
    if given == {"mean", "sd", "shape"} and value["shape"] == "exponential":
        raise PydanticCustomError("exponential-with-sd", "exponential-with-sd", {})
    if given not in cls.forms or not given <= written:
        found = ", ".join(sorted(value))
        raise PydanticCustomError("no-such-form", "no-such-form", {"found": found})
    if {"at_least", "at_most"} & set(value) and given not in cls.cut_forms:
        raise PydanticCustomError("cut-not-here", "cut-not-here", {})


SHAPES = WithJsonSchema({"enum": ["lognormal", "gamma", "exponential"]})
_SHAPE_NAMES = ("lognormal", "gamma", "exponential")


def _shape_name(text: str) -> str:
    if text not in _SHAPE_NAMES:
        raise NotationError("unknown-shape", text=text, allowed=", ".join(_SHAPE_NAMES))
    return text


def _shape_reader(value: Any) -> Any:
    try:
        return _shape_name(str(value))
    except NotationError as error:
        raise custom_error(error) from None


Shape = Annotated[str, BeforeValidator(_shape_reader), SHAPES]


class Time(Spread):
    """A length of time: one value, `a to b`, or a law."""

    value: DurationText | None = None
    """The one value."""
    low: DurationText | None = None
    """The shortest time."""
    likely: DurationText | None = None
    """The most likely time (PERT, between `low` and `high`)."""
    high: DurationText | None = None
    """The longest time."""
    median: DurationText | None = None
    """Half of the cases take less (lognormal, with `p90`)."""
    p90: DurationText | None = None
    """Nine cases in ten take less."""
    mean: DurationText | None = None
    """The mean, with `sd`, or with `shape: exponential`."""
    sd: DurationText | None = None
    """The standard deviation."""
    shape: Shape | None = None
    """lognormal (default), gamma or exponential."""
    values: tuple[DurationText, ...] | None = None
    """Equally likely values."""
    at_least: DurationText | None = None
    """Nothing shorter; the law is fitted after the cut."""
    at_most: DurationText | None = None
    """Nothing longer; the law is fitted after the cut."""

    def durations(self) -> dict[str, units.Duration]:
        given = {name: getattr(self, name) for name in type(self).model_fields}
        single = {k: v for k, v in given.items() if isinstance(v, units.Duration)}
        return single | {f"values {i}": v for i, v in enumerate(self.values or ())}

    @property
    def clock(self) -> units.Clock:
        return next(iter(self.durations().values())).clock

    def numbers(self) -> dict[str, float]:
        return {name: value.scaled for name, value in self.durations().items()}

    def law(self) -> Law:
        """In seconds, or in working days where `clock` is WORKING."""
        if self.values is not None:
            return distributions.Empirical(tuple(v.scaled for v in self.values))
        return super().law()

    @model_validator(mode="after")
    def _one_law(self) -> Self:
        clocks = {v.clock is units.Clock.WORKING for v in self.durations().values()}
        if len(clocks) > 1:
            raise PydanticCustomError("mixed-clocks", "mixed-clocks", {})
        return _with_law(self)


class Number(Spread):
    """A number of a case, such as an area or an amount: one value, `a to b`, or a law."""

    value: QuantityText | None = None
    """The one value."""
    low: QuantityText | None = None
    """The smallest value."""
    likely: QuantityText | None = None
    """The most likely value (PERT)."""
    high: QuantityText | None = None
    """The largest value."""
    median: QuantityText | None = None
    """Half of the cases have less (lognormal, with `p90`)."""
    p90: QuantityText | None = None
    """Nine cases in ten have less."""
    mean: QuantityText | None = None
    """The mean, with `sd`, or with `shape: exponential`."""
    sd: QuantityText | None = None
    """The standard deviation."""
    shape: Shape | None = None
    """lognormal (default), gamma or exponential."""
    values: tuple[QuantityText, ...] | None = None
    """Equally likely values."""
    at_least: QuantityText | None = None
    """Nothing smaller; the law is fitted after the cut."""
    at_most: QuantityText | None = None
    """Nothing larger; the law is fitted after the cut."""

    def quantities(self) -> dict[str, units.Quantity]:
        given = {name: getattr(self, name) for name in type(self).model_fields}
        single = {k: v for k, v in given.items() if isinstance(v, units.Quantity)}
        return single | {f"values {i}": v for i, v in enumerate(self.values or ())}

    @property
    def unit(self) -> str:
        return next(iter(self.quantities().values())).unit

    def numbers(self) -> dict[str, float]:
        return {name: value.amount for name, value in self.quantities().items()}

    def law(self) -> Law:
        if self.values is not None:
            return distributions.Empirical(tuple(v.amount for v in self.values))
        return super().law()

    @model_validator(mode="after")
    def _one_law(self) -> Self:
        found = sorted({v.unit for v in self.quantities().values()})
        if len(found) > 1:
            names = ", ".join(found)
            raise PydanticCustomError("mixed-units", "mixed-units", {"units": names})
        return _with_law(self)


S = TypeVar("S", bound=Spread)


def _with_law(spread: S) -> S:
    """Refuses numbers that fix no law while their place in the file is still known."""
    try:
        spread.law()
    except NotationError as error:
        raise custom_error(error) from None
    return spread


VaryingTime = Annotated[Time | ByCase[Time] | ByAttempt[Time], VaryingOf(Time, "time")]
VaryingShare = Annotated[float | ByCase[float] | ByAttempt[float], VaryingOf(Share, "share")]
VaryingMoney = Annotated[
    units.Money | ByCase[units.Money] | ByAttempt[units.Money], VaryingOf(MoneyText, "money")
]
VaryingDuration = Annotated[
    units.Duration | ByCase[units.Duration] | ByAttempt[units.Duration],
    VaryingOf(DurationText, "duration"),
]
VaryingNumber = Annotated[Number | ByCase[Number] | ByAttempt[Number], VaryingOf(Number, "number")]


def leaves(value: Any) -> tuple[Any, ...]:
    """Every single value in a value that may vary."""
    if isinstance(value, ByCase):
        parts = [v for _, v in value.options]
        parts += [] if value.otherwise is None else [value.otherwise]
        return tuple(leaf for part in parts for leaf in leaves(part))
    if isinstance(value, ByAttempt):
        return tuple(leaf for part in value.attempts for leaf in leaves(part))
    return () if value is None else (value,)


def branches(value: Any) -> tuple[ByCase[Any], ...]:
    """Every `depends_on` in a value that may vary."""
    if isinstance(value, ByCase):
        parts = [v for _, v in value.options]
        parts += [] if value.otherwise is None else [value.otherwise]
        return (value, *(b for part in parts for b in branches(part)))
    if isinstance(value, ByAttempt):
        return tuple(b for part in value.attempts for b in branches(part))
    return ()
