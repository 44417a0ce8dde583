"""The map of a design as a Mermaid flowchart, to paste into a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from approvalflow.report.document import DesignMap, Place
from approvalflow.report.map.boxes import pairs_of
from approvalflow.report.map.lanes import title

_SHAPES = {
    "start": ('(("', '"))'),
    "approve": ('[["', '"]]'),
    "meeting": ('{{"', '"}}'),
    "wait": ('[/"', '"/]'),
    "parallel": ('{"', '"}'),
    "join": ('{"', '"}'),
    "question": ('>"', '"]'),
    "end": ('(["', '"])'),
}
_PLAIN = ('["', '"]')
_NOT_TEXT = re.compile(r"[^\w .,:;()/%+\u2013\u2014-]")


def mermaid(shown: DesignMap) -> str:
    """What the drawing says: lanes in the order of levels, the lowest first; every arrow with who
    goes there; a thick frame for what is new or changed, and in comments what is told in words.

    Names are text only: whatever could be mark-up is written as a character reference.
    """
    names = {place.id: f"n{n}" for n, place in enumerate(shown.places)}
    lines = ["flowchart LR"]
    for number, lane in enumerate(shown.lanes):
        inside = [place for place in shown.places if place.lane == number]
        margin = "    " if number else "  "
        nodes = [f"{margin}{_node(place, names[place.id])}" for place in inside]
        if number and nodes:
            nodes = [f'  subgraph lane{number - 1}["{_text(title(lane))}"]', *nodes, "  end"]
        lines += nodes
    lines += _edges(shown, names)
    changed = [names[place.id] for place in shown.places if place.kept != "kept"]
    if changed:
        lines += ["  classDef changed stroke-width:4px", f"  class {','.join(changed)} changed"]
    lines += [f"  %% {_text(note)}" for note in shown.notes]
    return "\n".join(lines) + "\n"


def _node(place: Place, node: str) -> str:
    before, after = _SHAPES.get(place.does, _PLAIN)
    said = (place.step or place.name, place.role, place.tag, place.days)
    return f"{node}{before}{'<br>'.join(_text(words) for words in said if words)}{after}"


def _edges(shown: DesignMap, names: dict[str, str]) -> Iterator[str]:
    """One line a pair of nodes, in the order of writing."""
    for arrow in shown.arrows:
        if not arrow.drawn:
            continue
        words = "" if arrow.by else "<br>".join(map(_text, arrow.label))
        label = f'|"{words}"|' if words else ""
        for source, target in pairs_of(arrow, questions=True):
            yield f"  {names[source]} -->{label} {names[target]}"


def _text(words: str) -> str:
    """On one line, with references for what is neither letter, digit nor plain punctuation."""
    return _NOT_TEXT.sub(lambda found: f"#{ord(found.group())};", " ".join(words.split()))
