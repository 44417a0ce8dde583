"""How long the applicant hears nothing, and how long nobody can say when the next thing happens."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.measures.opacity import _longest_between
from approvalflow.measures.scorecard import scorecard_of
from helpers.handmade import at, log_of, office_of

ASKED = """
approvalflow: 1
arrivals: 1 per week
roles: {clerk: 1, head: {staff: 1, hours: "Mon-Fri 13:00-17:00"}}
steps:
  - intake: {by: clerk, work_time: 1 h, outcomes: {ask_applicant: {share: 50%, takes: 21 h}}VISIBLE}
  - decide: {does: approve, by: head, work_time: 4 h}
"""
ROWS = [
    (0, "intake", 1, -1, at(0, 10), at(0, 11), at(0, 12), at(0, 13), at(1, 10)),
    (0, "intake", 2, 0, at(1, 10), at(1, 10), at(1, 10), at(1, 11), at(1, 11)),
    (0, "decide", 1, 1, at(1, 12), at(1, 12), at(1, 14), at(2, 14), at(2, 14)),
]
MEETS = """
approvalflow: 1
arrivals: 1 per week
calendar: {hours: "Mon-Fri 09:00-17:00", holidays: none}
roles: {clerk: 1, councillor: 3}
steps:
  - look: {by: clerk, work_time: 1 hVISIBLE}
  - notice: {does: wait, takes: 42 calendar days}
  - council: {does: meeting, by: {councillor: 3}, sits: Fri 10:00-12:00, work_time: 30 min}
"""
CASE = [(at(0, 10), at(46, 10), 0)]
VISITS = [
    (0, "look", 1, -1, at(0, 10), at(0, 10), at(0, 10), at(0, 11), at(0, 11)),
    (0, "notice", 1, 0, at(0, 11), at(0, 11), at(0, 11), at(42, 11), at(42, 11)),
    (0, "council", 1, 1, at(42, 11), at(42, 11), at(46, 10), at(46, 10), at(46, 10)),
]
HOUR, DAY = 1 / 24, 1.0


@pytest.mark.parametrize(
    ("said", "longest"),
    [
        ("", 28 * HOUR),  # from the answer on Tuesday at 10 to the decision on Wednesday at 14
        (", visible: yes", 27 * HOUR),  # the second look ends at 11
    ],
)
def test_nobody_is_silent_while_the_applicant_has_the_file(said: str, longest: float) -> None:
    office = office_of(ASKED.replace("VISIBLE", said))
    card = scorecard_of(log_of(office, [(at(0, 10), at(2, 14), 0)], ROWS), office)
    assert card.measures["longest_silence"] == pytest.approx(longest)
    assert card.measures["undated"] == 1


@pytest.mark.parametrize(
    ("said", "longest"),
    [("", 46 * DAY), (", visible: yes", 46 * DAY - 1 * HOUR)],
)
def test_a_date_that_is_near_is_known(said: str, longest: float) -> None:
    office = office_of(MEETS.replace("VISIBLE", said))
    card = scorecard_of(log_of(office, CASE, VISITS), office)
    assert card.measures["longest_silence"] == pytest.approx(longest)
    # the notice ends on day 42: from 15 working days before, the closing of day 21, its end is
    # near, and then the council is
    known = 42 * DAY + 11 * HOUR - (21 * DAY + 17 * HOUR) + 4 * DAY - 1 * HOUR
    assert card.measures["undated"] == pytest.approx(1 - known / (46 * DAY))


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 40), st.integers(0, 10)),
        min_size=1,
        max_size=12,
    )
)
def test_the_longest_gap_is_that_of_a_search_second_by_second(
    spans: list[tuple[int, int, int]],
) -> None:
    case, start, length = (np.array(column) for column in zip(*spans, strict=True))
    found = _longest_between(case, start, start + length, 3)
    for number in range(3):
        mine = [(s, s + n) for c, s, n in spans if c == number]
        longest = gap = 0
        first, last = min((s for s, _ in mine), default=0), max((e for _, e in mine), default=0)
        for second in range(first, last):
            gap = 0 if any(s <= second < e for s, e in mine) else gap + 1
            gap = 1 if gap > 1 and any(s == second for s, e in mine if s == e) else gap
            longest = max(longest, gap)
        assert found[number] == longest
