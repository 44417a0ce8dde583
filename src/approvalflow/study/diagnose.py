"""The question why it takes so long: today without each set of causes, over the same luck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from approvalflow.comparison import caused
from approvalflow.comparison.caused import Attributed, Causes, Totals
from approvalflow.comparison.sharing import NoOrder, rounded
from approvalflow.comparison.shown import has_means
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.eventlog import Horizon
from approvalflow.language.provenance import statements_in
from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import words_of
from approvalflow.redesign.causes import meetings, nights, order
from approvalflow.redesign.causes.catalogue import (
    DESK,
    RESOURCES,
    SYSTEM,
    Cause,
    asked,
    cleared,
    group_of,
    groups_of,
)
from approvalflow.seconds import DAY
from approvalflow.study import crisis
from approvalflow.study.asking import questions_limit
from approvalflow.study.compare import compare
from approvalflow.study.crisis import CrisisTally, tally
from approvalflow.study.designs import horizon_of
from approvalflow.study.many import Aids, many
from approvalflow.study.reading import Study
from approvalflow.study.result import (
    Booking,
    CauseSet,
    CauseShare,
    Diagnosis,
    GroupShare,
    Remaining,
    Result,
)
from approvalflow.study.runner import Settings
from approvalflow.study.settling import settled
from approvalflow.study.simulate import simulate
from approvalflow.study.summary.inputs import command_of

PLACES = 3  # of a day: a minute and a half
NIGHTS = "--nights"

_STATES: Mapping[str, tuple[str, ...]] = {
    "staff": ("queue", "absent", "other_duties"),
    "desks": ("in_tray",),
    "ways": ("transfer",),
    "meetings": ("meeting", "agenda"),
}
_REMAINS: Mapping[str, str] = {
    "work": "work", "other_duties": "work",
    "pause": "nights", "queue": "nights", "absent": "nights",
    "external": "external", "applicant": "applicant",
    "meeting": "meeting", "agenda": "meeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a replication; `seconds` is None where some cases had not ended."""

    seconds: int | None
    decided: int
    ledger: Mapping[tuple[str, str], int]  # seconds by state and passage
    tally: CrisisTally
    open_cases: float
    most_open: int


def _keep(card: Scorecard) -> _Kept:
    days = card.overall.parts["days_mean"]
    lines: Counter[tuple[str, str]] = Counter()
    for state, _, passage, _, _, spent in card.ledger:
        lines[state, passage] += spent
    seconds = int(days.over) if days is not None and days.of else None
    lying = card.measures["open_cases"] or 0.0
    return _Kept(seconds, card.decided, lines, tally(card), lying, card.most_open)


def diagnose(
    study: Study,
    settings: Settings,
    aids: Aids,
    *,
    at_night: bool = False,
    again: Diagnosis | None = None,
) -> Result:
    """The result of today, with all redesigns of the study where there are any, and its diagnosis.

    `at_night`: opening day and night is a cause too. `again`: an earlier one is done again, to the
    same end if somebody had stopped it. Raises ApprovalFlowError where cases are turned away, since
    it depends on the other cases which are, and what `compare` and `simulate` raise.
    """
    today = study.today.process
    _require_all_come(study)
    settings = settled(study, settings)
    helped = {"progress": aids.progress, "executor": aids.executor, "cache": aids.cache}
    if study.redesigns:
        result = compare(study, settings, **helped)  # type: ignore[arg-type]
    else:
        result = simulate(study, settings, anyway=True, **helped)  # type: ignore[arg-type]
    if result.inputs.interrupted:
        return result
    causes = asked(today, at_night=at_night)
    most = result.inputs.replications if again is None else again.replications
    numbers = range(1, most + 1)
    found = _Sets(today, causes, horizon_of(study, settings), result.designs[0].status)
    judged = _judged(study, result)
    beside = found.run(settings, numbers, aids, [*judged.values()])
    told = _diagnosis(study, causes, found, at_night)
    if judged:
        tallies = {name: [one.tally for one in kept]
                   for name, kept in zip(judged, beside, strict=True)}  # fmt: skip
        told = replace(told, crisis=crisis.crisis(tallies, today))
    horizon = horizon_of(study, settings)
    lying = [(one.open_cases, one.most_open) for one in found.kept.get(frozenset(), ())]
    told = replace(told, questions=questions_limit(today, horizon, lying))
    options = (NIGHTS,) if at_night else ()
    command = command_of("diagnose", study, settings, *options)
    stopped = told.interrupted or (again is not None and again.interrupted)
    inputs = replace(result.inputs, command=command, interrupted=stopped)
    return replace(result, diagnosis=replace(told, interrupted=stopped), inputs=inputs)


def _require_all_come(study: Study) -> None:
    incoming = study.today.process.incoming
    if any(arrivals.most_open is not None for _, arrivals in incoming):
        where = study.today.located_path(("arrivals",))
        raise ApprovalFlowError([Problem("causes-with-most-open", where, {})])


def _judged(study: Study, result: Result) -> dict[str, Process]:
    """The designs that have means, by their names, each judged by the limits of today; none where
    today has none to be compared with.
    """
    today = study.today.process
    processes = [today, *(read.process for read in study.redesigns)]
    found = {
        design.id: crisis.judged(process, today)
        for design, process in zip(result.designs, processes, strict=True)
        if has_means(design.status)
    }
    return found if result.designs[0].id in found else {}


class _Sets:
    """Today without each set of causes."""

    def __init__(
        self, today: Process, causes: Sequence[Cause], horizon: Horizon, status: str
    ) -> None:
        self.ids = tuple(cause.id for cause in causes)
        self.every = tuple(
            frozenset(some)
            for count in range(len(self.ids) + 1)
            for some in combinations(self.ids, count)
        )
        self._processes = {at: cleared(today, at) for at in self.every}
        self._loads = _settling(self._processes, horizon)
        if status not in ("measured", "undecided"):
            self._loads[frozenset()] = False
        self.kept: dict[Causes, tuple[_Kept, ...]] = {}
        self.interrupted = False

    @property
    def all(self) -> Causes:
        return frozenset(self.ids)

    def run(
        self, settings: Settings, numbers: Sequence[int], aids: Aids, others: Sequence[Process]
    ) -> tuple[tuple[_Kept, ...], ...]:
        """Those that settle, for nothing is known of the days of the rest; and what is kept of
        other processes beside them.
        """
        wanted = [at for at in self.every if self._loads[at]]
        processes = [*(self._processes[at] for at in wanted), *others]
        done = many(processes, settings, numbers, _keep, aids)
        self.kept = dict(zip(wanted, done.kept, strict=False))
        self.interrupted = done.interrupted
        return done.kept[len(wanted) :]

    def settles(self, at: Causes) -> bool:
        """Whether there are mean days of it."""
        return all(one.seconds is not None for one in self.kept.get(at, ())) and at in self.kept

    def totals(self) -> dict[Causes, Totals]:
        return {
            at: tuple((one.seconds or 0, one.decided) for one in kept)
            for at, kept in self.kept.items()
            if self.settles(at)
        }

    def told(self) -> tuple[CauseSet, ...]:
        found = []
        for at in self.every:
            kept, settles = self.kept.get(at, ()), self.settles(at)
            seconds = sum(one.seconds or 0 for one in kept) if settles else None
            without = tuple(cause for cause in self.ids if cause in at)
            found.append(CauseSet(without, settles, sum(one.decided for one in kept), seconds))
        return tuple(found)

    def ledger(self, at: Causes) -> dict[tuple[str, str], Fraction]:
        """Days a case by state and passage."""
        kept = self.kept[at]
        lines = Counter[tuple[str, str]]()
        for one in kept:
            lines.update(one.ledger)
        parts = DAY * sum(one.decided for one in kept)
        return {key: Fraction(seconds, parts) for key, seconds in sorted(lines.items())}


def _settling(processes: Mapping[Causes, Process], horizon: Horizon) -> dict[Causes, bool]:
    """Whether the office of each keeps up, by its loads."""
    known: dict[str, bool] = {}
    found = {}
    for at, process in processes.items():
        meaning = canonical(process)
        if meaning not in known:
            known[meaning] = not loads_of(Office(process), horizon).unsettled
        found[at] = known[meaning]
    return found


def _diagnosis(study: Study, causes: Sequence[Cause], sets: _Sets, at_night: bool) -> Diagnosis:
    today = study.today.process
    known = next(iter(sets.kept.values()), ())
    because = _because(study)
    said = Diagnosis(
        replications=len(known),
        nights=round(nights.times_the_hours(today), PLACES) if at_night else None,
        booked=today.causes.in_tray or "",
        because=because,
        why=dict(words_of(because)),
        above=(),
        today=None,
        left=None,
        groups=(),
        causes=(),
        bookings=(),
        remains=(),
        sets=sets.told(),
        side_by_side=order.rows(today) if order.is_said(today) else None,
        required=meetings.required(today),
        interrupted=sets.interrupted,
    )
    there = _cured(sets)
    if there is None:
        return said
    groups = groups_of(today, causes)
    weights = caused.weights_of([*groups.values()], sets.settles, there)
    totals = sets.totals()
    shares = {c: caused.attributed(counts, totals) for c, counts in weights.items()}
    days, remains = _rounded(shares, _remains(sets))
    return replace(
        said,
        above=tuple(cause for cause in sets.ids if cause in there),
        today=float(sum((*days.values(), *remains.values()), Fraction())),
        left=float(sum(remains.values())),
        causes=tuple(
            _share(cause, today, sets, shares[cause.id], days[cause.id])
            for members in groups.values()
            for cause in causes
            if cause.id in members and cause.id in shares
        ),
        groups=tuple(
            _group(group, [c for c in members if c in shares], weights, totals, days)
            for group, members in groups.items()
            if any(c in shares for c in members)
        ),
        bookings=() if said.booked or there else tuple(_bookings(causes, sets, totals)),
        remains=tuple(
            Remaining(what, float(remains[what]))  # type: ignore[arg-type]
            for what in sorted(remains, key=lambda what: -remains[what])
        ),
    )


def _because(study: Study) -> str:
    said = statements_in(study.today.source.root)
    return next((one.words for one in said if one.path[:1] == ("causes",)), "")


def _cured(sets: _Sets) -> Causes | None:
    """The smallest set that leaves an office that keeps up, from which all can be taken away one
    by one; None where there is none.
    """
    if not sets.settles(sets.all):
        return None
    for at in sets.every:
        if sets.settles(at):
            try:
                caused.weights_of([[c for c in sets.ids if c not in at]], sets.settles, at)
            except NoOrder:
                continue
            return at
    return None


def _rounded(
    shares: Mapping[str, Attributed], remains: Mapping[str, Fraction]
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Days of each cause, and of each part of what is left: they add up to the days of today."""
    exact = {("cause", cause): share.exact / DAY for cause, share in shares.items()}
    exact |= {("left", what): days for what, days in remains.items()}
    found = rounded(exact, PLACES)
    causes = {name: days for (of, name), days in found.items() if of == "cause"}
    return causes, {name: days for (of, name), days in found.items() if of == "left"}


def _ends(share: Attributed, days: float) -> tuple[float | None, float | None]:
    """Those of the interval in days, around what is told."""
    if share.low is None or share.high is None:
        return None, None
    low, high = round(share.low / DAY, PLACES), round(share.high / DAY, PLACES)
    return min(low, days), max(high, days)


def _share(
    cause: Cause, today: Process, sets: _Sets, share: Attributed, days: Fraction
) -> CauseShare:
    ledger = _in_ledger(cause.id, sets)
    ends = _ends(share, float(days))
    return CauseShare(cause.id, group_of(today, cause), float(days), *ends, ledger)


def _in_ledger(cause: str, sets: _Sets) -> float | None:
    """What today's ledger has of it; None where today has none, or the cause no state."""
    if not sets.settles(frozenset()):
        return None
    lines = sets.ledger(frozenset()).items()
    if cause == "rework":
        of = [days for (state, passage), days in lines
              if passage == "rework" or state == "applicant"]  # fmt: skip
    elif cause in _STATES:
        of = [days for (state, _), days in lines if state in _STATES[cause]]
    else:
        return None
    return float(round(sum(of, Fraction()), PLACES))


def _group(
    group: str,
    members: Sequence[str],
    weights: caused.Weights,
    totals: Mapping[Causes, Totals],
    days: Mapping[str, Fraction],
) -> GroupShare:
    share = caused.attributed(caused.together(weights, members), totals)
    whole = float(sum((days[cause] for cause in members), Fraction()))
    return GroupShare(group, whole, *_ends(share, whole))  # type: ignore[arg-type]


def _bookings(
    causes: Sequence[Cause], sets: _Sets, totals: Mapping[Causes, Totals]
) -> list[Booking]:
    """The groups with in-trays in the one, and in the other."""
    found = []
    for booked in (RESOURCES, SYSTEM):
        groups: dict[str, list[str]] = {}
        for cause in causes:
            group = booked if cause.group == DESK else cause.group
            groups.setdefault(group, []).append(cause.id)
        weights = caused.weights_of([*groups.values()], sets.settles)
        shares = {c: caused.attributed(counts, totals) for c, counts in weights.items()}
        days, _ = _rounded(shares, _remains(sets))
        told = (float(sum(days[c] for c in groups[group])) for group in (RESOURCES, SYSTEM))
        found.append(Booking(booked, *told))
    return found


def _remains(sets: _Sets) -> dict[str, Fraction]:
    """Days that are left, by what they are."""
    found: dict[str, Fraction] = {}
    for (state, _), days in sets.ledger(sets.all).items():
        what = _REMAINS.get(state, "other")
        found[what] = found.get(what, Fraction()) + days
    return {what: days for what, days in found.items() if days}
