"""Maps by geometry: random processes of up to 60 steps, and every study in both languages."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from approvalflow.office.office import Office
from approvalflow.report.map.layout import Link, Shape, layout
from approvalflow.report.map.mapping import flow_map
from approvalflow.report.map.measuring import width, wrapped
from approvalflow.report.map.svg import labelled, lane_heights, links_of, shapes_of
from approvalflow.report.map.together import Drawn
from approvalflow.report.map.views import unmeasured
from approvalflow.study.differences import changes
from approvalflow.study.reading import read_study
from approvalflow.study.summary.flows import flows_of, steps_of
from helpers.geometry import faults
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent for path in PROCESSES.glob("*/process.yaml"))


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Shape], list[Link]]:
    """A chain with jumps, ways back, ends that many lead to, and labels."""
    size = draw(st.integers(2, 60))
    lanes = draw(st.integers(1, 8))
    shapes = [
        Shape(
            f"n{n}",
            draw(st.integers(0, lanes - 1)),
            draw(st.sampled_from([28.0, 90.0, 142.0])),
            draw(st.sampled_from([30.0, 44.0, 95.0])),
        )
        for n in range(size)
    ]
    node = st.integers(0, size - 1)
    pairs = {(n, min(size - 1, n + draw(st.integers(1, 3)))) for n in range(size - 1)}
    pairs |= set(draw(st.lists(st.tuples(node, node), max_size=size)))
    pairs |= {(n, size - 1) for n in draw(st.lists(node, max_size=size // 2))}
    links = [
        Link(f"n{a}", f"n{b}", draw(st.sampled_from([0.0, 0.0, 40.0, 108.0])), draw(st.booleans()))
        for a, b in sorted(pairs)
    ]
    return shapes, links


@settings(max_examples=60, deadline=None)
@given(drawings())
def test_on_random_maps_nothing_covers_anything(drawing: tuple[list[Shape], list[Link]]) -> None:
    shapes, links = drawing
    drawn = layout(shapes, links)
    assert faults(shapes, links, drawn) == []
    assert drawn == layout(shapes, links)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(processes(most=40), st.sampled_from(["en", "zh"]))
def test_on_the_maps_of_random_processes_nothing_covers_anything(tree: Tree, language: str) -> None:
    process = process_of(tree)
    assume(len(process.steps) <= 60)
    shown = unmeasured(process, None, process, language)
    shapes, links = shapes_of(shown), links_of(shown)
    drawn = layout(shapes, links, lane_heights(shown))
    assert faults(shapes, links, drawn) == []
    assert set(process.steps) <= set(drawn.boxes)
    of_lane = {place.id: place.lane for place in shown.places}
    for name, box in drawn.boxes.items():
        lane = drawn.lanes[of_lane[name]]
        assert lane.y <= box.y
        assert box.bottom <= lane.bottom


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.name)
def test_on_the_maps_of_a_study_nothing_covers_anything(study: Path, language: str) -> None:
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    today = read.today.process
    first = Drawn(0, "T", "today", steps_of(Office(today)), flows_of(today))
    both = [
        Drawn(
            1,
            "A",
            r.redesign.id,
            steps_of(Office(r.process)),
            flows_of(r.process),
            changes(today, r.process),
        )
        for r in read.redesigns
    ]
    for designs in ([first], *([first, other] for other in both)):
        shown = flow_map("A study", designs, today.levels, language, measured=True)
        shapes, links = shapes_of(shown), links_of(shown)
        drawn = layout(shapes, links, lane_heights(shown))
        assert faults(shapes, links, drawn) == []
        assert {s.id for s in shapes} == set(drawn.boxes)
        for arrow, link in zip(shown.arrows, links, strict=True):
            assert bool(labelled(arrow)) == bool(arrow.label)
            assert width(labelled(arrow), 11.5) <= link.label + 1e-9


def test_lanes_stand_in_the_order_of_levels() -> None:
    read = read_study(PROCESSES / "it-acquisition", ())
    process = read.today.process
    drawn = [Drawn(0, "", "", steps_of(Office(process)), flows_of(process))]
    shown = flow_map("IT", drawn, process.levels, "en", measured=False)
    levels = [lane.level for lane in shown.lanes]
    assert list(dict.fromkeys(levels)) == ["", "programme", "agency", "department"]


def test_what_nothing_leads_back_from_stands_to_the_right() -> None:
    shapes = [Shape(name, 0, 50, 30) for name in "abc"]
    drawn = layout(shapes, [Link("a", "b"), Link("b", "c"), Link("c", "a"), Link("b", "b")])
    assert drawn.boxes["a"].right < drawn.boxes["b"].x < drawn.boxes["c"].x


def test_a_way_without_rank_moves_nothing() -> None:
    shapes = [Shape(name, 0, 50, 30) for name in "abc"]
    drawn = layout(shapes, [Link("a", "b"), Link("a", "c"), Link("c", "b", ranked=False)])
    assert drawn.boxes["b"].x == drawn.boxes["c"].x


@given(st.text(max_size=80), st.integers(1, 4))
def test_wrapped_lines_fit_and_lose_nothing_unsaid(text: str, most: int) -> None:
    lines = wrapped(text, 13.0, 126.0, most)
    assert len(lines) <= most
    assert all(width(line, 13.0) <= 126.0 for line in lines)
    whole = "".join(lines).replace(" ", "") == "".join(text.split())
    assert whole or lines[-1].endswith("…")
