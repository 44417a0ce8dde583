from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from approvalflow.comparison.comparing import Comparison, Rules, Sample
from approvalflow.comparison.comparing import compared as judged
from approvalflow.comparison.guardrails import Guardrail
from approvalflow.comparison.shown import Status
from approvalflow.measures.movements import Traffic
from approvalflow.measures.scorecard import Kinds, Scorecard
from approvalflow.process.model.study import Worthwhile
from helpers.replicated import readings

DAY = 86_400
STILL = Traffic({}, ())
SIGNED = Guardrail("signoffs <= 5", "signoffs", "<=", 5.0)


def compared(today: Sample, designs: Sequence[Sample]) -> tuple[Comparison, ...]:
    return judged(today, designs, Rules()).comparisons


def card(
    days: float, elapsed: Sequence[int] = (), *, first: int = 0, **more: float | None
) -> Scorecard:
    """A replication with these days_mean and other measures; half of the cases are big."""
    elapsed = elapsed or [round(days * DAY)]
    size = len(elapsed)
    overall = readings(
        {"days_mean": days, **more}, {k: "no-case" for k, v in more.items() if v is None}
    )
    by = {
        "kind": {
            "big": readings({"days_mean": days}),
            "small": readings({"days_mean": 1.0}),
        }
    }
    codes = (np.arange(size) % 2).astype(np.int16)
    return Scorecard(
        overall=overall,
        by=by,
        catches=(),
        ledger=(),
        elapsed=np.array(elapsed, dtype=np.int64),
        kinds={"kind": Kinds(("big", "small"), codes)},
        first_case=first,
        size=size,
        decided=size,
        undecided=0,
        traffic=STILL,
        worked={},
    )


def sample(*days: float, **more: float | None) -> Sample:
    return Sample([card(d, **more) for d in days])  # type: ignore[arg-type]


TODAY = sample(10.0, 11.0, 12.0, signoffs=6.0, granted=0.9)


def test_a_better_design_is_adopted() -> None:
    design = Sample(sample(5.0, 6.1, 6.9, signoffs=5.0, granted=0.8).cards, guardrails=[SIGNED])
    (found,) = compared(TODAY, [design])
    row = found.measures["days_mean"]
    assert (row.word, row.p_holm) == ("better", row.p)
    assert row.difference == pytest.approx(-5)
    assert found.measures["granted"].word == "different"
    assert found.measures["signoffs"].word == "better"
    assert found.measures["signoffs"].p_holm is None
    assert found.by["kind"]["big"].difference == pytest.approx(-5)
    assert found.by["kind"]["big"].low is None  # of three replications
    assert found.by["kind"]["small"].word == "no detectable difference"
    assert found.verdict == "adopt"
    assert [r.key for r in found.reasons] == ["primary-better", "guardrails-kept"]


def test_a_worse_design_and_a_broken_guardrail_are_not() -> None:
    worse, broken = sample(15.0, 16.1, 16.9), sample(5.0, 6.1, 6.9, signoffs=6.0)
    results = compared(TODAY, [worse, Sample(broken.cards, guardrails=[SIGNED])])
    assert [r.verdict for r in results] == ["do not adopt"] * 2
    assert [r.reasons[0].key for r in results] == ["primary-worse", "guardrail-broken"]
    assert results[1].reasons[0].parameters["text"] == "signoffs <= 5"


def test_without_evidence_the_open_points_are_named() -> None:
    same, unsure = sample(10.0, 11.0, 12.0), sample(5.0, 6.1, 6.9)
    results = compared(TODAY, [same, Sample(unsure.cards, guardrails=[SIGNED])])
    assert [r.verdict for r in results] == ["changes nothing", "evidence insufficient"]
    assert [r.reasons[0].key for r in results] == ["no-case-differs", "guardrail-unsure"]
    row = results[0].measures["days_mean"]
    assert (row.difference, row.low, row.high, row.p, row.p_holm) == (0, 0, 0, 1, 1)


def test_holm_over_the_designs_can_take_a_difference_away() -> None:
    # differences -0.5, -1.0, -1.1: mean -2.6 / 3, s = 0.3215, t = -4.67 (2 d.f.), p = 0.043;
    # beside one without effect, twice that is above 0.05
    design, idle = sample(9.5, 10.0, 10.9), sample(10.0, 11.0, 12.0)
    (alone,) = compared(TODAY, [design])
    assert alone.measures["days_mean"].p == pytest.approx(0.043, abs=5e-4)
    first, _ = compared(TODAY, [design, idle])
    assert first.measures["days_mean"].p_holm == pytest.approx(0.086, abs=1e-3)
    assert alone.verdict == "adopt"
    assert first.verdict == "evidence insufficient"


def test_one_replication_is_no_evidence() -> None:
    (found,) = compared(sample(10.0), [sample(2.0)])
    assert found.measures["days_mean"].word == "no detectable difference"
    assert found.verdict == "evidence insufficient"


def test_what_one_side_lacks_is_not_compared() -> None:
    (found,) = compared(TODAY, [sample(5.0, 6.0, 7.0, reviews=1.0, granted=None)])
    assert found.measures["reviews"].word == "not compared"
    assert (found.measures["reviews"].today, found.measures["reviews"].design) == (None, 1.0)
    assert found.measures["granted"].word == "not compared"
    assert found.measures["signoffs"].word == "not compared"


def test_undecided_cases_leave_the_verdict_open() -> None:
    cards = [card(1.0), card(1.0), card(1.0)]
    lacking = readings({"days_mean": None}, {"days_mean": "undecided-cases"})
    undecided = [
        Scorecard(lacking, {}, (), (), STILL, {}, c.elapsed, {}, 0, 0, 0, 1) for c in cards
    ]
    (found,) = compared(TODAY, [Sample(undecided)])
    assert found.reasons[0].key == "primary-not-compared"
    assert found.reasons[0].parameters == {"measure": "days_mean", "why": "undecided-cases"}


def test_an_overloaded_design_is_judged_by_its_backlog() -> None:
    today = Sample(sample(90.0, 95.0, 80.0, backlog_growth=20.0).cards, status="overloaded")
    design = sample(9.0, 10.0, 11.0, backlog_growth=0.1)
    (found,) = compared(today, [design])
    assert found.reasons[0].parameters["measure"] == "backlog_growth"
    assert found.measures["days_mean"].word == "not compared"
    assert (found.measures["days_mean"].today, found.measures["days_mean"].design) == (None, 10.0)
    assert found.measures["backlog_growth"].word == "better"
    assert found.by == {}
    assert found.faster.why == "overloaded"
    assert found.verdict == "adopt"


def test_the_same_cases_faster_and_slower() -> None:
    # by a day, a second less than a day, slower by a day, undecided in one
    before = [5 * DAY, 5 * DAY, 5 * DAY, -1]
    after = [4 * DAY, 4 * DAY + 1, 6 * DAY, DAY]
    today = Sample([card(5.0, before), card(5.0, before)])
    (found,) = compared(today, [Sample([card(4.0, after), card(4.0, after)])])
    assert found.faster.value == pytest.approx(1 / 3)
    assert found.slower.value == pytest.approx(1 / 3)
    # big: the first and third; small: the second
    assert found.faster_by["kind"] == {"big": (0.5, 0.5), "small": (0.0, 0.0)}


def test_other_arrivals_are_other_cases() -> None:
    today = Sample([card(5.0, [DAY]), card(5.0, [DAY])])
    other = Sample([card(5.0, [DAY], first=1), card(5.0, [DAY])])
    (found,) = compared(today, [other])
    assert (found.faster.value, found.faster.why) == (None, "other-arrivals")


def test_a_guardrail_on_what_neither_measured_is_unsure() -> None:
    rail = Guardrail("utilisation(x) <= 85%", "utilisation(x)", "<=", 0.85)
    (found,) = compared(TODAY, [Sample(sample(5.0, 6.1, 6.9).cards, guardrails=[rail])])
    assert found.guardrails[0].holds == "unsure"


def test_replications_must_match() -> None:
    with pytest.raises(ValueError, match="3 and 2 replications"):
        compared(TODAY, [sample(1.0, 2.0)])


YEAR = Rules(year=True)


def growing(*growth: float, status: Status = "growing") -> Sample:
    cards = [card(90.0 + n, backlog_growth=g) for n, g in enumerate(growth)]
    return Sample(cards, status=status)


def test_in_a_year_what_still_grows_is_not_adopted_however_much_less() -> None:
    today = growing(20.0, 21.0, 22.0)
    (found,) = judged(today, [growing(2.0, 2.1, 2.2)], YEAR).comparisons
    assert (found.line, found.verdict, found.rank) == (2, "do not adopt", 4)
    (reason,) = found.reasons
    assert reason.key == "queue-still-grows"
    stated = (reason.parameters["today"], reason.parameters["design"])
    assert stated == pytest.approx((21.0, 2.1))
    measured = growing(0.0, 0.1, -0.1, status="measured")
    (found,) = judged(measured, [today], YEAR).comparisons
    assert (found.line, found.reasons[0].key) == (2, "queue-begins-to-grow")


def test_in_a_year_that_the_queue_settles_must_be_certain() -> None:
    today = growing(20.0, 21.0, 22.0)
    (found,) = judged(today, [growing(0.1, 0.2, 0.1, status="measured")], YEAR).comparisons
    assert (found.line, found.verdict, found.reasons[0].key) == (3, "adopt", "queue-settles")
    unsure = growing(19.0, 40.0, 2.0, status="measured")
    (found,) = judged(today, [unsure], YEAR).comparisons
    assert (found.line, found.verdict) == (3, "evidence insufficient")
    assert found.reasons[0].key == "queue-not-certain"


def test_what_is_too_full_is_named() -> None:
    full = Sample(sample(9.0, 9.1, 9.2, backlog_growth=0.0).cards, status="unsettled", design="b")
    (found,) = compared(sample(10.0, 11.0, 12.0, backlog_growth=0.0), [full])
    assert (found.line, found.verdict) == (4, "evidence insufficient")
    assert found.reasons[0].key == "primary-unsettled"
    assert found.reasons[0].parameters == {"designs": "b"}


@pytest.mark.parametrize(("more", "line"), [(0.011, 8), (0.01, 9), (-0.05, 9)])
def test_more_than_a_point_without_an_answer(more: float, line: int) -> None:
    today = sample(10.0, 11.0, 12.0, withdrawn=0.02, lapsed=0.03, turned_away=0.0, deemed=0.0)
    design = sample(5.0, 6.1, 6.9, withdrawn=0.01, lapsed=0.04 + more, turned_away=0.0, deemed=0.0)
    (found,) = compared(today, [design])
    assert found.line == line
    if line == 8:
        assert found.reasons[0].parameters["measures"] == ["lapsed"]
        rail = Guardrail("lapsed <= 90%", "lapsed", "<=", 0.9)
        (named,) = compared(today, [Sample(design.cards, guardrails=[rail])])
        assert (named.line, named.verdict) == (9, "adopt")


def test_the_worth_is_a_share_of_today_or_days() -> None:
    design = sample(10.4, 11.41, 12.39, granted=0.9)  # saves 0.6 of 11
    today = sample(11.0, 12.0, 13.0, granted=0.9)
    said = (Worthwhile(), 0.6, 10), (Worthwhile(0.04), 0.48, 9), (Worthwhile(days=0.59), 0.59, 9)
    for worth, days, line in said:
        found = judged(today, [design], Rules(worth))
        assert found.worthwhile == pytest.approx(days)
        assert found.comparisons[0].line == line


def of_kinds(days: Sequence[tuple[float, float]]) -> Sample:
    """Replications in which half of the cases are big, with the mean days of big and small."""
    cards = []
    for big, small in days:
        mean = (big + small) / 2
        found = card(mean, [int(big * DAY), int(small * DAY)] * 20)
        by = {
            "kind": {
                "big": readings({"days_mean": big}),
                "small": readings({"days_mean": small}),
            }
        }
        cards.append(replace(found, by=by))
    return Sample(cards)


def test_a_kind_of_case_that_gains_a_tenth() -> None:
    today = of_kinds([(40.0, 1000.0), (41.0, 1001.0), (42.0, 1002.0)] * 7)
    design = of_kinds([(30.0, 1000.0), (31.1, 1001.0), (31.9, 1002.0)] * 7)
    found = judged(today, [design])
    (comparison,) = found.comparisons
    (group,) = comparison.gaining
    assert (group.attribute, group.category) == ("kind", "big")
    assert (group.share, group.a_year) == (0.5, 20.0)
    assert group.days.p is not None
    assert group.days.p_holm == pytest.approx(2 * group.days.p)  # of the two kinds
    assert (comparison.line, comparison.rank) == (10, 1)


def test_half_as_many_weeks_are_twice_as_many_cases_a_year() -> None:
    today = of_kinds([(40.0, 1000.0), (41.0, 1001.0), (42.0, 1002.0)] * 7)
    design = of_kinds([(30.0, 1000.0), (31.1, 1001.0), (31.9, 1002.0)] * 7)
    few = judged(today, [design], Rules(weeks=104)).comparisons[0]
    assert (few.gaining, few.rank) == ((), 2)  # ten a year
    (group,) = judged(today, [design], Rules(weeks=26)).comparisons[0].gaining
    assert group.a_year == 40.0
