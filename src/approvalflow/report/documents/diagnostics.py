"""Problems as text with the line and a caret, as JSON, and as annotations of GitHub.

Only glyphs that GBK can encode are added, so that a Chinese Windows console shows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from approvalflow.errors import Problem, Where
from approvalflow.wording import problem_words, say
from approvalflow.wording.problems_en import ProblemWords

WIDTH = 80  # cells of a source line that are shown
_TAB = "    "
_CUT = "..."
_LONGEST = 160  # characters of a value that a sentence repeats
_UNKNOWN = ProblemWords("AF000", "{key}", "see the documentation of the language", "")


def texts_of(problems: Iterable[Problem]) -> str:
    """Several problems, with a blank line between them."""
    return "\n\n".join(map(text_of, problems))


def text_of(problem: Problem) -> str:
    """The place, the sentence, the line with a caret under the word, and how to mend it."""
    words = words_of(problem)
    warning = say("problem.warning") if problem.severity == "warning" else ""
    lines = [f"{_place(problem.where)}{words.code} {warning}{message_of(problem)}"]
    if problem.where is not None and problem.where.text.strip():
        lines += _line_and_caret(problem.where)
    lines += [f"  {sentence}" for sentence in remedies_of(problem)]
    return "\n".join(lines)


def json_of(problem: Problem) -> dict[str, Any]:
    """The problem with its code, place and sentences; nulls where it has no place."""
    where = problem.where
    return {
        "code": words_of(problem).code,
        "key": problem.key,
        "severity": problem.severity,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "length": where.length if where else None,
        "message": message_of(problem),
        "remedy": "; ".join(remedies_of(problem)),
        "parameters": dict(problem.parameters),
    }


def github_of(problem: Problem) -> str:
    """A workflow command that marks the line in a pull request."""
    where = problem.where
    place = ""
    if where is not None:
        place = f" file={_property(where.file)},line={where.line},col={where.column}"
    said = "; ".join([f"{words_of(problem).code} {message_of(problem)}", *remedies_of(problem)])
    return f"::{problem.severity}{place}::{_data(said)}"


def explanation_of(code: str) -> str:
    """What a diagnostic code, in either case, means and how to mend it; empty if there is none."""
    wanted = code.strip().upper()
    for words in problem_words().values():
        if words.code == wanted:
            return f"{words.code}: {_blanked(words.message)}\n\n{words.explanation}"
    return ""


def words_of(problem: Problem) -> ProblemWords:
    return problem_words().get(problem.key, _UNKNOWN)


def message_of(problem: Problem) -> str:
    return _filled(words_of(problem).message, problem)


def remedies_of(problem: Problem) -> tuple[str, ...]:
    """The name that was probably meant, if there is one, and what to do."""
    remedy = _filled(words_of(problem).remedy, problem)
    suggestion = problem.parameters.get("suggestion", "")
    return (say("problem.meant", name=_shown(suggestion)), remedy) if suggestion else (remedy,)


def _filled(sentence: str, problem: Problem) -> str:
    shown = {name: _shown(value) for name, value in problem.parameters.items()}
    return sentence.format_map({"key": problem.key} | shown)


def _shown(value: str) -> str:
    """A value of the file on one line, cut where it is long."""
    value = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in value)
    return value if len(value) <= _LONGEST else value[: _LONGEST - len(_CUT)] + _CUT


def _blanked(sentence: str) -> str:
    """The sentence with dots for what differs from file to file."""
    return re.sub(r"\{\w*\}", "...", sentence).replace("{{", "{").replace("}}", "}")


def _place(where: Where | None) -> str:
    return f"{where.file}:{where.line}:{where.column}: " if where is not None else ""


# ---- the line and its caret -------------------------------------------------------------------


def _line_and_caret(where: Where) -> list[str]:
    cells = list(_cells(where.text.rstrip()))
    start = min(where.column - 1, len(cells))
    end = max(start + 1, min(start + where.length, len(cells)))
    first, last = _window(cells, start, end)
    before = _CUT if first else ""
    after = _CUT if last < len(cells) else ""
    line = before + "".join(cells[first:last]) + after
    indent = len(before) + sum(map(_width, cells[first:start]))
    carets = sum(map(_width, cells[start : min(end, last)]))
    return [f"  {line}".rstrip(), f"  {' ' * indent}{'^' * max(1, carets)}"]


def _cells(text: str) -> Iterator[str]:
    """The characters as they are shown, one entry each."""
    for character in text:
        if character == "\t":
            yield _TAB
        else:
            yield "?" if unicodedata.category(character) in ("Cc", "Cs") else character


def _width(shown: str) -> int:
    return sum(_character_width(character) for character in shown)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(cells: list[str], start: int, end: int) -> tuple[int, int]:
    """From where to where a line is shown: whole, or as much as fits around the caret."""
    if sum(map(_width, cells)) <= WIDTH:
        return 0, len(cells)
    room = WIDTH - 2 * len(_CUT)
    used = 0
    first = last = start
    while last < min(end, len(cells)) and used + _width(cells[last]) <= room:
        used += _width(cells[last])
        last += 1
    grown = True
    while grown:
        grown = False
        if first > 0 and used + _width(cells[first - 1]) <= room:
            first, grown = first - 1, True
            used += _width(cells[first])
        if last < len(cells) and used + _width(cells[last]) <= room:
            used += _width(cells[last])
            last, grown = last + 1, True
    return first, last


# ---- GitHub -----------------------------------------------------------------------------------


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
