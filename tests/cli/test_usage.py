"""Wrong usage is told in the language of the user, by the library of the command line too."""

import re
from pathlib import Path

import pytest

from approvalflow.cli import exit_code

STUDY = str(Path(__file__).parents[2] / "processes" / "it-acquisition")
WRONG = {
    "no-path": ["compare"],
    "no-such-command": ["nosuch"],
    "no-such-option": ["run", STUDY, "--bad"],
    "no-number": ["run", STUDY, "--weeks", "abc"],
    "out-of-range": ["compare", STUDY, "--replications", "1"],
    "no-value": ["run", STUDY, "--weeks"],
    "value-for-a-flag": ["run", STUDY, "--quiet=3"],
    "no-such-choice": ["run", STUDY, "--format", "poem"],
    "too-many": ["run", STUDY, "b", "c"],
    "no-such-file": ["run", "nowhere"],
    "no-such-word": ["cache", "burn"],
}
CODE = re.compile(r"(?<![A-Za-z])[A-Z]{2,}|--?[a-z-]+(=[\w-]+)?|'[^']*'|\[[^\]]*\]")
SAID = re.compile(r"approvalflow( (?:run|compare|cache))?")


@pytest.mark.parametrize("name", WRONG)
def test_a_complaint_of_wrong_usage_has_no_english_in_chinese(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["--lang", "zh", *WRONG[name]]) == 2
    said = capfd.readouterr().err
    assert "错误：" in said
    left = re.findall(r"[A-Za-z]{2,}", SAID.sub("", CODE.sub("", said.replace(STUDY, ""))))
    assert left == [], said
    assert exit_code(WRONG[name]) == 2
    assert "Error: " in capfd.readouterr().err


def test_help_says_its_usage_in_chinese(capfd: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--lang", "zh", "run", "--help"]) == 0
    assert "用法： approvalflow run [选项] PATH" in capfd.readouterr().out
    assert exit_code(["--lang", "en", "run", "--help"]) == 0
    assert "Usage: approvalflow run [OPTIONS] PATH" in capfd.readouterr().out


def test_a_chinese_system_is_spoken_to_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("APPROVALFLOW_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert exit_code(["run"]) == 2
    assert "Usage" not in capfd.readouterr().err
