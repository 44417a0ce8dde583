"""Every problem that the code can raise has words, and no words are left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import approvalflow
from approvalflow.errors import Problem
from approvalflow.notation.composing import PLAIN_WORDS
from approvalflow.report.documents.diagnostics import explanation_of, message_of
from approvalflow.wording.catalogues import LANGUAGES, merged
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import ROOMS, problem_words

PROBLEMS_EN = problem_words("en")
SOURCE = Path(approvalflow.__file__).parent
RAISERS = (
    "notation", "chance", "calendar", "process", "checks", "language", "office",
    "redesign", "study",
)  # fmt: skip
RAISING = {
    "NotationError", "MoveRefused", "Finding", "Problem", "PydanticCustomError", "Fault", "_fault",
    "report", "_problem", "_expect", "reserved", "Guess", "_alone", "_error",
}  # fmt: skip
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def keys_raised() -> Iterator[tuple[str, str]]:
    """Literal keys in calls that raise problems, and keys chosen before such a call."""
    files = [f for room in RAISERS for f in (SOURCE / room).rglob("*.py")]
    alone = (SOURCE / "comparison" / "guardrails.py", SOURCE / "cli" / "checking.py")
    for file in (*files, *alone):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for constant in _keys_in(node):
                if isinstance(constant.value, str) and KEY.fullmatch(constant.value):
                    yield constant.value, f"{file.name}:{constant.lineno}"


def _keys_in(node: ast.AST) -> Iterator[ast.Constant]:
    places: list[ast.AST] = []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        places = [*node.args[:1]] if name in RAISING else []
        places += node.args[2:3] if name == "_expect" else []
        places += node.args[1:2] if name == "Flaw" else []  # after its path
    elif isinstance(node, ast.Assign):
        names = {
            n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name)
        }
        places = [node.value] if names & {"key", "_SHAPES", "_EXPECTED"} else []
    elif isinstance(node, ast.AnnAssign):
        named = getattr(node.target, "id", "") == "_SHAPES"
        places = [node.value] if named and node.value is not None else []
    for place in places:
        yield from _constants(place)


def _constants(node: ast.AST) -> Iterator[ast.Constant]:
    """All but what is handed to a function."""
    if isinstance(node, ast.Constant):
        yield node
    elif not isinstance(node, ast.Call):
        for part in ast.iter_child_nodes(node):
            yield from _constants(part)


def test_every_key_has_words() -> None:
    without = {key: place for key, place in keys_raised() if key not in PROBLEMS_EN}
    assert not without


def test_no_words_are_left_over() -> None:
    single_words = {"alias", "tag", "negative"}
    single_words |= {"load-high", "load-full", "agenda-high", "agenda-full"}
    single_words |= {"load-part", "agenda-part", "load-brim", "agenda-brim", "load-estimated"}
    single_words |= {"precision-not-reached"}  # warnings of a result
    single_words |= {"year-grows", "backlog-unused", "settles-late", "load-month", "agenda-month"}
    raised = {key for key, _ in keys_raised()} | single_words
    assert set(PROBLEMS_EN) <= raised


def test_every_problem_has_one_code_and_every_code_a_problem() -> None:
    assert set(CODES) == set(PROBLEMS_EN)
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"AF[0-8]\d\d", code) for code in CODES.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_the_digit_of_a_code_says_the_file_and_the_code_the_place_in_it(
    language: str, room: str
) -> None:
    codes = [CODES[key] for key in merged(language, [f"problems.{room}"], "PROBLEMS")]
    assert {code[2] for code in codes} == set(ROOMS[room])
    assert codes == sorted(codes)


def test_sentences_are_plain() -> None:
    for words in PROBLEMS_EN.values():
        for sentence in (words.message, words.remedy, words.explanation):
            assert sentence.strip() == sentence != ""
            assert "!" not in sentence.replace("!!int", "").replace("begin with !", "")
            sentence.encode("gbk")
        assert "Example" in words.explanation or len(words.explanation) > 40
        list(Formatter().parse(words.message + words.remedy))


def test_a_code_can_be_explained() -> None:
    text = explanation_of("af012", "en")
    assert text.startswith("AF012: a tab stands here")
    assert "blanks" in text
    assert explanation_of("AF999", "en") == ""


@pytest.mark.parametrize(("kind", "detail"), [words[1:] for words in PLAIN_WORDS])
def test_what_the_parser_did_not_understand_is_said_in_the_language(kind: str, detail: str) -> None:
    problem = Problem("yaml-syntax", None, {"kind": kind, "detail": detail})
    assert detail in message_of(problem, "en")
    assert message_of(problem, "en") == PROBLEMS_EN["yaml-syntax"].message.format(detail=detail)
    assert detail not in message_of(problem, "zh")
    unknown = Problem("yaml-syntax", None, {"kind": "other", "detail": detail})
    assert detail in message_of(unknown, "zh")
