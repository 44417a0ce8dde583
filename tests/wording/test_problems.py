"""Every problem that the code can raise has words, and no words are left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

import approvalflow
from approvalflow.errors import Problem
from approvalflow.language.reading import finding_of
from approvalflow.notation.composing import PLAIN_WORDS
from approvalflow.report.documents.diagnostics import explanation_of, message_of, text_of
from approvalflow.wording.catalogues import LANGUAGES, merged
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import ROOMS, problem_words

PROBLEMS_EN = problem_words("en")
SOURCE = Path(approvalflow.__file__).parent
RAISING = {
    "NotationError", "MoveRefused", "Finding", "Problem", "PydanticCustomError", "Fault", "_fault",
    "report", "_problem", "_expect", "reserved", "Guess", "_refused", "_alone", "problem",
    "refused",
}  # fmt: skip
KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def keys_raised() -> Iterator[tuple[str, str]]:
    """Literal keys in calls that raise problems, and keys chosen before such a call."""
    told_otherwise = SOURCE / "comparison" / "reasons.py"  # these keys are of sentences
    for file in set(SOURCE.rglob("*.py")) - {told_otherwise}:
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


@pytest.mark.parametrize("kind", get_args(ErrorType))
def test_whatever_pydantic_finds_has_words(kind: str) -> None:
    facts = {"expected": "'a' or 'b'", "error": "x"}
    for loc in ((), ("a",), ("steps", "review", "by"), ("roles", 0, "b")):
        for value in (3, "x", [], {}, ["a"], None):
            if not loc and kind in ("missing", "extra_forbidden"):
                continue  # these are always of a key
            error = {"type": kind, "loc": loc, "input": value, "ctx": facts}
            found = finding_of(error, {"a": value, "roles": [{"b": value}]})
            for language in LANGUAGES:
                said = text_of(Problem(found.key, None, found.parameters), language)
                assert "AF000" not in said
                assert kind not in said or kind in ("missing", "enum")


def test_no_words_are_left_over() -> None:
    single_words = {"alias", "tag", "negative"}
    single_words |= {"load-high", "load-full", "agenda-high", "agenda-full"}
    single_words |= {"load-part", "agenda-part", "load-brim", "agenda-brim", "load-estimated"}
    single_words |= {"more-problems", "more-problems-unread"}  # of several problems
    single_words |= {"precision-not-reached"}  # warnings of a result
    single_words |= {"year-grows", "backlog-unused", "settles-late", "load-month", "agenda-month"}
    single_words |= {"questions-tip"}
    single_words |= {"load-month-nobody", "beyond-reason"}
    raised = {key for key, _ in keys_raised()} | single_words
    assert set(PROBLEMS_EN) <= raised


def test_every_problem_has_one_code_and_every_code_a_problem() -> None:
    assert set(CODES) == set(PROBLEMS_EN)
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"AF[0-9]\d\d", code) for code in CODES.values())


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
    unknown = Problem("yaml-syntax", None, {"kind": "of another release", "detail": detail})
    assert detail in message_of(unknown, "zh")
