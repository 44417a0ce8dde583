"""The kinds of case that a process tells apart, and what is the mean of what is known of them."""

from __future__ import annotations

import pytest

from approvalflow.process.kinds import mean_number
from helpers.strategies import process_of

OFFICE = """
approvalflow: 1
arrivals: 5 per week
case_data:
  size: {small: 75%, large: rest}
  value: {depends_on: size, small: 100 to 300 CNY, large: 1 000 CNY}
roles: {clerk: 1}
steps: [{sign: {by: clerk, does: approve, work_time: 1 h}}]
"""


def test_the_mean_of_a_number_is_over_all_kinds() -> None:
    """Three quarters of 200 on average, and one of 1,000."""
    assert mean_number(process_of(OFFICE), "value") == pytest.approx(400, rel=0.005)
