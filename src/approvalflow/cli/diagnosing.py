"""The command `diagnose`: why it takes so long."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from approvalflow.cli import asking
from approvalflow.cli.wishes import Wishes
from approvalflow.study.diagnose import diagnose as why


def diagnose(path: Path, wishes: Wishes, *, at_night: bool) -> int:
    """The causes of today's days; with all redesigns beside it, where the study has any."""
    experiment = partial(why, at_night=at_night)
    further = ("diagnose", path, "--html", "report.html")
    return asking.ask(path, (), wishes, experiment, further)
