"""The map in text: what the drawing says, lanes in their order, names that are only names."""

import re
from pathlib import Path

import pytest

from approvalflow.language.reading import read_process
from approvalflow.process.passing import never_taken
from approvalflow.report.document import DesignMap
from approvalflow.report.map.mermaid import mermaid
from approvalflow.report.map.views import unmeasured
from approvalflow.study.reading import read_study
from approvalflow.study.summary.flows import flows_of

STUDIES = sorted(p.parent for p in (Path(__file__).parents[2] / "processes").glob("*/process.yaml"))
SAMPLE = """\
approvalflow: 1
levels: [county, city]
arrivals: 2 per working day
roles:
  head: {staff: 1, level: city, department: Office}
  desk: {staff: 1, level: county, department: Window}
steps:
  - sign:
      name: %s
      by: head
      work_time: 1 h
      outcomes: {return: {share: 10%%, then: intake}, refuse: 5%%}
  - intake: {by: desk, work_time: 1 h}
"""


def drawn(tmp_path: Path, name: str) -> str:
    file = tmp_path / "process.yaml"
    file.write_text(SAMPLE % name, encoding="utf-8")
    process = read_process(file).process
    return mermaid(unmeasured(process, None, process).maps[0])


def maps_of(study: Path) -> list[tuple[DesignMap, int]]:
    """Of today and of every redesign, with how many ways each has."""
    read = read_study(study, sorted(p.stem for p in (study / "redesigns").glob("*.yaml")))
    today = read.today.process
    found = [(unmeasured(today, None, today), today)]
    found += [(unmeasured(today, r.redesign, r.process), r.process) for r in read.redesigns]
    return [(shown.maps[0], len(flows_of(p)) - len(never_taken(p))) for shown, p in found]


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_every_way_is_drawn_once_between_nodes_that_are_there(study: Path) -> None:
    for shown, ways in maps_of(study):
        text = mermaid(shown)
        edges = re.findall(r"^  (n\d+) -->(?:\|[^|]*\|)? (n\d+)$", text, re.MULTILINE)
        nodes = re.findall(r"^ +(n\d+)[\[({>]", text, re.MULTILINE)
        assert len(nodes) == len(set(nodes))
        assert {node for edge in edges for node in edge} <= set(nodes)
        asked = sum(bool(arrow.by) for arrow in shown.arrows)
        assert len(edges) == len(set(edges)) == ways + asked


@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.name)
def test_it_says_what_the_drawing_says(study: Path) -> None:
    """Every condition and bypass, and what is new, changed or gone."""
    for shown, _ in maps_of(study):
        text = re.sub(r"#(\d+);", lambda found: chr(int(found.group(1))), mermaid(shown))
        said = re.findall(r"-->\|\"(.*)\"\|", text)
        told = [" ".join(a.label) for a in shown.arrows if a.label and not a.by]
        assert sorted(said) == sorted(told)
        changed = [place for place in shown.places if place.kept != "kept"]
        assert ("classDef changed" in text) == bool(changed)
        assert all(place.tag in text for place in changed)
        assert all(note in text for note in shown.notes)


def test_lanes_stand_in_the_order_of_levels_and_outcomes_on_their_arrows(tmp_path: Path) -> None:
    text = drawn(tmp_path, "Signature")
    assert text.index("county: Window") < text.index("city: Office")
    assert '-->|"return"|' in text


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        'a"]:::evil',
        "x --> y",
        "许可 `审批`",
        "🏛️ \u200f אישור",
        "#quot;|;",
    ],
)
def test_hostile_names_stay_text(tmp_path: Path, name: str) -> None:
    text = drawn(tmp_path, "'" + name + "'")
    label = next(re.finditer(r'n1\["(.*)<br>head"\]', text)).group(1)
    assert not re.search(r'[<>"`|\[\]{}&]', label)
    back = re.sub(r"#(\d+);", lambda found: chr(int(found.group(1))), label)
    assert back == name
