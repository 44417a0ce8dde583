"""Wide maps in strips, their labels and what is told below them; of all designs of a study."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approvalflow.process.graph import START
from approvalflow.report.document import DesignMap
from approvalflow.report.map.boxes import BETWEEN, LINES, SMALL, SMALL_LINE, WIDEST
from approvalflow.report.map.layout import Layout, Link, Shape, Sketch, in_strips
from approvalflow.report.map.mapping import design_map
from approvalflow.report.map.placing import BOXES, Placed, placed_wide
from approvalflow.report.map.svg import map_svgs
from approvalflow.report.map.tables import flow_tables
from approvalflow.report.map.together import Drawn, Together
from approvalflow.report.map.views import unmeasured
from approvalflow.report.measuring import wrapped
from approvalflow.study.reading import read_study
from approvalflow.study.result import Change, Flow, StepTold
from helpers import drawn
from helpers.geometry import faults
from helpers.mapped import PROCESSES, drawings, maps_of


def designs_of(study: str) -> list[DesignMap]:
    """Today and all redesigns, with all their ways."""
    return [shown for _, shown in maps_of(PROCESSES / study, "en", measured=False)]


def test_a_map_goes_on_below_where_a_level_ends() -> None:
    """As wide as the screen would be, it would need no strips."""
    process = read_study(PROCESSES / "it-acquisition", ()).today.process
    shown = unmeasured(process, None, process).maps[0]
    assert len(placed_wide([shown], 5000.0)[0].drawn.strips) == 1
    [placed] = placed_wide([shown])
    levels = [
        {shown.lanes[band.lane].level for band in strip if band.lane}
        for strip in placed.drawn.strips
    ]
    assert levels[0] == {"programme"}
    assert all(len(level) == 1 for level in levels)


def test_an_end_stands_in_every_strip_from_which_files_come_to_it() -> None:
    shapes = [Shape(n, 0, 80, 30, level=n, end=n == "z") for n in "abcz"]
    links = [Link("a", "b"), Link("b", "c"), Link("a", "z"), Link("c", "z")]
    [made] = in_strips([Sketch(shapes, links)], 130.0)
    assert len(made.strips) == 3
    assert [name for name in made.boxes if name.startswith("z")] == ["z", "z@2"]
    assert [route.target for route in made.routes] == ["b", "c", "z", "z@2"]


def levels_of(placed: Placed) -> list[set[str]]:
    """Of each strip."""
    lanes = placed.shown.lanes
    return [{lanes[b.lane].level for b in s if b.lane} - {""} for s in placed.drawn.strips]


def test_all_designs_break_where_a_level_ends_today() -> None:
    """One strip of any has no two levels, though some of them would have room for that."""
    for placed in placed_wide(designs_of("it-acquisition")):
        assert all(len(levels) == 1 for levels in levels_of(placed))
    together = placed_wide(designs_of("social-investment"))
    assert [levels_of(placed)[0] for placed in together] == [{"district"}] * 4


def chain(width: float, *where: tuple[str, int], names: str = "abcdefgh") -> Sketch:
    """Desks one after the other, each at its level and in its lane."""
    pairs = zip(names, where, strict=False)
    shapes = [Shape(n, lane, width, 30.0, level=level) for n, (level, lane) in pairs]
    return Sketch(shapes, [Link(one.id, other.id) for one, other in pairwise(shapes)])


def strips_of(made: Layout) -> list[str]:
    """The names in each strip."""
    edges = [(strip[0].box.y, strip[-1].box.bottom) for strip in made.strips]
    return ["".join(n for n, b in made.boxes.items() if y <= b.y < end) for y, end in edges]


LEVELS = [("x", 1), ("x", 1), ("x", 1), ("y", 2), ("y", 2)]
OFFICES = [("x", 1), ("x", 1), ("x", 1), ("x", 2), ("x", 2)]
DESKS = [("x", 1)] * 5


@pytest.mark.parametrize(
    ("where", "found"),
    [(LEVELS, ["abc", "de"]), (OFFICES, ["abc", "de"]), (DESKS, ["abcde"])],
)
def test_a_map_breaks_as_today_where_a_level_or_an_office_of_it_ends(
    where: list[tuple[str, int]], found: list[str]
) -> None:
    today, redesign = chain(150.0, *LEVELS), chain(80.0, *where)
    assert strips_of(in_strips([redesign], 700.0)[0]) == ["abcde"]
    first, second = map(strips_of, in_strips([today, redesign], 700.0))
    assert first == ["abc", "de"]
    assert second == found
    assert list(map(strips_of, in_strips([redesign, today], 700.0))) == [found, first]


def test_new_steps_and_a_step_in_place_of_others_stand_where_those_stood() -> None:
    today = chain(150.0, *LEVELS)
    merged = chain(80.0, ("x", 1), ("y", 2), ("y", 2), names="Xde")
    more = chain(80.0, *LEVELS[:3], ("x", 1), *LEVELS[3:], names="abcNde")
    _, first, second = map(strips_of, in_strips([today, merged, more], 700.0))
    assert first == ["X", "de"]
    assert second == ["abcN", "de"]


def test_an_order_of_its_own_breaks_by_itself() -> None:
    """No line leads back to a strip above for the sake of what others do."""
    today, other = chain(150.0, *LEVELS), chain(80.0, *OFFICES, names="debca")
    assert strips_of(in_strips([today, other], 700.0)[1]) == ["debca"]


def test_strips_of_one_level_are_about_as_long() -> None:
    """Six desks of one office stand three by three, not five and one."""
    shapes = [Shape(f"n{n}", 0, 100, 30, level="x") for n in range(6)]
    links = [Link(one.id, other.id) for one, other in pairwise(shapes)]
    [made] = in_strips([Sketch(shapes, links)], 700.0)
    assert len(made.strips) == 2
    assert made.boxes["n2"].y < made.boxes["n3"].y == made.boxes["n5"].y


@settings(max_examples=30, deadline=None)
@given(st.lists(drawings(), min_size=2, max_size=3), st.sampled_from([300.0, 700.0]))
def test_on_maps_that_break_alike_nothing_covers_anything(
    every: list[tuple[list[Shape], list[Link]]], room: float
) -> None:
    sketches = [Sketch(*each) for each in every]
    for (shapes, links), made in zip(every, in_strips(sketches, room), strict=True):
        assert faults(shapes, links, made) == []
        single = max(shape.width for shape in shapes)
        assert made.width <= max(room, in_strips([Sketch(shapes, links)], single)[0].width)


def test_a_long_label_has_few_lines_and_no_other_beside_it() -> None:
    """Its box is wider for it; what is said of two arrows stands a little apart."""
    long = "42 % the applicant is no member of the association and pays by instalments"
    steps = [StepTold(n, {"": n}, "review", n, "", "", 1.0, 2.0) for n in "abc"]
    flows = [Flow(START, "a", (), (), 1.0), Flow("a", "b", (), (), 1.0),
             Flow("b", "c", (), (), 0.5), Flow("a", "c", (), (), 0.5),
             Flow("c", "granted", (), (), 1.0)]  # fmt: skip
    shown = design_map(Together([Drawn(0, "", "x", steps, flows)], "en"), 0, (), measured=True)
    told = {("b", "c"): (long,), ("a", "c"): ("5 % others",)}
    arrows = tuple(replace(a, label=told.get((a.source, a.target), a.label)) for a in shown.arrows)
    shown = replace(shown, arrows=arrows)
    assert drawn.all_faults(shown) == []
    [placed] = placed_wide([shown])
    words, wide = placed.words["c"]
    lines = dict(words.labels)["b"]
    assert len(lines) == LINES < len(wrapped(long, SMALL, BOXES[0]))
    assert wide <= WIDEST
    svg, _ = next(map_svgs([shown], "a"))
    at = {text: float(y) for y, text in re.findall(r'class="k"[^>]* y="([\d.]+)">([^<]*)<', svg)}
    heights = sorted(at.values())
    assert [b - a for a, b in pairwise(heights)].count(SMALL_LINE + BETWEEN) == 1


@pytest.mark.parametrize(("language", "more"), [("en", " and 8 more."), ("zh", "，另有8项。")])
def test_a_long_list_of_what_is_no_more_is_short_where_a_table_has_it(
    language: str, more: str
) -> None:
    names = [f"Desk {n:02}" for n in range(13)]
    steps = [StepTold(n, {"en": n}, "review", "", "", "", 1.0, None) for n in names]
    gone = [Change("step", s.id, "removed", "", ()) for s in steps]
    flows = [Flow(a, b, (), (), 1.0) for a, b in pairwise([START, *(s.id for s in steps)])]
    today, after = Drawn(0, "", "x", steps, flows), Drawn(1, "A", "y", [], [], gone)
    all_ = Together([today, after], language)
    [said] = design_map(all_, 1, (), measured=True).notes
    assert said.endswith(more)
    assert [name in said for name in names] == [True] * 5 + [False] * 8
    [whole] = design_map(all_, 1, (), measured=False).notes
    assert all(name in whole for name in names)
    named = {str(row.cells[0].text) for row in flow_tables("x", all_)[0].rows}
    assert named >= set(names)


def test_where_ways_part_and_meet_it_says_so() -> None:
    """In words, on the map in lanes as on the one that goes down."""
    shown = next(m for m in designs_of("it-acquisition") if any(p.does == "join" for p in m.places))
    of = {place.id: place.does for place in shown.places}
    for placed in drawn.both(shown):
        said = {of[n]: " ".join(words.name) for n, (words, _) in placed.words.items()}
        assert said["parallel"] == "at the same time"
        assert said["join"] == "all done"
