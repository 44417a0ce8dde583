"""What changes on the way: the map, with what each redesign does in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from approvalflow.report.document import Block, DesignMap, FlowMap
from approvalflow.report.map.views import process_map
from approvalflow.report.numbers import plain
from approvalflow.report.sections.answer.figures import value_of
from approvalflow.report.sentences.moves import move_sentence
from approvalflow.report.view import View
from approvalflow.study.result import Design

_MOVES = 2  # told by their words; more are counted


def way(view: View) -> tuple[Block, ...]:
    """The maps of all designs, under each what it does."""
    return tuple(_told(view, b) if isinstance(b, FlowMap) else b for b in process_map(view))


def _told(view: View, block: FlowMap) -> FlowMap:
    return replace(block, maps=tuple(_captioned(view, one) for one in block.maps))


def _captioned(view: View, one: DesignMap) -> DesignMap:
    return replace(one, says=view.sentences(*_caption(view, view.designs[one.design])))


def _caption(view: View, design: Design) -> Iterator[str]:
    yield _signatures(view, design)
    told = [text for move in design.moves if (text := move_sentence(move, view))][:_MOVES]
    yield from (view.say("map.move", move=text) for text in told)
    if more := len(design.moves) - len(told):
        yield view.say("map.moves.more" if told else "map.moves", count=more)


def _signatures(view: View, design: Design) -> str:
    """How many a case needs, and how many today where that differs; "" where none is needed."""
    own, today = (_number(value_of(d, "signoffs")) for d in (design, view.designs[0]))
    if not own or not today:
        return ""
    if own == today:
        return view.say("map.signatures", count=own)
    return view.say("map.signatures.instead", count=own, today=today)


def _number(value: float | None) -> str:
    return "" if value is None else plain(value, 1).removesuffix(".0")
