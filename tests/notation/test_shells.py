"""A command that is told can be typed: each word reaches the program whole, or none is told."""

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.notation.shells import command_line, for_one_shell

TAKEN = [
    "plain", "a b", "it's", "许可 证", "a&b", "a;b", "a|b", "(a)", "a<b>c", "*", "a?", "~a", "#a",
    "{a,b}", "[a]", "a\\b", "C:\\my folder\\x", "5%", "--set", "-o", "a=b c", "", "a^b", "„a“",
    "a,b",
]  # fmt: skip
NOT_TAKEN = ["a$b", "$(a)", "a`b`", 'a"b', "a!b", "a\\\\b", "a b\\", "%PATH%", "%a% b"]


@pytest.mark.parametrize("word", TAKEN)
def test_a_word_is_taken_whole(word: str) -> None:
    line = command_line(["run", word])
    assert line is not None
    assert shlex.split(line) == ["run", word]


@pytest.mark.parametrize("word", NOT_TAKEN)
def test_what_some_shell_would_change_is_not_told(word: str) -> None:
    assert command_line(["run", word]) is None
    assert shlex.split(for_one_shell(["run", word])) == ["run", word]


def test_a_path_is_no_option() -> None:
    assert command_line(["run", Path("-x")]) == "run ./-x"
    assert command_line(["run", Path("--help me")]) == 'run "./--help me"'
    assert command_line(["run", "--help"]) == "run --help"


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell of Unix")
def test_the_shell_itself_agrees() -> None:
    line = command_line(TAKEN)
    said = subprocess.run(
        ["sh", "-c", f'printf "%s\\n" {line}'], capture_output=True, check=True, cwd="/"
    )
    assert said.stdout.decode().split("\n")[:-1] == TAKEN


@given(st.lists(st.text(min_size=0, max_size=12)))
def test_any_words(words: list[str]) -> None:
    assert shlex.split(for_one_shell(words)) == words
    line = command_line(words)
    assert line is None or shlex.split(line) == words
