"""The process as a graph: a view for questions, never stored and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from approvalflow.eventlog import EXPIRED_NAME
from approvalflow.process.model.named import Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ANSWERED, ENDS, Route
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition
from approvalflow.process.model.varying import ByAttempt, ByCase, branches, leaves

if TYPE_CHECKING:
    import networkx as nx

START = "#start"
MOST_KINDS = 20_000  # combinations of kinds of case and attempts at one step


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one step to another; `outcome` is None on passing, EXPIRED where a deadline leads,
    `when` None where there is no condition.
    """

    source: str
    target: str
    outcome: str | None = None
    when: Condition | None = None


EXPIRED = EXPIRED_NAME
JOIN = "#join"  # what the name of such a node ends with


def join_of(box: str) -> str:
    """The node at which the branches of a box come together."""
    return box + JOIN


def outcomes_of(step: Step) -> Iterator[tuple[str, Outcome]]:
    """All outcomes of a step, those of merged parts one after the other."""
    for part in step.merged:
        yield from part.outcomes.items()
    if not step.merged:
        yield from step.outcomes.items()


def ends_of(process: Process) -> tuple[str, ...]:
    return (*ENDS, *(name for name, step in process.steps.items() if step.does == "end"))


def is_box(step: Step) -> bool:
    return bool(step.does == "parallel")


def early_boxes(process: Process, box: str | None) -> Iterator[str]:
    """Those that decide as soon as certain, of a box and the boxes around it."""
    while box is not None:
        step = process.steps[box]
        if step.stops_early:
            yield box
        box = step.inside[0] if step.inside else None


def targets(route: Route | None) -> tuple[str, ...]:
    return tuple(arm.to for arm in route or ())


def arrows(process: Process, *, settled: bool = False) -> Iterator[Arrow]:
    """All arrows. With `settled`, only those that a case can still take after many attempts; a
    deadline that nobody lets pass leads nowhere.
    """
    for arm in process.start:
        yield Arrow(START, arm.to, when=arm.when)
    for name, step in process.steps.items():
        if is_box(step):
            yield from _box_arrows(process, name, step)
            continue
        yield from _step_arrows(name, step, settled)


def connections(process: Process) -> dict[tuple[str, str], tuple[Arrow, ...]]:
    """The pairs between which arrows lead, in the order of writing, each with its arrows."""
    found: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in arrows(process):
        found.setdefault((arrow.source, arrow.target), []).append(arrow)
    return {pair: tuple(between) for pair, between in found.items()}


def _box_arrows(process: Process, name: str, step: Step) -> Iterator[Arrow]:
    for branch in step.branches.values():
        yield Arrow(name, join_of(name) if branch.first == ANSWERED else branch.first)
    for arm in step.then or ():
        yield Arrow(join_of(name), within(step, arm.to), when=arm.when)
    if can_refuse(process, name):
        yield Arrow(join_of(name), _refusal(step), "refuse")
    for outcome_name, outcome in step.outcomes.items():
        for arm in outcome.then or () if can_refuse(process, name) else ():
            yield Arrow(join_of(name), within(step, arm.to), outcome_name, arm.when)


def can_refuse(process: Process, box: str) -> bool:
    """Whether any branch of a box can refuse."""
    for name, step in process.steps.items():
        if step.inside is None or step.inside[0] != box:
            continue
        if is_box(step):
            leads = _refusal(step) == join_of(box)
            if leads and can_refuse(process, name):
                return True
        elif any(
            n == "refuse" and max(leaves(o.share), default=0) > 0 for n, o in outcomes_of(step)
        ):
            return True
    return False


def _refusal(step: Step) -> str:
    refuse = step.outcomes.get("refuse")
    if refuse is not None and refuse.then is not None:
        return within(step, refuse.then[-1].to)
    return within(step, "refused")


def _step_arrows(name: str, step: Step, settled: bool) -> Iterator[Arrow]:
    passes = not settled or step.only_if is not None or not always_leaves(step)
    for arm in step.then or () if passes else ():
        yield Arrow(name, within(step, arm.to), when=arm.when)
    if step.due is not None and step.due.then is not None and not settled:
        for arm in step.due.then:
            yield Arrow(name, within(step, arm.to), EXPIRED, arm.when)
    for outcome_name, outcome in outcomes_of(step):
        possible = not settled or _last(outcome.share) > 0
        for arm in outcome.then or () if possible else ():
            yield Arrow(name, within(step, arm.to), outcome_name, arm.when)


def within(step: Step, target: str) -> str:
    """In a branch, its answer and its refusal both lead to the join."""
    if step.inside is not None and target in (ANSWERED, "refused"):
        return join_of(step.inside[0])
    return target


def graph_of(process: Process, *, settled: bool = False) -> nx.DiGraph[str]:
    """Nodes: the start, steps, joins and ends; an edge for each pair with an arrow."""
    import networkx as nx  # where a graph is asked: what simulates asks none

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(START)
    graph.add_nodes_from(process.steps)
    graph.add_edges_from((a.source, a.target) for a in arrows(process, settled=settled))
    return graph


def reaching(graph: nx.DiGraph[str], wanted: set[str]) -> dict[str, frozenset[str]]:
    """Of each node those of the wanted nodes to which ways lead from it, itself among them."""
    import networkx as nx

    whole = nx.condensation(graph)
    found: dict[int, frozenset[str]] = {}
    for number in reversed(list(nx.topological_sort(whole))):  # whereto a way leads comes first
        own = frozenset(wanted & whole.nodes[number]["members"])
        found[number] = own.union(*{found[after] for after in whole.successors(number)})
    return {node: found[number] for node, number in whole.graph["mapping"].items()}


def share_combinations(
    outcomes: Named[Outcome],
) -> Iterator[tuple[str, int, float]]:
    """The kind of case in words, the attempt, and the sum of the shares there.

    Attempts run from 1 to the last at which a share changes.
    """
    shares = [o.share for _, o in outcomes.items() if o.share is not None]
    data: dict[str, set[str]] = {}
    for by in (b for share in shares for b in branches(share)):
        data.setdefault(by.depends_on, {""}).update(name for name, _ in by.options)
    last = max([len(s.attempts) for s in _attempt_lists(shares)], default=1)
    names = sorted(data)
    for attempt in range(1, last + 1):
        for values in product(*(sorted(data[n]) for n in names)):
            kind = dict(zip(names, values, strict=True))
            total = sum(_pick(share, kind, attempt) for share in shares)
            yield ", ".join(f"{k} {v}" for k, v in kind.items() if v), attempt, total


def combinations(outcomes: Named[Outcome]) -> int:
    """How many combinations `share_combinations` goes through."""
    shares = [o.share for _, o in outcomes.items() if o.share is not None]
    data: dict[str, set[str]] = {}
    for by in (b for share in shares for b in branches(share)):
        data.setdefault(by.depends_on, {""}).update(name for name, _ in by.options)
    attempts = max([len(s.attempts) for s in _attempt_lists(shares)], default=1)
    return attempts * prod(len(names) for names in data.values())


def _attempt_lists(values: list[Any]) -> Iterator[ByAttempt[float]]:
    for value in values:
        if isinstance(value, ByAttempt):
            yield value
            yield from _attempt_lists(list(value.attempts))
        elif isinstance(value, ByCase):
            rest = [] if value.otherwise is None else [value.otherwise]
            yield from _attempt_lists([v for _, v in value.options] + rest)


def _pick(value: Any, kind: dict[str, str], attempt: int) -> float:
    if isinstance(value, ByAttempt):
        return _pick(value.attempts[min(attempt, len(value.attempts)) - 1], kind, attempt)
    if isinstance(value, ByCase):
        chosen = dict(value.options).get(kind[value.depends_on], value.otherwise)
        return _pick(chosen, kind, attempt)
    return float(value or 0.0)


def _last(share: Any) -> float:
    """The largest share that an outcome has in the end."""
    if isinstance(share, ByAttempt):
        return _last(share.attempts[-1])
    if isinstance(share, ByCase):
        rest = [] if share.otherwise is None else [share.otherwise]
        return max(_last(v) for v in [*(v for _, v in share.options), *rest])
    return float(share or 0.0)


def always_leaves(step: Step) -> bool:
    """Whether, after many attempts, no kind of case passes the step any more."""
    for part in step.merged or (step,):
        if combinations(part.outcomes) > MOST_KINDS:
            continue  # which is a problem of its own
        totals = list(share_combinations(part.outcomes))
        last = max(attempt for _, attempt, _ in totals)
        if min(total for _, attempt, total in totals if attempt == last) >= 1 - 1e-12:
            return True
    return False
