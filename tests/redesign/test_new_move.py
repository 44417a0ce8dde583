"""A move added in memory is found at the far end: a class and its line in MOVES are enough."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import ClassVar

import pytest

from approvalflow.cli.app import run
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.redesign import moves
from approvalflow.redesign.catalogue import SAMPLE, known_moves, usually
from approvalflow.redesign.move import Expected, Move, Moved
from approvalflow.redesign.names import StepName
from approvalflow.redesign.reading import ReadRedesign, redesign_from
from approvalflow.redesign.schema import redesign_schema
from approvalflow.study.compare import compare
from approvalflow.study.runner import Settings
from helpers.moves import MoveMaker
from helpers.studies import study_in

TODAY = process_from(read_source(SAMPLE, "process.yaml"), "process").process


class Expedite(Move):
    """Files lie on a desk for as long as is said.

    Source: none.
    """

    kind: ClassVar[str] = "expedite"
    expected: ClassVar[Expected] = Expected("+", "-", "0", "~")
    example: ClassVar[str] = "- expedite: water_check\n  in_tray: 1 h\n"
    expedite: StepName
    """The step."""
    in_tray: VaryingTime
    """How long files lie there."""

    def apply(self, process: Process) -> Moved:
        return Moved(process.with_step(self.expedite, in_tray=self.in_tray))


class Rename(Expedite):
    kind: ClassVar[str] = "rename"
    rename: str


@pytest.fixture(autouse=True)
def _added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moves, "MOVES", (*moves.MOVES, Expedite))


def read() -> ReadRedesign:
    text = f"approvalflow: 1\nmoves:\n{Expedite.example}"
    return redesign_from(read_source(text, "redesign.yaml"), "redesign", TODAY)


def test_a_file_uses_it() -> None:
    (move,) = read().redesign.moves
    assert isinstance(move, Expedite)
    assert read().process.steps["water_check"].in_tray == move.in_tray


def test_a_result_tells_it(tmp_path: Path) -> None:
    quicker = f"approvalflow: 1\nmoves:\n{Expedite.example}"
    study = study_in(tmp_path / "licence", SAMPLE, quicker=quicker)
    result = compare(study, Settings(replications=2, workers=1, horizon=Horizon(1, 4, 20)))
    (told,) = result.designs[1].moves
    assert told.words.startswith("expedite: water_check, in_tray: ")


def test_the_schema_has_it() -> None:
    (written,) = (
        move for move in redesign_schema()["properties"]["moves"]["items"]["anyOf"]
        if "expedite" in move["properties"]
    )  # fmt: skip
    step = {"type": "string", "description": "The step."}
    choice = {"$ref": "#/definitions/one_of"}
    assert written["properties"]["expedite"] == {
        "anyOf": [step, choice],
        "description": "The step.",
    }
    assert written["required"] == ["expedite"]


def test_the_commands_tell_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["moves"], "en") == 0
    assert "\nexpedite      + - 0 ~  Files lie on a desk for as long" in capsys.readouterr().out
    for command in ("moves", "explain"):
        assert run([command, "expedite"], "en") == 0
        told = capsys.readouterr().out
        assert "expedite: The step." in told
        assert "time better, cost worse, quality the same" in told
        assert "- expedite: water_check" in told


def test_reports_know_what_it_usually_does() -> None:
    assert usually(["expedite", "merge"], "time") == "+"
    assert usually(["expedite"], "cost") == "-"


def test_random_moves_are_of_its_kind_too() -> None:
    maker = MoveMaker(Random(1), TODAY)
    made = [move for move in (maker.move() for _ in range(200)) if "expedite" in move]
    assert len(made) > 5
    assert all(set(move) - {"costs"} == {"expedite", "in_tray"} for move in made)
    assert len(known_moves()) == len(moves.MOVES)


def test_a_field_that_nothing_makes_is_told() -> None:
    with pytest.raises(TypeError, match=r"Rename\.rename"):
        MoveMaker(Random(1), TODAY).of(Rename)
