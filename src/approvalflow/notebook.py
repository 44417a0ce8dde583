"""The whole way in a few lines, for a notebook or a script; values show themselves in IPython.

Every stage takes and returns plain frozen values, so one can stop and look anywhere: a process,
a redesign applied to it, the log of a replication as numpy columns, its measures, a result.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from approvalflow import outputs
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.language import reading as process_reading
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign import reading as redesign_reading
from approvalflow.redesign.redesign import Redesign, apply
from approvalflow.report import sections
from approvalflow.report.document import Document
from approvalflow.report.documents import diagnostics
from approvalflow.report.map.svg import map_file
from approvalflow.report.map.views import unmeasured
from approvalflow.report.media import html, markdown, spreadsheet, word
from approvalflow.study import compare as comparing
from approvalflow.study import reading, storing
from approvalflow.study.reading import Study
from approvalflow.study.reproduction.repeating import Reproduction, repeated
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, with_versions
from approvalflow.study.validation.certificate import Certificate
from approvalflow.study.validation.running import certify, chosen


def read_process(path: str | Path, language: str = "en") -> Process:
    """The process in a file or folder; raises ApprovalFlowError with all its problems, told in
    the language.
    """
    with _told(language):
        return process_reading.read_process(reading.process_file(Path(path))).process


def read_redesign(path: str | Path, process: Process, language: str = "en") -> Redesign:
    """The redesign in a file, checked against the process; raises ApprovalFlowError."""
    with _told(language):
        return redesign_reading.read_redesign(Path(path), process).redesign


def read_study(
    path: str | Path, redesigns: Sequence[str] | None = None, language: str = "en"
) -> Study:
    """The process of a folder with its redesigns, or those named; raises ApprovalFlowError."""
    with _told(language):
        return reading.read_study(Path(path), redesigns)


@contextmanager
def _told(language: str) -> Iterator[None]:
    """An error says its problems below its name, as the command line does."""
    try:
        yield
    except ApprovalFlowError as error:
        error.add_note(diagnostics.texts_of(error.problems, language))
        raise


@dataclass(frozen=True)
class Report:
    """A result made readable: shows itself in a notebook, prints as text, saves as a file.

    `result` is what `--json` writes, as frozen dataclasses: `result.designs[0].measures`.
    `language` is "en" or "zh".
    """

    result: Result
    language: str = "en"

    @cached_property
    def document(self) -> Document:
        """What the report says, section by section."""
        return sections.document_of(self.result, self.language)

    def rows(self) -> list[dict[str, object]]:
        """One dictionary a design and measure, as in the CSV: what a data frame is made of."""
        return spreadsheet.records(self.result)

    def _repr_html_(self) -> str:
        page = escape(html.page(self.document, self.result))
        return f'<iframe srcdoc="{page}" width="100%" height="720" title="ApprovalFlow"></iframe>'

    def __str__(self) -> str:
        return markdown.markdown(self.document)

    def save(self, path: str | Path) -> None:
        """Writes the report as .html, its brief as .docx, or the result as .json.

        Raises ValueError for any other name, OSError where it cannot be written.
        """
        path = Path(path)
        match path.suffix.lower():
            case ".html" | ".htm":
                content = html.page(self.document, self.result).encode()
            case ".docx":
                content = word.word_file(self.document)
            case ".json":
                content = as_json(self.result).encode()
            case other:
                raise ValueError(f"a report is saved as .html, .docx or .json, not {other!r}")
        outputs.outputs_for([path]).write({path: content})


def _report(of: Callable[..., Result], study: Study, settings: Settings | None) -> Report:
    settings = settings or Settings()
    return Report(with_versions(of(study, settings), settings.engine))


def run(study: Study, settings: Settings | None = None) -> Report:
    """Today's process simulated; raises study.designs.Overloaded where it never settles."""
    return _report(simulate, study, settings)


def compare(study: Study, settings: Settings | None = None) -> Report:
    """Today against the redesigns of the study, with the same applicants and the same luck."""
    return _report(comparing.compare, study, settings)


def read_result(path: str | Path, language: str = "en") -> Report:
    """A result that `--json` wrote; raises ApprovalFlowError with all that is wrong with it."""
    with _told(language):
        return Report(storing.read_result(Path(path)), language)


def reproduce(report: Report) -> Reproduction:
    """The result run again from what it holds: `.same`, or else its `.deviations` and the `.world`;
    raises ApprovalFlowError where its texts are no longer a study.
    """
    with _told(report.language):
        return repeated(report.result)


def validate(rows: Sequence[str] | None = None, seed: int = 1, language: str = "en") -> Certificate:
    """What is known exactly beside what is simulated, all rows or those named: `.passes`, or else
    the `.checks` that do not; raises ApprovalFlowError where there is no such row.
    """
    with _told(language):
        return certify(chosen(rows), seed=seed)


def map_of(process: Process, redesign: Redesign | None = None, language: str = "en") -> str:
    """The map of a process as SVG, or of what a redesign makes of it.

    Raises ApprovalFlowError where the redesign does not fit.
    """
    with _told(language):
        design = process if redesign is None else apply(redesign, process).process
    return map_file(unmeasured(process, redesign, design, language))


def log_of(
    process: Process, seed: int = 1, replication: int = 1, horizon: Horizon | None = None
) -> EventLog:
    """What happens in one replication: cases and visits as numpy columns.

    Without a horizon it is a year where the process has a backlog, else a settled state.
    """
    return simulation_of(process, horizon).log(seed, replication)


def measure(process: Process, log: EventLog) -> Scorecard:
    """The measures of one replication, over the horizon of its log.

    Raises ValueError where the log is of another process.
    """
    return scorecard_of(log, Office(process))


def _show_maps() -> None:
    """Where this runs in IPython, a process and a study show themselves as a map."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        svg = shell.display_formatter.formatters["image/svg+xml"]
        svg.for_type(Process, map_of)
        svg.for_type(Study, lambda study: map_of(study.today.process))


_show_maps()
