"""Who decides, from a log alone: what may hang on a signature, and where it is known that it does.

A refused case never met what would have come later. So a log says for certain only of the last
signature, and of boxes in which all have answered; of any other it says at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from approvalflow.eventlog import Ending, EventLog, Ints
from approvalflow.measures.cohort import Bools, Cohort
from approvalflow.process.graph import ends_of, graph_of, is_box, outcomes_of
from approvalflow.process.model.outcomes import REFUSE
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step

Refusals = Mapping[str, Ints]  # of the cohort, how often each step refused each case


def refusals_in(log: EventLog, process: Process, cohort: Cohort) -> Refusals:
    """Of the steps that can refuse."""
    log.require("cases.result")
    log.require_visits("step", "outcome")
    return {step: cohort.count(rows) for step, rows in _refusing(log, process, cohort)}


def decided_at(
    log: EventLog, process: Process, cohort: Cohort, refusals: Refusals, name: str
) -> tuple[Bools, Bools]:
    """Of the cohort, shape (size,): the cases that may hang on a step's signature alone, and those
    of them of which it is not known.
    """
    mine = refusals.get(name, np.zeros(cohort.size, dtype=np.int64))
    hangs = (cohort.result == Ending.REFUSED) & (mine > 0)
    beside = _beside(process, name)
    votes = np.sum([refusals[step] for step in beside if step in refusals], axis=0)
    elsewhere = np.sum(list(refusals.values()), axis=0) - votes
    known = (mine == 1) & (elsewhere == 0) & _is_last(process, name)
    if beside != (name,):
        once = np.all([refusals[step] <= 1 for step in beside if step in refusals], axis=0)
        answered = _asked(log, process, cohort, name)
        box = process.steps[_box_of(process, name)]
        needed = np.array([box.join.needed(count) for count in range(len(box.branches) + 1)])
        passes = answered - (votes - 1) >= needed[answered]
        hangs &= ~once | passes
        known &= once
    return hangs, hangs & ~known


def _refusing(log: EventLog, process: Process, cohort: Cohort) -> Iterator[tuple[str, Bools]]:
    """The steps that can refuse, each with the rows of the cohort at which they did."""
    steps, outcomes = log.visits.step[cohort.rows], log.visits.outcome[cohort.rows]
    for number, name in enumerate(log.steps):
        said = [n for n, outcome in enumerate(log.outcomes[number]) if outcome == REFUSE]
        if said and not is_box(process.steps[name]):
            yield name, (steps == number) & np.isin(outcomes, said)


def _box_of(process: Process, name: str) -> str:
    """The box in which all answer side by side with a step; "" if there is none, or if one stands
    in another or does not wait for all.
    """
    inside = process.steps[name].inside
    box = process.steps[inside[0]] if inside else None
    if inside is None or box is None or box.inside is not None or box.stops_early:
        return ""
    boxes = [inner.inside for inner in process.steps.values() if is_box(inner)]
    return "" if inside[0] in [around[0] for around in boxes if around] else inside[0]


def _beside(process: Process, name: str) -> tuple[str, ...]:
    """The steps that vote together with it; alone it is only itself."""
    box = _box_of(process, name)
    steps = process.steps.items()
    return tuple(n for n, s in steps if box and s.inside and s.inside[0] == box) or (name,)


def _asked(log: EventLog, process: Process, cohort: Cohort, name: str) -> Ints:
    """How many branches of the box each case was in."""
    box, at = _box_of(process, name), log.visits.step[cohort.rows]
    counts = np.zeros(cohort.size, dtype=np.int64)
    for branch in process.steps[box].branches:
        own = [n for n, step in enumerate(log.steps) if process.steps[step].inside == (box, branch)]
        counts += cohort.has(np.isin(at, own))
    return counts


def _is_last(process: Process, name: str) -> bool:
    """Whether what it passes is granted, whatever luck brings: nothing after it has outcomes."""
    import networkx as nx  # where a graph is asked

    whole, step, place = graph_of(process), process.steps[name], name
    later: set[str] = set()
    if step.inside is not None:
        place = _box_of(process, name)
        later = {n for n in nx.descendants(whole, name) if n in _beside(process, name)}
    if not place or process.time_limit.if_late is not None:
        return False
    after = {arm.to for arm in process.steps[place].then or ()}
    after |= {node for to in after if to in whole for node in nx.descendants(whole, to)}
    steps = [process.steps[node] for node in (later | after) - {name} if node in process.steps]
    return not any(map(_decides, steps)) and after & set(ends_of(process)) == {"granted"}


def _decides(step: Step) -> bool:
    """Whether a case may leave it in more than one way."""
    return is_box(step) or step.due is not None or any(True for _ in outcomes_of(step))
