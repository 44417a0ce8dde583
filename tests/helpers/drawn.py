"""Maps as they are drawn, read back from what they say: what stands where, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from approvalflow.report.document import DesignMap
from approvalflow.report.map.boxes import (
    BESIDE_ARROW,
    BOLD,
    GATEWAYS,
    NARROW,
    PAD,
    SMALL,
    SMALL_LINE,
    TEXT,
    links_of,
)
from approvalflow.report.map.placing import Placed, placed_tall, placed_wide
from approvalflow.report.measuring import width
from helpers.geometry import faults

_NUMBER = re.compile(r"\d[\d.,]*")


def both(shown: DesignMap) -> tuple[Placed, Placed]:
    """The map in lanes, and the one that goes down."""
    return placed_wide([shown])[0], placed_tall(shown)


def all_faults(shown: DesignMap) -> list[str]:
    """Everything that is wrong with either drawing."""
    return [fault for placed in both(shown) for fault in faults_of(placed)]


def faults_of(placed: Placed) -> list[str]:
    """Everything that is wrong with a drawing."""
    return list(_faults(placed))


def _faults(placed: Placed) -> Iterator[str]:
    links = links_of(placed.shown, questions=placed.wide)
    yield from faults(placed.shapes, links, placed.drawn, down=not placed.wide)
    for name, (words, wide) in placed.words.items():
        room = wide if placed.wide else wide - BESIDE_ARROW
        for _, lines in words.labels:
            yield from (f"{line!r} above {name} is cut" for line in lines if line.endswith("…"))
            if any(width(line, SMALL) > room + 1e-6 for line in lines):
                yield f"what is said above {name} is too wide"
    for place in placed.shown.places:
        if place.id not in placed.words:
            continue
        words, wide = placed.words[place.id]
        small = placed.wide and place.does in GATEWAYS
        size, beside = (SMALL, NARROW) if small else (TEXT, PAD)
        if any(width(line, size) > wide - 2 * beside + 1e-6 for line in words.name):
            yield f"the name in {place.id} is too wide"
        if small and SMALL_LINE * len(words.name) > placed.drawn.boxes[place.id].height:
            yield f"the name in {place.id} is too high"
        if "".join(words.name).replace(" ", "") and place.does != "end":
            told = re.sub(r"\s", "", "".join(words.name))
            whole = place.name if placed.wide else place.told or place.name
            if told != re.sub(r"\s", "", whole):
                yield f"the name in {place.id} is cut: {words.name}"
        if width(place.days, TEXT) * BOLD > wide - PAD:
            yield f"the days in {place.id} are too wide"


def said_above(placed: Placed, target: str) -> list[str]:
    """Each label above a place, without blanks, at which lines may break."""
    words, _ = placed.words[target]
    return ["".join("".join(lines).split()) for _, lines in words.labels]


def numbers(text: str) -> list[str]:
    return _NUMBER.findall(text)
