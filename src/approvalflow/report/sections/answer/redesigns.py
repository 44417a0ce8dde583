"""The answer of a comparison: today in a line, each redesign in two, and what else counts."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.deciding import FEW_LATER, NOBODY_LATER
from approvalflow.report.document import Answer, AnswerRow, Paragraph
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
from approvalflow.report.sections.groups import group_words, hidden
from approvalflow.report.sections.together import together
from approvalflow.report.sections.verdict import rules_aside, silences
from approvalflow.report.sentences.guardrails import guardrail_words
from approvalflow.report.view import TONES, View
from approvalflow.study.result import Comparison, Design, Tie

_WORDS = {
    "adopt": "adopt", "works, but little": "little", "do not adopt": "reject",
    "slower, but little": "slower", "changes nothing": "nothing", "makes no difference": "same",
    "evidence insufficient": "unsure",
}  # fmt: skip
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
    """What to do, in a few words, and who waits longer for it."""
    later = comparison.slower.value
    words = [_judged(view, design, comparison)]
    if later is not None and later >= NOBODY_LATER and comparison.verdict in _MOVED:
        words.append(view.say("answer.later", share=view.figures.share(later, 0)))
    return view.joined("parts", words)


def _judged(view: View, design: Design, comparison: Comparison) -> str:
    advised = view.result.recommendation
    best = advised.design if advised is not None else ""
    if design.id == best:
        return _advised(view, comparison)
    tie = next((t for t in advised.ties if t.design == design.id), None) if advised else None
    if tie is not None:
        return _tied(view, tie, view.mark(view.design(best)))
    if comparison.verdict == "do not adopt":
        return view.say("answer.reject", because=_because(view, design, comparison))
    if comparison.verdict == "adopt" and best and _slower_than(view, design, best):
        return view.say("answer.less", best=view.mark(view.design(best)))
    return view.say(f"answer.{_WORDS[comparison.verdict]}")


def _tied(view: View, tie: Tie, best: str) -> str:
    """As quick, and why it comes second where no figure says it."""
    said = view.say("answer.tie" if tie.word == "as quick" else "answer.tie.open", best=best)
    if tie.why != "checks":
        return said
    return view.say("answer.comma").join((said, view.say("answer.tie.checks")))


def _advised(view: View, comparison: Comparison) -> str:
    if comparison.rank == 1:
        return view.say("answer.adopt.some")
    later = comparison.slower.value
    if later is not None and later >= FEW_LATER:
        return view.say("answer.adopt.reserve")
    if comparison.verdict != "adopt":
        return view.say("answer.adopt.little")
    return view.say("answer.adopt.best")


def _slower_than(view: View, design: Design, best: str) -> bool:
    mine, theirs = (value_of(d, "days_mean") for d in (design, view.design(best)))
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
    yield from rules_aside(view)
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
    halves = [
        (row.high - row.low) / 2
        for _, comparison in view.compared()
        if (row := comparison.measures.get("days_mean")) is not None
        and row.low is not None
        and row.high is not None
    ]
    inputs = view.result.assumptions
    assumed = sum(a.kind != "source" for a in inputs)
    told = []
    if halves:
        least, most = (view.figures.at_most("days_mean", x) for x in (min(halves), max(halves)))
        key = "answer.chance" if least == most else "answer.chance.between"
        told.append(view.say(key, least=least, most=most, **view.words))
    if inputs:
        told.append(view.say("answer.assumed", assumed=assumed, count=len(inputs)))
    if view.result.warnings:
        told.append(view.say("answer.warnings", count=len(view.result.warnings)))
    return view.sentences(*told)
