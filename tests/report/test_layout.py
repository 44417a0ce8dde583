"""Maps by geometry: random processes of up to 60 steps, and every study in both languages.

APPROVALFLOW_MAPS=200 pytest tests/report/test_layout.py -k random_processes looks at more of them.
"""

import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from approvalflow.process.graph import START
from approvalflow.process.model.process import Process
from approvalflow.process.passing import never_taken
from approvalflow.report.document import DesignMap
from approvalflow.report.map.layout import Link, Shape, Sketch, going_down, in_strips
from approvalflow.report.map.mapping import ENDS, changes_itself, design_map
from approvalflow.report.map.placing import ROOM, TALL, placed_tall, placed_wide
from approvalflow.report.map.svg import map_svgs
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.map.views import unmeasured
from approvalflow.report.measuring import longest_word, width, wrapped
from approvalflow.study.reading import read_study
from approvalflow.study.result import Change, Fact, Flow, StepTold
from approvalflow.study.summary.flows import flows_of
from helpers import drawn
from helpers.geometry import faults
from helpers.mapped import PROCESSES, drawings, maps_of, maps_of_designs
from helpers.strategies import Tree, process_of, processes

SOME = int(os.environ.get("APPROVALFLOW_MAPS", "25"))  # random processes
STUDIES = sorted(path.parent for path in PROCESSES.glob("*/process.yaml"))


@settings(max_examples=60, deadline=None)
@given(drawings(), st.sampled_from([300.0, 700.0, 2000.0]))
def test_on_random_maps_nothing_covers_anything(
    drawing: tuple[list[Shape], list[Link]], room: float
) -> None:
    shapes, links = drawing
    sketch = Sketch(shapes, links)
    [made] = in_strips([sketch], room)
    assert faults(shapes, links, made) == []
    assert [made] == in_strips([sketch], room)
    alike = [replace(shape, width=150.0) for shape in shapes]
    down = going_down(alike, links, 60.0, {})
    assert faults(alike, links, down, down=True) == []
    assert down == going_down(alike, links, 60.0, {})


@pytest.mark.slow
@settings(max_examples=SOME, suppress_health_check=list(HealthCheck))
@given(processes(most=40), st.sampled_from(["en", "zh"]))
def test_on_the_maps_of_random_processes_nothing_covers_anything(tree: Tree, language: str) -> None:
    """And each condition has its way past, and widths are the shares of the cases."""
    process = process_of(tree)
    assume(len(process.steps) <= 60)
    shown = unmeasured(process, None, process, language).maps[0]
    assert drawn.all_faults(shown) == []
    assert set(process.steps) <= set(placed_wide([shown])[0].drawn.boxes)
    expect_conditions_told(process, shown)
    [(_, measured)] = maps_of_designs([("T", process)], "en")
    expect_widths(measured)


def expect_conditions_told(process: Process, shown: DesignMap) -> None:
    """Each step with a condition says it or has a way past it, on both drawings."""
    never = never_taken(process)
    flows = [flow for flow in flows_of(process) if (flow.source, flow.target) not in never]
    for placed in drawn.both(shown):
        joined = {(a.source, a.target) for a in shown.arrows if a.drawn}
        for name, step in process.steps.items():
            ways = [f for f in flows if name in f.past]
            if step.only_if is None or not ways:
                continue
            assert {(f.source, f.target) for f in ways} & joined, name
            inside = {(f.source, f.target) for f in flows if f.target == name and f.conditions}
            above = drawn.said_above(placed, name)
            for arrow in shown.arrows:
                told = arrow.drawn and not arrow.by  # a question says why it comes back
                if told and (arrow.source, arrow.target) in inside:
                    assert {"".join(text.split()) for text in arrow.label} & set(above), name


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.name)
def test_on_the_maps_of_a_study_nothing_covers_anything(study: Path, language: str) -> None:
    maps = [shown for _, shown in maps_of(study, language)]
    for shown, wide in zip(maps, placed_wide(maps), strict=True):
        assert drawn.all_faults(shown) == []
        assert drawn.faults_of(wide) == []
        _, tall = drawn.both(shown)
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


def test_what_nothing_leads_back_from_stands_to_the_right() -> None:
    shapes = [Shape(name, 0, 50, 30) for name in "abc"]
    links = [Link("a", "b"), Link("b", "c"), Link("c", "a"), Link("b", "b")]
    boxes = in_strips([Sketch(shapes, links)], 500.0)[0].boxes
    assert boxes["a"].right < boxes["b"].x < boxes["c"].x
    boxes = going_down(shapes, links, 10.0, {}).boxes
    assert boxes["a"].bottom < boxes["b"].y < boxes["c"].y


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


@pytest.mark.parametrize("study", STUDIES, ids=lambda path: path.name)
def test_widths_are_the_shares_of_the_cases(study: Path) -> None:
    for _, shown in maps_of(study, "en"):
        expect_widths(shown)


def expect_widths(shown: DesignMap) -> None:
    """A line is 1 + 5 times the share wide, at most 6; what few take is not drawn."""
    arrows = {arrow.flow: arrow for arrow in shown.arrows}
    for svg in next(map_svgs([shown], "a")):
        found = re.findall(r'class="way" stroke-width="([\d.]+)"[^>]* data-f="(\d+)"', svg)
        assert {int(flow) for _, flow in found} == {f for f, a in arrows.items() if a.drawn}
        for wide, flow in found:
            share = arrows[int(flow)].share
            assert share is not None
            assert 0.02 <= share <= 1.0
            assert float(wide) == pytest.approx(1 + 5 * share, abs=0.01)
    said = " ".join(shown.notes)
    ends = {a.target for a in arrows.values() if a.drawn}
    assert all(f"{100 * a.share:.1f} %" in said for a in arrows.values()
               if not a.drawn and a.target not in ends and a.target not in ENDS)  # fmt: skip


def test_the_longest_waits_are_days_times_visits() -> None:
    """A long wait of few is no bottleneck; all within 6 % of the longest are one."""
    steps = [
        StepTold(f"s{n}", {"": f"s{n}"}, does, f"role {n}", "", "", visits, waiting)
        for n, (does, visits, waiting) in enumerate(
            [("review", 1.0, 10.0), ("review", 1.0, 9.5), ("review", 1.0, 9.3),
             ("review", 0.06, 90.0), ("wait", 1.0, 21.0), ("review", 2.0, 4.9)]
        )
    ]  # fmt: skip
    flows = [
        Flow(a, b, (), (), 1.0)
        for a, b in pairwise([START, *(step.id for step in steps), "granted"])
    ]
    all_ = Together([Drawn(0, "", "x", steps, flows)], "en")
    shown = design_map(all_, 0, (), measured=True)
    assert {place.id for place in shown.places if place.longest} == {"s0", "s1", "s5"}


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ([("then", "a", "b")], False),
        ([("beside", "", "box")], False),
        ([("outcome return", "share 10%, then a", "share 10%, then b")], False),
        ([("outcome return", "share 10%, then a", "share 5%, then b")], True),
        ([("outcome return", "", "share 5%, then b")], True),
        ([("then", "a", "b"), ("work_time", "1 h", "2 h")], True),
        ([("by", "clerk", "head")], True),
        ([("only_if", "", "large")], True),
    ],
)
def test_a_step_that_only_leads_elsewhere_keeps_its_frame(
    facts: list[tuple[str, str, str]], own: bool
) -> None:
    change = Change("step", "x", "changed", "", tuple(Fact(*fact) for fact in facts))
    assert changes_itself(change) is own


def test_a_result_of_before_has_a_map() -> None:
    """Without shares of cases, widths are of visits, and never over 1."""
    flows = [
        Flow(START, "a", (), (), 1.0), Flow("a", "a", ("return",), (), 0.4),
        Flow("a", "b", (), ("large",), 0.35), Flow("a", "granted", (), (), 0.65),
        Flow("b", "granted", (), (), 0.35),
    ]  # fmt: skip
    steps = [StepTold(n, {"": n}, "review", n, "", "", 1.4, 2.0) for n in "ab"]
    all_ = Together([Drawn(0, "", "x", steps, flows)], "en")
    shown = design_map(all_, 0, (), measured=True)
    assert [a.share for a in shown.arrows] == [1.0, 0.4, 0.35, 0.65, 0.35]
    assert [a.label for a in shown.arrows][1:4] == [
        ("29 % return",), ("25 % large",), ("46 % others",),
    ]  # fmt: skip
    assert drawn.all_faults(shown) == []


@pytest.mark.parametrize("word", ["manager", "committee", "programme", "Verwaltung", "a-b"])
@pytest.mark.parametrize("size", [10.0, 11.0])
def test_a_room_made_for_a_word_has_room_for_it(word: str, size: float) -> None:
    """Whatever is added to it and taken away again on the way."""
    whole = wrapped(word, size, longest_word(word, size))
    for more in (0.1, 14.0, 16.0, 33.3):
        assert wrapped(word, size, (longest_word(word, size) * 1.08 + more - more) / 1.08) == whole
