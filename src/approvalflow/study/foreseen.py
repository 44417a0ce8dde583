"""What is said of a process before anything is simulated: its loads, months and holidays."""

from __future__ import annotations

from datetime import timedelta

from approvalflow.calendar.holidays import off_days
from approvalflow.errors import Problem
from approvalflow.eventlog import Horizon
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad
from approvalflow.office.months import Month
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY


def load_key(load: AnyLoad) -> str:
    """The key of the words of a load that is high."""
    kind = "load" if isinstance(load, PoolLoad) else "agenda"
    if load.answers_a_part:
        return f"{kind}-part"
    if load.overloaded:
        return f"{kind}-full"
    if load.unsettled:
        return f"{kind}-brim"
    return "load-estimated" if load.perhaps_unsettled else f"{kind}-high"


def month_key(month: Month) -> str:
    """The key of the words of a month that brings more than it has room for."""
    if month.deserted:
        return "load-month-nobody"
    return "load-month" if isinstance(month.load, PoolLoad) else "agenda-month"


def month_words(month: Month) -> dict[str, str]:
    """The facts of the fullest month of a load as text; a month without hours has no load."""
    kind = "role" if isinstance(month.load, PoolLoad) else "step"
    most = {} if month.deserted else {"most": f"{100 * month.filled:.0f} %"}
    return most | {
        kind: month.load.name,
        "month": month.name,
        "load": f"{100 * (month.load.kept or 0.0):.0f} %",
    }


def load_words(load: AnyLoad) -> dict[str, str]:
    """The facts of a load as text."""
    told = load.load if load.answers_a_part else load.kept
    words = {
        "load": f"{100 * (told or 0.0):.0f} %",
        "growth": f"{load.growth_per_month:.1f}",
        "part": f"{100 / load.load:.0f} %" if load.load else "",
    }
    if isinstance(load, PoolLoad):
        return words | {"role": load.role, "missing": str(load.missing_staff)}
    return words | {
        "step": load.step,
        "arriving": f"{load.arriving:.1f}",
        "room": f"{load.room:.1f}",
        "wanted": str(load.wanted),
    }


def holiday_warnings(process: Process, horizon: Horizon) -> list[Problem]:
    """Beyond the last year for which they are published, make-up working days are unknown."""
    first = process.calendar.starts
    last = first + timedelta(days=horizon.closes // DAY)
    rules = off_days(process.calendar.holidays, first, last)
    if rules.known_until is None or last.year <= rules.known_until:
        return []
    return [Problem("holidays-unknown", None, {"year": str(rules.known_until)}, "warning")]
