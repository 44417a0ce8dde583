"""Every value that may vary and every condition of a process, each with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from approvalflow.notation.expressions import Expression
from approvalflow.process import graph
from approvalflow.process.appeals import appeals_in
from approvalflow.process.model.process import Process, routes
from approvalflow.process.model.steps import Step

Path = tuple[str | int, ...]


def varying(process: Process) -> Iterator[tuple[Path, Any]]:
    """Every value that may vary, with its path."""
    yield from _varying_in_case_data(process)
    yield from _varying_in_limits(process)
    yield from _varying_in_questions(process)
    for key in ("between_jurisdictions", "between_departments", "between_levels"):
        if (time := getattr(process.transfers, key)) is not None:
            yield ("transfers", key), time
    for name, role in process.roles.items():
        for key in ("staff", "price", "in_tray"):
            if (value := getattr(role, key)) is not None and not isinstance(value, int):
                yield ("roles", name, key), value
    for name, step in process.steps.items():
        if step.appealed is None:
            yield from _varying_in_step(name, step)


def _varying_in_case_data(process: Process) -> Iterator[tuple[Path, Any]]:
    appealing = {step.appealed for step in process.steps.values()}  # told of where it is written
    for name, datum in process.case_data.items():
        for value in (datum.yes, datum.kinds, datum.number):
            if value is not None and name not in appealing and not datum.finds:
                yield ("case_data", name), value


def _varying_in_questions(process: Process) -> Iterator[tuple[Path, Any]]:
    for path, _, _, appeal in appeals_in(process):
        for key in ("share", "takes", "work_time", "overturned"):
            if (value := getattr(appeal, key)) is not None:
                yield (*path, key), value
    for key, asking in (("chases", process.chases), ("complains", process.complains)):
        for name in ("share", "work_time", "upheld"):
            if (value := getattr(asking, name, None)) is not None:
                yield (key, name), value


def _varying_in_limits(process: Process) -> Iterator[tuple[Path, Any]]:
    limits = process.time_limit
    for key in ("statutory", "promised", "if_late"):
        if (limit := getattr(limits, key)) is not None:
            yield ("time_limit", key), limit
    if limits.extension is not None:
        yield ("time_limit", "extension", "used"), limits.extension.used


def _varying_in_step(name: str, step: Step) -> Iterator[tuple[Path, Any]]:
    for key in ("in_tray", "work_time", "takes", "fee"):
        if (value := getattr(step, key)) is not None:
            yield ("steps", name, key), value
    if step.due is not None:
        yield ("steps", name, "due", "after"), step.due.after
        for number, rung in enumerate(step.due.to):
            if rung.after is not None:
                yield ("steps", name, "due", "to", number, "after"), rung.after
    for branch_name, branch in step.branches.items():
        if branch.due is not None:
            yield ("steps", name, "branches", branch_name, "due", "after"), branch.due.after
    for outcome_name, outcome in graph.outcomes_of(step):
        for key in ("share", "takes", "reply_within", "gives_up", "after"):
            if (value := getattr(outcome, key)) is not None:
                yield ("steps", name, "outcomes", outcome_name, key), value
    for part in step.merged:
        yield ("steps", name, "work_time"), part.work_time


def conditions(process: Process) -> Iterator[tuple[Path, Expression]]:
    """Every condition of a process, with its path."""
    for name, datum in process.case_data.items():
        for number, rule in enumerate(datum.rules):
            if rule.when is not None:
                yield ("case_data", name, number, "if"), rule.when
    for name, role in process.roles.items():
        if role.deputy is not None and role.deputy.only_if is not None:
            yield ("roles", name, "deputy", "only_if"), role.deputy.only_if
    for number, condition in enumerate(process.serve_first):
        yield ("serve_first", number), condition
    for name, step in process.steps.items():
        yield from _conditions_in_step(name, step)
    for path, route in routes(process):
        for number, arm in enumerate(route):
            if arm.when is not None:
                yield (*path, number, "if"), arm.when


def _conditions_in_step(name: str, step: Step) -> Iterator[tuple[Path, Expression]]:
    if step.only_if is not None:
        yield ("steps", name, "only_if"), step.only_if
    for branch_name, branch in step.branches.items():
        if branch.only_if is not None:
            yield ("steps", name, "branches", branch_name, "only_if"), branch.only_if
