"""One of several alternatives, each with luck of its own, so that their order says nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from approvalflow.chance.quantiles import FloatArray


def first_of(
    shares: Sequence[FloatArray | float], uniforms: Sequence[FloatArray]
) -> NDArray[np.intp]:
    """The place of the alternative that comes first, shape (cases,): -ln(u) / share is the least.

    It is alternative i with the chance shares[i] / sum of the shares, as the first of exponential
    times with these rates. Equal to the largest ln(share) + Gumbel: Maddison, Tarlow, Minka
    2014, "A* sampling". Where one share grows, a case leaves an alternative only for that one.
    """
    with np.errstate(divide="ignore"):  # an alternative without a share never comes
        times = [-np.log(u) / share for share, u in zip(shares, uniforms, strict=True)]
    first: NDArray[np.intp] = np.argmin(times, axis=0)
    return first
