"""How a measure is made, as a document: its definition, and worked on three cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from approvalflow.eventlog import NotObserved
from approvalflow.measures.facts import NOT_OBSERVED
from approvalflow.measures.kpis import FAMILIES, MEASURES, Measure, Missing, measures_of
from approvalflow.measures.worked import worked
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import in_words
from approvalflow.report.definition import PAIRS, Definition
from approvalflow.report.document import Document, FactList, Paragraph, Section
from approvalflow.report.documents.working import Example
from approvalflow.study.example import built_in, first_cases, same_cases
from approvalflow.study.reading import Study
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


def shown_for(definition: Definition, study: Study | None, language: str) -> Shown | None:
    """Three cases of a study today, or of the small office where it has none or there is none; what
    compares two runs takes the first redesign too.
    """
    why = ""
    if study is not None:
        today = study.today.process
        redesigns = [read.process for read in study.redesigns[:1]]
        name = in_words(today.name, language, today.id)
        found = _example(definition, (today, *redesigns), language)
        if isinstance(found, Example):
            said = [say("worked.study", language, name=name)]
            if found.beside is not None:
                other = study.redesigns[0].redesign
                words = in_words(other.name, language, other.id)
                said.append(say("worked.pair", language, name=words))
            return Shown(_also(said, found, definition, language), found, own=True)
        why = say("worked.instead", language, name=name, why=say(found, language))
    found = _example(definition, built_in(), language)
    if not isinstance(found, Example):
        return None
    said = [why or say("worked.built-in", language)]
    if found.beside is not None:
        said.append(say("worked.pair.built-in", language))
    return Shown(_also(said, found, definition, language), found, own=False)


def _also(said: Sequence[str], found: Example, definition: Definition, language: str) -> str:
    """And of which role or step it is, where none was named."""
    if found.worked.measure.id != definition.id:
        said = [*said, say("worked.of", language, id=found.worked.measure.id)]
    return reduce(lambda first, then: say("phrase.after", language, first=first, then=then), said)


def _example(definition: Definition, designs: Sequence[Process], language: str) -> Example | str:
    """The measure on three cases, or the reason why not."""
    today = first_cases(designs[0])
    beside = None
    if definition.id in PAIRS:
        if len(designs) == 1:
            return "worked.no-redesign"
        beside = first_cases(designs[1], today.log.horizon)
        measure: Measure | None = same_cases(today, beside, definition.id)
    else:
        measure = _meant(definition, designs[0])
    if measure is None:
        return "worked.nothing"
    try:
        found = worked(measure, today.log, today.office)
    except Missing as missing:
        return missing.why
    except NotObserved:
        return NOT_OBSERVED
    return Example(found, today, beside, language)


def _meant(definition: Definition, process: Process) -> Measure | None:
    """The measure, or the first of its family."""
    there = {measure.id: measure for measure in measures_of(process)}
    names = (definition.id, *known_in(process, definition))
    return next((there[name] for name in names if name in there), None)
