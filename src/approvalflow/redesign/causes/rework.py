"""Without rework: everything is right the first time, so nothing comes back and nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.process import graph
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step
from approvalflow.redesign.causes.shares import renormalised

_COMES_BACK = ("return", "ask_applicant", "defer")


def without(process: Process) -> Process:
    """Returns, questions and deferrals are gone; refusals and withdrawals keep their proportion to
    passing. Who was asked and gave up now stays.
    """
    order = {name: number for number, name in enumerate(process.steps)}

    def cleared(name: str, outcomes: Named[Outcome]) -> Named[Outcome]:
        return renormalised(outcomes, tuple(_gone(name, outcomes, order)))

    def of(name: str, step: Step) -> Step:
        parts = tuple(
            part.model_copy(update={"outcomes": cleared(name, part.outcomes)})
            for part in step.merged
        )
        once = {"one_notice": "no"} if graph.is_box(step) else {}
        changes = {"outcomes": cleared(name, step.outcomes), "merged": parts}
        return step.model_copy(update=changes | once)

    return process.amended(steps=Listed((n, of(n, step)) for n, step in process.steps.items()))


def _gone(name: str, outcomes: Named[Outcome], order: dict[str, int]) -> Iterator[str]:
    """Outcomes that are rework by their name, or whose every arrow leads to a step before."""
    for outcome_name, outcome in outcomes.items():
        to = graph.targets(outcome.then)
        back = bool(to) and all(order.get(place, order[name] + 1) <= order[name] for place in to)
        if outcome_name in _COMES_BACK or back:
            yield outcome_name
