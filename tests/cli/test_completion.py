"""What a shell completes: commands, options and files, as docs/analysis.md says."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = "from approvalflow.cli import main; main()"


def completed(shell: str, **about: str) -> str:
    there = os.environ | {"_APPROVALFLOW_COMPLETE": shell} | about
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, env=there, check=True, encoding="utf-8")
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_written(shell: str) -> None:
    assert "_APPROVALFLOW_COMPLETE" in completed(f"{shell}_source")


@pytest.mark.parametrize(
    ("words", "place", "found"),
    [("approvalflow me", "1", "measures"), ("approvalflow run --ca", "2", "--cases"),
     ("approvalflow run --red", "2", "--redesign"), ("approvalflow run x --format c", "4", "csv")],
)  # fmt: skip
def test_words_are_completed(words: str, place: str, found: str) -> None:
    told = completed("bash_complete", COMP_WORDS=words, COMP_CWORD=place)
    assert f"plain,{found}" in told.splitlines()
