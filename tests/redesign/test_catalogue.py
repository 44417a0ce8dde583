"""The catalogue for people: complete, and every example runs."""

import inspect
import json
import re
import textwrap
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from approvalflow.cli.app import run
from approvalflow.docstrings import docstrings_of_fields
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign.catalogue import SAMPLE, known_moves, usually
from approvalflow.redesign.reading import redesign_from
from approvalflow.redesign.schema import redesign_schema
from approvalflow.study.runner import simulation_of

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
KINDS = list(known_moves())
TODAY = process_from(read_source(SAMPLE, "process.yaml"), "process").process


@pytest.mark.parametrize("kind", KINDS)
def test_a_move_is_one_file_named_as_its_word(kind: str) -> None:
    move = known_moves()[kind]
    assert move.keys()[0] == kind
    assert Path(inspect.getfile(move)).name == f"{kind}.py"
    assert (move.__doc__ or "").strip()
    own = (name for name in move.model_fields if name != "because")
    assert [name for name in own if not docstrings_of_fields(move).get(name)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_cases_that_hold_and_that_are_refused(kind: str) -> None:
    cases = YAML(typ="safe").load((HERE / f"{kind}.yaml").read_text(encoding="utf-8"))["cases"]
    word = re.compile(rf"^(- {{?|  ){kind}:", re.MULTILINE)
    of_it = [case for case in cases if word.search(case["moves"])]
    assert any("after" in case for case in of_it)
    assert any("refused" in case for case in of_it)


def test_there_is_no_other_file_beside_the_moves() -> None:
    files = Path(inspect.getfile(known_moves()["merge"])).parent.glob("*.py")
    assert {file.stem for file in files} == {"__init__", *KINDS}


def test_the_readme_lists_them() -> None:
    listed = README.read_text(encoding="utf-8").partition("The moves: ")[2].partition(".\n")[0]
    assert sorted(re.findall(r"`(\w+)`", listed)) == KINDS


def test_the_schema_refers_to_nothing_that_it_lacks() -> None:
    schema = redesign_schema()
    named = set(re.findall(r"#/definitions/(\w+)", json.dumps(schema)))
    assert named <= set(schema["definitions"])


@pytest.mark.parametrize("kind", KINDS)
def test_its_example_runs(kind: str) -> None:
    example = known_moves()[kind].example
    text = "approvalflow: 1\nmoves:\n" + textwrap.indent(example, "  ")
    read = redesign_from(read_source(text, f"{kind}.yaml"), kind, TODAY)
    assert [move.kind for move in read.redesign.moves] == [kind]
    assert {w.key for w in read.warnings} == ({"wage-missing"} if kind == "outsource" else set())
    assert read.process != TODAY
    log = simulation_of(read.process, Horizon(start_up=0, weeks=2, run_out=10)).log(1, 1)
    assert len(log.visits) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_explains_it(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["moves", kind], "en") == 0
    told = capsys.readouterr().out
    assert known_moves()[kind].example.splitlines()[0] in told
    assert "Usually: time" in told
    assert max(map(len, told.splitlines())) <= 80
    assert run(["explain", kind], "en") == 0
    assert capsys.readouterr().out == told


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
