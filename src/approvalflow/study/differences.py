"""What a redesign changes, told from the two processes alone: step by step, then the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from approvalflow.language.writing import route_text, text_of
from approvalflow.office.office import atoms_of
from approvalflow.process import graph
from approvalflow.process.found import without_found
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Role
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition
from approvalflow.study.result import Change, Fact

_OTHERWISE = (
    "name",
    "does",
    "by",
    "in_tray",
    "work_time",
    "outcomes",
    "then",
    "branches",
    "lineage",
)
_FIRST = (
    "takes", "sits", "runs", "cut_off", "agenda", "quorum", "attendance", "only_if", "due", "fee",
    "asks", "not_same_as", "legal_basis", "required_by", "needs", "decided_at_least_by", "detects",
    "visible",
)  # fmt: skip
_WRITTEN = (key for key, field in Step.model_fields.items() if field.alias is None)
_PLAIN = (*_FIRST, *(key for key in _WRITTEN if key not in (*_OTHERWISE, *_FIRST)))
_OF_ADDED = ("by", "work_time", "in_tray", "takes", "sits", "then")
_OF_ROLES = tuple(key for key in Role.model_fields if key != "name")
_OFFICE = ("arrivals", "calendar", "transfers", "time_limit", "delay_cost", "serve_first", "chases",
           "complains")  # fmt: skip

Facts = dict[str, str]


def changes(today: Process, design: Process) -> tuple[Change, ...]:
    """What becomes of each step of today, which are new, and what changes in the office."""
    said = without_found(today), without_found(design)
    return (*_steps(*said), *_roles(today, design), *_office(today, design))


def rules_touched(today: Process, made: Iterable[Change]) -> tuple[str, ...]:
    """The rules that ask for the steps which change or go, in the order of the steps. Where only
    the next step is another, nothing changes at the step itself.
    """
    touched = (
        today.steps[change.id]
        for change in made
        if change.of == "step"
        and change.kind not in ("kept", "added")
        and [fact.key for fact in change.facts] != ["then"]
    )
    found = (rule for step in touched for rule in (step.legal_basis, step.required_by))
    return tuple(dict.fromkeys(rule for rule in found if rule))


def _steps(today: Process, design: Process) -> Iterator[Change]:
    carried = _carried(design)
    for name, step in today.steps.items():
        before = _facts(today, name, step)
        if name in design.steps:
            told = _told(before, _facts(design, name, design.steps[name]))
            yield Change("step", name, "changed" if told else "kept", "", told)
            continue
        into = {found for atom in atoms_of(name, step) for found in carried.get(atom, ())}
        if into:
            yield Change("step", name, "moved", ", ".join(sorted(into)), ())
        else:
            yield Change("step", name, "removed", "", _told({"by": before.get("by", "")}, {}))
    for name, step in design.steps.items():
        if name not in today.steps:
            facts = _facts(design, name, step)
            told = _told({}, {k: facts.get(k, "") for k in _OF_ADDED})
            yield Change("step", name, "added", "", told)


def _carried(design: Process) -> dict[str, list[str]]:
    """The steps of a design by the atoms that they carry on."""
    found: dict[str, list[str]] = {}
    for name, step in design.steps.items():
        for atom in atoms_of(name, step):
            found.setdefault(atom, []).append(name)
    return found


def _facts(process: Process, name: str, step: Step) -> Facts:
    """What is said of a step, in words; only what is said."""
    parts = step.parts(name)
    role = process.roles.get(step.by or "")
    tray = step.in_tray or (role.in_tray if role else None)
    values = {key: getattr(step, key) for key in _PLAIN}
    values["only_if"] = step.only_if or _branch_condition(process, name, step)
    facts = {
        "does": step.does,
        "by": step.by or ", ".join(f"{seats} {role}" for role, seats in step.members.items()),
        "work_time": " + ".join(text_of(p.work_time) for p in parts if p.work_time is not None),
        "in_tray": "" if tray is None else text_of(tray),
        "keeps": text_of(step.keeps) if step.keeps != 1 else "",
        "beside": step.inside[0] if step.inside else "",
        "then": route_text(step.then or ()),
    }
    facts |= {key: "" if value is None else text_of(value) for key, value in values.items()}
    for outcome_name, outcome in graph.outcomes_of(step):
        fields = {key: field for key, field in type(outcome).model_fields.items() if key != "then"}
        values = {key: getattr(outcome, key) for key in fields}
        words = [
            f"{k} {text_of(v)}" for k, v in values.items() if v not in (None, fields[k].default)
        ]
        leads = [f"then {route_text(outcome.then)}"] if outcome.then else []
        facts[f"outcome {outcome_name}"] = ", ".join(words + leads)
    return facts


def _branch_condition(process: Process, name: str, step: Step) -> Condition | None:
    """That of the branch which a step begins: the same question, asked at the box."""
    if step.inside is None:
        return None
    branch = process.steps[step.inside[0]].branches[step.inside[1]]
    return branch.only_if if branch.first == name else None


def _roles(today: Process, design: Process) -> Iterator[Change]:
    for name in (*today.roles, *(n for n in design.roles if n not in today.roles)):
        before, after = (_role_facts(process.roles.get(name)) for process in (today, design))
        told = _told(before, after)
        if name not in design.roles:
            yield Change("role", name, "removed", "", ())
        elif name not in today.roles:
            yield Change("role", name, "added", "", told)
        elif told:
            yield Change("role", name, "changed", "", told)


def _role_facts(role: Role | None) -> Facts:
    if role is None:
        return {}
    said = {key: getattr(role, key) for key in _OF_ROLES}
    return {key: text_of(value) for key, value in said.items() if value is not None}


def _office(today: Process, design: Process) -> Iterator[Change]:
    before, after = (
        {
            key: text_of(value)
            for key in _OFFICE
            if (value := getattr(process, key)) is not None and value != ()
        }
        for process in (today, design)
    )
    if told := _told(before, after):
        yield Change("office", "", "changed", "", told)


def _told(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Fact, ...]:
    keys = dict.fromkeys((*before, *after))
    pairs = ((key, before.get(key, ""), after.get(key, "")) for key in keys)
    return tuple(Fact(key, b, a) for key, b, a in pairs if a != b)
