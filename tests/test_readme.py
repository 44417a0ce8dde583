"""The README cannot lag: its process runs, its commands work, its output is the real one."""

import re
import shlex
from pathlib import Path

import pytest

from approvalflow.cli import exit_code

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for word, text in fenced if word == language]


def test_it_is_short() -> None:
    assert len(README.splitlines()) < 150


def test_its_first_process_checks_and_runs(tmp_path: Path) -> None:
    file = tmp_path / "licence.yaml"
    file.write_text(blocks("yaml")[0], encoding="utf-8")
    assert exit_code(["check", str(file)]) == 0
    assert exit_code(["run", str(file), "--replications", "2", "--weeks", "4"]) == 0


def test_its_output_is_that_of_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    shown = next(b for b in blocks("") if b.startswith("Approval of IT acquisitions"))
    assert exit_code(["report", str(ROOT / "reports" / "it-acquisition.json")]) == 0
    printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())
    assert shown.strip() in printed


@pytest.mark.slow
def test_its_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = next(b for b in blocks("") if b.startswith("approvalflow init"))
    for line in text.splitlines():
        words = shlex.split(line, comments=True)
        assert words[0] == "approvalflow"
        quick = ["--replications", "2", "--weeks", "4"] if words[1] in ("run", "compare") else []
        assert exit_code([*words[1:], *quick]) in (0, 1)
    assert (tmp_path / "report.html").is_file()


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = blocks("python")[0].replace("af.compare(study)", "af.compare(study, quick)")
    code = code.replace('"processes', f'"{ROOT}/processes')
    monkeypatch.chdir(tmp_path)
    import approvalflow as af

    names = {"quick": af.Settings(replications=2)}
    exec(code, names)
    assert (tmp_path / "report.html").stat().st_size > 10_000
