"""Who has work and no hour: told by name before a run, never as a load without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from helpers.studies import study_in

MONTHLY = """\
approvalflow: 1
arrivals: 10 per week
roles: {head: 2}
steps:
  - council: {does: meeting, by: head, sits: "last Tue 10:00-12:00", work_time: 1 min}
"""
AWAY = """\
approvalflow: 1
arrivals: 10 per week
roles: {head: {staff: 2, absent: [2025-01-01 to 2025-02-28]}, clerk: 1}
steps:
  - look: {by: clerk, work_time: 5 min}
  - sign: {by: head, work_time: 5 min}
"""
CLOSED = """\
approvalflow: 1
arrivals: {count: 10, per: week, when: any time}
calendar: {closed: 2025-01-01 to 2025-02-28}
roles: {head: 2}
steps:
  - sign: {by: head, work_time: 5 min}
"""
OPEN = """\
approvalflow: 1
arrivals: 10 per week
roles: {head: 2}
steps: [{sign: {by: head, work_time: 5 min}}]
"""
LEAVES = "approvalflow: 1\nmoves: [{set: {roles: {head: {absent: [2025-01-01 to 2025-02-28]}}}}]\n"


def settings(kind: str, weeks: int) -> Settings:
    horizon = Horizon(kind=kind, start_up=0, weeks=weeks, run_out=52)  # type: ignore[arg-type]
    return Settings(replications=2, workers=1, horizon=horizon)


def refused(study: Study, kind: str) -> list[tuple[str, str, int]]:
    with pytest.raises(ApprovalFlowError) as error:
        (compare if study.redesigns else simulate)(study, settings(kind, 2))
    return [
        (p.key, Path(p.where.file).name if p.where else "", p.where.line if p.where else 0)
        for p in error.value.problems
    ]


@pytest.mark.parametrize("kind", ["settled", "year"])
@pytest.mark.parametrize(("process", "line"), [(MONTHLY, 5), (AWAY, 3), (CLOSED, 4)])
def test_who_has_no_hour_in_the_weeks_measured(
    process: str, line: int, kind: str, tmp_path: Path
) -> None:
    study = study_in(tmp_path / "study", process)
    assert refused(study, kind) == [("no-hour-measured", "process.yaml", line)]
    result = simulate(study, settings("year", 13))
    assert result.designs[0].loads[0].load is None or result.designs[0].loads[0].load < 100


def test_of_a_redesign_in_its_file(tmp_path: Path) -> None:
    study = study_in(tmp_path / "study", OPEN, away=LEAVES)
    assert refused(study, "settled") == [("no-hour-measured", "away.yaml", 1)]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "nobody there in Jan"), ("zh", "Jan无人在岗")]
)
def test_a_month_in_which_all_are_away(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "study", AWAY)
    assert exit_code(["check", str(tmp_path / "study"), "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert said in out
    assert "AF643" in err
    assert "inf" not in out + err
