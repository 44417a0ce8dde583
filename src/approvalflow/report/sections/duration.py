"""How many days cases take."""

from __future__ import annotations

from math import ceil

from approvalflow.errors import NotationError
from approvalflow.notation.units import Clock, parse_duration
from approvalflow.report.clocks import clock_for, clock_words, on_clock
from approvalflow.report.document import Block, CurveChart, Limit, Paragraph, Series, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, row
from approvalflow.seconds import DAY
from approvalflow.study.result import Design

SHARES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.98)


def days_curve(view: View) -> tuple[Block, ...]:
    """The share of cases decided within so many days, with the legal limit."""
    drawn = [d for d in view.designs if d.curve.days]
    if not drawn:
        return ()
    limit, note = _limit(view)
    notes = [note] if note else []
    notes.append(view.say("curve.cut"))
    return (_curve(view, drawn, limit), Paragraph(" ".join(notes)))


def _curve(view: View, drawn: list[Design], limit: Limit | None) -> CurveChart:
    edge = max(*(_within(d, 0.98) for d in drawn), limit.at * 1.1 if limit else 0.0)
    clock = clock_for(edge / 4)  # the slowest cases would make it too coarse for the others
    words = clock_words(clock, view.language)
    described = view.joined(
        "parts",
        (
            view.say(
                "curve.series",
                mark=view.mark(d),
                name=view.short(d),
                median=plain(on_clock(_within(d, 0.5), clock), 0, view.language),
                p90=plain(on_clock(_within(d, 0.9), clock), 0, view.language),
                **words,
            )
            for d in drawn
        ),
    )
    on_axis = [tuple(on_clock(days, clock) for days in d.curve.days) for d in drawn]
    return CurveChart(
        view.say("curve.title", **words),
        view.say("curve.description", series=described),
        view.say("curve.x" if clock == "days" else "curve.x.short", **words),
        view.say("curve.y"),
        max(on_clock(edge, clock), 1.0),
        tuple(
            Series(view.mark(d), view.short(d), view.look(d), days, _shares(d))
            for d, days in zip(drawn, on_axis, strict=True)
        ),
        Limit(on_clock(limit.at, clock), limit.label) if limit else None,
        _quantiles(view, drawn),
    )


def _shares(design: Design) -> tuple[float, ...]:
    return tuple(design.curve.share)


def _within(design: Design, share: float) -> float:
    """The first day by which at least this share is decided."""
    curve = design.curve
    reached = (d for d, s in zip(curve.days, curve.share, strict=True) if s >= share - 1e-9)
    return next(reached, curve.days[-1])


def _quantiles(view: View, drawn: list[Design]) -> Table:
    rows = tuple(
        row(
            view.figures.share(share, 0),
            *(plain(on_clock(_within(d, share), view.clock), 1, view.language) for d in drawn),
        )
        for share in SHARES
    )
    columns = view.columns(view.say("curve.table.share"), drawn)
    return Table(view.say("curve.table", **view.words), columns, rows)


def _limit(view: View) -> tuple[Limit | None, str]:
    """The statutory limit on the calendar, or the promised one; working days only about."""
    for name in ("statutory", "promised"):
        text = view.result.limits.get(name, "")
        try:
            duration = parse_duration(text)
        except NotationError:
            continue
        working = duration.clock is Clock.WORKING
        days = ceil(duration.scaled * 7 / 5) if working else duration.scaled / DAY
        word = view.say(f"limit.{name}")
        how = "about" if working else "exact"
        note = view.say(
            f"curve.limit.{how}",
            limit=word,
            text=view.duration(text),
            days=plain(days, 0, view.language),
        )
        return Limit(days, view.say("curve.limit", limit=word)), note
    return None, ""
