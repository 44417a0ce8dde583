"""Problems as text with the line and a caret, as JSON, and as annotations of GitHub.

Only glyphs that GBK can encode are added, so that a Chinese Windows console shows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from approvalflow.errors import MOST_FOUND, Problem, Where
from approvalflow.notation import characters
from approvalflow.notation.units import number_text
from approvalflow.report.phrases import joined
from approvalflow.wording import figures, say, sentences
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import ProblemWords, problem_words

MOST_TOLD = 50  # problems at once: the first ones often explain the others
WIDTH = 80  # cells of a source line that are shown
_TAB = "    "
_CUT = "..."
_LONGEST = 160  # characters of a value that a sentence repeats
_ROWS = frozenset(
    (
        "allowed",
        "desks",
        "ends",
        "examples",
        "keys",
        "known",
        "names",
        "outcomes",
        "roles",
        "steps",
        "values",
    )
)  # of parameters that are names in a row
_UNREAD = {"cannot-read": "why", "folder-without-process": "folder", "other-file": "other"}
"""The sentences on each kind of file that is not read, of which the problem names one."""
_WRITTEN = ("name", "key", "text", "value", "found", "unit", "word")  # what is wrong
_AS_WRITTEN = frozenset((*_WRITTEN, "decimal", "example", "found", "spaced", "typed", "use"))
_NO_CODE = "AF000"
_UNKNOWN = ProblemWords("{key}", "see the documentation of the language", "")


def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that are told, in their order, errors rather than warnings; where there are
    more, last a problem that says how many.
    """
    found = tuple(problems)
    if len(found) <= MOST_TOLD:
        return found
    urgent = sorted(range(len(found)), key=lambda n: found[n].severity != "error")
    shown = [found[n] for n in sorted(urgent[:MOST_TOLD])]
    errors = any(found[n].severity == "error" for n in urgent[MOST_TOLD:])
    key = "more-problems-unread" if cut_short(found) else "more-problems"
    count = {"count": number_text(len(found) - MOST_TOLD)}
    return (*shown, Problem(key, None, count, "error" if errors else "warning"))


def cut_short(problems: Iterable[Problem]) -> bool:
    """Whether so much is wrong with a file that the rest of it was not looked at."""
    files = Counter(p.where.file for p in problems if p.where and p.severity == "error")
    return max(files.values(), default=0) >= MOST_FOUND


def texts_of(problems: Iterable[Problem], language: str) -> str:
    """Several problems, with a blank line between them."""
    return "\n\n".join(text_of(problem, language) for problem in told(problems))


def text_of(problem: Problem, language: str) -> str:
    """The place, the sentence, the line with a caret under the word, and how to mend it."""
    warning = say("problem.warning", language) if problem.severity == "warning" else ""
    lines = [f"{_place(problem.where)}{code_of(problem)} {warning}{message_of(problem, language)}"]
    if problem.where is not None and problem.where.text.strip():
        lines += _line_and_caret(problem.where)
    lines += [f"  {sentence}" for sentence in remedies_of(problem, language)]
    return "\n".join(lines)


def json_of(problem: Problem, language: str) -> dict[str, Any]:
    """The problem with its code, place and sentences; nulls where it has no place."""
    where = problem.where
    return {
        "code": code_of(problem),
        "key": problem.key,
        "severity": problem.severity,
        "file": where.file if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "length": where.length if where else None,
        "message": message_of(problem, language),
        "remedy": "; ".join(remedies_of(problem, language)),
        "parameters": dict(problem.parameters),
    }


def github_of(problem: Problem, language: str) -> str:
    """A workflow command that marks the line in a pull request."""
    where = problem.where
    place = ""
    if where is not None:
        place = f" file={_property(where.file)},line={where.line},col={where.column}"
    said = "; ".join(
        [f"{code_of(problem)} {message_of(problem, language)}", *remedies_of(problem, language)]
    )
    return f"::{problem.severity}{place}::{_data(said)}"


def explanation_of(code: str, language: str) -> str:
    """What a diagnostic code, in either case, means and how to mend it; empty if there is none."""
    wanted = code.strip().upper()
    key = next((key for key, known in CODES.items() if known == wanted), None)
    if key is None:
        return ""
    words = problem_words(language)[key]
    return f"{wanted}: {_blanked(words.message)}\n\n{words.explanation}"


def code_of(problem: Problem) -> str:
    return CODES.get(problem.key, _NO_CODE)


def words_of(problem: Problem, language: str) -> ProblemWords:
    return problem_words(language).get(problem.key, _UNKNOWN)


def message_of(problem: Problem, language: str) -> str:
    message = words_of(problem, language).message
    if problem.key == "yaml-syntax":
        problem = replace(problem, parameters=_syntax(problem.parameters, language))
    return _filled(message, _unread(problem, language), language)


def _unread(problem: Problem, language: str) -> Problem:
    """With what is said of a file of that kind: what it is, and what to do."""
    room = _UNREAD.get(problem.key)
    if room is None:
        return problem
    kind, other = (problem.parameters.get(name, "") for name in ("kind", "other"))
    key = f"unread.{room}.{kind}"
    told = {"what": say(key, language, other=other), "do": say(f"{key}.do", language, other=other)}
    return replace(problem, parameters={**problem.parameters, **told})


def _syntax(parameters: Mapping[str, str], language: str) -> dict[str, str]:
    """What the parser did not understand, in the language where its kind is known."""
    key = f"problem.syntax.{parameters.get('kind', '')}"
    known = {"detail": say(key, language)} if key in sentences(language) else {}
    return {**parameters, **known}


def remedies_of(problem: Problem, language: str) -> tuple[str, ...]:
    """The name that was probably meant and what to type, if there is such a thing; what to do."""
    remedy = _filled(words_of(problem, language).remedy, _unread(problem, language), language)
    suggestion = problem.parameters.get("suggestion", "")
    if suggestion in (problem.parameters.get(name) for name in _WRITTEN):
        suggestion = ""  # nobody meant what he wrote otherwise
    meant = [say("problem.meant", language, name=_shown(suggestion))] if suggestion else []
    typed = problem.parameters.get("typed", "")
    write = [say("problem.typed", language, typed=_shown(typed))] if typed else []
    return (*meant, *write, remedy)


def _filled(sentence: str, problem: Problem, language: str) -> str:
    """With the facts; names in a row as the language joins them, unless they are to be typed."""
    shown = {
        name: _shown(value if name in _AS_WRITTEN else str(figures.told(value, language)))
        for name, value in problem.parameters.items()
    }
    for name in _ROWS & shown.keys():
        if f"[{{{name}}}]" not in sentence:
            shown[name] = joined("names", shown[name].split(", "), language)
    return sentence.format_map({"key": problem.key} | shown)


def _shown(value: str) -> str:
    """A value of the file on one line, cut where it is long."""
    unseen = (c for c in value if unicodedata.category(c)[0] == "C" or characters.hidden_in(c))
    value = value.translate(dict.fromkeys(map(ord, unseen), " "))
    return value if len(value) <= _LONGEST else value[: _LONGEST - len(_CUT)] + _CUT


def _blanked(sentence: str) -> str:
    """The sentence with dots for what differs from file to file."""
    return re.sub(r"\{\w*\}", "...", sentence).replace("{{", "{").replace("}}", "}")


def _place(where: Where | None) -> str:
    return f"{where.file}:{where.line}:{where.column}: " if where is not None else ""


# ---- the line and its caret -------------------------------------------------------------------


def _line_and_caret(where: Where) -> list[str]:
    far = max(0, where.column - 1 - 2 * WIDTH)  # characters of a long line that cannot be shown
    cells = list(_cells(where.text[far : where.column + 2 * WIDTH].rstrip()))
    start = min(where.column - 1 - far, len(cells))
    end = max(start + 1, min(start + where.length, len(cells)))
    first, last = _window(cells, start, end)
    before = _CUT if far or first else ""
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
            yield "?" if characters.hidden_in(character) else character


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
