"""The map of a design as SVG: classes only, as in the charts, and no text outside its box.

Twice for a page: wide, with a lane for each office, and going down, for a narrow screen and for
paper. Text is as large as it says: nothing is scaled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby, pairwise
from math import inf

from markupsafe import Markup

from approvalflow.report.document import DesignMap, FlowMap, Place
from approvalflow.report.map import boxes
from approvalflow.report.map.boxes import LINE, PAD, SMALL_LINE, TEXT, Words
from approvalflow.report.map.layout import Box
from approvalflow.report.map.placing import (
    BRACKET,
    SHEET,
    Placed,
    by_arrow,
    level_lines,
    level_room,
    placed_tall,
    placed_wide,
)
from approvalflow.report.measuring import wrapped

SHADES = 5
_HEAD = 8.0
_NOTHING = Markup("")

_SVG = Markup(
    '<svg class="map {kind}" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    ' role="img" aria-labelledby="{id}-title {id}-desc" data-to="{to}"{more}>'
    '<title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>'
    '<g class="map" id="{id}-all">{body}</g></svg>'
)
_PIECE = Markup(
    '<svg class="map sheet" width="{width}" height="{height}" viewBox="0 {y} {width} {height}"'
    ' aria-hidden="true"><use href="#{id}-all"/></svg>'
)
_PLACE = Markup('<g class="{kind}"><title>{title}</title>{body}</g>')
_TEXT = Markup('<text class="{kind}" x="{x:g}" y="{y:g}">{text}</text>')
_RECT = Markup(
    '<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"{more}/>'
)


def map_svgs(maps: Sequence[DesignMap], id_: str) -> Iterator[tuple[Markup, Markup]]:
    """Each map for a page, whose style sheet has its classes: wide; and going down, with pieces of
    it for paper where it is longer than a sheet.
    """
    for number, placed in enumerate(placed_wide(maps)):
        one, tall = f"{id_}-{number}", placed_tall(placed.shown)
        down = _svg(tall, f"{one}-tall", cut=tall.drawn.height > SHEET)
        yield _svg(placed, f"{one}-wide"), down + _pieces(tall, f"{one}-tall")


def _pieces(placed: Placed, id_: str) -> Markup:
    """Cut between boxes."""
    if placed.drawn.height <= SHEET:
        return _NOTHING
    ends = sorted(box.bottom + 5.0 for box in placed.drawn.boxes.values())
    cuts = [0.0]
    for end, following in zip(ends, [*ends[1:], inf], strict=True):
        if following - cuts[-1] > SHEET:
            cuts.append(end)
    size = {"width": int(placed.drawn.width) + 2, "id": id_}
    pieces = (
        _PIECE.format(y=round(first, 1), height=round(last - first, 1), **size)
        for first, last in pairwise(cuts)
    )
    return Markup("").join(pieces)


def style() -> str:
    """The style sheet of a map."""
    file = files("approvalflow.report.map").joinpath("map.css")
    return file.read_text(encoding="utf-8").strip()


def map_file(shown: FlowMap) -> str:
    """The first map as a file of its own, with the style inside and its notes below."""
    more = Markup(' xmlns="http://www.w3.org/2000/svg"')
    head = Markup("<style>{}</style>").format(Markup(style()))  # our own file
    return str(_svg(placed_wide(shown.maps[:1])[0], "map", more, head)) + "\n"


def _svg(
    placed: Placed,
    id_: str,
    more: Markup = _NOTHING,
    head: Markup = _NOTHING,
    *,
    cut: bool = False,
) -> Markup:
    shown, drawn = placed.shown, placed.drawn
    width = int(placed.left + drawn.width) + 2
    notes = list(_notes(placed, width)) if head else []
    number = {name: n for n, name in enumerate(drawn.boxes)}
    pieces = [
        head,
        *(_lanes(placed, width) if placed.wide else _runs(placed)),
        *_arrows(placed, number),
        *_places(placed),
        *_labels(placed),
        *notes,
    ]
    return _SVG.format(
        kind="wide" if placed.wide else "tall cut" if cut else "tall",
        id=id_,
        width=width,
        height=int(drawn.height + LINE * len(notes)) + 2 + (8 if notes else 0),
        title=shown.name or shown.description,
        description=shown.description,
        to=" ".join(_targets(placed, number)),
        more=more,
        body=Markup("").join(pieces),
    )


def _notes(placed: Placed, width: float) -> Iterator[Markup]:
    y = placed.drawn.height + LINE + 4.0
    for note in placed.shown.notes:
        for line in wrapped(note, TEXT, width - 12.0):
            yield _TEXT.format(kind="n", x=6, y=round(y), text=line)
            y += LINE


def _targets(placed: Placed, number: Mapping[str, int]) -> list[str]:
    """For each flow of the design the box to which it leads, as the script reads it."""
    found = {arrow.flow: lines[-1][1] for arrow, lines in by_arrow(placed)}
    most = max(found, default=-1)
    return [str(number.get(found.get(flow, ""), "-")) for flow in range(most + 1)]


# ---- lanes and levels ----------------------------------------------------------------------------


def _lanes(placed: Placed, width: float) -> Iterator[Markup]:
    left = level_room(placed.shown)
    for bands in placed.drawn.strips:
        for band in bands:
            kind = "lane outside" if band.lane == 0 else "lane"
            yield _rect(kind, Box(left, band.box.y, width - left - 1.0, band.box.height))
            for n, line in enumerate(
                wrapped(placed.shown.lanes[band.lane].name, TEXT, placed.left - left - 14.0)
            ):
                y = round(band.box.y + 16.0 + LINE * n)
                yield _TEXT.format(kind="o", x=round(left + 7.0), y=y, text=line)
        for level, group in groupby(bands, key=lambda b: placed.shown.lanes[b.lane].level):
            run = list(group)
            if level:
                top, bottom = run[0].box.y, run[-1].box.bottom
                lines = wrapped(level, TEXT, (left - BRACKET) / boxes.BOLD)
                yield from _bracket(lines, left - 5.0, top, bottom, LINE)


def _runs(placed: Placed) -> Iterator[Markup]:
    """Brackets at the left of a map that goes down."""
    for band in placed.drawn.strips[0]:
        lines = level_lines(boxes.level_of(placed.shown, band.lane), band.box.width)
        yield from _bracket(lines, band.box.width - 5.0, band.box.y, band.box.bottom, SMALL_LINE)


def _bracket(
    lines: Sequence[str], x: float, top: float, bottom: float, high: float
) -> Iterator[Markup]:
    yield Markup('<path class="br" d="M{x} {top}h-5V{bottom}h5"/>').format(
        x=round(x), top=round(top + 2), bottom=round(bottom - 2)
    )
    y = (top + bottom) / 2 - high * len(lines) / 2 + high - 3.0
    for n, line in enumerate(lines):
        kind = "lv" if high == LINE else "lv small"
        yield _TEXT.format(kind=kind, x=round(x - 9.0), y=round(y + high * n), text=line)


# ---- arrows --------------------------------------------------------------------------------------


def thickness(share: float | None) -> float:
    """Of a line, by the share of cases that take it."""
    return 1.5 if share is None else 1.0 + 5.0 * share


def _arrows(placed: Placed, number: Mapping[str, int]) -> Iterator[Markup]:
    found = [(arrow, lines) for arrow, lines in by_arrow(placed) if lines[0][0]]
    for arrow, lines in sorted(found, key=lambda each: each[0].share or 0.0):
        thick = thickness(arrow.share)
        ways = "".join(_path(_shortened(points)) for points, _ in lines)
        heads = "".join(_head(points, thick) for points, _ in lines)
        yield Markup(
            '<path class="way" stroke-width="{thick:.4g}" d="{ways}" data-f="{flow}"/>'
            '<path class="head" d="{heads}"/>'
        ).format(thick=thick, ways=ways, heads=heads, flow=arrow.flow)


def _direction(points: Sequence[tuple[float, float]]) -> tuple[int, int]:
    (x1, y1), (x2, y2) = points[-2:]
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)


def _shortened(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A line that ends inside its head."""
    (x, y), (dx, dy) = points[-1], _direction(points)
    return [*points[:-1], (x - dx * (_HEAD - 2.0), y - dy * (_HEAD - 2.0))]


def _head(points: Sequence[tuple[float, float]], thick: float) -> str:
    (x, y), (dx, dy) = points[-1], _direction(points)
    half = 3.0 + thick / 2
    x1, y1 = x - dx * _HEAD + dy * half, y - dy * _HEAD + dx * half
    return f"M{x:.4g} {y:.4g}L{x1:.4g} {y1:.4g}l{-2 * dy * half:.4g} {-2 * dx * half:.4g}z"


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A way along the axes: each line says only what it changes."""
    (x, y), *further = [(round(a, 1), round(b, 1)) for a, b in points]
    said = [f"M{x:g} {y:g}"]
    for to_x, to_y in further:
        said.append(f"V{to_y:g}" if to_x == x else f"H{to_x:g}" if to_y == y else f"L{to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(said)


def _labels(placed: Placed) -> Iterator[Markup]:
    """Above the box that the arrow enters: at the side at which it does."""
    straight = {
        (arrow.source, arrow.target) for arrow, lines in by_arrow(placed) if len(lines[0][0]) == 2
    }
    for name, (words, _) in placed.words.items():
        room = placed.drawn.above.get(name)
        if room is None:
            continue
        y = room.y + SMALL_LINE - 2.0
        for source, lines in words.labels:
            kind, x = "k", room.x + placed.left
            if not placed.wide and (source, name) in straight:
                x = room.x + boxes.BESIDE_ARROW
            elif not placed.wide:
                kind, x = "k e", room.right
            for line in lines:
                yield _TEXT.format(kind=kind, x=round(x), y=round(y), text=line)
                y += SMALL_LINE
            y += boxes.BETWEEN


# ---- boxes ---------------------------------------------------------------------------------------


def _places(placed: Placed) -> Iterator[Markup]:
    known = {place.id: place for place in placed.shown.places}
    came = _came(placed)
    for name, box in placed.drawn.boxes.items():
        place = known[name.partition("@")[0] if name not in known else name]
        at = box.moved(placed.left, 0.0)
        texts = _wide_texts if placed.wide else _tall_texts
        share = placed.shown.percent.format(number=f"{100 * came[name]:.0f}") if came else ""
        body = [*_edges(place, at), *texts(place, placed.words[place.id][0], at, share)]
        shade = min(SHADES - 1, int(place.shade * SHADES)) if place.shade else 0
        yield _PLACE.format(
            kind=f"place does-{place.does} {place.kept} w{shade}",
            title=place.detail or place.name,
            body=Markup("").join(body),
        )


def _came(placed: Placed) -> dict[str, float]:
    """The share of all cases that come to each box; nothing where nothing was measured."""
    found = dict.fromkeys(placed.drawn.boxes, 0.0)
    for arrow, lines in by_arrow(placed):
        if arrow.share is None:
            return {}
        if lines[-1][1] in found:
            found[lines[-1][1]] += arrow.share
    return found


def _edges(place: Place, box: Box) -> Iterator[Markup]:
    """The outline, and what marks a long wait."""
    round_ = {"wait": 12.0, "start": 12.0, "end": 12.0, "question": 12.0}.get(place.does, 3.0)
    yield _rect("edge", box, min(round_, box.height / 2))
    if place.longest:
        yield _rect("longest", Box(box.x, box.bottom - 4.0, box.width, 4.0))


def _rect(kind: str, box: Box, round_: float = 0.0) -> Markup:
    more = Markup(' rx="{:g}"').format(round_) if round_ else ""
    place = {"x": round(box.x, 1), "y": round(box.y, 1)}
    size = {"width": round(box.width, 1), "height": round(box.height, 1)}
    return _RECT.format(kind=kind, more=more, **place, **size)


def _wide_texts(place: Place, words: Words, box: Box, share: str) -> Iterator[Markup]:
    middle = place.does in (*boxes.GATEWAYS, "start", "end", "question")
    x = box.x + (box.width / 2 if middle else PAD)
    kind = "n m" if middle else "n"
    lines: Iterable[str] = words.name
    if place.does in boxes.GATEWAYS:
        y = box.middle - SMALL_LINE * len(words.name) / 2 + SMALL_LINE - 3.0
        for line in lines:
            yield _TEXT.format(kind="n m small", x=round(x), y=round(y), text=line)
            y += SMALL_LINE
        return
    if place.does == "end" and share:
        lines = wrapped(f"{place.name} {share}", TEXT, box.width - 2 * PAD)
    used = LINE * (len(tuple(lines)) + words.foot + words.tag_below)
    y = box.middle - used / 2 + LINE - 3.0 - (1.5 if place.longest else 0.0)
    for line in lines:
        yield _TEXT.format(kind=kind, x=round(x), y=round(y), text=line)
        y += LINE
    if place.tag:
        yield _TEXT.format(kind="t", x=round(box.x + PAD), y=round(y), text=place.tag)
        y += LINE if words.tag_below else 0.0
    if place.days:
        yield _TEXT.format(kind="v e", x=round(box.right - PAD), y=round(y), text=place.days)


def _tall_texts(place: Place, words: Words, box: Box, share: str) -> Iterator[Markup]:
    x, right = box.x + PAD + 2.0, box.right - PAD - 2.0
    lines: Iterable[str] = words.name
    if place.does == "end" and share:
        lines = (f"{place.name} {share}",)
    y = box.middle - LINE * len(tuple(lines)) / 2 + LINE - 3.0 - (2.0 if place.longest else 0.0)
    beside_ = y
    for line in lines:
        yield _TEXT.format(kind="n", x=round(x), y=round(y), text=line)
        y += LINE
    if place.days:
        yield _TEXT.format(kind="v e", x=round(right), y=round(beside_), text=place.days)
        right -= boxes.width_of_days(place) + 8.0
    if place.tag:
        yield _TEXT.format(kind="t e", x=round(right), y=round(beside_), text=place.tag)
