"""Tables that are read from CSV files: the log of a pilot, and offices to spread to."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import TypeVar

from approvalflow.brevity import in_short
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.files import contents
from approvalflow.study.pilot.spreading import SpreadOffice

LARGEST = 64 << 20  # bytes
_MOST_TOLD = 10  # mistakes
ARMS: Mapping[str, int] = {
    "today": 0, "0": 0, "现行": 0, "redesign": 1, "1": 1, "改革": 1,
}  # fmt: skip
CHECKS: Mapping[str, bool] = {"ok": True, "wrong": False, "正确": True, "错误": False}
"""What is found when a granted case is re-checked."""
ANSWERS: Mapping[str, bool] = {
    "yes": True, "no": False, "1": True, "0": False, "是": True, "否": False,
}  # fmt: skip
"""Whether something is so of a case."""
_DAY = 86_400.0
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class PilotRow:
    """A case: when it was submitted, in days of the calendar; its days until decided, and hours of
    work, None where not known; whether what was re-checked of it was right, None where it was not.
    `line`: that of the file.
    """

    submitted: float
    arm: int
    days: float | None
    work: float | None
    office: str
    right: bool | None
    data: Mapping[str, str]
    line: int = 1


@dataclass(frozen=True, slots=True)
class PilotLog:
    """The cases of a file, in order of submission; `columns`: its heads."""

    __repr__ = in_short

    file: str
    columns: tuple[str, ...]
    rows: tuple[PilotRow, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table, as text by head."""

    file: str
    line: int
    cells: Mapping[str, str]
    heads: tuple[str, ...]

    def _problem(self, key: str, head: str, **facts: str) -> Problem:
        """With its place: the line, and the number of the column."""
        where = Where(self.file, self.line, self.heads.index(head) + 1 if head else 1)
        return Problem(key, where, {"column": head, "text": self.cells.get(head, ""), **facts})


def read_log(path: Path) -> PilotLog:
    """The log of a pilot; raises ApprovalFlowError with the mistakes of the file."""
    heads, rows = _table(path, ("arm", "submitted"))
    if not {"days", "decided"} & {*heads}:
        facts = {"columns": "days, decided", "found": ", ".join(heads)}
        raise ApprovalFlowError([Problem("pilot-log-columns", Where(str(path), 1, 1), facts)])
    known = {"arm", "submitted", "decided", "days", "work", "office", "recheck", "case"}
    data = [head for head in heads if head not in known]
    problems: list[Problem] = []
    found = []
    for row in rows:
        try:
            found.append(_case(row, data))
        except ApprovalFlowError as error:
            problems += error.problems
            if len(problems) >= _MOST_TOLD:
                break
    if problems:
        raise ApprovalFlowError(problems)
    return PilotLog(str(path), heads, tuple(sorted(found, key=lambda one: one.submitted)))


def _case(row: _Row, data: Sequence[str]) -> PilotRow:
    submitted = _moment(row, "submitted")
    days = _amount(row, "days")
    if days is None and row.cells.get("decided"):
        days = _moment(row, "decided") - submitted
        if days < 0:
            raise ApprovalFlowError([row._problem("pilot-log-before", "decided")])
    return PilotRow(
        submitted=submitted,
        arm=_among(row, "arm", ARMS),
        days=days,
        work=_amount(row, "work"),
        office=row.cells.get("office", ""),
        right=_among(row, "recheck", CHECKS) if row.cells.get("recheck") else None,
        data={name: row.cells[name] for name in data},
        line=row.line,
    )


def _among(row: _Row, head: str, words: Mapping[str, Meaning]) -> Meaning:
    text = row.cells[head].lower()
    if text not in words:
        raise ApprovalFlowError([row._problem("pilot-log-word", head, words=", ".join(words))])
    return words[text]


def _amount(row: _Row, head: str) -> float | None:
    """None where nothing is written."""
    text = row.cells.get(head, "")
    if not text:
        return None
    value = amount_in(text)
    if value is None:
        raise ApprovalFlowError([row._problem("pilot-log-number", head)])
    return value


def amount_in(text: str) -> float | None:
    """None where it is no number, or one below 0."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and value >= 0 else None


def _moment(row: _Row, head: str) -> float:
    """In days of the calendar."""
    try:
        read = datetime.fromisoformat(row.cells[head].replace("/", "-"))
    except ValueError:
        raise ApprovalFlowError([row._problem("pilot-log-date", head)]) from None
    clock = (read.hour * 60 + read.minute) * 60 + read.second
    return read.toordinal() + clock / _DAY


def read_offices(path: Path) -> tuple[SpreadOffice, ...]:
    """Offices with what a week saves in each and how long it takes to change; raises the same."""
    _, rows = _table(path, ("office", "saving", "weeks"))
    problems: list[Problem] = []
    found: list[SpreadOffice] = []
    for row in rows:
        try:
            saving, weeks = (_amount(row, head) for head in ("saving", "weeks"))
        except ApprovalFlowError as error:
            problems += error.problems
            continue
        name = row.cells["office"]
        if not name or name in {one.name for one in found}:
            problems.append(row._problem("pilot-offices-name", "office"))
        elif saving is None or not weeks:
            problems.append(row._problem("pilot-log-number", "weeks" if saving else "saving"))
        else:
            found.append(SpreadOffice(name, saving, weeks))
    if problems:
        raise ApprovalFlowError(problems[:_MOST_TOLD])
    return tuple(found)


def _table(path: Path, wanted: Sequence[str]) -> tuple[tuple[str, ...], Iterator[_Row]]:
    """The heads, and the lines below them that hold something."""
    try:
        text = contents(path, LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ApprovalFlowError([Problem("pilot-log-text", Where(str(path), 1, 1))]) from None
    first = text.partition("\n")[0]
    mark = (
        ";" if ";" in first and "," not in first else ","
    )  # as spreadsheets of many lands have it
    reader = csv.reader(StringIO(text), delimiter=mark)
    heads = tuple(cell.strip().lower() for cell in next(reader, []))
    missing = [name for name in wanted if name not in heads]
    if missing:
        facts = {"columns": ", ".join(missing), "found": ", ".join(heads) or "-"}
        raise ApprovalFlowError([Problem("pilot-log-columns", Where(str(path), 1, 1), facts)])
    lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    if not lines:
        raise ApprovalFlowError([Problem("pilot-log-empty", Where(str(path), 1, 1))])
    wide = next((line for line, cells in lines if len(cells) != len(heads)), None)
    if wide is not None:
        facts = {"columns": str(len(heads))}
        raise ApprovalFlowError([Problem("pilot-log-row", Where(str(path), wide, 1), facts)])

    def rows() -> Iterator[_Row]:
        for line, cells in lines:
            yield _Row(str(path), line, dict(zip(heads, map(str.strip, cells), strict=True)), heads)

    return heads, rows()
