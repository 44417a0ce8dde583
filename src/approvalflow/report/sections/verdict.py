"""The verdict: one sentence a redesign, and what qualifies it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from approvalflow.comparison.shown import PRIMARY, primary_of
from approvalflow.measures.kpis import UNANSWERED
from approvalflow.report import phrases
from approvalflow.report.clocks import clock_words
from approvalflow.report.document import Block, Paragraph
from approvalflow.report.sections.expectations import qualified
from approvalflow.report.view import TONES, View
from approvalflow.study.result import Comparison, Design, Reason, Value

_TOLD = 0.01  # of what comes to a step: less than that may be one bad week


def verdict(view: View) -> tuple[Block, ...]:
    """The rules set aside, one sentence a redesign, then what qualifies it."""
    first: list[Block] = [*_waivers(view), *_silence(view)]
    if view.comparing:
        first += [_sentence(view, d, c) for d, c in view.compared()]
    else:
        first += [Paragraph(text) for text in _single(view)]
    told = {c.design for c in view.result.comparisons}
    unmeasured = [d for d in view.designs if d.status != "measured" and d.id not in told]
    first += [Paragraph(view.overload(design), "bad") for design in unmeasured]
    for design in view.designs:
        if design.waived:
            checks = view.listed(phrases.where(w, view.language) for w in design.waived)
            text = view.say("verdict.waived", design=view.head(design), checks=checks)
            first.append(Paragraph(text, "note"))
    first += qualified(view)
    if view.result.warnings:
        count = len(view.result.warnings)
        first.append(Paragraph(view.say("verdict.warnings", count=count), "note"))
    return tuple(first)


def _waivers(view: View) -> Iterator[Paragraph]:
    for design in view.designs:
        for waiver in design.waivers:
            words = {"rule": waiver.rule, "step": waiver.step, "because": waiver.because}
            yield Paragraph(view.say("verdict.waiver", design=view.head(design), **words), "bad")


def _silence(view: View) -> Iterator[Paragraph]:
    """What is asked for and never answered: no time that is saved weighs more."""
    for design in view.designs:
        for name, value in design.measures.items():
            if name.startswith(f"{UNANSWERED}(") and (value.value or 0.0) >= _TOLD:
                step = view.step_named(name.partition("(")[2].removesuffix(")"))
                share = view.figures.amount(name, value.value, value.low, value.high)
                words = {"design": view.head(design), "step": step, "share": share}
                yield Paragraph(view.say("verdict.unanswered", **words), "bad")


def _sentence(view: View, design: Design, comparison: Comparison) -> Paragraph:
    days = comparison.measures.get("days_mean")
    names = {"mark": view.mark(design), "name": view.short(design)}
    reasons = view.clauses(_reason(view, r).rstrip(".") for r in comparison.reasons)
    reasons = reasons or view.say("verdict.no-reason")
    why = "" if design.status == "measured" else f" {view.overload(design)}"
    tone = TONES[comparison.verdict]
    by_days = primary_of(view.designs[0].status, design.status) == PRIMARY
    match comparison.verdict:
        case "adopt" if by_days and days and days.difference is not None:
            saved, interval = view.figures.saved(days)
            today = view.figures.amount("days_mean", days.today, days.low, days.high)
            said = names | view.words
            text = view.say("verdict.adopt", saved=saved, today=today, interval=interval, **said)
            return Paragraph(text, tone)
        case "adopt":
            text = view.say("verdict.adopt.reasons", reasons=reasons, **names)
        case "do not adopt":
            text = view.say("verdict.reject", reasons=reasons, **names)
        case _:
            text = view.say("verdict.unsure", reasons=reasons, **names)
    if days and days.difference is not None:
        difference = view.figures.difference("days_mean", days)
        today = view.figures.amount("days_mean", days.today, days.low, days.high)
        said = {"mark": names["mark"], "difference": difference, "today": today, **view.words}
        text += " " + view.say("verdict.days", **said)
    return Paragraph(text + why, tone)


def _reason(view: View, reason: Reason) -> str:
    """A reason with the name of its measure."""
    told = dict(reason.parameters)
    if "measure" in told:
        told["measure"] = view.measure(str(told["measure"]))
    return view.say(reason.key, **told)


def _spread(view: View, measures: Mapping[str, Value]) -> str:
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
        sentences.append(_spread(view, measures))
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
