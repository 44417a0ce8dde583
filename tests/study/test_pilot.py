"""What a pilot shows, how sure its planned analysis is, and what it is not said to show."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.process.model.process import Process
from approvalflow.report.media.terminal import text_of
from approvalflow.report.sections.answer import answer_of
from approvalflow.simulation.plan.recipes import Tried
from approvalflow.study.many import Aids
from approvalflow.study.pilot import designs as designing
from approvalflow.study.pilot.analyses import (
    CaseRegression,
    block_means,
    evidence,
    power_of,
    stops,
    weeks_for,
)
from approvalflow.study.pilot.asked import PilotAsked, asked_again
from approvalflow.study.pilot.asking import pilot
from approvalflow.study.pilot.cases import PilotCases
from approvalflow.study.pilot.running import PilotOffice, begins_of, run_offices
from approvalflow.study.pilot.spreading import SpreadOffice, cost_of, smith
from approvalflow.study.pilot.trials import (
    MOST_ALARMS,
    by_case,
    trials_beside,
    trials_by_case,
)
from approvalflow.study.reading import Study, read_study
from approvalflow.study.result import Pilot
from approvalflow.study.runner import Settings
from helpers.strategies import process_of
from helpers.studies import study_in

ROOT = Path(__file__).parents[2]
OFFICE = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
case_data:
  district: {A: 40%, B: rest}
  size: {small: 70%, large: rest}
arrivals: 3 per working day
roles:
  clerk: {staff: 1, cost: 40 EUR/h}
  expert: {staff: 2, cost: 60 EUR/h, in_tray: 1 to 9 working days}
steps:
  - check: {by: clerk, work_time: 10 to 30 min}
  - assess: {by: expert, work_time: {depends_on: size, small: 1 to 3 h, large: 3 to 6 h}}
  - sign: {does: approve, by: expert, in_tray: 0 min, work_time: 10 min, outcomes: {refuse: 8%}}
"""
BUSY = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, holidays: none}
arrivals: 4.2 per working day
roles: {expert: 1}
steps:
  - assess: {by: expert, work_time: {mean: 1.7 h, shape: exponential}}
"""
PROMPT = """\
approvalflow: 1
name: {en: Files are taken up at once, zh: 来件即办}
moves:
  - set: {steps: {assess: {in_tray: 1 to 7 working days}}}
"""
SLOWER = """\
approvalflow: 1
moves:
  - set: {steps: {assess: {work_time: {depends_on: size, small: 1.5 to 4 h, large: 4 to 7 h}}}}
"""
MORE = "approvalflow: 1\nmoves: [set: {roles: {expert: {staff: 3}}}]\n"
BRIEF = Settings(replications=4, horizon=Horizon(6, 12, 26), workers=1)
WEEKS = 12


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pilot") / "office"
    study_in(folder, OFFICE, prompt=PROMPT, slower=SLOWER, more=MORE)
    return folder


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(designing, "REPLICATIONS", 8)


def of(study: Path, redesign: str, asked: PilotAsked = PilotAsked(weeks=WEEKS)) -> Pilot:  # noqa: B008 - frozen
    found = pilot(read_study(study, [redesign]), BRIEF, asked=asked).pilot
    assert found is not None
    return found


def test_two_effects_have_two_names(study: Path) -> None:
    found = of(study, "prompt")
    assert found.queues == ()
    assert found.within is not None
    assert found.all_in is not None
    for effect in (found.within, found.all_in):  # two working days less in a tray, for everybody
        assert -1.9 < effect.value < -0.9
    assert [design.asked for design in found.designs].count(True) == 1
    assert {design.way for design in found.designs} == {"share", "weeks", "offices"}
    offered = [design for design in found.designs if design.offered]
    assert all(design.alarms is not None and design.alarms <= MOST_ALARMS for design in offered)
    assert found.designs[0].weeks == min(d.weeks for d in offered if d.weeks is not None)
    assert found.looks is not None
    assert found.safety.wrong is None
    assert found.safety.at_most == pytest.approx(1 - 0.05 ** (1 / found.safety.rechecked[1]))


def test_what_is_slower_all_in_is_to_be_changed_before_it_is_tried(study: Path) -> None:
    result = pilot(read_study(study, ["slower"]), BRIEF, asked=PilotAsked(weeks=WEEKS))
    for language, words in (("en", "change it before anybody tries it"), ("zh", "先修改，再试点")):
        assert words in " ".join(text_of(answer_of(result, language)).split())


@pytest.mark.long
def test_where_people_queue_the_days_of_the_arms_are_no_effect(tmp_path: Path) -> None:
    """All in -4.2 days; the arms would show -0.6, so that they are not told."""
    redesign = tmp_path / "quicker.yaml"
    work = {"householder": (5.84, 2.88), "minor": (12.24, 6.08), "dwellings": (26.8, 12.8),
            "major": (46.8, 23.2), "other": (5.6, 2.8)}  # fmt: skip
    kinds = ", ".join(f"{name}: {{mean: {m} h, sd: {sd} h}}" for name, (m, sd) in work.items())
    redesign.write_text(
        "approvalflow: 1\nmoves:\n  - set: {steps: {report: {work_time: "
        f"[{{depends_on: kind, {kinds}}}, 0.8 h]}}}}}}\n",
        "utf-8",
    )
    study = read_study(ROOT / "processes/planning-committee", [str(redesign)])
    settings = Settings(replications=8, horizon=Horizon(104, 104, 156))
    found = pilot(study, settings).pilot
    assert found is not None
    assert [queue.name for queue in found.queues] == ["case_officer"]
    assert found.queues[0].load == pytest.approx(0.93, abs=0.02)
    assert found.within is None
    assert found.all_in is not None
    assert found.all_in.value == pytest.approx(-4.2, abs=0.6)
    assert {d.measure for d in found.designs if d.way != "offices"} == {"work"}
    asked = next(design for design in found.designs if design.asked)
    assert asked.effect == pytest.approx(-2.3, abs=0.3)  # hours of work a case


def logs(
    process: Process, count: int, tried: Tried | None = None, weeks: int = WEEKS,
    redesign: Process | None = None, strata: tuple[str, ...] = (),
) -> list[PilotCases]:  # fmt: skip
    horizon = Horizon(13, 4 * weeks, 52)
    office = PilotOffice(process, redesign, tried, horizon, strata)
    kept, _ = run_offices([office], Settings(workers=1), count, Aids())
    return kept[0]


@pytest.mark.slow
def test_offices_side_by_side_are_not_judged_case_by_case() -> None:
    """At load .9 weeks resemble each other: short blocks take that for an effect."""
    busy = logs(process_of(BUSY), 12, weeks=52)
    alarms = {block: trials_beside(busy, 52, block, "days", 1).alarms for block in (1, 4, 13)}
    assert alarms[1] > 0.3
    assert alarms[1] > alarms[4] > alarms[13]
    by_lot, looks, _ = trials_by_case(busy, 52, 0.2, "days", 1)
    assert 0.03 <= by_lot.alarms <= MOST_ALARMS
    assert looks <= 0.05


@pytest.mark.slow
def test_the_interval_covers_what_the_arms_show(study: Path) -> None:
    """In 92 to 98 % of 200 pilots; and as many see the effect as the power says (within 8 points,
    2.3 standard errors).
    """
    read = read_study(study, ["prompt"])
    tried = Tried(begins_of(Horizon(13, 4 * 8, 52)), share=0.3)
    pilots = logs(read.today.process, 200, tried, 8, read.redesigns[0].process, ("size",))
    found = [by_case(cases.between(0, 8), "days") for cases in pilots]
    values = np.concatenate([one.value for one in found])
    halves = np.concatenate([one.half for one in found])
    covered = np.abs(values - values.mean()) <= halves
    assert 0.92 <= covered.mean() <= 0.98
    alarms = np.concatenate([one.alarms for one in found])
    power = power_of(float(values.mean()), float(values.std()), float(np.median(halves)))
    assert 0.2 < power < 0.95
    assert alarms.mean() == pytest.approx(power, abs=0.08)


def test_what_all_share_is_tried_in_whole_offices_alone(study: Path) -> None:
    with pytest.raises(ApprovalFlowError) as told:
        of(study, "more", PilotAsked(share=0.2, weeks=WEEKS))
    assert [p.key for p in told.value.problems] == ["pilot-shared"]
    assert told.value.problems[0].parameters["keys"] == "roles.expert.staff"
    found = of(study, "more")
    assert [(design.way, design.asked) for design in found.designs] == [("offices", True)]
    assert found.within is None


def test_a_part_of_the_office_is_compared_with_itself_before(study: Path) -> None:
    found = of(study, "prompt", PilotAsked(where="district=A", weeks=WEEKS))
    asked = next(design for design in found.designs if design.asked)
    assert asked.way == "where"
    assert asked.block >= 1
    assert asked.effect is not None
    assert -2.5 < asked.effect < -0.3


def test_too_few_weeks_have_not_four_blocks(study: Path) -> None:
    found = of(study, "prompt", PilotAsked(weeks_on="even", weeks=6))
    asked = next(design for design in found.designs if design.asked)
    assert (asked.way, asked.offered, asked.alarms, asked.weeks) == ("weeks", False, None, None)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (PilotAsked(share=1.5), "pilot-share"),
        (PilotAsked(share=0.2, offices=True), "pilot-ways"),
        (PilotAsked(weeks_on="mondays"), "pilot-weeks-on"),
        (PilotAsked(weeks=2), "pilot-weeks"),
        (PilotAsked(recheck=2.0), "pilot-recheck"),
        (PilotAsked(where="distrikt=A"), "pilot-where"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_run(
    study: Path, asked: PilotAsked, key: str
) -> None:
    with pytest.raises(ApprovalFlowError) as told:
        of(study, "prompt", asked)
    assert key in [problem.key for problem in told.value.problems]


def test_one_redesign_is_tried(study: Path) -> None:
    with pytest.raises(ApprovalFlowError) as told:
        pilot(read_study(study, None), BRIEF)
    assert [p.key for p in told.value.problems] == ["pilot-one-redesign"]


def test_options_are_read_back() -> None:
    for asked in (
        PilotAsked(), PilotAsked(share=0.35, weeks=40), PilotAsked(where="a is b", recheck=0.1),
        PilotAsked(weeks_on="even"), PilotAsked(offices=True, weeks=8),
    ):  # fmt: skip
        assert asked_again(asked.options) == asked


def test_strata_take_away_what_weeks_and_kinds_tell() -> None:
    """Against a difference written down by hand: in each week and kind the same one."""
    week, kind = np.repeat(np.arange(4), 40), np.tile([0, 0, 1, 1], 40)
    arm = np.tile([0, 1], 80)
    values = 5.0 * week + 30.0 * kind + 2.0 * arm
    found = CaseRegression(values, week, kind).estimates(arm[:, None].astype(float))
    assert found.value[0] == pytest.approx(2.0)
    assert found.error[0] == pytest.approx(0.0, abs=1e-9)


def test_blocks_have_means() -> None:
    week = np.array([-1, 0, 1, 2, 3, 9])
    means = block_means(np.arange(6.0), week, 2, 3)
    assert means[:2].tolist() == [1.5, 3.5]
    assert np.isnan(means[2])


def test_evidence_has_mean_one_and_stops_seldom() -> None:
    """Whatever the scale, and where weeks follow one another (AR 0.5 of the level of both arms)."""
    luck = np.random.default_rng(1)
    weeks = luck.standard_normal((40_000, 10))
    assert evidence(weeks)[:, -1].mean() == pytest.approx(1.0, abs=0.06)
    assert np.allclose(evidence(weeks), evidence(1e6 * weeks))
    assert (stops(luck.standard_normal((2_000, 104))) >= 0).mean() <= 0.05
    assert (stops(luck.standard_normal((2_000, 26)) + 1.0) >= 0).mean() > 0.9


def test_power_and_weeks() -> None:
    assert power_of(2.8016, 1.0, 1.96) == pytest.approx(0.8, abs=0.001)
    assert weeks_for(1.0, 1.0, 1.96, 26) == pytest.approx(26 * 2.8016**2, rel=1e-3)
    assert weeks_for(0.0, 1.0, 1.96, 26) == float("inf")


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 20)), min_size=1, max_size=6))
def test_no_order_costs_less_than_smiths(sizes: list[tuple[int, int]]) -> None:
    offices = [SpreadOffice(str(n), s, w) for n, (s, w) in enumerate(sizes)]
    best = min(cost_of(order) for order in permutations(offices))
    assert cost_of(smith(offices)) == pytest.approx(best)


def test_the_same_pilot_is_the_same(study: Path) -> None:
    assert of(study, "prompt") == of(study, "prompt")


def test_all_tried_says_what_is_shared(study: Path) -> None:
    """More work for people above 70 % of their hours: the arms share what becomes of it."""
    busy = read_study(study, ["slower"])
    process = busy.today.process
    roles = process.roles.having({"expert": process.roles["expert"].model_copy(
        update={"staff": 1})})  # fmt: skip
    found = _with(busy, process.amended(roles=roles))
    assert [queue.name for queue in found.queues] == ["expert"]
    assert found.within is None


def _with(study: Study, process: Process) -> Pilot:
    redesign = study.redesigns[0]
    same = redesign.process.amended(roles=process.roles)
    changed = replace(
        study,
        today=replace(study.today, process=process),
        redesigns=(replace(redesign, process=same),),
    )
    found = pilot(changed, BRIEF, asked=PilotAsked(weeks=8)).pilot
    assert found is not None
    return found
