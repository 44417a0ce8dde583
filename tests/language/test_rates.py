"""So many cases in a unit of time, as people say it: told with what is read."""

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.diagnostics import remedies_of
from helpers.strategies import process_of

OFFICE = """
approvalflow: 1
calendar: {hours: always}
arrivals: %s
roles: {clerk: 2}
steps:
  - intake: {by: clerk, work_time: 20 min}
"""


def refused(arrivals: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(ApprovalFlowError) as caught:
        process_of(OFFICE % arrivals)
    (problem,) = caught.value.problems
    assert remedies_of(problem, "en") != remedies_of(problem, "zh")
    return problem.key, dict(problem.parameters)


@pytest.mark.parametrize(
    "text",
    ["11 per day", "11 a day", "11/day", "11 / day", "11 daily", "11 each day", "11 per days",
     "11 cases per day", "11 Per Day", "{count: 11, per: day}", "{count: 11, per: Days}"],
)  # fmt: skip
def test_a_day_is_asked_which(text: str) -> None:
    key, told = refused(text)
    assert key == "bare-day"
    for kind in ("working", "calendar"):
        typed = told[kind].removeprefix("per: ")
        read = process_of(OFFICE % (f"{{count: 11, per: {typed}}}" if "{" in text else typed))
        assert read.arrivals is not None
        assert (read.arrivals.count, read.arrivals.per) == (11, f"{kind} day")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("11 per workday", "working day"),
        ("11 per weekday", "working day"),
        ("11 a business day", "working day"),
        ("11 per office-days", "working day"),
        ("11 per working days", "working day"),
        ("11 per calendar days", "calendar day"),
        ("11 per hour", "h"),
        ("11 an hour", "h"),
        ("11 per hrs", "h"),
        ("0.1 every minute", "min"),
        ("11 per Weeks", "week"),
        ("11 weekly", "week"),
        ("11 cases monthly", "month"),
        ("11 annually", "year"),
    ],
)
def test_a_rate_in_other_words_is_answered_with_one_that_is_read(text: str, per: str) -> None:
    key, told = refused(text)
    assert key == "arrivals-vary"
    read = process_of(OFFICE % told["typed"])
    assert read.arrivals is not None
    assert (read.arrivals.count, read.arrivals.per) == (float(text.split(maxsplit=1)[0]), per)
