"""What a message tells people to type is typed: the problem is gone, and no other has come.

Every wrong file of tests/wrong is mended by every remedy that is text: the name that was meant
(`did you mean`), the text to write, and each of a list of words. What else stands in quotation
marks in a remedy is no text to type; why, is said by hand below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.language.opening import load
from approvalflow.language.reading import read_process
from approvalflow.redesign.reading import redesign_from
from approvalflow.report.documents.diagnostics import remedies_of

FOLDER = Path(__file__).parent / "wrong"
FILES = tuple(sorted([*FOLDER.glob("*.yaml"), *(FOLDER / "redesigns").glob("*.yaml")]))
_WRONG = ("word", "unit", "key", "value", "name", "text", "found")  # what a meant name stands for
_WRITE = re.compile(r'(?:write|or|for example) "([^"]+)"')
_ONE_OF = re.compile(r"^write one of: (.+)$")

NOT_TYPED = {
    "names a key whose value only the writer knows": {
        "key-missing", "key-missing-here", "applicant-takes", "escalate-to-whom", "add-needs-after",
        "return-needs-then", "category-forgotten", "parallelise-needs-as", "moves-not-a-list",
        "shape-needs-sd", "roles-missing",
    },
    "names a key or word to take away, or its place": {
        "absent-of-unlimited", "clock-of-several", "intake-of-several", "reply-not-here",
        "patience-not-here", "reply-of-one-notice", "beside-not-under",
        "quotes-in-condition", "curly-quotes", "escalate-to-itself", "arrow-out-of-box",
        "outcome-not-here", "box-outcome-share", "end-inside-box", "takes-not-here",
        "no-days-off", "asks-in-turn", "appeal-not-here",
        "appeal-in-a-branch", "if-found-not-here",
    },
    "names a means that fits only some writers": {
        "alias", "across-the-wall", "needs-not-met", "level-too-low", "not-same-as-alone",
        "datum-in-two-processes", "staff-not-separated", "add-exists", "set-unknown",
        "merge-roles-differ", "shares-not-100", "nothing-to-copy", "unit-mismatch",
        "unit-not-wanted", "arrivals-which-hour", "arrivals-open-hour",
    },
}  # fmt: skip
"""Why what stands in the quotation marks of a remedy is nothing to type in the marked place."""


@dataclass(frozen=True)
class Mend:
    """A text in the place of another one, in the line of the problem.

    `whole`: it is all that has to be written there, so that nothing else may be wrong afterwards;
    a word of several, or a name, can need others beside it.
    """

    old: str
    new: str
    whole: bool = True


def mends(problem: Problem) -> Iterator[Mend]:
    """All that the message proposes to type."""
    where, told = problem.where, problem.parameters
    if where is None or problem.severity == "warning":
        return
    marked = where.text[where.column - 1 : where.column - 1 + where.length]
    if suggestion := told.get("suggestion"):
        wrong = next(told[name] for name in _WRONG if told.get(name, "\0") in where.text)
        yield Mend(wrong, suggestion, whole=False)
    if typed := told.get("typed"):
        yield Mend(marked, typed)
    if problem.key == "unit-mismatch" and "..." not in told["example"]:
        number = re.match(r"[\d ]*\d", told["example"])
        assert number is not None
        yield Mend(f"{number.group()} {told['found']}".rstrip(), told["example"])
    if problem.key == "half-post":
        of_part = f"staff: {told['staff']}, share_of_time: {told['share']}"
        yield Mend(f"staff: {told['text']}", of_part)
        return
    if problem.key == "indent-differs":
        yield Mend(" " * int(told["here"]), " " * int(told["above"]))
    remedy = remedies_of(problem, "en")[-1]
    if any(problem.key in keys for keys in NOT_TYPED.values()):
        return
    for text in _WRITE.findall(remedy):
        if "..." not in text and (text[:2] in (":", "- ") or not text.endswith(":")):
            yield Mend(_place_of(problem, marked), text)
    if choices := _ONE_OF.match(remedy):
        wrong = next((told[n] for n in ("value", "text", "name", "found") if n in told), marked)
        yield from (Mend(wrong, word, whole=False) for word in choices.group(1).split(", "))


def _place_of(problem: Problem, marked: str) -> str:
    """What the text is written for: with its key where the remedy says the key too."""
    match problem.key:
        case "no-space-after-colon":
            return f"{problem.parameters['key']}:{problem.parameters['value']}"
        case "by-one-role":
            return f"by: {marked}"
        case "unknown-version":
            return f"approvalflow: {marked}"
    return marked


def problems_in(path: Path, folder: Path) -> tuple[Problem, ...]:
    try:
        if folder.name == "redesigns":
            today = read_process(FOLDER / "valid" / "office.yaml").process
            redesign_from(load(path), path.stem, today)
        else:
            read_process(path)
    except ApprovalFlowError as error:
        return error.problems
    return ()


def mended(path: Path, problem: Problem, mend: Mend, folder: Path) -> tuple[Problem, ...]:
    """What is wrong once the text is typed."""
    assert problem.where is not None
    lines = path.read_text("utf-8").split("\n")
    line = lines[problem.where.line - 1]
    start = line.find(mend.old, problem.where.column - 1 if mend.old.strip() else 0)
    start = line.rfind(mend.old) if start < 0 else start  # the word before the marked value
    assert start >= 0, (line, mend)
    lines[problem.where.line - 1] = line[:start] + mend.new + line[start + len(mend.old) :]
    copy = folder / path.name
    copy.write_text("\n".join(lines), "utf-8")
    return problems_in(copy, path.parent)


def spot(problem: Problem) -> tuple[str, int]:
    return problem.key, problem.where.line if problem.where else 0


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_remedy_that_is_typed_is_accepted(path: Path, tmp_path: Path) -> None:
    before = problems_in(path, path.parent)
    count = [spot(p) for p in before]
    for problem in before:
        for mend in mends(problem):
            after = mended(path, problem, mend, tmp_path)
            left = [spot(p) for p in after]
            assert left.count(spot(problem)) < count.count(spot(problem)), (mend, left)
            come = {p.key for p in after if p.place[1:] == problem.place[1:]}
            assert not mend.whole or come <= {p.key for p in before}, (mend, left)


def test_what_is_not_typed_has_a_reason() -> None:
    """Each remedy with quotation marks is typed in a test above, or listed with the reason."""
    listed = {key for keys in NOT_TYPED.values() for key in keys}
    for path in FILES:
        for problem in problems_in(path, path.parent):
            remedy = remedies_of(problem, "en")[-1]
            if problem.severity == "error" and '"' in remedy:
                told = {mend.new for mend in mends(problem)}
                assert problem.key in listed or told, (path.name, problem.key, remedy)
