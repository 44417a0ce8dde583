"""The verdict: one sentence a redesign, and what qualifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from approvalflow.comparison.shown import PRIMARY, primary_of
from approvalflow.measures.kpis import UNANSWERED
from approvalflow.report.clocks import clock_words
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.numbers import plain
from approvalflow.report.sections.expectations import qualified
from approvalflow.report.sections.groups import for_whom
from approvalflow.report.sections.price import price
from approvalflow.report.sections.recommendation import recommendation
from approvalflow.report.sentences import guardrail_words
from approvalflow.report.view import TONES, View
from approvalflow.study.result import Compared, Comparison, Design, Reason, Value

KEYS = {
    "adopt": "verdict.adopt", "works, but little": "verdict.little",
    "do not adopt": "verdict.reject", "slower, but little": "verdict.slower",
    "changes nothing": "verdict.nothing", "makes no difference": "verdict.same",
    "evidence insufficient": "verdict.unsure",
}  # fmt: skip
SAVING = ("adopt", "works, but little")
_TOLD = 0.01  # of what comes to a step: less than that may be one bad week


def verdict(view: View) -> tuple[Block, ...]:
    """What is recommended, the rules set aside, one sentence a redesign by rank, and what
    qualifies it.
    """
    advised = tuple(recommendation(view))  # the ties last
    aside = rules_aside(view, view.designs)
    first: list[Block] = [*advised[:1], *aside, *advised[1:], *silences(view)]
    if view.comparing:
        first += [_sentence(view, d, c) for d, c in view.ranked()]
    else:
        first += [Paragraph(text) for text in _single(view)]
    told = {c.design for c in view.result.comparisons}
    unmeasured = [d for d in view.designs if d.status != "measured" and d.id not in told]
    first += [Paragraph(view.overload(design), "bad") for design in unmeasured]
    first += qualified(view)
    if view.result.warnings:
        count = len(view.result.warnings)
        first.append(Paragraph(view.say("verdict.warnings", count=count), "note"))
    return tuple(first)


def rules_aside(view: View, designs: Iterable[Design]) -> Iterator[Paragraph]:
    """The rules that these do not keep, and why they need not."""
    for design in designs:
        for waiver in design.waivers:
            words = {
                "rule": view.say(f"verdict.rule.{waiver.rule}"),
                "step": view.step_named(waiver.step),
                "because": view.said(waiver.because, waiver.why),
            }
            yield Paragraph(view.say("verdict.waiver", design=view.head(design), **words), "bad")


def silences(view: View) -> Iterator[Paragraph]:
    """What is asked for and never answered: no time that is saved weighs more."""
    for design in view.designs:
        for name, value in design.measures.items():
            if name.startswith(f"{UNANSWERED}(") and (value.value or 0.0) >= _TOLD:
                step = view.step_named(name.partition("(")[2].removesuffix(")"))
                share = view.figures.amount(name, value.value, value.low, value.high)
                words = {"design": view.head(design), "step": step, "share": share}
                yield Paragraph(view.say("verdict.unanswered", **words), "bad")


def _sentence(view: View, design: Design, comparison: Comparison) -> Paragraph:
    """The verdict with its reasons, for whom it is, who pays, and why a mean is missing."""
    why = "" if design.status == "measured" else view.overload(design)
    said = (
        _judged(view, design, comparison),
        for_whom(view, comparison),
        price(view, design, comparison),
        why,
    )
    return Paragraph(view.sentences(*said), TONES[comparison.verdict])


def _judged(view: View, design: Design, comparison: Comparison) -> str:
    days = comparison.measures.get(PRIMARY)
    names = view.naming(design)
    known = days is not None and days.difference is not None
    by_days = primary_of(view.designs[0].status, design.status) == PRIMARY
    key = KEYS[comparison.verdict]
    if days is not None and known and by_days and comparison.verdict in SAVING:
        return _saving(view, comparison, days, names)
    if comparison.verdict == "changes nothing":
        return view.say(key, **names)
    if comparison.verdict == "adopt":
        key = "verdict.adopt.reasons"
    reasons = view.joined("parts", (_reason(view, r).rstrip(".") for r in comparison.reasons))
    reasons = reasons or view.say("verdict.no-reason")
    worth = view.worthwhile or view.say("number.none")
    text = view.say(key, reasons=reasons, worthwhile=worth, **names, **view.words)
    if days is not None and known:
        difference = view.figures.difference(PRIMARY, days)
        today = view.figures.amount(PRIMARY, days.today, days.low, days.high)
        said = {"mark": names["mark"], "difference": difference, "today": today, **view.words}
        text = view.sentences(text, view.say("verdict.days", **said))
    return text


def _saving(view: View, comparison: Comparison, days: Compared, names: dict[str, str]) -> str:
    saved, interval = view.figures.saved(days)
    today = view.figures.amount(PRIMARY, days.today, days.low, days.high)
    worth = view.worthwhile or view.say("number.none")
    said = {"saved": saved, "today": today, "interval": interval, "worthwhile": worth}
    text = view.say(KEYS[comparison.verdict], **said, **names, **view.words)
    least = view.result.worthwhile.days if view.result.worthwhile is not None else None
    perhaps = least is not None and days.low is not None and -days.low >= least
    if comparison.verdict == "works, but little" and perhaps:
        text = view.sentences(text, view.say("verdict.perhaps"))
    return text


def _reason(view: View, reason: Reason) -> str:
    """A reason with the name of its measure."""
    told = dict(reason.parameters)
    if "measure" in told:
        measure = str(told["measure"])
        told["measure"] = view.measure(measure)
        told |= {k: view.figures.amount(measure, told[k]) for k in ("today", "design") if k in told}
    if "text" in told:
        told["text"] = guardrail_words(str(told["text"]), view)
    if "measures" in told:
        told["measures"] = view.joined("names", map(view.measure, told["measures"]))
        told["more"] = plain(100 * float(told["more"]), 1, view.language)
    if "designs" in told:
        named = (view.design(design) for design in str(told["designs"]).split(", "))
        told["designs"] = view.joined("names", map(view.head, named))
    if told.get("why"):
        told["why"] = view.say(str(told["why"]))
    return view.say(reason.key, **told)


def spread(view: View, measures: Mapping[str, Value]) -> str:
    """Within what time half of the cases and nine in ten are decided."""
    figures = view.figures
    known = {
        name: figures.amount(m, measures[m].value) if m in measures else view.say("number.none")
        for name, m in (("median", "days_median"), ("p90", "days_p90"))
    }
    words = [clock_words(figures.clock(m), view.language) for m in ("days_median", "days_p90")]
    if words[0] == words[1]:
        return view.say("verdict.run.spread", **known, **words[0])
    units = {"unit": words[0]["unit"], "unit_p90": words[1]["unit"]}
    return view.say("verdict.run.spread.apart", **known, **units)


def _single(view: View) -> list[str]:
    """A process alone: how long, how spread, how much of it is work."""
    measures = view.designs[0].measures
    figures = view.figures
    sentences = []
    if (mean := measures.get("days_mean")) and mean.value is not None:
        text = figures.amount("days_mean", mean.value, mean.low, mean.high)
        interval = figures.interval("days_mean", mean.low, mean.high)
        said = {"mean": text, "interval": interval, **view.words}
        sentences.append(view.say("verdict.run", **said))
        sentences.append(spread(view, measures))
    for limit, text in view.result.limits.items():
        share = measures.get(f"within_{limit}")
        if share and share.value is not None:
            words = {"share": figures.share(share.value), "limit": view.say(f"limit.{limit}")}
            sentences.append(view.say("verdict.run.within", text=view.duration(text), **words))
    if (weeks := measures.get("weeks_to_clear")) and weeks.value is not None:
        shown = figures.amount("weeks_to_clear", weeks.value, weeks.low, weeks.high)
        sentences.append(view.say("verdict.run.clear", weeks=shown))
    if (worked := _worked(view.designs[0])) is not None:
        key = "verdict.run.work" if round(worked, 3) < 1 else "verdict.run.work.all"
        sentences.append(view.say(key, share=figures.share(worked)))
    return sentences


def _worked(design: Design) -> float | None:
    """The share of the time from submission to decision in which somebody worked on the case: one
    thing at a time, so that work of several branches, or after the decision, is not more than all.
    """
    whole = sum(line.seconds for line in design.ledger)
    work = sum(line.seconds for line in design.ledger if line.state == "work")
    return work / whole if whole else None
