"""The rule for what theory says exactly (CONTRIBUTING.md)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def agrees(
    found: Sequence[float], exact: float, *, precision: float = 0.01, scale: float | None = None
) -> None:
    """At most 3.5 standard errors from the exact value, with a standard error of at most the
    share `precision` of it (or of `scale`, where the exact value is nought).
    """
    sample = np.array(found)
    error = float(sample.std(ddof=1)) / len(sample) ** 0.5
    assert error <= precision * (exact if scale is None else scale)
    assert abs(float(sample.mean()) - exact) <= 3.5 * error
