"""The catalogue for people: complete, and every example runs."""

import textwrap

import pytest

from approvalflow.cli.app import run
from approvalflow.eventlog import Horizon
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.reading import process_from
from approvalflow.redesign import MOVES
from approvalflow.redesign.catalogue import EXAMPLES, EXPECTED, SAMPLE, kind_of, usually
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.runner import simulation_of

KINDS = [kind_of(move) for move in MOVES]
TODAY = process_from(read_source(SAMPLE, "process.yaml"), "process").process


def test_every_move_is_in_it() -> None:
    assert set(EXAMPLES) == set(EXPECTED) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_its_example_runs(kind: str) -> None:
    text = "approvalflow: 1\nmoves:\n" + textwrap.indent(EXAMPLES[kind], "  ")
    read = redesign_from(read_source(text, f"{kind}.yaml"), kind, TODAY)
    assert [move.kind for move in read.redesign.moves] == [kind]
    assert read.warnings == ()
    assert read.process != TODAY
    log = simulation_of(read.process, Horizon(start_up=0, weeks=2, run_out=10)).log(1, 1)
    assert len(log.visits) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_explains_it(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["moves", kind], "en") == 0
    told = capsys.readouterr().out
    assert EXAMPLES[kind].splitlines()[0] in told
    assert "Usually: time" in told
    assert max(map(len, told.splitlines())) <= 80


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["moves"], "en") == 0
    told = capsys.readouterr().out
    assert all(f"\n{kind} " in told for kind in KINDS)
    assert max(map(len, told.splitlines())) <= 80


def test_an_unknown_move_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["moves", "mirge"], "en") == 2
    assert "merge" in capsys.readouterr().err


def test_signs_of_several_moves() -> None:
    assert usually(["merge", "resequence"], "time") == "+"
    assert usually(["merge", "set"], "time") == "~"
    assert usually(["parallelise"], "cost") == "-"
    assert usually([], "cost") == "~"
