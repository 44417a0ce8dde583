"""The experiment: today and the redesign as `compare` has them, then the ways to try it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from approvalflow.chance.quantiles import normal_cdf, normal_quantile
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.eventlog import Horizon
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.study.compare import ran
from approvalflow.study.many import Aids
from approvalflow.study.pilot.analyses import LEVEL
from approvalflow.study.pilot.asked import (
    PilotAsked,
    TriedHere,
    only_tried,
    tried_first,
    tried_here,
)
from approvalflow.study.pilot.designs import Planning
from approvalflow.study.pilot.learning import learnt_from
from approvalflow.study.pilot.measured import columns_of, require_answers
from approvalflow.study.pilot.reading import read_pilot
from approvalflow.study.pilot.spreading import SpreadOffice, cost_of, smith
from approvalflow.study.pilot.tables import PilotLog
from approvalflow.study.pilot.trials import TRIALS
from approvalflow.study.ran import Ran
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.result.pilot import (
    Pilot,
    PilotEffect,
    PilotRead,
    PilotSafety,
    SharedQueue,
    SpreadTo,
)
from approvalflow.study.runner import Settings
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of

ALONE = Aids()
USUAL_PILOT = PilotAsked()
HOT = 0.7  # load, above which arms that share a queue share what becomes of it
_SAME = 1e-6
DAYS, WRONG = "days_mean", "wrongful_approvals"


@dataclass(frozen=True, slots=True)
class PilotFiles:
    """What was read from files: the log of a pilot that was run, offices to spread to."""

    log: PilotLog | None = None
    offices: tuple[SpreadOffice, ...] = ()


NO_FILES = PilotFiles()


def pilot(
    study: Study,
    settings: Settings,
    aids: Aids = ALONE,
    asked: PilotAsked = USUAL_PILOT,
    files: PilotFiles = NO_FILES,
    again: Pilot | None = None,
) -> Result:
    """How a redesign of the study is tried before it is spread; others are ranked beside it where
    a log is read.

    The result is that of `compare` with one answer more; a comparison that somebody stopped is left
    as it is. `again`: an earlier one is made again, of which the files are not read. Raises
    ApprovalFlowError where it cannot be tried like that, and what `compare` raises.
    """
    here, study = tried_here(study, asked), tried_first(study, asked)
    tried = only_tried(study, asked)
    if files.log is not None:
        require_answers(files.log, tried)
    elif again is None and len(study.redesigns) > 1:
        raise ApprovalFlowError([Problem("pilot-others-unread", None, {"redesign": here.name})])
    settings = settled(study, settings)
    done = ran(study, settings, aids)
    base = done.result
    if base.inputs.interrupted:
        return base
    assert settings.horizon is not None
    all_in, queues = _all_in(base), tuple(queues_of(here, settings.horizon))
    stopped = again.replications if again is not None and again.interrupted else None
    planning = Planning(here, asked, settings, aids, bool(queues),
                        None if all_in is None else all_in.value, stopped)  # fmt: skip
    planning.plan()
    order, (answers, hours) = smith(files.offices), columns_of(tried)
    found = replace(
        _planned(planning, base),
        queues=queues,
        all_in=all_in,
        read=_read(study, tried, done, planning, files.log, again),
        spread=tuple(_spread(order)) if again is None else again.spread,
        spread_cost=(cost_of(order) if order else None) if again is None else again.spread_cost,
        answers=answers,
        hours=hours,
    )
    command = command_of("pilot", study, settings, *asked.options)
    stopped_later = found.read is not None and found.read.unfinished
    inputs = replace(base.inputs, command=command, interrupted=found.interrupted or stopped_later)
    return replace(base, inputs=inputs, pilot=found)


def _planned(planning: Planning, base: Result) -> Pilot:
    """What the ways to try it tell, without what else is asked."""
    here, asked = planning.here, planning.asked
    return Pilot(
        redesign=here.name,
        asked=asked.options,
        weeks=asked.weeks,
        where=asked.where,
        strata=here.strata,
        queues=(),
        within=planning.within(),
        all_in=None,
        designs=planning.designs,
        looks=planning.looks if here.way == "share" else None,
        safety=_safety(planning, base),
        replications=planning.done,
        trials=TRIALS,
        interrupted=planning.interrupted or planning.again is not None,
    )


def _read(
    study: Study, tried: Study, done: Ran, planning: Planning, log: PilotLog | None,
    again: Pilot | None,
) -> PilotRead | None:  # fmt: skip
    """What the log says is taken from an earlier result; what follows from it is found anew."""
    read = again.read if again is not None else None
    if log is not None:
        read = read_pilot(log, planning, tried)
    if read is None or read.unfinished or planning.interrupted or planning.again is not None:
        return read
    learnt, stopped = learnt_from(study, done, planning, read)
    return replace(read, learnt=learnt, unfinished=stopped)


def _all_in(base: Result) -> PilotEffect | None:
    row = base.comparisons[0].measures.get(DAYS)
    if row is None or row.difference is None or row.low is None or row.high is None:
        return None
    return PilotEffect(row.difference, row.low, row.high)


def queues_of(here: TriedHere, horizon: Horizon) -> Iterator[SharedQueue]:
    """Pools and agendas that are fuller than `HOT`, and whose work the redesign changes."""
    loads = [
        {one.name: one.load for one in loads_of(Office(process), horizon).every}
        for process in (here.today, here.redesign)
    ]
    for name, load in loads[0].items():
        other = loads[1].get(name)
        known = [one for one in (load, other) if one is not None]
        if known and max(known) > HOT and abs((load or 0.0) - (other or 0.0)) > _SAME:
            yield SharedQueue(name, max(known))


def _safety(planning: Planning, base: Result) -> PilotSafety:
    """Of the cases granted in the weeks of the pilot, as many as without the redesign."""
    asked, share = planning.asked, planning.asked.recheck
    granted = [log.between(0, asked.weeks).granted.mean() * len(log.between(0, asked.weeks))
               for log in planning.null]  # fmt: skip
    a_pilot = float(sum(granted) / len(granted))
    new = _share_of_cases(planning)
    rechecked = (round(share * a_pilot * (1 - new)), round(share * a_pilot * new))
    if planning.here.way == "offices":
        rechecked = (round(share * a_pilot), round(share * a_pilot))
    value = base.designs[0].measures.get(WRONG)
    wrong = None if value is None else value.value
    power = None if wrong is None else notices(wrong, 2 * wrong, rechecked)
    at_most = 1 - LEVEL ** (1 / rechecked[1]) if rechecked[1] else None
    return PilotSafety(share, rechecked, wrong, power, at_most)


def _share_of_cases(planning: Planning) -> float:
    """About how many of the cases go the new way."""
    if planning.here.way == "share":
        return planning.here.share
    chosen = planning.chosen
    if planning.here.way == "where" and chosen is not None and chosen.pilots:
        return float(sum(p.arm.mean() for p in chosen.pilots) / len(chosen.pilots))
    return 0.5


def notices(today: float, new: float, rechecked: tuple[int, int]) -> float:
    """The power to tell two shares apart (normal, two-sided), from so many cases of each."""
    first, second = rechecked
    variance = today * (1 - today) / max(first, 1) + min(new, 1) * (1 - min(new, 1)) / max(
        second, 1
    )
    if not (first and second and variance):
        return 0.0
    bar = float(normal_quantile(1 - LEVEL / 2))
    return float(normal_cdf(abs(new - today) / variance**0.5 - bar))


def _spread(order: Sequence[SpreadOffice]) -> Iterator[SpreadTo]:
    done = 0.0
    for office in order:
        done += office.weeks
        yield SpreadTo(office.name, office.saving, office.weeks, done)
