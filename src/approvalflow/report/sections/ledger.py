"""Why it takes so long: what the days of a case are spent on, and where it waits longest."""

from __future__ import annotations

from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Bar, BarGroup, Bars, Block, Paragraph, Table
from approvalflow.report.drawings.states import GROUPS, INSIDE, OUTSIDE, STATES, WORK, group_of
from approvalflow.report.map.views import today_map
from approvalflow.report.numbers import plain
from approvalflow.report.sections.mean_days import days_by, days_of, days_row, with_ledger
from approvalflow.report.strip import BarPart
from approvalflow.report.view import View
from approvalflow.study.result import Design, LedgerLine

_BY_NAME = 5  # waits told one by one
_Days = dict[str, tuple[float, ...]]  # of each design


def ledger(view: View) -> tuple[Block, ...]:
    """A sentence, and a bar a design in five pieces; the whole table under it."""
    drawn = with_ledger(view)
    if not drawn:
        return ()
    places = range(len(GROUPS))
    days = {d.id: days_by(view, d, _group, places) for d in drawn}
    there = [n for n in places if any(of[n] for of in days.values())]
    shown = (*(d for d in drawn if view.look(d) == "today"), *_ranked(view, drawn))
    bars = tuple(
        Bar(
            view.mark(d),
            view.short(d),
            view.look(d),
            tuple(days[d.id][n] for n in there),
            plain(sum(days[d.id]), 1, view.language),
        )
        for d in shown
    )
    told = (_described(view, bar, days[d.id]) for bar, d in zip(bars, shown, strict=True))
    chart = Bars(
        view.say("ledger.title", **view.words),
        view.say("ledger.description", bars=view.joined("parts", told), **view.words),
        tuple(BarPart(view.say(f"ledger.group.{GROUPS[n]}"), n) for n in there),
        (BarGroup("", bars),),
        None,
        _table(view, drawn),
    )
    first = view.designs[0]
    if first in drawn:
        said = view.sentences(_most(view, days[first.id]), _waits(view))
        return (Paragraph(said), chart)
    return (chart,)  # whose queue grows has no days to speak of


def _ranked(view: View, drawn: list[Design]) -> list[Design]:
    """The redesigns by rank, or the one process of a run."""
    if not view.comparing:
        return drawn
    return [design for design, _ in view.ranked() if design in drawn]


def _group(line: LedgerLine) -> int:
    return group_of(line.state)


def _state(line: LedgerLine) -> str:
    return line.state


def _described(view: View, bar: Bar, days: tuple[float, ...]) -> str:
    said = {"mark": bar.mark, "name": bar.name, "total": bar.total, **view.words}
    return view.say("ledger.bar", work=plain(days[0], 1, view.language), **said)


def _most(view: View, days: tuple[float, ...]) -> str:
    """What most of the days of the first design are spent on, beside work."""
    work, *others = days
    most = max(others)
    words = {
        "total": plain(sum(days), 1, view.language),
        "work": plain(work, 1, view.language),
        **view.words,
    }
    if not most:
        return view.say("ledger.all-work", **words)
    group = GROUPS[1 + others.index(most)]
    told = view.say(f"ledger.most.{group}", days=plain(most, 1, view.language), **view.words)
    return view.say("ledger.most.today" if view.comparing else "ledger.most", most=told, **words)


def _waits(view: View) -> str:
    """The steps where a case waits longest, as the map marks them: all its visits together."""
    steps = {step.id: step for step in view.designs[0].steps}
    found = []
    for place in today_map(view).maps[0].places:
        if place.longest:
            step = steps[place.id]
            days = on_clock((step.waiting or 0.0) * step.visits, view.clock)
            found.append((days, place.told or place.name))
    found.sort(key=lambda wait: -wait[0])
    if not found or not plain(found[0][0], 1).strip("0."):
        return ""
    if len(found) > _BY_NAME:
        least, most = (plain(found[n][0], 1, view.language) for n in (-1, 0))
        return view.say("ledger.waits.many", count=len(found), least=least, most=most, **view.words)
    told = (
        view.say("ledger.wait", name=name, days=plain(days, 1, view.language))
        for days, name in found
    )
    return view.say("ledger.waits", waits=view.joined("names", told), **view.words)


def _table(view: View, drawn: list[Design]) -> Table:
    """States, their sum, and four readings of that sum."""
    there = {line.state for d in drawn for line in d.ledger if line.seconds}
    states = [s for s in STATES if s in there] + sorted(there - STATES.keys())
    days = {d.id: days_by(view, d, _state, states) for d in drawn}
    rows = [
        days_row(view, view.say(f"state.{s}"), (d[i] for d in days.values()))
        for i, s in enumerate(states)
    ]
    rows.append(
        days_row(view, view.say("ledger.total", **view.words), map(sum, days.values()), "total")
    )
    for name, groups in (("work", WORK), ("inside", INSIDE), ("outside", OUTSIDE)):
        some = (
            sum(v for v, s in zip(d, states, strict=True) if group_of(s) in groups)
            for d in days.values()
        )
        rows.append(days_row(view, view.say(f"ledger.{name}"), some, "part"))
    closed = (days_of(view, d, (x for x in d.ledger if x.clock == "closed")) for d in drawn)
    again = (days_of(view, d, (x for x in d.ledger if x.passage == "rework")) for d in drawn)
    rows.append(days_row(view, view.say("ledger.closed"), closed, "part"))
    rows.append(days_row(view, view.say("ledger.rework"), again, "part"))
    return Table(
        view.say("ledger.table", **view.words),
        view.columns(view.say("ledger.state"), drawn),
        tuple(rows),
    )
