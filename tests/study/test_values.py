"""`values.yaml`: floors among the guardrails of every redesign, anchors, profiles, mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.comparison.orders import order_of
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.notation.yamlsource import read_source
from approvalflow.report.documents.diagnostics import texts_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study, with_further_changes
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.runner import Settings
from approvalflow.study.search import search
from approvalflow.study.values import Anchor, Profile, values_from
from approvalflow.study.values.writing import new_values, with_profile
from helpers.studies import OFFICE, QUARTER, study_in

BRIEF = Settings(replications=4, horizon=QUARTER, workers=1)
QUICKER = "approvalflow: 1\nmoves:\n  - set: {steps: {intake: {work_time: 15 min}}}\n"
FLOORS = "approvalflow: 1\nfloors:\n"


def with_values(folder: Path, text: str, **redesigns: str) -> Study:
    study_in(folder, OFFICE, **redesigns)
    (folder / "values.yaml").write_text(text, "utf-8")
    return read_study(folder, None)


def test_all_of_it_is_read(tmp_path: Path) -> None:
    study = with_values(
        tmp_path,
        FLOORS
        + """\
  - granted >= today - 1 point
anchors:
  days: {worst: 3 weeks, target: 7 calendar days, source: {en: the law, zh: 法规}}
  in_time: {worst: 80%, target: 100%, source: the charter}
  cost: {worst: 200 CNY, target: 80元, source: the budget}
  room: {worst: 5%, target: 30%, source: the union}
  posts: {worst: 4, target: 2, source: the union}
offices: kind
profiles:
  firms:
    name: {en: Firms, zh: 企业}
    set_by: the chamber
    order: 办理天数 >= 成本
    anchors: {days: {worst: 14 calendar days, target: 1 calendar day, source: a survey}}
""",
        a=QUICKER,
    )
    values = study.values
    assert values.anchors[0] == Anchor("days", 21, 7, (("en", "the law"), ("zh", "法规")))
    assert [(a.criterion, a.worst, a.target) for a in values.anchors[1:]] == [
        ("in_time", 0.8, 1), ("cost", 200, 80), ("room", pytest.approx(0.05), 0.3), ("posts", 4, 2),
    ]  # fmt: skip
    assert values.offices == "kind"
    assert [str(one.order) for one in values.profiles] == ["days >= cost"]
    assert values.profiles[0].anchors[0].worst == 14
    assert [one.text for one in study.guardrails[0]] == ["granted >= today - 1 point"]


WRONG = {
    "dayz": ("floors: [dayz <= 3]", 'unknown measure "dayz"', 2, 10),
    "floor-unit": ("floors:\n  - days_p90 <= 30%", "another unit than its measure", 3, 17),
    "no-source": ("anchors: {days: {worst: 9 weeks, target: 1 week}}", '"source"', 2, 11),
    "misspelt": ("flors: []", 'key "flors" is not known', 2, 1),
    "criterion": ("anchors: {dais: {worst: 2, target: 1, source: x}}", 'criterion "dais"', 2, 11),
    "unit": ("anchors: {days: {worst: 9, target: 1 week, source: x}}", "unit", 2, 25),
    "backwards": (
        "anchors: {days: {worst: 1 week, target: 9 weeks, source: x}}", "less is better", 2, 11,
    ),
    "more": ("anchors: {in_time: {worst: 90%, target: 90%, source: x}}", "more is better", 2, 11),
    "offices": ("offices: district", "that tell offices apart", 2, 10),
    "built-in": ("profiles: {unity: {set_by: us, order: days}}", "without a file", 2, 12),
    "nobody": ("profiles: {us: {order: days}}", 'key "set_by" is missing', 2, 12),
    "order": ("profiles: {us: {set_by: us, order: days >= cots}}", 'criterion "cots"', 2, 44),
    "rest": ("profiles: {us: {set_by: us, order: rest >= days}}", '"rest" is not alone', 2, 36),
    "twice": ("profiles: {us: {set_by: us, order: days = days}}", 'names "days" twice', 2, 43),
    "shape": ("floors: {days: 3}", "list", 2, 9),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    text, said, line, column = WRONG[name]
    with pytest.raises(ApprovalFlowError) as refused:
        with_values(tmp_path, f"approvalflow: 1\n{text}\n", a=QUICKER)
    (problem,) = refused.value.problems
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (line, column), told(problem)
    assert said in told(problem)
    chinese = texts_of([problem], "zh")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.split("\n")[0])


def told(problem: Problem) -> str:
    return texts_of([problem], "en")


def test_what_is_wrong_is_told_while_today_cannot_be_read(tmp_path: Path) -> None:
    study_in(tmp_path, OFFICE, a=QUICKER)
    (tmp_path / "process.yaml").write_text(OFFICE.replace("by: head", "by: haed"), "utf-8")
    (tmp_path / "values.yaml").write_text(
        "approvalflow: 1\nprofiles: {us: {set_by: us, order: cots}}\n", "utf-8"
    )
    with pytest.raises(ApprovalFlowError) as refused:
        read_study(tmp_path, None)
    assert "unknown-criterion" in {problem.key for problem in refused.value.problems}


def test_a_redesign_that_breaks_a_floor_is_never_adopted(tmp_path: Path) -> None:
    """It would be: that it saves days is certain."""
    free = compare(study_in(tmp_path / "free", OFFICE, a=QUICKER), BRIEF)
    assert free.comparisons[0].verdict == "adopt"
    study = with_values(tmp_path / "bound", f"{FLOORS}  - days_mean <= 1 calendar day\n", a=QUICKER)
    bound = compare(study, BRIEF)
    assert bound.comparisons[0].verdict == "do not adopt"
    assert [held.holds for held in bound.comparisons[0].guardrails] == ["no"]
    assert bound.recommendation is not None
    assert bound.recommendation.design == ""


def test_a_floor_without_its_measure_is_not_known(tmp_path: Path) -> None:
    """Nobody says that there are defects: then nobody may adopt."""
    floors = f"{FLOORS}  - wrongful_approvals <= today\n"
    found = compare(with_values(tmp_path, floors, a=QUICKER), BRIEF).comparisons[0]
    assert [held.holds for held in found.guardrails] == ["unsure"]
    assert found.verdict == "evidence insufficient"


def test_a_floor_on_somebody_who_is_gone_is_not_known(tmp_path: Path) -> None:
    """In a process of its own, where no head is left."""
    gone = OFFICE.replace(", head: 1}", "}").replace("by: head", "by: clerk")
    study = with_values(tmp_path, f"{FLOORS}  - utilisation(head) <= 90%\n", a=gone)
    assert compare(study, BRIEF).comparisons[0].guardrails[0].holds == "unsure"


def test_floors_stay_where_a_study_is_changed_or_done_again(tmp_path: Path) -> None:
    study = with_values(tmp_path, f"{FLOORS}  - days_mean <= 1 calendar day\n", a=QUICKER)
    changed = with_further_changes(study, ["roles.clerk.staff=3"], "test")
    assert changed.guardrails == study.guardrails
    result = compare(study, BRIEF)
    assert result.inputs.values is not None
    assert repeated(result).same


def test_search_takes_no_set_that_breaks_a_floor(tmp_path: Path) -> None:
    """Of two moves the quicker set would be both; the floor forbids that one."""
    both = QUICKER + "  - drop: sign\n"
    free = search(study_in(tmp_path / "free", OFFICE, a=both), BRIEF)
    assert free.search is not None
    assert sum(map(bool, free.search.sets[free.search.best - 1].choice)) == 2
    study = with_values(tmp_path / "bound", f"{FLOORS}  - signoffs >= 0.9\n", a=both)
    bound = search(study, BRIEF)
    assert bound.search is not None
    assert bound.search.sets[bound.search.best - 1].choice == (1, 0)
    assert repeated(bound).same


MINE = Profile("mine", order_of("days >= cost"), (), (("", "us"),))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("approvalflow: 1\nfloors: []  # none\n", "floors: []  # none\nprofiles:\n  mine:\n"),
        (
            "approvalflow: 1\nprofiles:\n    us: {set_by: us, order: days}\n",
            "profiles:\n    mine:\n        set_by",
        ),
    ],
)
def test_a_profile_is_added_and_all_else_stays(tmp_path: Path, before: str, after: str) -> None:
    text = with_profile(before, MINE, lambda _, value: str(value))
    assert text is not None
    assert after in text
    assert all(line in text for line in before.split("\n"))
    assert mine_in(text, tmp_path) == "days >= cost"


def mine_in(text: str, folder: Path) -> str:
    """The order of that profile, read from a file of values."""
    study = study_in(folder, OFFICE)
    values = values_from(read_source(text, "values.yaml"), study.today.process)
    return str(next(one for one in values.profiles if one.id == "mine").order)


@pytest.mark.parametrize("schema", [True, False])
def test_a_new_file_names_the_schema_that_lies_beside(tmp_path: Path, schema: bool) -> None:
    text = new_values(MINE, lambda _, value: str(value), schema=schema)
    head = "# yaml-language-server: $schema=./approvalflow.values.schema.json\n" if schema else ""
    assert text.startswith(f"{head}approvalflow: 1\nprofiles:\n  mine:\n")
    assert mine_in(text, tmp_path) == "days >= cost"


def test_nothing_is_added_to_what_stands_in_braces() -> None:
    text = "approvalflow: 1\nprofiles: {us: {set_by: us, order: days}}\n"
    assert with_profile(text, MINE, lambda _, value: str(value)) is None
