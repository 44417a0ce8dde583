"""The document in a terminal: 80 columns suffice, and a Chinese console can write every glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import assert_never

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable

from approvalflow.report.answer import Answer, AnswerRow, Told
from approvalflow.report.document import (
    Bars,
    Block,
    Cell,
    Code,
    Column,
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
    TableRow,
    Tone,
    Tornado,
)
from approvalflow.report.drawings import plots
from approvalflow.report.media.prose import Prose, put

WIDEST = 118  # lines longer than this are hard to read, however wide the window
STYLES: dict[Tone, str] = {
    "plain": "", "good": "green", "bad": "red", "unsure": "yellow", "note": "cyan",
}  # fmt: skip
SIGNS: dict[Tone, str] = {"plain": "", "good": "√", "bad": "×", "unsure": "?", "note": "!"}
LONGEST_FIGURE = 16  # 1 234 567 CNY stays on one line
_FIGURE = re.compile(r"(?:[A-Z]{3} )?[0-9]")  # what a number begins with, of money its currency
APART, LEAST = 2, 14  # cells between two columns of the answer, and the least that words get
MEASURED = Console(file=StringIO())  # folds texts, and prints nothing
_GROUPED = re.compile(r"(?<=\d) (?=\d{3}\b)")
_KEPT = "\ue000"  # stands for a blank at which no line breaks
GAP = 3  # cells between two columns, as rich draws this box


def show(document: Document, console: Console) -> None:
    """Prints the document, wrapped to the console's width and never cut."""
    width = min(console.width, WIDEST)
    for line in _lines(document, width):
        put(line, console, width)


def tell(answer: Answer | Told, console: Console) -> None:
    """Prints the answer in as few lines as it has."""
    width = min(console.width, WIDEST)
    for line in _told(answer, width) if isinstance(answer, Told) else _answer(answer, width):
        put(line, console, width)


def text_of(answer: Answer | Told, width: int = 80) -> str:
    """What `tell` prints, without colours and without blanks at the end of a line."""
    console = Console(file=StringIO(), width=width, color_system=None)
    tell(answer, console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in lines)


def verdicts(answer: Answer | Told, console: Console) -> None:
    """Prints what is said of each redesign alone, or the sentence to repeat."""
    width = min(console.width, WIDEST)
    if isinstance(answer, Told):
        put(Prose(answer.ending), console, width)
        return
    for row in answer.rows:
        line = Prose(f"{row.mark}  {row.name}: ")
        line.append(row.verdict, style=STYLES[row.tone])
        put(line, console, width)


def _told(told: Told, width: int) -> Iterator[RenderableType]:
    yield Prose(told.title, style="bold")
    for block in told.blocks:
        yield from _block(block, width)
    yield Prose(told.ending, style="bold")


def _answer(answer: Answer, width: int) -> Iterator[RenderableType]:
    yield Prose(answer.title, style="bold")
    yield from map(Prose, answer.today)
    if answer.rows:
        yield _redesigns(answer, width)
    yield from map(_paragraph, answer.notes)


def _redesigns(answer: Answer, width: int) -> RenderableType:
    """A table, by columns or in pairs of lines, whichever takes fewer; in a narrow terminal one
    line under another.
    """
    room = width - _figured(answer)
    if room < 2 * LEAST:
        return _stacked(answer)
    named, priced = _split(answer, room)
    if _taken(answer, named, priced) <= _taken_in_pairs(answer, width):
        return _compact(answer, named, priced)
    return _paired(answer, width)


def _stacked(answer: Answer) -> RenderableType:
    grid = RichTable.grid(padding=(0, APART, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in answer.rows:
        heads = zip(row.figures, answer.heads[:-1], strict=True)
        grid.add_row(Prose(row.mark, style="bold"), Prose(row.name))
        grid.add_row("", "  ".join(f"{figure} {head}".rstrip() for figure, head in heads))
        for text, style in ((row.price, ""), (row.verdict, STYLES[row.tone])):
            if text:
                grid.add_row("", Prose(text, style=style))
    return grid


def _figured(answer: Answer) -> int:
    """The cells that letters, figures and gaps take of a line."""
    figures = _figure_widths(answer)
    return _lettered(answer) + sum(figures) + APART * (len(figures) + 2)


def _lettered(answer: Answer) -> int:
    return max(cell_len(row.mark) for row in answer.rows)


def _figure_widths(answer: Answer) -> list[int]:
    return [
        max(map(cell_len, (head, *(row.figures[n] for row in answer.rows))))
        for n, head in enumerate(answer.heads[:-1])
    ]


def _compact(answer: Answer, named: int, priced: int) -> RenderableType:
    """Two lines a redesign, where the width allows it: name and figures, and under the price the
    verdict.
    """
    grid = RichTable.grid(padding=(0, APART, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(width=named)
    for _ in answer.heads[:-1]:
        grid.add_column(justify="right", no_wrap=True)
    grid.add_column(width=priced)
    grid.add_row("", "", *(Prose(head, style="dim") for head in answer.heads))
    for row in answer.rows:
        last = Prose(f"{_fold(row.price, priced)}\n" if row.price else "")
        last.append(_fold(row.verdict, priced), style=STYLES[row.tone])
        name = Prose(_fold(row.name, named))
        grid.add_row(Prose(row.mark, style="bold"), name, *map(Prose, row.figures), last)
    return grid


def _paired(answer: Answer, width: int) -> RenderableType:
    """Two lines a redesign, where names and verdicts are long: these, and under them the rest."""
    widths = _figure_widths(answer)
    room, priced = _paired_rooms(answer, width)
    grid = RichTable.grid(padding=(0, APART, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(width=room)
    *heads, last = answer.heads
    grid.add_row("", _in_columns(widths, heads, last, priced, "dim"))
    for row in answer.rows:
        named = Prose(_fold(_with_verdict(row), room))
        named.stylize(STYLES[row.tone], len(row.name))
        grid.add_row(Prose(row.mark, style="bold"), named)
        grid.add_row("", _in_columns(widths, row.figures, row.price, priced))
    return grid


def _in_columns(
    widths: Sequence[int], figures: Sequence[str], price: str, priced: int, style: str = ""
) -> RenderableType:
    grid = RichTable.grid(padding=(0, APART, 0, 0))
    for width in widths:
        grid.add_column(justify="right", no_wrap=True, width=width)
    grid.add_column(width=priced)
    grid.add_row(*(Prose(text, style=style) for text in (*figures, _fold(price, priced))))
    return grid


def _with_verdict(row: AnswerRow) -> str:
    return f"{row.name}  {row.verdict}"


def _paired_rooms(answer: Answer, width: int) -> tuple[int, int]:
    """What names and verdicts get of a line, and what prices get."""
    room = width - _lettered(answer) - 2 * APART
    widths = _figure_widths(answer)
    return room, room - sum(widths) - APART * (len(widths) + 1)


def _taken_in_pairs(answer: Answer, width: int) -> int:
    """The lines that all redesigns take so."""
    room, priced = _paired_rooms(answer, width)
    return sum(
        _folded(_with_verdict(row), room) + max(1, _folded(row.price, priced))
        for row in answer.rows
    )


def _split(answer: Answer, room: int) -> tuple[int, int]:
    """The widths for names and for prices that take the fewest lines; of several those in which
    names are widest.
    """
    longest = max(cell_len(row.name) for row in answer.rows)
    tried = range(min(room - LEAST, longest), min(LEAST, longest) - 1, -1)
    best = min(tried, key=lambda named: _taken(answer, named, room - named))
    return best, room - best


def _taken(answer: Answer, named: int, priced: int) -> int:
    """The lines that all redesigns take."""
    return sum(
        max(_folded(row.name, named), _folded(row.price, priced) + _folded(row.verdict, priced))
        for row in answer.rows
    )


def _folded(text: str, width: int) -> int:
    return len(_fold(text, width).splitlines())


def _fold(text: str, width: int) -> str:
    """In lines of so many cells, a number whole."""
    lines = Prose(_GROUPED.sub(_KEPT, text)).wrap(MEASURED, width)
    return "\n".join(line.plain.rstrip() for line in lines).replace(_KEPT, " ")


def _lines(document: Document, width: int) -> Iterator[RenderableType]:
    yield Prose(document.title, style="bold")
    for section in document.sections:
        yield Prose()
        yield Prose(section.title, style="bold underline")
        for number, block in enumerate(section.blocks):
            if number and isinstance(block, CurveChart | Bars | Slopes | Dots):
                yield Prose()
            yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[RenderableType]:
    match block:
        case Heading():
            yield Prose()
            yield Prose(block.text, style="bold")
        case Paragraph():
            yield _paragraph(block)
        case FactList():
            yield _facts(block)
        case Code():
            yield Prose(block.text)
        case Table():
            yield from _tables(block, width)
        case CurveChart() | Bars() | Slopes() | Strips() | Tornado() | Dots():
            yield Prose(block.title)
            yield from map(Prose, plots.plotted(block, width))
            if not isinstance(block, Dots):  # of which the table has what is not worth telling
                yield from _tables(block.data, width)
        case FlowMap():
            for table in block.tables[:1]:  # without a picture, the steps alone
                yield from _tables(table, width)
        case Folded():
            return  # what a redesign changes is told step by step
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph) -> RenderableType:
    """A sign before a judged sentence, which hangs beside it."""
    sign = SIGNS[paragraph.tone]
    if not sign:
        return Prose(paragraph.text)
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    style = STYLES[paragraph.tone]
    grid.add_row(Prose(sign, style=f"bold {style}"), Prose(paragraph.text, style=style))
    return grid


def _facts(facts: FactList) -> RenderableType:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(min_width=12, max_width=28, overflow="fold")
    grid.add_column(overflow="fold")
    for name, text in facts.items:
        grid.add_row(Prose(name, style="bold"), Prose(text))
    return grid


def _tables(table: Table, width: int) -> Iterator[RenderableType]:
    """The table; in several pieces, each with the first column, where it is too wide for one."""
    for piece in _pieces(table, width):
        yield Padding(_table(table, piece, width), (1, 0, 0, 0))


def _pieces(table: Table, width: int) -> Iterator[tuple[int, ...]]:
    """The columns of each piece, as many as fit without breaking a word."""
    needs = [_need(table, i) for i in range(len(table.columns))]
    if all(column.align == "left" for column in table.columns):
        yield tuple(range(len(table.columns)))
        return
    piece: list[int] = []
    for index in range(1, len(needs)):
        wanted = needs[0] + sum(needs[i] + GAP for i in (*piece, index))
        if piece and wanted > width:
            yield (0, *piece)
            piece = []
        piece.append(index)
    yield (0, *piece)


def _need(table: Table, index: int) -> int:
    """The narrowest a column of numbers may be: its longest word, and room for a difference."""
    cells = [row.cells[index] for row in table.rows]
    texts = [table.columns[index].title]
    texts += [text for c in cells for text in (c.text, c.detail, c.word)]
    longest = max((cell_len(w) for text in texts for w in text.split()), default=1)
    figures = (cell_len(c.text) for c in cells if _FIGURE.match(c.text))
    longest = max(longest, *(length for length in figures if length <= LONGEST_FIGURE), 1)
    roomy = min(18, _longest(table, 0)) if index == 0 else 14 if any(c.word for c in cells) else 8
    return min(max(longest, roomy), 22)


def _widths(table: Table, piece: tuple[int, ...], width: int) -> dict[int, int | None]:
    """What each column gets: what it needs, then a share of the room up to its longest line.

    Left to itself, rich narrows wide columns below what they need and cuts the last one.
    """
    if table.columns[-1].align == "left":
        return dict.fromkeys(piece)
    given: dict[int, int | None] = {i: _need(table, i) for i in piece}
    room = width - sum(_need(table, i) for i in piece) - GAP * (len(piece) - 1)
    wanted = {i: max(0, _longest(table, i) - _need(table, i)) for i in piece}
    total = sum(wanted.values())
    for i in piece:
        extra = wanted[i] if total <= room else wanted[i] * max(room, 0) // max(total, 1)
        given[i] = _need(table, i) + extra
    return given


def _longest(table: Table, index: int) -> int:
    cells = [row.cells[index] for row in table.rows]
    texts = [table.columns[index].title]
    texts += [text for c in cells for text in (c.text, c.detail, c.word and f"√ {c.word}")]
    return max(map(cell_len, texts))


def _table(table: Table, piece: tuple[int, ...], width: int) -> RenderableType:
    made = RichTable(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, show_edge=False)
    widths = _widths(table, piece, width)
    for index in piece:
        column = table.columns[index]
        made.add_column(
            Prose(column.title, style="bold"),
            justify=column.align,
            vertical="top",
            overflow="fold",
            width=widths[index],
            ratio=_ratio(column),
        )
    for row in table.rows:
        made.add_row(*(_cell(row, row.cells[i]) for i in piece), style=_row_style(row))
    return made


def _ratio(column: Column) -> int | None:
    return None if column.align == "right" else 1


def _row_style(row: TableRow) -> str:
    return {"plain": "", "total": "bold", "part": "dim"}[row.kind]


def _cell(row: TableRow, cell: Cell) -> Prose:
    """The number, under it what explains it, under that its word."""
    indent = "  " if row.kind == "part" and cell is row.cells[0] else ""
    text = Prose(indent + cell.text, style=STYLES[cell.tone] if not cell.word else "")
    if cell.detail:
        text.append(f"\n{cell.detail}", style="dim")
    if cell.word:
        sign = SIGNS[cell.tone]
        text.append(f"\n{sign} {cell.word}" if sign else f"\n{cell.word}", style=STYLES[cell.tone])
    return text
