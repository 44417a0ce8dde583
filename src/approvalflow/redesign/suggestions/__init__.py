"""The moves that apply to a process, where, and why: each ready to be put into a file."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation import yamlsource
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import ReadRedesign, redesign_from
from approvalflow.redesign.suggestions import meetings, signatures, staffing, steps
from approvalflow.redesign.suggestions.idea import Found, Idea

FINDERS: tuple[Callable[[Found], Iterator[Idea]], ...] = (
    staffing.posts,
    meetings.agendas,
    meetings.sittings,
    steps.signatures_above,
    steps.windows,
    steps.neighbours,
    steps.knock_outs,
    steps.rows,
    steps.boxes,
    staffing.deputies,
    staffing.pools,
    signatures.empty_signatures,
    signatures.silent_signatures,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An idea that can be carried out: the redesign that a file with its text describes."""

    idea: Idea
    text: str
    redesign: ReadRedesign


def suggestions_of(process: Process) -> tuple[Suggestion, ...]:
    """All ideas that fit the process, in the order of FINDERS.

    Left out are those that a move refuses, and those after which somebody has too much to do who
    had not before.
    """
    found = Found(process)
    made: list[Suggestion] = []
    for finder in FINDERS:
        for idea in finder(found):
            suggestion = _carried_out(process, idea, f"suggestion_{len(made) + 1}")
            if suggestion is not None and not _overloads(found, suggestion):
                made.append(suggestion)
    return tuple(made)


def _overloads(found: Found, suggestion: Suggestion) -> bool:
    after = Found(suggestion.redesign.process)
    return bool(after.all_loads.too_full) and not found.all_loads.too_full


def _carried_out(process: Process, idea: Idea, identity: str) -> Suggestion | None:
    text = "approvalflow: 1\nmoves:\n" + textwrap.indent(f"- {idea.move}\n", "  ")
    source = yamlsource.read_source(text, f"{identity}.yaml")
    try:
        return Suggestion(idea, text, redesign_from(source, identity, process))
    except ApprovalFlowError:
        return None
