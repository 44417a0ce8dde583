"""What the log of a pilot says of guesses: told nearer to the truth, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.report.documents.protocol import protocol_of
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.pilot import asking, learning, trials
from approvalflow.study.pilot import designs as designing
from approvalflow.study.pilot.asked import PilotAsked
from approvalflow.study.pilot.asking import PilotFiles, pilot
from approvalflow.study.pilot.learning import Learning
from approvalflow.study.pilot.measured import (
    answers_column,
    by_place,
    measured_in,
    measured_range,
    require_answers,
)
from approvalflow.study.pilot.sampling import sample_of
from approvalflow.study.pilot.tables import read_log
from approvalflow.study.reading import Study, read_study
from approvalflow.study.reproduction.repeating import repeated
from approvalflow.study.result import Pilot, PilotEffect, PilotLearnt, PilotRead, Result
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.sensitivity.guesses import GuessPlace
from approvalflow.study.stored.rules import broken
from helpers.studies import study_in

OFFICE = """
approvalflow: 1
calendar: {hours: always, holidays: none}
case_data: {size: {small: 70%, large: rest}}
arrivals: 30 per week
roles: {clerk: {staff: 3, cost: 40 EUR/h}}
steps:
  - lies:
      does: wait
      takes: {depends_on: size, small: 2 to 6 calendar days, large: 4 to 12 calendar days}
  - sign: {does: approve, by: clerk, work_time: 1 h}
"""
PROMPT = """
approvalflow: 1
moves:
  - set:
      steps:
        lies:
          takes: {is: 2 calendar days, could_be: 0.5 calendar days to 6.5 calendar days, source: a}
"""
WEEKS, SHARE = 8, 0.5
BRIEF = Settings(replications=3, horizon=Horizon(2, 12, 8), workers=1)
ASKED = PilotAsked(share=SHARE, weeks=WEEKS)


def brief(patch: pytest.MonkeyPatch) -> None:
    """Few replications, trials and points."""
    patch.setattr(designing, "REPLICATIONS", 8)
    patch.setattr(designing, "MOST_ALARMS", 0.3)  # of so few logs
    for module in (trials, asking):
        patch.setattr(module, "TRIALS", 100)
    patch.setattr(learning, "POINTS", 12)
    patch.setattr(learning, "ENOUGH", 8)
    patch.setattr(learning, "REPLICATIONS", 3)


def log_of(folder: Path, process: str, redesign: str, seed: int = 7) -> Path:
    """The log of a pilot in an office of which all is known, with a seed of its own."""
    study = study_in(folder / "true", process, prompt=redesign)
    settings = replace(BRIEF, seed=seed)
    planned = cast(Pilot, SimpleNamespace(designs=(), replications=0))
    file = folder / "log.csv"
    file.write_text(sample_of(study, settings, ASKED, planned), "utf-8")
    return file


def written(folder: Path) -> Path:
    """A log of 8 weeks, in which the new way takes two days less."""
    lines = [f"{arm},2026-01-{day:02},{5 - 2 * arm + day % 3},small"
             for day in range(1, 29) for arm in (0, 1) for _ in range(3)]  # fmt: skip
    file = folder / "log.csv"
    file.write_text("arm,submitted,days,size\n" + "\n".join(lines) + "\n", "utf-8")
    return file


def read_of(study: Study, log: Path, asked: PilotAsked = ASKED) -> tuple[Result, PilotRead]:
    result = pilot(study, BRIEF, asked=asked, files=PilotFiles(read_log(log)))
    assert result.pilot is not None
    assert result.pilot.read is not None
    return result, result.pilot.read


def learnt_in(read: PilotRead) -> PilotLearnt:
    assert read.learnt is not None
    return read.learnt


def are_refused(result: Result, read: PilotRead, wrong: dict[str, PilotLearnt]) -> None:
    """Each with a flaw on the way to what it is named by."""
    assert result.pilot is not None
    for name, one in wrong.items():
        changed = replace(result, pilot=replace(result.pilot, read=replace(read, learnt=one)))
        assert any(name in flaw.path for flaw in broken(changed)), name


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, PilotRead]:
    """A log drawn with 1.5 days where the file has 2, and thinks of 0.5 to 6.5."""
    with pytest.MonkeyPatch.context() as patch:
        brief(patch)
        folder = tmp_path_factory.mktemp("learning")
        log = log_of(folder, OFFICE, PROMPT.replace("is: 2 cal", "is: 1.5 cal"))
        return read_of(study_in(folder / "office", OFFICE, prompt=PROMPT), log)


@pytest.mark.long
def test_a_guess_is_nearer_to_the_truth_after_a_pilot(known: tuple[Result, PilotRead]) -> None:
    """All in it is 5.2 - 1.5 days; before 5.2 less anything from 0.5 to 6.5."""
    learnt = learnt_in(known[1])
    assert learnt.found == "weighed"
    assert learnt.effective >= 8
    (guess,) = learnt.guesses
    assert guess.narrowed
    assert abs(guess.mean - 1.5) < abs((guess.low + guess.high) / 2 - 1.5) / 4
    assert guess.least <= 1.5 <= guess.most
    assert guess.most - guess.least < (guess.high - guess.low) / 4
    assert learnt.before.effect is not None
    assert learnt.after is not None
    assert learnt.after.effect is not None
    assert learnt.before.effect.low < -4
    assert learnt.before.effect.high > 1
    assert learnt.after.effect.low <= -3.7 <= learnt.after.effect.high
    assert (learnt.before.better < 0.9, learnt.after.better) == (True, 1.0)


@pytest.mark.long
def test_it_is_told_in_one_sentence(known: tuple[Result, PilotRead]) -> None:
    told = {lang: " ".join(text_of(answer_of(known[0], lang)).split()) for lang in ("en", "zh")}
    assert "All in, with all that the guesses could be: before the pilot" in told["en"]
    assert "100 % sure that it is quicker" in told["en"]
    assert "Guesses after the pilot, from" in told["en"]
    assert "试点后的估计" in told["zh"]
    assert "比现状快的把握100%" in told["zh"].replace(" ", "")


@pytest.mark.long
def test_a_result_that_learnt_is_made_again(
    known: tuple[Result, PilotRead], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what the log said, which the result has; the log itself is not needed."""
    brief(monkeypatch)
    assert repeated(known[0], workers=1).deviations == ()


@pytest.mark.long
def test_what_is_learnt_holds_together(known: tuple[Result, PilotRead]) -> None:
    result, read = known
    learnt = learnt_in(read)
    assert list(broken(result)) == []
    (guess,) = learnt.guesses
    assert learnt.after is not None
    wrong = {
        "found": replace(learnt, found="few"),
        "kept": replace(learnt, kept=learnt.points + 1),
        "effective": replace(learnt, effective=learnt.kept + 1.0),
        "better": replace(learnt, before=replace(learnt.before, better=1.5)),
        "mean": replace(learnt, guesses=(replace(guess, mean=guess.high + 1),)),
        "effect": replace(
            learnt, after=replace(learnt.after, effect=PilotEffect(0.0, 1.0, 2.0))),
    }  # fmt: skip
    are_refused(result, read, wrong)


@pytest.mark.long
def test_a_log_that_contradicts_every_value_narrows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the new way 20 days, where 6.5 were thought possible."""
    brief(monkeypatch)
    monkeypatch.setattr(learning, "POINTS", 8)
    monkeypatch.setattr(learning, "ROUNDS", 1)
    log = log_of(tmp_path, OFFICE, PROMPT.replace("2 calendar days, could_be: 0.5 calendar days"
                 " to 6.5 calendar days", "20 calendar days, could_be: 10 calendar days to 30"
                 " calendar days"))  # fmt: skip
    result, read = read_of(study_in(tmp_path / "office", OFFICE, prompt=PROMPT), log)
    learnt = learnt_in(read)
    assert (learnt.found, learnt.guesses, learnt.after) == ("contradicted", (), None)
    assert learnt.before.effect is not None
    for language, words in (("en", "contradicts every value"), ("zh", "都不相符")):
        assert words in " ".join(text_of(answer_of(result, language)).split())
    assert list(broken(result)) == []


def test_without_guesses_nothing_is_said_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(monkeypatch)
    sure = PROMPT.replace("could_be: 0.5 calendar days to 6.5 calendar days, ", "")
    study = study_in(tmp_path / "office", OFFICE, prompt=sure)
    result, read = read_of(study, written(tmp_path))
    assert read.learnt is None
    assert "uesses" not in text_of(answer_of(result, "en"))
    assert "估计" not in text_of(answer_of(result, "zh"))


def test_who_is_stopped_while_it_learns_keeps_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(monkeypatch)

    def stopped(_: Learning) -> None:
        raise Interrupted

    monkeypatch.setattr(Learning, "learnt", stopped)
    study = study_in(tmp_path / "office", OFFICE, prompt=PROMPT)
    result, read = read_of(study, written(tmp_path))
    assert (read.unfinished, read.learnt, result.inputs.interrupted) == (True, None, True)
    assert "Stopped before the guesses were narrowed" in text_of(answer_of(result, "en"))
    assert repeated(result, workers=1).deviations == ()


BOX = """
approvalflow: 1
moves:
  - set: {steps: {lies: {takes: 3 calendar days}}}
"""


VALUES = """
approvalflow: 1
anchors: {days: {worst: 10 calendar days, target: 1 calendar day, source: a promise}}
"""


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, PilotRead]:
    """The same log, and a redesign beside it that takes 3 days whatever the guess is; the office
    has said between what days count.
    """
    with pytest.MonkeyPatch.context() as patch:
        brief(patch)
        folder = tmp_path_factory.mktemp("ranking")
        log = log_of(folder, OFFICE, PROMPT.replace("is: 2 cal", "is: 1.5 cal"))
        study_in(folder / "office", OFFICE, box=BOX, prompt=PROMPT)
        (folder / "office" / "values.yaml").write_text(VALUES, "utf-8")
        study = read_study(folder / "office", None)
        return read_of(study, log, replace(ASKED, redesign="prompt"))


@pytest.mark.long
def test_the_others_are_ranked_anew_by_what_the_log_says(ranked: tuple[Result, PilotRead]) -> None:
    """Of 0.5 to 6.5 days 2.5 of 6 are quicker than 3; after it all that are left."""
    result, read = ranked
    learnt = learnt_in(read)
    assert [design.id for design in result.designs[1:]] == ["prompt", "box"]
    assert [one.design for one in learnt.ranked] == ["prompt", "box"]
    prompt, box = learnt.ranked
    assert prompt.first_before == pytest.approx(2.5 / 6, abs=0.09)
    assert prompt.first_before + box.first_before == pytest.approx(1, abs=1e-9)
    assert (prompt.first_after, box.first_after) == (1.0, 0.0)
    assert (prompt.before, prompt.after) == (learnt.before, learnt.after)
    assert box.after is not None
    assert box.before.effect is not None
    assert box.after.effect is not None
    assert box.after.effect.value == pytest.approx(box.before.effect.value, abs=0.3)


@pytest.mark.long
def test_a_ranking_that_turns_is_told(ranked: tuple[Result, PilotRead]) -> None:
    told = {lang: " ".join(text_of(answer_of(ranked[0], lang)).split()) for lang in ("en", "zh")}
    assert "Likely the quickest of all: before the pilot “box” " in told["en"]
    assert "after it “prompt” 100 %" in told["en"]
    assert "After it “prompt” is likely the quickest (100 %; before " in told["en"]
    assert "试点后更可能最快的是“prompt”" in told["zh"].replace(" ", "")


@pytest.mark.long
def test_values_rank_anew_by_what_the_log_says(ranked: tuple[Result, PilotRead]) -> None:
    """Days are all that has an anchor, so that the quicker in most draws comes first: of 3.5 of 6
    days of the guess `box`, of those that are left `prompt`.
    """
    result, read = ranked
    found = {one.profile: (one.before, one.after) for one in learnt_in(read).valued}
    assert found == {"interest": ("box", "prompt"), "comprehensive": ("box", "prompt")}
    told = {lang: " ".join(text_of(answer_of(result, lang)).split()) for lang in ("en", "zh")}
    assert "interest puts “box” first before the pilot, “prompt” after it" in told["en"]
    assert "利益取向试点前首选“box”，试点后首选“prompt”" in told["zh"].replace(" ", "")


@pytest.mark.long
def test_a_ranking_is_made_again_and_holds_together(
    ranked: tuple[Result, PilotRead], monkeypatch: pytest.MonkeyPatch
) -> None:
    result, read = ranked
    learnt = learnt_in(read)
    assert list(broken(result)) == []
    first, second = learnt.ranked
    wrong = {
        "after": (replace(first, after=None), second),
        "first_after": (replace(first, first_after=None), second),
        "first_before": (replace(first, first_before=1.5), second),
        "ranked": (first,),
    }
    are_refused(result, read, {n: replace(learnt, ranked=told) for n, told in wrong.items()})
    one = learnt.valued[0]
    unfit = {"before": (replace(one, before="nobody"),), "valued": (one, one)}
    are_refused(result, read, {n: replace(learnt, valued=told) for n, told in unfit.items()})
    brief(monkeypatch)
    assert repeated(result, workers=1).deviations == ()


def test_others_without_a_log_are_refused(tmp_path: Path) -> None:
    study = study_in(tmp_path, OFFICE, box=BOX, prompt=PROMPT)
    with pytest.raises(ApprovalFlowError) as told:
        pilot(study, BRIEF, asked=replace(ASKED, redesign="prompt"))
    assert [problem.key for problem in told.value.problems] == ["pilot-others-unread"]


def test_a_guess_of_another_redesign_is_not_measured_by_the_pilot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The column is of cases that went the way that was tried."""
    brief(monkeypatch)
    monkeypatch.setattr(learning, "POINTS", 4)
    monkeypatch.setattr(learning, "ROUNDS", 0)
    box = BOX.replace("lies: {takes: 3 calendar days}",
                      "sign: {work_time: {is: 1 h, could_be: 30 min to 2 h}}")  # fmt: skip
    study = study_in(tmp_path / "office", OFFICE, box=box, prompt=PROMPT)
    file = written(tmp_path)
    lines = file.read_text("utf-8").splitlines()
    more = [lines[0] + ",sign.work", *(line + ",2" for line in lines[1:])]
    file.write_text("\n".join(more) + "\n", "utf-8")
    result, read = read_of(study, file, replace(ASKED, redesign="prompt"))
    assert {one.file for one in read.narrowed} == {"process.yaml"}
    assert result.pilot is not None
    assert result.pilot.hours == ()


ANSWERED = OFFICE.replace(
    "work_time: 1 h}", "work_time: 1 h, outcomes: {refuse: {is: 8%, could_be: 5% to 20%}}}"
)
HEADS = "arm,submitted,days,sign.refuse\n"


def test_a_column_of_answers_measures_a_share(tmp_path: Path) -> None:
    """Of today's way, since it stands in the file of today; exact interval of 3 of 12."""
    study = study_in(tmp_path / "office", ANSWERED, prompt=PROMPT)
    file = tmp_path / "log.csv"
    rows = [("today", "yes")] * 3 + [("today", "no")] * 9 + [("today", ""), ("redesign", "yes")]
    file.write_text(HEADS + "".join(f"{a},2026-01-05,3,{b}\n" for a, b in rows), "utf-8")
    log = read_log(file)
    require_answers(log, study)
    ((guess, one),) = measured_in(log, study)
    assert (one.path, one.category, one.guessed) == ("steps.2.sign.outcomes.refuse", "", 0.08)
    assert (one.measured, one.low, one.high) == pytest.approx((0.25, 0.0549, 0.5719), abs=1e-4)
    told = measured_range(guess, by_place((one,)))
    assert told is not None
    assert told[1:] == pytest.approx((5.49, 20), abs=0.01)  # no more than its file thinks possible


def test_an_answer_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", ANSWERED, prompt=PROMPT)
    file = tmp_path / "log.csv"
    file.write_text(HEADS + "today,2026-01-05,3,no\n1,2026-01-06,3,perhaps\n", "utf-8")
    with pytest.raises(ApprovalFlowError) as told:
        pilot(study, BRIEF, asked=ASKED, files=PilotFiles(read_log(file)))
    (problem,) = told.value.problems
    assert problem.key == "table-word"
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (3, 4)


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("moves.4.take_up", "take_up"),
        ("moves.1.set.steps.check.outcomes.send_back.share", "check.send_back"),
        ("steps.2.sign.outcomes.refuse", "sign.refuse"),
        ("steps.2.sign.outcomes.ask_applicant.takes", ""),
        ("moves.1.merge.keeps", ""),
    ],
)
def test_which_column_measures_a_share(path: str, column: str) -> None:
    assert answers_column(GuessPlace("", tuple(path.split(".")), "5%", 1)) == column


WORKED = OFFICE.replace("work_time: 1 h}", "work_time: {is: 1 h, could_be: 30 min to 3 h}}")


def test_a_column_of_hours_measures_the_work_of_a_step(tmp_path: Path) -> None:
    """Of today's way, whose file has it: 1.5 and 2.5 hours, so 2 +- 12.706 x .5 (Student)."""
    study = study_in(tmp_path / "office", WORKED, prompt=PROMPT)
    file = tmp_path / "log.csv"
    rows = [("today", "1.5"), ("today", "2.5"), ("today", ""), ("redesign", "9")]
    file.write_text(
        "arm,submitted,days,sign.work\n" + "".join(f"{a},2026-01-05,3,{b}\n" for a, b in rows),
        "utf-8",
    )
    log = read_log(file)
    require_answers(log, study)
    ((guess, one),) = measured_in(log, study)
    assert (one.path, one.unit, one.guessed) == ("steps.2.sign.work_time", "h", 1.0)
    assert (one.measured, one.low, one.high) == pytest.approx((2.0, 0.0, 8.3531), abs=1e-4)
    told = measured_range(guess, by_place((one,)))
    assert told is not None
    assert told[1:] == pytest.approx((0.5, 3.0))  # hours, within what its file thinks possible


def test_a_law_of_work_is_measured_by_its_mean(tmp_path: Path) -> None:
    """It could be 50 to 300 % of that: what the mean in the log is of that of the law."""
    law = "work_time: {is: {median: 30 min, p90: 60 min}, could_be: 50% to 300%}}"
    study = study_in(tmp_path / "office", OFFICE.replace("work_time: 1 h}", law), prompt=PROMPT)
    file = tmp_path / "log.csv"
    hours = (0.9, 1.0, 1.1) * 20
    file.write_text(
        "arm,submitted,days,sign.work\n" + "".join(f"today,2026-01-05,3,{h}\n" for h in hours),
        "utf-8",
    )
    ((guess, one),) = measured_in(read_log(file), study)
    told = measured_range(guess, by_place((one,)))
    assert told is not None
    assert one.guessed is not None
    assert sum(told[1:]) / 2 == pytest.approx(1 / one.guessed, abs=1e-6)
    assert told[2] - told[1] < 0.1


def test_hours_that_are_no_number_are_told_with_their_place(tmp_path: Path) -> None:
    study = study_in(tmp_path / "office", WORKED, prompt=PROMPT)
    file = tmp_path / "log.csv"
    file.write_text("arm,submitted,days,sign.work\ntoday,2026-01-05,3,long\n", "utf-8")
    with pytest.raises(ApprovalFlowError) as told:
        require_answers(read_log(file), study)
    (problem,) = told.value.problems
    assert problem.key == "table-number"


def test_the_protocol_names_the_columns_that_measure_guesses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief(monkeypatch)
    both = ANSWERED.replace("work_time: 1 h,", "work_time: {is: 1 h, could_be: 1 h to 3 h},")
    study = study_in(tmp_path / "office", both, prompt=PROMPT)
    result = pilot(study, BRIEF, asked=ASKED)
    told = {lang: markdown(protocol_of(result, lang)) for lang in ("en", "zh")}
    assert "no question: sign.refuse." in told["en"]
    assert "at a visit of the step: sign.work." in told["en"]
    assert "sign.refuse" in told["zh"]
