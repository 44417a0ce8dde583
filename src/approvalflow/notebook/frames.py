"""Tables as data frames of pandas, where it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from approvalflow.study.tables import DataColumn, DataTable

if TYPE_CHECKING:
    from pandas import DataFrame

_DTYPES = {"whole": "Int64", "number": "float64", "yes": "boolean", "time": "datetime64[s]"}


def frame_of(table: DataTable) -> DataFrame:
    """A table as a data frame; raises ImportError where pandas is not installed."""
    if find_spec("pandas") is None:
        raise ImportError("a data frame needs the library pandas: pip install pandas")
    import pandas as pd

    return pd.DataFrame({column.name: _series(pd, column) for column in table.columns})


def _series(pd: Any, column: DataColumn) -> Any:
    dtype = _DTYPES.get(column.kind)
    return pd.Series(list(column.cells), dtype="object" if dtype is None else dtype)
