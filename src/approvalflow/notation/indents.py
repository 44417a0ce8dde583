"""Why the lines of a block do not fit together: a dash or blanks are missing."""

from __future__ import annotations

import re

from approvalflow.notation.faults import Fault
from approvalflow.notation.nodes import Mark

_KEY = re.compile(r"[^\W\d][\w./-]*(?=\s*:(?:\s|$))")
_DASH = re.compile(r"-[ ]+")


def indent_fault(lines: tuple[str, ...], number: int) -> Fault | None:
    """What is wrong with the blanks before a line (counted from 1), if that can be told."""
    line = lines[number - 1] if number <= len(lines) else ""
    here = len(line) - len(line.lstrip(" "))
    listed, keyed = _columns(lines[: number - 1])
    key = _KEY.match(line, here)
    if key and here in listed and here not in keyed:
        mark = Mark(number, here + 1, len(key.group()) + 1)
        return Fault("dash-missing", mark, {"key": key.group()})
    known = (listed if _DASH.match(line, here) else keyed) or [*listed, *keyed]
    if not line.strip() or not known or here in known:
        return None
    above = min(known, key=lambda column: (abs(column - here), -column))
    blanks = {"here": str(here), "above": str(above)}
    return Fault("indent-differs", Mark(number, here + 1, len(line.strip())), blanks)


def _columns(lines: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The columns (from 0) at which dashes and at which keys stand, of what is still open."""
    listed: list[int] = []
    keyed: list[int] = []
    for line in lines:
        column = len(line) - len(line.lstrip(" "))
        if not line.strip() or line[column] == "#":
            continue
        listed = [c for c in listed if c <= column]
        keyed = [c for c in keyed if c <= column]
        while dash := _DASH.match(line, column):
            listed += [column] if column not in listed else []
            column = dash.end()
        if _KEY.match(line, column) and column not in keyed:
            keyed.append(column)
    return listed, keyed
