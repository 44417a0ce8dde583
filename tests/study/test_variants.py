"""Several values, or one with commas: told apart by what can be read, never guessed."""

from __future__ import annotations

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.process.model.process import Process
from approvalflow.study.setting import with_changes
from approvalflow.study.variants import MOST, VariantsRefused, pieces_of, variants_of
from helpers.strategies import process_of

PROCESS = """
approvalflow: 1
arrivals: 5 per working day
levels: [town, city]
case_data: {kind: {public: 30%, private: rest}, area: 1 to 9}
roles: {clerk: {staff: 2, cost: 60 CNY/h}, head: 1}
time_limit: 10 working days
steps:
  - intake:
      by: clerk
      work_time: 20 min
      legal_basis: Act 5
      outcomes: {ask_applicant: {share: [20%, 5%], takes: 1 to 4 working days}}
  - check: {by: clerk, work_time: {depends_on: kind, public: 2 h, private: 20 min}}
  - sign: {does: approve, by: head, work_time: 30 min}
"""
ASKED = "steps.intake.outcomes.ask_applicant"


@pytest.fixture(scope="module")
def process() -> Process:
    return process_of(PROCESS)


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("1,2,3", ["1", "2", "3"]), (" 1 , 2 ", ["1", "2"]), ("[1, 2],[3]", ["[1, 2]", "[3]"]),
        ("{a: 1, b: 2}", ["{a: 1, b: 2}"]), ('"a, b","c"', ['"a, b"', '"c"']),
        ("f(1, 2), 3", ["f(1, 2)", "3"]), ("it's, so", ["it's", "so"]), ("", [""]),
        ("'a, b'", ["'a, b'"]), ("1,", ["1", ""]), (")(,", [")(", ""]),
    ],
)  # fmt: skip
def test_commas_part_outside_of_brackets_and_quotes(value: str, pieces: list[str]) -> None:
    assert pieces_of(value) == pieces


@pytest.mark.parametrize(
    ("change", "values"),
    [
        ("roles.clerk.staff=1,2,3", ["1", "2", "3"]),
        ("roles.clerk.staff=1, 2", ["1", "2"]),
        ('roles.clerk.staff="100","200"', ["100", "200"]),
        ("roles.clerk.staff=100, 200", ["100", "200"]),
        ("roles.clerk.staff=100,200", ["100", "200"]),  # no office has 100 200 clerks
        ("roles.clerk.cost=60 CNY/h,80 CNY/h", ["60 CNY/h", "80 CNY/h"]),
        ("arrivals=1 per week, 2 per week", ["1 per week", "2 per week"]),
        ("arrivals={count: 3, per: week},{count: 4, per: week}",
         ["{count: 3, per: week}", "{count: 4, per: week}"]),
        (f"{ASKED}.share=10%,20%", ["10%", "20%"]),
        (f"{ASKED}.share=[10%, 5%],[30%, 20%]", ["[10%, 5%]", "[30%, 20%]"]),
        ("time_limit=5 working days,20 working days", ["5 working days", "20 working days"]),
        ("steps.check.only_if=area > 3,area > 5", ["area > 3", "area > 5"]),
    ],
)  # fmt: skip
def test_what_can_only_be_several_is_several(
    change: str, values: list[str], process: Process
) -> None:
    found = variants_of(process, [change])
    assert found.keys == (change.partition("=")[0],)
    assert [one.values for one in found.every] == [(value,) for value in values]
    for one in found.every:
        with_changes(process, one.changes)


@pytest.mark.parametrize(
    "change",
    [
        "roles.clerk.staff=3", f"{ASKED}.share=[10%, 5%]", 'steps.intake.legal_basis="Act 5, 6"',
        "arrivals={count: 3, per: week}", "steps.check.only_if=kind is public",
        'steps.intake.legal_basis="a, b"',
    ],
)  # fmt: skip
def test_what_can_only_be_one_is_one(change: str, process: Process) -> None:
    found = variants_of(process, [change])
    assert (found.keys, len(found.every)) == ((), 1)
    assert found.every[0].changes == (change,)
    changed = with_changes(process, [change])
    assert changed.steps["intake"].legal_basis in ("Act 5", "Act 5, 6", "a, b")


@pytest.mark.parametrize(
    ("change", "one", "several"),
    [
        ("steps.intake.legal_basis=Act 5, Act 6", '"Act 5, Act 6"', '"Act 5","Act 6"'),
        ("steps.check.legal_basis=a,b", '"a,b"', '"a","b"'),
        ('steps.check.legal_basis=the "a", b', """'the "a", b'""", """'the "a"',"b\""""),
        ("roles.head.staff=1,100", "1 100", '"1","100"'),
    ],
)
def test_what_can_be_both_is_refused_with_both_ways_to_say_it(
    change: str, one: str, several: str, process: Process
) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        variants_of(process, [change])
    (problem,) = refused.value.problems
    assert problem.key == "one-or-several"
    assert (problem.parameters["one"], problem.parameters["several"]) == (one, several)
    key = change.partition("=")[0]
    assert len(variants_of(process, [f"{key}={one}"]).every) == 1
    assert len(variants_of(process, [f"{key}={several}"]).every) == 2
    with_changes(process, [f"{key}={one}"])


@pytest.mark.parametrize(
    ("change", "key", "told"),
    [
        ("roles.clerk.staff=1,x", "not-a-number", "roles.clerk.staff=x"),
        ("roles.clrk.staff=1,2", "set-unknown", "roles.clrk.staff=1,2"),
        ("steps.sign.work_time=10, 20, 30 min", "unit-missing", "steps.sign.work_time=10"),
        ("roles.clerk.cost=1,000 CNY/h", "ambiguous-thousands", "roles.clerk.cost=1,000 CNY/h"),
        ("arrivals=1,200 per week", "ambiguous-thousands", "arrivals=1,200 per week"),
        ("roles.clerk.staff=1,", "set-option-form", "roles.clerk.staff="),
        ("name=a,b", "not-settable", "name=a,b"),
    ],
)
def test_a_value_that_is_wrong_is_told_by_itself(
    change: str, key: str, told: str, process: Process
) -> None:
    with pytest.raises(ApprovalFlowError) as refused:
        variants_of(process, [change])
    problem = refused.value.problems[0]
    assert problem.where is not None
    assert (problem.key, problem.where.text) == (key, told)


def test_several_keys_make_a_grid_with_bounds(process: Process) -> None:
    changes = ["roles.clerk.staff=2,3", "roles.head.staff=4", "arrivals=1 per week,2 per week"]
    found = variants_of(process, changes)
    assert found.keys == ("roles.clerk.staff", "arrivals")
    assert [one.values for one in found.every] == [
        ("2", "1 per week"), ("2", "2 per week"), ("3", "1 per week"), ("3", "2 per week"),
    ]  # fmt: skip
    assert all(one.changes[1] == "roles.head.staff=4" for one in found.every)
    many = ",".join(map(str, range(1, MOST + 2)))
    for wrong, why in (
        ([f"roles.clerk.staff={many}"], "too-many"),
        (["roles.clerk.staff=1,2", "roles.clerk.staff=3"], "twice"),
    ):
        with pytest.raises(VariantsRefused) as refused:
            variants_of(process, wrong)
        assert refused.value.why == why
