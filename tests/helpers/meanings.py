"""What each phrase of docs/how-do-i-say.md must come to, seen in what it simulates.

`@says` names a phrase by some of its words.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EXPIRED, Ending
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign.reading import redesign_from
from approvalflow.seconds import DAY, HOUR, MINUTE
from helpers.phrasebook import Told, hour, month_day, opened, weekday

MEANINGS: dict[str, tuple[Callable[[Told], None], int]] = {}
USUAL_WEEKS, YEAR = 26, 52
TUE, THU, SAT = 1, 3, 5
WORKING_DAY = 8 * HOUR
APPLIES = 1  # which is a contact too


def says(words: str, weeks: int = USUAL_WEEKS) -> Callable[[Callable[[Told], None]], None]:
    def kept(check: Callable[[Told], None]) -> None:
        MEANINGS[words] = (check, weeks)

    return kept


def near(value: float, aim: float, by: float = 0.15) -> bool:
    return abs(value - aim) <= by * aim


@says("comes twice a week")
def _(told: Told) -> None:
    starts = told.starts("fire")
    assert set(weekday(starts).tolist()) == {TUE, THU}
    assert hour(starts).max() < 12


@says("half a post")
def _(told: Told) -> None:
    whole = told.instead("share_of_time: 50%", "share_of_time: 100%")
    assert told.load("head") == pytest.approx(2 * whole.load("head"))


@says("share this work with other duties")
def _(told: Told) -> None:
    whole = told.instead("share_of_time: 40%", "share_of_time: 100%")
    assert told.load("reviewer") == pytest.approx(2.5 * whole.load("reviewer"))


@says("signs for two procedures")
def _(told: Told) -> None:
    assert told.workers("land.sign") == told.workers("permits.sign") == {"deputy_mayor"}


@says("on Mondays, until four")
def _(told: Told) -> None:
    starts = told.starts("intake")
    late = starts[hour(starts) >= 12]
    assert len(late) > 0
    assert set(weekday(late).tolist()) == {0}
    assert hour(starts).max() < 16


@says("lunch break")
def _(told: Told) -> None:
    starts = np.concatenate([told.starts(step) for step in ("intake", "review", "decision")])
    assert not np.any((hour(starts) >= 12) & (hour(starts) < 13))
    assert not np.any((hour(starts) >= 12) & (weekday(starts) == 4))


@says("25 days of leave")
def _(told: Told) -> None:
    always = told.instead("absent: 25 working days a year in spells of 5", "share_of_time: 100%")
    assert told.load("reviewer") == pytest.approx(always.load("reviewer") * 261 / 236, rel=0.01)
    alone = (told.log.duty.role == told.log.roles.index("reviewer")).nonzero()[0]
    assert len(set(told.log.duty.person[alone].tolist())) == 3


@says("nobody of the legal unit", weeks=YEAR)
def _(told: Told) -> None:
    months, days = month_day(told.starts("legal_check"))
    assert not np.any((months == 8) & (days >= 4) & (days <= 15))
    assert np.any((months == 8) & (days > 15))


@says("During the head's leave", weeks=YEAR)
def _(told: Told) -> None:
    rows = told.begun("decision")
    months, days = month_day(told.log.visits.started[rows])
    leave = (months == 8) & (days >= 4) & (days <= 15)
    by_deputy = told.log.visits.role[rows] == told.log.roles.index("reviewer")
    assert leave.any()
    assert np.array_equal(by_deputy, leave)


@says("deputy signs only what is urgent", weeks=YEAR)
def _(told: Told) -> None:
    rows, visits = told.begun("decision"), told.log.visits
    deputed = rows[visits.role[rows] == told.log.roles.index("reviewer")]
    assert len(deputed) > 0
    assert told.of("urgent")[visits.case[deputed]].all()
    waited = opened(visits.started[deputed]) - opened(visits.arrived[deputed])
    assert waited.min() >= WORKING_DAY


@says("firms outside")
def _(told: Told) -> None:
    visits = told.log.visits
    rows = told.rows("survey")
    assert set(visits.person[rows].tolist()) == {-1}
    assert np.array_equal(visits.started[rows], visits.ready[rows])


@says("a team each")
def _(told: Told) -> None:
    visits, rows = told.log.visits, told.begun("review")
    district = told.of("district")[visits.case[rows]]
    people = [set(visits.person[rows][district == one].tolist()) for one in (0, 1)]
    assert {len(team) for team in people} == {1, 2}
    pools = [set(visits.role[rows][district == one].tolist()) for one in (0, 1)]
    assert pools[0] != pools[1] or not people[0] & people[1]


@says("A survey costs us 350 CNY")
def _(told: Told) -> None:
    hours = {step: told.worked(step).mean() / HOUR for step in ("intake", "review", "decision")}
    work = 60 * hours["intake"] + 90 * hours["review"] + 150 * hours["decision"]
    assert told.measure("office_cost") == pytest.approx(350 + work, rel=0.05)


@says("more in spring", weeks=YEAR)
def _(told: Told) -> None:
    months, _ = month_day(told.case("submitted"))
    counts = np.bincount(months, minlength=13)
    usual = np.mean([counts[month] for month in (2, 6, 7, 9, 10, 11)])
    assert near(counts[4] / usual, 1.5)
    assert near(told.measured / YEAR, 30 * (9 + 1.4 + 1.5 + 1.3) / 12)


@says("half as many again", weeks=YEAR)
def _(told: Told) -> None:
    counts = np.bincount(weekday(told.case("submitted")), minlength=7)
    assert near(counts[0] / counts[1:5].mean(), 1.5)


@says("at night and on Sundays")
def _(told: Told) -> None:
    assert np.any(weekday(told.case("submitted")) >= SAT)
    assert np.any(hour(told.case("submitted")) < 6)
    assert weekday(told.starts("intake")).max() < SAT


@says("40 files already lie")
def _(told: Told) -> None:
    assert told.log.cases.ahead == 40
    assert not told.cases_at("intake")[:40].any()
    assert told.cases_at("review")[:40].all()


@says("at most 50 open cases")
def _(told: Told) -> None:
    assert told.process.arrivals.most_open == 50
    assert told.instead("most_open: 50", "most_open: 3").share(Ending.TURNED_AWAY) > 0


@says("One case in ten is urgent")
def _(told: Told) -> None:
    assert near(told.of("urgent").mean(), 0.1, 0.25)
    shares = np.bincount(told.of("kind")) / told.measured
    assert sorted(round(float(share), 1) for share in shares) == [0.1, 0.2, 0.7]


@says("Half of the sites")
def _(told: Told) -> None:
    area = told.of("area")
    assert near(float(np.median(area)), 1800)
    assert near(float(np.quantile(area, 0.9)), 9000, 0.25)


@says("usually takes 4 days")
def _(told: Told) -> None:
    lay = told.lay("review") / WORKING_DAY
    assert lay.min() >= 1
    assert lay.max() <= 10
    assert near(float(np.median(lay)), 4.3)


@says("nine in ten in 6")
def _(told: Told) -> None:
    worked = told.worked("review") / HOUR
    assert near(float(np.median(worked)), 2)
    assert near(float(np.quantile(worked, 0.9)), 6)


@says("in the tray for a day or two")
def _(told: Told) -> None:
    lay = told.lay("review") / WORKING_DAY
    assert 1 <= lay.min() <= lay.max() <= 2


@says("three times as long")
def _(told: Told) -> None:
    large = told.of("large")[told.log.visits.case[told.begun("review")]]
    worked = told.worked("review")
    assert near(worked[large].mean() / worked[~large].mean(), 3)


@says("second time it goes quickly")
def _(told: Told) -> None:
    assert told.worked("review", 1).min() >= HOUR
    assert set(told.worked("review", 2).tolist()) == {20 * MINUTE}


@says("on its way for a day")
def _(told: Told) -> None:
    visits = told.log.visits
    for step, way in (("review", WORKING_DAY), ("decision", 0)):
        rows = told.rows(step)
        left = visits.answered[visits.previous[rows]]
        assert np.all(opened(visits.arrived[rows]) - opened(left) == way)


@says("21 days")
def _(told: Told) -> None:
    rows, visits = told.rows("notice"), told.log.visits
    assert np.all(visits.finished[rows] - visits.started[rows] == 21 * DAY)
    assert np.all(visits.role[rows] == -1)


@says("between Christmas and New Year", weeks=YEAR)
def _(told: Told) -> None:
    months, days = month_day(told.starts("review"))
    assert not np.any(((months == 12) & (days >= 24)) | ((months == 1) & (days == 1)))
    assert np.any((months == 12) & (days == 23))


@says("One in five lacks papers")
def _(told: Told) -> None:
    assert near(told.ended("intake", "ask_applicant", 1), 0.2, 0.2)
    assert near(told.ended("intake", "ask_applicant", 2), 0.05, 0.8)
    assert told.ended("intake", "ask_applicant", 3) == 0
    assert near(told.measure("applicant_contacts") - APPLIES, 0.2 * 1.05, 0.25)


@says("does not answer within four weeks")
def _(told: Told) -> None:
    late = 0.03 + 0.97 * 0.4  # two of the five weeks from 1 to 6
    assert near(told.share(Ending.LAPSED), 0.2 * late / (1 - 0.2 * (1 - late)), 0.35)


@says("from when the application is complete")
def _(told: Told) -> None:
    assert told.measure("days_mean") > told.measure("legal_days_mean") + 0.5


@says("Some withdraw")
def _(told: Told) -> None:
    assert 0 < told.share(Ending.WITHDRAWN) < 0.4
    rows, visits = told.rows("review"), told.log.visits
    gone = rows[told.case("result")[visits.case[rows]] == Ending.WITHDRAWN]
    assert np.all(visits.started[gone] == -1)


@says("paid before the certificate")
def _(told: Told) -> None:
    assert told.ended("payment", "ask_applicant", 1) == 1
    visits, rows = told.log.visits, told.rows("payment", 1)
    paid = (visits.answered[rows] - visits.finished[rows]) / DAY
    assert 1 <= paid.min() <= paid.max() <= 10
    assert np.array_equal(told.cases_at("certificate"), told.cases_at("payment"))


@says("brings four papers")
def _(told: Told) -> None:
    found = {name: told.measure(name) for name in ("documents", "form_fields", "office_visits")}
    assert found == {"documents": 4, "form_fields": 30, "office_visits": 2}


@says("only when it is needed")
def _(told: Told) -> None:
    assert np.array_equal(told.cases_at("opinion"), told.of("asked"))
    assert near(told.of("asked").mean(), 0.15, 0.2)


@says("within a month or never")
def _(told: Told) -> None:
    visits, rows = told.log.visits, told.rows("opinion")
    expired = visits.outcome[rows] == EXPIRED
    assert np.array_equal(expired, told.of("silent")[visits.case[rows]])
    gone = rows[expired]
    waited = (visits.finished[gone] - visits.arrived[gone]) / DAY
    assert 30 <= waited.min() <= waited.max() < 31
    assert told.cases_at("decision").all()


@says("all must agree")
def _(told: Told) -> None:
    visits = told.log.visits
    branches = [name for name in told.log.steps if name.startswith("opinions.")]
    assert len(branches) == 3
    assert near(told.share(Ending.REFUSED), 1 - 0.97**3, 0.3)
    last = np.max([visits.answered[told.rows(name)] for name in branches], axis=0)
    came = told.cases_at("decision")
    assert np.array_equal(visits.arrived[told.rows("decision")], last[came])


@says("Two of three opinions")
def _(told: Told) -> None:
    assert np.any(told.log.visits.outcome == -1)
    two_refuse = 3 * 0.1**2 * 0.9 + 0.1**3
    assert near(told.share(Ending.REFUSED), two_refuse, 0.5)


@says("one after the other")
def _(told: Told) -> None:
    signs = [name for name in told.log.steps if name.startswith("sign")]
    assert len(signs) == 3
    visits = told.log.visits
    at = np.array([visits.arrived[told.rows(name)] for name in signs])
    order = np.argsort(at[:, 0])
    assert np.all(np.diff(at[order], axis=0) > 0)


@says("asked once for all")
def _(told: Told) -> None:
    apart = told.instead("one_notice: yes", "one_notice: no")
    assert near(apart.measure("applicant_contacts") - APPLIES, 0.4, 0.2)
    assert near(told.measure("applicant_contacts") - APPLIES, 1 - 0.8**2, 0.2)


@says("refuses three in a hundred")
def _(told: Told) -> None:
    assert near(told.share(Ending.REFUSED), 0.03, 0.5)
    assert near(told.ended("decision", "return", 1), 0.1, 0.3)
    assert told.ended("decision", "return", 2) < told.ended("decision", "return", 1)
    assert len(told.rows("review", 2)) > 0


@says("Small ones are decided by the reviewer")
def _(told: Told) -> None:
    amount = told.of("amount")
    assert np.array_equal(told.cases_at("decision"), amount >= 20_000)
    assert np.array_equal(told.cases_at("approve_large"), amount >= 200_000)


@says("third Thursday")
def _(told: Told) -> None:
    sittings = told.log.sittings
    _, days = month_day(sittings.time)
    assert set(weekday(sittings.time).tolist()) == {THU}
    assert days.min() >= 15
    assert days.max() <= 21
    assert sittings.taken.max() <= 15
    assert np.array_equal(told.cases_at("committee"), told.of("heard"))


@says("six working days before the sitting", weeks=YEAR)
def _(told: Told) -> None:
    sittings, visits = told.log.sittings, told.log.visits
    came = np.bincount(told.log.seats.sitting, minlength=len(sittings))
    assert np.array_equal(sittings.held == 1, came >= 5)
    assert np.any(sittings.held == 0)
    rows = told.begun("committee", 1)
    waited = opened(visits.started[rows]) - opened(visits.ready[rows])
    assert waited.min() >= 5 * WORKING_DAY
    assert near(told.ended("committee", "defer", 1), 0.1, 0.8)
    assert told.ended("committee", "defer", 2) == 0


@says("Two pairs of eyes")
def _(told: Told) -> None:
    visits = told.log.visits
    first, second = (visits.person[told.rows(step)] for step in ("review", "second_review"))
    assert np.all(first != second)


@says("goes up to the director")
def _(told: Told) -> None:
    assert told.workers("decision") == {"head", "director"}
    visits, rows = told.log.visits, told.rows("decision")
    up = rows[visits.goes_up[rows]]
    waited = opened(visits.finished[up]) - opened(visits.arrived[up])
    assert waited.min() >= 4 * WORKING_DAY
    assert waited.max() < 6 * WORKING_DAY


@says("Silence is consent")
def _(told: Told) -> None:
    deemed = told.case("deemed") == 1
    assert 0 < deemed.mean() < 1
    assert np.all(told.case("result")[deemed] == Ending.GRANTED)
    days = opened(told.case("decided")) - opened(told.case("submitted"))
    assert days.max() <= 21 * WORKING_DAY


@says("extended by six")
def _(told: Told) -> None:
    days, extended = (told.case("decided") - told.case("submitted")) / DAY, told.case("extended")
    assert near(float(extended[days > 57].mean()), 0.8)
    assert not extended[days < 56].any()


@says("we promise 10")
def _(told: Told) -> None:
    slow = told.instead("by: reviewer", "by: reviewer\n    in_tray: 5 to 15 working days")
    assert 0 < slow.measure("within_promised") < slow.measure("within_statutory") == 1


@says("Urgent cases are taken first")
def _(told: Told) -> None:
    crowded = told.instead("reviewer: 3", "reviewer: 2")
    visits, rows = crowded.log.visits, crowded.begun("review")
    urgent = crowded.of("urgent")[visits.case[rows]]
    others = visits.started[rows][~urgent]
    waiting = rows[urgent]
    assert len(waiting) > 0
    for ready, started in zip(visits.ready[waiting], visits.started[waiting], strict=True):
        assert not np.any((others > ready) & (others < started))


@says("express lane")
def _(told: Told) -> None:
    urgent = told.of("urgent")[told.log.visits.case[told.rows("review")]]
    lay = told.lay("review")
    assert not lay[urgent].any()
    assert lay[~urgent].min() >= WORKING_DAY


@says("printed once a week")
def _(told: Told) -> None:
    done = told.log.visits.finished[told.rows("printing")]
    assert set(weekday(done).tolist()) == {2}
    assert set(hour(done).tolist()) == {14.0}


@says("Payments run on Mondays")
def _(told: Told) -> None:
    visits, rows = told.log.visits, told.rows("payout")
    assert set(weekday(visits.finished[rows]).tolist()) == {0, 3}
    waited = opened(visits.finished[rows]) - opened(visits.ready[rows])
    assert waited.min() >= WORKING_DAY


@says("looked at again after the applicant")
def _(told: Told) -> None:
    assert np.array_equal(told.cases_at("second_look"), told.of("sampled"))
    rows = told.rows("second_look")
    cases = told.log.visits.case[rows]
    assert np.all(told.case("decided")[cases] <= told.log.visits.started[rows])


@says("structural fault", weeks=YEAR)
def _(told: Told) -> None:
    faulty = told.of("#defect structural")
    assert near(faulty.mean(), 0.05, 0.3)
    assert near(told.measure("wrongful_approvals"), 0.05 * 0.2, 0.7)


@says("refuses what it finds", weeks=YEAR)
def _(told: Told) -> None:
    assert near(told.measure("refused"), 0.2 * (1 - 0.5 * 0.4 * 0.5), 0.3)
    assert near(told.measure("wrongful_refusals"), 0, 1e-9)


@says("no redesign may lose it")
def _(told: Told) -> None:
    moves = read_source("approvalflow: 1\nmoves: [{drop: visit}]\n", "without.yaml")
    with pytest.raises(ApprovalFlowError) as refused:
        redesign_from(moves, "without", told.process)
    assert [problem.key for problem in refused.value.problems] == ["required-left-out"]


@says("it could be 10 to 30")
def _(told: Told) -> None:
    doubts = [one.could_be for one in told.reading.assumptions if one.could_be]
    assert doubts == ["10% to 30%"]


@says("ring up when they have heard nothing")
def _(told: Told) -> None:
    asked = told.log.questions.case
    cases = np.flatnonzero(told.case("decided") - told.case("submitted") > 24 * DAY)
    assert near(np.isin(cases, asked).mean(), 0.6)
    assert told.measure("questions") > 1
    assert told.measure("work_hours") > told.instead("share: 60%", "share: 0%").measure(
        "work_hours"
    )


@says("complain when the limit has passed")
def _(told: Told) -> None:
    late = np.flatnonzero(told.case("decided") - told.case("submitted") > 30 * DAY)
    assert near(np.isin(late, told.log.questions.case).mean(), 0.08, 0.5)
    assert near(told.measure("complaints"), 0.08 * len(late) / told.measured, 0.5)
    assert 0 < told.log.questions.upheld.mean() < 0.7
