"""Tables of data as files: CSV, a workbook, Parquet; the last two with a library of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from approvalflow.report.media.spreadsheet import inert
from approvalflow.study.logs import BOM, written
from approvalflow.study.tables import DataTable

MOST_ROWS = 1_048_575  # of a sheet, below its heads
_WIDEST = 40  # characters of a column
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that such an archive can hold
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class GridForm:
    """A form of such a file: how it is written, with which library, by which extra of ours."""

    made: Callable[[DataTable, str], bytes]
    library: str = ""
    extra: str = ""

    @property
    def installed(self) -> bool:
        """Whether its library is there."""
        return not self.library or find_spec(self.library) is not None


def csv_file(table: DataTable, _: str) -> bytes:
    """Read by Excel and WPS as it is: dates are dates, and no text is taken for a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(map(inert, table.names))
    for row in table.rows():
        writer.writerow(_plain(cell) for cell in row)
    return (BOM + out.getvalue()).encode()


def _plain(cell: Any) -> object:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell if isinstance(cell, float) else inert(written(cell))


def workbook(table: DataTable, title: str) -> bytes:
    """One sheet, its heads fixed and with filters; the same bytes for the same table."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)

    def cell_of(value: Any, *, head: bool = False) -> Any:
        if isinstance(value, str):  # a text, whatever it looks like
            made = WriteOnlyCell(sheet, value=_NOT_XML.sub("\ufffd", value))
            made.data_type = "s"
        else:
            made = WriteOnlyCell(sheet, value=value)
        if head:
            made.font = Font(bold=True)
        if isinstance(value, datetime):
            made.number_format = "yyyy-mm-dd hh:mm:ss"
        return made

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table) + 1}"
    for number, column in enumerate(table.columns, 1):
        width = 20 if column.kind == "time" else max(10, len(column.name) + 3)
        sheet.column_dimensions[get_column_letter(number)].width = min(width, _WIDEST)
    sheet.append([cell_of(name, head=True) for name in table.names])
    for row in table.rows():
        sheet.append([None if cell is None else cell_of(cell) for cell in row])
    book.properties.created = datetime(*_LONG_AGO)  # noqa: DTZ001 - a date without a place
    out = BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def _undated(data: bytes) -> bytes:
    """The same archive without the moment at which it was written."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in sorted(given.namelist()):
            then = f"{datetime(*_LONG_AGO):%Y-%m-%dT%H:%M:%SZ}".encode()  # noqa: DTZ001
            made.writestr(
                ZipInfo(name, _LONG_AGO), _CHANGED.sub(rb"\g<1>" + then, given.read(name)),
                ZIP_DEFLATED,
            )  # fmt: skip
    return out.getvalue()


def parquet(table: DataTable, _: str) -> bytes:
    """Columns with their kinds, for programs."""
    import pyarrow as pa
    from pyarrow import parquet as files

    kinds = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(),
             "yes": pa.bool_(), "time": pa.timestamp("s")}  # fmt: skip
    columns = [pa.array(c.cells, type=kinds[c.kind]) for c in table.columns]
    out = BytesIO()
    files.write_table(pa.table(columns, names=list(table.names)), out)
    return out.getvalue()


FORMS: Mapping[str, GridForm] = {
    ".csv": GridForm(csv_file),
    ".xlsx": GridForm(workbook, "openpyxl", "xlsx"),
    ".parquet": GridForm(parquet, "pyarrow", "parquet"),
}
"""By the ending of the name of the file."""
