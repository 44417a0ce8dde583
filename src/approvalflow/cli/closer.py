"""One replication seen closely: its event log as a file, the diary of one of its cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.report.document import Document
from approvalflow.report.documents.diary import diary_of
from approvalflow.report.media import terminal
from approvalflow.study import logs
from approvalflow.study.designs import ReadyDesign
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Closer:
    """What was asked of the first replication of a design: a log, a diary, both or neither."""

    log_file: Path | None
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
        return self.log_file is not None or self.follow is not None

    def look(self, design: ReadyDesign) -> Looked | None:
        """None where there is no such case; says so."""
        simulation = design.simulation
        log = simulation.log(self.seed, 1)
        diary = None
        if self.follow is not None:
            last = len(log.cases) - log.cases.ahead
            if not last:
                screens.tell(say("no-case-came", self.language))
                return None
            if self.follow > last:
                about = {"case": self.follow, "last": last}
                screens.tell(say("no-such-case", self.language, **about))
                return None
            case = log.cases.ahead + self.follow - 1
            diary = diary_of(log, simulation.office, case, self.language)
        if self.log_file is None:
            return Looked(diary=diary)
        text = logs.text_of(log, simulation.office, self.log_file.suffix)
        return Looked(self.log_file, text, diary)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: ready to be written and shown."""

    log_file: Path | None = None
    log: str = ""
    diary: Document | None = None

    @property
    def content(self) -> dict[Path, str | bytes]:
        """The log, where it was asked for."""
        return {} if self.log_file is None else {self.log_file: self.log}

    def show(self, *, beside: bool) -> None:
        """The diary, where it was asked for; beside the data if these are for a program."""
        if self.diary is not None:
            console = screens.aside() if beside else screens.output()
            terminal.show(self.diary, console)
