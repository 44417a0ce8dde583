"""What is asked of a study beyond a comparison, made readable."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from approvalflow.notebook.arguments import require_kind, require_names
from approvalflow.notebook.reports import Report, report_of
from approvalflow.study import diagnose as diagnosing
from approvalflow.study import search as searching
from approvalflow.study.many import Aids
from approvalflow.study.rank import experiment as ranking
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.sensitivity import experiment as guesses
from approvalflow.study.worth.asking import worth as worth_of


def worth(
    study: Study,
    settings: Settings | None = None,
    language: str = "en",
    measures: Sequence[str] = (),
) -> Report:
    """What each move of the only redesign of the study is worth, or each of several redesigns.

    `study` as `read_study(path, ["merge-levels"])` gives it; `measures`: ids to be shared beside
    mean days and cost. The shares are in `.result.worth`. Raises ApprovalFlowError where there is
    nothing to share.
    """
    require_names("measures", measures)

    def asked(study: Study, settings: Settings) -> Result:
        return worth_of(study, settings, measures=measures)

    return report_of(asked, study, settings, language)


def rank(
    study: Study,
    settings: Settings | None = None,
    language: str = "en",
    profiles: Sequence[str] = (),
    *,
    guesses: bool = False,
) -> Report:
    """Which redesign is the best by which values: floors, who beats whom in everything, what is
    given for what, and what comes first by each profile, as `report.result.rank`.

    `profiles`: names, those of `values.yaml` among them, or orders such as ["days >= cost"]; all
    that are known without it. `guesses`: weightings are also drawn over what the guesses of the
    study could be. Raises ApprovalFlowError where there is no redesign or no such
    profile.
    """
    require_names("profiles", profiles)
    require_kind("guesses", guesses, bool, "True or False")

    def asked(study: Study, settings: Settings) -> Result:
        return ranking.rank(study, settings, asked=tuple(profiles), doubted=guesses)

    return report_of(asked, study, settings, language)


def diagnose(
    study: Study, settings: Settings | None = None, language: str = "en", *, nights: bool = False
) -> Report:
    """Why it takes so long: days by cause, which add up, and the crisis in numbers; with all
    redesigns of the study beside today. `nights`: closing hours are a cause too.

    Raises ApprovalFlowError where cases are turned away (`most_open`).
    """
    require_kind("nights", nights, bool, "True or False")

    def why(study: Study, settings: Settings) -> Result:
        return diagnosing.diagnose(study, settings, Aids(), at_night=nights)

    return report_of(why, study, settings, language)


def sensitivity(study: Study, settings: Settings | None = None, language: str = "en") -> Report:
    """The same, and which of the numbers that nobody knows for sure decides: each of them alone,
    then all at once, as `report.result.sensitivity`. Numbers with `could_be` go through their
    range, all others without a source a tenth either way.
    """
    return report_of(guesses.sensitivity, study, settings, language)


def search(
    study: Study,
    minimise: Sequence[str] = (),
    settings: Settings | None = None,
    language: str = "en",
) -> Report:
    """The best sets of the moves of all redesigns: `report.result.search` has every set.

    `minimise`: ids of measures, such as ["days_p90", "office_cost"]; the mean days and the cost of
    the office without it. `settings.replications` are those of the sets that survive a first look.
    """
    require_kind("minimise", minimise, (list, tuple), 'a list of measures: ["days_mean"]')
    searched = partial(searching.search, minimise=tuple(minimise))
    return report_of(searched, study, settings, language)
