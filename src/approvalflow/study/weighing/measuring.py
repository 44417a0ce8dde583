"""What every design has of every criterion, replication by replication."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from approvalflow.brevity import in_short
from approvalflow.comparison.criteria import (
    CONTROL,
    CRITERIA,
    IN_TIME,
    POSTS,
    ROOM,
    SAME_FOR_ALL,
    Criterion,
)
from approvalflow.comparison.shown import hidden
from approvalflow.measures.estimates import Gathered
from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Replicated, means
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.process.wages import at_least
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.limits import judged_by
from approvalflow.study.many import Aids, many
from approvalflow.study.ran import Ran
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.weighing.checks_kept import checks_kept
from approvalflow.study.weighing.offices import between_offices

NO_MEASURE, NO_OFFICES = "rank.why.no-measure", "rank.why.no-offices"
NO_LIMIT, OTHER_CASES, NO_ROOM = "no-limit", "rank.why.other-cases", "rank.why.no-posts"
ENOUGH = 1.0  # of room: where nobody's hours are half full, more is nobody's reason
LEFT_OUT, STOPPED = "rank.why.left-out", "rank.why.interrupted"


@dataclass(frozen=True, slots=True)
class Had:
    """A criterion with what each ranked design has of it; `why` there is nothing, if so. `own`: the
    same by the limits of the designs themselves, where one of these is another.
    """

    criterion: Criterion
    measure: str
    by_design: tuple[Replicated, ...]
    why: str = ""
    own: tuple[Replicated | None, ...] = ()

    @property
    def empty(self) -> bool:
        return bool(self.why)


@dataclass
class Measuring:
    """Designs that were run, from which criteria are read. `before`: the scorecards of `today`,
    which need not be one of them; `interrupted`: somebody stopped it.
    """

    __repr__ = in_short

    today: Process
    before: Sequence[Scorecard]
    ready: Sequence[ReadyDesign]
    cards: Sequence[Sequence[Scorecard]]
    settings: Settings
    aids: Aids
    offices: str
    interrupted: bool = False

    def criteria(self, only: Collection[str] | None = None) -> Iterator[Had]:
        """All criteria, or those of these ids, in their order."""
        for criterion in CRITERIA:
            if only is None or criterion.id in only:
                yield _complete(self._had(criterion))

    def _had(self, criterion: Criterion) -> Had:
        counted = {
            IN_TIME: self._in_time,
            POSTS: self._posts,
            SAME_FOR_ALL: self._same_for_all,
            CONTROL: self._control,
            ROOM: self._room,
        }
        return counted.get(criterion.id, self._measured)(criterion)

    def _measured(self, criterion: Criterion) -> Had:
        name = next((m for m in criterion.measures if measure_named(m) is not None), None)
        if name is None:
            return Had(criterion, "", (), NO_MEASURE)
        if any(name in at_least(ready.process) for ready in self.ready):
            return Had(criterion, name, (), LEFT_OUT)
        return Had(criterion, name, tuple(Gathered(c).replicated(name) for c in self.cards))

    def _in_time(self, criterion: Criterion) -> Had:
        """By the limit of today, whatever a redesign promises itself."""
        limits = self.today.time_limit
        name = "within_promised" if limits.promised is not None else "within_statutory"
        if limits.promised is None and limits.statutory is None:
            return Had(criterion, "", (), NO_LIMIT)
        found = [Gathered(cards).replicated(name) for cards in self.cards]
        others = {n: judged_by(self.today, ready.process) for n, ready in enumerate(self.ready)}
        others = {n: process for n, process in others.items()
                  if canonical(process) != canonical(self.ready[n].process)}  # fmt: skip
        if not others:
            return Had(criterion, name, tuple(found))
        own = [found[n] if n in others else None for n in range(len(found))]
        numbers = range(1, len(self.before) + 1)
        try:
            seen = many(list(others.values()), self.settings, numbers, lambda card: card, self.aids)
        except Interrupted:
            self.interrupted = True
            return Had(criterion, name, (), STOPPED)
        if seen.interrupted:
            self.interrupted = True
            return Had(criterion, name, (), STOPPED)
        for n, cards in zip(others, seen.kept, strict=True):
            found[n] = Gathered(cards).replicated(name)
        return Had(criterion, name, tuple(found), own=tuple(own))

    def _posts(self, criterion: Criterion) -> Had:
        """Posts with any work."""
        staff = ([p.staff or 0 for p in ready.loads.pools if p.load] for ready in self.ready)
        return self._exact(criterion, [float(sum(posts)) for posts in staff])

    def _room(self, criterion: Criterion) -> Had:
        found = [_room(r, c) for r, c in zip(self.ready, self.cards, strict=True)]
        known = [room for room in found if room is not None]
        if len(known) < len(found):
            return Had(criterion, "", (), NO_ROOM)
        return self._exact(criterion, known)

    def _exact(self, criterion: Criterion, numbers: Sequence[float]) -> Had:
        """What does not vary."""
        replications = len(self.before)
        return Had(criterion, "", tuple(means([number] * replications) for number in numbers))

    def _control(self, criterion: Criterion) -> Had:
        found = [checks_kept(self.today, ready, self.before, cards)
                 for ready, cards in zip(self.ready, self.cards, strict=True)]  # fmt: skip
        if any(one is None for one in found):
            return Had(criterion, "", (), OTHER_CASES)
        return Had(criterion, "", tuple(one for one in found if one is not None))

    def _same_for_all(self, criterion: Criterion) -> Had:
        if not self.offices:
            return Had(criterion, "", (), NO_OFFICES)
        return Had(
            criterion, "", tuple(between_offices(cards, self.offices) for cards in self.cards)
        )


def ranked_in(ran: Ran) -> list[int]:
    """The designs of a comparison that have figures to be ranked by, by their position."""
    told = zip(ran.designs, ran.result.designs, strict=True)
    return [n for n, (_, design) in enumerate(told)
            if not hidden("days_mean", design.status)
            and design.measures["days_mean"].value is not None]  # fmt: skip


def measuring_of(ran: Ran, settings: Settings, aids: Aids, offices: str) -> Measuring:
    """The designs of a comparison that can be ranked."""
    at, cards = ranked_in(ran), ran.done.cards
    return Measuring(ran.designs[0].process, cards[0], [ran.designs[n] for n in at],
                     [cards[n] for n in at], settings, aids, offices)  # fmt: skip


def _complete(had: Had) -> Had:
    """A criterion without figures of every design is empty."""
    lacking = next((one for one in had.by_design if one.value is None), None)
    if lacking is None or had.why:
        return had
    return Had(had.criterion, had.measure, (), lacking.why or NO_MEASURE)


def _room(ready: ReadyDesign, cards: Sequence[Scorecard]) -> float | None:
    """How far work could grow before somebody has no more hours, or a sitting no more room: twice
    the work is enough for everybody. None where there is no number of posts.
    """
    loads = [load.load for load in ready.known(cards) if load.load]
    return min(1 / max(loads) - 1, ENOUGH) if loads else None
