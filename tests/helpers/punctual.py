"""When deadlines act: computed once more from the log, without the engine's legal clock.

Each law takes a log and its office, and asks of every visit that a deadline sees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import ESCALATED, EXPIRED, IN_VAIN, EventLog
from approvalflow.measures.presence import queue_of
from approvalflow.notation import expressions
from approvalflow.notation.units import Clock, Duration
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.deadlines import is_term_bound
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import ByAttempt, ByCase
from approvalflow.process.pools import pools_of_role
from approvalflow.seconds import DAY

Stops = list[tuple[int, int]]


def deadlines_act_in_time(log: EventLog, office: Office) -> None:
    """Never later than its time, wherever the file lies, level by level; and never before."""
    v, stops = log.visits, _with_the_applicant(log)
    calendar = office.timetable(log.horizon).calendar
    rungs = v.rungs(np.arange(len(v)))
    for number, name in enumerate(log.steps):
        step = office.process.steps[name]
        if step.due is None:
            continue
        times = (step.due.after, *(after for _, after in step.due.rungs))
        for n in np.flatnonzero((v.step == number) & (v.outcome != IN_VAIN)).tolist():
            after = times[rungs[n]]
            if v.outcome[n] == EXPIRED and is_term_bound(office.process, name):
                continue  # its own deadline or that of the branch: see the law of branches
            if after is None:
                assert v.outcome[n] not in (ESCALATED, EXPIRED)  # nobody is above
                continue
            duration = _of_case(after, log, office, int(v.case[n]))
            since = _since(log, n)
            away = stops.get(int(v.case[n]), [])
            if v.outcome[n] in (ESCALATED, EXPIRED):  # what it set off itself comes after it
                before = [stop for stop in away if stop[0] < v.finished[n]]
                if expiry(calendar, since, duration, before) == v.finished[n]:
                    away = before
            over = expiry(calendar, since, duration, away)
            _is_in_time(log, step, n, max(over, int(v.arrived[n])))


def branches_end_in_time(log: EventLog, office: Office) -> None:
    """A branch with a deadline has nothing after its time; or where somebody worked then, nothing
    after those who went on with it without a break.
    """
    v, stops = log.visits, _with_the_applicant(log)
    calendar = office.timetable(log.horizon).calendar
    bound = set()
    for box, step in office.process.steps.items():
        for branch, entry in step.branches.items():
            if entry.due is None:
                continue
            steps = _inside(office, box, branch)
            bound |= steps
            for rows in _rounds(log, steps):
                case = int(v.case[rows[0]])
                desks = [n for n in rows if _is_desk(office.process.steps[log.steps[v.step[n]]])]
                if not desks:
                    continue
                since = int(v.arrived[desks].min())
                after = _of_case(entry.due.after, log, office, case)
                over = expiry(calendar, since, after, stops.get(case, []))
                worked = sorted(
                    (int(v.started[n]), int(v.finished[n])) for n in desks if v.started[n] >= 0
                )
                for begins, ends in worked:
                    if begins <= over < ends:
                        over = ends
                assert np.all(v.answered[rows] <= over)
    for n in np.flatnonzero(v.outcome == EXPIRED).tolist():
        name = log.steps[v.step[n]]
        due = office.process.steps[name].due
        assert name in bound or (due is not None and due.goes_on)


def _inside(office: Office, box: str, branch: str) -> set[str]:
    """The steps of a branch, those of boxes in it too."""
    found = {n for n, s in office.process.steps.items() if s.inside == (box, branch)}
    for name in tuple(found):
        for inner in office.process.steps[name].branches:
            found |= _inside(office, name, inner)
    return found


def _is_desk(step: Step) -> bool:
    return step.by is not None or step.timetable is not None


def _rounds(log: EventLog, steps: set[str]) -> Iterator[list[int]]:
    """The rows of each time that a case went into a branch."""
    v = log.visits
    numbers = [n for n, name in enumerate(log.steps) if name in steps]
    here = np.isin(v.step, numbers)
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n in np.flatnonzero(here & (v.outcome != IN_VAIN)).tolist():
        at = n
        while at >= 0 and here[at]:
            at = int(v.previous[at])
        found[int(v.case[n]), at].append(n)
    yield from found.values()


def _is_in_time(log: EventLog, step: Step, n: int, over: int) -> None:
    v = log.visits
    assert step.due is not None
    if v.outcome[n] in (ESCALATED, EXPIRED):
        assert v.finished[n] == over
        assert (v.outcome[n] == EXPIRED) == step.due.goes_on
        assert v.started[n] <= over
    elif v.started[n] >= 0:
        assert v.started[n] <= over  # what begins in the second of expiry begins before it
        assert not step.due.goes_on or step.does == "meeting" or v.finished[n] <= over
    else:
        assert v.finished[n] <= over


def what_goes_up_lies_with_the_next(log: EventLog, office: Office) -> None:
    """At that second, without a way, in that role's own tray; people of it or deputies do it."""
    v = log.visits
    for n in np.flatnonzero(v.comes_up(np.arange(len(v)))).tolist():
        before, rung = int(v.previous[n]), int(v.rungs(np.array([n]))[0])
        step = office.process.steps[log.steps[v.step[n]]]
        role = step.taking_over[rung - 1]
        assert (v.case[n], v.step[n], v.visit[n]) == (
            v.case[before], v.step[before], v.visit[before]
        )  # fmt: skip
        assert v.arrived[n] == v.finished[before] == v.answered[before]
        assert v.started[before] < 0
        if office.process.roles[role].in_tray is None:
            assert v.ready[n] == v.arrived[n]
        pools = {*pools_of_role(office.process, role)}
        pools |= {o.pool for pool in pools for o in office.stand_ins.get(pool, ())}
        assert log.roles[v.role[n]] in pools


def what_goes_up_keeps_its_place(log: EventLog, office: Office) -> None:
    """Whoever begins has nobody ahead of him in the queue: by class, then by when he was ready at
    the desk from which he came, or by the second of expiry if he lay in a tray.
    """
    v = log.visits
    queue = queue_of(log, office, np.arange(len(v)))
    roles = {role for step in office.process.steps.values() for role in step.taking_over}
    for number, name in enumerate(log.roles):
        if office.pools[name].of not in roles or _choosy(office, name):
            continue
        rows = np.flatnonzero((queue == number) & (v.outcome != IN_VAIN)).tolist()
        told = ((n, _place(log, office, n)) for n in rows)
        places = {n: place for n, place in told if place is not None}
        known = np.array([*places], dtype=np.int64)
        ready, taken_up = v.ready[known], v.taken_up[known]
        for n, place in places.items():
            began = v.started[n]
            there = known[(ready < began) & (began < taken_up)] if began >= 0 else known[:0]
            assert all(places[other] >= place for other in there.tolist())


def _choosy(office: Office, pool: str) -> bool:
    """Whether some files may not go to some people, so that others may pass them."""
    steps = office.process.steps.items()
    chosen = any(other.only_if or other.after for other in office.stand_ins.get(pool, ()))
    takes = [n for n, others in office.stand_ins.items() if pool in {o.pool for o in others}]
    named = any(s.not_same_as and s.taking_over for _, s in steps)
    return bool(chosen or takes or named or any(s.not_same_as for _, s in steps))


def _place(log: EventLog, office: Office, n: int) -> tuple[int, int, int, int] | None:
    """What orders a file in its queue; None where the log does not tell: the tray ended in the
    second of expiry.
    """
    v = log.visits
    at = n
    while v.comes_up(np.array([at]))[0]:
        before = int(v.previous[at])
        if v.ready[before] == v.finished[before]:
            if v.comes_up(np.array([before]))[0]:
                return None
            at = before
            break
        at = before
    case, types = int(v.case[n]), values.types_of(office.process.case_data)
    one = {name: column[[case]] for name, column in log.cases.attributes.items()}
    first = office.process.serve_first
    holds = [bool(np.all(expressions.evaluate(c, one, types))) for c in first]
    return [*holds, True].index(True), int(v.ready[at]), case, int(v.step[n])


def _since(log: EventLog, n: int) -> int:
    """When the file came to the level: a deferral is no arrival."""
    v = log.visits
    before = int(v.previous[n])
    deferred = before >= 0 and v.step[before] == v.step[n] and v.outcome[before] >= 0
    deferred = deferred and log.outcomes[v.step[n]][v.outcome[before]] == "defer"
    return _since(log, before) if deferred else int(v.arrived[n])


def _of_case(value: Any, log: EventLog, office: Office, case: int) -> Duration:
    """The single value of one that may vary."""
    while isinstance(value, ByCase | ByAttempt):
        assert isinstance(value, ByCase)
        types = values.types_of(office.process.case_data)
        names = values.category_names(types[value.depends_on])
        code = int(log.cases.attributes[value.depends_on][case])
        value = dict(value.options).get(names[code], value.otherwise)
    assert isinstance(value, Duration)
    return value


def expiry(calendar: Calendar, start: int, after: Duration, stops: Stops) -> int:
    """When a time is over that runs from an instant but while the applicant has the case."""
    if after.clock is Clock.WALL:
        end = start + round(after.scaled)
        for begins, ends in stops:
            if begins < end:
                end += max(ends - max(begins, start), 0)
        return end
    if after.clock is Clock.OPEN:
        return _open_seconds(calendar, start, round(after.scaled), stops)
    amount = after.scaled / DAY if after.clock is Clock.CALENDAR else after.scaled
    left = round(amount) + (after.clock is Clock.CALENDAR)  # the midnight of the day itself too
    for end in _ends(calendar, start // DAY, after.clock):
        left -= not any(begins <= end < ends for begins, ends in stops)
        if not left:
            return end
    return 1 << 62


def _open_seconds(calendar: Calendar, start: int, amount: int, stops: Stops) -> int:
    """Piece by piece: open, and not with the applicant."""
    for opens, closes in zip(calendar.opens.tolist(), calendar.closes.tolist(), strict=True):
        at = max(opens, start)
        for begins, ends in [*stops, (1 << 62, 1 << 62)]:
            until = min(max(begins, at), closes)
            if at < closes and until - at >= amount:
                return at + amount
            if at < closes:
                amount -= until - at
                at = max(at, min(ends, closes)) if begins < closes else closes
    return 1 << 62


def _ends(calendar: Calendar, day: int, clock: Clock) -> Iterator[int]:
    """The ends of days that may count: midnights, or the closings of the days after."""
    if clock is Clock.CALENDAR:
        while True:
            day += 1
            yield day * DAY
    for d in range(day + 1, len(calendar.working)):
        if calendar.working[d]:
            within = (calendar.closes > d * DAY) & (calendar.opens < (d + 1) * DAY)
            yield min(int(calendar.closes[within].max()), (d + 1) * DAY)


def _with_the_applicant(log: EventLog) -> dict[int, Stops]:
    """When each case was, in order and apart."""
    found: dict[int, Stops] = defaultdict(list)
    v = log.visits
    for n in sorted(np.flatnonzero(v.answered > v.finished).tolist(), key=lambda n: v.finished[n]):
        begins, ends = int(v.finished[n]), int(v.answered[n])
        known = found[int(v.case[n])]
        if known and known[-1][1] >= begins:
            begins, ends = known[-1][0], max(known.pop()[1], ends)
        known.append((begins, ends))
    return found


LAWS = (
    deadlines_act_in_time,
    branches_end_in_time,
    what_goes_up_lies_with_the_next,
    what_goes_up_keeps_its_place,
)
