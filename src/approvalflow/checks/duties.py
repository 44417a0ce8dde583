"""Checks of what the law asks for: steps before others, levels that decide, defects found."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.checks.findings import Finding
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process.authority import refusing
from approvalflow.process.duties import in_words, way_around

_DECIDES = ("approve", "meeting")
_OF_DECISIONS = ("published", "discretion", "audited")


def needs_are_met(office: Office) -> Iterator[Finding]:
    """What a step needs is done before it, whichever way a case goes."""
    process = office.process
    for name, step in process.steps.items():
        for number, needed in enumerate(step.needs or ()):
            path = ("steps", name, "needs", number)
            if needed not in process.steps:
                parameters = {"name": needed, "suggestion": near(needed, process.steps)}
                yield Finding("unknown-step", path, parameters)
            elif way := way_around(process, (needed,), name, when=step.only_if):
                parameters = {"step": name, "needed": needed, "way": in_words(way)}
                yield Finding("needs-not-met", path, parameters)


def deciders_are_competent(office: Office) -> Iterator[Finding]:
    """Who decides is of the level that may, or above."""
    process = office.process
    for name, step in process.steps.items():
        asked = step.decided_at_least_by
        if asked is None:
            continue
        path = ("steps", name, "decided_at_least_by")
        if asked not in process.levels:
            parameters = {"name": asked, "suggestion": near(asked, process.levels)}
            yield Finding("unknown-level", path, parameters)
            continue
        for role in step.roles:
            known = process.roles.get(role)
            if known is None:
                continue
            height = process.levels.index(known.level) if known.level in process.levels else -1
            if step.does in _DECIDES and height < process.levels.index(asked):
                level = known.level or ""
                parameters = {"step": name, "role": role, "level": level, "asked": asked}
                yield Finding("level-too-low", path, parameters)


def defects_are_known(office: Office) -> Iterator[Finding]:
    """Steps detect defects that cases can have."""
    process = office.process
    for name, step in process.steps.items():
        for part in step.parts(name) or (step,):
            for defect in part.detects:
                if defect not in process.defects:
                    parameters = {"name": defect, "suggestion": near(defect, process.defects)}
                    path = ("steps", name, "detects", defect)
                    yield Finding("unknown-defect", path, parameters, on_key=True)


def favours_can_be_done(office: Office) -> Iterator[Finding]:
    """Where nobody can refuse there is nothing to decide, and no favour in it."""
    process = office.process
    refuse = refusing(process)
    for name, step in process.steps.items():
        for key in _OF_DECISIONS:
            if getattr(step, key) is not None and name not in refuse:
                parameters = {"key": key, "step": name}
                path = ("steps", name, key)
                yield Finding("nothing-to-decide", path, parameters, "warning", on_key=True)


CHECKS = (needs_are_met, deciders_are_competent, defects_are_known, favours_can_be_done)
