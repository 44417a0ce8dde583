"""From a process to its plan."""

from __future__ import annotations

from collections.abc import Iterable

from approvalflow.eventlog import Ending, Horizon
from approvalflow.office.office import Office
from approvalflow.process.model.routes import ENDS
from approvalflow.simulation.plan.asking import plan_chases, plan_complaints
from approvalflow.simulation.plan.backlog import plan_files
from approvalflow.simulation.plan.contract import NONE, Node, NodeKind, Plan
from approvalflow.simulation.plan.draft import draft_of
from approvalflow.simulation.plan.limits import plan_limit
from approvalflow.simulation.plan.nodes import plan_node
from approvalflow.simulation.plan.outcomes import outcome_names
from approvalflow.simulation.plan.pools import plan_pools
from approvalflow.simulation.plan.recipes import Chooses

_RESULTS = {
    "granted": Ending.GRANTED,
    "refused": Ending.REFUSED,
    "withdrawn": Ending.WITHDRAWN,
    "lapsed": Ending.LAPSED,
}


def _terms(nodes: Iterable[Node]) -> bool:
    """Whether any branch of a box has a deadline of its own."""
    return any(branch.due != NONE for node in nodes for branch in node.branches)


def plan_of(office: Office, horizon: Horizon) -> Plan:
    """The plan of a process that passed its checks."""
    process, times = office.process, office.timetable(horizon)
    draft = draft_of(office, times)
    nodes = [plan_node(draft, name, step) for name, step in process.steps.items()]
    nodes += [Node(NodeKind.END, 0, result=_RESULTS[end]) for end in ENDS]
    nodes += [Node(NodeKind.ANSWER, 0), Node(NodeKind.ANSWER, 0, refuses=True)]
    draft.add(Node(NodeKind.NOWHERE, 0))
    start = draft.way(process.start, inside=False)
    backlog = tuple(plan_files(draft, name, files) for _, name, files in office.backlog(horizon))
    first = process.serve_first
    serve_first = draft.recipe(Chooses(first)) if first else NONE
    limit, pools = plan_limit(draft), plan_pools(draft)
    chases, complaints = plan_chases(draft), plan_complaints(draft)
    nodes += draft.more
    return Plan(
        nodes=tuple(nodes),
        start=start,
        pools=pools,
        meetings=tuple(draft.meetings),
        calendars=(times.calendar, *times.role_calendars),
        counters=len(set(draft.counters.values())),
        recipes=tuple(draft.recipes),
        horizon=horizon,
        steps=office.steps,
        roles=office.roles,
        backlog=backlog,
        outcomes=tuple(outcome_names(process, step) for step in office.steps),
        serve_first=serve_first,
        classes=len(first) + 1,
        limit=limit,
        chases=chases,
        complaints=complaints,
        most_open=process.arrivals.most_open or NONE,
        timed=bool(limit or complaints or any(n.due for n in nodes) or _terms(nodes)),
    )
