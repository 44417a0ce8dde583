"""What a command imports: what it runs, and nothing that is slow to import beside it."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from approvalflow.language.reading import read_process

NEVER = ("scipy.stats", "docx", "IPython")
DRAWS_A_PAGE = ("jinja2", "approvalflow.report.media.html")
SIMULATES = (
    "simpy", "numba", "approvalflow.simulation.plan", "approvalflow.simulation.luck",
    "approvalflow.simulation.tools", "approvalflow.measures.scorecard",
    "approvalflow.study.runner", "approvalflow.study.result",
)  # fmt: skip
READS = ("networkx", "pydantic", "ruamel", "numpy", "approvalflow.process")

OFFICE = """\
approvalflow: 1
arrivals: 2 per working day
roles: {clerk: 1, head: {in_tray: {median: 1 h, p90: 2 h}}}
steps:
  - review: {by: clerk, work_time: {median: 30 min, p90: 2 h}}
  - sign: {does: approve, by: head, work_time: {mean: 20 min, sd: 10 min}}
"""
GUARDED = "approvalflow: 1\nmoves:\n  - set: {roles: {clerk: 2}}\nguardrails: [refused <= 5%]\n"
AFTER = """
import sys
from approvalflow.cli import exit_code
code = exit_code(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""
WORKER = """
import pickle, sys
process = pickle.load(sys.stdin.buffer)
from approvalflow.study.runner import simulation_of
simulation_of(process).scorecard(1, 1)
print(0, *sys.modules, file=sys.stderr)
"""


def imported(program: str, *words: str, given: bytes | None = None) -> set[str]:
    """The modules that a process of its own has once it is done."""
    command = [sys.executable, "-c", program, *words]
    there = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(command, capture_output=True, input=given, check=True, env=there)
    code, *modules = done.stderr.decode().splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


def below(modules: set[str], *names: str) -> set[str]:
    """Those that are one of these, or in one of these."""
    return {module for module in modules if any(f"{module}.".startswith(f"{n}.") for n in names)}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    (folder / "process.yaml").write_text(OFFICE, "utf-8")
    (folder / "redesigns").mkdir()
    (folder / "redesigns" / "two.yaml").write_text(GUARDED, "utf-8")
    return folder


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["check", "--help"], ["--lang", "zh"]]
)
def test_help_reads_nothing(words: list[str]) -> None:
    modules = imported(AFTER.replace("code =", "code = 0 *"), *words)
    assert below(modules, *NEVER, *DRAWS_A_PAGE, *SIMULATES, *READS, "scipy", "holidays") == set()


def test_check_simulates_nothing_and_asks_scipy_only_where_a_law_needs_it(
    study: Path, tmp_path: Path
) -> None:
    modules = imported(AFTER, "check", str(study))
    assert "approvalflow.redesign.reading.file" in modules
    unwanted = *NEVER, *DRAWS_A_PAGE, *SIMULATES, "scipy", "approvalflow.language.schema"
    assert below(modules, *unwanted) == set()
    # nothing is wrong that could be respelt, and nobody's holidays are kept
    assert below(modules, "approvalflow.notation.respelling", "holidays") == set()
    (study / "process.yaml").write_text(
        OFFICE.replace("p90: 2 h}}\n", "p90: 2 h, at_most: 9 h}}\n")
    )
    assert "scipy.special" in imported(AFTER, "check", str(study))
    (study / "process.yaml").write_text(OFFICE)


def test_a_run_draws_no_page_unless_one_is_wanted(study: Path, tmp_path: Path) -> None:
    words = ["run", str(study), "--replications", "2", "--workers", "1", "--quiet"]
    modules = imported(AFTER, *words)
    assert below(modules, *NEVER, *DRAWS_A_PAGE, "approvalflow.redesign.suggestions") == set()
    assert "simpy" in modules
    assert "jinja2" in imported(AFTER, *words, "--html", str(tmp_path / "page.html"))


def test_a_worker_reads_no_file_and_tells_nothing(study: Path) -> None:
    process = read_process(study / "process.yaml").process
    modules = imported(WORKER, given=pickle.dumps(process))
    rooms = ("cli", "report", "language", "redesign", "checks", "study.result", "study.reading")
    unwanted = [f"approvalflow.{room}" for room in rooms]
    told = below(modules, *NEVER, *DRAWS_A_PAGE, *unwanted, "networkx", "ruamel", "rich", "click")
    assert told == set()


@pytest.mark.parametrize("words", [["moves"], ["check", "STUDY"], ["schema"], ["explain", "sits"]])
def test_what_can_be_freed_is_looked_for_once_a_command_has_its_modules(
    words: list[str], study: Path
) -> None:
    """A program of its own begins without, and numpy without a thread for each processor."""
    program = (
        "import atexit, gc, os, sys\n"
        "from approvalflow.cli import main\n"
        "atexit.register(lambda: print(int(not gc.isenabled()), os.environ['OPENBLAS_NUM_THREADS'],"
        " gc.get_freeze_count() > 10_000, file=sys.stderr))\n"
        "main()"
    )
    told = [str(study) if word == "STUDY" else word for word in words]
    assert imported(program, *told) == {"1", "True"}
