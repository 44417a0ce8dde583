"""What is said of approval, sentence by sentence, each with its measure here."""

from __future__ import annotations

from collections.abc import Callable

from approvalflow.measures.kpis import DECIDES
from approvalflow.report.document import Block, Heading, Paragraph
from approvalflow.report.document import Table as TableBlock
from approvalflow.report.numbers import plain
from approvalflow.report.sections.answer.figures import value_of
from approvalflow.report.view import View, row
from approvalflow.study.result import Design

_MEETINGS = ("meeting", "agenda")

Told = Callable[[View, Design], str]  # "" where there is nothing to tell


def seed(view: View) -> tuple[Block, ...]:
    """A row a sentence (Li and Wu, 3.2 and 4.1), with its measure today and under each redesign;
    nothing unless it was asked for.
    """
    if view.result.diagnosis is None:
        return ()
    told = [(key, [of(view, design) for design in view.designs]) for key, of in SENTENCES]
    rows = [
        row(view.say(f"seed.{key}"), *(text or view.say("number.none") for text in texts))
        for key, texts in told
        if any(texts)
    ]
    silent = [view.say(f"seed.{key}") for key, texts in told if not any(texts)]
    table = TableBlock(view.say("seed.table"), view.columns(view.say("seed.head")), tuple(rows))
    note = view.say("seed.silent", rows=view.joined("parts", silent)) if silent else ""
    return (Heading(view.say("seed.title")), table, *((Paragraph(note),) if note else ()))


def _measure(name: str) -> Told:
    def told(view: View, design: Design) -> str:
        found = design.measures.get(name)
        if found is None or found.value is None:
            return ""
        return view.figures.amount(name, found.value, found.low, found.high)

    return told


def _in_meetings(view: View, design: Design) -> str:
    """The share of all days."""
    return _share(view, design, lambda state, _: state in _MEETINGS, lambda _, __: True)


def _again(view: View, design: Design) -> str:
    """The share of the work that is done when a case comes back."""
    return _share(view, design, lambda state, passage: state == "work" and passage == "rework",
                  lambda state, _: state == "work")  # fmt: skip


def _share(
    view: View,
    design: Design,
    some: Callable[[str, str], bool],
    whole: Callable[[str, str], bool],
) -> str:
    every = sum(line.seconds for line in design.ledger if whole(line.state, line.passage))
    if not every:
        return ""
    found = sum(line.seconds for line in design.ledger if some(line.state, line.passage))
    return view.figures.share(found / every)


def _fullest(view: View, design: Design) -> str:
    """The highest load, and whose."""
    known = {load.role: load.measured or load.kept or load.load for load in design.loads}
    loads = {role: load for role, load in known.items() if load is not None}
    if not loads:
        return ""
    role = max(loads, key=lambda role: loads[role])
    return view.say("seed.load", share=view.figures.share(loads[role], 0), role=view.role(role))


def _spread(view: View, design: Design) -> str:
    """How many times as long as the usual case nine in ten take at most."""
    p90, median = (value_of(design, name) for name in ("days_p90", "days_median"))
    return plain(p90 / median, 1, view.language) if p90 and median else ""


def _decisive(view: View, design: Design) -> str:
    """How many of those who may refuse ever turn a case alone."""
    found = [value.value for name, value in design.measures.items()
             if name.startswith(f"{DECIDES}(") and value.value is not None]  # fmt: skip
    if not found:
        return ""
    return view.say("seed.of", some=sum(value > 0 for value in found), all=len(found))


SENTENCES: tuple[tuple[str, Told], ...] = (
    ("levels", _measure("levels")),
    ("collective", _in_meetings),
    ("authority", _measure("signoffs")),
    ("decisive", _decisive),
    ("efficiency", _measure("efficiency")),
    ("time", _measure("days_mean")),
    ("statutory", _measure("within_statutory")),
    ("promised", _measure("within_promised")),
    ("cost", _measure("office_cost")),
    ("again", _again),
    ("overload", _fullest),
    ("items", _measure("documents")),
    ("visits", _measure("office_visits")),
    ("spread", _spread),
)
