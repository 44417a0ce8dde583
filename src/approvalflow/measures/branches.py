"""How much of a file each of its copies is, and how long they wait for one another.

A box that asks n of its branches makes n copies of a file, each with 1/n of the weight of what went
in; a copy whose branch has answered waits for the others. A log knows no boxes: to which stay in a
box a visit belongs follows from the visits before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from approvalflow.eventlog import EventLog, Ints
from approvalflow.measures.cohort import Bools, by_step
from approvalflow.measures.counting import distinct
from approvalflow.notation.expressions import evaluate
from approvalflow.office.office import Office
from approvalflow.process.graph import is_box, outcomes_of
from approvalflow.process.model.steps import Step
from approvalflow.process.values import types_of

_NONE, _QUESTION = -1, -2  # the branch of a visit outside of a box, and of the box's own question


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """Copies that wait for other branches: of which case, after which row (before the box where a
    branch had nothing to do; -1 if none), from when until when, and whether that is again. A copy
    is one of so many `parts` of its file.
    """

    case: Ints
    after: Ints
    begins: Ints
    ends: Ints
    again: Ints
    parts: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Copies:
    """Of each row its weight, `times` / `parts`: a question for several branches counts for each of
    them. And the waits of the copies.
    """

    times: Ints
    parts: Ints
    waits: Waits


def makes_copies(office: Office) -> bool:
    """Whether any box may make several of a file."""
    return any(len(step.branches) > 1 for step in office.process.steps.values())


def copies_of(log: EventLog, office: Office, rows: Ints) -> Copies:
    """`rows`: all visits of some cases that had an effect, in the order of the log."""
    times, parts = np.ones_like(rows), np.ones_like(rows)
    asked, outside = {}, {}
    waits: list[Waits] = []
    for name, box in _boxes(office):
        asked[name] = _asked(log, office, box)
        outside[name] = np.ones(len(log.cases), dtype=np.int64)
        if box.inside is not None:
            around = box.inside[0]
            outside[name] = outside[around] * np.maximum(asked[around].sum(axis=0), 1)
        stays = _stays(log, office, name, rows)
        if stays is not None:
            parts[stays.here] *= asked[name].sum(axis=0)[log.visits.case[stays.rows]]
            times[stays.here[stays.questions]] = stays.asking.sum(axis=1)
            waits += _waits(log, stays, asked[name], outside[name])
    return Copies(times, parts, _joined(waits))


def _boxes(office: Office) -> list[tuple[str, Step]]:
    """The boxes, each after those around it."""
    steps = office.process.steps

    def depth(step: Step) -> int:
        return 0 if step.inside is None else 1 + depth(steps[step.inside[0]])

    boxes = [(name, step) for name, step in steps.items() if is_box(step)]
    return sorted(boxes, key=lambda one: depth(one[1]))


def _asked(log: EventLog, office: Office, box: Step) -> Bools:
    """Which branches are asked about each case, shape (branches, cases)."""
    found = np.ones((len(box.branches), len(log.cases)), dtype=np.bool_)
    for number, branch in enumerate(box.branches.values()):
        if branch.only_if is not None:
            types = types_of(office.process.case_data)
            found[number] = evaluate(branch.only_if, log.cases.attributes, types)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Stays:
    """The visits within one box, by stay: `here` are positions among the rows asked for, `rows`
    those of the log, ascending; of each the branch and the `stay`, and of each stay the row before
    it, or -1 - its case.

    `questions`: positions of the box's own questions; of shape (questions, branches) `askers`: the
    position of the visit before, and `asking`: whether it asks.
    """

    here: Ints
    rows: Ints
    branch: Ints
    stay: Ints
    before: Ints
    questions: Ints
    askers: Ints
    asking: Bools


def _stays(log: EventLog, office: Office, name: str, rows: Ints) -> _Stays | None:
    """None where nobody was in the box.

    Whoever leaves a box and enters it again at once follows a visit of the stay before: that one
    ends where a visit to another branch follows, or one to a branch that a question was not for.
    (Where none does, both stays are one: the other branches have nothing to do in either.)
    """
    visits = log.visits
    of_steps = _branch_of_steps(log, office, name)
    here = np.flatnonzero(of_steps[visits.step[rows]] != _NONE)
    if not len(here):
        return None
    inside = rows[here]
    branch = of_steps[visits.step[inside]]
    questions = np.flatnonzero(branch == _QUESTION)
    count = len(office.process.steps[name].branches)
    askers, asking = _askers(log, office, inside, branch, questions, count)
    parent = _positions(inside, visits.previous[inside])
    onward = np.flatnonzero((parent >= 0) & (branch >= 0))
    above, to = parent[onward], branch[onward]
    leaves = branch[above] != to
    after = np.flatnonzero(branch[above] == _QUESTION)
    leaves[after] = ~asking[np.searchsorted(questions, above[after]), to[after]]
    ends = np.zeros(len(inside), dtype=np.bool_)
    ends[above[leaves]] = True
    first = (parent < 0) | (ends[parent] & (branch >= 0))
    root = np.where(first, np.arange(len(inside)), parent)
    while not np.array_equal(root[root], root):
        root = root[root]
    before = visits.previous[inside[root]]
    before = np.where(before >= 0, before, -1 - visits.case[inside])
    cases = len(log.cases)
    stays, stay = distinct(before + cases, cases + len(visits))
    return _Stays(here, inside, branch, stay, stays - cases, questions, askers, asking)


def _branch_of_steps(log: EventLog, office: Office, name: str) -> Ints:
    """Of each step the number of the branch of a box in which it stands, at whatever depth."""
    steps = office.process.steps
    names = list(steps[name].branches)

    def branch_of(step: str) -> int:
        if step == name:
            return _QUESTION
        around = steps[step].inside
        while around is not None and around[0] != name:
            around = steps[around[0]].inside
        return _NONE if around is None else names.index(around[1])

    return by_step(log, office, lambda step, _: branch_of(step))


def _positions(ascending: Ints, wanted: Ints) -> Ints:
    """Where each number stands; -1 where it does not."""
    found = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    return np.where(ascending[found] == wanted, found, -1)


def _askers(
    log: EventLog, office: Office, rows: Ints, branch: Ints, questions: Ints, count: int
) -> tuple[Ints, Bools]:
    """Of each question and branch the last visit before it, as a position (0 where none was), and
    whether that asks; shape (questions, branches).
    """
    asks = _asking_outcomes(log, office)
    case = log.visits.case[rows]
    key = case * count + branch
    size = len(rows) + 1
    placed = np.flatnonzero(branch >= 0)
    known = np.sort(key[placed] * size + placed)
    wanted = case[questions][:, None] * count + np.arange(count)
    at = np.searchsorted(known, wanted * size + questions[:, None]) - 1
    there = (at >= 0) & (known[at] // size == wanted) if len(known) else at >= 0
    last = np.where(there, known[at] % size if len(known) else 0, 0)
    step, outcome = log.visits.step[rows[last]], log.visits.outcome[rows[last]]
    return last, there & (outcome >= 0) & asks[step, np.maximum(outcome, 0)]


def _asking_outcomes(log: EventLog, office: Office) -> Bools:
    """Which outcomes ask the applicant, shape (steps, outcomes)."""
    found = np.zeros((len(log.steps), max(map(len, log.outcomes), default=1)), dtype=np.bool_)
    for number, name in enumerate(log.steps):
        step, known = office.process.steps[name], len(log.outcomes[number])
        for place, (_, outcome) in enumerate(outcomes_of(step), 1):  # 0 is passing
            if place < known and outcome.takes is not None and not is_box(step):
                found[number, place] = True
    return found


def _waits(log: EventLog, stays: _Stays, asked: Bools, outside: Ints) -> Iterator[Waits]:
    """For the question, and for the last to answer. `outside`: of each case the parts of which what
    goes into the box is one.
    """
    visits = log.visits
    before, known = stays.before, stays.before >= 0
    case = np.where(known, visits.case[before], -1 - before)
    entered = np.where(known, visits.answered[before], log.cases.submitted[case])
    size, count = len(before), len(asked)
    ends = np.repeat(entered[:, None], count, axis=1)
    last = np.full((size, count), -1, dtype=np.int64)
    own = np.flatnonzero(stays.branch >= 0)
    place = stays.stay[own], stays.branch[own]
    np.maximum.at(ends, place, visits.answered[stays.rows[own]])
    np.maximum.at(last, place, stays.rows[own])
    question, branch = np.nonzero(stays.asking)
    row = stays.rows[stays.questions[question]]
    stay = stays.stay[stays.questions[question]]
    np.maximum.at(ends, (stay, branch), visits.answered[row])
    over = entered.copy()
    np.maximum.at(over, stays.stay, visits.answered[stays.rows])
    least = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(least, stays.stay[own], visits.visit[stays.rows[own]])
    parts = outside[case] * asked.sum(axis=0)[case]

    asker = stays.rows[stays.askers[question, branch]]
    again = (visits.visit[asker] > 1).astype(np.int64)
    yield Waits(visits.case[asker], asker, visits.answered[asker], visits.started[row], again,
                parts[stay])  # fmt: skip
    stay, branch = np.nonzero(asked.T[case])
    after = last[stay, branch]
    idle = after < 0
    again = (np.where(idle, least[stay], visits.visit[after]) > 1).astype(np.int64)
    after = np.where(idle, np.maximum(before[stay], -1), after)
    yield Waits(case[stay], after, ends[stay, branch], over[stay], again, parts[stay])


def _joined(waits: list[Waits]) -> Waits:
    nothing = np.zeros(0, dtype=np.int64)
    return Waits(
        *(np.concatenate([nothing, *(getattr(w, f.name) for w in waits)]) for f in fields(Waits))
    )
