"""Whole numbers told apart by counting: there are few different ones among many.

What is counted takes no longer the more rows there are; what is sorted does.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Ints

_ROOM = 1 << 16  # a table of so many numbers is always cheaper than to sort


def distinct(numbers: Ints, size: int) -> tuple[Ints, Ints]:
    """The different numbers from 0 to before `size`, ascending, and of each place which it is."""
    if size > max(_ROOM, 8 * len(numbers)):
        known, which = np.unique(numbers, return_inverse=True)
        return known, which.reshape(-1)
    there = np.zeros(size, dtype=np.bool_)
    there[numbers] = True
    known = np.flatnonzero(there)
    place = np.zeros(size, dtype=np.int64)
    place[known] = np.arange(len(known))
    return known, place[numbers]


def grouped(which: Ints) -> Ints:
    """The places in the order of their numbers; where these are the same, as they come."""
    bits = max(len(which) - 1, 1).bit_length()
    order = (which << bits) | np.arange(len(which))
    order.sort()
    order &= (1 << bits) - 1
    return order


def combinations(*columns: Ints) -> tuple[Ints, Ints]:
    """The different combinations of some columns, ascending, of shape (columns, kinds), and of
    each place which of them it is.
    """
    lows = np.array([int(column.min(initial=0)) for column in columns])
    sizes = [int(c.max(initial=0)) - int(low) + 1 for c, low in zip(columns, lows, strict=True)]
    codes = np.zeros_like(columns[0])
    for column, low, size in zip(columns, lows, sizes, strict=True):
        codes *= size
        codes += column - low
    known, which = distinct(codes, prod(sizes))
    return np.stack(np.unravel_index(known, sizes)) + lows[:, None], which


def alike(rows: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], Ints]:
    """The different rows of a table of shape (n, columns), ascending, and which each of them is."""
    words = np.zeros((len(rows), -(-rows.shape[1] // 8) * 8), dtype=np.uint8)
    words[:, : rows.shape[1]] = rows
    which = np.zeros(len(rows), dtype=np.int64)
    first = which[:1]
    # eight columns as one number, the first of them the greatest part of it
    for word in words.view(">u8").T:
        _, number = np.unique(word.astype(np.uint64), return_inverse=True)
        which = which * len(rows) + number
        _, first, which = np.unique(which, return_index=True, return_inverse=True)
    return rows[first], which
