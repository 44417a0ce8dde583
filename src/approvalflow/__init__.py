"""Describe an approval process, simulate its time and cost, compare redesigns honestly.

>>> import approvalflow as af
>>> study = af.read_study("processes/it-acquisition")
>>> af.compare(study).save("report.html")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from approvalflow.errors import ApprovalFlowError, Problem
    from approvalflow.eventlog import EventLog, Horizon
    from approvalflow.measures.scorecard import Scorecard
    from approvalflow.notebook import (
        Chart,
        OpenedStudy,
        PairReport,
        Report,
        SimulatedLog,
        SweepReport,
        apply,
        beside,
        compare,
        diagnose,
        log_of,
        map_of,
        measure,
        observe,
        pilot,
        process_from,
        rank,
        read_process,
        read_redesign,
        read_result,
        read_study,
        reproduce,
        run,
        search,
        sensitivity,
        sweep,
        validate,
        worth,
    )
    from approvalflow.process.model.process import Process
    from approvalflow.redesign import Redesign
    from approvalflow.study.designs import Overloaded
    from approvalflow.study.runner import Settings

_HOMES = {
    "ApprovalFlowError": "errors",
    "Chart": "notebook",
    "EventLog": "eventlog",
    "Horizon": "eventlog",
    "OpenedStudy": "notebook",
    "Overloaded": "study.designs",
    "PairReport": "notebook",
    "Problem": "errors",
    "Process": "process.model.process",
    "Redesign": "redesign",
    "Report": "notebook",
    "Scorecard": "measures.scorecard",
    "Settings": "study.runner",
    "SimulatedLog": "notebook",
    "SweepReport": "notebook",
    "apply": "notebook",
    "beside": "notebook",
    "compare": "notebook",
    "diagnose": "notebook",
    "log_of": "notebook",
    "map_of": "notebook",
    "measure": "notebook",
    "observe": "notebook",
    "pilot": "notebook",
    "process_from": "notebook",
    "rank": "notebook",
    "read_process": "notebook",
    "read_redesign": "notebook",
    "read_result": "notebook",
    "read_study": "notebook",
    "reproduce": "notebook",
    "run": "notebook",
    "search": "notebook",
    "sensitivity": "notebook",
    "sweep": "notebook",
    "validate": "notebook",
    "worth": "notebook",
}
__all__ = [
    "ApprovalFlowError",
    "Chart",
    "EventLog",
    "Horizon",
    "OpenedStudy",
    "Overloaded",
    "PairReport",
    "Problem",
    "Process",
    "Redesign",
    "Report",
    "Scorecard",
    "Settings",
    "SimulatedLog",
    "SweepReport",
    "apply",
    "beside",
    "compare",
    "diagnose",
    "log_of",
    "map_of",
    "measure",
    "observe",
    "pilot",
    "process_from",
    "rank",
    "read_process",
    "read_redesign",
    "read_result",
    "read_study",
    "reproduce",
    "run",
    "search",
    "sensitivity",
    "sweep",
    "validate",
    "worth",
]


def __getattr__(name: str) -> Any:
    # nothing heavy is imported before it is used (PEP 562), so that --help is quick
    if name not in _HOMES:
        raise AttributeError(f"module 'approvalflow' has no attribute {name!r}")
    return getattr(import_module(f"approvalflow.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
