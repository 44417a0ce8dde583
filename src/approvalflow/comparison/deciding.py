"""The verdict by rule: a table of which the first line that applies decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from approvalflow.comparison.shown import Standing

Verdict = Literal[
    "adopt", "do not adopt", "evidence insufficient", "changes nothing", "slower, but little",
    "works, but little", "makes no difference",
]  # fmt: skip
NOBODY_LATER = 0.01  # the share who wait a day longer from which on it is told
FEW_LATER = 0.05  # and below which a design can be recommended without reserve


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that a verdict goes by.

    `broken`, `unsure`: a guardrail is; `unnamed`: more than a point more cases end without an
    answer, and no guardrail names it. `relieved`: where the queue of today grows, that it grows
    less is certain. `differs`: any case does. `saving` and its 95 % interval, and `worthwhile`,
    the least saving that is worth the trouble: in calendar days of the mean, None where there is
    no mean. `detected`: the saving, or the loss, is certain (Holm over the designs).
    """

    today: Standing = "settles"
    design: Standing = "settles"
    broken: bool = False
    unsure: bool = False
    unnamed: bool = False
    relieved: bool = True
    differs: bool = True
    saving: float | None = None
    low: float | None = None
    high: float | None = None
    detected: bool = False
    worthwhile: float = 0.0

    @property
    def no_mean(self) -> bool:
        return "full" in (self.today, self.design) or self.saving is None

    @property
    def better(self) -> bool:
        return self.detected and (self.saving or 0.0) > 0

    @property
    def worse(self) -> bool:
        return self.detected and (self.saving or 0.0) < 0

    @property
    def much(self) -> bool:
        """Whether what is saved or lost is at least what is worth the trouble."""
        return self.saving is not None and abs(self.saving) >= self.worthwhile

    @property
    def within(self) -> bool:
        """Whether the whole interval is of less than what is worth the trouble."""
        if self.low is None or self.high is None:
            return False
        return -self.worthwhile < self.low and self.high < self.worthwhile


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A line of the table, by its number in the rules."""

    number: int
    applies: Callable[[Grounds], bool]
    verdict: Callable[[Grounds], Verdict]


def _always(verdict: Verdict) -> Callable[[Grounds], Verdict]:
    return lambda _: verdict


def _if_kept(g: Grounds) -> Verdict:
    return "adopt" if g.relieved and not g.unsure else "evidence insufficient"


TABLE: tuple[VerdictLine, ...] = (
    VerdictLine(1, lambda g: g.broken, _always("do not adopt")),
    VerdictLine(2, lambda g: g.design == "grows", _always("do not adopt")),
    VerdictLine(3, lambda g: g.today == "grows" and g.design == "settles", _if_kept),
    VerdictLine(4, lambda g: g.no_mean, _always("evidence insufficient")),
    VerdictLine(5, lambda g: not g.differs, _always("changes nothing")),
    VerdictLine(6, lambda g: g.worse and g.much, _always("do not adopt")),
    VerdictLine(7, lambda g: g.worse, _always("slower, but little")),
    VerdictLine(8, lambda g: g.unsure or g.unnamed, _always("evidence insufficient")),
    VerdictLine(9, lambda g: g.better and g.much, _always("adopt")),
    VerdictLine(10, lambda g: g.better, _always("works, but little")),
    VerdictLine(11, lambda g: g.within, _always("makes no difference")),
    VerdictLine(12, lambda _: True, _always("evidence insufficient")),
)


def decided(grounds: Grounds) -> tuple[int, Verdict]:
    """The number of the first line that applies, and its verdict."""
    line = next(line for line in TABLE if line.applies(grounds))
    return line.number, line.verdict(grounds)


def rank_of(line: int, verdict: Verdict, slower: float | None, *, group_gains: bool) -> int:
    """From 0, to be recommended first, to 4, never to be.

    `slower`: the share of cases that wait at least a day longer, None where that is not known;
    `group_gains`: a group of cases saves much where the average hides it.
    """
    if verdict == "do not adopt":
        return 4
    if verdict == "adopt":
        return 0 if slower is not None and slower < FEW_LATER else 2
    little = line in (10, 11)
    if little and group_gains and slower is not None and slower < NOBODY_LATER:
        return 1
    return 2 if line == 10 else 3
