"""Tables that are read from CSV files: lines of text by head, and what their cells mean."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import TypeVar

from approvalflow.calendar.calendar import FIRST_YEAR, LAST_YEAR
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.files import contents

LARGEST = 64 << 20  # bytes
MOST_TOLD = 10  # mistakes
ANSWERS: Mapping[str, bool] = {
    "yes": True, "no": False, "1": True, "0": False, "是": True, "否": False,
}  # fmt: skip
"""Whether something is so of a case."""
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class CsvLine:
    """A line of a table: its cells by head, without blanks around them."""

    file: str
    line: int
    cells: Mapping[str, str]
    heads: tuple[str, ...]

    def problem(self, key: str, head: str, **facts: str) -> Problem:
        """With its place: the line, and the number of the column if there is one."""
        where = Where(self.file, self.line, self.heads.index(head) + 1 if head in self.heads else 1)
        return Problem(key, where, {"column": head, "text": self.cells.get(head, ""), **facts})

    def refused(self, key: str, head: str, **facts: str) -> ApprovalFlowError:
        """The same as an error of that alone."""
        return ApprovalFlowError([self.problem(key, head, **facts)])

    def among(self, head: str, words: Mapping[str, Meaning]) -> Meaning:
        """What the word in a cell means; raises ApprovalFlowError where it is none of them."""
        text = self.cells[head].lower()
        if text not in words:
            raise self.refused("table-word", head, words=", ".join(words))
        return words[text]

    def amount(self, head: str) -> float | None:
        """A number that is not below 0, None where nothing is written; raises the same."""
        text = self.cells.get(head, "")
        if not text:
            return None
        value = amount_in(text)
        if value is None:
            raise self.refused("table-number", head)
        return value

    def moment(self, head: str) -> datetime:
        """A date, with a time or without, of a year that calendars know; raises the same."""
        try:
            read = datetime.fromisoformat(self.cells[head].replace("/", "-"))
        except ValueError:
            raise self.refused("table-date", head) from None
        if not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise self.refused("table-date", head)
        return read.replace(tzinfo=None)


def amount_in(text: str) -> float | None:
    """None where it is no number, or one below 0."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and value >= 0 else None


def lines_of(
    path: Path, wanted: Sequence[str], known: Sequence[str] = ()
) -> tuple[tuple[str, ...], list[CsvLine]]:
    """The heads of a CSV file, and the lines below them that hold something. Heads that are wanted
    or known are found in capitals too. Raises ApprovalFlowError where it is no such table.
    """
    try:
        text = contents(path, LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ApprovalFlowError([Problem("table-text", Where(str(path), 1, 1))]) from None
    first = text.partition("\n")[0]
    mark = (
        ";" if ";" in first and "," not in first else ","
    )  # as spreadsheets of many lands have it
    reader = csv.reader(StringIO(text), delimiter=mark)
    try:
        rows = [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        place = Where(str(path), reader.line_num, 1)
        raise ApprovalFlowError([Problem("table-text", place)]) from None
    ours = {name.lower(): name for name in (*wanted, *known)}
    written = [cell.strip() for cell in (rows[0][1] if rows else [])]
    heads = tuple(ours.get(head.lower(), head) for head in written)
    require_heads(path, heads, wanted)
    lines = [(line, cells) for line, cells in rows[1:] if any(cell.strip() for cell in cells)]
    if not lines:
        raise ApprovalFlowError([Problem("table-empty", Where(str(path), 1, 1))])
    wide = next((line for line, cells in lines if len(cells) != len(heads)), None)
    if wide is not None:
        facts = {"columns": str(len(heads))}
        raise ApprovalFlowError([Problem("table-row", Where(str(path), wide, 1), facts)])
    return heads, [
        CsvLine(str(path), line, dict(zip(heads, map(str.strip, cells), strict=True)), heads)
        for line, cells in lines
    ]


def each_of(lines: Iterable[CsvLine], read: Callable[[CsvLine], Meaning]) -> list[Meaning]:
    """What each line says; raises ApprovalFlowError with the first mistakes of all."""
    found: list[Meaning] = []
    problems: list[Problem] = []
    for line in lines:
        try:
            found.append(read(line))
        except ApprovalFlowError as error:
            problems += error.problems
            if len(problems) >= MOST_TOLD:
                break
    if problems:
        raise ApprovalFlowError(problems)
    return found


def require_heads(path: Path | str, heads: Sequence[str], wanted: Sequence[str]) -> None:
    """Raises ApprovalFlowError with the columns that a table lacks."""
    missing = [name for name in wanted if name not in heads]
    if missing:
        facts = {"columns": ", ".join(missing), "found": ", ".join(heads) or "-"}
        raise ApprovalFlowError([Problem("table-columns", Where(str(path), 1, 1), facts)])
