"""What is chosen of all sets, and by what."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.redesign.portfolio import Choice
from approvalflow.study.values import Profile


@dataclass(frozen=True, slots=True)
class Valued:
    """What a profile makes of sets: the one that comes first, if any; why nothing is weighed; the
    criteria that it would weigh and that sets are not measured by.
    """

    profile: Profile
    first: Choice | None = None
    refused: str = ""
    unmeasured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The set with the best first measure, and the one to take; what the profile that decides makes
    of it, and the set in whose place it is taken by that.
    """

    winner: Choice
    best: Choice
    valued: Valued | None = None
    instead: Choice | None = None
