"""Groups of the same cases: those that a design concerns, and kinds of case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from approvalflow.comparison.concerned import Pairs
from approvalflow.comparison.rows import Compared, row
from approvalflow.eventlog import Ints
from approvalflow.measures.cohort import Bools
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.statistics import CONFIDENCE, holm
from approvalflow.seconds import DAY

LEAST_SHARE = 0.01  # of the cases; smaller groups are no reason for a redesign
LEAST_A_YEAR = 20.0
MUCH = 0.10  # of the mean days of the group
NEARLY_ALL = 0.995  # beyond it the group says what the mean of all says


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the same cases: of a category, or those concerned."""

    attribute: str
    """What the cases are told apart by; empty for those concerned."""
    category: str
    """Which of its kinds they are."""
    share: float
    """Their share of all cases, by today's data."""
    a_year: float
    """Cases in 52 weeks."""
    days: Compared
    """The mean days of those decided in both runs; its p-value is adjusted for the number of groups
    (Holm).
    """

    @property
    def counts(self) -> bool:
        """Whether there are enough of them to be a reason for a redesign."""
        return self.share >= LEAST_SHARE and self.a_year >= LEAST_A_YEAR

    @property
    def gains(self) -> bool:
        """Whether it surely saves much of its days."""
        difference, today, p = self.days.difference, self.days.today, self.days.p_holm
        if difference is None or today is None or p is None or not self.counts:
            return False
        sure = p < 1 - CONFIDENCE and self.days.high is not None and self.days.high < 0
        return sure and -difference >= MUCH * today


def groups_of(
    pairs: Pairs,
    among: Sequence[Bools] | None,
    kinds: Mapping[str, Mapping[str, Compared]],
    weeks: int,
) -> tuple[Group | None, Compared | None, tuple[Group, ...]]:
    """The cases concerned (`among`, by replication), the days of all others where there are some,
    and the groups that gain, those concerned first, then those that save the largest part of their
    days.

    `kinds`: the mean days by attribute and category.
    """
    whole = None if among is None else _concerned(pairs, among, weeks)
    found = [] if whole is None or whole.share >= NEARLY_ALL else [whole]
    others = None if among is None or not found else _days(pairs, [~here for here in among])
    found += _kinds(pairs, kinds, weeks)
    large = [group for group in found if group.counts]
    p_values = holm([group.days.p for group in large])
    judged = [
        replace(group, days=replace(group.days, p_holm=p))
        for group, p in zip(large, p_values, strict=True)
    ]
    if whole is not None:
        whole = next((group for group in judged if not group.attribute), whole)
    gaining = sorted((group for group in judged if group.gains), key=_order)
    return whole, others, tuple(gaining)


def _order(group: Group) -> tuple[bool, float, str, str]:
    saved = (group.days.difference or 0.0) / (group.days.today or 1.0)
    return bool(group.attribute), saved, group.attribute, group.category


def _concerned(pairs: Pairs, among: Sequence[Bools], weeks: int) -> Group:
    size = _size([int(here.sum()) for here in among], pairs, weeks)
    return Group("", "", *size, _days(pairs, among))


def _days(pairs: Pairs, among: Sequence[Bools]) -> Compared:
    """The mean days of these cases, by replication, of those decided in both runs."""
    both = [c & (a.elapsed >= 0) & (b.elapsed >= 0) for c, (a, b) in zip(among, pairs, strict=True)]
    today, design = (
        Replicated(
            tuple(_total(pair[n].elapsed, here) for pair, here in zip(pairs, both, strict=True)),
            why="no-decided-case",
        )
        for n in (0, 1)
    )
    return row(today, design, "less")


def _total(elapsed: Ints, here: Bools) -> Parts:
    return Parts(float(elapsed[here].sum()), int(here.sum()), DAY)


def _kinds(
    pairs: Pairs, kinds: Mapping[str, Mapping[str, Compared]], weeks: int
) -> Iterator[Group]:
    for attribute, rows in kinds.items():
        for category, days in rows.items():
            counts = []
            for today, _ in pairs:
                kind = today.kinds.get(attribute)
                if kind is None or category not in kind.names:
                    counts.append(0)
                    continue
                counts.append(int(np.sum(kind.codes == kind.names.index(category))))
            yield Group(attribute, category, *_size(counts, pairs, weeks), days)


def _size(counts: Sequence[int], pairs: Pairs, weeks: int) -> tuple[float, float]:
    """The share of all cases, and how many there are in 52 weeks."""
    everyone = sum(today.size for today, _ in pairs)
    return sum(counts) / everyone if everyone else 0.0, sum(counts) / len(pairs) * 52 / weeks
