"""Checks of who answers applicants, and of what they may complain."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.checks.findings import Finding
from approvalflow.notation import units
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process.appeals import appeals_in, can_be_appealed
from approvalflow.process.asking import asked_roles
from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import leaves


def asking_fits(office: Office) -> Iterator[Finding]:
    """Somebody answers who can, in an order that can be, and not at once again."""
    process = office.process
    for path, name in asked_roles(process):
        role = process.roles.get(name)
        if role is None:
            parameters = {"name": name, "suggestion": near(name, process.roles)}
            yield Finding("unknown-role", path, parameters)
        elif role.price is not None:
            yield Finding("answers-for-a-price", path, {"role": name})
    if process.chases is not None:
        for key in ("after", "every"):
            if getattr(process.chases, key).scaled <= 0:
                yield Finding("asks-at-once", ("chases", key), {"key": key})
        if process.chases.first == "no" and process.chases.by in _at_desks(process):
            parameters = {"role": process.chases.by}
            yield Finding("asks-in-turn", ("chases", "first"), parameters)
    if process.complains is not None:
        kind = process.complains.after
        if getattr(process.time_limit, kind) is None:
            yield Finding("complains-of-no-limit", ("complains", "after"), {"kind": kind})


def appeals_fit(office: Office) -> Iterator[Finding]:
    """Against refusals of a case, before somebody who is there."""
    process = office.process
    for path, step, outcome, appeal in appeals_in(process):
        if not can_be_appealed(step, outcome):
            key = "appeal-in-a-branch" if step.inside is not None else "appeal-not-here"
            yield Finding(key, path, {"outcome": outcome}, on_key=True)
        elif appeal.by not in process.roles:
            parameters = {"name": appeal.by, "suggestion": near(appeal.by, process.roles)}
            yield Finding("unknown-role", (*path, "by"), parameters)


def delay_fits(office: Office) -> Iterator[Finding]:
    """A share of what is known of each case, in money."""
    process = office.process
    of = None if process.delay_cost is None else process.delay_cost.of_value
    if of is None:
        return
    datum = process.case_data.get(of.datum)
    if datum is None:
        parameters = {"name": of.datum, "suggestion": near(of.datum, process.case_data)}
        yield Finding("unknown-datum", ("delay_cost",), parameters)
    elif datum.number is None or not units.is_currency(leaves(datum.number)[0].unit):
        yield Finding("delay-of-no-money", ("delay_cost",), {"name": of.datum})


def _at_desks(process: Process) -> set[str]:
    """The roles at whose desks files may lie: their own, of those they stand in for, or taken up to
    them.
    """
    steps = process.steps.values()
    found = {role for step in steps for role in (*step.roles, *step.taking_over)}
    deputies = [(n, r.deputy.role) for n, r in process.roles.items() if r.deputy is not None]
    for _ in deputies:
        found |= {deputy for name, deputy in deputies if name in found}
    return found
