"""A study whose names would be markup, are very long, run from right to left, or are pictures."""

import json
from pathlib import Path

MARKUP = "<script>alert('x')</script><img src=x onerror=alert(1)> & \"quotes\" {{7*7}} </title>"
LONG = "Verwaltungsverfahrensbeschleunigungszuständigkeit" * 8
RIGHT_TO_LEFT = "אישור תוכנית 12 (ועדה) \u200f"
PICTURES = "👩‍👩‍👧‍👦 🏛️ ✍🏽 审批"
NAMES = (MARKUP, LONG, RIGHT_TO_LEFT, PICTURES)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def write(folder: Path) -> Path:
    """The study in the folder; every place that takes words has hostile ones."""
    (folder / "redesigns").mkdir(parents=True)
    a, b, c, d = map(quoted, NAMES)
    (folder / "process.yaml").write_text(
        f"""\
approvalflow: 1
name: {a}
roles:
  clerk: {{name: {b}, department: {a}, staff: 2, cost: 40 EUR/h, because: {a}}}
  expert: {{name: {c}, department: {c}, staff: 2, cost: 40 EUR/h, because: {b}}}
  head: {{name: {d}, department: {b}, staff: 2, cost: 40 EUR/h, because: {c}}}
arrivals: {{count: 2, per: working day, because: {a}}}
case_data: {{大型: {{is: 20%, because: {d}}}}}
steps:
  - look: {{name: {a}, by: clerk, work_time: 1 h, legal_basis: {a}}}
  - study: {{name: {b}, by: expert, work_time: 1 h, only_if: 大型, required_by: {b}}}
  - talk: {{name: {c}, by: expert, work_time: 1 h}}
  - sign: {{name: {d}, does: approve, by: head, work_time: 1 h, outcomes: {{refuse: 5%}}}}
""",
        encoding="utf-8",
    )
    for number, name in enumerate(NAMES):
        (folder / "redesigns" / f"r{number}.yaml").write_text(
            f"approvalflow: 1\nname: {quoted(name)}\nbecause: {a}\nmoves:\n"
            f"  - {{parallelise: [look, study, talk], as: 同时, because: {quoted(name)}}}\n",
            encoding="utf-8",
        )
    return folder
