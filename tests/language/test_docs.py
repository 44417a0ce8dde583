"""docs/language.md is what the program says of its language; nothing is left out or untold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from approvalflow.language.page import language_page
from approvalflow.language.prose import IN_CHINESE
from approvalflow.language.reading import process_from
from approvalflow.language.schema import process_schema
from approvalflow.notation.yamlsource import read_source

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == language_page(), "write docs/language.md anew"


def test_its_first_file_reads_without_a_warning() -> None:
    first = FENCED.findall(language_page())[0]
    assert process_from(read_source(first, "process.yaml"), "process").warnings == ()


EXAMPLE = """\
approvalflow: 1
ARRIVALS
calendar: {}
transfers: {}
levels: [county, city]
roles: {clerk: 1, fire: 1, water: 1, fire_service: 1, water_board: 1,\
 head: 1, doctor: 1, councillor: 9, manager: 1, director: 1, supervision: 1, panel: 1}
case_data: {large: 10%, area: 1 to 900 m2}
steps:
  - intake: {by: clerk, work_time: 1 h}
STEPS
  - committee: {by: head, work_time: 1 h}
"""


@pytest.mark.parametrize("example", FENCED.findall(language_page())[1:], ids=lambda t: t[:12])
def test_its_other_examples_read(example: str) -> None:
    lines = example.splitlines()
    top = lines[0].partition(":")[0]
    process = EXAMPLE
    if top == "approvalflow":
        process = example
    elif top == "work_time":
        each = [f"  - s{n}: {{by: clerk, {line}}}" for n, line in enumerate(lines)]
        process = process.replace("STEPS", "\n".join(each))
    elif top in ("due", "asks"):
        each = [f"  - s{n}: {{by: clerk, work_time: 1 h, {line}}}" for n, line in enumerate(lines)]
        process = process.replace("STEPS", "\n".join(each))
    elif top in ("outcomes", "then"):
        body = "\n".join(f"      {line}" for line in lines)
        step = f"  - check:\n      by: clerk\n      work_time: 1 h\n{body}"
        process = process.replace("STEPS", step)
    elif example.startswith("- "):
        rows = "\n".join(f"  {line}" for line in lines)
        process = process.replace("  - intake: {by: clerk, work_time: 1 h}\n", "")
        if lines[0] == "- committee:":
            process = process.replace("  - committee: {by: head, work_time: 1 h}\n", "")
        process = process.replace("STEPS", rows)
    elif top in ("arrivals", "calendar", "transfers"):
        place = re.compile(f"^({top}: .*|{top.upper()})$", re.MULTILINE)
        process = place.sub(example.strip(), process)
    elif top in ("time_limit", "causes", "favours", "study", "chases"):
        process = example + process
    elif top == "clerk":
        roles = "roles:\n" + "\n".join(f"  {line}" for line in lines)
        process = re.sub(r"roles: .*", roles, process)
    else:
        data = "case_data:\n" + "\n".join(f"  {line}" for line in lines)
        process = re.sub(r"case_data: .*", data, process)
    process = process.replace("ARRIVALS", "arrivals: 5 per week").replace("STEPS\n", "")
    process_from(read_source(process, "process.yaml"), "process")


@pytest.mark.parametrize("name", ["Process", *process_schema()["definitions"]])
def test_every_key_has_its_row_and_its_meaning(name: str) -> None:
    schema = process_schema()
    node = schema if name == "Process" else schema["definitions"][name]
    if name.startswith("varying_") or name == "Steps":
        return  # told in words: values that vary
    keys = {k for part in node.get("anyOf", [node]) for k in part.get("properties", {})}
    rows = dict(re.findall(r"^\| `([a-z_0-9]+)` \| .+ \| (.+) \|$", language_page(), re.MULTILINE))
    for key in keys - {"source", "because", "value"}:
        assert rows.get(key, "").strip(), f"{name}.{key}"
    assert "|  |" not in language_page()


def test_its_links_lead_somewhere() -> None:
    page = language_page()
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\(#([a-z-]+)\)", page)) <= anchors


WHOLE = """
approvalflow: 1
calendar: {hours: "%(hours)s"}
time_limit: %(time_limit)s
arrivals: %(arrivals)s
roles:
  clerk: {staff: 2, cost: %(cost)s, absent: %(absent)s}
steps:
  - look:
      by: clerk
      work_time: %(work_time)s
      in_tray: %(in_tray)s
      fee: %(fee)s
      outcomes: {refuse: "%(share)s"}
  - meet: {does: meeting, by: clerk, sits: "%(sits)s", work_time: 5 min}
"""


@pytest.mark.parametrize("key", [key for key, _, _ in IN_CHINESE])
def test_a_value_in_chinese_means_what_the_page_says(key: str) -> None:
    english = {one: value for one, value, _ in IN_CHINESE}
    chinese = english | {one: value for one, _, value in IN_CHINESE if one == key}
    read = []
    for name, values in (("en", english), ("zh", chinese)):
        text = (WHOLE % values).replace("USD", "CNY").replace("万美元", "万元")  # of one currency
        read.append(process_from(read_source(text, f"{name}.yaml"), "office").process)
    assert read[0] == read[1]
