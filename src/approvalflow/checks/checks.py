"""All checks in their order, and what they find in a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from approvalflow.checks import duties, meetings, staffing
from approvalflow.checks.amounts import one_currency, times_fit
from approvalflow.checks.arrivals import arrivals_fit, days_fit, factors_fit, intake_is_one
from approvalflow.checks.asking import appeals_fit, asking_fits, delay_fits
from approvalflow.checks.backlog import backlog_fits
from approvalflow.checks.case_data import (
    case_data_ordered,
    categories_known,
    conditions_hold,
    names_of_kinds,
)
from approvalflow.checks.deadlines import deadlines_fit
from approvalflow.checks.findings import Finding
from approvalflow.checks.flow import atoms_differ, every_kind_ends, graph_is_sound, walls_hold
from approvalflow.checks.names import (
    departments_called_once,
    fields_fit,
    names_fit,
    roles_known,
    transfers_used,
)
from approvalflow.checks.outcomes import attempts_fit, boxes_say_something, joins_fit, outcomes_fit
from approvalflow.checks.sizes import cases_fit, entries_fit, ways_fit
from approvalflow.errors import MOST_FOUND
from approvalflow.office.office import Office
from approvalflow.process.kinds import kinds_of
from approvalflow.process.model.process import Process

CHECKS: tuple[Callable[[Office], Iterator[Finding]], ...] = (
    names_fit,
    fields_fit,
    roles_known,
    departments_called_once,
    staffing.separations_fit,
    staffing.absences_fit,
    staffing.deputies_fit,
    staffing.escalations_fit,
    staffing.others_can_do_it,
    staffing.wages_known,
    transfers_used,
    outcomes_fit,
    joins_fit,
    boxes_say_something,
    categories_known,
    names_of_kinds,
    attempts_fit,
    conditions_hold,
    case_data_ordered,
    walls_hold,
    graph_is_sound,
    times_fit,
    deadlines_fit,
    asking_fits,
    appeals_fit,
    delay_fits,
    *meetings.CHECKS,
    *duties.CHECKS,
    one_currency,
    arrivals_fit,
    factors_fit,
    days_fit,
    intake_is_one,
    backlog_fits,
)


def findings(process: Process, *, written: bool = True) -> tuple[Finding, ...]:
    """All findings of all checks, until so many are errors that there is enough to mend; moves,
    unlike people, may give two steps one atom.
    """
    applied = (*CHECKS, atoms_differ) if written else CHECKS
    office = Office(process)
    if too_large := tuple(entries_fit(process)):
        return too_large
    found: list[Finding] = []
    errors = 0
    for finding in (finding for check in applied for finding in check(office)):
        found.append(finding)
        errors += finding.severity == "error"
        if errors >= MOST_FOUND:
            break
    if errors:
        return tuple(found)  # the last check draws cases: it needs a process that holds together
    kinds = tuple(kinds_of(process))
    if too_many := (*cases_fit(office), *ways_fit(process, kinds)):
        return (*found, *too_many)
    return (*found, *every_kind_ends(process, kinds))
