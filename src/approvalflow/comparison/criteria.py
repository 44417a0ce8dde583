"""What values are told by: measures of what differs between designs, each with a sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal

from approvalflow.measures.kpis import measure_named


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion by its id. `measures`: the first of these that a study has is what is measured;
    none of what is counted otherwise. `like`: the measure with the same unit and digits; `most`: as
    much as there can be.
    """

    id: str
    better: Literal["less", "more"]
    like: str
    measures: tuple[str, ...] = ()
    most: float = inf

    @property
    def sign(self) -> int:
        """-1 of what is better the less there is."""
        return 1 if self.better == "more" else -1


IN_TIME, DAYS, SILENCE, CONTROL = "in_time", "days", "silence", "control"
POSTS, SAME_FOR_ALL, ROOM = "posts", "same_for_all", "room"
DEFECTS = "defects"  # of which there are few in a hundred

CRITERIA: tuple[Criterion, ...] = (
    Criterion(IN_TIME, "more", "within_promised", ("within_promised", "within_statutory"), 1.0),
    Criterion(DAYS, "less", "days_mean", ("days_mean",)),
    Criterion("nine_in_ten", "less", "days_p90", ("days_p90",)),
    Criterion("cost", "less", "office_cost", ("office_cost",)),
    Criterion(POSTS, "less", "signoffs"),
    Criterion("visits", "less", "office_visits", ("office_visits",)),
    Criterion("documents", "less", "documents", ("documents",)),
    Criterion(SILENCE, "less", "days_mean", ("longest_silence",)),
    Criterion(SAME_FOR_ALL, "less", "days_mean"),
    Criterion(CONTROL, "more", "within_promised", most=1.0),
    Criterion(ROOM, "more", "within_promised", most=1.0),
    Criterion(DEFECTS, "less", "wrongful_approvals", ("wrongful_approvals",), 1.0),
)
NAMED: Mapping[str, Criterion] = {one.id: one for one in CRITERIA}

CHINESE: Mapping[str, str] = {
    "按时办结": IN_TIME, "办理天数": DAYS, "九成天数": "nine_in_ten", "成本": "cost",
    "岗位": POSTS, "跑动": "visits", "材料": "documents", "静默": SILENCE,
    "同事同标准": SAME_FOR_ALL, "把关": CONTROL, "余量": ROOM, "差错": DEFECTS,
    "其余": "rest",
}  # fmt: skip
"""What files in Chinese may call them in an order."""

_SHOWN: Mapping[str, float] = {"share": 0.001, "days": 0.1, "money": 0.1, "count": 0.01}
_ROOM_SHOWN = 0.01  # a hundredth of the work more or less is nobody's reason


def nobody_sees(criterion: Criterion, difference: float) -> bool:
    """Whether a difference is less than half of one in the last digit that is printed."""
    measure = measure_named(criterion.like)
    assert measure is not None
    last = _ROOM_SHOWN if criterion.id == ROOM else _SHOWN[measure.unit]
    return abs(difference) < last / 2
