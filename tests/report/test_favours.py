"""What the applicant sees of his case, and where there is room for favours."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.process.model.favours import Favours
from approvalflow.report.document import Paragraph, Table
from approvalflow.report.sections.favours import favours
from approvalflow.report.view import View
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, from_json
from helpers.studies import study_in

WEEKS = Settings(replications=4, horizon=Horizon(start_up=1, weeks=10, run_out=30), workers=1)
PROCESS = """
approvalflow: 1
name: Permit
arrivals: 5 per week
roles: {clerk: 2, head: {staff: 1, cost: 80 CNY/h}}
FAVOURS
steps:
  - intake: {by: clerk, work_time: 30 min, asks: {visits: 1}}
  - review:
      by: clerk
      work_time: 1 to 3 h
      outcomes: {ask_applicant: {share: 50%, takes: 2 working days}, refuse: 4%}
      SAID
  - sign: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 2%}, asks: {visits: 2}}
"""
SAID = """discretion: 30%
      audited: 5%
      published: {except: secrets of a third party}"""


def told(folder: Path, language: str, said: str = "", worth: str = "") -> tuple[Result, list[str]]:
    text = PROCESS.replace("SAID", said).replace("FAVOURS", worth)
    result = simulate(study_in(folder, text), WEEKS)
    blocks = favours(View(result, language))
    words = [block.text for block in blocks if isinstance(block, Paragraph)]
    for table in (block for block in blocks if isinstance(block, Table)):
        words += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return result, words


def test_without_a_word_of_it_only_what_the_applicant_sees(tmp_path: Path) -> None:
    _, words = told(tmp_path, "en")
    assert len(words) == 1
    assert words[0].startswith("In an average case the applicant hears nothing for ")


def test_three_sides_beside_each_other(tmp_path: Path) -> None:
    result, words = told(tmp_path, "en", SAID)
    review, sign = words[1:]
    assert review.startswith("review | except secrets of a third party | 30 % | asked 1.")
    assert review.endswith(" times | 5 %")
    assert sign == "sign | not said | not said | comes 2 times | not said"
    assert from_json(as_json(result).encode(), "r.json") == result


@pytest.mark.parametrize(
    ("language", "worth", "said"),
    [
        ("en", "{gain: 5 000 CNY, sanction: 40 000 CNY, found: 50%}", "at least 25 % of decisions"),
        ("zh", "{gain: 5 000 CNY, sanction: 40 000 CNY, found: 50%}", "事后抽查至少25%的决定"),
        ("en", "{gain: 100 CNY, sanction: 10 000 CNY}", "at least 1.0 % of decisions"),
        ("en", "{gain: 5 000 CNY, sanction: 4 000 CNY}", "pays even if every decision"),
        ("zh", "{gain: 5 000 CNY, sanction: 4 000 CNY, found: 0%}", "仍然划算"),
    ],
)
def test_how_many_decisions_to_look_at(
    language: str, worth: str, said: str, tmp_path: Path
) -> None:
    result, words = told(tmp_path, language, worth=f"favours: {worth}")
    assert said in words[-1]
    assert from_json(as_json(result).encode(), "r.json") == result


def test_the_share_is_gain_by_what_it_costs_on_average() -> None:
    made = Favours.model_validate({"gain": "6 CNY", "sanction": "40 CNY", "found": "60%"})
    assert made.audited == pytest.approx(6 / (0.6 * 40))
