"""Checks of case data and of the conditions on them."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError
from typing import Any

from approvalflow.checks.findings import Finding
from approvalflow.notation import expressions
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import ByCase, branches
from approvalflow.process.walking import Path, conditions, varying


def categories_known(office: Office) -> Iterator[Finding]:
    """`depends_on` names a case datum, all of its kinds, and no others."""
    process = office.process
    for path, by in _all_branches(process):
        datum = process.case_data.get(by.depends_on)
        if datum is None:
            key = "role-outside-group" if by.depends_on == "role" else "unknown-datum"
            parameters = {
                "name": by.depends_on,
                "suggestion": near(by.depends_on, process.case_data),
            }
            yield Finding(key, (*path, "depends_on"), parameters)
            continue
        known = values.categories_of(datum)
        if not known:
            yield Finding("datum-is-a-number", (*path, "depends_on"), {"name": by.depends_on})
            continue
        kinds, said = set(known), {name for name, _ in by.options}
        for name, _ in by.options:
            if name not in kinds:
                parameters = {
                    "name": name,
                    "datum": by.depends_on,
                    "values": ", ".join(known),
                    "suggestion": near(name, known),
                }
                yield Finding("unknown-category", (*path, name), parameters, on_key=True)
        missing = [k for k in known if k not in said]
        if missing and by.otherwise is None:
            parameters = {"datum": by.depends_on, "names": ", ".join(missing)}
            yield Finding("category-forgotten", path, parameters)


def names_of_kinds(office: Office) -> Iterator[Finding]:
    """`names` are of kinds that there are; numbers have none."""
    for name, datum in office.process.case_data.items():
        known = values.categories_of(datum)
        for kind in datum.names:
            if kind not in known:
                told = {"name": kind, "datum": name, "values": ", ".join(known)}
                told["suggestion"] = near(kind, known)
                at = ("case_data", name, "names", kind)
                yield Finding("unknown-category", at, told, on_key=True)


def _all_branches(process: Process) -> Iterator[tuple[Path, ByCase[Any]]]:
    for path, value in varying(process):
        for by in branches(value):
            yield path, by


def conditions_hold(office: Office) -> Iterator[Finding]:
    """Conditions speak of case data that exist, with values and units that they have."""
    process = office.process
    types = values.types_of(process.case_data)
    for path, condition in conditions(process):
        for error in expressions.check(condition, types):
            yield Finding(error.key, path, error.parameters)


def case_data_ordered(office: Office) -> Iterator[Finding]:
    """No case datum depends on itself; a rule ends with `otherwise`."""
    process = office.process
    try:
        values.drawing_order(process.case_data)
    except CycleError:
        yield Finding("case-data-circle", ("case_data",))
    for name, datum in process.case_data.items():
        if datum.rules and datum.rules[-1].otherwise is None:
            yield Finding("otherwise-missing", ("case_data", name))
