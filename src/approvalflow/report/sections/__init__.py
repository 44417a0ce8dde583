"""The report in reading order: a section is a function from a view to blocks and a line here."""

from __future__ import annotations

from collections.abc import Callable

from approvalflow.report.document import Block, Document, Section
from approvalflow.report.map.views import process_map
from approvalflow.report.sections.assumptions import assumptions
from approvalflow.report.sections.certainty import certainty
from approvalflow.report.sections.changes import changes
from approvalflow.report.sections.duration import days_curve
from approvalflow.report.sections.glossary import glossary
from approvalflow.report.sections.guardrails import guardrails
from approvalflow.report.sections.kinds import kinds
from approvalflow.report.sections.ledger import ledger
from approvalflow.report.sections.measures import before_after, further
from approvalflow.report.sections.observed import observed
from approvalflow.report.sections.people import people
from approvalflow.report.sections.quality import quality
from approvalflow.report.sections.reproduce import reproduce
from approvalflow.report.sections.verdict import verdict
from approvalflow.report.sections.warnings import warnings
from approvalflow.report.view import View
from approvalflow.study.result import Result

SECTIONS: tuple[tuple[str, Callable[[View], tuple[Block, ...]]], ...] = (
    ("verdict", verdict),
    ("before-after", before_after),
    ("guardrails", guardrails),
    ("observed", observed),
    ("map", process_map),
    ("changes", changes),
    ("curve", days_curve),
    ("ledger", ledger),
    ("kinds", kinds),
    ("people", people),
    ("quality", quality),
    ("further", further),
    ("certainty", certainty),
    ("warnings", warnings),
    ("assumptions", assumptions),
    ("glossary", glossary),
    ("reproduce", reproduce),
)

OTHERWISE_ALONE = ("verdict", "before-after", "kinds")  # titled otherwise without a comparison


def document_of(result: Result, language: str = "en") -> Document:
    """The whole report of a result; sections that have nothing to say are left out."""
    view = View(result, language)
    name = view.name(result.name) or result.inputs.process.id
    sections = (Section(id_, _title(view, id_), blocks(view)) for id_, blocks in SECTIONS)
    title = view.say(f"title.{result.kind}", name=name)
    return Document(title, language, tuple(s for s in sections if s.blocks))


def _title(view: View, id_: str) -> str:
    alone = not view.comparing and id_ in OTHERWISE_ALONE
    return view.say(f"section.{id_}.run" if alone else f"section.{id_}")
