"""`validate`: the certificate in every medium and language, and what is asked of it wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from approvalflow.cli import exit_code, validating
from approvalflow.study.validation import running
from approvalflow.study.validation.rows import ROWS
from approvalflow.study.validation.trials import Row

Capture = pytest.CaptureFixture[str]
CHEAP = ["validate", "--only", "V-15,V-12,V-30", "--workers", "1", "--no-versions"]


def told(path: Path, *options: str) -> int:
    files = ["--json", str(path / "c.json"), "--html", str(path / "c.html")]
    return exit_code([*CHEAP, *files, "--write", str(path / "models"), *options])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_certificate_in_every_medium(language: str, tmp_path: Path, capsys: Capture) -> None:
    assert told(tmp_path, "--lang", language) == 0
    printed = capsys.readouterr().out
    page = (tmp_path / "c.html").read_text("utf-8")
    stored = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert max(cell_len(line.rstrip()) for line in printed.splitlines()) <= 80
    passes, all_pass = {
        "en": ("√ passes", "All 5 checks of 2 rows pass."),
        "zh": ("√ 通过", "2行共5项核对全部通过。"),
    }[language]
    assert printed.count(passes) == 5
    assert all_pass in printed
    assert all_pass in page
    assert "T^2/12" in printed
    assert "T^2/12" in page
    assert stored["passes"]
    assert "versions" not in stored
    assert (stored["engine"], stored["seed"]) == ("simpy", 1)
    assert [row["id"] for row in stored["rows"]] == ["V-12", "V-15", "V-30"]
    note = stored["rows"][0]["note"][language]
    assert note.replace(" ", "") in "".join(printed.split())
    first = stored["rows"][1]["checks"][0]
    assert (first["exact"], first["replications"], first["verdict"]) == (12.0, 30, "passes")
    assert first["low"] < first["simulated"] < first["high"]
    assert first["commands"][0] in page
    assert sorted(p.name for p in (tmp_path / "models").iterdir()) == ["V-15", "V-30"]


def test_the_same_bytes_whatever_the_language(tmp_path: Path) -> None:
    for language in ("en", "zh"):
        assert exit_code([*CHEAP, "--lang", language, "--json", str(tmp_path / language)]) == 0
    assert (tmp_path / "en").read_bytes() == (tmp_path / "zh").read_bytes()


def test_standard_output_holds_data_alone(capsys: Capture) -> None:
    assert exit_code([*CHEAP, "--json", "-"]) == 0
    stored = json.loads(capsys.readouterr().out)
    assert stored["rule"] == {"coarsest": 0.02, "farthest": 3.5}


def test_versions_are_told(capsys: Capture) -> None:
    assert exit_code(["validate", "--only", "V-12", "--json", "-"]) == 0
    assert {"approvalflow", "simpy", "python"} <= set(
        json.loads(capsys.readouterr().out)["versions"]
    )


def test_a_row_without_checks_says_why(capsys: Capture) -> None:
    assert exit_code(["validate", "--only", "V-22", "--no-versions"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "None of these rows has a check." in printed
    assert "Nobody is called away by chance while working" in printed


def wrong(change: Callable[[float], float]) -> tuple[Row, ...]:
    """The rows with another exact value of the first check of each trial."""
    return tuple(
        replace(
            row,
            trials=tuple(
                replace(
                    trial,
                    checks=(
                        replace(trial.checks[0], exact=change(trial.checks[0].exact)),
                        *trial.checks[1:],
                    ),
                )
                for trial in row.trials
            ),
        )
        for row in ROWS
    )


@pytest.mark.parametrize(
    ("change", "language", "verdict", "answer"),
    [
        (lambda exact: exact * 1.02 + 1, "en", "too far", "2 of 5 checks fail: V-15, V-30."),
        (lambda exact: exact * 1.02 + 1, "zh", "偏离过大", "5项核对中有2项未通过：V-15、V-30。"),
        (lambda exact: exact * 0.97, "en", "too far", "1 of 5 checks fail: V-15."),
    ],
)
def test_a_wrong_exact_value_is_told_and_fails(
    change: Callable[[float], float],
    language: str,
    verdict: str,
    answer: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    monkeypatch.setattr(running, "ROWS", wrong(change))
    assert exit_code([*CHEAP, "--lang", language]) == 1
    printed = capsys.readouterr().out
    assert f"× {verdict}" in printed
    assert answer.replace(" ", "") in "".join(printed.split())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "V-99"], ["AF649", '"V-99"', "V-01", "V-34"]),
        (["--only", "V-01,V-1,desk"], ["AF649", '"V-1"', '"desk"']),
        (["--only", ""], ["AF649", '""']),
        (["--engine", "abacus"], ["AF650", '"abacus"', "simpy"]),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(
    language: str, options: list[str], said: list[str], tmp_path: Path, capsys: Capture
) -> None:
    stored = tmp_path / "c.json"
    assert exit_code(["validate", "--lang", language, *options, "--json", str(stored)]) == 2
    errors = capsys.readouterr().err.replace("“", '"').replace("”", '"')
    assert [words for words in said if words not in errors] == []
    assert not stored.exists()


def test_nothing_is_written_over(tmp_path: Path, capsys: Capture) -> None:
    """Neither what stands in the folder, nor one output by another; and nothing is simulated."""
    kept = tmp_path / "models" / "V-30" / "process.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine", encoding="utf-8")
    assert told(tmp_path) == 2
    assert kept.read_text("utf-8") == "mine"
    assert [one.name for one in (tmp_path / "models").iterdir()] == ["V-30"]
    assert not (tmp_path / "c.json").exists()
    one = str(tmp_path / "one")
    assert exit_code([*CHEAP, "--json", one, "--html", one]) == 2
    assert exit_code([*CHEAP, "--html", str(tmp_path / "page.yaml")]) == 2
    assert capsys.readouterr().out == ""


def test_an_interrupted_certificate_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(validating, "certify", interrupted)
    assert exit_code([*CHEAP, "--json", str(tmp_path / "c.json")]) == 130
    assert "no certificate" in capsys.readouterr().err
    assert not (tmp_path / "c.json").exists()
