"""What is written in and above the boxes of a map, and how large they are for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from approvalflow.report.document import DesignMap, MapArrow, Place
from approvalflow.report.map.layout import Link, Shape
from approvalflow.report.map.layout.downwards import INSET
from approvalflow.report.measuring import longest_word, width, wrapped

TEXT, SMALL = 11.0, 10.0  # font sizes, in pixels: a map is never scaled
LINE, SMALL_LINE = 13.0, 12.0
BOLD = 1.08  # how much wider bold letters are at most
PAD = 5.0
GATEWAYS = ("parallel", "join")  # where ways in parallel part and meet
GATEWAY = 22.0  # how wide these are, and how high, at least
NARROW = 3.0  # beside and above their words
WHOLE = 70.0  # of the name of an end that stands on one line
LABEL = 84.0  # of what is said above a box, before it takes another line
WIDEST = 150.0  # of a box for the sake of a long word or label
LINES = 3  # of a label, where the widest box has room for so few
BETWEEN = 3.0  # between labels
BESIDE_ARROW = INSET + 10.0


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of a box and of what stands above it: each label in lines of its own, by the
    source of its arrow.
    """

    name: tuple[str, ...]
    foot: bool  # whether the days and the tag have a line below the name
    tag_below: bool  # whether the tag has one more
    labels: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def label_height(self) -> float:
        lines = sum(len(lines) for _, lines in self.labels)
        return SMALL_LINE * lines + BETWEEN * len(self.labels) if lines else 0.0


def pairs_of(arrow: MapArrow, *, questions: bool) -> list[tuple[str, str]]:
    """The places between which an arrow is drawn: a question goes by the applicant."""
    if questions and arrow.by and arrow.drawn:
        return [(arrow.source, arrow.by), (arrow.by, arrow.target)]
    return [(arrow.source, arrow.target)]


def links_of(shown: DesignMap, *, questions: bool) -> list[Link]:
    """What is to be joined, arrow by arrow."""
    return [
        Link(source, target, arrow.drawn)
        for arrow in shown.arrows
        for source, target in pairs_of(arrow, questions=questions)
    ]


def level_of(shown: DesignMap, number: int) -> str:
    """What the boxes of a lane belong to: its level, or whoever works there; "" outside."""
    lane = shown.lanes[number]
    return lane.level or lane.name if number else ""


def wide_words(shown: DesignMap, box: float) -> dict[str, tuple[Words, float]]:
    """Of each place its words and how wide it is, where a box is as wide as `box` if it can be."""
    labels = _labels(shown)
    found = {}
    for place in shown.places:
        above = labels.get(place.id, ())
        wide = _width(place, box, above)
        lines = tuple((source, wrapped(text, SMALL, wide)) for source, text in above)
        if place.does in GATEWAYS:
            words = Words(wrapped(place.name, SMALL, wide - 2 * NARROW), False, False, lines)
        else:
            name = wrapped(_named(shown, place), TEXT, wide - 2 * PAD)
            tag = width(place.tag, SMALL) * BOLD
            days = width(place.days, TEXT) * BOLD
            below = bool(place.tag and place.days) and tag + days + 6.0 > wide - 2 * PAD
            words = Words(name, bool(place.days or place.tag), below, lines)
        found[place.id] = (words, wide)
    return found


def _width(place: Place, box: float, labels: Sequence[tuple[str, str]]) -> float:
    """Wide enough for every word, and for the number in front of a label."""
    needs = [_label_width(text) for _, text in labels]
    if place.does in GATEWAYS:
        needs.append(max(longest_word(place.name, SMALL), GATEWAY) + 2 * NARROW)
        return min(max(needs), WIDEST)
    if place.does in ("start", "end", "question"):
        whole = min(width(place.name, TEXT), WHOLE) if place.does != "question" else 0.0
        box = 2 * PAD + max(width("100 %", TEXT), longest_word(place.name, TEXT), whole) + 4.0
    needs += [longest_word(text, TEXT) + 2 * PAD for text in (place.name,)]
    needs += [width(text, TEXT) * BOLD + 2 * PAD for text in (place.days, place.tag)]
    return max(box, min(max(needs), WIDEST))


def _label_width(text: str) -> float:
    """Wide enough for its longest word, and for few lines."""
    wide = max(longest_word(text, SMALL), min(width(text, SMALL), LABEL))
    while wide < WIDEST and len(wrapped(text, SMALL, wide)) > LINES:
        wide += PAD
    return wide


def _named(shown: DesignMap, place: Place) -> str:
    """An end with room for the share of cases that come to it."""
    measured = any(arrow.share is not None for arrow in shown.arrows)
    if place.does != "end" or not measured:
        return place.name
    return f"{place.name} {shown.percent.format(number=100)}"


def _labels(shown: DesignMap) -> dict[str, list[tuple[str, str]]]:
    """What is said above each place, with the source of the arrow."""
    found: dict[str, list[tuple[str, str]]] = {}
    for arrow in shown.arrows:
        if arrow.drawn and arrow.label and not arrow.by:
            texts = found.setdefault(arrow.target, [])
            texts += [(arrow.source, text) for text in arrow.label]
    return found


def tall_words(shown: DesignMap, box: float) -> dict[str, tuple[Words, float]]:
    """The same for a map that goes down, all boxes of which are as wide."""
    labels = _labels(shown)
    for arrow in shown.arrows:
        if arrow.by and arrow.drawn:
            asked = next(place for place in shown.places if place.id == arrow.by)
            labels.setdefault(arrow.target, []).append((arrow.source, asked.name))
    found = {}
    for place in shown.places:
        if place.does == "question":
            continue
        beside = [width(place.days, TEXT) * BOLD, width(place.tag, SMALL) * BOLD]
        room = box - 2 * PAD - 6.0 - sum(w + 8.0 for w in beside if w)
        name = wrapped(place.told or _named(shown, place), TEXT, max(room, 60.0))
        lines = tuple(
            (source, wrapped(text, SMALL, box - BESIDE_ARROW))
            for source, text in labels.get(place.id, ())
        )
        found[place.id] = (Words(name, False, False, lines), box)
    return found


def wide_height(place: Place, words: Words) -> float:
    """Of a box beside others."""
    if place.does in GATEWAYS:
        return max(GATEWAY, SMALL_LINE * len(words.name) + 2 * NARROW)
    lines = len(words.name) + words.foot + words.tag_below
    return LINE * lines + 2 * PAD + (3.0 if place.longest else 0.0)


def tall_height(place: Place, words: Words) -> float:
    """Of a box above others."""
    if place.does in GATEWAYS:
        return 18.0
    return LINE * len(words.name) + 2 * PAD + (4.0 if place.longest else 0.0)


def shapes_of(
    shown: DesignMap,
    words: dict[str, tuple[Words, float]],
    height: Callable[[Place, Words], float],
) -> list[Shape]:
    """The places that have words, with the room that these need."""
    return [
        Shape(
            place.id,
            place.lane,
            words[place.id][1],
            height(place, words[place.id][0]),
            words[place.id][0].label_height,
            level_of(shown, place.lane),
            place.does == "end",
            place.does == "parallel",
        )
        for place in shown.places
        if place.id in words
    ]


def width_of_days(place: Place) -> float:
    """At most, in bold letters."""
    return width(place.days, TEXT) * BOLD
