"""Exact results of queueing theory come out, within 3.5 standard errors, of which one is at most
1 % of the exact value (2 % in networks of queues). V-01, V-02, ... number the exact
results, each with its formula.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from approvalflow.eventlog import IN_VAIN, NOT_BEGUN, Ending, EventLog, Horizon
from approvalflow.measures.workload import open_cases, utilisation
from approvalflow.office.office import Office
from approvalflow.study.runner import simulation_of
from approvalflow.study.validation.rows import ROWS
from approvalflow.study.validation.shipped import texts_of
from helpers.strategies import process_of
from helpers.theory import agrees, has_the_log_of_the_other

HOUR = 3600
pytestmark = pytest.mark.long
EXPONENTIAL = "{mean: 1 h, shape: exponential}"


@dataclass(frozen=True)
class Model:
    """A process, how much of it is simulated, and what comes out exactly, in hours."""

    name: str
    yaml: str
    weeks: int
    exact: dict[str, float]
    start_up: int = 4
    replications: int = 12
    network: bool = False

    @property
    def precision(self) -> float:
        return 0.02 if self.network else 0.01


def shipped(name: str) -> str:
    """A process of the certificate (`validate`), which asks less of its precision."""
    return texts_of(ROWS)[f"{name}/process.yaml"]


def one_desk(arrivals: str, work: str, *, staff: str = "1", hours: str = "always") -> str:
    return f"""
approvalflow: 1
calendar: {{hours: {hours}}}
arrivals: {arrivals}
roles: {{desk: {staff}}}
steps:
  - sign: {{by: desk, work_time: {work}}}
"""


BOX = """
approvalflow: 1
calendar: {hours: always}
arrivals: 10 per h
roles: {a: unlimited, b: unlimited, c: unlimited, d: unlimited}
steps:
  - box: {in_parallel: [a, b, c, d], work_time: {mean: 1 h, shape: exponential}}
"""

UNEQUAL_BOX = """
approvalflow: 1
calendar: {hours: always}
arrivals: 10 per h
roles: {a: unlimited, b: unlimited, c: unlimited}
steps:
  - box:
      in_parallel: [a, b, c]
      work_time:
        depends_on: role
        a: {mean: 1 h, shape: exponential}
        b: {mean: 2 h, shape: exponential}
        c: {mean: 4 h, shape: exponential}
"""

TANDEM = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles: {desk_a: 1, desk_b: 1}
steps:
  - first: {by: desk_a, work_time: {mean: 1 h, shape: exponential}}
  - second:
      by: desk_b
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {return: {share: 20%, then: first}}
"""

REWORK = """
approvalflow: 1
calendar: {hours: always}
arrivals: 10 per h
roles: {desk: unlimited}
steps:
  - check:
      by: desk
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {return: {share: 30%, then: check}}
"""

QUORUM = """
approvalflow: 1
calendar: {hours: always}
arrivals: 10 per h
roles: {a: unlimited, b: unlimited, c: unlimited, d: unlimited, e: unlimited}
steps:
  - box:
      in_parallel: [a, b, c, d, e]
      work_time: {mean: 1 h, shape: exponential}
      join: {at_least: 3}
      decides: as soon as certain
"""

# One of ten works for a tenth of an hour, so that there are many cases in a week.
URGENT = """
approvalflow: 1
calendar: {hours: always}
arrivals: ARRIVALS per h
case_data: {urgent: SHARE%}
serve_first: [urgent]
roles: {desk: STAFF}
steps:
  - sign: {by: desk, work_time: {mean: 6 min, shape: exponential}}
"""


def urgent(arrivals: int, share: str, staff: int) -> str:
    text = URGENT.replace("ARRIVALS", str(arrivals)).replace("SHARE", share)
    return text.replace("STAFF", str(staff))


SIX_LEVELS = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1.28 per h
roles: {level_1: 2, level_2: 2, level_3: 2, level_4: 2, level_5: 2, level_6: 2}
steps:
  - levels:
      in_series: [level_1, level_2, level_3, level_4, level_5]
      work_time: {mean: 1 h, shape: exponential}
  - last:
      by: level_6
      work_time: {mean: 1 h, shape: exponential}
      outcomes: {return: {share: 20%, then: levels}}
"""

# On a day away the file lies for the rest of it and for the days away that follow: with a share p
# of days, p (D / 2 + D p / (1 - p)).
AWAY = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles:
  head: {absent: 73 working days a year}
steps:
  - sign: {by: head, work_time: 0 min}
"""

# The deputy takes it after 6 h if the head is away then: p (3/4 6 + 1/4 (p 6 + (1 - p) 3)).
DEPUTISED = """
approvalflow: 1
calendar: {hours: always}
arrivals: 0.5 per h
roles:
  head: {absent: 73 working days a year, deputy: {role: deputy, after: 6 h}}
  deputy: unlimited
steps:
  - sign: {by: head, work_time: 0 min}
"""

# Two M/M/1 beside each other: what one M/M/2 does with the same people takes 4/3 h, not 2 h.
SEPARATED = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1 per h
case_data: {north: 50%}
roles: {desk: {staff: 1, separate_by: north}}
steps:
  - sign: {by: desk, work_time: {mean: 1 h, shape: exponential}}
"""

EIGHT_HOURS = "Mon-Sun 09:00-17:00"


def no_queue(work: str, *, hours: str) -> str:
    """Cases come at any time, to people of whom there are always enough."""
    return one_desk("{count: 10, per: h, when: any time}", work, staff="unlimited", hours=hours)


def with_deadline(rate: float, deadline: str) -> str:
    """M/M/1 with one more key at its desk."""
    text = one_desk(f"{rate} per h", EXPONENTIAL)
    return text.replace(f"work_time: {EXPONENTIAL}", f"work_time: {EXPONENTIAL}, {deadline}")


def leaving(rate: float, patience: float) -> float:
    """The share that leaves an M/M/1 queue unserved after so many mean services (Barrer 1957)."""
    waits = np.exp(-(1 - rate) * patience)
    return float(rate * waits / (1 + rate * (1 - waits) / (1 - rate) + rate * waits))


MODELS = (
    Model("tacit approval, worked anyway (V-24)",
          shipped("V-24"), 400,
          {"stay": 4.323324, "used desk": 0.8}),
    Model("tacit approval at half the load (V-24)",  # where shares of the late are known sooner
          shipped("V-24-half"), 400,
          {"stay": 2 * (1 - np.exp(-2)), "late": np.exp(-2), "used desk": 0.5}),
    Model("tacit approval, dropped (V-25)",
          shipped("V-25"), 400,
          {"left": 0.076987, "used desk": 0.8 * (1 - 0.076987)}),
    Model("patience of 5 h (V-25)",
          with_deadline(0.8, "outcomes: {withdraw: {after: 5 h}}"), 400,
          {"left": 0.076987, "used desk": 0.8 * (1 - 0.076987)}),
    Model("patience where more comes than can be done (V-25)",
          shipped("V-25-patience"), 100,
          {"left": leaving(1.2, 5), "used desk": 1.2 * (1 - leaving(1.2, 5))}),
    Model("M/M/1 (V-01)", shipped("V-01"), 900,
          {"stay": 5, "p90": 11.512925, "open": 4, "used desk": 0.8}),
    Model("M/D/1 (V-02)", shipped("V-02"), 250,
          {"wait": 2, "stay": 3, "used desk": 0.8}),
    Model("M/LogNormal/1 (V-04)", shipped("V-04"), 900,
          {"stay": 4.792962, "used desk": 0.8}),
    Model("capped intake, M/M/2/5 (V-07)",
          shipped("V-07"), 300,
          {"turned away": 0.102744, "wait": 0.505451 * (1 - 0.102744)}),
    Model("M/M/3, minutes",
          one_desk("12 per h", "{mean: 10 min, shape: exponential}", staff="3"), 36,
          {"wait": 4.444444 / 60, "stay": 14.444444 / 60, "open": 2.888889, "used desk": 2 / 3}),
    Model("M/M/3 (V-06)", shipped("V-06"), 150,
          {"stay": 2.078652, "open": 4.988764, "used desk": 0.8}),
    Model("M/M/1 in office hours (V-19)",
          shipped("V-19"), 2800,
          {"stay": 15, "used desk": 0.8}),
    Model("four at once (V-14)", BOX, 3, {"stay": 25 / 12}, start_up=1),
    Model("three unequal at once (V-14)", UNEQUAL_BOX, 3, {"stay": 4.771429}, start_up=1),
    Model("two M/M/1 in parallel (V-13)", shipped("V-13"), 80, {"stay": 2.875}, network=True),
    Model("priorities, M/M/1 (V-11)", urgent(8, "37.5", 1), 110,
          {"wait urgent": 0.1142857, "wait other": 0.5714286}),
    # the slow class of three desks wants millions of cases for one per cent: two will do
    Model("priorities, M/M/3", urgent(24, "41.66666667", 3), 40,
          {"wait urgent": 0.0323596, "wait other": 0.1617978}, network=True),
    Model("three of five are enough (V-14)", QUORUM, 6, {"stay": 0.783333}, start_up=1),
    Model("any of five is enough", QUORUM.replace("{at_least: 3}", "any"), 6, {"stay": 0.2},
          start_up=1),
    Model("any of three unequal ones",
          UNEQUAL_BOX + "      join: any\n      decides: as soon as certain\n", 6,
          {"stay": 4 / 7}, start_up=1),
    Model("tandem with rework", TANDEM, 80,
          {"stay": 20 / 3, "used desk_a": 0.625, "used desk_b": 0.625}, network=True),
    Model("rework without queues (V-26)", REWORK, 6,
          {"stay": 1 / 0.7, "p90": np.log(10) / 0.7, "variance": 1 / 0.49}, start_up=1),
    Model("Jackson network (V-10)", shipped("V-10"), 80,
          {"stay": 7.711434, "open": 3.855717, "used clerk": 0.62, "used expert": 0.6,
           "used head": 0.42}, network=True),
    Model("workload W", SIX_LEVELS, 84, {"stay": 125 / 6, "wait": 125 / 6 - 7.5}, network=True),
    Model("half of it delegated (V-28)", shipped("V-28"), 80, {"stay": 1.818182}, network=True),
    Model("closed desks, no work (V-18)", no_queue("0 min", hours="Mon-Fri 09:00-17:00"),
          4, {"stay": 5120 / 336}, start_up=1),
    Model("closed desks and lunch (V-18)",
          no_queue("0 min", hours="Mon-Fri 09:00-12:00 and 13:00-17:00"),
          4, {"stay": 15.252976}, start_up=1),
    Model("3 h over nights (V-20)", no_queue("3 h", hours=EIGHT_HOURS), 4,
          {"stay": 31 / 3}, start_up=1),
    Model("10 h over nights (V-20)", no_queue("10 h", hours=EIGHT_HOURS), 4,
          {"stay": 98 / 3}, start_up=1),
    Model("1 h over the week", no_queue("1 h", hours="Mon-Fri 09:00-17:00"), 4,
          {"stay": 17}, start_up=1),
    Model("M/M/1 with half of the hours (V-01)",
          one_desk("0.8 per h", "{mean: 30 min, shape: exponential}",
                   staff="{share_of_time: 50%}"), 900, {"stay": 5, "used desk": 0.8}),
    Model("two pools, two M/M/1", SEPARATED, 120,
          {"stay": 2, "used desk(no)": 0.5, "used desk(yes)": 0.5}, network=True),
    Model("one pool, M/M/2", one_desk("1 per h", EXPONENTIAL, staff="2"), 120, {"stay": 4 / 3}),
    Model("away at random, no work", AWAY, 156, {"stay": 3.6}, replications=40, network=True),
    Model("away at random, with a deputy", DEPUTISED, 156, {"stay": 1.08}, replications=40,
          network=True),
    Model("8 h over the week", no_queue("8 h", hours="Mon-Fri 09:00-17:00"), 4,
          {"stay": 4928 / 168}, start_up=1),
)  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_the_exact_value_comes_out(model: Model, engine: str) -> None:
    simulation = simulation_of(process_of(model.yaml), Horizon(model.start_up, model.weeks))
    if has_the_log_of_the_other(simulation, engine):
        return
    readings = [
        _readings(simulation.log(1, replication), simulation.office)
        for replication in range(1, model.replications + 1)
    ]
    for quantity, exact in model.exact.items():
        agrees([reading[quantity] for reading in readings], exact, precision=model.precision)
    little = [r["open"] - r["rate"] * r["stay"] for r in readings]
    open_ = float(np.mean([r["open"] for r in readings]))
    agrees(little, 0.0, precision=model.precision, scale=open_)


OTHER_DUTIES = """
approvalflow: 1
calendar: {hours: always}
arrivals: 1.05 per h
case_data: {urgent: 76.190476%}
serve_first: [urgent]
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: {depends_on: urgent, "yes": 1 h, "no": 2 h}}
"""


def test_other_duties_fill_the_gaps() -> None:
    """V-21: an M/D/1 queue whose server takes up two hours of something else whenever nobody
    waits, again and again: 2 h as in V-02, and E[V^2] / 2E[V] = 1 h (multiple vacations).
    """
    simulation = simulation_of(process_of(OTHER_DUTIES), Horizon(4, 300, run_out=0))
    horizon = simulation.plan.horizon
    found = []
    for replication in range(1, 13):
        log = simulation.log(1, replication)
        first = log.cases.attributes["urgent"].astype(bool)[log.visits.case]
        ready = log.visits.ready
        mine = first & (ready >= horizon.begins) & (ready < horizon.closes - 7 * 24 * HOUR)
        assert np.all(log.visits.begun[mine])
        found.append(float((log.visits.started - ready)[mine].mean()) / HOUR)
    agrees(found, 3.0)


def _readings(log: EventLog, office: Office) -> dict[str, float]:
    """Means over the cases measured, in hours; Little's law is asked of the same window."""
    cases, visits, horizon = log.cases, log.visits, log.horizon
    measured = (cases.submitted >= horizon.begins) & (cases.submitted < horizon.closes)
    assert np.all(cases.ended[measured] >= 0)
    stay = (cases.decided - cases.submitted)[measured] / HOUR
    waited = np.bincount(visits.case, visits.taken_up - visits.ready, minlength=len(cases))
    left = np.bincount(visits.case[visits.started == NOT_BEGUN], minlength=len(cases)) > 0
    late = np.bincount(visits.case[visits.outcome == IN_VAIN], minlength=len(cases)) > 0
    found = {
        "stay": float(stay.mean()),
        "p90": float(np.quantile(stay, 0.9, method="inverted_cdf")),
        "variance": float(stay.var()),
        "turned away": float((cases.result == Ending.TURNED_AWAY)[measured].mean()),
        "left": float(left[measured].mean()),
        "late": float(late[measured].mean()),
        "wait": float(waited[measured].mean()) / HOUR,
        "open": open_cases(log),
        "rate": float(measured.sum()) * HOUR / (horizon.closes - horizon.begins),
    }
    if "urgent" in cases.attributes:
        first = cases.attributes["urgent"].astype(bool)
        found["wait urgent"] = float(waited[measured & first].mean()) / HOUR
        found["wait other"] = float(waited[measured & ~first].mean()) / HOUR
    for role in log.roles:
        used = utilisation(log, office, role).value
        if used is not None:
            found[f"used {role}"] = used
    return found
