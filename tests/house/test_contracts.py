"""Every import contract of pyproject.toml is broken on purpose, one import at a time."""

import copy
from functools import cache
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
        "process.graph > office.office",
        "checks.names > language.reading",
        "measures.kpis > simulation.plan.contract",
        "simulation.luck.luck > redesign.redesign",
        "study.runner > report.view",
        "notation.near > calendar.hours",
        "errors > wording",
        "seconds > errors",
        "language.page > cli.codes",
    ),
    "Floors of the simulation": (
        "simulation.plan.contract > simulation.luck.uniforms",
        "simulation.luck.luck > simulation.tools.draws",
        "simulation.tools.hours > simulation.engines",
    ),
    "Floors of the plan": ("simulation.plan.contract > simulation.plan.planner",),
    "Floors of luck": ("simulation.luck.uniforms > simulation.luck.luck",),
    "Floors of the engine on SimPy": (
        "simulation.engines.simpy.clock > simulation.engines.simpy.network",
        "simulation.engines.simpy.shifts > simulation.engines.simpy.replication",
        "simulation.engines.simpy.limits > simulation.engines.simpy.boxes",
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
    "No circles": ("process.graph > process.deadlines", "measures.cohort > measures.facts"),
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
        "report.sections.verdict > rich_click",
    ),
    "Word files in their module alone": (
        "report.sections.verdict > docx",
        "cli.reporting > docx",
        "notebook > docx",
    ),
    "SciPy where quantiles and intervals need it": (
        "comparison.rows > scipy",
        "measures.facts > scipy",
        "chance.laws > scipy",
        "simulation.luck.luck > scipy",
    ),
}
# modules that stand on no floor
HOMELESS = {
    "Floors": "approvalflow.cellar",
    "Floors of the simulation": "approvalflow.simulation.cellar",
    "Floors of the plan": "approvalflow.simulation.plan.cellar",
    "Floors of luck": "approvalflow.simulation.luck.cellar",
    "Floors of the engine on SimPy": "approvalflow.simulation.engines.simpy.cellar",
    "Floors of the redesign": "approvalflow.redesign.cellar",
    "Floors of the report": "approvalflow.report.cellar",
    "Floors of the process": "approvalflow.process.cellar",
    "Floors of the office": "approvalflow.office.cellar",
}


@cache
def options() -> Any:
    """What pyproject.toml says, as the linter reads it."""
    configuration.configure()
    use_cases._register_built_in_contract_types()  # as its own command does
    return use_cases.read_user_options(str(ROOT / "pyproject.toml"))


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("approvalflow", include_external_packages=True)


def contracts() -> dict[str, Contract]:
    session = options().session_options
    return {
        given["name"]: registry.get_contract_class(given["type"])(given["name"], session, given)
        for given in options().contracts_options
    }


def kept(contract: Contract, *, importer: str = "", imported: str = "", module: str = "") -> bool:
    """Whether a contract is kept once an import, or a module, is added."""
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
    return bool(contract.check(graph=changed, verbose=False).kept)


def test_every_contract_is_kept_and_has_something_that_breaks_it() -> None:
    found = contracts()
    assert set(found) == set(BROKEN_BY)
    assert set(HOMELESS) == {n for n, c in found.items() if type(c).__name__ == "LayersContract"}
    assert all(kept(contract) for contract in found.values())


@pytest.mark.parametrize(
    ("name", "added"), [(name, added) for name, every in BROKEN_BY.items() for added in every]
)
def test_an_import_on_purpose_breaks_it(name: str, added: str) -> None:
    importer, imported = (part.strip() for part in added.split(">"))
    inside = f"approvalflow.{imported}"
    imported = inside if inside in graph().modules else imported
    importer = f"approvalflow.{importer}"
    assert not kept(contracts()[name], importer=importer, imported=imported)


@pytest.mark.parametrize(("name", "module"), HOMELESS.items())
def test_a_module_without_a_floor_breaks_it(name: str, module: str) -> None:
    assert not kept(contracts()[name], module=module)
