"""What the parameters of a law must be, and how it is said that they are not."""

from __future__ import annotations

import math

from approvalflow.errors import NotationError


def require_not_negative(value: float) -> None:
    if not 0 <= value < math.inf:
        raise NotationError("negative", text=value)


def require_positive(name: str, value: float) -> None:
    if not 0 < value < math.inf:
        raise NotationError("not-positive", name=name, value=value)


def require_increasing(low: float, high: float, low_name: str, high_name: str) -> None:
    if not low < high < math.inf:
        refuse_order(low_name, low, high_name, high)


def refuse_order(low_name: str, low: float, high_name: str, high: float) -> None:
    raise NotationError(
        "not-increasing", low_name=low_name, low=low, high_name=high_name, high=high
    )


def require_inside(stated: dict[str, float], at_least: float | None, at_most: float | None) -> None:
    """That the numbers are positive, the cut is one, and the numbers lie strictly inside."""
    if at_least is not None:
        require_not_negative(at_least)
    if at_most is not None:
        require_positive("at_most", at_most)
        require_increasing(at_least or 0.0, at_most, "at_least", "at_most")
    for name, value in stated.items():
        require_positive(name, value)
        if not (at_least or 0.0) < value < (at_most or math.inf):
            raise NotationError("outside-cut", name=name, value=value, **edges(at_least, at_most))


def edges(at_least: float | None, at_most: float | None) -> dict[str, object]:
    """Parameters of a sentence; empty where there is no edge."""
    return {
        "at_least": "" if at_least is None else at_least,
        "at_most": "" if at_most is None else at_most,
    }
