"""The answer of a comparison: today in a line, each redesign in two, and what else counts."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.deciding import FEW_LATER, NOBODY_LATER
from approvalflow.report.answer import Answer, AnswerRow
from approvalflow.report.document import Paragraph
from approvalflow.report.sections.answer.figures import (
    about,
    change,
    days,
    in_time,
    limit_of,
    value_of,
    within,
)
from approvalflow.report.sections.answer.prices import price
from approvalflow.report.sections.answer.sensitivity import in_short
from approvalflow.report.sections.assumptions import assumed_of, inputs_of
from approvalflow.report.sections.groups import group_words, hidden
from approvalflow.report.sections.own_values import own_values
from approvalflow.report.sections.together import together
from approvalflow.report.sections.verdict import rules_aside, silences
from approvalflow.report.sentences.guardrails import guardrail_words
from approvalflow.report.view import TONES, VERDICTS, View
from approvalflow.study.result import Comparison, Design, Tie

_MOVED = ("adopt", "works, but little")  # verdicts of a redesign that is quicker


def answer(view: View, title: str) -> Answer:
    """Rows by rank; redesigns that were compared with nothing come last."""
    return Answer(
        title,
        (_today(view),),
        tuple(_heads(view)),
        tuple(row_of(view, design, comparison) for design, comparison in view.ranked()),
        tuple(_notes(view)),
    )


def _heads(view: View) -> Iterator[str]:
    yield view.words["unit"]
    yield ""
    if limit_of(view):
        yield view.say("answer.head.in-time")
    yield view.say("answer.head.price")


def _today(view: View) -> str:
    today = view.designs[0]
    if _has_no_days(view):
        return view.overload(today)
    parts = [view.say("answer.today", days=days(view, today), **view.words), within(view, today)]
    if today.arrivals_a_year is not None:
        parts.append(view.say("answer.a-year", cases=about(today.arrivals_a_year)))
    return view.say("answer.comma").join(part for part in parts if part)


def _has_no_days(view: View) -> bool:
    """Of today: why, stands in their place."""
    today = view.designs[0]
    return today.status != "measured" and days(view, today) == view.say("number.none")


def row_of(view: View, design: Design, comparison: Comparison) -> AnswerRow:
    """A redesign beside today, in two lines."""
    row = comparison.measures.get("days_mean")
    figures = [days(view, design), "" if row is None else change(view, row)]
    if limit_of(view):
        figures.append(in_time(view, design))
    return AnswerRow(
        view.mark(design),
        view.short(design),
        tuple(figures),
        price(view, design, comparison),
        _verdict(view, design, comparison),
        TONES[comparison.verdict],
    )


def _verdict(view: View, design: Design, comparison: Comparison) -> str:
    """What to do, in a few words, for whom, and who pays for it."""
    said, tie, later = judged(view, design, comparison), _tie(view, design), comparison.slower.value
    if _is_best(view, design) and comparison.rank == 1:
        said = view.say("answer.adopt.some")
    elif tie is not None and tie.why == "checks":
        said = view.say("answer.comma").join((said, view.say("answer.tie.checks")))
    if later is None or later < NOBODY_LATER or comparison.verdict not in _MOVED:
        return said
    pays = view.say("answer.later", share=view.figures.share(later, 0))
    return view.joined("parts", (said, pays))


def judged(view: View, design: Design, comparison: Comparison) -> str:
    """What to do, in a few words, where for whom it is and who pays stand beside."""
    tie = _tie(view, design)
    if _is_best(view, design):
        return _advised(view, comparison)
    best = view.advised[0] if view.advised is not None else None
    by_values = view.result.by_values
    if best is not None and by_values is not None and by_values.instead == design.id:
        return view.say("answer.behind", best=view.mark(best))
    if tie is not None and best is not None:
        key = "answer.tie" if tie.word == "as quick" else "answer.tie.open"
        return view.say(key, best=view.mark(best))
    if comparison.verdict == "do not adopt":
        return view.say("answer.reject", because=_because(view, design, comparison))
    if comparison.verdict == "adopt" and best is not None and _slower_than(design, best):
        return view.say("answer.less", best=view.mark(best))
    return view.say(f"answer.{VERDICTS[comparison.verdict]}")


def _is_best(view: View, design: Design) -> bool:
    return view.advised is not None and view.advised[0] is design


def _tie(view: View, design: Design) -> Tie | None:
    """How the design compares with the recommended one, where it is no worse."""
    found = view.result.recommendation
    return next((t for t in found.ties if t.design == design.id), None) if found else None


def _advised(view: View, comparison: Comparison) -> str:
    later = comparison.slower.value
    if comparison.rank == 1:
        return view.say("answer.adopt.best")
    if later is not None and later >= FEW_LATER:
        return view.say("answer.adopt.reserve")
    if comparison.verdict != "adopt":
        return view.say("answer.adopt.little")
    return view.say("answer.adopt.best")


def _slower_than(design: Design, best: Design) -> bool:
    mine, theirs = (value_of(d, "days_mean") for d in (design, best))
    return mine is not None and theirs is not None and mine > theirs


def _because(view: View, design: Design, comparison: Comparison) -> str:
    """Why not: the guardrail that it breaks, its queue, or its days."""
    broken = next((g for g in comparison.guardrails if g.holds == "no"), None)
    if broken is not None:
        return view.say("answer.reject.breaks", text=guardrail_words(broken, view))
    if design.status != "measured":
        return view.say("answer.reject.grows")
    return view.say("answer.reject.slower")


def _notes(view: View) -> Iterator[Paragraph]:
    if said := view.sentences(*own_values(view)):
        yield Paragraph(said)
    yield from rules_aside(view, view.designs)
    yield from silences(view)
    yield from (
        Paragraph(view.overload(design), "bad")
        for design in view.designs[_has_no_days(view) :]
        if design.status != "measured"
    )
    yield from _groups(view)
    yield from together(view)
    yield Paragraph(doubt(view))


def _groups(view: View) -> Iterator[Paragraph]:
    """Who gains by what is recommended, where the average hides it."""
    if view.advised is None:
        return
    design, comparison = view.advised
    if (group := hidden(comparison)) is not None:
        key = "answer.kind" if group.attribute else "answer.concerned"
        words = group_words(view, group)
        yield Paragraph(view.say(key, mark=view.mark(design), **words))


def doubt(view: View) -> str:
    """How wide the intervals are, and how much rests on assumptions."""
    inputs, assumed = inputs_of(view.result), assumed_of(view.result)
    told = [chance(view)]
    if inputs:
        told.append(view.say("answer.assumed", assumed=len(assumed), count=len(inputs)))
    told.append(in_short(view))
    if view.result.warnings:
        told.append(view.say("answer.warnings", count=len(view.result.warnings)))
    return view.sentences(*told)


def chance(view: View) -> str:
    """How wide the intervals of the redesigns are; "" where none has any."""
    halves = [
        (row.high - row.low) / 2
        for _, comparison in view.compared()
        if (row := comparison.measures.get("days_mean")) is not None
        and row.low is not None
        and row.high is not None
    ]
    if not halves:
        return ""
    least, most = (view.figures.at_most("days_mean", x) for x in (min(halves), max(halves)))
    key = "answer.chance" if least == most else "answer.chance.between"
    return view.say(key, least=least, most=most, **view.words)
