"""A drawing of the page as shapes of a Word file: lines, dots, bars and words stay such, so that it
is sharp on any paper, its words have the fonts of the file, and whoever edits it can move them.

A program that draws no such shapes shows the words of the drawing instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

LATIN, CHINESE = "Calibri", "Microsoft YaHei"  # fonts
PIXEL = 9525  # English Metric Units, of which Word counts
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:a="{_DRAWING}/main" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    f' xmlns:wpg="{_OFFICE}/wordprocessingGroup" xmlns:wps="{_OFFICE}/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_WHOLE = (
    "<mc:AlternateContent {spaces}>"
    '<mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{id}" name={name} descr={said}/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{office}/wordprocessingGroup"><wpg:wgp>'
    "<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
    "</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice><mc:Fallback><w:t>{fallback}</w:t></mc:Fallback></mc:AlternateContent>"
)
_SHAPE = (
    '<wps:wsp><wps:cNvPr id="{id}" name="{kind} {id}"/><wps:cNvSpPr{box}/><wps:spPr><a:xfrm>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{fill}{edge}</wps:spPr>{inside}</wps:wsp>'
)
_BARE = "<wps:bodyPr/>"
_WORDS = (
    '<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}"'
    ' w:lineRule="exact"/><w:jc w:val="{side}"/></w:pPr>{runs}</w:p></w:txbxContent></wps:txbx>'
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
    "</wps:bodyPr>"
)
_RUN = (
    "<w:r><w:rPr><w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={chinese}/>{bold}"
    '<w:color w:val="{colour}"/><w:sz w:val="{size}"/></w:rPr>'
    '<w:t xml:space="preserve">{text}</w:t></w:r>'
)
_SIDES = {"start": "left", "middle": "center", "end": "right"}
_BASE = 0.96  # of the size of the words, from the top of their line to where they stand

INK, SOFT, TODAY, VIEW, REST, PAPER = "1B2127", "55606B", "56718A", "005A9C", "6F7983", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """How a class of the page's drawings looks on paper. Sizes are pixels, `clear` is the share of
    the paper that shows through a fill; what is `own` has the colour of the design in view.
    """

    edge: str = ""
    thick: float = 1.0
    dashed: bool = False
    fill: str = ""
    clear: float = 0.0
    size: float = 12.0
    bold: bool = False
    own: bool = False


LOOKS: dict[str, Look] = {
    "line.across today": Look(edge=TODAY, thick=1.5),
    "line.across limit": Look(edge=INK, thick=1.2, dashed=True),
    "line.axis": Look(edge=SOFT),
    "line.gain": Look(edge=REST, thick=3, own=True),
    "line.ninety": Look(edge=REST, thick=1.2, own=True),
    "circle.was": Look(edge=TODAY, thick=2, fill=PAPER),
    "circle.now": Look(edge=REST, fill=REST, own=True),
    "circle.ninety": Look(edge=REST, thick=1.5, fill=PAPER, own=True),
    "rect.chance": Look(fill=REST, clear=0.55, own=True),
    "text.small": Look(fill=SOFT, size=11),
    "text.today": Look(fill=TODAY, bold=True),
    "text.limit": Look(fill=INK),
    "text.mean": Look(fill=INK),
    "tspan.value": Look(fill=INK, size=16, bold=True, own=True),
    "tspan.change": Look(fill=SOFT, size=14, own=True),
}


def drawing(svg: Markup, width: float, *, number: int, said: str, advised: bool = False) -> str:
    """The XML of one drawing, as wide as so many pixels, for a run of a paragraph.

    `number` tells it from the other drawings of the file, `said` is what it shows in words;
    `advised`: it is of the design that is recommended, and has its colour. KeyError for a class
    that has no look.
    """
    root = ET.fromstring(svg)
    paper = _Paper(width, float(root.attrib["height"]), 1000 * number, advised)
    return _WHOLE.format(
        spaces=_NAMESPACES,
        office=_OFFICE,
        width=_units(paper.width),
        height=_units(paper.height),
        id=number,
        name=quoteattr(f"{number}"),
        said=quoteattr(said),
        fallback=escape(said),
        shapes="".join(paper.shapes(root)),
    )


@dataclass(slots=True)
class _Paper:
    """Where shapes are laid, in pixels; `last` is the number of the last one."""

    width: float
    height: float
    last: int
    advised: bool

    def shapes(self, marks: Iterable[ET.Element]) -> Iterator[str]:
        makers = {"line": self._line, "circle": self._circle, "rect": self._bar, "text": self._text}
        for mark in marks:
            yield makers[mark.tag](mark)

    def _line(self, mark: ET.Element) -> str:
        xs = sorted(self._at(mark, key, self.width) for key in ("x1", "x2"))
        ys = sorted(self._at(mark, key, self.height) for key in ("y1", "y2"))
        return self._shape("line", mark, xs[0], ys[0], xs[1] - xs[0], ys[1] - ys[0])

    def _circle(self, mark: ET.Element) -> str:
        x, y, r = (
            self._at(mark, "cx", self.width),
            float(mark.attrib["cy"]),
            float(mark.attrib["r"]),
        )
        return self._shape("ellipse", mark, x - r, y - r, 2 * r, 2 * r)

    def _bar(self, mark: ET.Element) -> str:
        x, width = (self._at(mark, key, self.width) for key in ("x", "width"))
        return self._shape("rect", mark, x, float(mark.attrib["y"]), width,
                           float(mark.attrib["height"]))  # fmt: skip

    def _text(self, mark: ET.Element) -> str:
        """In a box from where the words begin or end to the edge of the drawing."""
        parts = [(part, _look(part).size) for part in (list(mark) or [mark])]
        size = max(size for _, size in parts)
        at = self._at(mark, "x", self.width) + float(mark.attrib["dx"])
        anchor = mark.attrib["text-anchor"]
        half = min(at, self.width - at)
        left = {"start": at, "middle": at - half, "end": 0.0}[anchor]
        right = {"start": self.width, "middle": at + half, "end": at}[anchor]
        inside = _WORDS.format(
            line=_twentieths(1.2 * size),
            side=_SIDES[anchor],
            runs="".join(self._run(part, first=not n) for n, (part, _) in enumerate(parts)),
        )
        top = float(mark.attrib["y"]) - _BASE * size
        return self._box("rect", (left, top, right - left, 1.3 * size), inside=inside)

    def _run(self, part: ET.Element, *, first: bool) -> str:
        look = _look(part)
        return _RUN.format(
            latin=quoteattr(LATIN),
            chinese=quoteattr(CHINESE),
            bold="<w:b/>" if look.bold else "",
            colour=self._colour(look, look.fill),
            size=round(1.5 * look.size),
            text=escape(("" if first else " ") + (part.text or "")),
        )

    def _shape(
        self, kind: str, mark: ET.Element, x: float, y: float, width: float, height: float
    ) -> str:
        look = _look(mark)
        fill = edge = "<a:noFill/>"
        if look.fill:
            clear = f'<a:alpha val="{round(100_000 * (1 - look.clear))}"/>' if look.clear else ""
            fill = _solid(self._colour(look, look.fill), clear)
        if look.edge:
            dash = '<a:prstDash val="sysDash"/>' if look.dashed else ""
            edge = _solid(self._colour(look, look.edge)) + dash
        edge = f'<a:ln w="{_units(look.thick)}">{edge}</a:ln>'
        return self._box(kind, (x, y, width, height), fill, edge)

    def _box(
        self, kind: str, place: tuple[float, float, float, float],
        fill: str = "<a:noFill/>", edge: str = "<a:ln><a:noFill/></a:ln>", inside: str = _BARE,
    ) -> str:  # fmt: skip
        self.last += 1
        x, y, width, height = map(_units, place)
        box = "" if inside is _BARE else ' txBox="1"'
        return _SHAPE.format(id=self.last, kind=kind, box=box, x=x, y=y, width=width,
                             height=height, fill=fill, edge=edge, inside=inside)  # fmt: skip

    def _at(self, mark: ET.Element, key: str, whole: float) -> float:
        """A place in pixels, of which a share of the whole may be given."""
        text = mark.attrib[key]
        return whole * float(text[:-1]) / 100 if text.endswith("%") else float(text)

    def _colour(self, look: Look, colour: str) -> str:
        return VIEW if self.advised and look.own and colour != PAPER else colour


def _look(mark: ET.Element) -> Look:
    # what stands over a line hides it on the page; here words have no ground to hide it with
    return LOOKS[f"{mark.tag}.{mark.attrib['class'].removesuffix(' over')}"]


def _solid(colour: str, clear: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}">{clear}</a:srgbClr></a:solidFill>'


def _units(pixels: float) -> int:
    return round(pixels * PIXEL)


def _twentieths(pixels: float) -> int:
    """Of a point, of which there are 0.75 a pixel."""
    return round(pixels * 15)
