"""Nothing of a hostile text gets out: it is refused with its place, and no stream ever holds it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError
from approvalflow.notation import characters
from approvalflow.report.documents.diagnostics import texts_of
from approvalflow.study.reading import read_study

ESCAPES = {
    "colour": "\x1b[31m", "link": "\x1b]8;;http://evil.test\x07x", "control sequence": "\x9b2J",
    "nothing": "\0", "delete": "\x7f", "next line": "\x85", "line": "\u2028", "turned": "\u202e",
    "isolated": "\u2066", "order": "\ufeff", "first half": "\ud800", "second half": "\udfff",
    "no character": "\uffff",
}  # fmt: skip
RAW = {name: text for name, text in ESCAPES.items() if "\0" not in text}
PLACES = {
    "name": "name: {}", "department": "roles: {{clerk: {{staff: 2, department: {}}}}}",
    "reason": "arrivals: {{count: 2, per: working day, because: {}}}", "key": "{}: 1",
    "role": "roles: {{{}: 2}}", "kind of case": "case_data: {{{}: 20%}}",
    "condition": "steps: [{{look: {{by: clerk, work_time: 1 h, only_if: {}}}}}]",
    "outcome": "steps: [{{look: {{by: clerk, work_time: 1 h, outcomes: {{{}: 3%}}}}}}]",
    "identity": "id: {}", "law": "steps: [{{look: {{by: clerk, legal_basis: {}}}}}]",
    "list": "levels: [county, {}]", "time": "time_limit: {}",
}  # fmt: skip
REDESIGNS = {
    "name": "name: {}\nmoves: []", "move": "moves: [{{{}: 1}}]", "guardrail": "guardrails: [{}]",
    "reason": "because: {}", "waiver": "waive: [{}]",
}  # fmt: skip
STUDY = """\
approvalflow: 1
roles: {clerk: 2}
arrivals: 2 per working day
steps: [{look: {by: clerk, work_time: 1 h}}]
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(STUDY)
    return tmp_path


@pytest.fixture
def clean(capfd: pytest.CaptureFixture[str]) -> Callable[[list[str]], tuple[int, str]]:
    """Runs a command; nothing that cannot be seen may be in what it says."""

    def run(arguments: list[str]) -> tuple[int, str]:
        code = exit_code(arguments)
        said = "\n".join(capfd.readouterr())
        assert characters.hidden_in(said) is None
        return code, said

    return run


Run = Callable[[list[str]], tuple[int, str]]


@pytest.mark.parametrize("hostile", ESCAPES)
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_an_escape_is_refused_wherever_it_stands(
    study: Path, clean: Run, hostile: str, form: str
) -> None:
    written = json.dumps(f"a{ESCAPES[hostile]}b")
    for place in PLACES.values():
        line = place.format(written)
        (study / "process.yaml").write_text(f"approvalflow: 1\n{line}\n")
        code, said = clean(["check", str(study), "--format", form])
        assert code == 3
        assert "AF007" in said
        column = line.index("a\\" if "\\" in line else "a\x7f") + 2
        told = {
            "text": f":2:{column}:", "json": f'"line": 2,\n  "column": {column},',
            "github": f"line=2,col={column}:",
        }  # fmt: skip
        assert told[form] in said


@pytest.mark.parametrize("hostile", ESCAPES)
def test_nor_is_it_taken_in_a_redesign(study: Path, clean: Run, hostile: str) -> None:
    written = json.dumps(ESCAPES[hostile])
    for place in REDESIGNS.values():
        text = place.format(written)
        (study / "redesigns" / "a.yaml").write_text(f"approvalflow: 1\n{text}\n")
        for arguments in (["check", str(study)], ["compare", str(study), "--quiet"]):
            code, said = clean(arguments)
            assert code == 3
            assert re.search(r"a\.yaml:2:\d+: AF007 ", said)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("hostile", [*RAW, "line break", "tab", "no UTF-8"])
def test_a_word_of_the_command_is_refused_before_anything_is_made_of_it(
    study: Path, clean: Run, hostile: str, language: str
) -> None:
    more = {"line break": "\n", "tab": "\t", "no UTF-8": os.fsdecode(b"\xff\xfe")}
    text = f"a{(RAW | more)[hostile]}b"
    path = str(study)
    for words in (
        ["check", text], ["check", path, text], ["run", path, "--set", f"name={text}"],
        ["run", path, f"--fail-if={text}"], ["compare", path, text], ["explain", text],
        ["compare", path, "--design", text], ["run", path, "--json", text], ["init", text],
        ["moves", text], ["report", text], ["schema", text], [text], ["--format", text, "run"],
        ["map", path, "--svg", f"{path}/{text}.svg"],
    ):  # fmt: skip
        code, said = clean(["--lang", language, *words])
        assert code == 2
        assert len(said.strip().split("\n")) == 1
        assert str(words.index(next(w for w in words if text in w)) + 3) in said
        assert characters.escaped(text) in said
    assert sorted(p.name for p in study.iterdir()) == ["process.yaml", "redesigns"]


@pytest.mark.parametrize(
    "name", [b"\x1b[31m", b"\xff\xfe", "\u202e".encode(), b"a\nb", b"\xc2\x9b"]
)
def test_a_file_that_is_found_and_not_named(
    study: Path, clean: Run, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = characters.escaped(os.fsdecode(name))
    for ending in (".yaml", ".yml"):
        evil = study / "redesigns" / os.fsdecode(name + ending.encode())
        evil.write_text("approvalflow: 1\nmoves: []\n")
        for arguments in (["check", str(study)], ["compare", str(study)]):
            code, said = clean(arguments)
            assert code == 3
            assert f'{told}{ending}"' in said
        assert clean(["compare", str(study), "nothing"])[0] == 3
        assert clean(["watch", "--help"])[0] == 0
        evil.unlink()
    folder = study / os.fsdecode(name)
    folder.mkdir()
    (folder / "process.yaml").write_text(STUDY)
    monkeypatch.chdir(folder)
    for arguments in (["check", "."], ["explain", "process.yaml"], ["map", "../" + "."]):
        code, said = clean(arguments)
        if arguments[0] != "map":
            assert code == 3
            assert f'"{told}"' in said
    assert clean(["check", str(study)])[0] == 0


@pytest.mark.parametrize("hostile", ESCAPES)
def test_a_change_of_a_program_is_refused_too(study: Path, hostile: str) -> None:
    for change in (f"roles.clerk=a{ESCAPES[hostile]}", f"a{ESCAPES[hostile]}=3", "a=b\nc"):
        with pytest.raises(ApprovalFlowError) as caught:
            read_study(study, (), [change])
        (problem,) = caught.value.problems
        assert problem.key == "control-character"
        assert characters.hidden_in(texts_of([problem], "en")) is None


@pytest.mark.parametrize("variable", ["APPROVALFLOW_LANG", "LANG", "LC_ALL", "COLUMNS", "TERM"])
def test_nothing_of_the_environment_is_told(
    study: Path, clean: Run, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in RAW.values():
        if "\ud800" <= text <= "\udfff":
            continue  # no system takes it
        monkeypatch.setenv(variable, text)
        assert clean(["check", str(study)])[0] == 0
        assert clean(["check", str(study / "nothing")])[0] == 2
