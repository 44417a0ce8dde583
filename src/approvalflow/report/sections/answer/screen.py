"""The first screen of a comparison: what a leader acts on, in one sentence, two numbers, one
question and a row for each redesign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from approvalflow.comparison.deciding import FEW_LATER, NOBODY_LATER
from approvalflow.errors import NotationError
from approvalflow.notation.units import Clock, parse_duration
from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Contender, FirstScreen, Limit, Span, Turned
from approvalflow.report.numbers import plain
from approvalflow.report.sections.answer.figures import (
    change,
    days,
    in_time,
    limit_of,
    value_of,
    within_limit,
)
from approvalflow.report.sections.answer.redesigns import doubt, judged, row_of
from approvalflow.report.sections.groups import group_words, hidden
from approvalflow.report.sections.own_values import own_values
from approvalflow.report.sections.together import together
from approvalflow.report.sections.verdict import rules_aside
from approvalflow.report.sentences import asked_words, condition_words
from approvalflow.report.view import View
from approvalflow.seconds import DAY
from approvalflow.study.result import Comparison, Design

_ALL = 0.995  # of the cases: that is everybody, as it is printed
_FACTS = ("in-time", "price", "whom", "gives-up")


def first_screen(view: View) -> FirstScreen | None:
    """None of a run."""
    today = view.designs[0]
    if not view.comparing:
        return None
    return FirstScreen(
        study=view.name(view.result.name) or view.result.inputs.process.id,
        sentence=_sentence(view),
        further=tuple(_further(view)),
        numbers=tuple(_numbers(view)),
        question=_question(view),
        axis=view.words["unit"],
        today=_span(view, today, None),
        labels=(
            view.say("answer.label.today", days=days(view, today)),
            view.say("answer.label.p90", days=_p90(view, today)),
        ),
        limit=_limit(view),
        heads=tuple(view.say(f"answer.head.{fact}") for fact in _FACTS),  # type: ignore[arg-type]
        rows=tuple(_row(view, design, comparison) for design, comparison in view.ranked()),
        foot=(_legend(view), *(one.text for one in together(view)), doubt(view)),
    )


def _legend(view: View) -> str:
    """What the marks are; nine in ten have a label of their own where today stands."""
    return view.say("answer.legend" if _has_mean(view) else "answer.legend.rings")


def _sentence(view: View) -> str:
    found = view.advised
    if found is None:
        return view.say("answer.sentence.today")
    design, comparison = found
    names = view.naming(design)
    group = hidden(comparison)
    if group is not None:
        key = "answer.sentence.kind" if group.attribute else "answer.sentence.concerned"
        return view.say(key, **names, **group_words(view, group))
    if value_of(design, "days_mean") is None:
        return view.say("answer.sentence.plain", **names)
    said = {"design": days(view, design), "today": days(view, view.designs[0]), **view.words}
    if not _has_mean(view):
        return view.say("answer.sentence.settles", **names, **said)
    reserve = ".reserve" if _later(comparison) >= FEW_LATER or comparison.verdict != "adopt" else ""
    return view.say(f"answer.sentence{reserve}", **names, **said)


def _has_mean(view: View) -> bool:
    """Whether there is something of today to stand against."""
    return value_of(view.designs[0], "days_mean") is not None


def _later(comparison: Comparison) -> float:
    return comparison.slower.value or 0.0


def _further(view: View) -> Iterator[str]:
    """Why today has no mean, what values make of it, which redesigns do as well, and the rules that
    these do not keep.
    """
    if not _has_mean(view):
        yield view.overload(view.designs[0])
    yield from own_values(view)
    found = view.result.recommendation
    ties = found.ties if found is not None else ()
    for tie in ties:
        mark = view.mark(view.design(tie.design))
        yield view.say("answer.as-quick" if tie.word == "as quick" else "answer.open", mark=mark)
    best = [view.advised[0]] if view.advised is not None else []
    offered = (*best, *(view.design(tie.design) for tie in ties))
    yield from (told.text for told in rules_aside(view, offered))


def _numbers(view: View) -> Iterator[Turned]:
    """The mean days, and the share in time, or else the days of nine in ten; today, and with what
    is recommended.
    """
    found = view.advised
    if found is None:
        return
    design, comparison = found
    group = hidden(comparison)
    if group is not None:
        words = group_words(view, group)
        head = view.say("answer.number.group", head=view.words["head"], share=words["share"])
        yield Turned(head, words["today"], words["design"], change(view, group.days))
    elif (row := comparison.measures.get("days_mean")) is not None:
        head = view.say("answer.number.days", head=view.words["head"])
        today = days(view, view.designs[0]) if _has_mean(view) else view.say("answer.grows")
        yield Turned(head, today, days(view, design), change(view, row))
    limit = limit_of(view)
    if limit:
        yield _in_time(view, design, limit)
    elif (row := comparison.measures.get("days_p90")) is not None:
        head = view.say("answer.number.p90", head=view.words["head"])
        today, other = _p90(view, view.designs[0]), _p90(view, design)
        yield Turned(head, today, other, change(view, row))


def _in_time(view: View, design: Design, limit: str) -> Turned:
    text = view.result.limits.get(limit, "")
    kind = view.say(f"limit.{limit}")
    key = "answer.number.in-time" if text else "answer.number.in-time.some"
    head = view.say(key, limit=kind, text=view.duration(text))
    today, after = (within_limit(d, limit) for d in (view.designs[0], design))
    told = ""
    if today is not None and after is not None:
        points = round(100 * after) - round(100 * today)
        key = "answer.points.more" if points >= 0 else "answer.points.less"
        key += ".one" if abs(points) == 1 else ""
        told = view.say(key, points=abs(points)) if points else ""
    return Turned(head, in_time(view, view.designs[0]), in_time(view, design), told)


def _question(view: View) -> str:
    """The decision: whether what the redesign costs may be, else whether what it changes."""
    found = view.advised
    if found is None:
        return view.say("answer.question.today")
    design, comparison = found
    given = _given_up(view, design, comparison)
    if given:
        return view.say("answer.question.gives-up", what=given)
    if _later(comparison) >= NOBODY_LATER:
        share = view.figures.share(_later(comparison), 0)
        return view.say("answer.question.later", share=share)
    return asked_words(design.moves, view) or view.say("answer.question", **view.naming(design))


def _p90(view: View, design: Design) -> str:
    value = design.measures.get("days_p90")
    if value is None:
        return view.say("number.none")
    return view.figures.amount("days_p90", value.value, value.low, value.high)


def _span(view: View, design: Design, comparison: Comparison | None) -> Span:
    """On the clock of the report."""

    def on(value: float | None) -> float | None:
        return None if value is None else on_clock(value, view.clock)

    mean, p90 = value_of(design, "days_mean"), value_of(design, "days_p90")
    row = comparison.measures.get("days_mean") if comparison is not None else None
    if row is None or row.today is None or row.low is None or row.high is None:
        return Span(on(mean), None, None, on(p90))
    return Span(on(mean), on(row.today + row.low), on(row.today + row.high), on(p90))


def _limit(view: View) -> Limit | None:
    """Where all cases have the same limit, whose clock is that of the axis."""
    kind = limit_of(view)
    try:
        found = parse_duration(view.result.limits.get(kind, ""))
    except NotationError:
        return None
    if found.clock is not Clock.CALENDAR:
        return None
    at = on_clock(found.scaled / DAY, view.clock)
    text = plain(at, 1, view.language).removesuffix(".0")  # the axis says of what
    return Limit(at, view.say("answer.label.limit", limit=view.say(f"limit.{kind}"), text=text))


def _row(view: View, design: Design, comparison: Comparison) -> Contender:
    told = row_of(view, design, comparison)
    advised = view.advised
    return Contender(
        mark=told.mark,
        name=told.name,
        verdict=judged(view, design, comparison),
        tone=told.tone,
        advised=advised is not None and advised[0] is design,
        days=told.figures[0],
        change=told.figures[1],
        p90=_p90(view, design),
        span=_span(view, design, comparison),
        facts=(
            in_time(view, design) if limit_of(view) else view.say("number.none"),
            told.price or view.say("answer.price.none"),
            _for_whom(view, comparison),
            _given_up(view, design, comparison) or view.say("answer.gives-up.nothing"),
        ),
    )


def _for_whom(view: View, comparison: Comparison) -> str:
    """Who waits a day less, and who a day longer."""
    sooner, later = comparison.faster.value, comparison.slower.value
    if sooner is None or later is None:
        return view.say("number.none")
    if sooner >= _ALL:
        return view.say("answer.whom.all")
    share = view.figures.share
    first = view.say("answer.whom.sooner", share=share(sooner, 0))
    if later < NOBODY_LATER:
        return view.say("answer.comma").join((first, view.say("answer.whom.nobody")))
    return view.say("answer.comma").join(
        (first, view.say("answer.whom.later", share=share(later, 0)))
    )


def _given_up(view: View, design: Design, comparison: Comparison) -> str:
    """The checks that are done without, or the signatures that go; "" where there are none."""
    counts: Counter[str] = Counter()  # by the condition under which they are
    for text in design.waived:
        listed, _, condition = text.partition(" if ")
        counts[condition] += len(listed.split(", "))
    told = [_checks(view, count, condition) for condition, count in counts.items()]
    if told:
        return view.joined("parts", told)
    row = comparison.measures.get("signoffs")
    if row is None or row.today is None or row.difference is None:
        return ""
    gone, whole = round(-row.difference), round(row.today)
    if gone < 1 or abs(row.difference + gone) > 0.05:
        return ""
    return view.say("answer.signoffs", gone=gone, whole=whole)


def _checks(view: View, count: int, condition: str) -> str:
    what = view.say("answer.checks.one" if count == 1 else "answer.checks", count=count)
    if not condition:
        return what
    words = condition_words(condition, view)
    return view.say("verdict.price.checks.if", shown=what, condition=words)
