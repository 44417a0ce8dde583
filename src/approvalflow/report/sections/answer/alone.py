"""The answer of a run: how long, how spread, in time, at what cost, and where the days go."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.clocks import on_clock
from approvalflow.report.numbers import plain
from approvalflow.report.sections.answer.figures import days, value_of, within
from approvalflow.report.sections.verdict import spread
from approvalflow.report.view import View
from approvalflow.study.result import StepTold

_WAITS = 2  # the longest, told by name


def lines(view: View) -> Iterator[str]:
    """A sentence or two a line, and why it does not settle; what has no figure is left out."""
    (today,) = view.designs
    mean = view.say("answer.run.mean", days=days(view, today), **view.words)
    yield view.sentences(mean, spread(view, today.measures))
    yield from _told(view, within(view, today), _share(view, "granted"))
    yield from _told(view, _price(view), _where(view))
    if waits := _waits(view):
        yield waits
    if today.status != "measured":
        yield view.overload(today)
    if view.result.warnings:
        yield view.say("answer.warnings", count=len(view.result.warnings))


def _told(view: View, *parts: str) -> Iterator[str]:
    said = [part for part in parts if part]
    if said:
        yield view.sentences(*(view.say("answer.run.sentence", text=part) for part in said))


def _share(view: View, measure: str) -> str:
    value = value_of(view.designs[0], measure)
    if value is None:
        return ""
    return view.say(f"answer.run.{measure}", share=view.figures.share(value, 0))


def _price(view: View) -> str:
    """Hours of work and what they cost the office, a case."""
    told = []
    for name in ("work_hours", "office_cost"):
        found = view.designs[0].measures.get(name)
        if found is not None and found.value is not None:
            amount = view.figures.amount(name, found.value, found.low, found.high)
            told.append(view.say(f"answer.run.{name}", amount=amount))
    return view.say("answer.comma").join(told)


def _where(view: View) -> str:
    """The state in which most of the time goes by."""
    (today,) = view.designs
    by: dict[str, int] = {}
    for line in today.ledger:
        by[line.state] = by.get(line.state, 0) + line.seconds
    whole = sum(by.values())
    if not whole:
        return ""
    longest = max(by, key=lambda state: by[state])
    share = view.figures.share(by[longest] / whole, 0)
    return view.say("answer.run.where", state=view.say(f"state.{longest}"), share=share)


def _waits(view: View) -> str:
    """The steps before which a case waits longest, all its visits together."""
    (today,) = view.designs
    steps = sorted(today.steps, key=_waiting, reverse=True)[:_WAITS]
    told = [
        view.say("answer.run.wait", step=view.step_named(step.id), days=plain(wait, 1))
        for step in steps
        if plain(wait := on_clock(_waiting(step), view.clock), 1).strip("0.")
    ]
    if not told:
        return ""
    return view.say("answer.run.waits", waits=view.joined("names", told), **view.words)


def _waiting(step: StepTold) -> float:
    return (step.waiting or 0.0) * step.visits
