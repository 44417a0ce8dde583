"""What is known of each pool without simulation, beside what was simulated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import value_of
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.tallies import Tally
from approvalflow.office.approximation import Approximation, approximations
from approvalflow.seconds import DAY, HOUR
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.result import Beside, CrossCheck

_OUTSIDE = 0.01  # of the visits that come to a pool: more of them, and its queue begins each day
_HALF_WIDTHS, _WORK, _WAIT = 3.0, 0.02, 0.15  # a law, and a formula for busy pools


def cross_checks(ready: ReadyDesign, cards: Sequence[Scorecard]) -> tuple[CrossCheck, ...]:
    """Of every pool with desk work and a limited staff; none over a year, which does not settle."""
    simulation = ready.simulation
    horizon = simulation.plan.horizon
    if ready.year or not all(card.tallies for card in cards):
        return ()
    return tuple(
        _check(
            known,
            [card.tallies[known.role] for card in cards],
            horizon,
            _stretch(ready, known.role),
        )
        for known in approximations(simulation.office, horizon, ready.loads)
    )


def _stretch(ready: ReadyDesign, role: str) -> float:
    """Seconds of the calendar for each second of a pool's hours: a wait that begins and ends in
    these hours is by so much longer on the calendar, on average.
    """
    horizon = ready.simulation.plan.horizon
    hours = ready.simulation.timetable.hours_of(role)
    there = float(hours.open_between(horizon.begins, horizon.closes))
    return (horizon.closes - horizon.begins) / there if there else 0.0


def _check(
    known: Approximation, tallies: Sequence[Tally], horizon: Horizon, stretch: float
) -> CrossCheck:
    visits = sum(tally.visits for tally in tallies)
    why = known.why
    if not why and sum(tally.outside for tally in tallies) > _OUTSIDE * visits:
        why = "outside"
    if not why and not visits:
        why = "unvisited"
    worked = [Parts(tally.worked, 1.0, float(HOUR * horizon.weeks)) for tally in tallies]
    waited = [Parts(tally.waited * stretch, float(tally.visits), float(DAY)) for tally in tallies]
    return CrossCheck(
        known.role,
        None if known.hours is None else _beside(known.hours, worked),
        None if why or known.wait is None else _beside(known.wait * stretch / DAY, waited),
        round(known.takes * stretch / DAY, 6),
        why,
    )


def _beside(expected: float, parts: list[Parts]) -> Beside | None:
    found = value_of(Replicated(tuple(parts), "positive"))
    if found.value is None:
        return None
    ends = [None if end is None else round(end, 6) for end in (found.low, found.high)]
    return Beside(round(expected, 6), round(found.value, 6), *ends)


def beyond_reason(check: CrossCheck) -> Iterator[tuple[str, str]]:
    """What was simulated and what was to be expected, with their units, where they are further
    apart than three half-widths and 2 % of the work, or 15 % of the days of a visit: where people
    are mostly free the formula is off by a large part of a wait that is next to nothing.
    """
    for beside, slack, more, unit in (
        (check.work, _WORK, 0.0, "h/week"), (check.wait, _WAIT, check.takes, "d"),
    ):  # fmt: skip
        if beside is None or beside.low is None or beside.high is None:
            continue
        half = (beside.high - beside.low) / 2
        apart = abs(beside.simulated - beside.expected)
        if apart > _HALF_WIDTHS * half + slack * (beside.expected + more):
            yield f"{beside.simulated:.3g} {unit}", f"{beside.expected:.3g} {unit}"
