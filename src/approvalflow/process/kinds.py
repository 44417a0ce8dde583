"""The kinds of case that a process tells apart, with their weights, and the way of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.notation import expressions
from approvalflow.process import graph, values
from approvalflow.process.found import found_together
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, Route
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import ByAttempt, ByCase, branches
from approvalflow.process.walking import conditions, varying

if TYPE_CHECKING:
    import networkx as nx

KINDS = 4096  # cases by which the mixture of kinds is weighed
_LATE = 1_000_000  # a visit after which nothing changes any more


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of case: what every condition says of it, and its categories."""

    holds: dict[expressions.Expression, bool]
    category: dict[str, str]

    @property
    def words(self) -> str:
        """The kind in words: its categories and the conditions that hold."""
        named = [f"{name} {value}" for name, value in self.category.items()]
        return ", ".join(named + [str(c) for c, holds in self.holds.items() if holds])

    def chosen(self, route: Route) -> str:
        """Where a route leads this kind of case."""
        for arm in route:
            if arm.when is None or self.holds[arm.when]:
                return arm.to
        return "granted"

    def one(self, value: Any, visit: int) -> Any:
        """The single value of a varying one for this kind of case at this visit."""
        while isinstance(value, ByCase | ByAttempt):
            if isinstance(value, ByAttempt):
                value = value.attempts[min(visit, len(value.attempts)) - 1]
            else:
                options = dict(value.options)
                value = options.get(self.category[value.depends_on], value.otherwise)
        return value


def kinds_of(process: Process) -> Iterator[tuple[Kind, float]]:
    """The kinds of case that the process tells apart, each with its weight.

    Whom to serve first changes nobody's way, and prices nobody's time.
    """
    chances = list(found_together(process))
    for kind, weight in _kinds_of_data(process):
        for found, chance in chances:
            yield Kind(kind.holds, {**kind.category, **found}), weight * chance


def _kinds_of_data(process: Process) -> Iterator[tuple[Kind, float]]:
    """The same by what is known of a case, whatever is found in it."""
    found, columns = _even_cases(process)
    types = values.types_of(process.case_data)
    asked = sorted({c for path, c in conditions(process) if path[0] != "serve_first"}, key=str)
    depended = {b.depends_on for _, v in varying(process) for b in branches(v)}
    separated = {role.separate_by for role in process.roles.values() if role.separate_by}
    named = sorted((depended | separated) - set(found))
    told = (expressions.evaluate(c, columns, types) for c in asked)
    table = [np.broadcast_to(t, (KINDS,)).astype(np.int64) for t in told]  # `never` is one value
    table += [values.category_codes(columns[name]) for name in named]
    if not table:
        yield Kind({}, {}), 1.0
        return
    unique, counts = np.unique(np.stack(table, axis=1), axis=0, return_counts=True)
    for row, count in zip(unique, counts, strict=True):
        holds = {c: bool(v) for c, v in zip(asked, row, strict=False)}
        codes = row[len(asked) :]
        category = {
            n: values.category_names(types[n])[int(v)] for n, v in zip(named, codes, strict=True)
        }
        yield Kind(holds, category), float(count) / KINDS


def _even_cases(process: Process) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The columns of what is found in cases, nothing yet, and all columns of KINDS even cases."""
    found = {name: np.zeros(KINDS, np.bool_) for name, d in process.case_data.items() if d.finds}
    known = [name for name in process.case_data if name not in found]
    return found, values.draw_case_data(process, _Lattice(known), KINDS, found)


def mean_number(process: Process, name: str) -> float:
    """The mean of a number of the case data, in its unit, over as many even cases."""
    _, columns = _even_cases(process)
    return float(np.mean(columns[name]))


class _Lattice:
    """Evenly spread cases, by powers of the generalised golden ratio; one dimension an attribute,
    as fewer spread more evenly, so that kinds lie side by side on it.
    """

    def __init__(self, names: list[str]) -> None:
        ratio = 2.0
        for _ in range(60):  # the positive root of x^(d+1) = x + 1
            ratio = (1 + ratio) ** (1 / (len(names) + 1))
        self._steps = {name: ratio ** -(n + 1) for n, name in enumerate(names)}

    def uniforms(self, name: str) -> values.Floats:
        points = 0.5 / KINDS + np.arange(KINDS) * self._steps[name]
        return np.asarray(points % 1.0, dtype=np.float64)

    def kinds(self, name: str, shares: Mapping[str, float], rows: values.Rows) -> Ints:
        bounds = np.cumsum(list(shares.values()))[:-1]
        return np.searchsorted(bounds, self.uniforms(name)[rows], side="right")


def graph_of_kind(process: Process, kind: Kind, *, expired: bool = False) -> nx.DiGraph[str]:
    """The arrows that cases of one kind can still take after many attempts; with `expired`, also
    those of deadlines, by which a case may come somewhere but on which nobody can count.
    """
    import networkx as nx  # of the kinds of case themselves no graph is asked

    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_edge(graph.START, kind.chosen(process.start))
    for name, step in process.steps.items():
        if step.only_if is not None and not kind.holds[step.only_if]:
            ways.add_edge(name, _within(step, kind.chosen(step.then or ())))
        elif graph.is_box(step):
            ways.add_edges_from(_of_box(process, name, step, kind))
        elif step.then is not None:
            ways.add_edges_from((name, target) for target in _of_desk(step, kind))
        if expired and step.due is not None and step.due.then is not None:
            ways.add_edge(name, _within(step, kind.chosen(step.due.then)))
    return ways


def _of_desk(step: Step, kind: Kind) -> Iterator[str]:
    passing = True
    for part in step.merged or (step,):
        total = 0.0
        for outcome in part.outcomes.values():
            share = float(kind.one(outcome.share, _LATE) or 0.0)
            total += share
            if share > 0:
                yield _within(step, kind.chosen(outcome.then or step.then or ()))
        passing = passing and total < 1 - 1e-12
    if passing:
        yield _within(step, kind.chosen(step.then or ()))


def _of_box(process: Process, name: str, step: Step, kind: Kind) -> Iterator[tuple[str, str]]:
    join = graph.join_of(name)
    for branch in step.branches.values():
        if branch.only_if is None or kind.holds[branch.only_if]:
            yield name, join if branch.first == ANSWERED else branch.first
    yield name, join  # no branch may be asked, or the last have answered
    yield join, _within(step, kind.chosen(step.then or ()))
    if graph.can_refuse(process, name):
        refuse = step.outcomes.get("refuse")
        route = refuse.then if refuse is not None else None
        yield join, _within(step, kind.chosen(route) if route else "refused")


def _within(step: Step, target: str) -> str:
    return graph.within(step, target)
