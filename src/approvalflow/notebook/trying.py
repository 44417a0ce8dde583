"""How a redesign is tried before it is spread."""

from __future__ import annotations

from pathlib import Path

from approvalflow.notebook.arguments import require_kind, require_path, require_whole
from approvalflow.notebook.reports import Report, report_of
from approvalflow.notebook.telling import told
from approvalflow.study.many import Aids
from approvalflow.study.pilot.asked import RECHECK, WEEKS, PilotAsked
from approvalflow.study.pilot.asking import PilotFiles
from approvalflow.study.pilot.asking import pilot as experiment
from approvalflow.study.pilot.tables import read_log, read_offices
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings


def pilot(
    study: Study,
    settings: Settings | None = None,
    language: str = "en",
    *,
    redesign: str = "",
    share: float | None = None,
    where: str = "",
    weeks_on: str = "",
    offices: bool = False,
    weeks: int = WEEKS,
    recheck: float = RECHECK,
    log: str | Path | None = None,
    spread: str | Path | None = None,
) -> Report:
    """How a redesign of the study is tried before it is spread: `report.result.pilot`.

    `redesign`: its id, which may be left out where the study has no other; with a `log` the others
    are ranked beside it, by what the log says of the guesses.
    A `share` of the cases by lot, those `where` a condition is true, every other block of weeks
    (`weeks_on` "odd" or "even"), or whole `offices`; `recheck` is the share of the granted cases
    that is looked at again. `log`: the CSV file of a pilot that was run; `spread`: one of offices.
    Raises ApprovalFlowError where it cannot be tried like that.
    """
    for name, value in (("share", share), ("recheck", recheck)):
        require_kind(name, value, (int, float, type(None)), "a number such as 0.2")
    for name, text in (("redesign", redesign), ("where", where), ("weeks_on", weeks_on)):
        require_kind(name, text, str, "a str")
    require_kind("offices", offices, bool, "True or False")
    require_whole("weeks", weeks, 1)
    for name, path in (("log", log), ("spread", spread)):
        if path is not None:
            require_path(name, path)
    asked = PilotAsked(share, where, weeks_on, offices, weeks, recheck, redesign)

    def tried(study: Study, settings: Settings) -> Result:
        return experiment(study, settings, Aids(), asked, files)

    with told(language):
        files = PilotFiles(
            None if log is None else read_log(Path(log)),
            () if spread is None else read_offices(Path(spread)),
        )
    return report_of(tried, study, settings, language)
