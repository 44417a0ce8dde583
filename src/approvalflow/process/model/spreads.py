"""Times and numbers that vary by chance, in every form in which people state them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any, Self, TypeVar

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.chance.fitting import (
    exponential,
    gamma_from_moments,
    lognormal_from_moments,
    lognormal_from_quantiles,
)
from approvalflow.chance.laws import Empirical, Fixed, Law, Pert, Uniform
from approvalflow.errors import NotationError
from approvalflow.notation import units
from approvalflow.process.model.fields import (
    DurationText,
    Frozen,
    MoneyText,
    QuantityText,
    Share,
    as_typed,
    custom_error,
)
from approvalflow.process.model.varying import ByAttempt, ByCase, VaryingOf

Numbers = Mapping[str, float]
_CUTS = frozenset({"at_least", "at_most"})


@dataclass(frozen=True, slots=True)
class Form:
    """A law by the keys that fix it, and by its `shape` where several have the same.

    `law` makes it of the numbers by key. `cut`: whether it may be cut at `at_least`, `at_most`.
    """

    keys: frozenset[str]
    law: Callable[[Numbers], Law]
    shape: str = ""
    cut: bool = False


def _limits(n: Numbers) -> dict[str, float]:
    return {key: n[key] for key in n if key in _CUTS}


def _lognormal(n: Numbers) -> Law:
    return lognormal_from_moments(n["mean"], n["sd"], **_limits(n))


def _gamma(n: Numbers) -> Law:
    return gamma_from_moments(n["mean"], n["sd"], **_limits(n))


def _of_quantiles(n: Numbers) -> Law:
    return lognormal_from_quantiles(n["median"], n["p90"], **_limits(n))


def _exponential(n: Numbers) -> Law:
    return exponential(n["mean"], **_limits(n))


def _empirical(n: Numbers) -> Law:
    return Empirical(tuple(value for key, value in n.items() if key.startswith("values ")))


FORMS: tuple[Form, ...] = (
    Form(frozenset({"value"}), lambda n: Fixed(n["value"])),
    Form(frozenset({"low", "high"}), lambda n: Uniform(n["low"], n["high"])),
    Form(frozenset({"low", "likely", "high"}), lambda n: Pert(n["low"], n["likely"], n["high"])),
    Form(frozenset({"median", "p90"}), _of_quantiles, cut=True),
    Form(frozenset({"mean", "sd"}), _lognormal, cut=True),
    Form(frozenset({"mean", "sd", "shape"}), _lognormal, "lognormal", cut=True),
    Form(frozenset({"mean", "sd", "shape"}), _gamma, "gamma", cut=True),
    Form(frozenset({"mean", "shape"}), _exponential, "exponential", cut=True),
    Form(frozenset({"values"}), _empirical),
)


def _shapes() -> tuple[str, ...]:
    return tuple(dict.fromkeys(form.shape for form in FORMS if form.shape))


def _usual_shape() -> str:
    """The shape that is meant where none is written."""
    unshaped = {form.keys | {"shape"}: form.law for form in FORMS if not form.shape}
    return next(form.shape for form in FORMS if form.shape and form.law is unshaped.get(form.keys))


class Spread(Frozen):
    """One value, a range, or the numbers that fix a law; see docs/language.md."""

    @staticmethod
    def reads(text: str) -> Any:
        """One number of it."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            try:
                return cls._of_text(value)
            except NotationError as error:
                raise as_typed(error, value, cls.of_text) from None
        if isinstance(value, Mapping):
            _check_form(cls, value)
        return value

    @classmethod
    def _of_text(cls, text: str) -> dict[str, str]:
        """The keys that a text stands for; raises NotationError of the whole text."""
        ends = units.split_range(text)
        try:
            for part in ends or (text,):
                cls.reads(part)
        except NotationError as error:
            told = error.parameters | ({"text": text} if ends else {})
            raise NotationError(error.key, **told) from None
        return {"low": ends[0], "high": ends[1]} if ends else {"value": text}

    @classmethod
    def of_text(cls, text: str) -> Self:
        """One value or a range; raises a ValueError that proposes nothing, which reading what is
        proposed must not.
        """
        cls._of_text(text)
        return cls.model_validate(text)

    def numbers(self) -> dict[str, float]:
        """The numbers by key, in the unit of the law."""
        raise NotImplementedError

    def law(self) -> Law:
        """The law that these numbers fix; raises NotationError where there is none."""
        given = {name for name in type(self).model_fields if getattr(self, name) is not None}
        for form in FORMS:
            if form.keys == given - _CUTS and form.shape == (getattr(self, "shape", None) or ""):
                return form.law(self.numbers())
        raise NotationError("no-such-form", found=", ".join(sorted(given)))


def _check_form(cls: type[Spread], value: Mapping[str, Any]) -> None:
    given = frozenset(value) & frozenset(cls.model_fields) - _CUTS
    if given == {"mean"}:
        raise PydanticCustomError("mean-alone", "mean-alone", {"mean": str(value["mean"])})
    if given == {"low", "high"}:
        ends = {"low": str(value["low"]), "high": str(value["high"])}
        raise PydanticCustomError("range-as-mapping", "range-as-mapping", ends)
    forms = [form for form in FORMS if form.keys == given]
    shaped = [form.shape for form in forms]
    if given == {"mean", "shape"} and value["shape"] not in shaped:
        raise PydanticCustomError("shape-needs-sd", "shape-needs-sd", {"shape": value["shape"]})
    if given == {"mean", "sd", "shape"} and value["shape"] == "exponential":
        raise PydanticCustomError("exponential-with-sd", "exponential-with-sd", {})
    if not forms or given == {"value"}:
        found = ", ".join(sorted(value))
        raise PydanticCustomError("no-such-form", "no-such-form", {"found": found})
    uncut = [form.shape for form in forms if not form.cut]
    if _CUTS & set(value) and value.get("shape", "") in uncut:
        raise PydanticCustomError("cut-not-here", "cut-not-here", {})


class _ShapesTold:
    """What the schema says of `shape`: read from FORMS when it is made."""

    def __get_pydantic_json_schema__(self, *_: Any) -> dict[str, Any]:
        names = list(_shapes())
        told = [f"{name} (default)" if name == _usual_shape() else name for name in names]
        return {"enum": names, "description": f"{', '.join(told[:-1])} or {told[-1]}."}


def _shape_name(text: str) -> str:
    if text not in _shapes():
        raise NotationError("unknown-shape", text=text, allowed=", ".join(_shapes()))
    return text


def _shape_reader(value: Any) -> Any:
    try:
        return _shape_name(str(value))
    except NotationError as error:
        raise custom_error(error) from None


Shape = Annotated[str, BeforeValidator(_shape_reader), _ShapesTold()]


class Time(Spread):
    """A length of time: one value, `a to b`, or a law."""

    @staticmethod
    def reads(text: str) -> units.Duration:
        return units.parse_duration(text)

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
        given = chain((getattr(self, name) for name in type(self).model_fields), self.values or ())
        return next(value.clock for value in given if isinstance(value, units.Duration))

    def numbers(self) -> dict[str, float]:
        """In seconds, or in working days where `clock` is WORKING."""
        return {name: value.scaled for name, value in self.durations().items()}

    @model_validator(mode="after")
    def _one_law(self) -> Self:
        clocks = {v.clock if v.clock.in_office else None for v in self.durations().values()}
        if len(clocks) > 1:
            raise PydanticCustomError("mixed-clocks", "mixed-clocks", {})
        return _with_law(self)


class Number(Spread):
    """A number of a case, such as an area or an amount: one value, `a to b`, or a law."""

    @staticmethod
    def reads(text: str) -> units.Quantity:
        return units.parse_quantity(text)

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
