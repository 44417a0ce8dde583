"""The document as one HTML file that needs nothing else and lets nothing else in."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from approvalflow.report.document import (
    MAP_NUMBERS,
    Block,
    Document,
    FlowMap,
    Folded,
    Section,
    Table,
)
from approvalflow.report.drawings import charts, dumbbells, tornado
from approvalflow.report.map import svg
from approvalflow.report.media.spreadsheet import csv_text
from approvalflow.study.result import Result
from approvalflow.wording import say

LARGEST = 500_000  # bytes of a page: what can be mailed anywhere
WHOLE, OPEN = 3, 2  # redesigns of which a narrow screen tells all facts; of more, of so many
LEAST, LINE = 16, 80  # characters below a figure, and of a text, that need no wider column
LONG = 25  # rows of a table that may go over several printed pages
PACKED_MORE = 250  # bytes of what stands around a packed map
BRIEF_ENDS = "before-after"  # the section after which a printed page breaks
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_PLAIN = "!$'()*+,-./:;=?@_~"  # what a URL needs no code for, but & and #
_KEPT_TOGETHER = re.compile(r"(?<=\d) (?=\d{3}\b|%|h\b|[A-Z]{3}\b)|(?<=\b[A-Z]{3}) (?=\d)")


@dataclass(frozen=True, slots=True)
class Download:
    """What can be saved from a page: the name of the file, what is said of it, and its content as
    an address.
    """

    name: str
    label: str
    address: str


def page(document: Document, result: Result) -> str:
    """The whole page; the CSV of `result` is inside for download.

    Where it would be larger than `LARGEST`, what the script replays is packed, and maps are that
    are not in view, from the last one on, then folded tables, then those of the details; the
    script unpacks them in the reader's browser.
    """
    kind = say(f"page.kind.{result.kind}", document.language)
    return _rendered(document, kind, _downloads(result, document.language), _recorded(result))


def sheet(document: Document, kind: str, downloads: Sequence[Download] = ()) -> str:
    """The page of a document that is of no result; `kind` is said above its title."""
    return _rendered(document, kind, downloads, "[]")


def _rendered(document: Document, kind: str, downloads: Sequence[Download], recorded: str) -> str:
    sheets = (_read("page.css"), charts.style(), tornado.style(), svg.style(), _choosing(document))
    style = "\n".join(sheets)
    script = _read("replay.js")
    environment = _environment(document.language)
    sections = _ordered(document)
    template = environment.from_string(_read("page.html.jinja"))
    maps = _maps(document)
    parts = {
        "document": document,
        "sections": sections,
        "details_begin": next((s.id for s in sections if s.detail), ""),
        "first": _first(environment, document),
        "kind": kind,
        "style": Markup(style),  # our own file
        "script": Markup(script),  # our own file
        "policy": policy(style, script),
        "recorded": Markup(recorded),  # nothing but numbers
        "recorded_packed": "",
        "downloads": downloads,
        "brief_ends": BRIEF_ENDS,
        "maps": maps,
        "beside": any(block.id == MAP_NUMBERS for _, block in _folded(document)),
        "tables_packed": {},
    }
    whole = template.render(parts)
    excess = len(whole.encode()) - LARGEST
    if excess <= 0:
        return whole
    packed = _packed(recorded)
    excess -= len(recorded) - len(packed) - PACKED_MORE
    fewer = {"recorded": "", "recorded_packed": packed, "maps": _fewer(maps, excess)}
    whole = template.render(parts | fewer)
    excess = len(whole.encode()) - LARGEST
    if excess <= 0:
        return whole
    drawn = template.make_module(parts)
    return template.render(parts | fewer | {"tables_packed": _closed(document, drawn, excess)})


def _ordered(document: Document) -> Sequence[Section]:
    """Below a first screen the sections that say no more than it, but in full, come last."""
    if document.first is None:
        return tuple(replace(section, detail=False) for section in document.sections)
    return sorted(document.sections, key=lambda section: section.detail)


def _first(environment: Environment, document: Document) -> Markup:
    """What is seen before anything else; nothing of a document that has none."""
    screen = document.first
    if screen is None:
        return Markup("")
    parts = {
        "screen": screen,
        "head": dumbbells.head(screen),
        "strips": [dumbbells.strip(screen, row) for row in screen.rows],
        "axis": dumbbells.axis(screen),
        "folds": len(screen.rows) - OPEN if len(screen.rows) > WHOLE else 0,
    }
    return Markup(environment.from_string(_read("first.html.jinja")).render(parts))  # escaped there


def _packed(text: str) -> str:
    return b64encode(zlib.compress(text.encode(), 9)).decode()


@dataclass(frozen=True, slots=True)
class _Map:
    """The map of a design; `first` is the one that is in view as the page opens."""

    drawn: Markup
    first: bool
    packed: str = ""


def _flow_maps(document: Document) -> dict[str, FlowMap]:
    """Every map of the document by its id on the page."""
    return {
        f"{section.id}-{number}": block
        for section in document.sections
        for number, block in enumerate(section.blocks, 1)
        if isinstance(block, FlowMap)
    }


def _maps(document: Document) -> dict[str, _Map]:
    """The map of every design by its id on the page."""
    return {
        f"{id_}-{n}": _Map(Markup("").join(drawn), n == block.in_view)
        for id_, block in _flow_maps(document).items()
        for n, drawn in enumerate(svg.map_svgs(block.maps, id_))
    }


def _choosing(document: Document) -> str:
    """Rules by which the map of the chosen design is in view, without a script."""
    most = max((len(block.maps) for block in _flow_maps(document).values()), default=0)
    return "".join(f".pick-{n}:checked ~ .map-of-{n} {{ display: block; }}\n" for n in range(most))


def _fewer(maps: dict[str, _Map], excess: int) -> dict[str, _Map]:
    """As many maps packed as it takes to save so many bytes; never one that is in view first."""
    made = dict(maps)
    for id_, shown in reversed(maps.items()):
        if excess <= 0:
            break
        if not shown.first:
            text = _packed(shown.drawn)
            made[id_] = _Map(Markup(""), first=False, packed=text)
            excess -= len(shown.drawn.encode()) - len(text) - PACKED_MORE
    return made


def _folded(document: Document) -> list[tuple[str, Folded]]:
    """Every group of folded tables by its id on the page."""
    return [
        (f"{section.id}-{number}", block)
        for section in document.sections
        for number, block in enumerate(section.blocks, 1)
        if isinstance(block, Folded)
    ]


def _closed(document: Document, drawn: Any, excess: int) -> dict[str, str]:
    """As many folded tables packed as it takes to save so many bytes, from the last on; then the
    tables of what is looked up, by the macros of the page.
    """
    every = {b.id: partial(drawn.folded, b.title, b.tables, id_) for id_, b in _folded(document)}
    looked_up = {
        f"{section.id}-{number}": partial(drawn.table, block, f"{section.id}-{number}")
        for section in document.sections
        for number, block in enumerate(section.blocks, 1)
        if isinstance(block, Table) and section.detail and document.first is not None
    }
    made = {}
    for id_, draws in (*reversed(every.items()), *reversed(looked_up.items())):
        if excess <= 0:
            break
        whole = draws()
        made[id_] = _packed(whole)
        excess -= len(whole.encode()) - len(made[id_]) - PACKED_MORE
    return made


def _downloads(result: Result, language: str) -> list[Download]:
    """The measures, and the files that were simulated."""
    inputs = result.inputs
    table = f"{_plain(inputs.process.id)}.csv"
    made = [download(table, say("page.csv", language), "csv", "\ufeff" + csv_text(result))]
    for file in (inputs.process, *inputs.redesigns):
        name = f"{_plain(file.id)}.yaml"
        made.append(download(name, say("page.yaml", language, name=name), "yaml", file.text))
    return made


def download(name: str, label: str, kind: str, text: str) -> Download:
    """A text that can be saved."""
    return Download(name, label, _address(kind, text))


def _address(kind: str, text: str) -> str:
    """A data URL, RFC 2397, in whichever of its two forms is the shorter one."""
    plain = "," + quote(text, safe=_PLAIN)
    coded = ";base64," + b64encode(text.encode()).decode()
    return f"data:text/{kind};charset=utf-8{min(plain, coded, key=len)}"


def _plain(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name) or "result"


def policy(style: str, script: str) -> str:
    """Nothing may load; only this very style applies, only this very script runs."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _recorded(result: Result) -> str:
    """The movements of each design, case by case, as the script reads them."""
    cases = [[_briefly(case.moves) for case in d.replay] for d in result.designs]
    return json.dumps(cases, separators=(",", ":"))


def _briefly(moves: Sequence[int]) -> list[int]:
    """A case sets off counted from the end of its movement before, which is mostly zero."""
    brief: list[int] = []
    until = 0
    for n in range(0, len(moves), 4):
        flow, left, takes, stays = moves[n : n + 4]
        brief += (flow, left - until, takes, stays)
        until = left + takes + stays
    return brief


def _read(name: str) -> str:
    return (
        files("approvalflow.report.media").joinpath(name).read_text(encoding="utf-8").rstrip("\n")
    )


def _environment(language: str) -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

    def text(words: str) -> Markup:
        return _text(words, language)

    def words(key: str, /, **parameters: object) -> str:
        return say(key, language, **parameters)

    environment.filters |= {"text": text, "block_kind": _kind, "lean": _lean}
    environment.globals |= {"say": words, "chart": charts.chart_svgs, "long": LONG}
    environment.globals |= {"tornado": tornado.tornado}
    return environment


def _text(words: str, language: str) -> Markup:
    """Numbers kept whole, and Chinese inside another language marked for a screen reader."""
    safe = _KEPT_TOGETHER.sub("\u00a0", str(escape(words)))
    if not language.startswith("zh"):
        safe = _CHINESE.sub(r'<span lang="zh">\g<0></span>', safe)
    return Markup(safe)  # escaped above


def _lean(table: Table) -> bool:
    """Whether its cells say so little that their columns need no least width."""
    cells = [cell for row in table.rows for cell in row.cells[1:]]
    return not any(c.word or len(c.detail) > LEAST or len(c.text) > LINE for c in cells)


def _kind(block: Block) -> str:
    return type(block).__name__.lower()
