"""The figures of the answer, each in as few signs as it can be read in."""

from __future__ import annotations

from math import ceil, floor, log10

from approvalflow.report.numbers import plain
from approvalflow.report.view import View
from approvalflow.study.result import Compared, Design

_LIMITS = ("statutory", "promised")
_FIGURES = 3  # leading ones, at most, of what a year brings


def days(view: View, design: Design) -> str:
    """The mean, on the clock of the report."""
    mean = design.measures.get("days_mean")
    if mean is None:
        return view.say("number.none")
    return view.figures.amount("days_mean", mean.value, mean.low, mean.high)


def in_time(view: View, design: Design) -> str:
    """The share within the limit that the answer goes by, in whole per cents."""
    value = within_limit(design, limit_of(view))
    return view.say("number.none") if value is None else view.figures.share(value, _places(value))


def within_limit(design: Design, limit: str) -> float | None:
    """The share; None where there is none, as of a design without that limit."""
    return value_of(design, f"within_{limit}")


def value_of(design: Design, measure: str) -> float | None:
    """The value of a measure, where the design has one."""
    found = design.measures.get(measure)
    return None if found is None else found.value


def _places(share: float) -> int:
    """One decimal where whole per cents would say all, or none, and it is not."""
    return 1 if share not in (0.0, 1.0) and round(100 * share) in (0, 100) else 0


def limit_of(view: View) -> str:
    """That which shares in time are of: the statutory one, where today has a share of it, then the
    promised one, and where today has no mean, that of which a redesign has a share; "" for none.
    """
    today, *others = view.designs
    asked = (today,) if value_of(today, "days_mean") is not None else (today, *others)
    return next(
        (limit for limit in _LIMITS if any(within_limit(d, limit) is not None for d in asked)), ""
    )


def within(view: View, design: Design) -> str:
    """So many within the promised 50 days; "" without a limit, or a share of it."""
    limit = limit_of(view)
    if within_limit(design, limit) is None:
        return ""
    text = view.result.limits.get(limit, "")  # none where it depends on the case
    key = "answer.within" if text else "answer.within.some"
    kind = view.say(f"limit.{limit}")
    return view.say(key, share=in_time(view, design), limit=kind, text=view.duration(text))


def sure(value: float, half_width: float) -> float:
    """A value in no more figures than its interval carries, in three at most; one always stays."""
    if not value:
        return 0.0
    carried = ceil(log10(half_width)) if half_width > 0 else -1
    first = floor(log10(value))
    places = max(min(carried, first), first - _FIGURES + 1, -1)
    return round(round(value, -places), max(0, -places))


def about(cases: float) -> str:
    """Cases a year, in two figures."""
    if cases <= 0:
        return plain(0, 0)
    places = floor(log10(cases)) - 1
    return plain(round(cases, -places), max(0, -places))


def change(view: View, row: Compared) -> str:
    """By how much a mean differs, in per cent of that of today; "" where that is not known."""
    if row.difference is None or not row.today:
        return ""
    percent = 100 * abs(row.difference) / row.today
    places = 1 if round(percent) == 100 and plain(percent, 1) != "100.0" else 0
    said = plain(percent, places)
    if said == "0":
        return view.say("answer.change.none")
    return view.say(f"answer.change.{'less' if row.difference < 0 else 'more'}", percent=said)
