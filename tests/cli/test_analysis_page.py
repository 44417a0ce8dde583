"""docs/analysis.md cannot lag, in either language: its commands run, its columns are those of the
table.
"""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.eventlog import Ending
from approvalflow.study.example import built_in
from approvalflow.study.runner import simulation_of
from approvalflow.study.tables import VISIT_HEADS, cases_of

DOCS = Path(__file__).parents[2] / "docs"
PAGE, CHINESE = ((DOCS / name).read_text("utf-8") for name in ("analysis.md", "zh/analysis.md"))
BLOCKS, CHINESE_BLOCKS = (
    re.findall(r"^```\w*\n(.*?)^```$", page, re.MULTILINE | re.DOTALL) for page in (PAGE, CHINESE)
)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()
            if line.startswith("approvalflow ")]  # fmt: skip
SHORT = ("--replications", "2", "--weeks", "2", "--start-up", "0", "--workers", "1")
LIBRARIES = {".xlsx": "openpyxl", ".parquet": "pyarrow"}


def test_its_commands_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["init", "my-study"]) == 0
    for line in COMMANDS:
        _, command, *further = shlex.split(line, comments=True)
        simulates = command in ("run", "compare") and "before.json" not in further[:1]
        code = exit_code([command, *further, *(SHORT if simulates else ())])
        needed = [name for ending, name in LIBRARIES.items() if ending in line]
        there = all(find_spec(name) is not None for name in needed)
        assert code in ((0, 1) if there else (2,)), (line, capsys.readouterr().err)
    assert len(COMMANDS) > 12
    assert {"cases.csv", "log.csv", "before.json"} <= {file.name for file in tmp_path.iterdir()}


def test_every_column_and_result_is_told() -> None:
    simulation = simulation_of(built_in()[0])
    table = cases_of(simulation.log(1, 1), simulation.office)
    data = simulation.office.process.case_data
    for name in (*table.names, *VISIT_HEADS):
        told = name in data or name.startswith("defect.")
        assert told or all(f"`{name}`" in page for page in (PAGE, CHINESE)), name
    for ending in Ending:
        assert all(f"`{ending.name.lower()}`" in page for page in (PAGE, CHINESE))


def test_the_chinese_page_has_the_same_commands_sections_and_words_of_the_program() -> None:
    def bare(blocks: list[str]) -> list[str]:
        return [re.sub(r" *#.*", "", block) for block in blocks]

    assert bare(CHINESE_BLOCKS) == bare(BLOCKS)
    heads = [re.findall(r"^#+ ", page, re.MULTILINE) for page in (PAGE, CHINESE)]
    assert heads[0] == heads[1]
    english, chinese = (set(re.findall(r"`([^`\n]+)`", page)) for page in (PAGE, CHINESE))
    said = {word for word in english if not re.search(r"CONDITION$|,", word)}
    assert said - chinese <= {"my-study"}
