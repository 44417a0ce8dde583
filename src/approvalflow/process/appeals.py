"""Appeals against refusals: what is said at an outcome, as a step of its own.

Of those refused some appeal: a hidden case datum says who, and the file goes to a panel. Where it
overturns the refusal the case goes on as if the step had passed it, else to where the refusal
leads. Moves see neither the step nor the datum: both are made anew from what the outcome says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from approvalflow.notation import expressions
from approvalflow.process import graph
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Appeal, Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Route, straight
from approvalflow.process.model.steps import Step

OVERTURNED = "overturned"  # how a panel ends what it finds wrong
_CALLED = (("en", "Appeal against {step}"), ("zh", "对“{step}”的复议"))


def appeals_in(process: Process) -> Iterator[tuple[tuple[str, ...], Step, str, Appeal]]:
    """What is said of appeals, with its path, the step and the outcome."""
    for name, step in process.steps.items():
        for outcome, said in graph.outcomes_of(step):
            if said.appeal is not None:
                yield ("steps", name, "outcomes", outcome, "appeal"), step, outcome, said.appeal


def can_be_appealed(step: Step, outcome: str) -> bool:
    """Whether an outcome refuses the case: in a branch it is but a vote."""
    return outcome == "refuse" and step.inside is None and step.does != "end"


def with_appeals(process: Process) -> Process:
    """The process with a step for each refusal that can be appealed against."""
    steps: dict[str, Step] = {}
    data: dict[str, Datum] = {}
    for name, step in process.steps.items():
        found = _refusal(step)
        steps[name] = step
        if found is None or found.appeal is None or found.appeal.by not in process.roles:
            continue
        atom = _atom(name, step)
        panel, datum = f"{name}.appeal", _datum(process, atom)
        steps[name] = _refusing(step, straight(panel))
        steps[panel] = _panel(name, step, atom, found, datum)
        data[datum] = Datum(yes=found.appeal.share, hidden=True)
    if not data:
        return process
    return process.amended(steps=Listed(steps), case_data=process.case_data.having(data))


def without_appeals(process: Process) -> Process:
    """The process as it is written, before `with_appeals`."""
    made = {name: step for name, step in process.steps.items() if step.appealed is not None}
    if not made:
        return process
    steps = {}
    for name, step in process.steps.items():
        panel = made.get(f"{name}.appeal")
        if name not in made:
            steps[name] = step if panel is None else _refusing(step, panel.then or ())
    gone = {step.appealed for step in made.values()}
    kept = {name: datum for name, datum in process.case_data.items() if name not in gone}
    return process.amended(steps=Listed(steps), case_data=Named(kept))


def _refusal(step: Step) -> Outcome | None:
    """The first refusal of a step that can be appealed against."""
    every = (o for name, o in graph.outcomes_of(step) if can_be_appealed(step, name))
    return next((outcome for outcome in every if outcome.appeal is not None), None)


def _atom(name: str, step: Step) -> str:
    """That of the refusal, so that merged and copied steps keep the luck of their appeals."""
    parts = step.parts(name)
    own = (p.atom for p in parts if any(o.appeal is not None for o in p.outcomes.values()))
    return next(own, step.lineage or name)


def _datum(process: Process, atom: str) -> str:
    name = "appeals_" + re.sub(r"\W", "_", atom)
    while name in process.case_data and not process.case_data[name].hidden:
        name += "_"
    return name


def _refusing(step: Step, then: Route) -> Step:
    """The step with another way for the refusals that can be appealed against."""

    def led(outcomes: Named[Outcome]) -> Named[Outcome]:
        return Named(
            {
                name: outcome
                if outcome.appeal is None
                else outcome.model_copy(update={"then": then})
                for name, outcome in outcomes.items()
            }
        )

    merged = tuple(p.model_copy(update={"outcomes": led(p.outcomes)}) for p in step.merged)
    return step.model_copy(update={"outcomes": led(step.outcomes), "merged": merged})


def _panel(name: str, step: Step, atom: str, refusal: Outcome, datum: str) -> Step:
    appeal = refusal.appeal
    assert appeal is not None
    words = dict(step.name or ())
    overturned = Outcome(share=appeal.overturned, then=step.then)
    own = f"{atom}.appeal"
    return Step.model_validate(
        {
            "name": {lang: text.format(step=words.get(lang, name)) for lang, text in _CALLED},
            "by": appeal.by,
            "in_tray": appeal.takes,
            "work_time": appeal.work_time,
            "only_if": expressions.parse(datum),
            "outcomes": Named({OVERTURNED: overturned}),
            "then": refusal.then or straight("refused"),
            "lineage": None if own == f"{name}.appeal" else own,
            "#appealed": datum,
        }
    )
