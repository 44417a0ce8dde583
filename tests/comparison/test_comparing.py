from collections.abc import Sequence

import numpy as np
import pytest

from approvalflow.comparison.comparing import Comparison, Rules, Sample
from approvalflow.comparison.comparing import compared as judged
from approvalflow.comparison.guardrails import Guardrail
from approvalflow.measures.movements import Traffic
from approvalflow.measures.scorecard import Kinds, Readings, Scorecard

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
    overall = Readings(
        {"days_mean": days, **more}, {k: "no-case" for k, v in more.items() if v is None}
    )
    by = {
        "kind": {
            "big": Readings({"days_mean": days}, {}),
            "small": Readings({"days_mean": 1.0}, {}),
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
    assert found.by["kind"]["big"].word == "better"
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
    lacking = Readings({"days_mean": None}, {"days_mean": "undecided-cases"})
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
