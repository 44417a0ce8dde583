"""Checks of the files that lie there on the first day."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.checks.findings import Finding
from approvalflow.checks.names import MOST_NAMED
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process import graph
from approvalflow.process.graph import ends_of
from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED
from approvalflow.process.model.steps import Step


def backlog_fits(office: Office) -> Iterator[Finding]:
    """Files lie at desks, or wait for a sitting or a run."""
    process = office.process
    for name, files in process.backlog.items():
        step, path = process.steps.get(name), ("backlog", name)
        if files.at is not None:
            yield from _sent_on_within_walls(process, name, files)
            continue
        if step is not None and _has_queue(step):
            continue
        members = [n for n, s in process.steps.items() if s.group == name]
        if step is None and not members:
            parameters = {"name": name, "suggestion": near(name, process.steps)}
            yield Finding("unknown-step", path, parameters, on_key=True)
            continue
        inner = [n for n in process.steps if n.startswith(f"{name}.")] or list(process.steps)
        desks = [n for n in members or inner if _has_queue(process.steps[n])]
        parameters = {"step": name, "desks": ", ".join(desks[:MOST_NAMED])}
        yield Finding("backlog-no-desk", path, parameters, on_key=True)


def _has_queue(step: Step) -> bool:
    return step.by is not None or step.timetable is not None


def _sent_on_within_walls(process: Process, name: str, files: BacklogFiles) -> Iterator[Finding]:
    """Files whose step is no longer done stay in their branch, or outside of all."""
    for target in graph.targets(files.at or ()):
        there = process.steps.get(target)
        known = there is not None or target == ANSWERED or target in ends_of(process)
        if not known:
            parameters = {"name": target, "suggestion": near(target, process.steps)}
            yield Finding("unknown-step", ("backlog", name), parameters)
        elif not files.ready and files.inside != _home(there, target, files):
            parameters = {"name": target, "step": name}
            yield Finding("across-the-wall", ("backlog", name), parameters)


def _home(step: Step | None, target: str, files: BacklogFiles) -> tuple[str, str] | None:
    """The branch in which a step is, or an end; a branch ends where its box is told."""
    if step is not None:
        return step.inside
    return files.inside if target == ANSWERED else None
