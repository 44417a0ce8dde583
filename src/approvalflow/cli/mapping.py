"""`map`: a process as a diagram in text."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.codes import OK
from approvalflow.report.mermaid import mermaid
from approvalflow.study.reading import read_study


def show(path: Path, redesign: str | None) -> int:
    """Prints today's process, or the one that a redesign makes of it."""
    study = read_study(path, () if redesign is None else (redesign,))
    shown = study.redesigns[0] if study.redesigns else study.today
    screens.put(mermaid(shown.process))
    return OK
