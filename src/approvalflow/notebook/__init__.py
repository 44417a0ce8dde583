"""The whole way in a few lines, for a notebook or a script; values show themselves in IPython.

Every stage takes and returns plain frozen values, so one can stop and look anywhere: a process,
a redesign applied to it, the log of a replication as numpy columns, its measures, a result.
"""

from __future__ import annotations

import sys

from approvalflow.notebook.charts import Chart
from approvalflow.notebook.looking import SimulatedLog, log_of, map_of, measure, observe
from approvalflow.notebook.opening import (
    OpenedStudy,
    apply,
    process_from,
    read_process,
    read_redesign,
    read_study,
)
from approvalflow.notebook.questions import diagnose, rank, search, sensitivity, worth
from approvalflow.notebook.reports import (
    PairReport,
    Report,
    SweepReport,
    beside,
    compare,
    read_result,
    reproduce,
    run,
    sweep,
    validate,
)
from approvalflow.notebook.trying import pilot
from approvalflow.process.model.process import Process
from approvalflow.study.reading import Study

__all__ = [
    "Chart", "OpenedStudy", "PairReport", "Report", "SimulatedLog", "SweepReport", "apply",
    "beside", "compare", "diagnose", "log_of", "map_of", "measure", "observe", "pilot",
    "process_from", "rank", "read_process", "read_redesign", "read_result", "read_study",
    "reproduce", "run", "search", "sensitivity", "sweep", "validate", "worth",
]  # fmt: skip


def _show_maps() -> None:
    """Where this runs in IPython, a process and a study show themselves as a map."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        svg = shell.display_formatter.formatters["image/svg+xml"]
        svg.for_type(Process, map_of)
        svg.for_type(Study, lambda study: map_of(study.today.process))


_show_maps()
