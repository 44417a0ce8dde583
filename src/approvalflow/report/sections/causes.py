"""Why it takes so long: the days of each cause, which add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.report.clocks import on_clock
from approvalflow.report.document import (
    Bar,
    BarGroup,
    Bars,
    Block,
    Cell,
    Column,
    Look,
    Paragraph,
    Table,
    TableRow,
)
from approvalflow.report.numbers import adding_up, plain
from approvalflow.report.strip import BarPart
from approvalflow.report.view import View
from approvalflow.study.result import Booking, CauseShare, Design, Diagnosis

FEWEST = 0.05  # of the unit: less is written as nothing
_PARTS = ("desk", "system", "resources", "hours")  # of a bar, from the left


def causes(view: View) -> tuple[Block, ...]:
    """The split, both bookings of what lies on desks, and what is left; nothing unless asked."""
    found = view.result.diagnosis
    if found is None:
        return ()
    if found.today is None:
        return tuple(Paragraph(text) for text in overload(view, found))
    return (
        *(Paragraph(text) for text in overload(view, found)),
        _bars(view, found),
        *(Paragraph(text) for text in notes(view, found)),
    )


def digits(view: View, days: float, places: int = 1) -> str:
    """Days on the clock of the report, in digits."""
    return plain(on_clock(days, view.clock), places, view.language)


def table(view: View, found: Diagnosis) -> Table:
    """A row a cause, what is left, and their sum; each with its interval and the ledger's days."""
    days, left = written(view, found)
    rows = [
        _row(
            view.say(f"cause.{one.cause}"),
            plain(days[one.cause], 1, view.language),
            _interval(view, one),
            view.say("number.none") if one.ledger is None else digits(view, one.ledger),
        )
        for one in found.causes
        if not _never(one)
    ]
    rows.append(_row(view.say("cause.left"), plain(left, 1, view.language), "", ""))
    total = digits(view, found.today or 0.0)
    rows.append(_row(view.say("cause.together", **view.words), total, "", "", "total"))
    heads = ("diagnose.head.cause", "diagnose.head.days", "diagnose.head.interval",
             "diagnose.head.ledger")  # fmt: skip
    columns = (view.say(head, **view.words) for head in heads)
    first, *others = columns
    return Table(
        view.say("diagnose.table", **view.words),
        (Column(first), *(Column(one, "right") for one in others)),
        tuple(rows),
    )


def _never(one: CauseShare) -> bool:
    """Whether it has no day, in the ledger neither."""
    return not one.days and not one.ledger and not one.low and not one.high


def nothing(view: View, found: Diagnosis) -> str:
    """The causes that have no day; "" where each has."""
    never = [one.cause for one in found.causes if _never(one)]
    return view.say("diagnose.nothing", causes=_named(view, never)) if never else ""


def _interval(view: View, one: CauseShare) -> str:
    """Its ends, which may be below 0; "" where there is none."""
    if one.low is None or one.high is None:
        return ""
    return view.say("number.interval", low=digits(view, one.low), high=digits(view, one.high))


def written(view: View, found: Diagnosis) -> tuple[dict[str, float], float]:
    """The days of each cause and what is left, on the clock of the report, as they are written
    everywhere: rounded so that they add up.
    """
    rows, left = _written(view, found)
    return rows, sum(left.values())


def _written(view: View, found: Diagnosis) -> tuple[dict[str, float], dict[str, float]]:
    """The same, and what is left part by part."""
    exact = [one.days for one in found.causes] + [one.days for one in found.remains]
    days = iter(adding_up(tuple(on_clock(value, view.clock) for value in exact), 1))
    rows = {one.cause: next(days) for one in found.causes}
    return rows, {one.what: next(days) for one in found.remains}


def by_group(view: View, found: Diagnosis) -> dict[str, float]:
    """The same by group."""
    days, _ = written(view, found)
    return {
        group.group: sum(days[one.cause] for one in found.causes if one.group == group.group)
        for group in found.groups
    }


def _row(name: str, days: str, interval: str, ledger: str, kind: str = "plain") -> TableRow:
    cells = tuple(Cell(text) for text in (name, days, interval, ledger))
    return TableRow(cells, kind)  # type: ignore[arg-type]


def questions(view: View, found: Diagnosis) -> str:
    """From when on answering eats all time; "" where nobody asks."""
    limit = found.questions
    if limit is None:
        return ""
    key = "diagnose.questions" if limit.today < limit.files else "diagnose.questions.beyond"
    files, today, most, days = (
        plain(value, 0, view.language)
        for value in (limit.files, limit.today, limit.most, limit.days)
    )
    words = {"files": files, "today": today, "most": most, "days": days}
    return view.say(key, role=view.role(limit.role), **words)


def notes(view: View, found: Diagnosis) -> Iterator[str]:
    """What is to be known beside the table, a sentence or two each."""
    if said := booked(view, found):
        yield said
    yield view.sentences(
        nothing(view, found), view.say("diagnose.left", parts=remains(view, found), **view.words)
    )
    if asked := questions(view, found):
        yield asked
    yield view.say("diagnose.why-not-equal")
    if any(digits(view, one.days).startswith("-") for one in found.causes):
        yield view.say("diagnose.negative")
    if found.side_by_side is None:
        yield view.say("diagnose.order.unsaid")
    else:
        yield _side_by_side(view, found.side_by_side)
    if found.required:
        steps = view.joined("names", map(view.step_named, found.required))
        yield view.say("diagnose.required", steps=steps)
    if found.nights is not None:
        yield view.say("diagnose.nights", times=plain(found.nights, 1, view.language))
    if any(one.cause == "rework" and one.days for one in found.causes):
        yield view.say("diagnose.gave-up")
    if view.year:
        yield view.say("diagnose.year", weeks=view.result.inputs.weeks)
    if found.interrupted:
        yield view.say("diagnose.interrupted", count=found.replications,
                       wanted=view.result.inputs.replications)  # fmt: skip


def _side_by_side(view: View, rows: tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return view.say("diagnose.order.none")
    named = (view.joined("names", map(view.step_named, row)) for row in rows)
    return view.say("diagnose.order", rows=view.joined("parts", named))


def booked(view: View, found: Diagnosis) -> str:
    """Both answers to the question whether it is the people, or where the file books in-trays; ""
    where nothing lies.
    """
    if found.booked:
        because = view.said(found.because, found.why)
        return view.say(f"diagnose.booked.{found.booked}", because=because)
    if not found.bookings or not plain(by_group(view, found).get("desk", 0.0), 1).strip("-0."):
        return ""
    people, system = ends(view, found)
    return view.say("diagnose.between", people=people, system=system, **view.words)


def ends(view: View, found: Diagnosis) -> tuple[str, str]:
    """Between which days lies the lack of people, and between which the procedure."""
    both = [bookings(view, found, one) for one in found.bookings]
    people, system = ([one[group] for one in both] for group in ("resources", "system"))
    return _between(view, min(people), max(people)), _between(view, min(system), max(system))


def bookings(view: View, found: Diagnosis, one: Booking) -> dict[str, float]:
    """The days of people and of the procedure in a booking, as they are written: together what
    neither opening hours nor what is left have.
    """
    _, left = written(view, found)
    hours = by_group(view, found).get("hours", 0.0)
    whole = round(on_clock(found.today or 0.0, view.clock), 1) - left - hours
    people = min(whole, round(on_clock(max(0.0, one.resources), view.clock), 1))
    return {"resources": people, "system": whole - people, "hours": hours}


def _between(view: View, *both: float) -> str:
    low, high = (plain(max(0.0, end), 1, view.language) for end in both)
    return view.say("number.interval", low=low, high=high)


def remains(view: View, found: Diagnosis) -> str:
    """What is left, part by part; what is written as nothing is left out."""
    _, left = _written(view, found)
    shown = {what: plain(value, 1, view.language) for what, value in left.items()}
    parts = [
        view.say(f"diagnose.remains.{what}", days=days)
        for what, days in shown.items()
        if days.strip("-0.")
    ]
    return view.joined("parts", parts or [view.say("diagnose.remains.nothing")])


def overload(view: View, found: Diagnosis) -> Iterator[str]:
    """Why no day can be told apart today, and above what they can."""
    if not found.above and found.today is not None:
        return
    today = view.designs[0]
    yield view.overload(today) if today.status != "measured" else view.say("diagnose.no-mean")
    if posts := _missing(view, today):
        yield view.say("diagnose.missing", posts=posts)
    if found.today is None:
        yield view.say("diagnose.never")
    else:
        yield _cures(view, found)
        yield view.say("diagnose.above", causes=_named(view, found.above))


def _missing(view: View, today: Design) -> str:
    """The posts that roles lack; "" where the sentence on the fullest has said it."""
    full = [load for load in today.loads if load.missing_staff and load.growth_per_month > 0]
    if not full or (today.status == "overloaded" and len(full) == 1):
        return ""
    return view.joined("names", (
        view.say("people.post", role=view.role(load.role), count=load.missing_staff)
        for load in full
    ))  # fmt: skip


def _cures(view: View, found: Diagnosis) -> str:
    """The smallest sets of causes without which the office keeps up."""
    kept = [set(one.without) for one in found.sets if one.settles]
    least = [one for one in kept if not any(other < one for other in kept)]
    order = [*found.above, *(one.cause for one in found.causes)]
    named = (_named(view, sorted(one, key=order.index)) for one in least)
    return view.say("diagnose.cures", sets=view.say("diagnose.or").join(named))


def _named(view: View, causes: Sequence[str]) -> str:
    return view.joined("names", (view.say(f"cause.{cause}") for cause in causes))


def _bars(view: View, found: Diagnosis) -> Bars:
    """One bar as it is, and one for each booking of what lies on desks."""
    groups = by_group(view, found)
    parts = [part for part in _PARTS if part in groups]
    several = [("today", groups)]
    if booked(view, found):
        several += [(one.in_tray, bookings(view, found, one)) for one in found.bookings]
    _, left = written(view, found)
    marks = "123" if len(several) > 1 else " "
    bars = [
        _bar(view, mark.strip(), name, [days.get(part, 0.0) for part in parts], left)
        for mark, (name, days) in zip(marks, several, strict=True)
    ]
    title = view.say("diagnose.chart", **view.words)
    names = (*(view.say(f"cause.group.{part}") for part in parts), view.say("cause.left"))
    drawn = tuple(BarPart(name, number) for number, name in enumerate(names))
    described = view.joined("parts", (f"{bar.name}: {bar.total}" for bar in bars))
    described_as = view.say("diagnose.chart.description", bars=described, **view.words)
    return Bars(title, described_as, drawn, (BarGroup("", tuple(bars)),), None, table(view, found))


def _bar(view: View, mark: str, name: str, values: Sequence[float], left: float) -> Bar:
    drawn = tuple(max(0.0, value) for value in (*values, left))
    total = plain(sum((*values, left)), 1, view.language)
    look: Look = "view" if name == "today" else "other"
    return Bar(mark, view.say(f"diagnose.bar.{name}"), look, drawn, total)
