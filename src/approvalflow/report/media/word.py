"""The brief as a Word file, to be worked on: its styles are Word's own. Needs python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import resources
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from approvalflow.report.document import (
    Block,
    Cell,
    Column,
    Contender,
    Document,
    FactList,
    FirstScreen,
    FlowMap,
    Heading,
    Paragraph,
    Strips,
    Table,
    TableRow,
    Tone,
)
from approvalflow.report.drawings import dumbbells
from approvalflow.report.media.shapes import CHINESE, LATIN, PIXEL, drawing
from approvalflow.wording import say

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Line
    from markupsafe import Markup

COLOURS: dict[Tone, str] = {
    "plain": "", "good": "0B665E", "bad": "9C1C4E", "unsure": "7A4A00", "note": "3D4A56",
}  # fmt: skip
NAMES, CHART, MARGIN = 186, 440, 16  # pixels wide: a name, a strip, what a cell has around it
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def installed() -> bool:
    """Whether the library that writes such files is there."""
    return find_spec("docx") is not None


def word_file(document: Document) -> bytes:
    """The brief: the verdict, before and after, the conditions, whether today is believable."""
    import docx

    template = resources.files(docx).joinpath("templates", "default.docx").read_bytes()
    file = docx.Document(BytesIO(template))
    _set_up(file, document)
    file.add_heading(_safe(document.title), level=0)
    if document.first is not None:
        _first(file, document.first, document.language)
    for section in document.sections:
        if section.brief:
            file.add_heading(_safe(section.title), level=1)
            _blocks(file, section.title, section.blocks)
    _written(file.add_paragraph(), say("page.footer", document.language), "note")
    return _undated(template, _parts(file))


def _first(file: File, screen: FirstScreen, language: str) -> None:
    """What is seen on the first screen of the page; below the chart its numbers as a table."""
    line = file.add_paragraph()
    line.add_run(_safe(screen.sentence)).bold = True
    for sentence in screen.further:
        line.add_run(_safe(f" {sentence}"))
    for one in screen.numbers:
        said = f"{one.head}: {one.today} → {one.design} {one.change}"
        _written(file.add_paragraph(style="List Bullet"), said, "plain")
    question = file.add_paragraph()
    question.add_run(_safe(f"{say('answer.decide', language)}: ")).bold = True
    question.add_run(_safe(screen.question))
    _chart(file, screen, language)
    heads = (screen.study, screen.axis, *screen.heads)
    rows = tuple(
        TableRow((Cell(f"{row.mark} {row.name}", row.verdict), Cell(row.days, row.change),
                  *map(Cell, row.facts)))
        for row in screen.rows
    )  # fmt: skip
    caption = say("answer.caption", language)
    _table(file, Table(caption, tuple(map(Column, heads)), rows), caption)
    _written(file.add_paragraph(), " ".join(screen.foot), "note")


def _chart(file: File, screen: FirstScreen, language: str) -> None:
    """A row for each redesign: its name, and its strip beside today's."""
    from docx.oxml.parser import parse_xml
    from docx.shared import Emu, Pt

    def said(row: Contender) -> str:
        told = {"days": row.days, "p90": row.p90, "unit": screen.axis}
        return say("answer.strip", language, mark=row.mark, name=row.name, **told)

    labels = [*screen.labels, *([screen.limit.label] if screen.limit is not None else [])]
    scale = say(
        "answer.axis", language, unit=screen.axis, labels=say("answer.comma", language).join(labels)
    )
    rows: list[tuple[Contender | None, Markup, str]] = [(None, dumbbells.head(screen), scale)]
    rows += [(row, dumbbells.strip(screen, row), said(row)) for row in screen.rows]
    rows += [(None, dumbbells.axis(screen), screen.axis)]
    table = file.add_table(rows=0, cols=2)
    table.autofit = False
    widths = Emu(NAMES * PIXEL), Emu((CHART + MARGIN) * PIXEL)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (row, svg, words) in enumerate(rows, 1):
        name, strip = table.add_row().cells
        name.width, strip.width = widths
        advised = row is not None and row.advised
        if row is not None:
            _fill(name, Cell(f"{row.mark} {row.name}", "", row.verdict, row.tone), bold=advised)
        shapes = drawing(svg, CHART, number=number, said=_safe(words), advised=advised)
        line = strip.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        line.add_run().element.append(parse_xml(shapes))  # the library knows of pictures alone
    file.add_paragraph()


def _parts(file: File) -> dict[str, bytes]:
    """All that the library has read of its template, as it is now."""
    found = {}
    for part in file.part.package.iter_parts():
        found[part.partname.membername] = part.blob
        if len(part.rels):
            found[part.partname.rels_uri.membername] = part.rels.xml
    return found


def _undated(template: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The template with these parts and without the hour of its writing: one result is always the
    same bytes. The library would write the hour, and fail where the clock stands before 1980.
    """
    stream = BytesIO()
    with ZipFile(BytesIO(template)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as written:
        for name in before.namelist():
            part = parts.get(name)
            content = before.read(name) if part is None else part
            written.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return stream.getvalue()


def _set_up(file: File, document: Document) -> None:
    """A4, fonts for both languages, the language for the spelling checker, and no author."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm, Pt

    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for style in file.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            properties = style.element.get_or_add_rPr()
            fonts = properties.get_or_add_rFonts()
            fonts.attrib.clear()
            for name, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", CHINESE)):
                fonts.set(qn(f"w:{name}"), font)
    normal = file.styles["Normal"]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.get_or_add_rPr().append(language)
    normal.font.size = Pt(10)
    file.styles["Title"].font.size = Pt(20)
    about = file.core_properties
    about.title, about.author, about.comments = _safe(document.title)[:255], "", ""
    about.language = document.language


def _blocks(file: File, heading: str, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Heading():
                heading = block.text
                file.add_heading(_safe(heading), level=2)
            case Paragraph():
                _written(file.add_paragraph(), block.text, block.tone)
            case FactList():
                for name, text in block.items:
                    _written(file.add_paragraph(style="List Bullet"), f"{name}: {text}", "plain")
            case Table():
                _table(file, block, "" if block.caption == heading else block.caption)
            case Strips():
                _table(file, block.data, block.data.caption)
            case FlowMap():
                for table in block.tables:
                    _table(file, table, table.caption)
            case _:
                pass  # pictures stay on the page, which has their numbers too


def _table(file: File, table: Table, caption: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    if caption:
        line = file.add_paragraph(_safe(caption), style="Caption")
        line.paragraph_format.keep_with_next = True
    made = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    head = made.rows[0]
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)  # the library has no other way to say it
    for cell, column in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_safe(column.title)).bold = True
    for row in table.rows:
        for cell, said in zip(made.add_row().cells, row.cells, strict=True):
            _fill(cell, said, bold=row.kind == "total")
    for row_made in made.rows:
        for cell, column in zip(row_made.cells, table.columns, strict=True):
            for line in cell.paragraphs if column.align == "right" else ():
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.add_paragraph()


def _fill(cell: _Cell, said: Cell, *, bold: bool) -> None:
    """The figure, below it what explains it, and the word that judges it."""
    from docx.shared import Pt

    line = cell.paragraphs[0]
    line.add_run(_safe(said.text)).bold = bold
    if said.detail:
        line.add_run(f"\n{_safe(said.detail)}").font.size = Pt(8)
    if said.word:
        _written(line, f"\n{said.word}", said.tone)


def _written(line: Line, text: str, tone: Tone) -> None:
    from docx.shared import RGBColor

    run = line.add_run(_safe(text))
    if COLOURS[tone]:
        run.font.color.rgb = RGBColor.from_string(COLOURS[tone])
        run.bold = tone != "note"


def _safe(text: str) -> str:
    """What XML cannot hold becomes a question mark."""
    return _NOT_XML.sub("?", text)
