"""What has to be said of a study and its designs beside their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.measures.estimates import Gathered
from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.asking import no_return
from approvalflow.office.loads import high
from approvalflow.office.months import busiest_months
from approvalflow.study.crosschecks import beyond_reason
from approvalflow.study.designs import ReadyDesign, horizon_of
from approvalflow.study.foreseen import (
    holiday_warnings,
    load_key,
    load_words,
    month_key,
    month_words,
)
from approvalflow.study.reading import Study
from approvalflow.study.result import Design, Warned
from approvalflow.study.result.inputs import Slow
from approvalflow.study.runner import Replications, Settings
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
        yield from _tips(design, cards)
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


def _tips(design: ReadyDesign, cards: Sequence[Scorecard]) -> Iterator[Warned]:
    """Where at some time more cases were open than leave time for anything but answering."""
    horizon = design.simulation.plan.horizon
    limit = no_return(design.simulation.office, horizon, design.loads.pools)
    most = max((card.most_open for card in cards), default=0)
    if limit is not None and most > limit.files:
        files = {"files": f"{limit.files:.0f}", "most": str(most)}
        yield Warned("questions-tip", {"design": design.id, "role": limit.role} | files)


def _beyond_reason(design: Design) -> Iterator[Warned]:
    """Pools of which the simulation and a formula say what cannot both be."""
    for check in design.checks:
        for simulated, expected in beyond_reason(check):
            facts = {"role": check.role, "simulated": simulated, "expected": expected}
            yield Warned("beyond-reason", facts | {"design": design.id})
