"""`search`: which set of all moves is the best."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from approvalflow.cli import asking
from approvalflow.cli.wishes import Wishes
from approvalflow.study.search import search as experiment


def search(path: Path, redesigns: Sequence[str], minimise: str, wishes: Wishes) -> int:
    """The sets of the moves of all redesigns, or of those named; `minimise` lists measures."""
    measures = tuple(name.strip() for name in minimise.split(",") if name.strip())
    further = ("search", path, "--html", "report.html")
    return asking.ask(path, redesigns, wishes, partial(experiment, minimise=measures), further)
