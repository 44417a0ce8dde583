"""How long cases take and where the days go."""

from __future__ import annotations

from itertools import accumulate
from math import ceil

from approvalflow.errors import NotationError
from approvalflow.notation.units import Clock, parse_duration
from approvalflow.report.document import (
    Bar,
    BarGroup,
    Bars,
    Block,
    Cell,
    Curve,
    Limit,
    Paragraph,
    Part,
    Row,
    Series,
    Table,
)
from approvalflow.report.numbers import adding_up, plain
from approvalflow.report.view import View, row
from approvalflow.study.result import Design, LedgerLine

DAY = 86_400
# Families: 0 work, 1 waiting for a person, 2 other waiting in the office, 3 with others.
STATES: dict[str, Part] = {
    "work": Part("work", 0, 0),
    "in_tray": Part("in_tray", 1, 1),
    "queue": Part("queue", 1, 0),
    "absent": Part("absent", 1, 2),
    "meeting": Part("meeting", 1, 3),
    "agenda": Part("agenda", 1, 4),
    "transfer": Part("transfer", 2, 1),
    "pause": Part("pause", 2, 0),
    "other_duties": Part("other_duties", 2, 2),
    "synchronisation": Part("synchronisation", 2, 3),
    "applicant": Part("applicant", 3, 0),
    "external": Part("external", 3, 1),
}
SHARES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.98)


def days_curve(view: View) -> tuple[Block, ...]:
    """The share of cases decided within so many days, with the legal limit."""
    drawn = [d for d in view.designs if d["curve"]["days"]]
    if not drawn:
        return ()
    limit, note = _limit(view)
    notes = [note] if note else []
    notes.append(view.say("curve.cut"))
    return (_curve(view, drawn, limit), Paragraph(" ".join(notes)))


def _curve(view: View, drawn: list[Design], limit: Limit | None) -> Curve:
    described = "; ".join(
        view.say(
            "curve.series",
            mark=view.mark(d),
            name=view.short(d),
            median=plain(_within(d, 0.5), 0),
            p90=plain(_within(d, 0.9), 0),
        )
        for d in drawn
    )
    edge = max(_within(d, 0.98) for d in drawn)
    return Curve(
        view.say("curve.title"),
        view.say("curve.description", series=described),
        view.say("curve.x"),
        view.say("curve.y"),
        max(edge, limit.at * 1.1 if limit else 0.0, 1.0),
        tuple(
            Series(view.mark(d), view.short(d), tuple(d["curve"]["days"]), _shares(d))
            for d in drawn
        ),
        limit,
        _quantiles(view),
    )


def _shares(design: Design) -> tuple[float, ...]:
    return tuple(design["curve"]["share"])


def _within(design: Design, share: float) -> float:
    """The first day by which at least this share is decided."""
    curve = design["curve"]
    reached = (d for d, s in zip(curve["days"], curve["share"], strict=True) if s >= share - 1e-9)
    return next(reached, curve["days"][-1])


def _quantiles(view: View) -> Table:
    rows = []
    for share in SHARES:
        cells = [
            plain(_within(d, share), 1) if d["curve"]["days"] else view.say("none")
            for d in view.designs
        ]
        rows.append(row(view.figures.share(share, 0), *cells))
    columns = view.columns(view.say("curve.table.share"))
    return Table(view.say("curve.table"), columns, tuple(rows))


def _limit(view: View) -> tuple[Limit | None, str]:
    """The statutory limit on the calendar, or the promised one; working days only about."""
    for name in ("statutory", "promised"):
        text = view.result["limits"].get(name, "")
        try:
            duration = parse_duration(text)
        except NotationError:
            continue
        working = duration.clock is Clock.WORKING
        days = ceil(duration.scaled * 7 / 5) if working else duration.scaled / DAY
        word = view.say(f"limit.{name}")
        how = "about" if working else "exact"
        note = view.say(f"curve.limit.{how}", limit=word, text=text, days=plain(days, 0))
        return Limit(days, view.say("curve.limit", limit=word)), note
    return None, ""


def ledger(view: View) -> tuple[Block, ...]:
    """Mean days of a decided case by state; the rows add up to the total."""
    drawn = [d for d in view.designs if d["ledger"] and d["decided"]]
    if not drawn:
        return ()
    states = _states(drawn)
    parts = tuple(
        Part(view.say(f"state.{s}"), STATES[s].family, STATES[s].member) for s in states
    )
    days = {d["id"]: _by_state(d, states) for d in drawn}
    bars = tuple(
        Bar(view.mark(d), view.short(d), days[d["id"]], plain(sum(days[d["id"]]), 1))
        for d in drawn
    )
    described = "; ".join(
        view.say("ledger.bar", mark=b.mark, name=b.name, total=b.total, work=plain(w, 1))
        for b, w in ((b, _sum(d, lambda x: x["state"] == "work"))
                     for b, d in zip(bars, drawn, strict=True))
    )  # fmt: skip
    chart = Bars(
        view.say("ledger.title"),
        view.say("ledger.description", bars=described),
        parts,
        (BarGroup("", bars),),
        None,
        _ledger_table(view, states, days),
    )
    return (chart, *_pooled(view, drawn), *_by_unit(view, drawn))


def _states(drawn: list[Design]) -> tuple[str, ...]:
    there = {line["state"] for d in drawn for line in d["ledger"] if line["seconds"]}
    return tuple(s for s in STATES if s in there)


def _by_state(design: Design, states: tuple[str, ...]) -> tuple[float, ...]:
    exact = tuple(_sum(design, lambda line, s=s: line["state"] == s) for s in states)
    return adding_up(exact, 1)
