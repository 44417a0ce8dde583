"""The map in text: every arrow, lanes in the order of levels, and names that are only names."""

import re
from pathlib import Path

import pytest

from approvalflow.language.reading import read_process
from approvalflow.process.graph import arrows
from approvalflow.report.map.mermaid import mermaid

PROCESSES = sorted((Path(__file__).parents[2] / "processes").glob("*/process.yaml"))
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
    return mermaid(read_process(file).process)


@pytest.mark.parametrize("file", PROCESSES, ids=lambda file: file.parent.name)
def test_every_arrow_is_drawn_once_between_nodes_that_are_there(file: Path) -> None:
    process = read_process(file).process
    text = mermaid(process)
    edges = re.findall(r"^  (n\d+) -->(?:\|[^|]*\|)? (n\d+)$", text, re.MULTILINE)
    nodes = re.findall(r"^ +(n\d+)[\[({]", text, re.MULTILINE)
    assert len(nodes) == len(set(nodes))
    assert {node for edge in edges for node in edge} <= set(nodes)
    assert len(edges) == len(set(edges)) == len({(a.source, a.target) for a in arrows(process)})


def test_lanes_stand_in_the_order_of_levels_and_outcomes_on_their_arrows(tmp_path: Path) -> None:
    text = drawn(tmp_path, "Signature")
    assert text.index("county: Window") < text.index("city: Office")
    assert '-->|"return"|' in text
    assert '-->|"refuse"|' in text


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
