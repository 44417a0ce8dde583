"""The measures that there are: id, unit, and what each means."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.comparison.guardrails import limit_unit
from approvalflow.measures.kpis import FAMILIES, MEASURES, UTILISATION, Measure, measures_of
from approvalflow.process.model.process import Process, money_of
from approvalflow.report.definition import definition_of
from approvalflow.wording import say

_ANY = {name: "ROLE" if name == UTILISATION else "STEP" for name in FAMILIES}


def listed(process: Process | None, language: str) -> list[dict[str, object]]:
    """One a measure, in reading order: those of the process, or all with a word for any role or
    step where there is none. `unit`: of the values in results; `limit`: in which a condition states
    its limit.
    """
    return [_told(measure, process, language) for measure in _measures(process)]


def _measures(process: Process | None) -> Sequence[Measure]:
    if process is not None:
        return measures_of(process)
    return (*MEASURES, *(family(_ANY[name]) for name, family in FAMILIES.items()))


def _told(measure: Measure, process: Process | None, language: str) -> dict[str, object]:
    definition = definition_of(measure.id, language)
    assert definition is not None
    currency = "" if process is None else next((name for _, name in money_of(process)), "")
    unit = say(f"measures.unit.{measure.unit.replace(' ', '-')}", language)
    return {
        "id": measure.id,
        "unit": measure.unit,
        "unit_words": currency if measure.unit == "money" and currency else unit,
        "limit": limit_unit(measure, currency or "CNY"),
        "better": measure.better or "",
        "name": definition.name,
        "meaning": definition.meaning,
    }
