"""Wrong files are refused with the problems their first line expects, each with line and remedy."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import approvalflow
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.language.opening import load
from approvalflow.language.reading import process_from, read_process
from approvalflow.notation import yamlsource
from approvalflow.redesign.reading import redesign_from
from approvalflow.report.documents.diagnostics import WIDTH, github_of, json_of, text_of
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import problem_words

FOLDER = Path(__file__).parent / "wrong"
PROCESSES = tuple(sorted(FOLDER.glob("*.yaml")))
REDESIGNS = tuple(sorted((FOLDER / "redesigns").glob("*.yaml")))
BOMB = "\n".join(
    [
        "a: &a [x, x]",
        *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    ]
)
BOMB_LINES = [f"alias at {line}" for line in range(2, 9) for _ in range(3)]
BYTES = {
    "empty": (b"", "empty-file at 1"),
    "blank": (b"\n  \n# nothing\n", "empty-file at 1"),
    "gbk": ("approvalflow: 1\nname: 营业执照\n".encode("gbk"), "not-utf8-gbk at 2"),
    "latin": (b"approvalflow: 1\nname: caf\xe9\n", "not-utf8 at 2"),
    "binary": (bytes(range(256)), "control-character at 3"),
    "word file": (b"PK\x03\x04\x14\x00\x06\x00", "control-character at 1"),
    "turned text": ("approvalflow: 1\nname: a\u202eb\n".encode(), "control-character at 2"),
    "isolated text": ("approvalflow: 1\nname: a\u2067b\n".encode(), "control-character at 2"),
    "list": (b"- approvalflow: 1\n", "not-a-mapping at 1"),
    "text": (b"a licence\n", "not-a-mapping at 1"),
    "too large": (b"# " + b"x" * 1_000_001, "file-too-large at 1"),
    "alias bomb": (BOMB.encode(), ", ".join(["alias at 1", *BOMB_LINES])),
}  # fmt: skip


def expected(text: str) -> list[str]:
    return text.removeprefix("# expect: ").split(", ")


def problems_of(path: Path) -> tuple[Problem, ...]:
    today = read_process(FOLDER / "valid" / "office.yaml").process
    try:
        if path in REDESIGNS:
            return redesign_from(load(path), path.stem, today).warnings
        return read_process(path).warnings
    except ApprovalFlowError as error:
        return error.problems


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.key} at {p.where.line if p.where else None}" for p in problems]


@pytest.mark.parametrize("path", PROCESSES + REDESIGNS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_wrong_file_is_told_what_is_wrong(path: Path) -> None:
    problems = problems_of(path)
    assert told(problems) == expected(path.read_text("utf-8").split("\n", 1)[0])
    for problem in problems:
        shown_well(problem)


def keys_of_checks() -> set[str]:
    """The first word of every `Finding(...)` in checks/, as far as it is written there."""
    files = (Path(approvalflow.__file__).parent / "checks").glob("*.py")
    calls = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Finding"
        if isinstance(call.args[0], ast.Constant)
    }


def test_every_finding_of_a_check_has_its_wrong_file() -> None:
    lines = (path.read_text("utf-8").split("\n", 1)[0] for path in PROCESSES + REDESIGNS)
    shown = {problem.partition(" at ")[0] for line in lines for problem in expected(line)}
    assert keys_of_checks() - shown == set()


@pytest.mark.parametrize("name", BYTES)
def test_a_file_that_cannot_hold_a_comment(name: str) -> None:
    data, first_line = BYTES[name]
    with pytest.raises(ApprovalFlowError) as caught:
        process_from(yamlsource.read_source(data, "process.yaml"), "process")
    assert told(caught.value.problems) == expected(first_line)
    for problem in caught.value.problems:
        shown_well(problem)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(ApprovalFlowError) as caught:
        load(FOLDER / "missing.yaml")
    (problem,) = caught.value.problems
    assert text_of(problem, "en").startswith('AF053 there is no file "')
    assert github_of(problem, "en").startswith("::error::AF053 ")


def shown_well(problem: Problem) -> None:
    words = problem_words("en")[problem.key]
    lines = text_of(problem, "en").splitlines()
    assert problem.where is not None
    assert re.match(rf".+:\d+:\d+: {CODES[problem.key]} \S", lines[0])
    if problem.where.text.strip():
        assert re.fullmatch(r" *\^+", lines[2])
        assert len(lines[2]) <= WIDTH + 2
        lines = lines[2:]
    assert lines[1].strip(), "a remedy"
    assert set(json_of(problem, "en")) >= {"code", "file", "line", "column", "message", "remedy"}
    assert "\n" not in github_of(problem, "en")
    f"{words.message}{words.remedy}".encode("gbk")


# ---- the form of the text ---------------------------------------------------------------------


def problem_in(line: str, column: int, length: int, key: str = "unknown-step") -> Problem:
    parameters = {"name": "x", "suggestion": ""}
    return Problem(key, Where("a.yaml", 1, column, length, line), parameters)


def test_a_caret_has_two_cells_for_each_wide_character() -> None:
    lines = text_of(problem_in("  - 签发: {by: 领到}", 14, 2), "en").splitlines()
    assert lines[1:3] == ["    - 签发: {by: 领到}", "                 ^^^^"]


def test_tabs_are_shown_as_blanks() -> None:
    lines = text_of(problem_in("\tby: clerk", 1, 1), "en").splitlines()
    assert lines[1:3] == ["      by: clerk", "  ^^^^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    lines = text_of(problem_in("a" * 200 + " word " + "b" * 200, 202, 4), "en").splitlines()
    assert len(lines[1]) == WIDTH + 2
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "word"
    assert lines[1].strip().startswith("...")
    assert lines[1].endswith("...")


def test_a_long_wide_line_is_cut_to_its_cells() -> None:
    lines = text_of(problem_in("签" * 100 + "错" + "发" * 100, 101, 1), "en").splitlines()
    assert lines[2].count("^") == 2
    assert lines[2].index("^") <= WIDTH


def test_the_name_that_was_meant_comes_before_the_remedy() -> None:
    problem = Problem("unknown-role", None, {"name": "clrek", "suggestion": "clerk"})
    assert text_of(problem, "en").splitlines()[1] == '  did you mean "clerk"?'


def test_a_warning_says_so() -> None:
    problem = Problem("unused-role", None, {"role": "head"}, "warning")
    assert text_of(problem, "en").startswith("AF602 warning: ")
    assert github_of(problem, "en").startswith("::warning::")


def test_github_is_not_misled_by_what_a_file_holds() -> None:
    where = Where("a,b:c.yaml", 2, 3, 1, "x")
    shown = github_of(
        Problem("unknown-step", where, {"name": "50%\n::error::x", "suggestion": ""}), "en"
    )
    assert shown.startswith("::error file=a%2Cb%3Ac.yaml,line=2,col=3::AF201 ")
    assert "\n" not in shown
    assert "50%25" in shown
