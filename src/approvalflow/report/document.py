"""What a report says, without a medium: blocks that terminal, page and text each draw their way.

Every text is plain and complete; tone never carries anything that the words do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.report.strip import BarPart, Dot, Slope, Strip, TornadoBar

Tone = Literal["plain", "good", "bad", "unsure", "note"]
RowKind = Literal["plain", "total", "part"]
Align = Literal["left", "right"]
Look = Literal["today", "view", "other"]  # today, the design in view, any other one


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or a few."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: what it says, what explains it, and the word that judges it."""

    text: str
    detail: str = ""
    word: str = ""
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column."""

    title: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells; the first names the row. A total stands out, a part of the total stands back."""

    cells: tuple[Cell, ...]
    kind: RowKind = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart. `mark` is the letter it goes by; x and y are of equal length."""

    mark: str
    name: str
    look: Look
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A line across a chart."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class CurveChart:
    """Shares (0..1) that rise over x, with the numbers as a table."""

    title: str
    description: str
    x_label: str
    y_label: str
    x_max: float
    series: tuple[Series, ...]
    limit: Limit | None
    data: Table


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the letter it goes by, its name, a number for each part and their sum in words."""

    mark: str
    name: str
    look: Look
    values: tuple[float, ...]
    total: str


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars that belong together; a group alone needs no name."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars in groups, stacked where there are several parts, with the numbers as a table."""

    title: str
    description: str
    parts: tuple[BarPart, ...]
    groups: tuple[BarGroup, ...]
    limit: Limit | None
    data: Table


@dataclass(frozen=True, slots=True)
class Dots:
    """Things by two measures; `kinds`: the names of those with a mark, of the others, of today."""

    title: str
    description: str
    x_label: str
    y_label: str
    dots: tuple[Dot, ...]
    kinds: tuple[str, str, str]
    data: Table


@dataclass(frozen=True, slots=True)
class SlopePanel:
    """Slopes of one redesign, under its letter and a few words."""

    mark: str
    head: str
    look: Look
    slopes: tuple[Slope, ...]


@dataclass(frozen=True, slots=True)
class Slopes:
    """Panels on one axis, from `today` to each redesign, with the numbers as a table."""

    title: str
    description: str
    today: str
    panels: tuple[SlopePanel, ...]
    data: Table


@dataclass(frozen=True, slots=True)
class Strips:
    """Bars in rows, with the numbers as a table; `legend`: what bar, ring and stroke stand for,
    `x_label`: what is counted.
    """

    title: str
    description: str
    legend: tuple[str, ...]
    rows: tuple[Strip, ...]
    x_label: str
    data: Table


AnyChart = CurveChart | Bars | Slopes | Strips | Dots
Kept = Literal["kept", "added", "changed"]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a map: the level and the department or role, either may be empty."""

    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on a map: a step, a gateway, a question to the applicant, the start or an end.

    `lane` is its position among the lanes. `days` is how long a file waits there, `shade` its
    share of the longest wait (0..1), `longest` whether most of all days are waited there. `tag` is
    the word for `kept`, empty if nothing changes; `step` and `role` are the whole names, `told` is
    what it is called where no lane says whose it is, `detail` tells more to whoever points at it.
    """

    id: str
    does: str
    lane: int
    name: str
    days: str = ""
    shade: float = 0.0
    longest: bool = False
    kept: Kept = "kept"
    tag: str = ""
    step: str = ""
    role: str = ""
    told: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MapArrow:
    """A way between two places, `by` another one if that is not empty. `label`: who goes there,
    in a line each; `share`: that of all cases which ever take it, None if nothing was measured;
    `flow`: its position in the flows of the design; one that is not `drawn` is told in words.
    """

    source: str
    target: str
    label: tuple[str, ...]
    share: float | None
    flow: int
    drawn: bool = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class DesignMap:
    """One design in swim lanes. `design` is its position in the result, `mark` and `name` what it
    goes by; `notes` is what the drawing leaves to words. `percent`: how a share is written.
    `says`: what the design does to the way, in a sentence or two.
    """

    design: int
    mark: str
    name: str
    description: str
    lanes: tuple[Lane, ...]
    places: tuple[Place, ...]
    arrows: tuple[MapArrow, ...]
    notes: tuple[str, ...]
    percent: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The way of the files: of each design one map, of which one is in view.

    `printed`: the positions of the maps that stand side by side on paper; `measured`: whether they
    tell waits and shares; `tables`: the steps and the arrows, unless they stand elsewhere;
    `as_text`: the first design as a diagram in text, where media that draw such are to have it.
    """

    title: str
    maps: tuple[DesignMap, ...]
    in_view: int
    printed: tuple[int, ...]
    measured: bool
    tables: tuple[Table, ...]
    as_text: str = ""


MAP_NUMBERS = "map-numbers"  # the id of what all maps of a report show


@dataclass(frozen=True, slots=True)
class Folded:
    """Tables for whoever opens them, to which `id` leads."""

    id: str
    title: str
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class FactList:
    """Names and what they are."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to copy, line by line; `of` is the language it is written in, if any."""

    text: str
    of: str = "yaml"


@dataclass(frozen=True, slots=True)
class Tornado:
    """What a redesign saves between the ends of each guess, and `now`, with the guesses as a table.
    The texts stand at nothing saved and at what is saved now.
    """

    title: str
    description: str
    bars: tuple[TornadoBar, ...]
    now: float
    none_text: str
    now_text: str
    data: Table


Block = Heading | Paragraph | Table | AnyChart | Tornado | FlowMap | Folded | FactList | Code


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report with a stable id. `brief`: it belongs to the short form too; `detail`:
    below a first screen it is looked up, not read.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    brief: bool = False
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report, in one language."""

    title: str
    language: str
    sections: tuple[Section, ...]
    first: FirstScreen | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where a redesign stands on the axis of days: its mean with the interval of the difference to
    today, and the days of nine in ten; None where there is none.
    """

    mean: float | None
    low: float | None
    high: float | None
    p90: float | None


@dataclass(frozen=True, slots=True)
class Turned:
    """A number of today and what it becomes, with what they are of and by how much they differ."""

    head: str
    today: str
    design: str
    change: str


@dataclass(frozen=True, slots=True)
class Contender:
    """A redesign on the first screen: its row of the chart and four facts in words, in the order
    in time, price, for whom, what is given up. `advised`: it is the one recommended.
    """

    mark: str
    name: str
    verdict: str
    tone: Tone
    advised: bool
    days: str
    change: str
    p90: str
    span: Span
    facts: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """All that a leader acts on: of which study, a sentence and what else it must say, two numbers,
    the decision as a question, the redesigns by rank against today, and how sure it is.

    `heads` stand over the facts; `today`: where today stands on the axis of days, `labels` what is
    said there of its mean and of nine in ten; `limit`: the promised or statutory days, where all
    cases have the same.
    """

    study: str
    sentence: str
    further: tuple[str, ...]
    numbers: tuple[Turned, ...]
    question: str
    axis: str
    today: Span
    labels: tuple[str, str]
    limit: Limit | None
    heads: tuple[str, str, str, str]
    rows: tuple[Contender, ...]
    foot: tuple[str, ...]
