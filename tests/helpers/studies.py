"""A small study on disk, and an executor that works in this process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from approvalflow.eventlog import Horizon
from approvalflow.study.reading import Study, read_study

QUARTER = Horizon(start_up=2, weeks=12, run_out=52)

OFFICE = """
approvalflow: 1
name: Small office
arrivals: 5 per working day
time_limit: 10 working days
case_data: {kind: {public: 30%, private: rest}}
roles: {clerk: {staff: 2, cost: 60 CNY/h}, head: 1}
steps:
  - intake:
      by: clerk
      work_time: {mean: 75 min, shape: exponential}
      outcomes: {ask_applicant: {share: 20%, takes: 1 to 4 working days}}
  - check: {by: clerk, work_time: {depends_on: kind, public: 2 h, private: 20 min}}
  - sign: {does: approve, by: head, work_time: 30 min, outcomes: {refuse: 5%}}
observed: {days_mean: 3 calendar days}
"""
# 2 posts of 40 h a week; 106 % of them today, 90 % with less work a file: 40 files of 1 h.
LATE = """
approvalflow: 1
name: Office with a backlog
arrivals: 84.8 per week
backlog: {review: 40}
roles: {officer: 2}
steps:
  - review: {by: officer, work_time: {mean: 1 h, shape: exponential}}
"""
NOTHING = "approvalflow: 1\nname: Nothing changes\nmoves: []\n"
DROPPED = "approvalflow: 1\nmoves: [{drop: check}]\nguardrails: [utilisation(clerk) <= 85%]\n"
HELPED = "approvalflow: 1\nmoves: [{set: {roles: {clerk: {staff: 3}}}}]\n"


def study_in(folder: Path, process: str = OFFICE, **redesigns: str) -> Study:
    """The study in `folder`, which is written."""
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(process, encoding="utf-8")
    for name, text in redesigns.items():
        (folder / "redesigns" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_study(folder, None)


class Inline(Executor):
    """Works at once; the jobs from number `stops` on end with the user's Ctrl-C."""

    def __init__(self, stops: int | None = None) -> None:
        self.jobs = 0
        self.stops = stops

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.stops is not None and self.jobs >= self.stops:
            future.set_exception(KeyboardInterrupt())
        else:
            future.set_result(fn(*args, **kwargs))
        self.jobs += 1
        return future
