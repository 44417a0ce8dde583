"""Refusals of what a step finds: `refuse: {if_found: yes}`, as shares that depend on it.

A hidden case datum says of each case whether the step would find a defect in it: it is refused
there if so, and else meets with the step's other outcomes. Moves see neither the datum nor these
shares: both are made anew from what the file says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import REFUSE, Outcome
from approvalflow.process.model.process import Process, defect_column, look_column
from approvalflow.process.model.steps import Part, Step
from approvalflow.process.model.varying import ByCase
from approvalflow.process.values import NO, YES

Data = dict[str, Datum]


def ties(outcomes: Named[Outcome]) -> bool:
    """Whether what is refused there is what is found there."""
    refuse = outcomes.get(REFUSE)
    return refuse is not None and refuse.if_found is not None


def found_by(outcomes: Named[Outcome]) -> str:
    """The case datum on which the refusal depends; "" where it is no matter of what is found."""
    share = outcomes[REFUSE].share if ties(outcomes) else None
    return share.depends_on if isinstance(share, ByCase) else ""


def with_found(process: Process) -> Process:
    """The process with a share for each refusal of what is found."""
    data: Data = {}
    steps: dict[str, Step] = {}
    for name, step in process.steps.items():
        steps[name] = step
        if step.merged:
            parts = tuple(_part_tied(process, part, data) for part in step.merged)
            steps[name] = step.model_copy(update={"merged": parts})
        elif _can_be_tied(process, step):
            atom = step.lineage or name
            outcomes = _tied(step.outcomes, _datum(process, atom, step.detects, data))
            steps[name] = step.model_copy(update={"outcomes": outcomes})
    if not data:
        return process
    return process.amended(steps=Listed(steps), case_data=process.case_data.having(data))


def without_found(process: Process) -> Process:
    """The process as it is written, before `with_found`."""
    gone = {name for name, datum in process.case_data.items() if datum.finds}
    if not gone:
        return process

    def untied(outcomes: Named[Outcome]) -> Named[Outcome]:
        return Named({name: _untied(outcome, gone) for name, outcome in outcomes.items()})

    steps = {}
    for name, step in process.steps.items():
        merged = tuple(p.model_copy(update={"outcomes": untied(p.outcomes)}) for p in step.merged)
        changes = {"outcomes": untied(step.outcomes), "merged": merged}
        steps[name] = step.model_copy(update=changes) if ties_any(step) else step
    return process.amended(steps=Listed(steps), case_data=process.case_data.without(gone))


def ties_any(step: Step) -> bool:
    """Whether a step, or one of those merged into it, refuses what it finds."""
    return any(ties(part.outcomes) for part in step.merged or (step,))


def found_together(process: Process) -> Iterator[tuple[Mapping[str, str], float]]:
    """At which steps something is found, yes or no by case datum, with the exact chance of it.

    Whether a case has a defect, and whether a step finds it, are independent; two steps hang
    together by the defects for which both look.
    """
    data = {name: datum.finds for name, datum in process.case_data.items() if datum.finds}
    chances = process.quality_data
    defects = dict.fromkeys(defect for finds in data.values() for defect, _ in finds)
    every = {frozenset[str](): 1.0}
    for defect in defects:
        looks: dict[str, set[str]] = defaultdict(set)
        for name, finds in data.items():
            for look in (look for of, look in finds if of == defect):
                looks[look].add(name)
        if_there = dict(every)
        for look, finders in looks.items():
            found = [(names | finders, chance) for names, chance in if_there.items()]
            if_there = _mixed(if_there.items(), found, chances[look])
        every = _mixed(every.items(), if_there.items(), chances[defect])
    for names, chance in every.items():
        if chance > 0:
            yield {name: YES if name in names else NO for name in data}, chance


Chances = Iterable[tuple[frozenset[str], float]]


def _mixed(one: Chances, other: Chances, share: float) -> dict[frozenset[str], float]:
    """The chances where the `other` hold with a share, and else the `one`."""
    mixed: dict[frozenset[str], float] = defaultdict(float)
    for part, weight in ((one, 1 - share), (other, share)):
        for found, chance in part:
            mixed[found] += weight * chance
    return mixed


def _can_be_tied(process: Process, step: Step | Part) -> bool:
    refuse = step.outcomes.get(REFUSE)
    if refuse is None or refuse.if_found is None or refuse.share is not None:
        return False
    return bool(len(step.detects)) and all(defect in process.defects for defect in step.detects)


def _part_tied(process: Process, part: Part, data: Data) -> Part:
    if not _can_be_tied(process, part):
        return part
    datum = _datum(process, part.atom, part.detects, data)
    return part.model_copy(update={"outcomes": _tied(part.outcomes, datum)})


def _tied(outcomes: Named[Outcome], datum: str) -> Named[Outcome]:
    """The shares, of the cases in which nothing is found; the others are refused."""
    return Named(
        {
            name: outcome
            if outcome.share is None and name != REFUSE
            else outcome.model_copy(update={"share": _share(name, outcome, datum)})
            for name, outcome in outcomes.items()
        }
    )


def _share(name: str, outcome: Outcome, datum: str) -> ByCase[float]:
    if name == REFUSE:
        return ByCase(datum, ((NO, 0.0), (YES, 1.0)))
    return ByCase(datum, ((NO, outcome.share), (YES, 0.0)))


def _untied(outcome: Outcome, gone: set[str]) -> Outcome:
    share = outcome.share
    if not isinstance(share, ByCase) or share.depends_on not in gone:
        return outcome
    written = None if outcome.if_found is not None else dict(share.options)[NO]
    return outcome.model_copy(update={"share": written})


def _datum(process: Process, atom: str, detects: Named[float], data: Data) -> str:
    """The name of the datum, which `data` has then; steps that share their luck share it."""
    finds = tuple((defect_column(d), look_column(atom, d)) for d in detects)
    name = "finds_" + re.sub(r"\W", "_", atom)
    while name in process.case_data or (name in data and data[name].finds != finds):
        name += "_"
    missed = 1.0
    for defect, look in finds:
        missed *= 1 - process.quality_data[defect] * process.quality_data[look]
    data[name] = Datum(yes=1 - missed, finds=finds, hidden=True)
    return name
