"""docs/seeds.md names what there is, and its twin names the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from approvalflow.cli.app import commands
from approvalflow.language.schema import process_schema
from approvalflow.measures.kpis import FAMILIES, MEASURES
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.schema import redesign_schema
from approvalflow.study.values.model import values_schema
from helpers.gallery import STUDIES

COMMANDS = commands("en").commands
DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("seeds.md", "zh/seeds.md")
# of the profiles of values: tests/study/test_values.py says that they are read
OF_VALUES = {"unity", "interest", "comprehensive", "control", "set_by"}


def named(page: str) -> list[list[str]]:
    """What each row names."""
    rows = [r for r in (DOCS / page).read_text("utf-8").splitlines() if r.startswith("| ")]
    return [sorted(re.findall(r"`([^`]+)`", row)) for row in rows]


def keys() -> set[str]:
    """All keys of process and redesign files."""
    text = json.dumps([process_schema(), redesign_schema(), values_schema()])
    return set(re.findall(r'"([a-z_]+)": \{', text))


def is_known(name: str) -> bool:
    command, _, option = name.partition(" ")
    if command in COMMANDS:
        taken = [text for one in COMMANDS[command].params for text in one.opts]
        return not option or option in taken
    measures = {measure.id for measure in MEASURES} | set(FAMILIES)
    return name in {*measures, *known_moves(), *STUDIES, *OF_VALUES} | keys()


@pytest.mark.parametrize("page", PAGES)
def test_all_that_it_names_is_there(page: str) -> None:
    names = {name for row in named(page) for name in row}
    assert len(names) > 60
    assert {name for name in names if not is_known(name)} == set()


def test_both_pages_name_the_same_row_by_row() -> None:
    assert named(PAGES[0]) == named(PAGES[1])


def test_every_move_and_question_of_a_leader_stands_somewhere() -> None:
    names = {name.partition(" ")[0] for row in named(PAGES[0]) for name in row}
    assert set(known_moves()) <= names
    assert {"diagnose", "worth", "sensitivity", "search", "pilot", "rank"} <= names
