"""Checks of outcomes and boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from approvalflow.checks.findings import Finding
from approvalflow.notation import units
from approvalflow.office.office import Office
from approvalflow.process import graph, values
from approvalflow.process.found import without_found
from approvalflow.process.model.outcomes import REFUSE, Outcome
from approvalflow.process.model.steps import Step
from approvalflow.process.walking import Path, varying


def outcomes_fit(office: Office) -> Iterator[Finding]:
    """Shares are said and leave room; only the applicant takes time to answer."""
    process = without_found(office.process)
    for name, step in process.steps.items():
        path: Path = ("steps", name, "outcomes")
        for outcome_name, outcome in step.outcomes.items():
            here = (*path, outcome_name)
            box = graph.is_box(step)
            if box and outcome_name != "refuse":
                yield Finding("outcome-not-here", here, {"outcome": outcome_name}, on_key=True)
            elif outcome_name == "defer" and step.does != "meeting":
                yield Finding("defer-not-here", here, {"step": name}, on_key=True)
            elif outcome_name == "defer" and graph.targets(outcome.then) != (name,):
                yield Finding("defer-then", (*here, "then"), {"step": name}, on_key=True)
            elif box and outcome.model_fields_set - {"then", "appeal"}:
                yield Finding("box-outcome-share", here, {"outcome": outcome_name}, on_key=True)
            elif outcome.if_found is not None:
                yield from _found_there(here, step, outcome)
            elif not box and outcome.share is None and outcome.after is None:
                yield Finding("outcome-needs-share", here, {"outcome": outcome_name}, on_key=True)
            if outcome_name == "ask_applicant" and outcome.takes is None:
                yield Finding("applicant-takes", here, {"step": name}, on_key=True)
            elif outcome_name != "ask_applicant" and outcome.takes is not None and not box:
                yield Finding("takes-not-here", (*here, "takes"), {"outcome": outcome_name})
        for part in step.merged or (step,):
            yield from _room_for_all(path, name, part.outcomes)


def _found_there(here: Path, step: Step, outcome: Outcome) -> Iterator[Finding]:
    """Only a refusal follows from what is found, and only where somebody looks for it."""
    path = (*here, "if_found")
    if here[-1] != REFUSE:
        yield Finding("if-found-not-here", path, {"outcome": str(here[-1])}, on_key=True)
    elif outcome.share is not None:
        yield Finding("if-found-and-share", path, {"step": str(here[1])}, on_key=True)
    elif not len(step.detects):
        yield Finding("if-found-finds-nothing", path, {"step": str(here[1])}, on_key=True)


def joins_fit(office: Office) -> Iterator[Finding]:
    """No more branches can be asked to agree than there are."""
    process = office.process
    for name, step in process.steps.items():
        if step.join.rule == "at_least" and step.join.count > len(step.branches) > 0:
            parameters = {"wanted": str(step.join.count), "branches": str(len(step.branches))}
            yield Finding("join-too-many", ("steps", name, "join"), parameters)


def boxes_say_something(office: Office) -> Iterator[Finding]:
    """A box that stops early where nothing is ever certain early, or asks once for nobody."""
    process = office.process
    for name, step in process.steps.items():
        if not graph.is_box(step):
            continue
        never = step.join.needed(len(step.branches)) == len(step.branches)
        if step.stops_early and never and not graph.can_refuse(process, name):
            yield Finding("never-certain", ("steps", name, "decides"), {"step": name}, "warning")
        asks = (
            "ask_applicant" in dict(graph.outcomes_of(inner))
            for inner in process.steps.values()
            if inner.inside is not None and inner.inside[0] == name
        )
        if step.asks_once and not any(asks):
            parameters = {"step": name}
            yield Finding("notice-of-nothing", ("steps", name, "one_notice"), parameters, "warning")


def _room_for_all(path: Path, step: str, outcomes: Any) -> Iterator[Finding]:
    if graph.combinations(outcomes) > graph.MOST_KINDS:
        yield Finding("too-many-kinds", path, {"step": step, "most": str(graph.MOST_KINDS)})
        return
    for label, attempt, total in graph.share_combinations(outcomes):
        if total > 1 + 1e-9:
            kind = ", ".join(
                [*([label] if label else []), *([f"attempt {attempt}"] if attempt > 1 else [])]
            )
            percent = units.number_text(round(100 * total, 4))
            yield Finding("shares-over-100", path, {"step": step, "total": percent, "kind": kind})
            return


def attempts_fit(office: Office) -> Iterator[Finding]:
    """By attempt only what a case can meet more than once."""
    process = office.process
    for path, value in varying(process):
        once = path[0] in ("case_data", "time_limit", "complains") or "due" in path
        once = once or path[-2:] in (("appeal", "share"), ("chases", "share"))
        once = once or path[-1] in ("fee", "price", "reply_within", "staff")
        if once and values.attempts(value) > 1:
            yield Finding("attempts-not-here", path, {})
