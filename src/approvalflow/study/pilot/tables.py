"""Tables that are read from CSV files: the log of a pilot, and offices to spread to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from approvalflow.brevity import in_short
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.study.pilot.spreading import SpreadOffice
from approvalflow.study.tabular import MOST_TOLD, CsvLine, each_of, lines_of, require_heads

ARMS: Mapping[str, int] = {
    "today": 0, "0": 0, "现行": 0, "redesign": 1, "1": 1, "改革": 1,
}  # fmt: skip
CHECKS: Mapping[str, bool] = {"ok": True, "wrong": False, "正确": True, "错误": False}
"""What is found when a granted case is re-checked."""
_KNOWN = ("arm", "submitted", "decided", "days", "work", "office", "recheck", "case")
_DAY = 86_400.0


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


def read_log(path: Path) -> PilotLog:
    """The log of a pilot; raises ApprovalFlowError with the mistakes of the file."""
    heads, lines = lines_of(path, ("arm", "submitted"), _KNOWN)
    if "decided" not in heads:
        require_heads(path, heads, ("days",))
    data = [head for head in heads if head not in _KNOWN]
    rows = each_of(lines, lambda line: _case(line, data))
    return PilotLog(str(path), heads, tuple(sorted(rows, key=lambda one: one.submitted)))


def _case(line: CsvLine, data: Sequence[str]) -> PilotRow:
    submitted = _moment(line, "submitted")
    days = line.amount("days")
    if days is None and line.cells.get("decided"):
        days = _moment(line, "decided") - submitted
        if days < 0:
            raise line.refused("table-before", "decided")
    return PilotRow(
        submitted=submitted,
        arm=line.among("arm", ARMS),
        days=days,
        work=line.amount("work"),
        office=line.cells.get("office", ""),
        right=line.among("recheck", CHECKS) if line.cells.get("recheck") else None,
        data={name: line.cells[name] for name in data},
        line=line.line,
    )


def _moment(line: CsvLine, head: str) -> float:
    """In days of the calendar."""
    read = line.moment(head)
    clock = (read.hour * 60 + read.minute) * 60 + read.second
    return read.toordinal() + clock / _DAY


def read_offices(path: Path) -> tuple[SpreadOffice, ...]:
    """Offices with what a week saves in each and how long it takes to change; raises the same."""
    _, lines = lines_of(path, ("office", "saving", "weeks"))
    problems: list[Problem] = []
    found: list[SpreadOffice] = []
    for line in lines:
        try:
            saving, weeks = (line.amount(head) for head in ("saving", "weeks"))
        except ApprovalFlowError as error:
            problems += error.problems
            continue
        name = line.cells["office"]
        if not name or name in {one.name for one in found}:
            problems.append(line.problem("pilot-offices-name", "office"))
        elif saving is None or not weeks:
            problems.append(line.problem("table-number", "weeks" if saving else "saving"))
        else:
            found.append(SpreadOffice(name, saving, weeks))
    if problems:
        raise ApprovalFlowError(problems[:MOST_TOLD])
    return tuple(found)
