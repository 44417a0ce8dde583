"""Conditions on measures: guardrails of a redesign, and `--fail-if`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from approvalflow.errors import NotationError
from approvalflow.measures.kpis import UTILISATION, Measure, measure_named, measures_of
from approvalflow.measures.replicated import Replicated, difference
from approvalflow.notation import units
from approvalflow.notation.near import near
from approvalflow.process.model.process import Process, money_of
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.pools import pools_of
from approvalflow.process.wages import at_least

Operator = Literal["<=", "<", ">=", ">"]
_CONDITION = re.compile(
    r"\s*(?P<of_today>today\s*\.\s*)?(?P<name>[A-Za-z_][\w]*)\s*(?:\((?P<role>[^()]*(?:\([^()]*\))?)\s*\))?"
    r"\s*(?P<operator><=|>=|<|>)\s*(?P<limit>[^<>=\s][^<>=]*)"
)
_EXAMPLES = ("days_mean", "days_p90", "refused", "utilisation(head)")
_KIND = re.compile(r"(?P<datum>\S+)\s+is\s+(?P<kind>\S.*)")
_RELATIVE = re.compile(r"today(?:\s*(?P<sign>[+-])\s*(?P<amount>\S.*))?")


@dataclass(frozen=True, slots=True)
class ConditionParts:
    """The parts of a condition as they are written; `role` is what stands in brackets, a role or a
    step; `sign` is "+", "-" or "", and None where the limit is not relative to today's.
    """

    of_today: bool
    name: str
    role: str
    operator: str
    sign: str | None
    amount: str


def parts_of(text: str) -> ConditionParts | None:
    """The parts of a condition, whatever process it is about; None where it is none."""
    found = _CONDITION.fullmatch(text)
    if found is None:
        return None
    limit = found["limit"].strip()
    relative = _RELATIVE.fullmatch(limit)
    return ConditionParts(
        of_today=found["of_today"] is not None,
        name=found["name"],
        role=(found["role"] or "").strip(),
        operator=found["operator"],
        sign=None if relative is None else relative["sign"] or "",
        amount=limit if relative is None else relative["amount"] or "",
    )


@dataclass(frozen=True, slots=True)
class Guardrail:
    """A measure, and the limit on one side of which it has to be.

    `amount` is in the unit of the measure, added to today's value if `relative`. With `of_today`
    the condition is about today and not about the redesign. `kind`: of which cases alone, a case
    datum and its kind; empty of all.
    """

    text: str
    measure: str
    operator: Operator
    amount: float
    relative: bool = False
    of_today: bool = False
    kind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a guardrail holds, by the 95 % interval; "unsure" where that holds the limit."""

    text: str
    """The condition, as written."""
    holds: Literal["yes", "no", "unsure"]
    """By the 95 % interval; `unsure` where the limit lies in it."""
    value: float | None
    """The measure of the redesign."""
    low: float | None
    """Lower end of its 95 % interval."""
    high: float | None
    """Its upper end."""
    limit: float | None
    """What it may be at most, or must be at least, in the same unit."""


def parse_guardrail(text: str, process: Process) -> Guardrail:
    """`days_p90 <= 30 calendar days`, `refused <= today + 1 point`, `today.signoffs > 5`.

    Raises NotationError: cost-at-least where the measure leaves out somebody's work, and those of
    `parse_condition`.
    """
    found = parse_condition(text, process)
    require_whole(found, process)
    return found


def measure_asked(text: str, process: Process) -> str:
    """The id of a measure as somebody types it: `days_p90`, `utilisation(head)`. Raises
    NotationError: unknown-measure, unknown-role, role-without-utilisation.
    """
    name, bracket, inside = text.strip().partition("(")
    role = inside.removesuffix(")") if bracket else None
    measure = _measure(name.strip(), role, process)
    if measure.id.startswith(f"{UTILISATION}("):
        _require_use((role or "").strip(), process)
    return measure.id


def require_whole(condition: Guardrail, process: Process, design: str = "") -> None:
    """Raises NotationError where the process gives only a least amount for the measure; `design`
    is named where it is not the process of which the condition speaks by itself.
    """
    left_out = at_least(process).get(condition.measure)
    if left_out:
        within = f" ({design})" if design else ""
        roles = ", ".join(left_out) + within
        raise NotationError("cost-at-least", name=condition.measure, roles=roles)


def parse_condition(text: str, process: Process) -> Guardrail:
    """The same of a measure that may be but a least amount.

    Raises NotationError: guardrail-not-understood, unknown-measure, unknown-role,
    role-without-utilisation, guardrail-unit, and those of numbers in `units`.
    """
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise NotationError("guardrail-not-understood", text=text)
    kind = kind_in(found.group("role"))
    with _told_at(found.start("name")):
        measure = _measure(found.group("name"), None if kind else found.group("role"), process)
    if kind:
        with _told_at(found.start("role")):
            _require_kind(kind, measure, process)
    if measure.id.startswith(f"{UTILISATION}("):
        with _told_at(found.start("role")):
            _require_use(found.group("role").strip(), process)
    limit, of_today = found.group("limit").strip(), found.group("of_today") is not None
    relative = _RELATIVE.fullmatch(limit)
    if relative is not None and of_today:
        raise NotationError("guardrail-not-understood", text=text)  # today is always as today
    written = limit if relative is None else relative.group("amount") or ""
    with _told_at(found.start("limit") + limit.rindex(written)):
        amount = _amount(written, text, measure, process, relative=relative is not None)
    amount = -amount if relative is not None and relative.group("sign") == "-" else amount
    return Guardrail(
        text=" ".join(text.split()),
        measure=measure.id,
        operator=_operator(found.group("operator")),
        amount=amount,
        relative=relative is not None,
        of_today=of_today,
        kind=kind,
    )


def kind_in(brackets: str | None) -> tuple[str, ...]:
    """The case datum and its kind in `home is east`; () of anything else."""
    found = _KIND.fullmatch((brackets or "").strip())
    return () if found is None else (found["datum"], found["kind"])


def _require_kind(kind: tuple[str, ...], measure: Measure, process: Process) -> None:
    """Raises NotationError where there is no such kind of case, or the office is measured."""
    name, category = kind
    known = {n: d.categories for n, d in process.case_data.items() if d.categories}
    if not measure.of_cases:
        raise NotationError("guardrail-of-office", name=measure.id)
    if name not in known:
        suggestion = near(name, known)
        raise NotationError("guardrail-kind", kind=name, suggestion=suggestion)
    if category not in known[name]:
        suggestion = near(category, known[name])
        raise NotationError("guardrail-kind", kind=category, suggestion=suggestion)


@contextmanager
def _told_at(column: int) -> Iterator[None]:
    """What cannot be read is told at its place in the condition, counted from 0."""
    try:
        yield
    except NotationError as error:
        told = {"column": str(column + 1)} | error.parameters
        raise NotationError(error.key, **told) from None


def _operator(text: str) -> Operator:
    known: tuple[Operator, ...] = ("<=", "<", ">=", ">")
    return known[known.index(text)]


def _measure(name: str, role: str | None, process: Process) -> Measure:
    given = name if role is None else f"{name}({role.strip()})"
    measure = measure_named(given)
    known = [m.id for m in measures_of(process)]
    if measure is None or (name != UTILISATION and measure.id not in known):
        raise NotationError("unknown-measure", name=given, **_meant(name, known))
    return measure


def _meant(name: str, known: Sequence[str]) -> dict[str, str]:
    """The measures of which the name is a part ("cost"), else the one that it is nearly."""
    parts = [k for k in known if name.lower() in k.partition("(")[0].split("_")]
    meant = near(name, [k.partition("(")[0] for k in known])
    suggestion = next((k for k in known if k.partition("(")[0] == meant), "")
    if parts:
        suggestion = parts[0] if len(parts) == 1 else ""
    return {"suggestion": suggestion, "examples": ", ".join(parts or _EXAMPLES)}


def _require_use(role: str, process: Process) -> None:
    """Raises NotationError where there is no such role, or no number of posts of which to use."""
    pools = pools_of(process)
    if role not in pools:
        raise NotationError("unknown-role", name=role, suggestion=near(role, pools))
    if pools[role].staff == UNLIMITED:
        raise NotationError("role-without-utilisation", name=role)


def _amount(limit: str, text: str, measure: Measure, process: Process, *, relative: bool) -> float:
    """The number in the unit of the measure; 0 where nothing is added to today's."""
    if not limit:
        return 0.0
    number, unit = units.split_amount(limit)
    unit = _SINGULAR.get(unit, unit)
    expected, scales = _units(measure, process, relative=relative)
    if unit not in scales and not expected:
        raise NotationError("guardrail-no-unit", text=limit, typed=units.number_text(number))
    if unit not in scales:
        raise NotationError("guardrail-unit", text=text, expected=expected, value=limit)
    if measure.unit == "share" and not relative:
        return units.parse_share(limit)
    return number * scales[unit]


_SINGULAR = {
    "calendar days": "calendar day", "weeks": "week", "working days": "working day",
    "points": "point",
}  # fmt: skip


def _units(measure: Measure, process: Process, *, relative: bool) -> tuple[str, dict[str, float]]:
    """How the unit is written, and what each accepted unit is in that of the measure."""
    currency = next((name for _, name in money_of(process)), "")
    return _expected(measure, currency, relative=relative)


def _expected(measure: Measure, currency: str, *, relative: bool) -> tuple[str, dict[str, float]]:
    match measure.unit:
        case "days":
            return "calendar days", {"calendar day": 1.0, "week": 7.0}
        case "working days":
            return "working days", {"working day": 1.0}
        case "weeks":
            return "weeks", {"week": 1.0}
        case "hours":
            return "h", {"h": 1.0, "min": 1 / 60}
        case "share":
            return ("points", {"point": 0.01}) if relative else ("%", {"%": 0.01})
        case "money":
            return currency, {currency: 1.0}
        case _:
            return "", {"": 1.0}


def limit_unit(measure: Measure, currency: str) -> str:
    """The unit in which a condition states a limit of the measure; "" for a bare number."""
    return _expected(measure, currency, relative=False)[0]


def with_unit(name: str, value: float, currency: str) -> str:
    """A value of a measure in the unit in which a condition states its limit."""
    measure = measure_named(name)
    if measure is None:
        return f"{value:.4g}"
    unit, scales = _expected(measure, currency, relative=False)
    return f"{value / scales[_SINGULAR.get(unit, unit)]:.4g} {unit}".rstrip()


def fulfilled(condition: Guardrail, value: float | None, today: float | None = None) -> bool | None:
    """Whether the condition is true of an estimate; None if that cannot be said.

    `value`: of the process that the condition is about; `today`: of today, for relative limits.
    """
    if value is None or (condition.relative and today is None):
        return None
    limit = condition.amount + (today or 0.0 if condition.relative else 0.0)
    return _on_right_side(condition.operator, value, limit)


def held(guardrail: Guardrail, design: Replicated, today: Replicated) -> Held:
    """Judged by interval; a limit relative to today by the interval of the paired difference."""
    value = design.estimate()
    if value is None:
        return Held(guardrail.text, "unsure", None, None, None, None)
    if not guardrail.relative:
        holds = _by_interval(guardrail, value.low, value.high)
        return Held(guardrail.text, holds, value.value, value.low, value.high, guardrail.amount)
    base, found = today.value, difference(today, design)
    if base is None or found is None:
        return Held(guardrail.text, "unsure", value.value, None, None, None)
    low, high = found.difference.low, found.difference.high
    return Held(
        text=guardrail.text,
        holds=_by_interval(guardrail, low, high),
        value=value.value,
        low=None if low is None else base + low,
        high=None if high is None else base + high,
        limit=base + guardrail.amount,
    )


def _by_interval(
    guardrail: Guardrail, low: float | None, high: float | None
) -> Literal["yes", "no", "unsure"]:
    if low is None or high is None:
        return "unsure"
    sides = {_on_right_side(guardrail.operator, end, guardrail.amount) for end in (low, high)}
    if len(sides) == 2:
        return "unsure"
    return "yes" if True in sides else "no"


def _on_right_side(operator: Operator, value: float, limit: float) -> bool:
    match operator:
        case "<=":
            return value <= limit
        case "<":
            return value < limit
        case ">=":
            return value >= limit
        case ">":
            return value > limit
