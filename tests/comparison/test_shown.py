"""What a design shows whose queue grows: one table for results, comparisons and reports."""

import pytest

from approvalflow.comparison.shown import (
    Status,
    has_means,
    hidden,
    primary_of,
    settled,
    shown,
    status_of,
)
from approvalflow.measures.estimates import Value, none

FOUND = {
    "days_mean": Value(9.0, 8.0, 10.0, (8.0, 10.0)),
    "open_cases": Value(30.0, 20.0, 40.0, (20.0, 40.0)),
    "backlog_growth": Value(3.0, 2.0, 4.0, (2.0, 4.0)),
    "utilisation(clerk)": Value(1.0, 1.0, 1.0, (1.0, 1.0)),
    "weeks_to_clear": Value(5.0, 4.0, 6.0, (4.0, 6.0)),
}


@pytest.mark.parametrize(
    ("overloaded", "unsettled", "year", "undecided", "word"),
    [
        (False, False, False, 0, "measured"),
        (False, False, True, 3, "undecided"),
        (False, True, False, 0, "unsettled"),
        (False, True, True, 0, "measured"),
        (True, True, False, 3, "overloaded"),
        (True, True, True, 3, "growing"),
    ],
)
def test_the_word_for_a_design(
    overloaded: bool, unsettled: bool, year: bool, undecided: int, word: str
) -> None:
    found = status_of(overloaded=overloaded, unsettled=unsettled, year=year, undecided=undecided)
    assert found == word


@pytest.mark.parametrize(
    ("status", "told", "compared"),
    [
        ("measured", set(FOUND), set(FOUND)),
        ("undecided", set(FOUND), set(FOUND)),
        ("growing", set(FOUND), set(FOUND) - {"weeks_to_clear"}),
        (
            "overloaded",
            {"open_cases", "backlog_growth", "utilisation(clerk)"},
            {"backlog_growth", "utilisation(clerk)"},
        ),
    ],
)
def test_what_is_told_and_what_is_compared(
    status: Status, told: set[str], compared: set[str]
) -> None:
    assert set(shown(FOUND, status)) == told
    assert {name for name in FOUND if not hidden(name, status)} == compared
    assert has_means(status) == ("days_mean" in told)


def test_a_growing_backlog_is_never_cleared() -> None:
    assert shown(FOUND, "growing")["weeks_to_clear"] == none(2, "queue-grows")
    without = {"weeks_to_clear": none(2, "no-backlog")}
    assert shown(without, "growing") == without


def test_the_verdict_goes_by_the_days_where_both_keep_up() -> None:
    assert primary_of("measured", "undecided") == "days_mean"
    for other in ("overloaded", "growing"):
        assert not settled(other)
        assert primary_of("measured", other) == primary_of(other, "measured") == "backlog_growth"
