"""The certificate: its formulas, its files, its rule, and that what is counted can be wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import resources
from math import log
from pathlib import Path

import numpy as np
import pytest

from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.ledger import Ledger, ledger_of
from approvalflow.measures.replicated import Parts
from approvalflow.measures.workload import open_cases
from approvalflow.office.office import Office
from approvalflow.simulation.engines import ENGINES, is_installed, simpy
from approvalflow.simulation.luck import Luck
from approvalflow.simulation.plan import Plan
from approvalflow.study.runner import simulation_of
from approvalflow.study.storing import read_result
from approvalflow.study.validation import differences, formulas, readings
from approvalflow.study.validation.certificate import Checked, as_json
from approvalflow.study.validation.readings import Simulated
from approvalflow.study.validation.rows import ROWS
from approvalflow.study.validation.running import certify, chosen
from approvalflow.study.validation.shipped import process_of, texts_of
from approvalflow.study.validation.trials import Check, Model, Row, Trial

SEPARATE = [[0, 0.9, 0], [0.2, 0, 0.7], [0, 0.1, 0]]
CHECKS = [(2, 0.1), (5, 0.3), (1, 0.2)]
BEST = [(1, 0.2), (5, 0.3), (2, 0.1)]


@pytest.mark.parametrize(
    ("exact", "known"),
    [
        (formulas.mm1_stay(0.8), 5),
        (log(10) * formulas.mm1_stay(0.8), 11.512925),
        (formulas.mg1_wait(0.8, 1, 1), 4),
        (formulas.mg1_wait(0.8, 1, 0), 2),
        (formulas.mg1_wait(0.8, 1, 0.5), 3),
        (formulas.mg1_wait(0.8, 1, 0.25), 2.5),
        (formulas.mg1_wait(0.8, 1, 4), 10),
        (formulas.mg1_wait(0.9, 1, 0), 4.5),
        (formulas.mg1_wait(0.8, 1, 0.89648088), 3.792962),
        (formulas.erlang_c(1.6, 2), 0.711111),
        (formulas.mmc_wait(1.6, 2), 1.777778),
        (formulas.erlang_c(2.4, 3), 0.647191),
        (formulas.mmc_wait(2.4, 3), 1.078652),
        (formulas.mmc_wait(18, 20), 0.275385),
        (formulas.capped(1.6, 2, 5)[0], 0.102744),
        (formulas.capped(1.6, 2, 5)[1], 0.505451),
        (formulas.erlang_b(4, 5), 0.199067),
        (formulas.jackson([0.5, 0, 0], SEPARATE)[0], 0.62),
        (formulas.jackson([0.5, 0, 0], SEPARATE)[1], 0.6),
        (formulas.jackson([0.5, 0, 0], SEPARATE)[2], 0.42),
        (sum(x / (1 - x) for x in formulas.jackson([0.5, 0, 0], SEPARATE)) / 0.5, 7.711434),
        (formulas.cobham(0.3, 0.5)[0], 1.142857),
        (formulas.cobham(0.3, 0.5)[1], 5.714286),
        (formulas.fork_join(0.5), 2.875),
        (formulas.fork_join(0.8), 7),
        (formulas.longest([1, 2, 4]), 4.771429),
        (formulas.longest([1] * 4), 2.083333),
        (formulas.longest([1] * 10), 2.928968),
        (formulas.nth_of(3, 5), 0.783333),
        (formulas.bailey(0.08, 1, 10), 25),
        (formulas.bailey(0.4, 5, 10), 7.8906),
        (formulas.bailey(1, 12, 10), 6.19709),
        (formulas.until_open([16], 24), 5.333333),
        (formulas.until_open([16] * 4 + [64], 168), 15.238095),
        (formulas.until_open([1] * 5 + [16] * 4 + [64], 168), 15.252976),
        (formulas.over_nights(3, 8), 10.333333),
        (formulas.over_nights(10, 8), 32.666667),
        (formulas.in_groups(0.2, 3), 5),
        (formulas.cut_stay(0.8, 10), 4.323324),
        (formulas.unbegun(0.8, 5), 0.076987),
        (formulas.knock_out(CHECKS)[0], 7.13),
        (formulas.knock_out(BEST)[0], 6.12),
        (formulas.knock_out(CHECKS)[1], 0.504),
        (formulas.knock_out(BEST)[1], 0.504),
        (formulas.delegated(0.9, 0.5), 1.818182),
        (formulas.missed(3, 0.6), 0.4**3),
        (formulas.missed(3, 0.6, 0.5), 0.85**3),
        (formulas.poisson(2, 0), 0.135335),
    ],
)
def test_a_formula_gives_the_figure_of_the_books(exact: float, known: float) -> None:
    assert exact == pytest.approx(known, abs=2e-6)


def test_there_are_thirty_four_rows_and_each_is_checked_or_says_why_not() -> None:
    assert [row.id for row in ROWS] == [f"V-{n:02}" for n in range(1, 35)]
    assert [row.id for row in ROWS if not row.trials] == ["V-12", "V-22"]
    for row in ROWS:
        assert all(trial.checks for trial in row.trials)
        assert all(model.name.startswith(row.id) for t in row.trials for model in t.models)


def written(folder: Path) -> Path:
    """The files of the certificate, as `--write` puts them."""
    for name, text in texts_of(ROWS).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_every_file_of_the_certificate_is_used_and_has_nothing_to_mend(tmp_path: Path) -> None:
    """Only who comes in crowds and leaves again is more than can be served, which is told."""
    used = (model for row in ROWS for trial in row.trials for model in trial.models)
    names = {model.name for model in used}
    folder = written(tmp_path)
    shipped = resources.files("approvalflow.study.validation") / "models"
    assert {one.name for one in shipped.iterdir()} == names
    assert {one.name for one in folder.iterdir()} == names
    crowded = "V-25-patience"
    fine = [str(folder / name) for name in sorted(names - {crowded})]
    assert exit_code(["check", "--strict", *fine]) == 0
    assert exit_code(["check", str(folder / crowded)]) == 0


@pytest.mark.slow
@pytest.mark.parametrize("row", ["V-15", "V-21"])
def test_anybody_who_runs_the_files_gets_the_figures(row: str, tmp_path: Path) -> None:
    """By the command that the certificate names: one of a settled state, and one of a year."""
    folder, stored = written(tmp_path), tmp_path / "result.json"
    (made,) = certify(_shorter(row)).rows
    checked = made.checks[0]
    words = checked.commands[0].split()[1:]
    words[1] = str(folder / words[1])
    assert exit_code([*words, "--quiet", "--json", str(stored)]) == 0
    (design,) = read_result(stored).designs
    days = design.measures["days_mean"].value
    assert days is not None
    work = 1 if row == "V-21" else 0  # hours, beside the wait that the certificate has
    assert 24 * days == pytest.approx(checked.simulated + work, rel=2e-3)


def _shorter(row: str) -> tuple[Row, ...]:
    """With a few replications."""
    (one,) = chosen([row])
    return (replace(one, trials=tuple(replace(t, replications=4) for t in one.trials)),)


def test_rows_are_named_whatever_their_letters() -> None:
    assert [row.id for row in chosen(["v-15", "V-02"])] == ["V-02", "V-15"]
    assert chosen() == ROWS
    with pytest.raises(ApprovalFlowError) as told:
        chosen(["V-99", "V-01", "", "V-1"])
    assert [p.parameters["name"] for p in told.value.problems] == ["V-99", "", "V-1"]


CHECKED = Checked("stay", "", "V-01", (), "1/(μ-λ)", "hours", 5, 5.1, 4.9, 5.3, 0.09, 30, 1000)
COUNTED = replace(CHECKED, unit="differences", exact=0, simulated=0, error=None)


@pytest.mark.parametrize(
    ("checked", "judgement"),
    [
        (CHECKED, "passes"),
        (replace(CHECKED, simulated=5.3), "passes"),
        (replace(CHECKED, simulated=5.32), "too-far"),
        (replace(CHECKED, simulated=4.68), "too-far"),
        (replace(CHECKED, error=0.11), "too-coarse"),
        (replace(CHECKED, error=0.0, simulated=5.0), "passes"),
        (replace(CHECKED, error=0.0, simulated=5.001), "too-far"),
        (COUNTED, "passes"),
        (replace(COUNTED, simulated=1), "differs"),
        (replace(COUNTED, cases=0), "differs"),  # nothing was looked at
    ],
)
def test_what_passes(checked: Checked, judgement: str) -> None:
    assert checked.judgement == judgement
    assert checked.passes == (judgement == "passes")


def _logs(*names: str, weeks: int = 8) -> list[Simulated]:
    found = []
    for name in names:
        model = Model(*name.split("/"))
        simulation = simulation_of(process_of(model), Horizon(1, weeks))
        found.append(Simulated(simulation.log(1, 1), simulation.office))
    return found


HAND = {kind: {("work", "open"): 1.0} for kind in (False, True)}


@pytest.mark.parametrize(
    ("read", "names"),
    [
        (partial(differences.from_a_table, 3600, 2701, 1), ["V-29"]),
        (partial(differences.from_a_table, 3600, 5400, 3), ["V-29-two"]),
        (partial(differences.from_a_ledger, ledger_of, "large", HAND), ["V-30"]),
        (partial(differences.from_a_ledger, differences.averaged_of, "large", HAND), ["V-30"]),
        (partial(differences.other_cases, 1, {}), ["V-34", "V-34-slower"]),
        (partial(differences.other_cases, 2, {}), ["V-34", "V-34-slower"]),
        (partial(differences.other_cases, 1, {}), ["V-01", "V-02"]),
        (partial(differences.other_cases, 1, {}), ["V-05", "V-06"]),
        (partial(differences.other_cases, 1, {"check": "intake"}), ["V-34", "V-34-renamed"]),
        (differences.later_cases, ["V-34-station/third-person", "V-34-station"]),
        (partial(differences.busy_seconds, dict.fromkeys(
            ("intake", "decision", "opinions.lawyer", "opinions.engineer"), 1.0)), ["V-33"]),
    ],
)  # fmt: skip
def test_what_is_counted_is_found_where_it_is_wrong(
    read: Callable[[Sequence[Simulated]], Parts], names: list[str]
) -> None:
    differing, among, _ = read(_logs(*names))
    assert 0 < differing <= among


@pytest.mark.parametrize("kept", [ledger_of, differences.averaged_of])
def test_a_ledger_that_does_not_add_up_is_counted(
    kept: Callable[[EventLog, Office], Ledger],
) -> None:
    """A line of one case is a second too long."""

    def longer(log: EventLog, office: Office) -> Ledger:
        found = kept(log, office)
        return replace(found, seconds=np.append(found.seconds[:1] + 1, found.seconds[1:]))

    runs = _logs("V-33")
    assert differences.unbalanced_ledgers(kept, runs).over == 0
    assert differences.unbalanced_ledgers(longer, runs).over == 1


def test_a_measure_that_does_not_add_up_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the open cases is one too high."""
    runs = _logs("V-33")
    assert differences.open_seconds(runs).over == 0
    monkeypatch.setattr(differences.workload, "open_cases", lambda log: open_cases(log) + 1)
    horizon = runs[0].log.horizon
    assert differences.open_seconds(runs).over == horizon.closes - horizon.begins


def _tiny(exact: float) -> Row:
    check = Check("stay", readings.stay, exact, "T/2", "hours")
    return Row("V-15", (Trial((Model("V-15"),), 2, 3, (check,)),))


def test_an_engine_that_is_added_makes_a_certificate_too(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []

    def another(plan: Plan, luck: Luck) -> EventLog:
        runs.append(plan)
        return simpy.run(plan, luck)

    monkeypatch.setitem(ENGINES, "another", another)  # type: ignore[arg-type]  # a dict
    made = certify([_tiny(12)], engine="another", workers=1)
    usual = certify([_tiny(12)], workers=1)
    assert len(runs) == 3
    assert made.engine == "another"
    assert (made.rows, usual.engine) == (usual.rows, "simpy")
    with pytest.raises(ApprovalFlowError) as told:
        certify([_tiny(12)], engine="a third")
    assert told.value.problems[0].parameters["known"] == "auto, simpy, compiled, another"


@pytest.mark.slow
def test_workers_change_nothing() -> None:
    one, two = (certify([_tiny(12)], workers=workers) for workers in (1, 2))
    assert as_json(one) == as_json(two)


def test_each_row_has_a_luck_of_its_own_and_a_seed_another() -> None:
    check = Check("stay", readings.stay, 12, "T/2")
    trial = Trial((Model("V-15"),), 2, 3, (check,))
    made = certify([Row("V-15", (trial,)), Row("V-16", (trial,))], workers=1)
    again = certify([Row("V-15", (trial,))], seed=2, workers=1)
    figures = [c.simulated for c in (*made.checks, *again.checks)]
    assert len(set(figures)) == 3
    commands = [c.commands[0] for c in (*made.checks, *again.checks)]
    assert [command.split()[4] for command in commands] == ["115", "116", "215"]


@pytest.mark.long
def test_every_row_of_the_certificate_passes() -> None:
    """By the engine that is quicker; theory is tested on both."""
    made = certify(engine="compiled" if is_installed("compiled") else None)
    assert [(c.model, c.quantity, c.judgement) for c in made.checks if not c.passes] == []
    assert len(made.checks) >= 85
