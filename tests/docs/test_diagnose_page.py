"""docs/diagnose.md shows what its command prints, in both languages."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.redesign.causes.catalogue import CAUSES
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.storing import read_result
from approvalflow.wording.codes import CODES

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "docs" / "diagnose.md", "zh": ROOT / "docs" / "zh" / "diagnose.md"}
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.slow
def test_its_outputs_are_those_of_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    texts = {language: BLOCK.findall(page.read_text("utf-8")) for language, page in PAGES.items()}
    (command, _), (other, _) = texts.values()
    assert command == other
    _, *words = shlex.split(command)
    stored = str(tmp_path / "result.json")
    code = exit_code([*words, "--json", stored, "--workers", "1", "--no-cache", "--quiet"])
    assert code == 1  # a guardrail of the study is broken
    result = read_result(Path(stored))
    for language, (_, output) in texts.items():
        assert output.strip() == text_of(answer_of(result, language), 80)


@pytest.mark.parametrize("language", PAGES)
def test_it_has_a_row_for_each_cause_and_the_codes_of_its_problems(language: str) -> None:
    text = PAGES[language].read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) == 1 + len(CAUSES)
    assert {CODES[key] for key in ("causes-with-most-open", "cause-without-reason")} <= set(
        re.findall(r"AF\d{3}", text)
    )
