"""Suggestions as a document: each with its reason, what it would gain, and its text to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any

from approvalflow.redesign.suggestions import Suggestion
from approvalflow.report.clocks import clock_for, on_clock
from approvalflow.report.document import (
    Block,
    Code,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, compared_cell, row
from approvalflow.study.result import Compared, Result
from approvalflow.wording import say


def suggested(
    title: str,
    suggestions: Sequence[Suggestion],
    result: Result | None,
    left: int,
    language: str,
) -> Document:
    """`result`: of all of them against today, if simulated; `left`: how many are not shown."""
    view = None if result is None else View(result, language)
    compared = _compared(result)
    ranked = _ranked(suggestions, compared)
    sections = [_list(ranked, view, compared, left, language)]
    sections += [_one(number, suggestion, language) for number, suggestion in enumerate(ranked, 1)]
    return Document(title, language, tuple(sections))


def reason_of(suggestion: Suggestion, language: str) -> str:
    """In words; a wait by the clock that suits its size."""
    facts = dict(suggestion.idea.parameters)
    if "days" in facts:
        days = float(facts["days"])
        clock = clock_for(days)
        shown = plain(on_clock(days, clock), 1, language)
        facts["wait"] = say(f"number.{clock}", language, number=shown)
    return say(suggestion.idea.reason, language, **facts)


def rows_of(
    suggestions: Sequence[Suggestion], result: Result | None, language: str
) -> list[dict[str, Any]]:
    """The same for programs: reason, sentence, YAML and, if simulated, the days saved."""
    compared = _compared(result)
    return [
        {
            "reason": suggestion.idea.reason.removeprefix("suggest."),
            "sentence": reason_of(suggestion, language),
            "redesign": suggestion.text,
            "days_mean": _difference(compared.get(_name(suggestion))),
        }
        for suggestion in _ranked(suggestions, compared)
    ]


def _compared(result: Result | None) -> dict[str, Compared]:
    """The mean days of each design beside those of today, where they were simulated."""
    comparisons = [] if result is None else result.comparisons
    return {c.design: c.measures["days_mean"] for c in comparisons if "days_mean" in c.measures}


def _ranked(
    suggestions: Sequence[Suggestion], compared: Mapping[str, Compared]
) -> list[Suggestion]:
    """Those that shorten the mean days most come first, those without a mean last."""

    def change(suggestion: Suggestion) -> float:
        days = compared.get(_name(suggestion))
        return inf if days is None or days.difference is None else days.difference

    return sorted(suggestions, key=change)


def _difference(days: Compared | None) -> dict[str, Any] | None:
    if days is None:
        return None
    told = {"difference": days.difference, "low": days.low, "high": days.high}
    return told | {"word": days.word}


def _name(suggestion: Suggestion) -> str:
    return suggestion.redesign.redesign.id


def _list(
    ranked: Sequence[Suggestion],
    view: View | None,
    compared: Mapping[str, Compared],
    left: int,
    language: str,
) -> Section:
    blocks: list[Block] = []
    if not ranked:
        blocks.append(Paragraph(say("suggest.none", language)))
    elif view is None:
        rows = tuple(row(str(n), reason_of(s, language)) for n, s in enumerate(ranked, 1))
        blocks.append(_table(rows, language))
        blocks.append(Paragraph(say("suggest.not-simulated", language)))
    else:
        rows = tuple(_simulated(n, s, view, compared) for n, s in enumerate(ranked, 1))
        blocks.append(_table(rows, language, say("suggest.gain", language, **view.words)))
        blocks.append(Paragraph(say("suggest.one-by-one", language)))
    if left:
        blocks.append(Paragraph(say("suggest.more", language, count=left)))
    return Section("list", say("suggest.table", language), tuple(blocks))


def _table(rows: tuple[TableRow, ...], language: str, *further: str) -> Table:
    heads = (say("suggest.number", language), say("suggest.idea", language), *further)
    columns = (Column(head, "left" if number else "right") for number, head in enumerate(heads))
    return Table(say("suggest.table", language), tuple(columns), rows)


def _simulated(
    number: int, suggestion: Suggestion, view: View, compared: Mapping[str, Compared]
) -> TableRow:
    days = compared.get(_name(suggestion))
    design = next(d for d in view.designs if d.id == _name(suggestion))
    mean = design.measures.get("days_mean")
    if days is None or days.difference is None or mean is None or mean.value is None:
        return row(str(number), reason_of(suggestion, view.language), view.overload(design))
    text = view.figures.amount("days_mean", mean.value, mean.low, mean.high)
    cell = compared_cell(view, text, "days_mean", days)
    return row(str(number), reason_of(suggestion, view.language), cell)


def _one(number: int, suggestion: Suggestion, language: str) -> Section:
    text = "\n".join(suggestion.text.splitlines()[2:])
    return Section(
        f"suggestion-{number}",
        f"{number}",
        (Paragraph(reason_of(suggestion, language)), Code(text)),
    )
