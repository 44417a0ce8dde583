"""Who decides, really: what the page says of signatures, and what it does not echo."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.report.document import Paragraph, Table
from approvalflow.report.sections.authority import authority
from approvalflow.report.sections.quality import quality
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.runner import Settings
from helpers.studies import NOTHING, QUARTER, study_in

SHORT = Settings(replications=2, horizon=QUARTER)
OFFICE = """
approvalflow: 1
arrivals: 30 per working day
roles: {clerk: unlimited, head: unlimited}
steps:
  - check:
      does: approve
      by: clerk
      work_time: 10 min
      legal_basis: Trade Act, section 3
      outcomes: {refuse: {share: {is: 20%, source: register of 2023}}}
  - sign: {does: approve, by: head, work_time: 5 min, outcomes: {refuse: SHARE}}
"""


def told(folder: Path, share: str, language: str = "en") -> tuple[list[str], Table]:
    study = study_in(folder, OFFICE.replace("SHARE", share), nothing=NOTHING)
    *said, table = authority(View(compare(study, SHORT), language))
    assert isinstance(table, Table)
    return [block.text for block in said if isinstance(block, Paragraph)], table


def test_a_share_with_a_source_says_on_whom_refusals_hang(tmp_path: Path) -> None:
    """.2 x .9 of .28 hang on the check alone, .8 x .1 on the signature: 64 and 29 of 100."""
    (whose, without), table = told(tmp_path, "{share: {is: 10%, source: register of 2023}}")
    assert whose.startswith("Of 100 refusals, if their reasons have nothing to do with each other")
    counts = [int(word) for word in whose.split() if word.isdigit()][1:]
    assert counts[0] == pytest.approx(64, abs=6)
    assert counts[1] == pytest.approx(29, abs=6)
    assert sum(counts) == pytest.approx(100, abs=1)  # the rest would have come anyway
    assert "anyway" in whose
    assert without.startswith("1 of 2 signatures name no legal basis")
    assert [row.cells[1].text for row in table.rows] == ["Trade Act, section 3", "none named"]


def test_an_assumed_share_is_not_echoed(tmp_path: Path) -> None:
    (whose, _), table = told(tmp_path, "{share: 10%, because: assumption}")
    assert "sign" not in whose
    assert "anyway" not in whose  # what hangs on the other is not known
    assert table.rows[1].cells[2].text == "—"


def test_what_is_found_has_common_causes(tmp_path: Path) -> None:
    """A fifth is bad, and three find it with .5, .6 and .5: .02, .03 and .02 of .18 hang on one of
    them alone, and 61 of 100 would have come anyway. Nothing of it is typed as a share.
    """
    text = OFFICE.partition("steps:")[0] + "case_data: {defects: {bad: 20%}}\nsteps:\n"
    for name, share in (("x", "50%"), ("y", "60%"), ("z", "50%")):
        text += (
            f"  - {name}: {{does: approve, by: head, work_time: 5 min, detects: {{bad: {share}}},"
        )
        text += " outcomes: {refuse: {if_found: yes}}}\n"
    result = compare(study_in(tmp_path, text, nothing=NOTHING), SHORT)
    whose, without, table = authority(View(result, "en"))
    assert isinstance(whose, Paragraph)
    assert whose.text.startswith("Of 100 refusals, by the defects of the file and by who finds")
    counts = [int(word) for word in whose.text.split() if word.isdigit()][1:]
    assert counts == [pytest.approx(share, abs=6) for share in (17, 11, 11, 61)]
    assert isinstance(without, Paragraph)
    assert isinstance(table, Table)
    assert all(row.cells[2].text != "—" for row in table.rows)
    (catches,) = quality(View(result, "en"))
    assert isinstance(catches, Table)
    assert [row.cells[2].detail for row in catches.rows] == ["", "", ""]  # nobody looks after a no


def test_in_chinese_too(tmp_path: Path) -> None:
    (whose, without), _ = told(tmp_path, "{share: {is: 10%, source: 2023年台账}}", "zh")
    assert "件只取决于" in whose
    assert "未注明法定依据" in without
