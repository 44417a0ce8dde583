"""A log as a pilot may write it, simulated: to try the reading before there is anything to read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import numpy as np

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.measures.presence import work_seconds
from approvalflow.process.values import categories_of, category_codes
from approvalflow.seconds import HOUR
from approvalflow.simulation.plan.recipes import Tried
from approvalflow.study.pilot.asked import PilotAsked, tried_here
from approvalflow.study.pilot.running import PilotOffice, PilotRun, begins_of, horizon_of_pilot
from approvalflow.study.reading import Study
from approvalflow.study.result.pilot import Pilot
from approvalflow.study.runner import Settings
from approvalflow.study.settling import settled
from approvalflow.study.tables import moment

_WORDS = ("today", "redesign")


def require_sample(study: Study, asked: PilotAsked) -> None:
    """Raises ApprovalFlowError where whole offices are tried, each of which has its own log."""
    if tried_here(study, asked).way == "offices":
        raise ApprovalFlowError([Problem("pilot-sample-offices", None)])


def sample_of(study: Study, settings: Settings, asked: PilotAsked, planned: Pilot) -> str:
    """A CSV text: the pilot as planned, of a replication that planned nothing."""
    here = tried_here(study, asked)
    settings = settled(study, settings)
    horizon = horizon_of_pilot(settings, asked.weeks)
    block = next((d.block for d in planned.designs if d.asked), 0)
    tried = Tried(
        begins_of(horizon),
        here.share if here.way == "share" else None,
        here.where,
        max(block, 1) if here.way == "weeks" else 0,
        asked.weeks_on != "even",
    )
    run = PilotRun(PilotOffice(here.today, here.redesign, tried, horizon, here.strata), "auto")
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        _lines(run, settings.seed, planned.replications + 1, asked.weeks)
    )
    return text.getvalue()


def _lines(run: PilotRun, seed: int, replication: int, weeks: int) -> Iterator[list[str]]:
    about, office = run.about, run.office
    log, arm = run.log(seed, replication)
    in_part = about.tried is not None and about.tried.where is not None
    yield ["case", "arm", "submitted", "decided", "work", *(["office"] if in_part else ()),
           "recheck", *about.strata]  # fmt: skip
    rows = np.flatnonzero((log.visits.role >= 0) & log.visits.begun)
    seconds = work_seconds(log, office, rows)
    work = np.bincount(log.visits.case[rows], seconds, len(log.cases)) / HOUR
    data = office.process.case_data
    codes = {name: category_codes(log.cases.attributes[name]) for name in about.strata}
    week = 7 * 86_400
    first = about.since - (weeks * week if in_part else 0)
    submitted, decided = log.cases.submitted, log.cases.decided
    for case in np.flatnonzero((submitted >= first) & (submitted < about.since + weeks * week)):
        new = int(arm[case]) and submitted[case] >= about.since
        times = [moment(office, int(t[case])).isoformat(" ", "minutes") if t[case] >= 0 else ""
                 for t in (submitted, decided)]  # fmt: skip
        part = ["tried" if arm[case] else "beside"] if in_part else []
        kinds = [categories_of(data[name])[codes[name][case]] for name in about.strata]
        yield [str(case + 1), _WORDS[bool(new)], *times, f"{work[case]:.3f}", *part, "", *kinds]
