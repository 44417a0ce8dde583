"""One replication seen closely: its log, its measures, its tables; and the map of a process."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from approvalflow.brevity import in_short
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.notebook.arguments import (
    require_horizon,
    require_kind,
    require_language,
    require_path,
    require_whole,
)
from approvalflow.notebook.frames import frame_of
from approvalflow.notebook.opening import apply, require_process
from approvalflow.notebook.telling import told
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.redesign import Redesign
from approvalflow.report.map.svg import map_file
from approvalflow.report.map.views import unmeasured
from approvalflow.study.observing import observed_in
from approvalflow.study.runner import simulation_of
from approvalflow.study.tables import cases_of, visits_of

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SimulatedLog(EventLog):
    """What happened in one replication, as `log_of` gives it: numpy columns, and data frames.

    `office` is the process as it was simulated, with numbers for names.
    """

    office: Office = field(kw_only=True)

    def cases_frame(self) -> DataFrame:
        """One row a case, as `--cases` writes it: case data, when and how it was decided, days,
        cost, whom it waited for (docs/analysis.md); raises ImportError without pandas.
        """
        return frame_of(cases_of(self, self.office))

    def visits_frame(self) -> DataFrame:
        """One row a visit of a case to a step, as `--log` writes it; raises ImportError without
        pandas.
        """
        return frame_of(visits_of(self, self.office))

    def __repr__(self) -> str:
        return in_short(self)


def log_of(
    process: Process, seed: int = 1, replication: int = 1, horizon: Horizon | None = None
) -> SimulatedLog:
    """What happens in one replication: cases and visits as numpy columns.

    Without a horizon it is a year where the process has a backlog, else a settled state.
    """
    require_process(process)
    require_whole("seed", seed, 0)
    require_whole("replication", replication, 1)
    if horizon is not None:
        require_horizon("horizon", horizon)
    simulation = simulation_of(process, horizon)
    log = simulation.log(seed, replication)
    known = {one.name: getattr(log, one.name) for one in fields(EventLog)}
    return SimulatedLog(**known, office=simulation.office)


def measure(process: Process, log: EventLog) -> Scorecard:
    """The measures of one replication, over the horizon of its log: `.measures` by id.

    Raises ValueError where the log is of another process.
    """
    require_process(process)
    require_kind("log", log, EventLog, "a log, as af.log_of gives it")
    return scorecard_of(log, Office(process))


def observe(
    process: Process, cases: str | Path, visits: str | Path | None = None, language: str = "en"
) -> Scorecard:
    """The measures of what was observed in an office: `.measures` by id, `.at_most` those of which
    a log says no more. `cases` and `visits` are CSV files with the columns that `run --cases` and
    `run --log` write; what has no column is not measured (docs/analysis.md).

    Raises ApprovalFlowError with what is wrong in the files.
    """
    require_process(process)
    for name, path in (("cases", cases), ("visits", visits)):
        if path is not None:
            require_path(name, path)
    require_language(language)
    with told(language):
        found = observed_in(process, Path(cases), None if visits is None else Path(visits))
    return scorecard_of(found.log, found.office)


def map_of(process: Process, redesign: Redesign | None = None, language: str = "en") -> str:
    """The map of a process as SVG, or of what a redesign makes of it.

    Raises ApprovalFlowError where the redesign does not fit.
    """
    require_process(process)
    require_language(language)
    design = process if redesign is None else apply(redesign, process, language).process
    with told(language):
        return map_file(unmeasured(process, redesign, design, language))
