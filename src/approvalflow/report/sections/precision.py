"""How far to trust it: precision, and what luck is shared."""

from __future__ import annotations

from approvalflow.measures.estimates import FEW
from approvalflow.report import phrases
from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Block, FactList, Paragraph, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Compared, StartUp
from approvalflow.study.settling import QUARTER, YEAR


def precision(view: View) -> tuple[Block, ...]:
    """Replications, precision, what common random numbers gave, and where luck is not shared."""
    inputs = view.result.inputs
    items = [
        (
            view.say("certainty.replications"),
            view.say(
                "certainty.replications.year" if view.year else "certainty.replications.value",
                count=inputs.replications,
                weeks=inputs.weeks,
                start_up=inputs.start_up_weeks,
            ),
        ),
        (view.say("certainty.precision", **view.words), precision_words(view)),
    ]
    if inputs.start_up is not None:
        items.append((view.say("certainty.start-up"), start_up_words(view, inputs.start_up)))
    if intake := intake_words(view):
        items.append((view.say("certainty.intake"), intake))
    items.append((view.say("certainty.cases"), cases_words(view)))
    if view.comparing:
        items.append(
            (view.say("certainty.primary"), view.say("certainty.primary.text", **view.words))
        )
    if view.worthwhile:
        items.append((view.say("certainty.worthwhile"), worthwhile_words(view)))
    told = (view.say("certainty.interval"), view.say("certainty.interval.how"))
    blocks: list[Block] = [FactList(tuple(items)), Paragraph(" ".join(told))]
    if inputs.replications < FEW:
        few = view.say("certainty.few", count=inputs.replications, least=FEW)
        blocks.append(Paragraph(few, "note"))
    if view.comparing:
        blocks += [_compared(view), Paragraph(view.say("certainty.ratio.note"))]
    for design in view.designs[1:]:
        if design.new_luck:
            steps = view.joined("names", map(view.step_named, design.new_luck))
            text = view.say("certainty.new-luck", design=view.head(design), steps=steps)
            blocks.append(Paragraph(text, "note"))
    return tuple(blocks)


def cases_words(view: View) -> str:
    """How many cases are measured, and how many of them decided, design by design."""
    told = (
        view.say(
            "certainty.cases.one",
            design=view.head(design),
            cases=plain(design.cases, 0, view.language),
            decided=plain(design.decided, 0, view.language),
        )
        for design in view.designs
    )
    return view.joined("parts", told)


def start_up_words(view: View, rule: StartUp) -> str:
    """What is simulated before the measuring begins, and which design needs so long."""
    asked = view.result.inputs.start_up_weeks
    facts = {
        "way": plain(rule.way, 1, view.language),
        "relaxation": plain(rule.relaxation, 1, view.language),
        "slowest": _queue(view, rule.slowest),
    }
    if rule.seasons and rule.weeks <= YEAR:
        why = view.say("certainty.start-up.seasons")
    else:
        slow = rule.relaxation > QUARTER
        why = view.say(f"certainty.start-up.{'slow' if slow else 'way'}", **facts)
    design = next((view.head(d) for d in view.designs if d.id == rule.design), rule.design)
    key = "certainty.start-up.value" if asked == rule.weeks else "certainty.start-up.asked"
    return view.say(key, weeks=rule.weeks, asked=asked, design=design, why=why)


def _queue(view: View, name: str) -> str:
    """The name of a pool or of a meeting."""
    pools = {load.role for design in view.designs for load in design.loads}
    return view.role(name) if name in pools else view.step_named(name)


def intake_words(view: View) -> str:
    """How many cases come in, once where all designs have as many; "" of an older result."""
    known = [(d, d.arrivals_a_year) for d in view.designs if d.arrivals_a_year is not None]
    told = [(d, view.say("certainty.intake.value", **phrases.intake(cases))) for d, cases in known]
    if len({text for _, text in told}) == 1:
        return told[0][1]
    return view.joined(
        "parts",
        (view.say("certainty.intake.one", design=view.head(d), cases=text) for d, text in told),
    )


def worthwhile_words(view: View) -> str:
    """The least saving that is worth the trouble, and what it is of today where it is a share."""
    least = view.result.worthwhile
    words = {"days": view.worthwhile, **view.words}
    if least is None or least.share is None:
        return view.say("certainty.worthwhile.days", **words)
    share = view.figures.share(least.share, 0 if round(100 * least.share, 6).is_integer() else 1)
    return view.say("certainty.worthwhile.share", share=share, **words)


def precision_words(view: View) -> str:
    precision = view.result.inputs.precision
    half, target = precision.half_width, precision.target
    if half is None:
        return view.say("certainty.unknown")
    if target is None:
        return view.say("certainty.fixed", half=_exact(view, half), **view.words)
    key = "certainty.reached" if precision.reached else "certainty.missed"
    shown = {"half": _exact(view, half), "target": _exact(view, target)}
    return view.say(key, **shown, **view.words)


def _exact(view: View, days: float) -> str:
    return plain(on_clock(days, view.clock), 2, view.language)


def _compared(view: View) -> Table:
    none = view.say("number.none")
    rows = []
    for design, comparison in view.compared():
        days = comparison.measures.get("days_mean")
        if days is None:
            rows.append(row(view.head(design), *[none] * (5 if view.worthwhile else 4)))
            continue
        ratio = days.variance_ratio
        times = (
            none
            if ratio is None
            else view.say("certainty.ratio.value", ratio=plain(ratio, 1, view.language))
        )
        difference = view.figures.difference("days_mean", days) or none
        p_values = (_p(view, days.p), _p(view, days.p_holm))
        equal = (_equal(view, days),) if view.worthwhile else ()
        rows.append(row(view.head(design), difference, *p_values, *equal, times))
    equal_head = ("equal",) if view.worthwhile else ()
    heads = ("design", "difference", "p", "holm", *equal_head, "ratio")
    facts = {"worthwhile": f"{view.worthwhile} {view.words['unit']}"}
    titles = tuple(view.say(f"certainty.{head}", **facts) for head in heads)
    return listing(view.say("certainty.table", **view.words), titles, tuple(rows))


def _equal(view: View, days: Compared) -> str:
    """Whether the difference is surely less than what is worth the trouble (two one-sided tests, by
    the interval: Schuirmann 1987), or surely more.
    """
    least = view.result.worthwhile
    if days.low is None or days.high is None or least is None or least.days is None:
        return view.say("number.none")
    if -least.days < days.low and days.high < least.days:
        return view.say("certainty.equal.yes")
    beyond = days.low >= least.days or days.high <= -least.days
    return view.say("certainty.equal.no" if beyond else "certainty.equal.open")


def _p(view: View, value: float | None) -> str:
    """A p-value; nobody needs more than to know that it is under a thousandth."""
    if value is None:
        return view.say("number.none")
    return plain(value, 3) if value >= 0.001 else "< 0.001"
