"""From when on answering eats all the time that is left: the point of no return.

Where answers go before files, an office in which files lie long is asked often, and they lie
longer. With a load that leaves some hours there is a wait V* at which the questions of all open
cases take just these hours: share x (V* - after) / every questions a case, of w hours each, against
(1 - load) x H hours a day. So V* = after + every x (1 - load) x H / (lambda x share x w), and by
Little's law L* = lambda V* cases are open then. Beyond it the office only answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from approvalflow.eventlog import Horizon
from approvalflow.notation.units import Duration
from approvalflow.office.capacity import capacity
from approvalflow.office.desks import PoolLoad
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.asking import answering
from approvalflow.process.kinds import kinds_of
from approvalflow.process.model.varying import MOST_ATTEMPTS
from approvalflow.process.pools import pools_of_role
from approvalflow.seconds import DAY


@dataclass(frozen=True, slots=True)
class NoReturn:
    """The wait in working days, and how many cases are open then, at which the role that answers
    has no time left.
    """

    role: str
    days: float
    files: float


def no_return(office: Office, horizon: Horizon, loads: Sequence[PoolLoad]) -> NoReturn | None:
    """None where nobody asks, where always enough people answer, or an answer takes no time."""
    said = answering(office.process)
    if said is None:
        return None
    names = pools_of_role(office.process, said.by)
    pools = [pool for pool in loads if pool.role in names]
    times = office.timetable(horizon)
    span = horizon.closes - horizon.begins
    days = times.calendar.working_days_before(horizon.closes // DAY)
    days -= times.calendar.working_days_before(horizon.begins // DAY)
    asked = _work_of_a_question(office)
    arriving = times.arrivals_between(horizon.begins, horizon.closes)
    if not span or not days or not asked or not arriving or any(p.staff is None for p in pools):
        return None
    spare = sum(
        (1 - (pool.load or 0.0)) * capacity(office, office.pools[pool.role], horizon)[1]
        for pool in pools
    )
    after, every = (_working_days(d, office) for d in (said.after, said.every))
    wait = after + every * max(spare, 0.0) / (arriving * asked)
    return NoReturn(said.by, wait, wait * arriving / float(days))


def _work_of_a_question(office: Office) -> float:
    """Seconds of work on a question, times the share of those who ask."""
    said = answering(office.process)
    assert said is not None
    total = 0.0
    for kind, weight in kinds_of(office.process):
        share = float(kind.one(said.share, 1) or 0.0)
        work = kind.one(said.work_time, MOST_ATTEMPTS)  # those who ask long have asked often
        total += weight * share * values.mean_seconds(work, office.working_day)
    return total


def _working_days(duration: Duration, office: Office) -> float:
    """On the calendar of the process; calendar days by those of a week that are worked."""
    seconds = duration.seconds(office.working_day)
    if duration.clock.in_office:
        return seconds / office.working_day
    return seconds / DAY * 5 / 7
