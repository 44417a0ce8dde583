"""What is true of every event log, whatever the process: asked of its columns alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar
from approvalflow.eventlog import (
    BROKEN_OFF,
    DECISIVE,
    IN_VAIN,
    NOBODY,
    NOT_BEGUN,
    SEAT_COLUMNS,
    SITTING_COLUMNS,
    VISIT_COLUMNS,
    Ending,
    EventLog,
)
from approvalflow.measures.laws import require_laws
from approvalflow.measures.ledger import ledgers_of
from approvalflow.measures.presence import by_hours, on_duty, persons_of, queue_of
from approvalflow.measures.seated import deferrals, sitting_of
from approvalflow.measures.workload import utilisation
from approvalflow.notation import expressions
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process import values
from approvalflow.process.model.named import Listed
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED
from approvalflow.process.model.routes import ANSWERED
from approvalflow.process.model.steps import Step
from approvalflow.seconds import DAY
from helpers import punctual

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def check(log: EventLog, office: Office) -> None:
    """Every law below."""
    for law in LAWS:
        law(log, office)


def times_are_ordered(log: EventLog, office: Office) -> None:
    v = log.visits
    times = np.stack([v.arrived, v.ready, v.taken_up, v.finished, v.answered])
    assert np.all(np.diff(times, axis=0) >= 0)
    assert np.all(np.diff(v.finished[v.role >= 0]) >= 0)  # rows in the order of finishing


def rows_follow_one_another(log: EventLog, office: Office) -> None:
    """`previous` is an earlier row of the same case; a file does not set off before its answer."""
    v, rows = log.visits, np.arange(len(log.visits))
    later = v.previous >= 0
    assert np.all(v.previous[later] < rows[later])
    assert np.array_equal(v.case[v.previous[later]], v.case[later])
    begun = np.maximum(log.cases.submitted, 0)  # files of a backlog lie there at the start
    set_off = np.where(later, v.answered[v.previous], begun[v.case])
    assert np.all(v.arrived >= set_off)
    moved = v.arrived > set_off
    units = np.array([office.department_of(name) for name in log.steps])
    levels = np.array([office.level_of(name) for name in log.steps])
    assert np.all((units[v.step[moved]] >= 0) | (levels[v.step[moved]] >= 0))


def visits_count_up(log: EventLog, office: Office) -> None:
    """By one for each case and step, and a case is at a step only once at a time.

    What stopped on its way to a step, as its box had decided, leaves no row.
    """
    v = log.visits
    order = np.lexsort((v.visit, v.step, v.case))
    order = order[(v.outcome[order] != IN_VAIN) & ~v.comes_up(order)]
    case, step, visit = v.case[order], v.step[order], v.visit[order]
    same = (case[1:] == case[:-1]) & (step[1:] == step[:-1])
    first = np.append(True, ~same)[: len(visit)]
    grown = visit - np.where(first, 0, np.append(0, visit[:-1])[: len(visit)])
    steps = office.process.steps
    gaps = np.array([any(_early(steps, name)) for name in log.steps], dtype=np.bool_)[step]
    assert np.all((grown == 1) | (gaps & (grown > 1)))
    assert np.all(v.arrived[order][1:][same] >= v.answered[order][:-1][same])


def people_do_one_thing_at_a_time(log: EventLog, office: Office) -> None:
    v, q = log.visits, log.questions
    role, person, started, finished = (
        np.append(getattr(v, name), getattr(q, name))
        for name in ("role", "person", "started", "finished")
    )
    order = np.lexsort((finished, started, person, role))
    order = order[person[order] != NOBODY]
    same = role[order][1:] == role[order][:-1]
    same &= person[order][1:] == person[order][:-1]
    assert np.all(started[order][1:][same] >= finished[order][:-1][same])
    for number, name in enumerate(log.roles):
        staff = office.pools[name].staff
        who = person[(role == number) & (started >= 0)]
        assert np.all(who == NOBODY if staff == UNLIMITED else (who >= 0) & (who < staff))


def _early(steps: Listed[Step], name: str | None) -> Iterator[str]:
    """The boxes around a step that decide as soon as certain."""
    inside = steps[name].inside
    while inside is not None:
        if steps[inside[0]].decides == "as soon as certain":
            yield inside[0]
        inside = steps[inside[0]].inside


def what_is_broken_off_stops_when_its_box_decides(log: EventLog, office: Office) -> None:
    """At a second at which another file of the case got somewhere, or the case was over; nothing
    follows from it.
    """
    v, c, steps = log.visits, log.cases, office.process.steps
    broken = np.flatnonzero(~v.completed)
    assert not np.isin(v.previous, broken).any()
    moments = {*zip(v.case[v.completed].tolist(), v.answered[v.completed].tolist(), strict=True)}
    for n in broken.tolist():
        case, now = int(v.case[n]), int(v.finished[n])
        over = c.ended[case] == now
        assert over or any(_early(steps, log.steps[v.step[n]]))
        assert v.answered[n] == v.finished[n]
        assert over or (case, now) in moments or c.submitted[case] == now
        assert v.begun[n] or v.person[n] == NOBODY


def _pieces(log: EventLog) -> Iterator[tuple[int, int]]:
    """The rows of work that went on in vain after its file had left, after the row until then."""
    v = log.visits
    begun = {
        (v.case[n], v.step[n], v.visit[n]): n
        for n in np.flatnonzero(v.begun & (v.outcome != IN_VAIN)).tolist()
    }
    for n in np.flatnonzero(v.outcome == IN_VAIN).tolist():
        if (v.case[n], v.step[n], v.visit[n]) in begun:
            yield begun[v.case[n], v.step[n], v.visit[n]], n


def _whole(log: EventLog, office: Office) -> NDArray[np.bool_]:
    """Rows from the begin of work to its end: neither cut short by a deadline nor what is left."""
    v = log.visits
    due = [office.process.steps[name].due is not None for name in log.steps]
    whole = v.begun & v.completed & ~np.array(due, dtype=np.bool_)[v.step]
    whole[[row for pair in _pieces(log) for row in pair]] = False
    return np.asarray(whole)


def work_in_two_pieces_is_that_of_one(log: EventLog, office: Office) -> None:
    v = log.visits
    for first, second in _pieces(log):
        assert v.finished[first] == v.started[second]
        assert v.role[first] == v.role[second]
        assert v.person[first] == v.person[second]
        ((_, hours),) = by_hours(log, office, np.array([first]))
        work = hours.open_between(v.started[first], v.finished[second])
        share = office.pools[log.roles[v.role[first]]].share
        low, high = (np.rint(s / share) for s in _planned(log, office, np.array([first])))
        assert low[0] <= work <= high[0]


def work_is_done_in_hours(log: EventLog, office: Office) -> None:
    """Begun in hours, ended in hours, and as long as the process says; or broken off before."""
    v, whole = log.visits, _whole(log, office)
    shares = np.array([office.pools[name].share for name in log.roles] or [1.0])
    for taken, hours in by_hours(log, office, np.arange(len(v))):
        off = taken[~v.completed[taken]]
        assert np.all(hours.open_between(v.started[off], v.started[off] + 1) == 1)
        most = np.rint(_planned(log, office, off)[1] / shares[v.role[off]])
        assert np.all(hours.open_between(v.started[off], v.finished[off]) <= most)
        here = taken[whole[taken]]
        started, finished = v.started[here], v.finished[here]
        assert np.all(hours.open_between(started, started + 1) == 1)
        assert np.all((hours.open_between(finished - 1, finished) == 1) | (finished == started))
        work = hours.open_between(started, finished)
        # as long as it takes those who have but a share of their hours for it
        share = shares[v.role[here]]
        low, high = (np.rint(seconds / share) for seconds in _planned(log, office, here))
        assert np.all((work >= low) & (work <= high))


def _planned(log: EventLog, office: Office, rows: Ints) -> tuple[Floats, Floats]:
    """The least and the most work that the process allows for each visit, in seconds."""
    v, types = log.visits, values.types_of(office.process.case_data)
    low, high = np.zeros(len(rows)), np.zeros(len(rows))
    for step in np.unique(v.step[rows]).tolist():
        work_time = office.process.steps[log.steps[step]].work_time
        for visit in np.unique(v.visit[rows][v.step[rows] == step]).tolist():
            here = np.flatnonzero((v.step[rows] == step) & (v.visit[rows] == visit))
            cases = v.case[rows[here]]
            columns = {name: column[cases] for name, column in log.cases.attributes.items()}
            for leaf, chosen in values.choices(work_time, columns, types, visit, len(here)):
                scale = office.working_day if leaf.clock == "working" else 1.0
                law = values.law_of(leaf)
                ends = law.quantile(np.array([1e-15, 1 - 1e-15])) * scale
                low[here[chosen]], high[here[chosen]] = ends
    return low, high


def queues_are_served_in_order(log: EventLog, office: Office) -> None:
    """By class, then by ready time; of those of one second, by case and then by step. A file that
    comes by escalation was ready before it came.

    Where some files may not go to some people, others may pass them; so may those whose complaint
    was upheld.
    """
    if office.process.complains is not None:
        return
    v, classes = log.visits, _classes(log, office)
    queue = queue_of(log, office, np.arange(len(v)))
    for number, name in enumerate(log.roles):
        if _choosy(office, name) or name in _taking_over(office):
            continue
        here = np.flatnonzero((queue == number) & _begins(log))
        order = here[np.lexsort((v.step[here], v.case[here], v.ready[here]))]
        if office.pools[name].staff == UNLIMITED:
            assert np.array_equal(v.started[order], _openings(log, office, number, v.ready[order]))
            continue
        better = order[:0]
        for lane in range(len(office.process.serve_first) + 1):
            mine = order[classes[v.case[order]] == lane]
            ready, started = v.ready[mine], v.started[mine]
            _none_is_passed(ready, started, v.ready[mine], started)
            _none_is_passed(v.ready[better], v.started[better], started, started)
            waits = started > ready
            assert np.all(np.diff(started[waits]) >= 0)
            better = np.sort(np.append(better, mine))
            better = better[np.argsort(v.ready[better], kind="stable")]


def _none_is_passed(ready: Ints, started: Ints, before: Ints, begun: Ints) -> None:
    """Whoever was ready before `before` has been taken up by `begun`; `ready` is sorted."""
    if not len(ready):
        return
    last = np.maximum.accumulate(started)
    at = np.searchsorted(ready, before, side="left") - 1
    assert np.all(begun[at >= 0] >= last[at[at >= 0]])


def _classes(log: EventLog, office: Office) -> Ints:
    """Which of the conditions of `serve_first` is the first to hold of each case."""
    types = values.types_of(office.process.case_data)
    first = office.process.serve_first
    found = np.full(len(log.cases), len(first), dtype=np.int64)
    for number, condition in reversed(tuple(enumerate(first))):
        found[expressions.evaluate(condition, log.cases.attributes, types)] = number
    return found


def _choosy(office: Office, pool: str) -> bool:
    steps = office.process.steps.items()
    chosen = any(
        other.only_if or other.after  # which counts from the arrival, not from being ready
        for other in office.stand_ins.get(pool, ())
    )
    return chosen or any(s.not_same_as and pool in office.pools_at(n) for n, s in steps)


def _taking_over(office: Office) -> set[str]:
    """The pools to which deadlines escalate."""
    roles = {role for step in office.process.steps.values() for role in step.taking_over}
    return {name for name, pool in office.pools.items() if pool.of in roles}


def _begins(log: EventLog) -> NDArray[np.bool_]:
    """Rows with which work begins."""
    begins = log.visits.started != NOT_BEGUN
    begins[[second for _, second in _pieces(log)]] = False
    return begins


def _openings(log: EventLog, office: Office, role: int, instants: Ints) -> Ints:
    """The first instant of the role's hours from each instant on."""
    hours = on_duty(log, office, role)
    opens = np.append(hours.opens, 0)
    number = np.searchsorted(hours.opens, instants, side="right")
    is_open = hours.open_between(instants, instants + 1) == 1
    return np.where(is_open, instants, opens[number])


def nobody_waits_beside_a_free_official(log: EventLog, office: Office) -> None:
    """Whoever had to wait begins when somebody comes to the desk or finishes, or when a file may
    go to those who stand in.
    """
    v = log.visits
    queue = queue_of(log, office, np.arange(len(v)))
    for number, name in enumerate(log.roles):
        others = office.stand_ins.get(name, ())
        names = {name, *(other.pool for other in others)}
        if names & _taking_over(office):
            continue
        here = np.flatnonzero((queue == number) & _begins(log))
        waited = here[v.started[here] > _openings(log, office, number, v.ready[here])]
        own = v.role[waited] == number
        pools = [log.roles.index(pool) for pool in names]
        opens = [hours.opens for pool in pools for hours in _persons(log, office, pool)]
        answers = log.questions.finished[np.isin(log.questions.role, pools)]
        moments = np.concatenate([v.finished[np.isin(v.role, pools)], answers, *opens])
        assert np.all(np.isin(v.started[waited][own], moments))


def questions_are_answered_before_files(log: EventLog, office: Office) -> None:
    """And asked of cases that are not decided, one at a time, of those who ask at all."""
    require_laws(log)
    q, v = log.questions, log.visits
    chases = office.process.chases
    if chases is None or chases.first != "yes":
        return
    for number, name in enumerate(log.roles):
        if office.pools[name].of != chases.by or office.stand_ins.get(name):
            continue
        others = [n for n, found in office.stand_ins.items() if name in {s.pool for s in found}]
        begun = np.sort(v.started[(v.role == number) & _begins(log)])
        mine = np.flatnonzero((q.role == number) & (q.started > q.asked) & (not others))
        passed = np.searchsorted(begun, q.started[mine]) - np.searchsorted(
            begun, q.asked[mine], side="right"
        )
        assert np.all(passed <= 0)


def _persons(log: EventLog, office: Office, role: int) -> tuple[Calendar, ...]:
    return persons_of(log, office, role) or (office.timetable(log.horizon).role_calendars[role],)


def deputies_act_while_everybody_is_away(log: EventLog, office: Office) -> None:
    """They begin on a day on which the role would work and nobody of it does."""
    v = log.visits
    queue = queue_of(log, office, np.arange(len(v)))
    for row in np.flatnonzero((queue != v.role) & _begins(log)).tolist():
        worker, day = log.roles[v.role[row]], v.started[row] // DAY
        name = log.roles[queue[row]]
        others = [o for o in office.stand_ins.get(name, ()) if o.pool == worker]
        assert any(all(_is_deserted(log, office, n, day) for n in o.absent) for o in others)


def _is_deserted(log: EventLog, office: Office, name: str, day: int) -> bool:
    """Whether a pool would work on a day and nobody of it does."""
    number = log.roles.index(name)
    works = office.timetable(log.horizon).role_calendars[number].working[day]
    return works and not any(hours.working[day] for hours in _persons(log, office, number))


def four_eyes_are_four(log: EventLog, office: Office) -> None:
    """Who did a step for a case last is not who does the step that names it."""
    v, whole = log.visits, _whole(log, office)
    for name, step in office.process.steps.items():
        if step.not_same_as is None or name not in log.steps:
            continue
        mine, other = log.steps.index(name), log.steps.index(step.not_same_as)
        did: dict[int, tuple[int, int, int]] = {}
        for row in np.flatnonzero(whole & np.isin(v.step, (mine, other))).tolist():
            case = int(v.case[row])
            if v.step[row] == mine and case in did and did[case][0] <= v.started[row]:
                assert did[case][1:] != (v.role[row], v.person[row])
            elif v.step[row] == other and v.person[row] != NOBODY:
                did[case] = int(v.finished[row]), int(v.role[row]), int(v.person[row])


def every_case_ends(log: EventLog, office: Office) -> None:
    """Those measured do, where no pool is busy all the time; after its end nothing happens."""
    c, v, horizon = log.cases, log.visits, log.horizon
    assert np.all(np.diff(c.submitted) >= 0)
    measured = (c.submitted >= horizon.begins) & (c.submitted < horizon.closes)
    room = all(agenda.load < 0.8 for agenda in loads_of(office, horizon).agendas)
    if room and all((utilisation(log, office, role).value or 0.0) < 0.9 for role in log.roles):
        assert np.all(c.ended[measured] >= 0)
    over = c.ended >= 0
    assert np.array_equal(over, c.result != Ending.OPEN)
    assert np.all((c.submitted <= c.decided)[over] & (c.decided <= c.ended)[over])
    assert np.all((v.answered <= c.ended[v.case]) | ~over[v.case] | (v.outcome == IN_VAIN))
    decided = (c.deemed == 0) | (c.decided == c.ended)
    assert np.all(decided & ((c.deemed == 0) | (c.result <= Ending.REFUSED)))


def every_second_is_in_the_ledger(log: EventLog, office: Office) -> None:
    ledger, averaged = ledgers_of(log, office)
    elapsed = (log.cases.decided - log.cases.submitted)[ledger.cases]
    assert np.array_equal(ledger.per_case(), elapsed)
    assert np.all(ledger.seconds > 0)
    assert np.array_equal(averaged.per_case(), elapsed * averaged.parts)
    assert np.all(averaged.seconds > 0)


def sittings_are_held_as_announced(log: EventLog, office: Office) -> None:
    """Each visit is heard in a held sitting, in order, one after the other, and not too many."""
    v, s = log.visits, log.sittings
    for name, schedule in office.timetable(log.horizon).schedules.items():
        step, number = office.process.steps[name], log.steps.index(name)
        rows = np.flatnonzero(s.step == number)
        assert np.array_equal(s.time[rows], schedule.opens[: len(rows)])
        assert np.all(np.diff(s.until[rows]) >= 0)
        assert np.all(s.held[rows] <= (s.until[rows] >= s.time[rows]))
        assert step.agenda is None or np.all(s.taken[rows] <= step.agenda)
        here = np.flatnonzero((v.step == number) & (v.role < 0))
        heard, left = here[v.started[here] >= 0], here[v.started[here] < 0]
        own = sitting_of(log, office, heard)
        assert np.all(s.held[own] == 1)
        over = s.until[rows] <= np.max(v.finished, initial=0)
        counts = np.bincount(own, minlength=len(s))[rows]
        # a case that is over before its turn has come keeps its place
        gone = (v.finished[left, None] >= s.time[rows]) & (v.finished[left, None] < s.until[rows])
        most = counts + gone.sum(axis=0)
        taken = s.taken[rows]
        assert np.all(((counts <= taken) & (taken <= most))[over][:-1])
        assert np.all((v.started[heard] >= s.time[own]) & (v.finished[heard] <= s.until[own]))
        again = deferrals(log, heard) > 0
        cuts = schedule.cuts[np.searchsorted(schedule.opens, s.time[own])]
        assert np.all(v.ready[heard] <= np.where(again, s.time[own], cuts))
        if step.does == "meeting":
            classes = np.where(again, 0, _classes(log, office)[v.case[heard]])
            whole = len(here) == len(heard) and np.all(v.outcome[here] != BROKEN_OFF)
            _one_after_the_other(log, heard, (v.ready[heard], classes, ~again, own), whole=whole)


def _one_after_the_other(log: EventLog, rows: Ints, keys: tuple[Ints, ...], *, whole: bool) -> None:
    v, own = log.visits, keys[-1]
    order = np.lexsort((v.case[rows], *keys))
    same = own[order][1:] == own[order][:-1]
    started, finished = v.started[rows][order], v.finished[rows][order]
    assert np.all(started[1:][same] >= finished[:-1][same])
    assert not whole or np.all(started[1:][same] == finished[:-1][same])
    first = np.concatenate([[True], ~same]) if len(rows) else same
    assert np.all(started[first] == log.sittings.time[own[order][first]])


def boxes_obey_their_joins(log: EventLog, office: Office) -> None:
    """A case refused where a box ends has too few branches that did not refuse, and no other.

    Asked of cases that were at each step of the box at most once, and of boxes that wait for all
    branches and whose refusal ends the case.
    """
    v, c = log.visits, log.cases
    rows_of: dict[int, list[int]] = defaultdict(list)
    cut = (v.outcome == BROKEN_OFF) & (v.finished == c.ended[v.case])
    over = {int(case) for case in v.case[cut & (c.deemed[v.case] > 0)]}
    for row in np.flatnonzero(v.outcome != IN_VAIN).tolist():
        rows_of[v.case[row]].append(row)
    for box in _outer_boxes(office.process):
        inner = {log.steps.index(s) for s in _steps_inside(office.process, box) if s in log.steps}
        for case in np.flatnonzero(c.ended >= 0).tolist():
            rows = [row for row in rows_of[case] if v.step[row] in inner]
            if case < c.ahead and rows and v.previous[rows[0]] < 0:
                continue  # a file of the backlog may lie in one branch alone
            if c.ended[case] >= 0 and (
                case in over or c.result[case] in (Ending.LAPSED, Ending.WITHDRAWN)
            ):
                continue
            if rows and max(v.visit[rows]) == 1:
                granted = _granted(log, office.process, box, rows)
                ended = c.ended[case] == max(v.answered[rows]) and rows[-1] == rows_of[case][-1]
                refused_here = ended and c.result[case] == Ending.REFUSED
                assert granted or refused_here
                assert not granted or not refused_here


def _outer_boxes(process: Process) -> Iterator[str]:
    for name, step in process.steps.items():
        if step.does == "parallel" and step.inside is None and "refuse" not in step.outcomes:
            inner = (process.steps[n] for n in (name, *_steps_inside(process, name)))
            if not any(s.decides == "as soon as certain" for s in inner):
                yield name


def _steps_inside(process: Process, box: str) -> Iterator[str]:
    for name, step in process.steps.items():
        if step.inside is not None and step.inside[0] == box:
            yield name
            yield from _steps_inside(process, name)


def _granted(log: EventLog, process: Process, box: str, rows: list[int]) -> bool:
    """Whether the box that these rows of one case were in is passed; by `join` alone."""
    step = process.steps[box]
    refusals = []
    for branch, entry in step.branches.items():
        inside = [n for n, s in process.steps.items() if s.inside == (box, branch)]
        within = {n: {n, *_steps_inside(process, n)} for n in inside}
        here = [r for r in rows if any(log.steps[log.visits.step[r]] in w for w in within.values())]
        if here:
            name = log.steps[log.visits.step[here[-1]]]
            last = next(n for n in inside if name in within[n])
            if process.steps[last].does == "parallel":
                in_box = [r for r in here if log.steps[log.visits.step[r]] in within[last]]
                refusals.append(not _granted(log, process, last, in_box))
            else:
                outcomes = log.outcomes[log.visits.step[here[-1]]]
                refusals.append(outcomes[log.visits.outcome[here[-1]]] == "refuse")
        elif entry.only_if is None or entry.first == ANSWERED:
            refusals.append(False)  # every step of it was passed over: nobody refused
        else:
            continue
    assert refusals
    agreed, entered = len(refusals) - sum(refusals), len(refusals)
    wanted = {"all": entered, "any": 1, "majority": (entered + 1) / 2, "at_least": step.join.count}
    return agreed >= min(wanted[step.join.rule], entered)


LAWS = (
    times_are_ordered,
    *punctual.LAWS,
    rows_follow_one_another,
    visits_count_up,
    people_do_one_thing_at_a_time,
    work_is_done_in_hours,
    what_is_broken_off_stops_when_its_box_decides,
    work_in_two_pieces_is_that_of_one,
    queues_are_served_in_order,
    nobody_waits_beside_a_free_official,
    questions_are_answered_before_files,
    deputies_act_while_everybody_is_away,
    four_eyes_are_four,
    every_case_ends,
    every_second_is_in_the_ledger,
    sittings_are_held_as_announced,
    boxes_obey_their_joins,
)


def columns_of(log: EventLog) -> dict[str, NDArray[np.generic]]:
    """Everything in a log that is a number, by name."""
    found = {name: getattr(log.visits, name) for name in VISIT_COLUMNS}
    found |= {
        name: getattr(log.cases, name) for name in ("submitted", "decided", "ended", "result")
    }
    found |= {f"sittings {n}": getattr(log.sittings, n) for n in SITTING_COLUMNS}
    found |= {f"seats {n}": getattr(log.seats, n) for n in SEAT_COLUMNS}
    data = {n: c for n, c in log.cases.attributes.items() if not n.startswith(DECISIVE)}
    return found | {f"data {name}": column for name, column in data.items()}


def same(one: EventLog, other: EventLog, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether two logs are equal in every column except those named."""
    a, b = columns_of(one), columns_of(other)
    return a.keys() == b.keys() and all(
        a[name].dtype == b[name].dtype and np.array_equal(a[name], b[name])
        for name in a
        if name not in but
    )


__all__ = ["LAWS", "check", "columns_of", "same"]
