"""What is known of a pool without simulation, against values of the books and of hand."""

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.office.approximation import approximations
from approvalflow.office.loads import loads_of
from helpers.handmade import office_of

YEAR = Horizon(start_up=0, weeks=52)


def known(text: str) -> dict[str, tuple[float | None, float | None, str]]:
    """By role: hours a week, hours that a visit waits, and why it is not known."""
    office = office_of(text)
    found = approximations(office, YEAR, loads_of(office, YEAR))
    return {a.role: (a.hours, None if a.wait is None else a.wait / 3600, a.why) for a in found}


def desk(work: str, *, staff: int = 1, rate: float = 0.8, hours: str = "always") -> str:
    return f"""
approvalflow: 1
calendar: {{hours: {hours}}}
arrivals: {rate} per {"open hour" if hours != "always" else "h"}
roles: {{clerk: {staff}}}
steps: [{{look: {{by: clerk, work_time: {work}}}}}]
"""


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        (desk("{mean: 1 h, shape: exponential}"), 4.0),
        (desk("1 h"), 2.0),
        (desk("{mean: 1 h, sd: 42.4264 min, shape: gamma}"), 3.0),
        (desk("{mean: 1 h, shape: exponential}", staff=2, rate=1.6), 1.777778),
        (desk("{mean: 1 h, shape: exponential}", staff=3, rate=2.4), 1.078652),
        (desk("{mean: 1 h, shape: exponential}", hours="Mon-Fri 09:00-17:00"), 4.0),
    ],
    ids=["M/M/1", "M/D/1", "M/E2/1", "M/M/2", "M/M/3", "in office hours"],
)
def test_the_wait_at_a_desk_is_the_exact_one(text: str, wait: float) -> None:
    ((hours, found, why),) = known(text).values()
    assert why == ""
    assert found == pytest.approx(wait, rel=2e-3)
    assert hours is not None


def test_half_of_the_time_makes_work_twice_as_long() -> None:
    whole = desk("{mean: 30 min, shape: exponential}")
    half = whole.replace("clerk: 1", "clerk: {staff: 1, share_of_time: 50%}")
    ((hours, wait, _),) = known(half).values()
    assert (hours, wait) == pytest.approx((0.4 * 168, 4.0), rel=2e-3)


BOB = "{by: bob, work_time: 10 min}"
TWO = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles: {ann: 1, bob: 1, cid: 1}
steps:
  - first: {by: ann, work_time: 1 h}
  - then: {by: bob, work_time: 1 h}
"""


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ((), {"ann": "", "bob": ""}),
        (("ann, work_time: 1 h", "ann, work_time: 1 h, due: {after: 9 h, action: go_on}"),
         {"ann": "leaves"}),
        (("arrivals: 0.5", "serve_first: [big]\ncase_data: {big: 10%}\narrivals: 0.5"),
         {"ann": "order", "bob": "order"}),
        (("bob: 1", "bob: {staff: 1, absent: 20 working days a year}"),
         {"ann": "", "bob": "absence"}),
        (("arrivals: 0.5 per h", "arrivals: {every: 2 h}"), {"ann": "uneven", "bob": "uneven"}),
        (("0.5 per h", "{count: 0.5, per: h, by_month: {Jun: 150%}}"), {"ann": "uneven"}),
        (("0.5 per h", "{count: 0.5, per: h, most_open: 30}"), {"ann": "leaves"}),
        (("  - then", "  - post: {does: batch, runs: 'Mon 10:00'}\n  - then"),
         {"ann": "", "bob": "bunches"}),
        (("{by: bob, work_time: 1 h}", "{in_parallel: [bob, cid], work_time: 10 min}"),
         {"ann": "", "bob": "", "cid": ""}),
        (("{by: bob, work_time: 1 h}", f"{{does: parallel, branches: {{x: {BOB}, y: {BOB}}}}}"),
         {"ann": "", "bob": "bunches"}),
        (("0.5 per h", "0.985 per h"), {"ann": "full"}),
    ],
)  # fmt: skip
def test_where_no_formula_holds_there_is_a_reason(
    changes: tuple[str, ...], why: dict[str, str]
) -> None:
    found = known(TWO.replace(*changes) if changes else TWO)
    assert {role: found[role][2] for role in why} == why
    for _, wait, reason in found.values():
        assert (wait is None) == bool(reason)
