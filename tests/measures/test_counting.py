"""Counting tells whole numbers apart as sorting does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from approvalflow.measures.counting import alike, combinations, distinct

SPREADS = (3, 1000, 1 << 40)  # the last too wide for a table


@given(st.integers(0, 60), st.sampled_from(SPREADS), st.data())
def test_different_numbers(size: int, spread: int, data: st.DataObject) -> None:
    numbers = data.draw(arrays.arrays(np.int64, size, elements=st.integers(0, spread - 1)))
    known, which = distinct(numbers, spread)
    assert np.array_equal(known, np.unique(numbers))
    assert np.array_equal(known[which], numbers)


@given(st.integers(1, 60), st.integers(1, 4), st.sampled_from((2, 9, 5000)), st.data())
def test_different_columns(size: int, rows: int, spread: int, data: st.DataObject) -> None:
    shape = (rows, size)
    table = data.draw(arrays.arrays(np.int64, shape, elements=st.integers(-3, spread)))
    found, which = combinations(*table)
    assert np.array_equal(found, np.unique(table, axis=1))
    assert np.array_equal(found[:, which], table)


@given(st.integers(1, 60), st.integers(1, 19), st.sampled_from((1, 2, 255)), st.data())
def test_different_rows(size: int, columns: int, most: int, data: st.DataObject) -> None:
    table = data.draw(arrays.arrays(np.uint8, (size, columns), elements=st.integers(0, most)))
    found, which = alike(table)
    assert np.array_equal(found, np.unique(table, axis=0))
    assert np.array_equal(found[which], table)


@pytest.mark.parametrize("columns", [1, 3])
def test_nothing_at_all(columns: int) -> None:
    found, which = combinations(*np.zeros((columns, 0), dtype=np.int64))
    assert found.shape == (columns, 0)
    assert which.shape == (0,)
