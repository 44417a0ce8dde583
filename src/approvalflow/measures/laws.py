"""What holds of every replication, whatever is simulated: a log that breaks it is no result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from approvalflow.eventlog import CHASE, IN_VAIN, Ending, EventLog
from approvalflow.measures.asking import answers_of
from approvalflow.measures.blocks import stretches
from approvalflow.measures.counting import grouped
from approvalflow.measures.scorecard import Scorecard


class BrokenLaw(Exception):  # noqa: N818 - it says what happened
    """A simulated log contradicts itself, which is a fault of this program."""


def require_laws(log: EventLog) -> None:
    """Raises BrokenLaw, with everything that does not hold; before anything is measured."""
    laws = (
        _flow_balance,
        _one_after_the_other,
        _littles_law,
        _asked_in_order,
        _one_thing_at_a_time,
    )
    _require(told for law in laws for told in law(log))


def require_ledgers(card: Scorecard) -> None:
    """The lines of each ledger = the elapsed seconds of the decided cases; raises BrokenLaw."""
    _require(_ledgers(card))


def _require(broken: Iterable[str]) -> None:
    if told := "; ".join(broken):
        raise BrokenLaw(told)


def _flow_balance(log: EventLog) -> Iterator[str]:
    """Cases submitted = ended in each way + still open; who has ended has a time and a result, and
    has come to them in order.
    """
    cases = log.cases
    known = {int(ending): int((cases.result == ending).sum()) for ending in Ending}
    if sum(known.values()) != len(cases):
        yield f"{len(cases)} cases were submitted, and {sum(known.values())} ended or are open"
    still, ended = known[Ending.OPEN], int((cases.ended >= 0).sum())
    if still + ended != len(cases) or np.any((cases.ended >= 0) == (cases.result == Ending.OPEN)):
        yield f"{ended} cases of {len(cases)} have ended, and {still} are open"
    over = cases.ended >= 0
    order = (cases.submitted <= cases.decided) & (cases.decided <= cases.ended)
    if not np.all(order[over] & (cases.ended[over] <= log.horizon.stops)):
        yield "a case has ended before it was submitted or decided"


def _one_after_the_other(log: EventLog) -> Iterator[str]:
    """Each visit follows one of its case that stands before it, and its times are in order."""
    for begin, visits in stretches(log):
        later = np.flatnonzero(visits.previous >= 0)
        before = visits.previous[later]
        if np.any((before >= begin + later) | (log.visits.case[before] != visits.case[later])):
            yield "a visit follows one of another case, or one that comes after it"
            return
        set_off = np.maximum(log.cases.submitted[visits.case], 0)
        set_off[later] = log.visits.answered[before]
        times = (set_off, visits.arrived, visits.ready, visits.taken_up, visits.finished,
                 visits.answered)  # fmt: skip
        if any(np.any(other < one) for one, other in pairwise(times)):
            yield "the times of a visit are not in order"
            return


def _littles_law(log: EventLog) -> Iterator[str]:
    """The time integral of the open cases = the sum of their sojourns, by their visits: from when
    they set off until their last one is over; of those still open, until the end.
    """
    cases, end = log.cases, log.horizon.stops
    begun = np.maximum(cases.submitted, 0)
    open_until = np.where(cases.ended >= 0, cases.ended, end)
    last = np.where((cases.ended >= 0) & (cases.deemed == 0), begun, open_until)
    for _, visits in stretches(log):
        rows = np.flatnonzero(visits.outcome != IN_VAIN)
        np.maximum.at(last, visits.case[rows], np.minimum(visits.answered[rows], end))
    sojourns = int((last - begun).sum())
    area = int((open_until - begun).sum())
    if area != sojourns:
        yield f"the open cases come to {area} seconds, and their sojourns to {sojourns}"


def _asked_in_order(log: EventLog) -> Iterator[str]:
    """A question is asked of a case that has not been decided, and answered after it was asked, one
    after the other.
    """
    q, cases = log.questions, log.cases
    decided = np.where(cases.decided < 0, np.iinfo(np.int64).max, cases.decided)[q.case]
    done = q.finished >= 0
    if np.any((q.asked < cases.submitted[q.case]) | (q.asked >= decided)):
        yield "a question is asked before its case is submitted, or after it is decided"
    if np.any((q.started < q.asked)[done]) or np.any((q.finished < q.started)[done]):
        yield "the times of a question are not in order"
    chases = np.flatnonzero(q.kind == CHASE)
    chases = chases[np.argsort(q.case[chases], kind="stable")]
    again = q.case[chases[1:]] == q.case[chases[:-1]]
    before = q.finished[chases[:-1]][again]
    if np.any((before < 0) | (before > q.asked[chases[1:]][again])):
        yield "a case has two questions open at a time"


def _one_thing_at_a_time(log: EventLog) -> Iterator[str]:
    """The busy seconds of people = the sum of those of their visits: no two overlap."""
    if not len(log.questions) and _one_by_one(log):
        return
    columns = ("role", "person", "started", "finished")
    role, person, started, finished = (
        np.append(getattr(log.visits, name), getattr(answers_of(log).visits, name))
        for name in columns
    )
    rows = np.flatnonzero((person >= 0) & (started >= 0))
    who = role[rows] * (int(person.max(initial=0)) + 1) + person[rows]
    started, finished = started[rows], finished[rows]
    order = np.lexsort((finished, started, who))
    who, started, finished = who[order], started[order], finished[order]
    overlaps = (who[1:] == who[:-1]) & (started[1:] < finished[:-1])
    if overlaps.any():
        name = log.roles[role[rows[order[np.flatnonzero(overlaps)[0]]]]]
        spent = int((finished - started).sum())
        busy = spent - int((finished[:-1] - started[1:])[overlaps].sum())
        yield f"visits take {spent} seconds of people who are busy for {busy} ({name})"


def _one_by_one(log: EventLog) -> bool:
    """Whether everybody begins each visit when the one before it in the log is over. Rows are in
    order of finishing, so that nearly always this is all there is to see.
    """
    width = int(log.visits.person.max(initial=0)) + 1
    reached = np.full((len(log.roles) + 1) * width, -1, dtype=np.int64)
    for _, visits in stretches(log):
        rows = np.flatnonzero((visits.person >= 0) & visits.begun)
        who = (visits.role[rows] + 1) * width + visits.person[rows]
        order = grouped(who)
        rows, who = rows[order], who[order]
        finished = visits.finished[rows]
        newest = np.append(who[1:] != who[:-1], True)[: len(who)]
        before = np.append(-1, finished[:-1])[: len(who)]
        first = np.append(True, newest[:-1])[: len(who)]
        before[first] = reached[who[first]]
        if np.any(visits.started[rows] < before):
            return False
        reached[who[newest]] = finished[newest]
    return True


def _ledgers(card: Scorecard) -> Iterator[str]:
    elapsed = int(card.elapsed[card.elapsed >= 0].sum())
    parts, averaged = card.averaged
    for times, lines in ((1, card.ledger), (parts, averaged)):
        found = sum(line[-1] for line in lines)
        if lines and found != times * elapsed:
            yield f"a ledger comes to {found} seconds, and the cases took {times * elapsed}"
