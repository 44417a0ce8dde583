"""The report in reading order: a section is a function from a view to blocks and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from approvalflow.report.document import Block, Document, Section
from approvalflow.report.sections.answer.screen import first_screen
from approvalflow.report.sections.assumptions import assumptions
from approvalflow.report.sections.authority import authority
from approvalflow.report.sections.certainty import certainty
from approvalflow.report.sections.changes import changes
from approvalflow.report.sections.checks import checks
from approvalflow.report.sections.diagnosis import diagnosis
from approvalflow.report.sections.duration import days_curve
from approvalflow.report.sections.favours import favours
from approvalflow.report.sections.glossary import glossary
from approvalflow.report.sections.guardrails import guardrails
from approvalflow.report.sections.guesses import guesses
from approvalflow.report.sections.kinds import kinds
from approvalflow.report.sections.ledger import ledger
from approvalflow.report.sections.measures import before_after, further
from approvalflow.report.sections.neighbours import neighbours
from approvalflow.report.sections.people import people
from approvalflow.report.sections.pilot import pilot
from approvalflow.report.sections.precision import precision
from approvalflow.report.sections.quality import quality
from approvalflow.report.sections.rank import rank, weightings
from approvalflow.report.sections.reproduce import reproduce
from approvalflow.report.sections.roles import every_role
from approvalflow.report.sections.search import search
from approvalflow.report.sections.spent import spent
from approvalflow.report.sections.verdict import verdict
from approvalflow.report.sections.warnings import warnings
from approvalflow.report.sections.way import way
from approvalflow.report.sections.worth import worth
from approvalflow.report.view import View
from approvalflow.study.result import Result


@dataclass(frozen=True, slots=True)
class Entry:
    """A section and where it is found. `brief`: the Word file has it; `detail`: the page has it
    among the details; `otherwise_alone`: without a comparison its title is another,
    `section.<id>.run`.
    """

    id: str
    blocks: Callable[[View], tuple[Block, ...]]
    brief: bool = False
    detail: bool = False
    otherwise_alone: bool = False


SECTIONS: tuple[Entry, ...] = (
    Entry("verdict", verdict, brief=True, otherwise_alone=True, detail=True),
    Entry("before-after", before_after, brief=True, otherwise_alone=True, detail=True),
    Entry("guardrails", guardrails, brief=True, detail=True),
    Entry("map", way, otherwise_alone=True),
    Entry("changes", changes, detail=True),
    Entry("curve", days_curve, detail=True),
    Entry("ledger", ledger),
    Entry("diagnosis", diagnosis, brief=True),
    Entry("worth", worth, brief=True),
    Entry("rank", rank, brief=True),
    Entry("spent", spent, detail=True),
    Entry("kinds", kinds, otherwise_alone=True),
    Entry("people", people),
    Entry("neighbours", neighbours),
    Entry("search", search),
    Entry("pilot", pilot),
    Entry("weightings", weightings, detail=True),
    Entry("roles", every_role, detail=True),
    Entry("quality", quality, detail=True),
    Entry("authority", authority, detail=True),
    Entry("favours", favours, detail=True),
    Entry("further", further, detail=True),
    Entry("checks", checks, detail=True),
    Entry("certainty", certainty, brief=True),
    Entry("sensitivity", guesses),
    Entry("precision", precision, detail=True),
    Entry("warnings", warnings, detail=True),
    Entry("assumptions", assumptions, detail=True),
    Entry("glossary", glossary, detail=True),
    Entry("reproduce", reproduce, detail=True),
)
"""The questions of a leader, each answered, and beside each what is looked up."""


def document_of(result: Result, language: str = "en") -> Document:
    """The whole report of a result; sections that have nothing to say are left out."""
    view = View(result, language)
    name = view.name(result.name) or result.inputs.process.id
    sections = (Section(e.id, _title(view, e), e.blocks(view), e.brief, e.detail) for e in SECTIONS)
    title = view.say(f"title.{result.kind}", name=name)
    shown = tuple(s for s in sections if s.blocks)
    return Document(title, language, shown, first_screen(view))


def _title(view: View, entry: Entry) -> str:
    alone = not view.comparing and entry.otherwise_alone
    key = f"section.{entry.id}.run" if alone else f"section.{entry.id}"
    return view.say(key, **view.words)
