"""The table of verdicts: every line is reached, the first that applies decides, one always does."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.comparison.deciding import TABLE, Grounds, Verdict, decided, rank_of

QUIET = Grounds(saving=0.0, low=-0.5, high=0.5, worthwhile=2.0)
BETTER = replace(QUIET, saving=3.0, low=2.5, high=3.5, detected=True)
WORSE = replace(QUIET, saving=-3.0, low=-3.5, high=-2.5, detected=True)
REACHED: dict[str, tuple[Grounds, int, Verdict]] = {
    "a guardrail broken": (replace(BETTER, broken=True), 1, "do not adopt"),
    "the design grows": (replace(BETTER, design="grows"), 2, "do not adopt"),
    "both grow": (replace(QUIET, today="grows", design="grows"), 2, "do not adopt"),
    "only today grows": (replace(QUIET, today="grows", saving=None), 3, "adopt"),
    "only today grows, and a guardrail is open": (
        replace(QUIET, today="grows", unsure=True), 3, "evidence insufficient",
    ),
    "only today grows, not surely more": (
        replace(QUIET, today="grows", relieved=False), 3, "evidence insufficient",
    ),
    "today is too full": (replace(BETTER, today="full"), 4, "evidence insufficient"),
    "the design is too full": (replace(BETTER, design="full"), 4, "evidence insufficient"),
    "today grows, the design is too full": (
        replace(BETTER, today="grows", design="full"), 4, "evidence insufficient",
    ),
    "no mean": (replace(QUIET, saving=None, low=None, high=None), 4, "evidence insufficient"),
    "no case differs": (replace(QUIET, low=0.0, high=0.0, differs=False), 5, "changes nothing"),
    "worse by much": (WORSE, 6, "do not adopt"),
    "worse by exactly what matters": (replace(WORSE, saving=-2.0), 6, "do not adopt"),
    "worse by little": (replace(WORSE, saving=-1.9), 7, "slower, but little"),
    "a guardrail open": (replace(BETTER, unsure=True), 8, "evidence insufficient"),
    "more end without an answer": (replace(BETTER, unnamed=True), 8, "evidence insufficient"),
    "better by much": (BETTER, 9, "adopt"),
    "better by exactly what matters": (replace(BETTER, saving=2.0), 9, "adopt"),
    "better by little": (replace(BETTER, saving=1.9), 10, "works, but little"),
    "within what does not matter": (QUIET, 11, "makes no difference"),
    "perhaps as much as matters": (replace(QUIET, high=2.0), 12, "evidence insufficient"),
    "perhaps as much worse": (replace(QUIET, low=-2.0), 12, "evidence insufficient"),
    "one replication": (replace(QUIET, low=None, high=None), 12, "evidence insufficient"),
}  # fmt: skip


@pytest.mark.parametrize("name", REACHED)
def test_a_line_of_the_table(name: str) -> None:
    grounds, line, verdict = REACHED[name]
    assert decided(grounds) == (line, verdict)


def test_every_line_is_reached_and_they_stand_in_order() -> None:
    assert [line.number for line in TABLE] == list(range(1, 13))
    assert {line for _, line, _ in REACHED.values()} == set(range(1, 13))


# what brings each line about, added to a design that is otherwise better
TOGETHER = {
    1: {"broken": True},
    2: {"design": "grows"},
    4: {"today": "full"},
    5: {"differs": False},
    6: {"saving": -3.0},
    8: {"unsure": True},
    9: {},
}


@pytest.mark.parametrize(("first", "second"), list(combinations(TOGETHER, 2)))
def test_of_two_lines_the_first_decides(first: int, second: int) -> None:
    grounds = replace(BETTER, **TOGETHER[second] | TOGETHER[first])  # type: ignore[arg-type]
    by_number = {line.number: line for line in TABLE}
    assert by_number[first].applies(grounds)
    assert decided(grounds)[0] == first


STANDINGS = st.sampled_from(["settles", "full", "grows"])
DAYS = st.none() | st.floats(-9, 9)
GROUNDS = st.builds(
    Grounds, STANDINGS, STANDINGS, st.booleans(), st.booleans(), st.booleans(), st.booleans(),
    st.booleans(), DAYS, DAYS, DAYS, st.booleans(), st.floats(0, 5),
)  # fmt: skip


@given(GROUNDS, st.none() | st.floats(0, 1), st.booleans())
def test_there_is_a_verdict_whatever_there_is_to_go_by(
    grounds: Grounds, slower: float | None, group: bool
) -> None:
    line, verdict = decided(grounds)
    assert next(n.number for n in TABLE if n.applies(grounds)) == line
    rank = rank_of(line, verdict, slower, group_gains=group)
    assert rank in range(5)
    assert (rank == 4) == (verdict == "do not adopt")
    assert (verdict == "adopt") <= (rank in (0, 2))
    if grounds.broken or grounds.design == "grows":
        assert rank == 4


@given(GROUNDS)
def test_a_larger_saving_is_never_judged_worse(grounds: Grounds) -> None:
    """Among designs of which all else is the same and the difference certain."""
    order = ("do not adopt", "slower, but little", "works, but little", "adopt")
    savings = (-9.0, -0.1, 0.1, 9.0)
    sure = replace(
        grounds, broken=False, unsure=False, unnamed=False, differs=True, today="settles",
        design="settles", detected=True, worthwhile=1.0,
    )  # fmt: skip
    found = [decided(replace(sure, saving=saving))[1] for saving in savings]
    assert tuple(found) == order


@pytest.mark.parametrize(
    ("line", "verdict", "slower", "group", "rank"),
    [
        (9, "adopt", 0.049, False, 0),
        (9, "adopt", 0.05, True, 2),
        (3, "adopt", None, False, 2),
        (10, "works, but little", 0.009, True, 1),
        (10, "works, but little", 0.01, True, 2),
        (10, "works, but little", 0.213, True, 2),
        (10, "works, but little", 0.0, False, 2),
        (10, "works, but little", None, True, 2),
        (11, "makes no difference", 0.0, True, 1),
        (11, "makes no difference", 0.0, False, 3),
        (4, "evidence insufficient", None, True, 3),
        (5, "changes nothing", 0.0, False, 3),
        (7, "slower, but little", 0.0, True, 3),
        (8, "evidence insufficient", 0.0, True, 3),
        (12, "evidence insufficient", 0.0, True, 3),
        (1, "do not adopt", 0.0, True, 4),
    ],
)
def test_the_rank(
    line: int, verdict: Verdict, slower: float | None, group: bool, rank: int
) -> None:
    assert rank_of(line, verdict, slower, group_gains=group) == rank
