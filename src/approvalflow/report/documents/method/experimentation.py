"""4 Experimentation: how a run begins, how long it is, how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from approvalflow.report.document import Block
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.sections.precision import (
    cases_words,
    precision_words,
    start_up_words,
)
from approvalflow.study.runner import SIZES


def beginning(account: Account) -> Iterator[Block]:
    """Whether a settled office is measured, what is simulated before, and what lies there."""
    view, inputs = account.view, account.view.result.inputs
    yield account.paragraph(f"beginning.{inputs.horizon}")
    pairs = []
    if inputs.horizon == "settled":
        if inputs.start_up is not None:
            words = start_up_words(view, inputs.start_up)
        else:
            words = account.say("method.beginning.weeks", weeks=inputs.start_up_weeks)
        pairs.append(("start-up", words))
    lying = (
        account.say("method.beginning.lies", count=files.count, step=account.place(step))
        for step, files in account.today.backlog.items()
    )
    told = view.joined("names", lying) or account.say("none")
    yield account.facts(*pairs, ("backlog", told))


def length_of_run(account: Account) -> Iterator[Block]:
    """The weeks measured, by the calendar, and how the run ends."""
    inputs = account.view.result.inputs
    starts = account.today.calendar.starts
    measured = starts + timedelta(weeks=inputs.start_up_weeks)
    yield account.facts(
        ("unit", account.say("method.length.unit")),
        ("first-day", starts.isoformat()),
        ("measured", account.say("method.length.measured", weeks=inputs.weeks, since=measured)),
        ("run-out", account.say("method.length.run-out", weeks=inputs.run_out_weeks)),
    )


def estimation(account: Account) -> Iterator[Block]:
    """How many replications, by which rule, and how precise they are."""
    view, inputs = account.view, account.view.result.inputs
    if inputs.asked is not None:
        rule = account.say("method.estimation.fixed", count=inputs.asked)
    else:
        sizes = view.joined("names", map(str, SIZES))
        share = view.figures.share(inputs.wanted)
        key = "method.estimation.rule" if view.comparing else "method.estimation.rule.run"
        rule = account.say(key, sizes=sizes, share=share, **view.words)
    pairs = [
        ("replications", str(inputs.replications)),
        ("rule", rule),
        ("precision", precision_words(view)),
        ("cases", cases_words(view)),
    ]
    if inputs.interrupted:
        pairs.append(("interrupted", account.say("method.estimation.interrupted")))
    yield account.facts(*pairs)


ITEMS = (Item("4.1", beginning), Item("4.2", length_of_run), Item("4.3", estimation))
