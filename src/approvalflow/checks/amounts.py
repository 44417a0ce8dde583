"""Checks of times and money."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.chance.laws import warn_heavy
from approvalflow.checks.findings import Finding
from approvalflow.notation import units
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.model.process import money_of
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.varying import leaves
from approvalflow.process.walking import varying
from approvalflow.seconds import DAY, HOUR

_UNITS = {units.Clock.WORKING: ("working days", 1), units.Clock.OPEN: ("open hours", HOUR)}


def times_fit(office: Office) -> Iterator[Finding]:
    """Work is counted in hours at the desk; a long tail is pointed out."""
    process = office.process
    for path, value in varying(process):
        for leaf in leaves(value):
            if not isinstance(leaf, Time):
                continue
            if path[-1] == "work_time" and leaf.clock is units.Clock.CALENDAR:
                yield Finding("work-in-calendar-days", path)
            heavy = warn_heavy(values.law_of(leaf))
            if heavy is not None:
                unit, scale = _UNITS.get(leaf.clock, ("calendar days", DAY))
                text = f"{units.number_text(round(heavy / scale, 1))} {unit}"
                yield Finding("heavy-tail", path, {"value": text}, "warning")


def one_currency(office: Office) -> Iterator[Finding]:
    """Amounts in several currencies cannot be added."""
    process = office.process
    first: str | None = None
    for path, currency in money_of(process):
        first = first or currency
        if currency != first:
            yield Finding("several-currencies", path, {"first": first, "second": currency})
