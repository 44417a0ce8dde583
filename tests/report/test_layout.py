"""Maps by geometry: random processes of up to 60 steps, and every study in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from approvalflow.office.office import Office
from approvalflow.process.graph import START
from approvalflow.process.model.process import Process
from approvalflow.report.document import DesignMap
from approvalflow.report.map.layout import Link, Shape, going_down, in_strips
from approvalflow.report.map.mapping import design_map
from approvalflow.report.map.measuring import longest_word, width, wrapped
from approvalflow.report.map.svg import ROOM, TALL, placed_tall, placed_wide
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.map.views import unmeasured
from approvalflow.study.differences import changes
from approvalflow.study.reading import read_study
from approvalflow.study.result import Flow, StepTold
from approvalflow.study.summary.flows import flows_of, steps_of
from helpers import drawn
from helpers.geometry import faults
from helpers.strategies import Tree, process_of, processes

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent for path in PROCESSES.glob("*/process.yaml"))


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Shape], list[Link]]:
    """A chain with jumps, ways back, ends that many lead to, ways in words, and labels."""
    size = draw(st.integers(2, 60))
    lanes = draw(st.integers(1, 8))
    shapes = []
    for n in range(size):
        lane = draw(st.integers(0, lanes - 1))
        end = n == size - 1
        shapes.append(
            Shape(
                f"n{n}", lane, draw(st.sampled_from([22.0, 84.0, 106.0])),
                draw(st.sampled_from([22.0, 44.0, 95.0])), draw(st.sampled_from([0.0, 0.0, 27.0])),
                f"level {lane // 2}" if lane and not end else "", end,
            )
        )  # fmt: skip
    node, before = st.integers(0, size - 1), st.integers(0, size - 2)
    pairs = {(n, min(size - 1, n + draw(st.integers(1, 3)))) for n in range(size - 1)}
    pairs |= set(draw(st.lists(st.tuples(before, node), max_size=size)))
    pairs |= {(n, size - 1) for n in draw(st.lists(before, max_size=size // 2))}
    links = [Link(f"n{a}", f"n{b}", draw(st.integers(0, 5)) > 0) for a, b in sorted(pairs)]
    return shapes, links


@settings(max_examples=60, deadline=None)
@given(drawings(), st.sampled_from([300.0, 700.0, 2000.0]))
def test_on_random_maps_nothing_covers_anything(
    drawing: tuple[list[Shape], list[Link]], room: float
) -> None:
    shapes, links = drawing
    made = in_strips(shapes, links, (), room)
    assert faults(shapes, links, made) == []
    assert made == in_strips(shapes, links, (), room)
    alike = [replace(shape, width=150.0) for shape in shapes]
    down = going_down(alike, links, 60.0, {})
    assert faults(alike, links, down, down=True) == []
    assert down == going_down(alike, links, 60.0, {})


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(processes(most=40), st.sampled_from(["en", "zh"]))
def test_on_the_maps_of_random_processes_nothing_covers_anything(tree: Tree, language: str) -> None:
    process = process_of(tree)
    assume(len(process.steps) <= 60)
    shown = unmeasured(process, None, process, language).maps[0]
    assert drawn.all_faults(shown) == []
    assert set(process.steps) <= set(placed_wide(shown).drawn.boxes)
    expect_conditions_told(process, shown)


def expect_conditions_told(process: Process, shown: DesignMap) -> None:
    """Each step with a condition says it or has a way past it, on both drawings."""
    flows = flows_of(process)
    for placed in drawn.both(shown):
        joined = {(a.source, a.target) for a in shown.arrows if a.drawn}
        for name, step in process.steps.items():
            ways = [f for f in flows if name in f.past]
            if step.only_if is None or not ways:
                continue
            assert {(f.source, f.target) for f in ways} & joined, name
            inside = [f for f in flows if f.target == name and f.conditions]
            above = " ".join(drawn.said_above(placed, name))
            assert not inside or "".join(str(step.only_if).split()) in above or "others" in above, (
                name
            )


def maps_of(study: Path, language: str) -> list[tuple[Process, DesignMap]]:
    """Those of all designs of a study, as if they were measured: a share by the name of a way."""
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    today = read.today.process
    found = [("T", today)] + [(r.redesign.id, r.process) for r in read.redesigns]
    designs = [
        Drawn(
            n, name, name, as_measured(steps_of(Office(p))), with_shares(flows_of(p)),
            changes(today, p), {},
        )
        for n, (name, p) in enumerate(found)
    ]  # fmt: skip
    all_ = Together(designs, language)
    return [
        (process, design_map(all_, n, today.levels, measured=True))
        for n, (_, process) in enumerate(found)
    ]


def as_measured(steps: tuple[StepTold, ...]) -> list[StepTold]:
    return [replace(step, visits=1.0, waiting=len(step.id) / 3) for step in steps]


def with_shares(flows: tuple[Flow, ...]) -> list[Flow]:
    """Some of them so small that they are told in words."""
    return [
        replace(flow, per_case=1.2 * share, cases=share, share=share)
        for n, flow in enumerate(flows)
        for share in [(0.987, 0.5, 0.021, 0.013, 1.0)[n % 5]]
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.name)
def test_on_the_maps_of_a_study_nothing_covers_anything(study: Path, language: str) -> None:
    for _, shown in maps_of(study, language):
        assert drawn.all_faults(shown) == []
        wide, tall = drawn.both(shown)
        assert wide.left + wide.drawn.width <= ROOM
        assert tall.drawn.width <= TALL
        told = {arrow.target for arrow in shown.arrows if arrow.label and arrow.drawn}
        for placed in (wide, tall):
            for arrow in shown.arrows:
                if arrow.drawn and not arrow.by:
                    above = drawn.said_above(placed, arrow.target)
                    assert {"".join(text.split()) for text in arrow.label} <= set(above)
        assert told <= {place.id for place in shown.places}


@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.name)
def test_each_condition_of_a_study_has_its_way_past(study: Path) -> None:
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    for process in (read.today.process, *(r.process for r in read.redesigns)):
        shown = unmeasured(process, None, process).maps[0]
        expect_conditions_told(process, shown)
        past = {name for flow in flows_of(process) for name in flow.past}
        assert past == {name for name, step in process.steps.items() if step.only_if is not None}


def test_lanes_stand_in_the_order_of_levels() -> None:
    process = read_study(PROCESSES / "it-acquisition", ()).today.process
    shown = unmeasured(process, None, process).maps[0]
    levels = [lane.level for lane in shown.lanes]
    assert list(dict.fromkeys(levels)) == ["", "programme", "agency", "department"]


def test_a_map_goes_on_below_where_a_level_ends() -> None:
    """As wide as the screen would be, it would need no strips."""
    process = read_study(PROCESSES / "it-acquisition", ()).today.process
    shown = unmeasured(process, None, process).maps[0]
    assert len(placed_wide(shown, 5000.0).drawn.strips) == 1
    placed = placed_wide(shown)
    levels = [
        {shown.lanes[band.lane].level for band in strip if band.lane}
        for strip in placed.drawn.strips
    ]
    assert levels[0] == {"programme"}
    assert all(len(level) == 1 for level in levels)


def test_what_nothing_leads_back_from_stands_to_the_right() -> None:
    shapes = [Shape(name, 0, 50, 30) for name in "abc"]
    links = [Link("a", "b"), Link("b", "c"), Link("c", "a"), Link("b", "b")]
    boxes = in_strips(shapes, links, (), 500.0).boxes
    assert boxes["a"].right < boxes["b"].x < boxes["c"].x
    boxes = going_down(shapes, links, 10.0, {}).boxes
    assert boxes["a"].bottom < boxes["b"].y < boxes["c"].y


def test_an_end_stands_in_every_strip_from_which_files_come_to_it() -> None:
    shapes = [Shape(n, 0, 80, 30, level=n, end=n == "z") for n in "abcz"]
    links = [Link("a", "b"), Link("b", "c"), Link("a", "z"), Link("c", "z")]
    made = in_strips(shapes, links, (), 130.0)
    assert len(made.strips) == 3
    assert [name for name in made.boxes if name.startswith("z")] == ["z", "z@2"]
    assert [route.target for route in made.routes] == ["b", "c", "z", "z@2"]


def test_the_start_is_above_the_first_step_on_a_map_that_goes_down() -> None:
    process = read_study(PROCESSES / "planning-committee", ()).today.process
    placed = placed_tall(unmeasured(process, None, process).maps[0])
    order = sorted(placed.drawn.boxes, key=lambda name: placed.drawn.boxes[name].y)
    assert order[:3] == [START, "validation", "consultation"]


@given(st.text(max_size=80))
def test_nothing_is_cut_where_lines_break(text: str) -> None:
    lines = wrapped(text, 11.0, 96.0)
    assert all(width(line, 11.0) <= 96.0 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["38 % value < 250 000 USD", "62 % area >= 1 200 m2", "5 % after 20 d", "97 %"]
)
def test_numbers_and_their_units_stay_on_one_line(text: str) -> None:
    lines = wrapped(text, 10.0, max(longest_word(text, 10.0), 60.0))
    found = [number for line in lines for number in drawn.numbers(line.replace("\u00a0", ""))]
    assert found == drawn.numbers(text.replace(" ", "")) or len(lines) == 1
    assert not any(line.lstrip().startswith(("%", "000", "USD", "m2")) for line in lines)
