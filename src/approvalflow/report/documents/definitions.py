"""How a measure is made, as a document: its definition, and worked on three cases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from approvalflow.eventlog import EventLog, NotObserved
from approvalflow.measures.facts import NOT_OBSERVED
from approvalflow.measures.kpis import FAMILIES, MEASURES, Measure, Missing, measures_of
from approvalflow.measures.worked import worked
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import in_words
from approvalflow.report.definition import PAIRS, Definition
from approvalflow.report.document import Document, FactList, Paragraph, Section
from approvalflow.report.documents.working import Example
from approvalflow.study.example import built_in, first_cases
from approvalflow.wording import say


def every_id() -> tuple[str, ...]:
    """All that can be defined: measures, families, shares of the cases of two runs."""
    return (*(measure.id for measure in MEASURES), *FAMILIES, *PAIRS)


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure worked on three cases, and what is said of whose they are. `own`: those of the
    process that was asked about.
    """

    said: str
    example: Example
    own: bool


def defined(definition: Definition, shown: Shown | None, language: str) -> Document:
    """The definition, and three cases on which it is worked."""
    sections = [
        Section("definition", definition.meaning, (FactList(tuple(definition.parts.values())),)),
    ]
    if shown is not None:
        blocks = (Paragraph(shown.said), *shown.example.blocks())
        sections.append(Section("worked", say("worked.title", language), blocks))
    title = say("definition.titled", language, id=definition.id, name=definition.name)
    return Document(title, language, tuple(sections))


def known_in(process: Process, definition: Definition) -> tuple[str, ...]:
    """The measures of a process that go by this definition."""
    base = definition.id.partition("(")[0]
    return tuple(m.id for m in measures_of(process) if m.id.partition("(")[0] == base)


def shown_for(definition: Definition, process: Process | None, language: str) -> Shown | None:
    """Three cases of the process, or of the small office where it has none or none is given; of
    what compares two runs there are none.
    """
    why = ""
    if process is not None:
        name = in_words(process.name, language, process.id)
        found = _example(definition, *first_cases(process), language)
        if isinstance(found, Example):
            said = say("worked.study", language, name=name)
            return Shown(_also(said, found, definition, language), found, own=True)
        why = say("worked.instead", language, name=name, why=say(found, language))
    found = _example(definition, *_first_built_in(), language)
    if not isinstance(found, Example):
        return None
    said = why or say("worked.built-in", language)
    return Shown(_also(said, found, definition, language), found, own=False)


def _also(said: str, found: Example, definition: Definition, language: str) -> str:
    """And of which role or step it is, where none was named."""
    if found.worked.measure.id == definition.id:
        return said
    here = say("worked.of", language, id=found.worked.measure.id)
    return say("phrase.after", language, first=said, then=here)


def _example(definition: Definition, log: EventLog, office: Office, language: str) -> Example | str:
    """The measure on three cases, or the reason why not."""
    measure = _meant(definition, office.process)
    if measure is None:
        return "worked.nothing"
    try:
        return Example(worked(measure, log, office), log, office, language)
    except Missing as missing:
        return missing.why
    except NotObserved:
        return NOT_OBSERVED


def _meant(definition: Definition, process: Process) -> Measure | None:
    """The measure, or the first of its family."""
    there = {measure.id: measure for measure in measures_of(process)}
    names = (definition.id, *known_in(process, definition))
    return next((there[name] for name in names if name in there), None)


@cache
def _first_built_in() -> tuple[EventLog, Office]:
    return first_cases(built_in())
