"""Distribution functions and their inverses, element by element on float64 arrays.

Only `scipy.special`, imported late: it loads quickly and `scipy.stats` does not.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
NORMAL_P90 = 1.2815515655446004  # the normal law's 0.9 quantile


def normal_quantile(p: ArrayLike) -> FloatArray:
    from scipy.special import ndtri

    return np.asarray(ndtri(_floats(p)), dtype=np.float64)


def normal_cdf(x: ArrayLike) -> FloatArray:
    from scipy.special import ndtr

    return np.asarray(ndtr(_floats(x)), dtype=np.float64)


def normal_quantile_of_log(log_p: ArrayLike) -> FloatArray:
    """The x with `normal_log_cdf(x) == log_p`: exact where p itself would be 0."""
    from scipy.special import ndtri_exp

    return np.asarray(ndtri_exp(_floats(log_p)), dtype=np.float64)


def normal_log_cdf(x: ArrayLike) -> FloatArray:
    from scipy.special import log_ndtr

    return np.asarray(log_ndtr(_floats(x)), dtype=np.float64)


def gamma_quantile(shape: float, p: ArrayLike) -> FloatArray:
    """Of the gamma law with scale 1."""
    from scipy.special import gammaincinv

    return np.asarray(gammaincinv(shape, _floats(p)), dtype=np.float64)


def gamma_cdf(shape: float, x: ArrayLike) -> FloatArray:
    """Of the gamma law with scale 1."""
    from scipy.special import gammainc

    return np.asarray(gammainc(shape, _floats(x)), dtype=np.float64)


def gamma_tail_quantile(shape: float, q: ArrayLike) -> FloatArray:
    """The x with `gamma_tail(shape, x) == q`."""
    from scipy.special import gammainccinv

    return np.asarray(gammainccinv(shape, _floats(q)), dtype=np.float64)


def gamma_tail(shape: float, x: ArrayLike) -> FloatArray:
    """1 - cdf, without the loss of digits where the cdf is nearly 1."""
    from scipy.special import gammaincc

    return np.asarray(gammaincc(shape, _floats(x)), dtype=np.float64)


def beta_quantile(a: float, b: float, p: ArrayLike) -> FloatArray:
    from scipy.special import betaincinv

    return np.asarray(betaincinv(a, b, _floats(p)), dtype=np.float64)


def beta_cdf(a: float, b: float, x: ArrayLike) -> FloatArray:
    from scipy.special import betainc

    return np.asarray(betainc(a, b, _floats(x)), dtype=np.float64)


def _floats(values: ArrayLike) -> FloatArray:
    return np.asarray(values, dtype=np.float64)
