"""From the files of a study to what is recommended: worth, groups, price, and the sentences."""

from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.report.document import FactList, Paragraph
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study
from approvalflow.study.result import Comparison, Result
from approvalflow.study.runner import Settings
from approvalflow.study.storing import as_json, from_json

SETTINGS = Settings(replications=6)
PROCESS = """\
approvalflow: 1
name: A permit
{study}
roles:
  clerk: {{staff: 2, cost: 40 EUR/h}}
  head: {{staff: 1, cost: 60 EUR/h, in_tray: 2 working days}}
  board: {{staff: 3, cost: 0 EUR/h, in_tray: 10 working days}}
arrivals: 4 per working day
case_data:
  cost: {{median: 3000 EUR, p90: 12000 EUR}}
steps:
  - intake: {{by: clerk, work_time: 20 min to 2 h}}
  - publish: {{does: wait, takes: 40 calendar days}}
  - sign: {{does: approve, by: head, work_time: 10 min, outcomes: {{refuse: 5%}}}}
  - large: {{does: approve, by: board, only_if: cost > 12 000 EUR, work_time: 30 min}}
"""
FEWER = "moves: [{set: {roles: {board: {in_tray: 1 working day}}}}]"  # a tenth, 12 days of 58
QUICKER = "moves: [{set: {steps: {publish: {takes: 30 calendar days}}}}]"
DEARER = (
    "moves: [{set: {steps: {publish: {takes: 30 calendar days}}, roles: {head: {cost: 99 EUR/h}}}}]"
)
SLOWER = "moves: [{set: {steps: {publish: {takes: 50 calendar days}}}}]"
A_LITTLE_SLOWER = "moves: [{set: {steps: {publish: {takes: 41 calendar days}}}}]"
BROKEN = f"{QUICKER}\nguardrails: [granted >= 99%]"
SAME = "moves: [{set: {roles: {head: {staff: 1}}}}]"
GIVES_UP = (
    "moves:\n"
    "  - set: {steps: {sign: {due: {after: 1 working day, action: go_on}}}}\n"
    "  - set: {steps: {publish: {takes: 30 calendar days}}}\n"
)


def study_of(folder: Path, redesigns: dict[str, str], study: str = "") -> Study:
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(PROCESS.format(study=study), encoding="utf-8")
    for name, text in redesigns.items():
        file = folder / "redesigns" / f"{name}.yaml"
        file.write_text(f"approvalflow: 1\nname: {name}\n{text}\n", encoding="utf-8")
    return read_study(folder, None)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    designs = {
        "dearer": DEARER, "fewer": FEWER, "quicker": QUICKER, "slower": SLOWER, "broken": BROKEN,
        "a_little_slower": A_LITTLE_SLOWER, "same": SAME,
    }  # fmt: skip
    return compare(study_of(tmp_path_factory.mktemp("office") / "permit", designs), SETTINGS)


def of(result: Result, name: str) -> Comparison:
    return next(c for c in result.comparisons if c.design == name)


@pytest.mark.parametrize(
    ("name", "line", "verdict", "rank"),
    [
        ("quicker", 9, "adopt", 0),
        ("dearer", 9, "adopt", 0),
        ("fewer", 10, "works, but little", 1),
        ("slower", 6, "do not adopt", 4),
        ("a_little_slower", 7, "slower, but little", 3),
        ("broken", 1, "do not adopt", 4),
        ("same", 5, "changes nothing", 3),
    ],
)
def test_the_line_that_decides(
    result: Result, name: str, line: int, verdict: str, rank: int
) -> None:
    found = of(result, name)
    assert (found.line, found.verdict, found.rank) == (line, verdict, rank)


def test_the_cheaper_of_two_that_are_as_quick_is_recommended(result: Result) -> None:
    found = result.recommendation
    assert found is not None
    assert found.design == "quicker"
    assert found.order[:3] == ("quicker", "dearer", "fewer")
    assert set(found.order[-2:]) == {"slower", "broken"}
    (tie,) = found.ties
    assert (tie.design, tie.word, tie.why) == ("dearer", "as quick", "cost")
    assert (tie.difference, tie.low, tie.high) == (0.0, 0.0, 0.0)


def test_the_few_who_are_concerned_gain_what_the_average_hides(result: Result) -> None:
    found = of(result, "fewer")
    group = found.concerned
    assert group is not None
    assert group.share == pytest.approx(0.1, abs=0.02)  # p90 is 12 000
    assert group.days.difference == pytest.approx(-12.6, abs=1.0)  # 9 working days of the week
    assert found.measures["days_mean"].difference == pytest.approx(
        group.share * (group.days.difference or 0.0), rel=0.05
    )
    assert group.gains
    assert found.gaining == (group,)
    assert found.others is not None
    assert found.others.today == found.others.design  # exactly as they are
    assert (found.others.difference, found.others.word) == (0.0, "no detectable difference")
    both = [(group.share, group.days.today), (1 - group.share, found.others.today)]
    mean = sum(share * (days or 0.0) for share, days in both)
    assert found.measures["days_mean"].today == pytest.approx(mean, rel=0.01)
    assert of(result, "quicker").others is None
    everybody = of(result, "quicker").concerned
    assert everybody is not None
    assert everybody.share == 1.0
    assert not of(result, "quicker").gaining or of(result, "quicker").rank == 0


def test_a_result_says_it_all_and_is_read_back(result: Result) -> None:
    assert result.worthwhile is not None
    today = result.designs[0].measures["days_mean"].value
    assert today is not None
    assert (result.worthwhile.share, result.worthwhile.days) == (0.05, pytest.approx(0.05 * today))
    assert from_json(as_json(result).encode()) == result


def paragraphs(result: Result, language: str) -> list[str]:
    section = document_of(result, language).sections[0]
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def test_the_report_says_it_first(result: Result) -> None:
    advice, tie, *verdicts = paragraphs(result, "en")
    assert advice == "Recommended: E, “quicker”."
    assert tie.startswith("C is as quick as E: at most 0.0 days lie between them. E costs")
    assert [text[:9] for text in verdicts[:2]] == ["Adopt E, ", "Adopt C, "]
    assert "The price: a case costs the office" in verdicts[1]
    assert "The price" not in verdicts[0]
    by_name = {name: next(t for t in verdicts if f"“{name}”" in t) for name in ("same", "fewer")}
    assert by_name["same"].endswith("changes nothing: every case is decided when it is decided"
                                    " today, and in the same way.")  # fmt: skip
    assert "works, but little: it saves" in by_name["fewer"]
    assert "of the cases: their" in by_name["fewer"]
    later = next(t for t in verdicts if "“a_little_slower”" in t)
    assert "of the cases wait at least a day longer" in later
    chinese = paragraphs(result, "zh")
    assert chinese[0] == "推荐方案：E“quicker”。"
    assert "没有任何改变" in "".join(chinese)
    assert not any("。 " in text for text in chinese)
    assert "Recommended: E" in markdown(document_of(result))


def test_what_is_worth_the_trouble_is_printed(result: Result) -> None:
    facts = [b for s in document_of(result).sections for b in s.blocks if isinstance(b, FactList)]
    said = dict(item for block in facts for item in block.items)
    assert said["Worth the trouble"].endswith("days saved, 5 % of today")


@pytest.mark.parametrize(
    ("study", "verdict", "days"),
    [
        ("study: {worthwhile: 1 calendar day}", "adopt", 1.0),
        ("study: {worthwhile: 2 weeks}", "works, but little", 14.0),
        ("study: {worthwhile: 24 h}", "adopt", 1.0),
        ("study: {worthwhile: 50%}", "works, but little", None),
        ("study: {worthwhile: {is: 10%, because: the mayor says so}}", "adopt", None),
    ],
)
def test_the_study_says_what_is_worth_the_trouble(
    study: str, verdict: str, days: float | None, tmp_path: Path
) -> None:
    made = study_of(tmp_path / "permit", {"quicker": QUICKER}, study)
    found = compare(made, Settings(replications=3))
    assert found.comparisons[0].verdict == verdict
    assert found.worthwhile is not None
    if days is not None:
        assert (found.worthwhile.share, found.worthwhile.days) == (None, days)


@pytest.mark.parametrize(
    ("study", "of_today", "days"),
    [
        ("", 0.02, None),
        ("study: {worthwhile: 3%}", 0.015, None),
        ("study: {worthwhile: 12 h}", None, 0.25),
        ("study: {worthwhile: 9 weeks}", 0.02, None),
    ],
)
def test_half_of_what_is_worth_the_trouble_can_be_told(
    study: str, of_today: float | None, days: float | None, tmp_path: Path
) -> None:
    made = study_of(tmp_path / "permit", {"quicker": QUICKER}, study)
    result = compare(made, SETTINGS)
    today = result.designs[0].measures["days_mean"].value
    assert today is not None
    wanted = days if of_today is None else of_today * today
    assert result.inputs.precision.target == pytest.approx(wanted)
    coarse = compare(made, Settings(replications=3, precision=0.1))
    assert coarse.inputs.precision.target == pytest.approx(0.1 * today, rel=0.02)


def test_only_a_group_is_a_reason_where_nothing_else_is(tmp_path: Path) -> None:
    """Rank 1: the sentence at the top speaks of the group."""
    found = compare(study_of(tmp_path / "permit", {"fewer": FEWER}), SETTINGS)
    assert found.recommendation is not None
    assert found.recommendation.design == "fewer"
    advice = paragraphs(found, "en")[0]
    assert advice.startswith("Recommended: A, “fewer”, for the ")
    assert "of the cases that it concerns" in advice


def test_what_nobody_answers_is_no_saving(tmp_path: Path) -> None:
    """Four files in five pass the deadline in the tray of the head, and no guardrail names it."""
    named = f"{GIVES_UP}guardrails: [unanswered(sign) <= 100%]"
    made = study_of(tmp_path / "permit", {"silent": GIVES_UP, "named": named})
    found = compare(made, SETTINGS)
    silent = of(found, "silent")
    assert (silent.line, silent.verdict) == (8, "evidence insufficient")
    (reason,) = silent.reasons
    assert reason.key == "silence-rises"
    assert reason.parameters["measures"] == ["unanswered(sign)"]
    assert (of(found, "named").line, of(found, "named").verdict) == (9, "adopt")
    assert "points more of the cases end without an answer" in " ".join(paragraphs(found, "en"))


def test_all_bad_is_today(tmp_path: Path) -> None:
    found = compare(study_of(tmp_path / "permit", {"slower": SLOWER, "same": SAME}), SETTINGS)
    assert found.recommendation is not None
    assert found.recommendation.design == ""
    assert paragraphs(found, "en")[0].startswith("Recommended: stay with today.")


def test_a_redesign_equal_to_today_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study_of(tmp_path / "permit", {"same": SAME, "quicker": QUICKER})
    assert exit_code(["check", str(tmp_path / "permit")]) == 0
    said = capsys.readouterr()
    assert "AF618" in said.err + said.out
    assert "means the same as today" in said.err + said.out
    assert (said.err + said.out).count("AF618") == 1
    assert exit_code(["check", str(tmp_path / "permit"), "--strict"]) == 3
