"""What lies or is called otherwise in a study is told, never left out without a word."""

from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.diagnostics import message_of, remedies_of
from approvalflow.study.reading import read_study, readings_of

STUDY = """\
approvalflow: 1
roles: {clerk: 2}
arrivals: 2 per working day
steps: [{look: {by: clerk, work_time: 1 h}}]
"""
REDESIGN = "approvalflow: 1\nmoves:\n  - set: {roles: {clerk: 3}}\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "permit"
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(STUDY)
    (folder / "redesigns" / "more.yaml").write_text(REDESIGN)
    return folder


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("x.yml", "x.yaml"), ("x.YAML", "x.yaml"), ("x.Yml", "x.yaml"), ("x.txt", "x.yaml"),
        ("x", "x.yaml"), ("x.yaml.txt", "x.yaml"), ("x.json", "x.yaml"), ("x.y.yml", "x.y.yaml"),
    ],
)  # fmt: skip
def test_a_redesign_that_is_called_otherwise(study: Path, name: str, better: str) -> None:
    (study / "redesigns" / name).write_text(REDESIGN)
    (problem,) = readings_of(study, None).problems
    assert problem.key == "redesign-ending"
    assert name in message_of(problem, "en")
    assert f'"{better}"' in remedies_of(problem, "en")[0]
    (study / "process.yaml").write_text(STUDY.replace("2 per", "two per"))
    assert {p.key for p in readings_of(study, None).problems} >= {"redesign-ending"}


@pytest.mark.parametrize("name", ["values.yml", "Values.YML", "values.yaml.txt"])
def test_values_that_are_called_otherwise(study: Path, name: str) -> None:
    (study / name).write_text("approvalflow: 1\nfloors: [granted >= today]\n")
    (problem,) = readings_of(study, None).problems
    assert problem.key == "values-ending"
    assert name in message_of(problem, "en")
    (study / "values.yaml").write_text("approvalflow: 1\nfloors: [granted >= today]\n")
    assert readings_of(study, None).problems == ()


@pytest.mark.parametrize("name", ["README.md", "notes.txt", ".x.yml", "x.yaml~", "~x.yml", "#x#"])
def test_what_is_no_redesign_is_left_alone(study: Path, name: str) -> None:
    (study / "redesigns" / name).write_text("Redesigns that move things: a, b")
    assert readings_of(study, None).problems == ()


def kind_of(folder: Path) -> dict[str, str]:
    with pytest.raises(ApprovalFlowError) as caught:
        read_study(folder)
    (problem,) = caught.value.problems
    assert problem.key == "folder-without-process"
    assert "{" not in message_of(problem, "zh") + remedies_of(problem, "zh")[0]
    return {name: problem.parameters.get(name, "") for name in ("kind", "other")}


@pytest.mark.parametrize(
    "name", ["process.yml", "process.YAML", "Process.yaml", "process", "process.yaml.txt"]
)
def test_a_process_that_is_called_otherwise(study: Path, name: str) -> None:
    (study / "process.yaml").rename(study / name)
    assert kind_of(study) == {"kind": "otherwise", "other": name}


def test_folders_of_another_kind(study: Path, tmp_path: Path) -> None:
    assert kind_of(study / "redesigns") == {"kind": "redesigns", "other": ""}
    assert kind_of(tmp_path) == {"kind": "studies", "other": str(study)}
    (tmp_path / "empty").mkdir()
    assert kind_of(tmp_path / "empty")["kind"] == "none"
