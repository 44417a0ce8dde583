"""How long files lie on a desk that a move makes: stated, or so many times as they would."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from approvalflow.notation import units
from approvalflow.process.model.fields import ReadBy
from approvalflow.process.model.spreads import Time, VaryingTime
from approvalflow.process.model.varying import ByAttempt, ByCase, VaryingOf

_PERCENT = ReadBy(units.parse_percent, float)


class _OrPercent:
    """Reads `150%` as a number of times, and all else as a time that may vary."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        def read(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
            percent = isinstance(value, str) and units.is_share(value)
            return (
                _PERCENT.validated(value) if percent or isinstance(value, float) else inner(value)
            )

        of_time = VaryingOf(Time, "time").__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_wrap_validator_function(read, of_time)

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        del core, handler  # of a time, which may be a text
        return {"varying": "time"}


Tray = Annotated[float | VaryingTime, _OrPercent()]


def as_long(tray: VaryingTime | None, times: float) -> VaryingTime | None:
    """A law of so many times as long; the same where it is once."""
    if tray is None or times == 1:
        return tray
    longer: VaryingTime = _scaled(tray, times)
    return longer


def _scaled(value: Any, times: float) -> Any:
    if isinstance(value, ByCase):
        options = tuple((name, _scaled(part, times)) for name, part in value.options)
        rest = None if value.otherwise is None else _scaled(value.otherwise, times)
        return replace(value, options=options, otherwise=rest)
    if isinstance(value, ByAttempt):
        return ByAttempt(tuple(_scaled(part, times) for part in value.attempts))
    assert isinstance(value, Time)
    given = {name: getattr(value, name) for name in type(value).model_fields}
    longer: dict[str, Any] = {
        n: _longer(v, times) for n, v in given.items() if isinstance(v, units.Duration)
    }
    if value.values is not None:
        longer["values"] = tuple(_longer(one, times) for one in value.values)
    return value.model_copy(update=longer)


def _longer(duration: units.Duration, times: float) -> units.Duration:
    return replace(duration, amount=duration.amount * times)
