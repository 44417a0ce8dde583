"""What has to be said of a study and its designs beside their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from approvalflow.calendar.holidays import off_days
from approvalflow.errors import Problem
from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import Gathered
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad, high
from approvalflow.office.months import Month, busiest_months
from approvalflow.process.model.process import Process
from approvalflow.seconds import DAY
from approvalflow.study.crosschecks import beyond_reason
from approvalflow.study.designs import ReadyDesign, horizon_of
from approvalflow.study.reading import Study
from approvalflow.study.result import Design, Warned
from approvalflow.study.runner import Replications, Settings, Slow
from approvalflow.study.settling import YEAR

_SOON = 5 * YEAR  # weeks: an office changes sooner than it would settle


def warnings_of(
    study: Study,
    settings: Settings,
    designs: Sequence[ReadyDesign],
    told: Sequence[Design],
    done: Replications,
) -> Iterator[Warned]:
    """Of the files, of each design, and of the precision of the run."""
    horizon = horizon_of(study, settings)
    for problem in (*study.today.warnings, *holiday_warnings(study.today.process, horizon)):
        yield Warned(problem.key, dict(problem.parameters))
    for redesign in study.redesigns:
        for problem in redesign.warnings:
            yield Warned(problem.key, {"design": redesign.redesign.id} | dict(problem.parameters))
    yield from _settles_late(settings)
    for design, result, cards in zip(designs, told, done.cards, strict=True):
        for load in high(design.known(cards)):
            yield Warned(load_key(load), load_words(load) | {"design": design.id})
        for month in busiest_months(design.simulation.office, design.loads):
            if month.crowded:
                yield Warned(month_key(month), month_words(month) | {"design": design.id})
        if design.status(cards) == "growing":
            growth = Gathered(cards).replicated("backlog_growth").value
            yield Warned("year-grows", {"design": design.id, "growth": f"{growth or 0.0:.1f}"})
        yield from _beyond_reason(result)
        if not design.year and len(design.process.backlog):
            yield Warned("backlog-unused", {"design": design.id})
    precision = done.precision
    if settings.replications is None and not precision.reached and precision.target is not None:
        yield Warned("precision-not-reached", {})


def _settles_late(settings: Settings) -> Iterator[Warned]:
    """Which designs take years to settle, the slowest with a mean and all without."""
    rule, late = settings.start_up, list(settings.slow)
    if rule is not None and rule.relaxation > _SOON:
        late.append(Slow(rule.design, rule.slowest, rule.relaxation / YEAR))
    for one in late:
        words = {"design": one.design, "years": f"{one.years:.0f}", "slowest": one.slowest}
        yield Warned("settles-late", words)


def _beyond_reason(design: Design) -> Iterator[Warned]:
    """Pools of which the simulation and a formula say what cannot both be."""
    for check in design.checks:
        for simulated, expected in beyond_reason(check):
            facts = {"role": check.role, "simulated": simulated, "expected": expected}
            yield Warned("beyond-reason", facts | {"design": design.id})


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
