"""What was simulated of a pool beside what is known of it: in the result, and what is too far."""

from dataclasses import replace
from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.office import approximation
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.study import crosschecks
from approvalflow.study.crosschecks import beyond_reason
from approvalflow.study.result import Beside, CrossCheck
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from helpers.studies import LATE, study_in

DESKS = """
approvalflow: 1
calendar: {hours: "Mon-Fri 09:00-17:00"}
arrivals: 6 per working day
roles:
  clerk: 1
  head: {staff: 1, hours: "Mon-Fri 15:00-17:00"}
steps:
  - look: {by: clerk, work_time: {mean: 48 min, shape: exponential}}
  - sign: {does: approve, by: head, work_time: 5 min}
"""
SETTINGS = Settings(replications=10, horizon=Horizon(start_up=13, weeks=26), workers=1)


def test_a_pool_is_told_beside_what_is_known_of_it(tmp_path: Path) -> None:
    result = simulate(study_in(tmp_path / "study", DESKS), SETTINGS)
    clerk, head = result.designs[0].checks
    assert (clerk.role, clerk.why) == ("clerk", "")
    assert clerk.work is not None
    assert clerk.wait is not None
    assert clerk.work.expected == pytest.approx(24.0, rel=1e-3)
    # M/M/1 at 60 %: 1.2 h of the desk, which has 40 of 168 hours
    assert clerk.wait.expected == pytest.approx(1.2 * 168 / 40 / 24, rel=2e-2)
    assert clerk.takes == pytest.approx(0.8 * 168 / 40 / 24, rel=2e-2)
    assert clerk.wait.low is not None
    assert abs(clerk.wait.simulated / clerk.wait.expected - 1) < 0.15
    assert (head.role, head.wait, head.why) == ("head", None, "outside")
    assert [warned.code for warned in result.warnings] == []
    for language, words in (("en", "waits 0.2"), ("zh", "等待0.2")):
        text = markdown(document_of(result, language))
        assert words in text
    assert "files come while it is closed" in markdown(document_of(result))


def test_what_cannot_both_be_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*known: object) -> tuple[approximation.Approximation, ...]:
        found = approximation.approximations(*known)  # type: ignore[arg-type]
        return tuple(
            replace(a, hours=a.hours and a.hours / 2, wait=a.wait and a.wait / 3) for a in found
        )

    monkeypatch.setattr(crosschecks, "approximations", wrong)
    result = simulate(study_in(tmp_path / "study", DESKS), SETTINGS)
    told = [(w.code, w.parameters["role"], w.parameters["expected"]) for w in result.warnings]
    assert ("beyond-reason", "clerk", "12 h/week") in told
    assert {code for code, _, _ in told} == {"beyond-reason"}
    assert [role for _, role, _ in told].count("clerk") == 2


def test_a_year_is_set_beside_nothing(tmp_path: Path) -> None:
    year = Settings(replications=2, workers=1)
    assert simulate(study_in(tmp_path / "late", LATE), year).designs[0].checks == ()


@pytest.mark.parametrize(
    ("found", "takes", "far"),
    [
        (Beside(1.0, 1.1, 1.09, 1.11), 0.0, False),  # within 15 %
        (Beside(1.0, 1.3, 1.2, 1.4), 0.0, False),  # within three half-widths
        (Beside(1.0, 1.3, 1.29, 1.31), 0.0, True),
        (Beside(0.01, 0.03, 0.029, 0.031), 1.0, False),  # next to nothing, beside the work
        (Beside(1.0, 3.0, None, None), 0.0, False),  # of one replication nothing is known
    ],
)
def test_how_far_a_wait_may_be(found: Beside, takes: float, far: bool) -> None:
    assert bool(list(beyond_reason(CrossCheck("clerk", None, found, takes)))) is far


@pytest.mark.parametrize(("simulated", "far"), [(40.7, False), (41.5, True), (38.5, True)])
def test_how_far_the_hours_of_work_may_be(simulated: float, far: bool) -> None:
    found = Beside(40.0, simulated, simulated - 0.1, simulated + 0.1)
    assert bool(list(beyond_reason(CrossCheck("clerk", found, None)))) is far
