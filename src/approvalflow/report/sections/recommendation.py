"""What is recommended, in one sentence, and which redesigns do as well."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.deciding import FEW_LATER
from approvalflow.report.document import Paragraph
from approvalflow.report.sections.groups import group_words, hidden
from approvalflow.report.sections.own_values import own_values
from approvalflow.report.sections.together import together
from approvalflow.report.view import View
from approvalflow.study.result import Comparison, Design, Recommendation, Tie

LITTLE = 10  # the line of the table for what works, but little


def recommendation(view: View) -> Iterator[Paragraph]:
    """The redesign to adopt, or today; then the ties."""
    found = view.result.recommendation
    if found is None or not found.order:
        return
    if view.advised is None:
        yield Paragraph(view.say("verdict.recommend.today"), "unsure")
        yield from _values(view)
        return
    yield Paragraph(_sentence(view, *view.advised), "good")
    yield from _values(view)
    for tie in found.ties:
        yield Paragraph(_tie(view, found, tie), "note")
    yield from together(view)


def _values(view: View) -> Iterator[Paragraph]:
    if said := view.sentences(*own_values(view)):
        yield Paragraph(said, "note")


def _sentence(view: View, design: Design, comparison: Comparison) -> str:
    names = view.naming(design)
    if (group := hidden(comparison)) is not None:
        key = "verdict.recommend.kind" if group.attribute else "verdict.recommend.group"
        return view.say(key, **names, **group_words(view, group))
    if reserves := view.joined("parts", _reserves(view, comparison)):
        return view.say("verdict.recommend.reserve", reserves=reserves, **names)
    return view.say("verdict.recommend", **names)


def _reserves(view: View, comparison: Comparison) -> Iterator[str]:
    """Why it is not recommended without more ado."""
    if comparison.line == LITTLE:
        yield view.say("verdict.reserve.little")
    later = comparison.slower.value
    if later is None:
        yield view.say("verdict.reserve.unknown")
    elif later >= FEW_LATER:
        yield view.say("verdict.price.slower", share=view.figures.share(later))


def _tie(view: View, found: Recommendation, tie: Tie) -> str:
    apart = view.figures.at_most("days_mean", max(abs(tie.low), abs(tie.high)))
    words = {
        "mark": view.mark(view.design(tie.design)),
        "best": view.mark(view.design(found.design)),
        "apart": apart,
        **view.words,
    }
    key = tie.word.replace(" ", "-")
    told = (view.say(k, **words) for k in (f"verdict.tie.{key}", f"verdict.tie.by.{tie.why}"))
    return view.sentences(*told)
