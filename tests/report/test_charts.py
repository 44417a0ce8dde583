"""Charts by geometry: of random numbers and names, and of every study in both languages."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.report.document import (
    AnyChart,
    Bar,
    BarGroup,
    Bars,
    CurveChart,
    Document,
    Limit,
    Look,
    Series,
    SlopePanel,
    Slopes,
    Table,
)
from approvalflow.report.drawings.charts import NARROW, WIDE, chart_file, chart_svgs, drawn
from approvalflow.report.drawings.pieces import apart
from approvalflow.report.media.html import page
from approvalflow.report.sections import document_of
from approvalflow.report.strip import BarPart, Slope
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from helpers import graphs, sample

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))
NO_TABLE = Table("", (), ())
ROOMS = (WIDE, NARROW)
words = st.text("abcWM 一二三，(-", min_size=1, max_size=60).filter(str.strip)
days = st.floats(0.0, 900.0)


def looks(count: int) -> list[Look]:
    return ["today", "view", *["other"] * count][:count]  # type: ignore[list-item]


@st.composite
def bars(draw: st.DrawFn) -> Bars:
    parts = draw(st.integers(1, 5))
    designs = draw(st.lists(words, min_size=1, max_size=6))
    limit = draw(st.none() | st.builds(Limit, st.floats(0.1, 900.0), st.just("at most 85 %")))

    def group(name: str) -> BarGroup:
        made = []
        for number, (called, look) in enumerate(zip(designs, looks(len(designs)), strict=True)):
            values = tuple(draw(days) for _ in range(parts))
            made.append(Bar("TABCDE"[number], called, look, values, f"{sum(values):.1f}"))
        return BarGroup(name, tuple(made))

    names = draw(st.just([""]) | st.lists(words, min_size=2, max_size=4))
    pieces = tuple(BarPart(draw(words), n) for n in range(parts))
    return Bars("Days", "", pieces, tuple(map(group, names)), limit, NO_TABLE)


@st.composite
def slopes(draw: st.DrawFn) -> Slopes:
    def slope() -> Slope:
        today, design = draw(days), draw(days)
        texts = (f"{today:.1f}", f"{design:.1f}{draw(st.sampled_from(['', ' min', '小时']))}")
        return Slope(draw(words), today, design, texts, draw(st.booleans()))

    def panel(look: Look) -> SlopePanel:
        found = tuple(slope() for _ in range(draw(st.integers(1, 7))))
        return SlopePanel("B", draw(words), look, found)

    panels = tuple(panel(look) for look in looks(draw(st.integers(1, 5))))
    return Slopes("Days", "", draw(st.sampled_from(["today", "现状"])), panels, NO_TABLE)


@st.composite
def curves(draw: st.DrawFn) -> CurveChart:
    edge = draw(st.floats(1.0, 900.0))
    made = []
    for number, look in enumerate(looks(draw(st.integers(1, 7)))):
        steps = draw(st.lists(st.floats(0.0, edge), min_size=2, max_size=9, unique=True))
        shares = tuple((n + 1) / len(steps) for n in range(len(steps)))
        series = Series("TABCDEF"[number], draw(words), look, tuple(sorted(steps)), shares)
        made.append(series)
    limit = draw(st.none() | st.builds(Limit, st.floats(0.0, edge), st.just("promised limit")))
    return CurveChart("Share", "", draw(words), "decided", edge, tuple(made), limit, NO_TABLE)


@given(bars() | slopes() | curves(), st.sampled_from(ROOMS))
def test_no_text_is_cut_or_covers_another(chart: AnyChart, room: float) -> None:
    made = drawn(chart, room)
    assert graphs.faults(made) == []
    assert made.width == room
    assert made == drawn(chart, room)


@given(st.lists(st.tuples(st.floats(0.0, 100.0), st.floats(1.0, 20.0)), min_size=1, max_size=9))
def test_labels_move_apart_and_no_further(labels: list[tuple[float, float]]) -> None:
    labels.sort()
    wanted, heights = zip(*labels, strict=True)
    bottom = 120.0 + sum(heights)
    places = apart(wanted, heights, 0.0, bottom)
    ends = [place + high for place, high in zip(places, heights, strict=True)]
    assert all(end <= after + 1e-6 for end, after in zip(ends, places[1:], strict=False))
    assert min(places) >= 0.0
    assert max(ends) <= bottom + 1e-6
    free = all(a + h <= b for (a, h), (b, _) in pairwise(labels))
    assert not free or places == pytest.approx(wanted)


@cache
def shipped(name: str) -> Result:
    return compare(read_study(PROCESSES / name, None), Settings(replications=2, workers=1))


def charts_of(document: Document) -> Iterator[AnyChart]:
    for section in document.sections:
        yield from (b for b in section.blocks if isinstance(b, CurveChart | Bars | Slopes))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", STUDIES)
def test_no_text_is_cut_on_the_charts_of_a_study(name: str, language: str) -> None:
    found = [*charts_of(document_of(shipped(name), language))]
    assert {type(chart) for chart in found} == {CurveChart, Bars, Slopes}
    for chart in found:
        for room in ROOMS:
            assert graphs.faults(drawn(chart, room)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", STUDIES)
def test_the_bars_of_a_study_are_as_long_as_the_means_that_stand_everywhere(name: str) -> None:
    result = shipped(name)
    document = document_of(result)
    ledger = next(
        b for s in document.sections if s.id == "ledger" for b in s.blocks if isinstance(b, Bars)
    )
    assert document.first is not None
    told = {bar.mark: bar.total for group in ledger.groups for bar in group.bars}
    assert {row.mark: row.days for row in document.first.rows} == {
        mark: total for mark, total in told.items() if mark != "T"
    }
    for bar in ledger.groups[0].bars:
        assert f"{sum(bar.values):.1f}" == bar.total
    assert [bar.mark for bar in ledger.groups[0].bars] == [
        "T", *(row.mark for row in document.first.rows)
    ]  # fmt: skip


def test_the_page_has_no_hatching(document: Document, result: Result) -> None:
    html = page(document, result)
    assert "<pattern" not in html
    assert "url(#" not in html


def drawn_in(chart: AnyChart) -> dict[str, set[str]]:
    """The classes of all that is drawn in the colour of each look."""
    found: dict[str, set[str]] = {"today": set(), "view": set(), "other": set()}

    def gather(inside: ET.Element, look: str) -> None:
        kinds = set(inside.get("class", "").split())
        look = next(iter(kinds & found.keys()), look)
        if look and inside.tag != "g":
            found[look] |= kinds
        for child in inside:
            gather(child, look)

    gather(ET.fromstring(f"<svg>{drawn(chart, WIDE).body}</svg>"), "")
    return found


def test_the_design_in_view_alone_has_the_accent_and_today_is_hollow(document: Document) -> None:
    """One of `sample` is advised; whatever is drawn of the others is grey."""
    found = [*charts_of(document)]
    assert len(found) == 5
    for chart in found:
        for shown in designs_of(chart):
            assert (shown[1] == "view") == (shown[0] == "A")
            assert (shown[1] == "today") == (shown[0] == "T")
        kinds = drawn_in(chart)
        assert ("hollow" in kinds["today"]) == isinstance(chart, CurveChart)
        assert not kinds["other"] & {"own"}
        assert "own" in kinds["view"]


def designs_of(chart: AnyChart) -> set[tuple[str, Look]]:
    match chart:
        case CurveChart():
            return {(series.mark, series.look) for series in chart.series}
        case Bars():
            return {(bar.mark, bar.look) for group in chart.groups for bar in group.bars}
        case Slopes():
            return {(panel.mark, panel.look) for panel in chart.panels}


def test_each_piece_has_a_strength_of_its_own(document: Document) -> None:
    ledger = next(c for c in charts_of(document) if isinstance(c, Bars) and len(c.parts) == 5)
    assert [part.strength for part in ledger.parts] == [0, 1, 2, 3, 4]
    assert {f"g{n}" for n in range(5)} <= drawn_in(ledger)["view"]


def test_a_chart_of_a_page_is_drawn_for_two_widths_and_said_in_words(document: Document) -> None:
    for chart in charts_of(document):
        both = ET.fromstring(f"<div>{chart_svgs(chart)}</div>")
        assert [svg.get("width") for svg in both] == [str(WIDE), str(NARROW)]
        for svg in both:
            assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
            assert svg.get("aria-label") == f"{chart.title}. {chart.description}"


@given(bars() | slopes() | curves())
def test_a_chart_as_a_file_is_svg_with_its_style_inside(chart: AnyChart) -> None:
    text = chart_file(chart)
    root = ET.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}style") is not None
    assert not re.search(r"href|url\(|@import|<script", text)


def test_names_are_text(document: Document) -> None:
    for chart in charts_of(document):
        assert "<script" not in chart_file(chart)


def test_a_run_is_in_view(tmp_path: Path) -> None:
    for chart in charts_of(document_of(sample.single())):
        assert {look for _, look in designs_of(chart)} == {"view"}
