"""What a number could be, how it is written at another value, and a file with other values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError, NotationError
from approvalflow.language.doubt import Doubt, doubt_of, scaled
from approvalflow.language.reading import ReadProcess, process_from
from approvalflow.language.rewriting import with_values
from approvalflow.notation.units import split_amount
from approvalflow.notation.yamlsource import plain, read_source

OFFICE = """
approvalflow: 1
arrivals: 12 per working day
roles: {clerk: 2}
steps:
  - review:
      by: clerk
      work_time: {is: {low: 10 min, likely: 20 min, high: 1 h}, could_be: 50% to 200%, guess: work}
      outcomes: {refuse: {is: 5%, could_be: 2% to 20%, because: a guess}}
"""


def read(text: str = OFFICE) -> ReadProcess:
    return process_from(read_source(text, "process.yaml"), "office")


@pytest.mark.parametrize(
    ("could_be", "stated", "found"),
    [
        ("60% to 90%", "80%", Doubt(60, 80, 90, "%")),
        ("50% to 200%", None, Doubt(0.5, 1, 2, times=True)),
        ("50% to 200%", "1 to 3 h", Doubt(0.5, 1, 2, times=True)),
        ("50% to 200%", "2 working days", Doubt(0.5, 1, 2, times=True)),
        ("30 min to 2 h", "1 h", Doubt(0.5, 1, 2, "h")),
        ("1 to 3 weeks", "14 calendar days", Doubt(7, 14, 21, "calendar days")),
        ("8 to 14", "11", Doubt(8, 11, 14)),
    ],
)
def test_what_it_could_be(could_be: str, stated: str | None, found: Doubt) -> None:
    assert doubt_of(could_be, stated) == found


@pytest.mark.parametrize(
    ("could_be", "stated", "key"),
    [
        ("about half", "80%", "could-be-not-a-range"),
        ("90% to 60%", "80%", "could-be-not-a-range"),
        ("80% to 80%", "80%", "could-be-not-a-range"),
        ("10% to 20%", "5%", "could-be-elsewhere"),
        ("50% to 90%", None, "could-be-elsewhere"),  # of a law, which is once what it is
        ("1 to 3 working days", "2 calendar days", "could-be-units"),
        ("1 to 3 CNY", "2 USD", "could-be-units"),
        ("1 to 3 h", "1 to 2 h", "could-be-of-law"),
        ("1 to 3 h", None, "could-be-of-law"),
    ],
)
def test_what_it_cannot_be(could_be: str, stated: str | None, key: str) -> None:
    with pytest.raises(NotationError) as wrong:
        doubt_of(could_be, stated)
    assert wrong.value.key == key


@given(st.floats(0.001, 5000), st.floats(0.01, 9))
def test_an_amount_is_scaled_to_what_can_be_read(number: float, factor: float) -> None:
    written = scaled(f"{number:.2f} h", factor)
    assert split_amount(written)[0] == pytest.approx(round(number, 2) * factor, abs=1e-8)


def test_three_places_are_no_thousands() -> None:
    assert scaled("1.75 working days", 0.9) == "1.5750 working days"
    assert scaled("1 to 19 working days", 0.5) == "0.5 working days to 9.5 working days"


def test_numbers_of_a_law_are_one_guess() -> None:
    numbers = {number.path[-1]: number for number in read().assumptions}
    law = ("steps", "1", "review", "work_time")
    assert [numbers[key].whole for key in ("low", "likely", "high")] == [law] * 3
    assert {numbers[key].could_be for key in ("low", "likely", "high")} == {"50% to 200%"}
    assert numbers["likely"].guess == (("", "work"),)
    assert numbers["refuse"].whole == numbers["refuse"].path


def test_a_value_is_read_as_if_it_were_written() -> None:
    source = read_source(OFFICE, "process.yaml")
    law = ("steps", "1", "review", "work_time")
    values = {(*law, "likely"): "30 min", ("steps", "1", "review", "outcomes", "refuse"): "9%"}
    by_hand = OFFICE.replace("likely: 20 min", "likely: 30 min").replace("is: 5%", "is: 9%")
    assert plain(with_values(source, values).root) == plain(read_source(by_hand, "x").root)
    changed = process_from(with_values(source, values), "office").process
    assert changed == read(by_hand).process


def test_a_value_that_is_not_there_is_put_in() -> None:
    source = read_source("moves:\n  - merge: {steps: [a, b]}\n", "x")
    made = with_values(source, {("moves", "1", "merge", "keeps"): "70%"})
    assert plain(made.root) == {"moves": [{"merge": {"steps": ["a", "b"], "keeps": "70%"}}]}
    assert with_values(source, {}).root is source.root


def test_every_check_holds_for_it() -> None:
    source = read_source(OFFICE, "process.yaml")
    with pytest.raises(ApprovalFlowError) as wrong:
        process_from(with_values(source, {("roles", "clerk"): "2.2"}), "x")
    assert [p.key for p in wrong.value.problems] == ["half-post"]
