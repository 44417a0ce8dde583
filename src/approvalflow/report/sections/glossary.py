"""What the measures mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.measures.kpis import FAMILIES
from approvalflow.report.clocks import clock_words
from approvalflow.report.definition import (
    PAIRS,
    Definition,
    definition_of,
    words_of,
)
from approvalflow.report.document import Block, FactList, Folded, Paragraph, Table
from approvalflow.report.numbers import unit_of
from approvalflow.report.sections.measures import told
from approvalflow.report.view import View, listing, row

COMMAND = "approvalflow explain days_p90 STUDY"


def glossary(view: View) -> tuple[Block, ...]:
    """What each measure of the report means, and for whoever opens it how it is made."""
    known = known_measures(view)
    named = tuple(defined(view, m) for m in known)
    made = [
        (name, definition_in(view, m))
        for (name, _), m in zip(named, known, strict=True)
        if m in PAIRS or _has_figure(view, m)
    ]
    return (
        FactList(named),
        Paragraph(view.say("definition.told", command=COMMAND)),
        Folded("how-made", view.say("definition.folded"), tuple(_tables(view, made))),
    )


def _has_figure(view: View, base: str) -> bool:
    """Whether some design has a number of this measure, or of one of its family."""
    return any(
        value.value is not None and name.partition("(")[0] == base
        for design in view.designs
        for name, value in design.measures.items()
    )


def definition_in(view: View, measure: str) -> Definition:
    """How a measure is made, by the clock of the report."""
    clock = view.figures.clock(measure)
    if unit_of(measure) == "hours" and clock == "days":
        clock = "hours"
    found = definition_of(measure, view.language, clock)
    assert found is not None  # the report tells of no others
    return found


def _tables(view: View, made: Sequence[tuple[str, Definition]]) -> Iterator[Table]:
    """Measure by measure, then what several have in common, once."""
    keys = ("head.measure", "part.formula", "part.counts", "head.kind")
    heads: tuple[str, ...] = tuple(view.say(f"definition.{key}") for key in keys)
    rows, before = [], ""
    for name, one in made:
        counts = one.said("counts")
        again = view.say("definition.as-above") if counts == before else counts
        kind = view.say(f"definition.kind.{one.kind}")
        rows.append(row(name, one.said("formula"), again, kind))
        before = counts
    yield listing(view.say("definition.by-measure"), heads, tuple(rows))
    words = [*words_of((one for _, one in made), view.language), *_sources(view, made)]
    heads = (view.say("definition.head.word"), view.say("definition.head.means"))
    yield listing(view.say("definition.common"), heads, tuple(row(*pair) for pair in words))


def _sources(view: View, made: Sequence[tuple[str, Definition]]) -> Iterator[tuple[str, str]]:
    """Each source, with the measures that have it."""
    found: dict[str, list[str]] = {}
    for name, one in made:
        found.setdefault(one.said("source"), []).append(name)
    for source, names in found.items():
        yield view.joined("names", names), source


def known_measures(view: View) -> tuple[str, ...]:
    """The measures of a result in reading order, each family once."""
    bases = {m.partition("(")[0] for d in view.designs for m in d.measures}
    known = (m for m in (*told(), *FAMILIES) if m in bases)
    return (*known, *(PAIRS if view.comparing else ()))


def defined(view: View, measure: str) -> tuple[str, str]:
    """The name that the tables give a measure, and what it means."""
    clock = view.figures.clock(measure)
    if unit_of(measure) != "days" or clock == "days":
        return view.say(f"measure.{measure}"), view.say(f"measure.{measure}.long")
    words = clock_words(clock, view.language)
    return view.measure(measure), view.say(f"measure.{measure}.short", **words)
