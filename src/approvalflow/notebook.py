"""The whole way in a few lines, for a notebook or a script; values show themselves in IPython.

Every stage takes and returns plain frozen values, so one can stop and look anywhere: a process,
a redesign applied to it, the log of a replication as numpy columns, its measures, a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.process import reading as process_reading
from approvalflow.process.model import Process
from approvalflow.process.office import Horizon, Office
from approvalflow.redesign import reading as redesign_reading
from approvalflow.redesign.redesign import Redesign
from approvalflow.report import diagnostics, html, markdown, sections
from approvalflow.report.document import Document
from approvalflow.study import compare as experiments
from approvalflow.study import reading
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings, simulation_of


def read_process(path: str | Path) -> Process:
    """The process in a file or folder; raises ApprovalFlowError with all its problems."""
    return process_reading.read_process(reading.process_file(Path(path))).process


def read_redesign(path: str | Path, process: Process) -> Redesign:
    """The redesign in a file, checked against the process; raises ApprovalFlowError."""
    return redesign_reading.read_redesign(Path(path), process).redesign


def read_study(path: str | Path, redesigns: Sequence[str] | None = None) -> Study:
    """The process of a folder with its redesigns, or those named; raises ApprovalFlowError."""
    return reading.read_study(Path(path), redesigns)


def run(study: Study, settings: Settings | None = None) -> Result:
    """Today's process simulated; raises study.compare.Overloaded where it never settles."""
    return experiments.simulate(study, settings or Settings())


def compare(study: Study, settings: Settings | None = None) -> Result:
    """Today against the redesigns of the study, with the same applicants and the same luck."""
    return experiments.compare(study, settings or Settings())


def log_of(process: Process, seed: int = 1, replication: int = 1) -> EventLog:
    """What happens in one replication: cases and visits as numpy columns."""
    return simulation_of(process).log(seed, replication)


def measure(process: Process, log: EventLog) -> Scorecard:
    """The measures of one replication over the default horizon."""
    return scorecard_of(log, Office(process, Horizon()))


@dataclass(frozen=True)
class Report:
    """A result made readable: shows itself in a notebook, prints as text, saves as a page."""

    document: Document
    result: Result

    def _repr_html_(self) -> str:
        page = escape(html.page(self.document, self.result))
        return f'<iframe srcdoc="{page}" width="100%" height="720" title="ApprovalFlow"></iframe>'

    def __str__(self) -> str:
        return markdown.markdown(self.document)

    def save(self, path: str | Path) -> None:
        """Writes the report as one HTML file."""
        text = html.page(self.document, self.result)
        Path(path).write_text(text, encoding="utf-8", newline="\n")


def report_of(result: Result) -> Report:
    """The report of a result."""
    return Report(sections.document_of(result), result)


def problems(error: ApprovalFlowError) -> str:
    """The problems of an error as the command line tells them."""
    return "\n\n".join(diagnostics.text_of(problem) for problem in error.problems)
