"""What a redesign must keep, unless it waives it with a reason: rule by rule, with a witness.

A rule compares today with the process after the moves so far. Each finding names the step (or the
defect) and, where there is one, a way that a case can go on which the rule is broken. That the
graph is sound and every role known is checked of every process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from pydantic import Field

from approvalflow.checks.findings import Finding
from approvalflow.office.office import atoms_of
from approvalflow.process.cells import possible_kinds
from approvalflow.process.deadlines import has_start, starts_clock
from approvalflow.process.duties import GRANTED, detectors, in_words, way_around
from approvalflow.process.graph import graph_of, outcomes_of
from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step
from approvalflow.process.passing import may_follow
from approvalflow.process.pools import pools_of_role

# by key of the problem, the rule as a waiver names it
RULES: Mapping[str, str] = {
    "needs-not-met": "needs",
    "level-too-low": "decided_at_least_by",
    "required-left-out": "required_by",
    "same-person": "not_same_as",
    "signs-twice": "four_eyes",
    "refusal-lost": "refusal",
    "defect-not-found": "detects",
    "clock-lost": "clock",
}


class Waiver(Frozen):
    """A rule that a redesign sets aside, for one step or defect, and why."""

    rule: str
    """Which rule: `required_by`, `needs`, ..."""
    step: str
    """The step or the defect."""
    because: str
    """Why, as the redesign says it."""
    why: Mapping[str, str] = Field(default_factory=dict)
    """Why, by language; empty where the redesign says it in one."""

    def holds_for(self, finding: Finding) -> bool:
        named = finding.parameters.get("step", "")
        return RULES.get(finding.key) == self.rule and named == self.step


def broken(today: Process, after: Process) -> Iterator[Finding]:
    """The rules that hold today and do not after."""
    for rule in _RULES:
        yield from rule(today, after)


def _carriers(after: Process, name: str, step: Step) -> tuple[str, ...]:
    """The steps that do after what a step of today did."""
    atoms = set(atoms_of(name, step))
    return tuple(n for n, s in after.steps.items() if atoms & set(atoms_of(n, s)))


def _required(today: Process, after: Process) -> Iterator[Finding]:
    for name, step in today.steps.items():
        if step.required_by is None:
            continue
        if way_around(today, (name,), GRANTED, when=step.only_if):
            continue  # today too there is a way without it
        carriers = _carriers(after, name, step)
        if way := way_around(after, carriers, GRANTED, when=step.only_if):
            parameters = {"step": name, "law": step.required_by, "way": in_words(way)}
            yield Finding("required-left-out", ("steps", name), parameters)


def _found(today: Process, after: Process) -> Iterator[Finding]:
    """Every defect that is looked for on all ways today is so after."""
    for defect in today.defects:
        before = detectors(today, defect)
        if not before or way_around(today, before, GRANTED):
            continue
        now = detectors(after, defect)
        if way := way_around(after, now, GRANTED):
            parameters = {"step": defect, "way": in_words(way)}
            yield Finding("defect-not-found", ("steps",), parameters)


def _apart(today: Process, after: Process) -> Iterator[Finding]:
    """Two steps that two persons must do are still two, and still say so."""
    for name, step in today.steps.items():
        other = step.not_same_as
        if other is None or other not in today.steps:
            continue
        mine = _carriers(after, name, step)
        theirs = set(_carriers(after, other, today.steps[other]))
        together = sorted(theirs & set(mine))
        unsaid = [n for n in mine if theirs and after.steps[n].not_same_as not in theirs]
        if together or unsaid:
            parameters = {"step": name, "other": other, "where": (together or unsaid)[0]}
            yield Finding("same-person", ("steps", name), parameters)


def _eyes(today: Process, after: Process) -> Iterator[Finding]:
    """Two who sign today are not one person after, who signs one case twice."""
    signs = [(n, s) for n, s in after.steps.items() if s.does == "approve" and s.by is not None]
    for (name, step), (other, theirs) in combinations(signs, 2):
        said = theirs.not_same_as == name or step.not_same_as == other
        if step.by != theirs.by or said or not _one_person(after, step.by or ""):
            continue
        before = [_signers(today, n, s) for n, s in ((name, step), (other, theirs))]
        if not all(before) or before[0] & before[1]:
            continue
        if _of_one_case(after, name, other):
            parameters = {"step": other, "other": name, "role": step.by or ""}
            yield Finding("signs-twice", ("steps", other), parameters)


def _of_one_case(process: Process, name: str, other: str) -> bool:
    """Whether a case can come from one step to the other, as far as can be told: what is known of
    it stays the same, so that by no return it takes a way for cases of another kind.
    """
    import networkx as nx  # where a graph is asked

    whole = graph_of(process)
    if not (nx.has_path(whole, name, other) or nx.has_path(whole, other, name)):
        return False
    kinds = possible_kinds(process)
    return kinds is None or may_follow(process, kinds, name, other)


def _one_person(process: Process, role: str) -> bool:
    known = process.roles.get(role)
    return known is not None and known.staff == 1 and len(pools_of_role(process, role)) == 1


def _signers(today: Process, name: str, step: Step) -> set[str]:
    """The roles that sign today what a step carries on."""
    atoms = set(atoms_of(name, step))
    return {
        s.by
        for n, s in today.steps.items()
        if s.by is not None and s.does == "approve" and atoms & set(atoms_of(n, s))
    }


def _refusals(today: Process, after: Process) -> Iterator[Finding]:
    """Who may refuse today may refuse after, where the step is still done."""
    for name, step in today.steps.items():
        if not _refuses(step):
            continue
        carriers = _carriers(after, name, step)
        if carriers and not any(_refuses(after.steps[n]) for n in carriers):
            yield Finding("refusal-lost", ("steps", name), {"step": name})


def _refuses(step: Step) -> bool:
    return any(name == "refuse" for name, _ in outcomes_of(step))


def _clocks(today: Process, after: Process) -> Iterator[Finding]:
    """Where the legal clock starts and where it ends is still said."""
    if has_start(today) and not has_start(after):
        name = next(n for n, s in today.steps.items() if starts_clock(s))
        yield Finding("clock-lost", ("steps", name), {"step": name})
    issues = [name for name, step in today.steps.items() if step.does == "issue"]
    if issues and not any(step.does == "issue" for step in after.steps.values()):
        yield Finding("clock-lost", ("steps", issues[0]), {"step": issues[0]})


_RULES: tuple[Callable[[Process, Process], Iterator[Finding]], ...] = (
    _required, _found, _apart, _eyes, _refusals, _clocks,
)  # fmt: skip
