"""Every import contract of pyproject.toml is broken on purpose, one import at a time."""

import copy
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import configuration
from importlinter.application import use_cases
from importlinter.domain.contract import Contract, registry

ROOT = Path(__file__).parents[2]

# by contract: imports that are forbidden, as "importer > imported" below approvalflow
BROKEN_BY = {
    "Floors": (
        "process.graph > language.arrows",
        "checks.names > language.reading",
        "measures.kpis > simulation.plan.contract",
        "simulation.luck.luck > redesign.redesign",
        "study.runner > report.view",
        "notation.near > calendar.hours",
        "chance.laws > calendar.hours",
        "notebook > cli.codes",
        "errors > wording",
        "seconds > errors",
        "language.page > cli.codes",
    ),
    "Floors of the simulation": (
        "simulation.plan.contract > simulation.luck.uniforms",
        "simulation.luck.luck > simulation.tools.draws",
        "simulation.tools.draws > simulation.engines.simpy.clock",
    ),
    "Floors of the plan": ("simulation.plan.contract > simulation.plan.planner",),
    "Floors of luck": ("simulation.luck.uniforms > simulation.luck.luck",),
    "Floors of the engine on SimPy": (
        "simulation.engines.simpy.clock > simulation.engines.simpy.network",
        "simulation.engines.simpy.shifts > simulation.engines.simpy.replication",
        "simulation.engines.simpy.limits > simulation.engines.simpy.boxes",
    ),
    "Floors of the engines": (
        "simulation.engines.simpy.clock > simulation.engines.compiled.layout",
    ),
    "Floors of the compiled engine": (
        "simulation.engines.compiled.layout > simulation.engines.compiled.flat.memory",
        "simulation.engines.compiled.flat.loop > simulation.engines.compiled.machine",
    ),
    "Floors of the flat loop": (
        "simulation.engines.compiled.flat.people > simulation.engines.compiled.flat.ways",
        "simulation.engines.compiled.flat.draws > simulation.engines.compiled.flat.queues",
    ),
    "Floors of the redesign": (
        "redesign.move > redesign.moves.merge",
        "redesign.rewiring > redesign.backlog",
        "redesign.moves.set > redesign.catalogue",
        "redesign.reading.file > redesign.suggestions.idea",
    ),
    "Floors of the report": (
        "report.document > report.view",
        "report.drawings.charts > report.sections.people",
        "report.map.svg > report.media.html",
    ),
    "Floors of the process": (
        "process.model.steps > process.graph",
        "process.graph > process.kinds",
    ),
    "Floors of the office": (
        "office.streams > office.timetable",
        "office.desks > office.agendas",
        "office.office > office.demand",
    ),
    "No circles": (
        "measures.cohort > measures.facts",
        "language.arrows > language.reading",
        "comparison.rows > comparison.comparing",
    ),
    "SimPy in its engine alone": (
        "measures.cohort > simpy",
        "simulation.tools.draws > simpy",
        "simulation.engines > simpy",
        "cli.running > simpy",
        "study.runner > simpy",
    ),
    "Engines know plan and luck, not the process": (
        "simulation.engines.simpy.sittings > process.graph",
        "simulation.engines.simpy.clock > office.office",
        "simulation.engines.simpy.limits > notation.units",
    ),
    "What draws a terminal: the command line and the terminal report": (
        "report.media.html > rich",
        "study.runner > rich",
        "notebook > click",
        "report.phrases > click",
        "report.sections.verdict > rich_click",
        "study.compare > rich_click",
    ),
    "Word files in their module alone": (
        "report.sections.verdict > docx",
        "cli.reporting > docx",
        "notebook > docx",
    ),
    "Workbooks and Parquet in the module of such files alone": (
        "cli.closer > openpyxl",
        "study.tables > openpyxl",
        "cli.closer > pyarrow",
        "study.tables > pyarrow",
    ),
    "Data frames in the module of frames alone": (
        "study.tables > pandas",
        "notebook.reports > pandas",
    ),
    "Floors of the cache": ("study.cache.packing > study.cache.store",),
    "Other machines in the module of the cluster alone": (
        "study.blocks > distributed",
        "cli.running > distributed",
        "study.runner > distributed",
    ),
    "The cache in its store alone": (
        "study.cache.keys > sqlite3",
        "study.runner > sqlite3",
    ),
    "The user's folder for what can be made again": (
        "cli.caching > platformdirs",
        "study.rounds > platformdirs",
    ),
    "What compiles in the engine that is compiled": (
        "simulation.engines.choosing > numba",
        "simulation.engines.compiled.machine > numba",
        "study.runner > llvmlite",
        "cli.running > llvmlite",
    ),
    "SciPy where quantiles and intervals need it": (
        "comparison.rows > scipy",
        "measures.facts > scipy",
        "chance.laws > scipy",
        "simulation.luck.luck > scipy",
    ),
}
CIRCLES = "No circles"  # an arrow back closes a circle too, wherever there is one forth


@cache
def options() -> Any:
    """What pyproject.toml says, as the linter reads it."""
    configuration.configure()
    use_cases._register_built_in_contract_types()  # as its own command does
    return use_cases.read_user_options(str(ROOT / "pyproject.toml"))


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("approvalflow", include_external_packages=True)


@cache
def contracts() -> dict[str, Contract]:
    session = options().session_options
    return {
        given["name"]: registry.get_contract_class(given["type"])(given["name"], session, given)
        for given in options().contracts_options
    }


def layered() -> dict[str, Contract]:
    """The contracts of floors."""
    return {n: c for n, c in contracts().items() if type(c).__name__ == "LayersContract"}


def broken(*, importer: str = "", imported: str = "", module: str = "") -> set[str]:
    """The contracts that are broken once an import, or a module, is added."""
    changed = copy.deepcopy(graph())
    if importer:
        assert importer in changed.modules, importer
        assert imported in changed.modules, imported
        assert not changed.direct_import_exists(importer=importer, imported=imported)
        changed.add_import(
            importer=importer, imported=imported, line_number=1, line_contents="import"
        )
    if module:
        changed.add_module(module)
    return {
        name
        for name, contract in contracts().items()
        if not contract.check(graph=copy.deepcopy(changed), verbose=False).kept
    }


def split(added: str) -> tuple[str, str]:
    """The full names of both modules of "importer > imported"."""
    importer, imported = (part.strip() for part in added.split(">"))
    inside = f"approvalflow.{imported}"
    return f"approvalflow.{importer}", inside if inside in graph().modules else imported


def arrows_back() -> Iterator[tuple[str, str, str]]:
    """From every floor to the one above it."""
    for name, contract in layered().items():
        (container,) = contract.containers  # type: ignore[attr-defined]
        for above, below in pairwise(contract.layers):  # type: ignore[attr-defined]
            upper, lower = (min(part.name for part in f.module_tails) for f in (above, below))
            yield name, f"{container}.{lower}", f"{container}.{upper}"


def test_every_contract_is_kept_and_has_something_that_breaks_it() -> None:
    assert set(contracts()) == set(BROKEN_BY)
    assert broken() == set()


@pytest.mark.parametrize(
    ("name", "added"), [(name, added) for name, every in BROKEN_BY.items() for added in every]
)
def test_an_import_on_purpose_breaks_it_alone(name: str, added: str) -> None:
    importer, imported = split(added)
    found = broken(importer=importer, imported=imported)
    assert name in found
    assert found <= {name, CIRCLES}


@pytest.mark.parametrize(("name", "importer", "imported"), list(arrows_back()))
def test_no_floor_stands_on_the_one_above(name: str, importer: str, imported: str) -> None:
    assert name in broken(importer=importer, imported=imported)


@pytest.mark.parametrize("name", layered())
def test_a_module_without_a_floor_breaks_it_alone(name: str) -> None:
    (container,) = contracts()[name].containers  # type: ignore[attr-defined]
    assert broken(module=f"{container}.cellar") == {name}


def test_who_may_import_a_library_is_tried_for_each_from_two_places() -> None:
    for name, contract in contracts().items():
        if type(contract).__name__ == "ProtectedContract":
            for library in contract.protected_modules:  # type: ignore[attr-defined]
                tried = [a for a in BROKEN_BY[name] if split(a)[1] == library.expression]
                assert len(tried) >= 2, library


# the linter itself, on files


def linted(folder: Path) -> dict[str, str]:
    """KEPT or BROKEN, by contract, of the package in `folder`."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint())",
        ],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = dict(re.findall(r"^(.+) (KEPT|BROKEN)$", done.stdout, re.MULTILINE))
    assert done.returncode == (1 if "BROKEN" in said.values() else 0), done.stderr
    return said


def test_the_linter_reads_it_in_the_files(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert linted(tmp_path) == dict.fromkeys(BROKEN_BY, "KEPT")
    for every in BROKEN_BY.values():
        importer, imported = split(every[0])
        file = tmp_path.joinpath("src", *importer.split(".")).with_suffix(".py")
        hidden = f"\n\ndef on_purpose():\n    import {imported}\n"  # found in a function too
        file.write_text(file.read_text("utf-8") + hidden, "utf-8")
    assert linted(tmp_path) == dict.fromkeys(BROKEN_BY, "BROKEN")
