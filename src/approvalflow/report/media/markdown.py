"""The document as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from approvalflow.report.document import (
    Bars,
    Block,
    Cell,
    Code,
    CurveChart,
    Document,
    Dots,
    FactList,
    FlowMap,
    Folded,
    Heading,
    Paragraph,
    Slopes,
    Strips,
    Table,
    Tornado,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(document: Document) -> str:
    """The whole document; a chart is its title and its numbers."""
    parts = [f"# {_safe(document.title)}"]
    for section in document.sections:
        parts.append(f"## {_safe(section.title)}")
        for block in section.blocks:
            parts.extend(_block(block))
    return "\n\n".join(parts) + "\n"


def _safe(text: str) -> str:
    """Names are names: nothing in them is mark-up, and a line stays a line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"### {_safe(block.text)}"
        case Paragraph():
            text = _safe(block.text)
            yield text if block.tone == "plain" else f"> {text}"
        case FactList():
            yield "\n".join(f"- **{_safe(name)}**: {_safe(text)}" for name, text in block.items)
        case Table():
            yield _table(block)
        case Code():
            fence = "`" * (3 + block.text.count("```"))
            yield f"{fence}{block.of}\n{block.text.rstrip()}\n{fence}"
        case CurveChart() | Bars() | Slopes() | Strips() | Tornado() | Dots():
            yield f"**{_safe(block.title)}**"
            yield _safe(block.description)
            yield _table(block.data)
        case FlowMap():
            yield f"**{_safe(block.title)}**"
            yield _safe(block.maps[0].description)
            if block.as_text:
                yield f"```mermaid\n{block.as_text.rstrip()}\n```"
            yield from map(_safe, filter(None, (block.maps[0].says, *block.maps[0].notes)))
            yield from map(_table, block.tables)
        case Folded():
            yield f"**{_safe(block.title)}**"
            yield from map(_table, block.tables)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    lines = ["| " + " | ".join(_safe(c.title) for c in table.columns) + " |"]
    rules = ("---:" if column.align == "right" else "---" for column in table.columns)
    lines.append("|" + "|".join(rules) + "|")
    for row in table.rows:
        cells = [_cell(cell) for cell in row.cells]
        if row.kind == "total":
            cells = [f"**{cell}**" for cell in cells]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    return "; ".join(_safe(part) for part in (cell.text, cell.detail, cell.word) if part)
