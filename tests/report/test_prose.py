"""Lines of a terminal end where a reader expects it, in both languages."""

import io
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from approvalflow.report.media.prose import Prose, breaks, put

SIGNS = st.text(alphabet="审批，。；：“”（）《 ab1.5%-", max_size=120)


def broken(text: str, width: int, hang: int = 0) -> list[str]:
    starts = [0, *breaks(text, width, hang), len(text)]
    return [text[at:end] for at, end in pairwise(starts)]


def test_a_mark_that_closes_stays_with_its_word_and_a_number_is_whole() -> None:
    text = "平均办理时间由55.7天压减至40.9天；建议采用B“同一部门合并签批”，其余持平。"
    for width in range(12, 60):
        lines = broken(text, width)
        assert all(cell_len(line) <= width for line in lines)
        assert not [line for line in lines if line[0] in "，。；”" or line[-1] == "“"]
        assert "55.7" in " ".join(lines)
        assert "40.9" in " ".join(lines)


def test_english_is_broken_at_blanks() -> None:
    text = "A sets aside what the law requires (“hear”): the Act was repealed."
    assert [line.rstrip() for line in broken(text, 30)] == [
        "A sets aside what the law", "requires (“hear”): the Act was", "repealed.",
    ]  # fmt: skip


@given(SIGNS, st.integers(8, 60), st.integers(0, 4))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int, hang: int) -> None:
    lines = broken(text, width, hang)
    assert "".join(lines) == text
    assert all(lines[1:])
    rooms = [width, *[width - hang] * len(lines)]
    for line, room in zip(lines, rooms, strict=False):
        assert cell_len(line.rstrip()) <= room


@given(SIGNS.map(lambda text: re.sub(r"\s+", " ", text).strip()), st.integers(20, 60))
def test_a_line_and_a_cell_of_a_table_are_printed_so(text: str, width: int) -> None:
    table = Table.grid()
    table.add_column(overflow="fold")
    table.add_row(Prose(text))
    for shown in (Prose(text), table):
        console = Console(file=io.StringIO(), width=width, color_system=None)
        put(shown, console, width)
        printed = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
        assert [line for line in printed if line] == [
            stripped for line in broken(text, width) if (stripped := line.rstrip())
        ]
