"""The ladder of levels: how long a case waits on each, and how long it is worked on."""

from __future__ import annotations

from approvalflow.report.document import Bar, BarGroup, Bars, Block, Table, TableRow
from approvalflow.report.drawings.states import INSIDE, OUTSIDE, WORK, group_of
from approvalflow.report.numbers import adding_up, plain
from approvalflow.report.sections.mean_days import days_row, mean_of
from approvalflow.report.strip import BarPart
from approvalflow.report.view import View
from approvalflow.study.result import Design

PARTS = (("work", WORK), ("waiting", INSIDE), ("outside", OUTSIDE))
_PART_OF = {group: n for n, (_, groups) in enumerate(PARTS) for group in groups}
_Days = dict[str, tuple[float, ...]]  # of each level, one number a part


def ladder(view: View, drawn: list[Design]) -> tuple[Block, ...]:
    """Mean days of a decided case by level, the lowest first; nothing without two levels."""
    levels = _levels(view, drawn)
    if sum(level != "" for level in levels) < 2:
        return ()
    days = [_days(view, design, levels) for design in drawn]
    there = [i for i in range(len(PARTS)) if any(d[level][i] for d in days for level in levels)]
    names = [view.say(f"ladder.{PARTS[i][0]}") for i in there]
    parts = tuple(BarPart(name, PARTS[i][1][0]) for i, name in zip(there, names, strict=True))
    groups = tuple(
        BarGroup(_name(view, level), tuple(_bars(view, drawn, days, level, there)))
        for level in levels
    )
    title, described = (view.say(f"ladder.{k}", **view.words) for k in ("title", "description"))
    rows = [row for level in levels for row in _rows(view, days, level, there, names)]
    table = Table(title, view.columns(view.say("ladder.level"), drawn), tuple(rows))
    return (Bars(title, described, parts, groups, None, table),)


def _levels(view: View, drawn: list[Design]) -> list[str]:
    """As the process has them; whatever is on no level comes last."""
    there = {line.level for d in drawn for line in d.ledger if line.seconds}
    known = [level for level in view.result.levels if level in there]
    return known + sorted(there - set(known) - {""}) + [""] * ("" in there)


def _days(view: View, design: Design, levels: list[str]) -> _Days:
    """Rounded so that all numbers together are the mean days of a case."""
    seconds = dict.fromkeys(((level, part) for level in levels for part in range(len(PARTS))), 0)
    for line in design.ledger:
        if line.seconds:
            seconds[line.level, _PART_OF[group_of(line.state)]] += line.seconds
    rounded = adding_up(tuple(mean_of(view, design, s) for s in seconds.values()), 1)
    size = len(PARTS)
    return {level: rounded[n * size : (n + 1) * size] for n, level in enumerate(levels)}


def _bars(
    view: View, drawn: list[Design], days: list[_Days], level: str, there: list[int]
) -> list[Bar]:
    return [
        Bar(
            view.mark(design),
            view.short(design),
            view.look(design),
            tuple(of[level][i] for i in there),
            plain(sum(of[level]), 1, view.language),
        )
        for design, of in zip(drawn, days, strict=True)
    ]


def _rows(
    view: View, days: list[_Days], level: str, there: list[int], names: list[str]
) -> list[TableRow]:
    """The days on a level, and what they were."""
    rows = [days_row(view, _name(view, level), (sum(of[level]) for of in days))]
    for i, name in zip(there, names, strict=True):
        numbers = [of[level][i] for of in days]
        if any(numbers):
            rows.append(days_row(view, view.say("ladder.of-these", part=name), numbers, "part"))
    return rows


def _name(view: View, level: str) -> str:
    return view.level(level) if level else view.say("ladder.none")
