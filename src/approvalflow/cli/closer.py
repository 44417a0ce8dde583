"""One replication seen closely: its event log and its cases as files, the diary of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.eventlog import EventLog
from approvalflow.office.office import Office
from approvalflow.report.document import Document
from approvalflow.report.documents.diary import diary_of
from approvalflow.report.media import grids, terminal
from approvalflow.study import logs
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.tables import cases_of
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Closer:
    """What was asked of the first replication of a design: a log, its cases, a diary, or none."""

    log_file: Path | None
    cases_file: Path | None
    follow: int | None
    seed: int
    language: str

    def refused(self) -> bool:
        """Whether the log cannot have that form; says so, before anything is simulated."""
        if self.log_file is None or self.log_file.suffix.lower() in logs.SUFFIXES:
            return False
        screens.tell(say("log-format", self.language, path=self.log_file))
        return True

    @property
    def wanted(self) -> bool:
        return (self.log_file, self.cases_file, self.follow) != (None, None, None)

    def look(self, design: ReadyDesign) -> Looked | None:
        """None where there is no such case, or are too many; says so."""
        simulation = design.simulation
        log, office = simulation.log(self.seed, 1), simulation.office
        diary = None
        if self.follow is not None:
            case = self._followed(log)
            if case is None:
                return None
            diary = diary_of(log, office, case, self.language)
        content: dict[Path, str | bytes] = {}
        if self.log_file is not None:
            content[self.log_file] = logs.text_of(log, office, self.log_file.suffix)
        if self.cases_file is not None:
            table = self._table(log, office, self.cases_file)
            if table is None:
                return None
            content[self.cases_file] = table
        return Looked(content, diary)

    def _followed(self, log: EventLog) -> int | None:
        """The case that is followed, by its number in the log."""
        assert self.follow is not None
        last = len(log.cases) - log.cases.ahead
        if not last:
            screens.tell(say("no-case-came", self.language))
            return None
        if self.follow > last:
            about = {"case": self.follow, "last": last}
            screens.tell(say("no-such-case", self.language, **about))
            return None
        return log.cases.ahead + self.follow - 1

    def _table(self, log: EventLog, office: Office, path: Path) -> bytes | None:
        """The file of the cases."""
        table = cases_of(log, office)
        if path.suffix.lower() == ".xlsx" and len(table) > grids.MOST_ROWS:
            about = {"cases": len(table), "most": grids.MOST_ROWS}
            screens.tell(say("cases.too-many", self.language, **about))
            return None
        return grids.FORMS[path.suffix.lower()].made(table, "cases")


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: files ready to be written, and the diary, to be shown."""

    content: Mapping[Path, str | bytes] = field(default_factory=dict)
    diary: Document | None = None

    def show(self, *, beside: bool) -> None:
        """The diary, where it was asked for; beside the data if these are for a program."""
        if self.diary is not None:
            console = screens.aside() if beside else screens.output()
            terminal.show(self.diary, console)
