"""What most moves need: arrows led elsewhere, steps found by name, neighbours recognised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from approvalflow.notation import expressions
from approvalflow.notation.near import near
from approvalflow.process import graph
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Arm, Route, arm_to, usable_name
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import MoveRefused


def expanded(route: Route, instead: Mapping[str, Route]) -> Route:
    """The route with some targets replaced by routes of their own."""
    arms: list[Arm] = []
    for arm in route:
        if arm.to not in instead:
            arms.append(arm)
            continue
        arms += [arm_to(inner.to, _both(arm, inner)) for inner in instead[arm.to]]
    return _short(arms)


def _both(outer: Arm, inner: Arm) -> expressions.Expression | None:
    if outer.when is None or inner.when is None:
        return outer.when or inner.when
    return expressions.conjunction(outer.when, inner.when)


def _short(arms: list[Arm]) -> Route:
    """Without arms that can never be taken, or that lead where all later ones lead."""
    until = next((n for n, arm in enumerate(arms) if arm.when is None), len(arms) - 1)
    arms = arms[: until + 1]
    while len(arms) > 1 and arms[-2].to == arms[-1].to:
        del arms[-2]
    return tuple(arms)


def redirected(
    process: Process, instead: Mapping[str, Route], *, but: frozenset[str] = frozenset()
) -> Process:
    """Every arrow to one of the keys leads where its route leads; steps in `but` keep theirs."""
    steps = {
        name: step if name in but else with_arrows(step, lambda r: expanded(r, instead), instead)
        for name, step in process.steps.items()
    }
    return process.amended(start=expanded(process.start, instead), steps=Listed(steps))


def with_arrows(step: Step, change: Callable[[Route], Route], instead: Mapping[str, Route]) -> Step:
    """The step with every arrow changed; branches that began at a key of `instead` begin there."""
    branches = {
        name: branch.model_copy(update={"first": single(instead[branch.first])})
        if branch.first in instead
        else branch
        for name, branch in step.branches.items()
    }
    due = step.due
    if due is not None and due.then is not None:
        due = due.model_copy(update={"then": change(due.then)})
    return step.model_copy(
        update={
            "then": None if step.then is None else change(step.then),
            "due": due,
            "outcomes": with_routes(step.outcomes, change),
            "merged": tuple(
                p.model_copy(update={"outcomes": with_routes(p.outcomes, change)})
                for p in step.merged
            ),
            "branches": Named(branches),
        }
    )


def with_routes(outcomes: Named[Outcome], change: Callable[[Route], Route]) -> Named[Outcome]:
    """The outcomes with their arrows changed."""
    return Named(
        {
            name: outcome if outcome.then is None
            else outcome.model_copy(update={"then": change(outcome.then)})
            for name, outcome in outcomes.items()
        }
    )  # fmt: skip


def single(route: Route) -> str:
    """The one target of a route without conditions; the first step of a branch has only one."""
    if len(route) != 1:
        raise MoveRefused("move-needs-one-way")
    return route[0].to


def known_step(process: Process, name: str, at: tuple[str | int, ...]) -> Step:
    """The step of that id, or a refusal with the nearest."""
    step = process.steps.get(name)
    if step is None:
        names = [*process.steps, *groups(process)]
        raise MoveRefused("unknown-step", at, name=name, suggestion=near(name, names))
    return step


def require_role(process: Process, name: str, at: tuple[str | int, ...]) -> None:
    """Refuses a role that there is not, with the nearest."""
    if name not in process.roles:
        suggestion = near(name, process.roles)
        raise MoveRefused("unknown-role", at, name=name, suggestion=suggestion)


def spared(process: Process, name: str, when: expressions.Expression) -> Process:
    """A step is passed over for the cases for which `when` holds."""
    known, others = process.steps[name].only_if, expressions.negation(when)
    only_if = others if known is None else expressions.conjunction(known, others)
    return process.with_step(name, only_if=only_if)


def word_of(name: str) -> str:
    """The name of a step as one that conditions can name."""
    return re.sub(r"\W", "_", name)


def require_name(name: str, at: tuple[str | int, ...]) -> None:
    """Refuses what cannot be the name of a new step."""
    if not usable_name(name):
        raise MoveRefused("bad-step-name", at, name=name)


def groups(process: Process) -> dict[str, tuple[str, ...]]:
    """The steps unfolded from one `in_series`, by its name."""
    found: dict[str, list[str]] = {}
    for name, step in process.steps.items():
        if step.group is not None:
            found.setdefault(step.group, []).append(name)
    return {name: tuple(members) for name, members in found.items()}


def members(process: Process, named: tuple[str, ...], at: tuple[str | int, ...]) -> tuple[str, ...]:
    """Steps by id, a group by its name; refuses unknown and repeated ones."""
    found: list[str] = []
    for number, name in enumerate(named):
        place = (*at, number) if len(named) > 1 else at
        if name not in process.steps and name in groups(process):
            found += groups(process)[name]
        else:
            known_step(process, name, place)
            found.append(name)
    repeated = next((n for n in found if found.count(n) > 1), None)
    if repeated is not None:
        raise MoveRefused("step-named-twice", at, step=repeated)
    return tuple(found)


def entering(process: Process, name: str) -> Iterator[graph.Arrow]:
    """The arrows that lead to a step from elsewhere."""
    return (a for a in graph.arrows(process) if a.target == name and a.source != name)


def require_row(process: Process, names: tuple[str, ...], at: tuple[str | int, ...]) -> None:
    """Each step leads, on passing, only to the next; nothing else enters those after the first."""
    for before, after in pairwise(names):
        if graph.targets(process.steps[before].then) != (after,):
            raise MoveRefused("not-neighbours", at, first=before, second=after)
        for arrow in entering(process, after):
            if arrow.source not in names:
                raise MoveRefused("entered-from-outside", at, step=after, source=arrow.source)
    homes = {process.steps[name].inside for name in names}
    if len(homes) > 1:
        raise MoveRefused("not-in-one-box", at, steps=", ".join(names))


def replaced_at(
    process: Process, names: tuple[str, ...], instead: Mapping[str, Step]
) -> Listed[Step]:
    """The steps with some taken out and others put in the place of the first."""
    steps: dict[str, Step] = {}
    for name, step in process.steps.items():
        if name == names[0]:
            steps |= instead
        elif name not in names and name not in instead:
            steps[name] = step
    return Listed(steps)
