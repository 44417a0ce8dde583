"""`pilot`: how a redesign is tried before it is spread, and what a pilot that was run shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from approvalflow.cli import asking, screens
from approvalflow.cli.closer import Looked
from approvalflow.cli.wishes import Wishes
from approvalflow.notation.shells import Word
from approvalflow.report.documents.protocol import protocol_of
from approvalflow.report.media.markdown import markdown
from approvalflow.study.many import Aids
from approvalflow.study.pilot.asked import RECHECK, WEEKS, PilotAsked
from approvalflow.study.pilot.asking import PilotFiles
from approvalflow.study.pilot.asking import pilot as experiment
from approvalflow.study.pilot.sampling import require_sample, sample_of
from approvalflow.study.pilot.tables import read_log, read_offices
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class PilotPaths:
    """The files that are read, and those that are written."""

    log: Path | None
    offices: Path | None
    protocol: Path | None
    sample: Path | None

    @property
    def read(self) -> tuple[Path, ...]:
        return tuple(path for path in (self.log, self.offices) if path is not None)

    @property
    def written(self) -> tuple[Path, ...]:
        return tuple(path for path in (self.protocol, self.sample) if path is not None)


def taken(words: dict[str, Any]) -> tuple[PilotAsked, PilotPaths]:
    """What is said of the pilot alone, taken out of the options of a command."""
    weeks, recheck = words["weeks"], words.pop("recheck")
    words["weeks"] = None  # those of the office are another thing
    asked = PilotAsked(
        share=words.pop("share"),
        where=words.pop("where"),
        weeks_on=words.pop("weeks_on"),
        offices=words.pop("offices"),
        weeks=weeks or WEEKS,
        recheck=RECHECK if recheck is None else recheck,
    )
    log, spread, protocol, sample = (
        words.pop(name) for name in ("log", "spread", "protocol", "sample")
    )
    return asked, PilotPaths(log, spread, protocol, sample)


def pilot(
    path: Path, redesigns: Sequence[str], asked: PilotAsked, paths: PilotPaths, wishes: Wishes
) -> int:
    """Asks for it, of the first of the redesigns; a table that cannot be read is refused before
    anything is simulated.
    """
    files = PilotFiles(
        None if paths.log is None else read_log(paths.log),
        () if paths.offices is None else read_offices(paths.offices),
    )

    def asks(study: Study, settings: Settings, aids: Aids) -> Result:
        first = _first(study, asked)
        if paths.sample is not None:
            require_sample(study, first)
        result = experiment(study, settings, aids, first, files)
        if result.pilot is None:
            screens.tell(say("pilot.not-begun", wishes.language))
        return result

    further: list[Word] = ["pilot", path, redesigns[0], *asked.options,
                           "--protocol", "protocol.md"]  # fmt: skip
    looks = partial(_looked, asked=asked, paths=paths, language=wishes.language)
    return asking.ask(path, redesigns, wishes, asks, further, looks, paths.read)


def _first(study: Study, asked: PilotAsked) -> PilotAsked:
    """What is asked, of the redesign that was named first."""
    return replace(asked, redesign=study.redesigns[0].redesign.id)


def _looked(
    result: Result, study: Study, settings: Settings, asked: PilotAsked, paths: PilotPaths,
    language: str,
) -> Looked:  # fmt: skip
    """The files that are written beside a result."""
    content: dict[Path, str | bytes] = {}
    if result.pilot is not None and paths.protocol is not None:
        content[paths.protocol] = markdown(protocol_of(result, language))
    if result.pilot is not None and paths.sample is not None:
        content[paths.sample] = sample_of(study, settings, _first(study, asked), result.pilot)
    return Looked(content)
