"""The key of a scorecard: what could change it changes the key, and words do not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path

import grimp
import pytest
from hypothesis import HealthCheck, given, settings

import approvalflow
from approvalflow.eventlog import Horizon
from approvalflow.process.meaning import wordless
from approvalflow.process.model.process import Process
from approvalflow.study.cache import keys
from approvalflow.study.cache.keys import DECIDING, Keys, source_digest
from approvalflow.study.cache.packing import packed
from approvalflow.study.reading import read_study
from approvalflow.study.runner import simulation_of
from helpers.strategies import Tree, process_of, processes
from helpers.studies import OFFICE

BRIEF = Horizon(start_up=1, weeks=4, run_out=20)
STUDIES = Path(__file__).parents[2] / "processes"
PACKAGE = Path(approvalflow.__file__).parent
BELOW = {"errors", "files", "wording", "docstrings", "brevity"}  # they tell, and count nothing


def key_of(text: str | Process, horizon: Horizon = BRIEF, seed: int = 1) -> bytes:
    process = process_of(text) if isinstance(text, str) else text
    return Keys(process, horizon, seed).of(1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Small office", "name: {en: Another, zh: 窗口}"),
        ("clerk: {staff: 2,", "clerk: {name: {en: Clerks, zh: 办事员}, staff: 2,"),
        ("30 min, outcomes", "0.5 h, outcomes"),
        ("observed: {days_mean: 3 calendar days}", "observed: {days_mean: 4 calendar days}"),
        ("approvalflow: 1", "study: {worthwhile: 9%}\napprovalflow: 1"),
        ("does: approve,", "does: approve, required_by: the Act, legal_basis: s. 3,"),
        ("{refuse: 5%}", "{refuse: {is: 5%, because: counted}}"),
        ("roles: {clerk", "# no word of it\nroles:   {clerk"),
    ],
)
def test_words_change_no_key(old: str, new: str) -> None:
    assert old in OFFICE
    assert key_of(OFFICE) == key_of(OFFICE.replace(old, new))
    assert key_of(process_of(OFFICE, "another file")) == key_of(OFFICE)


def test_all_else_does() -> None:
    other = [
        key_of(OFFICE.replace("5 per working day", "6 per working day")),
        key_of(OFFICE.replace("refuse: 5%", "refuse: 6%")),
        key_of(OFFICE.replace("60 CNY/h", "61 CNY/h")),
        key_of(OFFICE.replace("10 working days", "11 working days")),
        key_of(OFFICE.replace("- check", "- look")),
        key_of(OFFICE, seed=2),
        Keys(process_of(OFFICE), BRIEF, 1).of(2),
        *(key_of(OFFICE, replace(BRIEF, **{name: 9})) for name in ("start_up", "weeks", "run_out")),
        key_of(OFFICE, replace(BRIEF, kind="year")),
    ]
    assert len({key_of(OFFICE), *other}) == len(other) + 1


@pytest.mark.parametrize("name", keys.versions())
def test_another_source_or_library_or_machine_has_another_key(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_of(OFFICE)
    here: Mapping[str, str] = keys.versions() | {name: "another"}
    monkeypatch.setattr(keys, "versions", lambda: here)
    assert key_of(OFFICE) != before


def same_without_words(process: Process, horizon: Horizon) -> bool:
    one, other = (
        packed(simulation_of(each, horizon).scorecard(1, 1), b"")
        for each in (process, wordless(process))
    )
    return one == other


@pytest.mark.parametrize("name", sorted(p.parent.name for p in STUDIES.glob("*/process.yaml")))
def test_no_scorecard_holds_a_word_of_the_shipped_studies(name: str) -> None:
    study = read_study(STUDIES / name, None)
    for process in (study.today.process, *(read.process for read in study.redesigns)):
        assert same_without_words(process, BRIEF)


@given(processes())
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_nor_of_any_process(tree: Tree) -> None:
    process = process_of(tree)
    assert same_without_words(process, replace(BRIEF, kind="year"))


# ---- the source --------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    for part in DECIDING:
        source, target = PACKAGE / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def test_any_change_of_what_computes_is_seen(tmp_path: Path) -> None:
    digest = source_digest(resources.files("approvalflow"))
    here = copied(tmp_path)
    assert source_digest(here) == digest  # wherever it is installed
    seen = {digest}
    for name in ("measures/ledger.py", "simulation/luck/uniforms.py", "study/cache/packing.py"):
        text = (here / name).read_bytes()
        (here / name).write_bytes(text + b"#")
        seen.add(source_digest(here))
        (here / name).write_bytes(text)
    (here / "office" / "new.py").write_text("")
    seen.add(source_digest(here))
    (here / "office" / "new.py").rename(here / "office" / "newer.py")
    seen.add(source_digest(here))
    assert len(seen) == 6
    (here / "office" / "newer.py").rename(here / "office" / "newer.txt")
    (here / "office" / "__pycache__").mkdir()
    assert source_digest(here) == digest


def test_all_that_a_scorecard_is_made_by_is_among_it() -> None:
    graph = grimp.build_graph("approvalflow")
    used = {"approvalflow.study.cache.packing"}
    for root in ("simulation", "measures", "office"):
        name = f"approvalflow.{root}"
        for module in {name, *graph.find_descendants(name)}:
            used |= {module, *graph.find_upstream_modules(module)}
    parts = {name.removesuffix(".py").replace("/", ".") for name in DECIDING}
    outside = {
        module.partition(".")[2]
        for module in used
        if not any(f"{module}.".startswith(f"approvalflow.{part}.") for part in parts)
    }
    assert {name.partition(".")[0] for name in outside} <= BELOW
