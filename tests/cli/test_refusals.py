"""What has no honest number gets none: refused with what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.cli.app import run

Capture = pytest.CaptureFixture[str]
OFFICE = """approvalflow: 1
arrivals: 4 per working day
calendar: {calendar}
roles: {{clerk: 1, head: {head}}}
steps:
  - check: {{by: clerk, work_time: 1 h}}
  - {last}
"""
SIGN = "sign: {by: head, work_time: 30 min}"
CIRCLE = "sign: {by: head, work_time: 1 h, outcomes: {return: {share: 100%, then: check}}}"
SMALL = "board: {does: meeting, by: {head: 1}, sits: Tue 15:00-15:10, work_time: 1 h}"
MEETING = "board: {{does: meeting, by: {{head: 1}}, work_time: 5 min, {}}}"
SITS = "sits: Tue 15:00-17:00"


def told(folder: Path, *options: str, **changed: str) -> int:
    parts = {"calendar": "{}", "head": "1", "last": SIGN} | changed
    folder.mkdir(exist_ok=True)
    (folder / "process.yaml").write_text(OFFICE.format(**parts), encoding="utf-8")
    return run(["run", str(folder), "--workers", "1", *options], "en")


@pytest.mark.parametrize(
    ("code", "changed", "words"),
    [
        # deadlock: nobody else may sign what one person has checked
        (3, {"last": "sign: {by: clerk, work_time: 1 h, not_same_as: check}"}, "only one person"),
        # a circle without an end
        (3, {"last": CIRCLE}, "no case ever comes to an end"),
        # overload of people, and of an agenda
        (4, {"last": "sign: {by: head, work_time: 4 h}"}, "head would need 200 % of its hours"),
        (4, {"last": MEETING.format(f"{SITS}, agenda: 10")}, "hears at most 10.0"),
        # a quorum that is never there, and a meeting nobody attends
        (3, {"last": MEETING.format(f"{SITS}, quorum: 3")}, "the quorum of 3 is more than"),
        (3, {"last": MEETING.format(f"{SITS}, attendance: 0%")}, "nobody ever comes"),
        (4, {"last": MEETING.format(f"{SITS}, attendance: 5%")}, "hears at most"),
        # a case that no sitting has room for
        (3, {"last": SMALL}, "its longest window has 10 min"),
        # no open hour
        (3, {"calendar": "{hours: Mon-Fri 09:00-09:00}"}, "ends before it begins"),
        (3, {"calendar": "{closed: [2025-01-01 to 2025-12-31]}"}, "leave no open day"),
        # away all year
        (3, {"head": "{absent: [2025-01-01 to 2025-12-31]}"}, "261 working days"),
        (4, {"head": "{absent: 260 working days a year}"}, "head would need"),
    ],
)  # fmt: skip
def test_what_never_works_is_refused(
    code: int, changed: dict[str, str], words: str, tmp_path: Path, capsys: Capture
) -> None:
    assert told(tmp_path / "office", **changed) == code
    printed = capsys.readouterr()
    assert words in printed.err
    assert "on average" not in printed.out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--weeks", "1"), "no hour"),  # before the first sitting of a month
        (("--weeks", "0"), "--weeks"),
    ],
)
def test_a_horizon_too_short_is_refused(
    options: tuple[str, ...], words: str, tmp_path: Path, capsys: Capture
) -> None:
    monthly = MEETING.format("sits: 3rd Thu 09:00-17:00")
    assert told(tmp_path / "office", "--start-up", "0", *options, last=monthly) in (2, 3)
    assert words in capsys.readouterr().err
