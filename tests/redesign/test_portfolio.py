"""Moves of several redesigns as options: which are equal, which go together, what a set costs."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.redesign.portfolio import Choice, Options, Space, options_of, sampled
from approvalflow.redesign.redesign import RedesignFails, applied
from approvalflow.study.reading import Study, read_study
from helpers.studies import study_in

STUDIES = Path(__file__).parents[2] / "processes"
OFFICE = """\
approvalflow: 1
arrivals: 20 per week
time_limit: 20 working days
roles: {clerk: {staff: 3, cost: 60 CNY/h}, head: {staff: 1, cost: 90 CNY/h}}
steps:
  - draft: {by: clerk, work_time: 1 to 3 h}
  - check: {by: clerk, work_time: 1 to 2 h}
  - sign: {does: approve, by: head, work_time: 10 to 30 min}
"""
HIRE = "{set: {roles: {clerk: {staff: 4}}}}"
DROP = "{drop: check}"


def moves(*listed: str, **keys: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return f"approvalflow: 1\n{head}moves:\n" + "".join(f"  - {move}\n" for move in listed)


def options_in(study: Study) -> Options:
    return options_of(study.today.process, [read.redesign for read in study.redesigns])


def problems_in(study: Study) -> list[str]:
    with pytest.raises(ApprovalFlowError) as error:
        options_in(study)
    return [problem.key for problem in error.value.problems]


@pytest.mark.parametrize(
    ("study", "options", "sets"),
    [
        ("it-acquisition", 6, 36),
        ("planning-committee", 3, 8),
        ("convenience-store", 7, 30),
        pytest.param("social-investment", 8, 136, marks=pytest.mark.slow),
    ],
)
def test_shipped_studies(study: str, options: int, sets: int) -> None:
    read = read_study(STUDIES / study, None)
    space = Space(read.today.process, options_in(read))
    assert len(space.options.every) == options
    assert sum(map(space.accepts, space.every())) == sets
    for one in read.redesigns:  # each redesign as such is one of the sets
        choice = tuple(int(one.redesign.id in o.redesigns) for o in space.options.every)
        assert space.process(choice) == one.process


def test_prefixes_make_what_applying_all_at_once_makes() -> None:
    read = read_study(STUDIES / "it-acquisition", None)
    options = options_in(read)
    space = Space(read.today.process, options)
    for choice in product((0, 1), repeat=6):
        chosen = tuple(m for o, n in zip(options.every, choice, strict=True) if n
                       for m in o.levels[0])  # fmt: skip
        try:
            whole = applied(read.today.process, chosen).process
        except RedesignFails:
            whole = None
        assert space.process(choice) == whole


def test_a_set_accepted_in_another_order_of_files_is_found(tmp_path: Path) -> None:
    """`first` uses the role that `second` brings."""
    uses = moves("{set: {steps: {sign: {by: deputy}}}}")
    study = study_in(
        tmp_path, OFFICE, second=moves("{add: {roles: {deputy: {staff: 1, cost: 1 CNY/h}}}}", HIRE)
    )
    (tmp_path / "redesigns" / "first.yaml").write_text(uses, encoding="utf-8")
    from approvalflow.redesign.redesign import Redesign

    with pytest.raises(ApprovalFlowError):
        read_study(tmp_path, None)
    second = study.redesigns[0].redesign
    first = Redesign("first", (_set(uses, tmp_path),))
    options = options_of(study.today.process, [first, second])
    space = Space(study.today.process, options)
    assert [o.redesigns for o in options.every] == [("first",), ("second",), ("second",)]
    assert [c for c in space.every() if space.accepts(c)] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 1, 0), (1, 1, 1),
    ]  # fmt: skip


def _set(text: str, folder: Path):  # type: ignore[no-untyped-def]
    """The move alone, as read where the role is there."""
    study = study_in(folder / "other", OFFICE.replace("head: {", "deputy: 1, head: {"), first=text)
    return study.redesigns[0].redesign.moves[0]


def test_equal_moves_are_one_option(tmp_path: Path) -> None:
    study = study_in(
        tmp_path, OFFICE, a=moves(HIRE, DROP), b=moves(DROP.replace("}", ", because: x}"))
    )
    options = options_in(study)
    assert [option.redesigns for option in options.every] == [("a",), ("a", "b")]


def test_levels_are_ways_to_choose_a_move(tmp_path: Path) -> None:
    hire = "{set: {roles: {clerk: {staff: {one_of: [4, 5], because: two posts are free}}}}}"
    study = study_in(tmp_path, OFFICE, a=moves(hire, DROP))
    options = options_in(study)
    assert options.sizes == (3, 2)
    space = Space(study.today.process, options)
    staffs = [space.process((level, 0)).roles["clerk"].staff for level in range(3)]  # type: ignore[union-attr]
    assert staffs == [3, 4, 5]
    assert study.redesigns[0].process.roles["clerk"].staff == 4  # as such it has the first


def test_a_level_is_checked_like_any_move(tmp_path: Path) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        study_in(tmp_path, OFFICE, a=moves("{drop: {one_of: [check, chekc]}}"))
    (problem,) = error.value.problems
    assert problem.key == "unknown-step"
    assert problem.where is not None
    assert (
        "chekc" in (tmp_path / "redesigns/a.yaml").read_text().splitlines()[problem.where.line - 1]
    )


@pytest.mark.parametrize(
    ("move", "key"),
    [
        ("{drop: {one_of: check}}", "one-of-too-few"),
        ("{drop: {one_of: [check]}}", "one-of-too-few"),
        ("{drop: {one_of: [check, check]}}", "one-of-too-few"),
        ("{drop: {one_of: [check, draft], could_be: 1}}", "unknown-key"),
        (
            "{set: {roles: {clerk: {one_of: [4, 5, 6, 7]}, head: {one_of: [2, 3, 4, 5]}}}}",
            "too-many-levels",
        ),
    ],
)
def test_choices_that_are_none(tmp_path: Path, move: str, key: str) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        study_in(tmp_path, OFFICE, a=moves(move))
    assert [problem.key for problem in error.value.problems] == [key]


COSTS = "{once: 100 000 CNY, per_year: 20 000 CNY}"


def test_a_budget_is_once_and_three_years(tmp_path: Path) -> None:
    own = "{drop: check, costs: {once: 5 000 CNY}}"
    options = options_in(study_in(tmp_path, OFFICE, a=moves(HIRE, own, costs=COSTS)))
    assert [options.budget(c) for c in product((0, 1), repeat=2)] == [0, 165_000, 160_000, 165_000]
    assert options.priced
    assert options.currency == "CNY"


def test_what_stands_in_two_redesigns_is_taken_where_it_is_cheapest(tmp_path: Path) -> None:
    dear = "{once: 900 000 CNY}"
    study = study_in(tmp_path, OFFICE, a=moves(HIRE, DROP, costs=dear), b=moves(DROP, costs=COSTS))
    options = options_in(study)
    assert options.budget((0, 1)) == 160_000  # from b alone
    assert options.budget((1, 1)) == 900_000  # both are in a


def test_what_excludes_each_other_and_what_comes_after(tmp_path: Path) -> None:
    late = "{set: {time_limit: 9 working days}}"
    study = study_in(
        tmp_path, OFFICE, a=moves(HIRE), b=moves(DROP, excludes="a"), c=moves(late, after="[b]")
    )
    options = options_in(study)
    had = [choice for choice in product((0, 1), repeat=3) if options.budget(choice) is not None]
    assert had == [(0, 0, 0), (0, 1, 0), (0, 1, 1), (1, 0, 0)]


def test_no_cost_and_none_at_all(tmp_path: Path) -> None:
    options = options_in(study_in(tmp_path, OFFICE, a=moves(HIRE)))
    assert not options.priced
    assert options.budget((1,)) == 0


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        ({"a": {"excludes": "x"}}, ["redesign-not-there"]),
        ({"a": {"after": "b"}, "b": {"after": "a"}}, ["after-in-a-circle"]),
    ],
)
def test_terms_that_cannot_be(
    tmp_path: Path, keys: dict[str, dict[str, str]], problems: list[str]
) -> None:
    files = {"a": moves(HIRE, **keys.get("a", {})), "b": moves(DROP, **keys.get("b", {}))}
    assert problems_in(study_in(tmp_path, OFFICE, **files)) == problems


def test_equal_moves_of_different_costs(tmp_path: Path) -> None:
    first, second = (f"{{drop: check, costs: {{once: {n} CNY}}}}" for n in (1, 2))
    assert problems_in(study_in(tmp_path, OFFICE, a=moves(first), b=moves(second))) == [
        "costs-differ"
    ]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"costs": "{once: 5 USD}"}, "several-currencies"),
        ({"costs": "{once: -5 CNY}"}, "negative"),
        ({"costs": "{ones: 5 CNY}"}, "unknown-key"),
        ({"costs": "5 CNY"}, "mapping-expected"),
        ({"excludes": "a"}, "redesign-of-itself"),
        ({"after": "{b: c}"}, "redesigns-not-named"),
    ],
)
def test_terms_that_cannot_be_read(tmp_path: Path, keys: dict[str, str], key: str) -> None:
    with pytest.raises(ApprovalFlowError) as error:
        study_in(tmp_path, OFFICE, a=moves(HIRE, **keys))
    assert [problem.key for problem in error.value.problems] == [key]


def test_a_sample_holds_the_redesigns_and_only_what_can_be_had() -> None:
    read = read_study(STUDIES / "it-acquisition", None)
    space = Space(read.today.process, options_in(read))
    found = sampled(space, 20, seed=1)
    assert found[0] == space.nothing
    assert all(map(space.accepts, found))
    assert len(set(found)) == len(found) <= 20
    whole: list[Choice] = [(1, 0, 0, 0, 0, 0), (0, 1, 1, 1, 0, 0), (0, 0, 0, 0, 1, 1)]
    assert set(whole) <= set(found)
    assert found == sampled(Space(read.today.process, options_in(read)), 20, seed=1)
