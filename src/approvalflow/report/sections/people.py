"""What a redesign asks of people and money: whose work changes, who is busy, and a year's cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.report.document import Block, Cell, Column, Paragraph, Table, TableRow
from approvalflow.report.numbers import shows_nothing
from approvalflow.report.sections.answer.figures import sure
from approvalflow.report.sections.answer.prices import price
from approvalflow.report.sections.hours import (
    at_least,
    cost_a_year,
    cost_words,
    hours_text,
    measured_roles,
    money_text,
    roles_of,
    used,
    worked,
    worked_by_all,
)
from approvalflow.report.sentences.amounts import number_words, quantity_words
from approvalflow.report.view import View
from approvalflow.seconds import WEEKS_A_YEAR
from approvalflow.study.result import Design

BUSY = 0.6  # of the hours: who has more to do is told, whatever changes
CHANGED = 0.05  # of the hours of a role: less than that may be luck


def people(view: View) -> tuple[Block, ...]:
    """What all take in a year and what is recommended makes of it; the roles that change or are
    busy.
    """
    roles = roles_of(view)
    if not roles:
        return ()
    told = [role for role in roles if _is_busy(view, role) or _changes(view, role)]
    blocks: list[Block] = [Paragraph(view.sentences(*_answer(view, told)))]
    if told:
        blocks.append(_table(view, told))
    return tuple(blocks)


def _answer(view: View, told: Sequence[str]) -> Iterator[str]:
    yield _today(view)
    if view.comparing:
        design, comparison = view.advised or view.ranked()[0]
        amount = price(view, design, comparison)
        key = "people.price" if amount else "people.price.none"
        yield view.say(key, mark=view.mark(design), price=amount)
    yield _freed(view)
    if not told:
        yield view.say("people.as-today" if view.comparing else "people.idle")
    elif not any(_is_busy(view, role) for role in told):
        yield view.say("people.idle")


def _today(view: View) -> str:
    """The hours of work and the money of a year; "" where the hours are not known."""
    roles = measured_roles(view)
    hours = worked_by_all(view.designs[0], roles) if roles else None
    if hours is None:
        return ""
    words = {"hours": number_words(sure(hours * WEEKS_A_YEAR, 0.0), view.language)}
    cost = cost_a_year(view, view.designs[0])
    if cost is None:
        return view.say("people.year", **words)
    amount = quantity_words(sure(cost, 0.0), view.result.currency, view.language)
    return view.say("people.year.cost", cost=at_least(view, view.designs[0], amount), **words)


def _freed(view: View) -> str:
    """The posts that are left without a step, by redesign."""
    found = [(design, sum(design.released.values())) for design in view.designs]
    told = [
        view.say("people.free.of", mark=view.mark(design), count=count)
        for design, count in found
        if count
    ]
    return view.say("people.free", posts=view.joined("names", told)) if told else ""


def _is_busy(view: View, role: str) -> bool:
    return any((used(design, role) or 0.0) > BUSY for design in view.designs)


def _changes(view: View, role: str) -> bool:
    """Whether the posts differ from those of today, or the hours by more than luck may do."""
    today, *others = ((_posts(design, role), worked(design, role)) for design in view.designs)
    return any(posts != today[0] or _apart(today[1], hours) for posts, hours in others)


def _apart(today: float | None, design: float | None) -> bool:
    if today is None or design is None:
        return False
    apart = abs(design - today)
    return apart >= CHANGED * max(today, design) and not shows_nothing(hours_text(apart, "en"))


def _posts(design: Design, role: str) -> int:
    """None and without limit alike."""
    return next((load.staff or 0 for load in design.loads if load.role == role), 0)


def _table(view: View, roles: Sequence[str]) -> Table:
    """By the letters of the redesigns, which stand beside their names on the first screen."""
    key = "people.short.sittings" if any(d.agendas for d in view.designs) else "people.short"
    heads = (view.short(view.designs[0]), *map(view.mark, view.designs[1:]))
    names = (view.say("people.posts"), *heads)
    columns = (Column(view.say("people.role")), *(Column(name, "right") for name in names))
    rows = [_row(view, role) for role in roles]
    there = measured_roles(view)
    if there:
        sums = (_hours(view, worked_by_all(design, there)) for design in view.designs)
        name, posts = Cell(view.say("people.hours.all")), Cell(str(_all_posts(view)))
        rows.append(TableRow((name, posts, *map(Cell, sums)), "total"))
    if cost_a_year(view, view.designs[0]) is not None:
        costs = (Cell(_cost(view, design)) for design in view.designs)
        rows.append(TableRow((Cell(cost_words(view)), Cell(""), *costs)))
    return Table(view.say(key), columns, tuple(rows))


def _hours(view: View, hours: float | None) -> str:
    return view.say("number.none") if hours is None else hours_text(hours, view.language)


def _cost(view: View, design: Design) -> str:
    cost = cost_a_year(view, design)
    if cost is None:
        return view.say("number.none")
    return at_least(view, design, money_text(cost, view.language))


def _all_posts(view: View) -> int:
    """Of today."""
    return sum(load.staff or 0 for load in view.designs[0].loads)


def _row(view: View, role: str) -> TableRow:
    posts = _posts(view.designs[0], role)
    cells = (_cell(view, design, role, posts) for design in view.designs)
    return TableRow((Cell(view.role(role)), Cell(str(posts)), *cells))


def _cell(view: View, design: Design, role: str, posts: int) -> Cell:
    """The hours; below them how full they are where that is much, and the posts where others."""
    use, own = used(design, role), _posts(design, role)
    text = _hours(view, worked(design, role))
    busy = view.figures.share(use, 0) if use is not None and use > BUSY else ""
    key = "people.staff.one" if own == 1 else "people.staff"
    told = (busy, view.say(key, staff=own) if own != posts else "")
    full = use is not None and use >= 1
    return Cell(text, view.joined("parts", filter(None, told)), tone="bad" if full else "plain")
