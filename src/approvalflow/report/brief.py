"""The brief: the verdict, before and after, and whether today is believable."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report import phrases
from approvalflow.report.document import Block, Cell, Paragraph, Row, Table
from approvalflow.report.expectations import qualified
from approvalflow.report.numbers import measure_in
from approvalflow.report.view import TONES, View, compared_cell, listing, row
from approvalflow.study.result import Comparison, Design, Guardrail, Reason, Value

BRIEF = (
    "days_mean", "days_median", "days_p90", "within_statutory", "within_promised", "work_hours",
    "signoffs", "handoffs", "office_cost", "applicant_cost", "refused",
)  # fmt: skip
FURTHER = (
    "legal_days_mean", "legal_days_p90", "efficiency", "reviews", "returns", "levels",
    "departments", "applicant_contacts", "documents", "form_fields", "office_visits", "granted",
    "withdrawn", "wrongful_approvals",
    "wrongful_refusals",
    "deemed", "turned_away", "open_cases", "backlog_growth", "weeks_to_clear",
)  # fmt: skip
OF_THE_YEAR = ("backlog_growth", "weeks_to_clear")  # what matters as much where the queue may grow
# what the process says nothing of is no row
RARE = ("deemed", "turned_away")  # nor is what happens in no design
ABSENT = (
    "no-limit",
    "no-levels",
    "no-departments",
    "no-wages",
    "no-applicant-costs",
    "no-backlog",
    "no-asks",
    "no-defects",
)


def verdict(view: View) -> tuple[Block, ...]:
    """The rules set aside, one sentence a redesign, then what qualifies it."""
    first: list[Block] = [*_waivers(view)]
    if view.comparing:
        first += [_sentence(view, d, c) for d, c in view.compared()]
    else:
        first += [Paragraph(text) for text in _single(view)]
    told = {c["design"] for c in view.result["comparisons"]}
    unmeasured = [d for d in view.designs if d["status"] != "measured" and d["id"] not in told]
    first += [Paragraph(view.overload(design), "bad") for design in unmeasured]
    for design in view.designs:
        if design["waived"]:
            checks = ", ".join(phrases.where(w, view.language) for w in design["waived"])
            text = view.say("verdict.waived", design=view.head(design), checks=checks)
            first.append(Paragraph(text, "note"))
    first += qualified(view)
    if view.result["warnings"]:
        count = len(view.result["warnings"])
        first.append(Paragraph(view.say("verdict.warnings", count=count), "note"))
    return tuple(first)


def _waivers(view: View) -> Iterator[Paragraph]:
    for design in view.designs:
        for waiver in design["waivers"]:
            words = {key: waiver[key] for key in ("rule", "step", "because")}
            yield Paragraph(view.say("verdict.waiver", design=view.head(design), **words), "bad")


def _sentence(view: View, design: Design, comparison: Comparison) -> Paragraph:
    days = comparison["measures"].get("days_mean")
    names = {"mark": view.mark(design), "name": view.short(design)}
    reasons = "; ".join(_reason(view, r).rstrip(".") for r in comparison["reasons"])
    reasons = reasons or view.say("verdict.no-reason")
    why = "" if design["status"] == "measured" else f" {view.overload(design)}"
    tone = TONES[comparison["verdict"]]
    growing = "growing" in (design["status"], view.designs[0]["status"])
    match comparison["verdict"]:
        case "adopt" if days and days["difference"] is not None and not growing:
            saved, interval = view.figures.saved(days)
            today = view.figures.amount("days_mean", days["today"], days["low"], days["high"])
            text = view.say("verdict.adopt", saved=saved, today=today, interval=interval, **names)
            return Paragraph(text, tone)
        case "adopt":
            text = view.say("verdict.adopt.reasons", reasons=reasons, **names)
        case "do not adopt":
            text = view.say("verdict.reject", reasons=reasons, **names)
        case _:
            text = view.say("verdict.unsure", reasons=reasons, **names)
    if days and days["difference"] is not None:
        difference = view.figures.difference("days_mean", days)
        today = view.figures.amount("days_mean", days["today"], days["low"], days["high"])
        mark = names["mark"]
        text += " " + view.say("verdict.days", mark=mark, difference=difference, today=today)
    return Paragraph(text + why, tone)


def _reason(view: View, reason: Reason) -> str:
    """A reason with the name of its measure."""
    told = dict(reason["parameters"])
    if "measure" in told:
        told["measure"] = view.measure(str(told["measure"]))
    return view.say(reason["key"], **told)


def _single(view: View) -> list[str]:
    """A process alone: how long, how spread, how much of it is work."""
    measures = view.designs[0]["measures"]
    figures = view.figures
    sentences = []
    if (mean := measures.get("days_mean")) and mean["value"] is not None:
        text = figures.amount("days_mean", mean["value"], mean["low"], mean["high"])
        interval = figures.interval("days_mean", mean["low"], mean["high"])
        sentences.append(view.say("verdict.run", mean=text, interval=interval))
        median, p90 = (
            figures.amount(m, measures[m]["value"]) if m in measures else view.say("number.none")
            for m in ("days_median", "days_p90")
        )
        sentences.append(view.say("verdict.run.spread", median=median, p90=p90))
    for limit, text in view.result["limits"].items():
        share = measures.get(f"within_{limit}")
        if share and share["value"] is not None:
            words = {"share": figures.share(share["value"]), "limit": view.say(f"limit.{limit}")}
            sentences.append(view.say("verdict.run.within", text=view.duration(text), **words))
    if (weeks := measures.get("weeks_to_clear")) and weeks["value"] is not None:
        shown = figures.amount("weeks_to_clear", weeks["value"], weeks["low"], weeks["high"])
        sentences.append(view.say("verdict.run.clear", weeks=shown))
    if (worked := measures.get("efficiency")) and worked["value"] is not None:
        sentences.append(view.say("verdict.run.work", share=figures.share(worked["value"])))
    return sentences


def guardrails(view: View) -> tuple[Block, ...]:
    """Every condition that a redesign must keep, and whether it does."""
    rows = [_guardrail(view, d, g) for d, c in view.compared() for g in c["guardrails"]]
    if not rows:
        return ()
    heads = tuple(view.say(f"guardrail.{k}") for k in ("design", "text", "value", "holds"))
    return (listing(view.say("section.guardrails"), heads, tuple(rows)),)


def _guardrail(view: View, design: Design, guardrail: Guardrail) -> Row:
    measure = measure_in(guardrail["text"])
    low, high = guardrail["low"], guardrail["high"]
    value = Cell(
        view.figures.amount(measure, guardrail["value"], low, high),
        view.figures.interval(measure, low, high),
    )
    holds = guardrail["holds"]
    judged = Cell(view.say(f"guardrail.{holds}"), tone=TONES[holds])
    return row(view.head(design), guardrail["text"], value, judged)


def before_after(view: View) -> tuple[Block, ...]:
    """The measures that matter, today and under each redesign."""
    key = "table.before-after" if view.comparing else "table.before-after.run"
    table = _measures(view, view.say(key), (*BRIEF, *OF_THE_YEAR) if view.year else BRIEF)
    if not view.comparing:
        return (table,)
    return (table, Paragraph(view.say("table.before-after.note")))


def further(view: View) -> tuple[Block, ...]:
    """The measures that the brief has no room for."""
    told = OF_THE_YEAR if view.year else ()
    rest = tuple(measure for measure in FURTHER if measure not in told)
    table = _measures(view, view.say("table.further"), rest)
    return (table,) if table.rows else ()


def _measures(view: View, caption: str, measures: tuple[str, ...]) -> Table:
    there = [m for m in measures if any(_says(m, d["measures"].get(m)) for d in view.designs)]
    rows = tuple(
        row(view.measure(m), *(_cell(view, design, m) for design in view.designs)) for m in there
    )
    return Table(caption, view.columns(view.say("table.measure")), rows)


def _says(measure: str, value: Value | None) -> bool:
    """Whether there is a number, or a reason of this run for its absence."""
    if value is not None and value["value"] == 0 and measure in RARE:
        return False
    return value is not None and (value["value"] is not None or value.get("why") not in ABSENT)


def _cell(view: View, design: Design, measure: str) -> Cell:
    value: Value | None = design["measures"].get(measure)
    if value is None or value["value"] is None:
        return Cell(view.say("number.none"), view.why(value))
    text = view.figures.amount(measure, value["value"], value["low"], value["high"])
    comparisons = [c for c in view.result["comparisons"] if c["design"] == design["id"]]
    if not comparisons or measure not in comparisons[0]["measures"]:
        return Cell(text, view.figures.interval(measure, value["low"], value["high"]))
    compared = comparisons[0]["measures"][measure]
    return compared_cell(view, text, measure, compared)


def observed(view: View) -> tuple[Block, ...]:
    """The figures of the office beside the simulation of today."""
    rows = []
    for figure in view.result["observed"]:
        low, high = figure["low"], figure["high"]
        simulated = view.figures.amount(figure["measure"], figure["simulated"], low, high)
        interval = view.figures.interval(figure["measure"], low, high)
        word = ""
        if low is not None and high is not None:
            where = "inside" if low <= figure["value"] <= high else "outside"
            word = view.say(f"observed.{where}")
        rows.append(
            row(
                view.measure(figure["measure"]),
                figure["text"],
                Cell(simulated, interval, word),
                figure["source"],
            )
        )
    heads = ("table.measure", "observed.office", "observed.simulated", "observed.source")
    titles = tuple(view.say(head) for head in heads)
    return (listing(view.say("observed.table"), titles, tuple(rows)),) if rows else ()
