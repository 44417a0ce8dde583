"""Maps to be drawn: random ones, and those of the shipped studies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.report.document import DesignMap
from approvalflow.report.map.layout import Link, Shape
from approvalflow.report.map.mapping import design_map
from approvalflow.report.map.together import Drawn, Together
from approvalflow.study.differences import changes
from approvalflow.study.reading import read_study
from approvalflow.study.result import Flow, StepTold
from approvalflow.study.summary.flows import flows_of, steps_of

PROCESSES = Path(__file__).parents[2] / "processes"


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
                fork=not end and draw(st.integers(0, 7)) == 0,
            )
        )  # fmt: skip
    node, before = st.integers(0, size - 1), st.integers(0, size - 2)
    pairs = {(n, min(size - 1, n + draw(st.integers(1, 3)))) for n in range(size - 1)}
    pairs |= set(draw(st.lists(st.tuples(before, node), max_size=size)))
    pairs |= {(n, size - 1) for n in draw(st.lists(before, max_size=size // 2))}
    links = [Link(f"n{a}", f"n{b}", draw(st.integers(0, 5)) > 0) for a, b in sorted(pairs)]
    return shapes, links


def maps_of(
    study: Path, language: str, *, measured: bool = True
) -> list[tuple[Process, DesignMap]]:
    """Those of all designs of a study, as if they were measured: a share by the name of a way."""
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    today = read.today.process
    found = [("T", today)] + [(r.redesign.id, r.process) for r in read.redesigns]
    return maps_of_designs(found, language, measured=measured)


def maps_of_designs(
    found: list[tuple[str, Process]], language: str, *, measured: bool = True
) -> list[tuple[Process, DesignMap]]:
    """The same of processes by their names, of which the first is today."""
    today = found[0][1]
    designs = [
        Drawn(
            n, name, name, as_measured(steps_of(Office(p))), with_shares(flows_of(p)),
            changes(today, p), {},
        )
        for n, (name, p) in enumerate(found)
    ]  # fmt: skip
    all_ = Together(designs, language)
    return [
        (process, design_map(all_, n, today.levels, measured=measured))
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
