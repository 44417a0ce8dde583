"""Bars, one under another, each beside its name or its letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from approvalflow.report.document import Bar, Bars
from approvalflow.report.drawings.pieces import (
    GAP,
    LINE,
    SMALL,
    SMALL_LINE,
    STRONG,
    Key,
    Strokes,
    fits,
    legend,
    limit_label,
    line,
    lines,
    looking,
    marked,
    moved,
    rect,
    sketch,
    swatch,
    text,
)
from approvalflow.report.drawings.scale import Scale
from approvalflow.report.measuring import width, wrapped

THICK, THIN = 22.0, 14.0  # high: bars of several pieces, and of one
_ROW, _GROUP = 6.0, 10.0  # below a bar, below a group
_NAMES = 0.38  # of the width, at most, for names beside bars
_ROOMY = 480.0  # wide enough for names beside bars


def bars_drawn(chart: Bars, room: float) -> Strokes:
    """Names beside the bars, above them where it is narrow, letters where bars are in groups."""
    laid = _Laid.of(chart, room)
    keys = legend(_keys(chart, lettered=laid.lettered), room)
    top = keys.height
    pieces = [moved(keys, 0, 0)]
    if chart.limit:
        top += SMALL_LINE
        pieces.append(limit_label(chart.limit, laid.scale, top - 3, room))
    start = top
    for group in chart.groups:
        if group.name:
            said = wrapped(group.name, STRONG, room)
            pieces += lines(0, top + LINE - 4, said, "strong")
            top += LINE * len(said) + 2
        for bar in group.bars:
            drawn = laid.row(chart, bar)
            pieces.append(moved(drawn, 0, top))
            top += drawn.height + _ROW
        top += _GROUP if len(chart.groups) > 1 else 0
    if chart.limit:
        at = laid.scale(chart.limit.at)
        pieces.insert(1, line(at, start, at, top - _ROW, "limit"))
    return sketch(room, top, pieces)


def _keys(chart: Bars, *, lettered: bool) -> list[Key]:
    """The pieces of the bars, then what the letters stand for."""
    keys = []
    if len(chart.parts) > 1:
        keys = [Key(swatch(f"piece g{p.strength}"), "", p.name, "other") for p in chart.parts]
    if lettered:
        every = dict.fromkeys((b.mark, b.name, b.look) for g in chart.groups for b in g.bars)
        keys += [Key(swatch("piece bar"), *one) for one in every]
    return keys


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where bars begin and end."""

    room: float
    scale: Scale
    thick: float
    lettered: bool
    above: bool

    @staticmethod
    def of(chart: Bars, room: float) -> _Laid:
        every = [bar for group in chart.groups for bar in group.bars]
        lettered = _lettered(chart)
        above = not lettered and room < _ROOMY
        if lettered:
            start = max(width(bar.mark, STRONG) for bar in every) + GAP
        elif above:
            start = 1.0
        else:
            names = (marked(_letter(chart, bar)) + width(bar.name, STRONG) for bar in every)
            start = min(max(names), _NAMES * room) + 2 * GAP
        end = room - max(width(bar.total, STRONG) for bar in every) - GAP
        most = max(sum(bar.values) for bar in every)
        most = max(most, chart.limit.at * 1.05 if chart.limit else 0.0, 1e-9)
        thick = THICK if len(chart.parts) > 1 else THIN
        return _Laid(room, Scale(0.0, most, start, end), thick, lettered, above)

    def row(self, chart: Bars, bar: Bar) -> Strokes:
        """A bar with its name or its letter, and its sum at its end."""
        said = () if self.lettered else self._named(chart, bar)
        beside = LINE * len(said)
        top = beside if self.above else max(0.0, (beside - self.thick) / 2)
        high = top + self.thick if self.above else max(self.thick, beside)
        base = top + self.thick / 2 + 4.5
        kind = "strong own" if bar.look == "view" else ""
        pieces = [*self._pieces(chart, bar, top)]
        pieces.append(text(self.scale(sum(bar.values)) + GAP, base, bar.total, "strong"))
        if self.lettered:
            pieces.append(text(0, base, bar.mark, kind or "strong"))
        else:
            first = 12.0 if self.above else (high - beside) / 2 + 13
            letter = _letter(chart, bar)
            if letter:
                pieces.append(text(0, first, letter, kind or "strong"))
            pieces += lines(marked(letter), first, said, kind)
        return sketch(self.room, high, [looking(bar.look, pieces)])

    def _named(self, chart: Bars, bar: Bar) -> tuple[str, ...]:
        room = self.room if self.above else self.scale.start - 2 * GAP
        return wrapped(bar.name, STRONG, room - marked(_letter(chart, bar)))

    def _pieces(self, chart: Bars, bar: Bar, top: float) -> Iterator[Markup]:
        """One in the colour of its design, or several in its strengths, with their numbers where
        there is room.
        """
        if len(chart.parts) == 1:
            end = self.scale(bar.values[0])
            yield rect(self.scale(0), top, end - self.scale(0), self.thick, "piece bar")
            return
        done = 0.0
        for part, value in zip(chart.parts, bar.values, strict=True):
            left, right = self.scale(done), self.scale(done + value)
            done += value
            if not value:
                continue
            yield rect(left, top, right - left, self.thick, f"piece g{part.strength}")
            said = f"{value:.1f}"
            if fits(said, SMALL, right - left - 4):
                kind = f"num middle g{part.strength}"
                yield text((left + right) / 2, top + self.thick / 2 + 4, said, kind)


def _letter(chart: Bars, bar: Bar) -> str:
    """Beside a name: that of today, or of one bar alone, says nothing more, nor does a name."""
    alone = len(chart.groups[0].bars) == 1
    return "" if alone or bar.look == "today" or bar.mark == bar.name else bar.mark


def _lettered(chart: Bars) -> bool:
    """Whether letters stand beside the bars: several groups would say each name again and again."""
    return len(chart.groups) > 1 or any(group.name for group in chart.groups)
