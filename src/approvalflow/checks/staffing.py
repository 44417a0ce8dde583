"""Checks of the people: separated roles, absence, deputies, and who may not do a step."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.calendar.absence import dated_days
from approvalflow.calendar.intervals import build_calendar
from approvalflow.checks.findings import Finding
from approvalflow.notation import units
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import ByCase, branches, leaves
from approvalflow.process.pools import pools_of, pools_of_role
from approvalflow.process.wages import unpaid


def separations_fit(office: Office) -> Iterator[Finding]:
    """A role is separated by a category, and only then has staff by it."""
    process = office.process
    for name, role in process.roles.items():
        by = role.separate_by
        here = ("roles", name, "separate_by")
        datum = process.case_data.get(by or "")
        if by is not None and datum is None:
            parameters = {"name": by, "suggestion": near(by, process.case_data)}
            yield Finding("unknown-datum", here, parameters)
        elif by is not None and datum is not None and not values.categories_of(datum):
            yield Finding("datum-is-a-number", here, {"name": by})
        if any(b.depends_on != by for b in branches(role.staff)):
            yield Finding("staff-not-separated", ("roles", name, "staff"), {"role": name})
        if UNLIMITED in leaves(role.staff) and isinstance(role.staff, ByCase):
            yield Finding("staff-partly-unlimited", ("roles", name, "staff"), {"role": name})


def absences_fit(office: Office) -> Iterator[Finding]:
    """People are absent on fewer days than they work."""
    process = office.process
    rules = process.calendar
    for name, role in process.roles.items():
        if role.absent is None:
            continue
        here = ("roles", name, "absent")
        if role.staff == UNLIMITED:
            yield Finding("absent-of-unlimited", here, {"role": name}, on_key=True)
        dates = role.absent.dates  # of days that the role works; else those of the office
        hours = role.hours if dates and role.hours is not None else rules.hours
        year = build_calendar(hours, rules.holidays, rules.starts, 365)
        days = int(year.working_days_before(365))
        dated = dated_days(role.absent, rules.starts, year.days)
        away = int((year.working & dated).sum()) if dates else role.absent.days_a_year
        if away >= days:
            parameters = {"role": name, "days": units.number_text(away), "year": str(days)}
            yield Finding("absent-all-year", here, parameters)


def deputies_fit(office: Office) -> Iterator[Finding]:
    """A deputy exists, is another, and has days on which to act; no two wait for each other."""
    process = office.process
    for name, role in process.roles.items():
        if role.deputy is None:
            continue
        deputy = role.deputy.role
        here = ("roles", name, "deputy")
        other = process.roles.get(deputy)
        if other is None:
            parameters = {"name": deputy, "suggestion": near(deputy, process.roles)}
            yield Finding("unknown-role", here, parameters)
        elif deputy == name:
            yield Finding("deputy-is-the-role", here, {"role": name})
        elif name in _deputies(process, deputy):
            if name == min(_deputies(process, name)):  # told once
                yield Finding("deputies-in-a-circle", here, {"role": name})
        elif other.separate_by not in (None, role.separate_by):
            yield Finding("deputy-separated", here, {"role": name, "deputy": deputy})
        if role.absent is None:
            yield Finding("deputy-never-acts", here, {"role": name}, on_key=True)


def escalations_fit(office: Office) -> Iterator[Finding]:
    """It is clear which pool of the role takes over."""
    process = office.process
    for name, step in process.steps.items():
        own = process.roles.get(step.by or "")
        for number, above in enumerate(step.taking_over):
            to = process.roles.get(above)
            by = None if own is None else own.separate_by
            if to is None or to.separate_by in (None, by):
                continue
            parameters = {"role": step.by or name, "to": above}
            yield Finding("escalate-separated", ("steps", name, "due", "to", number), parameters)


def wages_known(office: Office) -> Iterator[Finding]:
    """Where some work has its wage or price, all has."""
    for name in unpaid(office.process):
        yield Finding("wage-missing", ("roles", name), {"role": name}, "warning", on_key=True)


def _deputies(process: Process, name: str) -> list[str]:
    """The deputy of a role, his deputy, and so on."""
    found: list[str] = []
    role = process.roles.get(name)
    while role is not None and role.deputy is not None and role.deputy.role not in found:
        found.append(role.deputy.role)
        role = process.roles.get(role.deputy.role)
    return found


def others_can_do_it(office: Office) -> Iterator[Finding]:
    """Where a step must not be done by the person of another, somebody else can do it."""
    process = office.process
    for name, step in process.steps.items():
        if step.not_same_as is None:
            continue
        here = ("steps", name, "not_same_as")
        other = process.steps.get(step.not_same_as)
        if other is None:
            parameters = {"name": step.not_same_as,
                          "suggestion": near(step.not_same_as, process.steps)}  # fmt: skip
            yield Finding("unknown-step", here, parameters)
        elif step.not_same_as == name:
            yield Finding("not-same-as-itself", here, {"step": name})
        elif not {step.by or "", other.by or ""} <= set(process.roles):
            if other.by is None:
                parameters = {"step": name, "other": step.not_same_as}
                yield Finding("not-same-as-nobody", here, parameters)
        else:
            yield from _others(process, name, step, other)


def _others(process: Process, name: str, step: Step, other: Step) -> Iterator[Finding]:
    parameters = {"step": name, "other": step.not_same_as or "", "role": step.by or ""}
    here = ("steps", name, "not_same_as")
    mine, theirs = (_hands(process, s) for s in (step, other))
    if not mine & theirs:
        yield Finding("not-same-as-never", here, parameters, "warning")
    elif step.by == other.by and mine == {step.by}:
        pools = pools_of(process)
        if any(pools[pool].staff == 1 for pool in pools_of_role(process, step.by or "")):
            yield Finding("not-same-as-alone", here, parameters)


def _hands(process: Process, step: Step) -> set[str | None]:
    """The roles whose people may do a step."""
    asked = [role for role in (step.by, *step.taking_over) if role is not None]
    return {*asked, *(deputy for role in asked for deputy in _deputies(process, role))}


__all__ = [
    "absences_fit",
    "deputies_fit",
    "escalations_fit",
    "others_can_do_it",
    "separations_fit",
    "wages_known",
]
