"""Who asks in an office, and who answers."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.process import graph
from approvalflow.process.model.asking import Chases, Complains
from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import leaves


def answering(process: Process) -> Chases | None:
    """What is said of applicants who ask, where any do."""
    said = process.chases
    return said if said is not None and max(leaves(said.share), default=0.0) > 0 else None


def complaining(process: Process) -> Complains | None:
    """What is said of applicants who complain, where any do."""
    said = process.complains
    return said if said is not None and max(leaves(said.share), default=0.0) > 0 else None


def asked_roles(process: Process) -> Iterator[tuple[tuple[str, ...], str]]:
    """The roles that answer questions and look into complaints, each with its path."""
    if process.chases is not None:
        yield ("chases", "by"), process.chases.by
    if process.complains is not None:
        yield ("complains", "by"), process.complains.by


def told_outcomes(process: Process, name: str) -> tuple[int, ...]:
    """The numbers of the outcomes of a step of which the applicant hears, beside questions to him;
    0 is that of passing.
    """
    step = process.steps[name]
    always = step.visible == "yes"
    shown = (always, *(always or o.visible == "yes" for _, o in graph.outcomes_of(step)))
    return tuple(number for number, told in enumerate(shown) if told)
