"""What the measures mean."""

from __future__ import annotations

from approvalflow.measures.kpis import FAMILIES
from approvalflow.report.clocks import clock_words
from approvalflow.report.document import Block, FactList
from approvalflow.report.numbers import unit_of
from approvalflow.report.sections.measures import told
from approvalflow.report.view import View


def glossary(view: View) -> tuple[Block, ...]:
    """What each measure of the report means."""
    return (FactList(tuple(defined(view, measure) for measure in known_measures(view))),)


def known_measures(view: View) -> tuple[str, ...]:
    """The measures of a result in reading order, each family once."""
    bases = {m.partition("(")[0] for d in view.designs for m in d.measures}
    shares = ("faster", "slower") if view.comparing else ()
    return (*(m for m in (*told(), *FAMILIES) if m in bases), *shares)


def defined(view: View, measure: str) -> tuple[str, str]:
    """The name that the tables give a measure, and what it means."""
    clock = view.figures.clock(measure)
    if unit_of(measure) != "days" or clock == "days":
        return view.say(f"measure.{measure}"), view.say(f"measure.{measure}.long")
    words = clock_words(clock, view.language)
    return view.measure(measure), view.say(f"measure.{measure}.short", **words)
