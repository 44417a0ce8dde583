"""What a scorecard sums up in columns, done again case by case in plain Python."""

from __future__ import annotations

from collections import Counter

from approvalflow.eventlog import EventLog
from approvalflow.measures.cohort import Cohort, cohort_of
from approvalflow.measures.ledger import CLOCKS, PASSAGES, STATES, Ledger, Line, Lines, lines_of
from approvalflow.measures.movements import Pair, movements_of, traffic_of
from approvalflow.office.office import Office


def told(log: EventLog, office: Office) -> Lines:
    """The lines of both ledgers of a whole log."""
    return lines_of(log, office, cohort_of(log, office))


def lines(ledger: Ledger) -> list[Line]:
    """The lines of a ledger, in the order of keys."""
    total: Counter[tuple[int, int, int, int]] = Counter()
    columns = (ledger.state, ledger.clock, ledger.passage, ledger.unit, ledger.weight,
               ledger.seconds)  # fmt: skip
    for *key, weight, seconds in zip(*(column.tolist() for column in columns), strict=True):
        total[tuple(key)] += int(ledger.weights[weight] * ledger.parts) * seconds
    return [
        (STATES[s], CLOCKS[c], PASSAGES[p], *ledger.units[u], seconds)
        for (s, c, p, u), seconds in sorted(total.items())
    ]


def different_cases(
    log: EventLog, office: Office, cohort: Cohort
) -> tuple[Counter[Pair], Counter[str]]:
    """How many cases ever go from place to place, and on from each, from their movements."""
    moved = {(m.case, m.pair) for m in movements_of(log, office, cohort.size).each()}
    went_on = {(case, pair[0]) for case, pair in moved}
    return Counter(pair for _, pair in moved), Counter(place for _, place in went_on)


def taken(log: EventLog, office: Office, cohort: Cohort) -> tuple[Counter[Pair], Counter[Pair]]:
    """How often each arrow is taken, by cases one after the other; and by the movements, among
    which a file that enters a box is one for each of its branches.
    """
    found: Counter[Pair] = Counter()
    for case in range(cohort.size):
        found.update(traffic_of(log, office, cohort.among(cohort.case == case)).taken)
    return found, Counter(moved.pair for moved in movements_of(log, office, cohort.size).each())
