"""What is wrong with what came out: each fault in a word, and what shows it."""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn, get_args
from xml.etree import ElementTree as ET

from pydantic_core.core_schema import ErrorType

import approvalflow
from approvalflow.notation import characters
from approvalflow.wording import sentences
from approvalflow.wording.problem import problem_words
from faults.cases import Case
from faults.trying import BROKEN_OFF, Outcome

SECONDS, SIMULATED = 5, 30  # of the processor: of what is read alone, of what is simulated as well
BYTES = 300_000_000  # of a process that has done nothing else
_USUAL = 150_000_000  # what one has that has imported all
CODES = {
    "check": {0, 2, 3}, "explain": {0, 2, 3}, "map": {0, 2, 3}, "suggest": {0, 2, 3, 4},
    "run": {0, 1, 2, 3, 4}, "compare": {0, 1, 2, 3, 4}, "report": {0, 2, 3}, "moves": {0, 2},
    "schema": {0, 2}, "init": {0, 2}, "validate": {0, 1, 2},
}  # fmt: skip
"""What README says each command may return."""
ANY_CODE = {0, 2}  # of no command: help, or none such
MOST = 50  # problems that are told at once
OF_SEVERAL = {"AF652", "AF653"}  # how many more there are
PLACELESS = {
    "AF001",
    "AF501",
}  # a file that cannot be opened; a redesign that is not there: by name
_OUTPUTS = ("--json", "--html", "--docx", "--log", "--cases", "--svg")

_PLACED = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): AF\d{3} ")
_ANNOTATION = re.compile(r"::\w+(?P<place> file=.+,line=\d+,col=\d+)?::(?P<code>AF\d{3}) ")
_CODED = re.compile(r"^(?:.*: )?(AF\d{3}) ")
_QUOTED = re.compile(r'["“](.+?)["”]')
_BLANK = re.compile(r"\{\w*\}")
_INNER = re.compile(
    r"Traceback|\b\w+(?:Error|Exception)\b|\bNoneType\b|\bobject at 0x|<class |<function |"
    r"pydantic|site-packages|\bmodel_type\b|\bAF000\b|(?<=[a-z,:=(\[])[ ]?None\b|"
    r"\bNaN\b|\bnan\b|(?<![\w-])inf\b|\bTrue\b|\bFalse\b"
)
_NO_NUMBER = re.compile(r">[^<>]*?\b(nan|NaN|(?<=[a-z,:=(] )None)\b[^<>]*<")
_CAMEL = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\b")
_SNAKE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[A-Za-z']+")
_IN_A_ROW = re.compile(r"[A-Za-z']+(?: [A-Za-z']+){3,}")
_RUN = 4  # English words of a template in a row, which no Chinese sentence has


def faults_of(case: Case, outcome: Outcome) -> Iterator[str]:
    """Each as `what: the evidence`."""
    line = outcome.line
    command = next((word for word in line if word in CODES), "")
    if outcome.code == BROKEN_OFF:
        yield "too long: broken off"
        return
    if outcome.code == 70 or "Traceback" in outcome.err:
        yield f"breaks down: {_innermost(outcome)}"
        return
    if outcome.code not in CODES.get(command, ANY_CODE):
        yield f"exit code: {outcome.code}"
    if outcome.code == 3 and outcome.line in case.then and "--strict" not in outcome.line:
        yield f"refused late: {command}"
    limit = SIMULATED if command in ("run", "compare") or "--simulate" in line else SECONDS
    if outcome.seconds > limit:
        yield f"slow: {command}"
    grown = outcome.peak - outcome.before
    if min(outcome.peak, grown + _USUAL) > BYTES:
        yield f"large: {command}"
    given = case.given
    yield from _said(case, outcome, given)
    if outcome.code in (2, 3):
        yield from _refused(case, outcome)
    if outcome.code in (0, 1, 4):
        yield from _kept(outcome, given)
    yield from _files(outcome)


def differing(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A file is as good in one language as in another."""
    codes = {outcome.code for outcome in outcomes if "check" in outcome.line[:1]}
    if len(codes) > 1 and not any("--strict" in outcome.line for outcome in outcomes):
        yield f"languages differ: {codes}"


def _innermost(outcome: Outcome) -> str:
    """What was raised, and the last place in the program."""
    said = (outcome.trace or outcome.err).strip().splitlines()
    places = [text.strip() for text in said if '"' in text and f"{Path('/')}approvalflow/" in text]
    last = re.sub(r'File ".*/approvalflow/', "", places[-1]) if places else ""
    return f"{said[-1][:120] if said else ''} | {last}"


# ---- words ------------------------------------------------------------------------------------


def _said(case: Case, outcome: Outcome, given: str) -> Iterator[str]:
    """What no sentence may hold, unless the user wrote it."""
    both = {"err": outcome.err, "out": outcome.out}
    plain = case.streams.encoding == "utf-8"
    for where, text in both.items():
        hidden = characters.hidden_in(_lines_joined(text))
        if hidden is not None and plain and not _coloured(case):
            yield f"hidden character: {where} {characters.code_point(hidden.group())}"
    for where, text in both.items():
        if where == "out" and _of_data(outcome):
            continue
        for pattern in (_BLANK, _INNER):
            for word in map(str.strip, pattern.findall(text)):
                told = word == "{}" and where == "out"  # a part of a move without anything in it
                if word not in given and not told:
                    yield f"not a word: {where} {word}"
        for word in _CAMEL.findall(text):
            if word in _classes() and word not in given:
                yield f"class name: {where} {word}"
        for word in _SNAKE.findall(text):
            if word in _pydantic() and word not in given:
                yield f"class name: {where} {word}"
    yield from _language(case, outcome, given)


def _lines_joined(text: str) -> str:
    """With the line ends of spreadsheets as others have them, and without their first mark."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff")


def _coloured(case: Case) -> bool:
    return any(name.startswith(("FORCE", "CLICOLOR", "TERM")) for name in case.environment)


def _of_data(outcome: Outcome) -> bool:
    """Whether standard output is for programs, or is help about the language."""
    words = outcome.line
    return (
        "schema" in words
        or "-" in words
        or "json" in words
        or "explain" in words
        or "moves" in words
    )


def _language(case: Case, outcome: Outcome, given: str) -> Iterator[str]:
    spoken = _spoken(outcome)
    if spoken == "zh" and case.streams.encoding == "utf-8":
        if outcome.err.strip() and not _CHINESE.search(outcome.err):
            yield f"no Chinese: {outcome.err.strip().splitlines()[0][:80]}"
        for row in _IN_A_ROW.findall(outcome.err):
            words = row.split()
            for at in range(len(words) - _RUN + 1):
                piece = " ".join(words[at : at + _RUN])
                if piece in _english() and piece not in given:
                    yield f"English in Chinese: {piece}"
                    break
    if spoken == "en":
        found = _CHINESE.search(outcome.err)
        if found is not None and found.group() not in given:
            yield f"Chinese in English: {found.group()}"


def _spoken(outcome: Outcome) -> str:
    words = list(outcome.line)
    at = [n for n, word in enumerate(words[:-1]) if word == "--lang"]
    return words[at[-1] + 1] if at else ""


@cache
def _english() -> frozenset[str]:
    """Every four words in a row of an English sentence that no Chinese one says to type."""
    return _rows_of("en") - _rows_of("zh")


def _rows_of(language: str) -> frozenset[str]:
    told = [*sentences(language).values()]
    for words in problem_words(language).values():
        told += [words.message, words.remedy]
    pieces = set()
    for row in (row for text in told for row in _IN_A_ROW.findall(_BLANK.sub("|", text))):
        words = _WORDS.findall(row)
        pieces |= {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return frozenset(pieces)


@cache
def _classes() -> frozenset[str]:
    names = set()
    for path in Path(next(iter(approvalflow.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                names.add(node.name)
    return frozenset(names - {"ApprovalFlow"})


@cache
def _pydantic() -> frozenset[str]:
    return frozenset(word for word in get_args(ErrorType) if "_" in word)


# ---- places -----------------------------------------------------------------------------------


def _refused(case: Case, outcome: Outcome) -> Iterator[str]:
    """A refusal says something, and every problem has its place; wrong usage names its word."""
    if "json" in outcome.line and "check" in outcome.line and outcome.code == 3:
        yield from _placed_in_json(case, outcome)
        return
    if "github" in outcome.line and outcome.code == 3:
        yield from _annotated(case, outcome)
        return
    told = 0
    if not outcome.err.strip():
        yield f"says nothing: exit code {outcome.code}"
    for text in outcome.err.splitlines():
        coded = _CODED.match(text)
        if coded is None or coded[1] in OF_SEVERAL:
            continue
        told += 1
        placed = _PLACED.match(text)
        if placed is not None:
            lines = _lines_of(case, placed["file"])
            yield from _within(lines, int(placed["line"]), int(placed["column"]), coded[1])
        elif not _names(case, outcome, text):
            yield f"no place: {text[:100]}"
    if told > MOST:
        yield f"too many: {told}"


def _names(case: Case, outcome: Outcome, text: str) -> bool:
    """Whether a file as a whole is meant, or a word that was typed, and is named."""
    paths = {str(path) for name in case.files for path in (Path(name), *Path(name).parents)}
    known = {*paths, *case.links, *outcome.line}
    known |= {characters.escaped(name) for name in known}
    return any(name in known for name in _QUOTED.findall(text))


def _annotated(case: Case, outcome: Outcome) -> Iterator[str]:
    for text in outcome.out.splitlines():
        found = _ANNOTATION.match(text)
        placed = found is not None and (found["place"] or found["code"] in OF_SEVERAL)
        if text.startswith("::") and not placed and not _names(case, outcome, text):
            yield f"no place: {text[:100]}"


def _placed_in_json(case: Case, outcome: Outcome) -> Iterator[str]:
    for problem in json.loads(outcome.out):
        if problem["severity"] == "error" and problem["code"] not in OF_SEVERAL:
            if not problem["line"]:
                if not _names(case, outcome, problem["message"]):
                    yield f"no place: {problem['code']}"
                continue
            lines = _lines_of(case, problem["file"])
            yield from _within(lines, problem["line"], problem["column"], problem["code"])


def _within(lines: list[str] | None, line: int, column: int, code: str) -> Iterator[str]:
    if line < 1 or column < 1:
        yield f"place before the file: {code}"
    if lines is None:
        return
    if line > len(lines):
        yield f"place after the file: {code}"
    elif column > len(lines[line - 1]) + 1:
        yield f"place after the line: {code}"


def _lines_of(case: Case, file: str) -> list[str] | None:
    """Of a file whose text says where its lines and characters are."""
    content = case.files.get(file) or case.files.get(file.removeprefix("./"))
    try:
        text = (content or b"").decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if content else None


# ---- data and files ---------------------------------------------------------------------------


def _kept(outcome: Outcome, given: str) -> Iterator[str]:
    """Data and files that are what their names say."""
    line = outcome.line
    nothing = outcome.code == 4 and not outcome.out.strip()  # no trustworthy answer, so no data
    if "json" in line and "--format" in line and not nothing and _json_fault(outcome.out):
        yield "not JSON: standard output"
    outputs = {file: option for option, file in itertools.pairwise(line)}
    for name, data in outcome.written.items():
        text, option = data.decode("utf-8", "replace"), outputs.get(name, "")
        if option == "--json" and _json_fault(text):
            yield f"not JSON: {_json_fault(text)}"
        if option == "--svg" or (option == "--log" and name.endswith(".xes")):
            try:
                ET.fromstring(data)
            except ET.ParseError as error:
                yield f"not XML: {error}"
        if option == "--html" and "</html>" not in text:
            yield "not whole: HTML"
        if option != "--docx" and characters.hidden_in(_lines_joined(text)):
            yield f"hidden character: {option}"
        if option in ("--html", "--svg"):
            for word in _NO_NUMBER.findall(text):
                if word not in given:
                    yield f"not a word: {option} {word}"


def _json_fault(text: str) -> str:
    def refuse(word: str) -> NoReturn:
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as error:
        return str(error)[:60]
    return ""


def _files(outcome: Outcome) -> Iterator[str]:
    """Nothing is changed that was there but the outputs asked for, nothing else is written."""
    line = list(outcome.line)
    asked = {line[at + 1] for at, word in enumerate(line[:-1]) if word in _OUTPUTS}
    asked |= {
        word.partition("=")[2] for word in line if word.startswith(tuple(f"{o}=" for o in _OUTPUTS))
    }
    for name in outcome.spoilt:
        if name not in asked or name.startswith(("process.yaml", "redesigns/")):
            yield f"spoilt: {name}"
    if "init" in line:
        return
    for name in outcome.written:
        if name not in {Path(word).as_posix() for word in asked if word}:
            yield f"unasked: {name}"
    if outcome.code in (2, 3) and outcome.written:
        yield f"half: {', '.join(outcome.written)[:60]}"
