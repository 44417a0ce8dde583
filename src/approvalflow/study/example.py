"""The log on which a measure is worked on three cases: of a study, or of a small office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from approvalflow.comparison.rows import shift
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.measures.cohort import Bools
from approvalflow.measures.facts import Facts
from approvalflow.measures.kpis import Empty, Measure, Missing
from approvalflow.measures.replicated import Parts
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.study.horizons import horizon_for
from approvalflow.study.runner import simulation_of

SEED, REPLICATION = 1, 1
_CASES = 300  # among which the three are looked for
_MOST = 20_000  # cases that are simulated until those are decided
_YEAR = 52  # weeks
_OFFICE = """\
approvalflow: 1
name: {en: A permit office, zh: 许可办公室}
calendar: {hours: Mon-Fri 09:00-17:00}
time_limit: {statutory: 10 working days, promised: 5 working days, if_late: granted}
delay_cost: 20 CNY per calendar day
levels: [counter, town, city]
transfers: {between_departments: 1 working day}
arrivals: {count: 6, per: working day, most_open: 32}
backlog: {review: 3}
case_data: {large: 30%, defects: {fire: 25%}}
roles:
  clerk: {staff: 1, level: counter, department: Counter, cost: 60 CNY/h}
  reviewer: {staff: 2, level: town, department: Permits, cost: 80 CNY/h}
  adviser:
    {staff: 1, level: town, department: Fire, cost: 90 CNY/h, hours: Mon-Fri 09:00-12:00}
  information: {staff: 1, level: counter, department: Counter, cost: 50 CNY/h}
  head: {staff: 1, level: city, department: Permits, cost: 120 CNY/h, share_of_time: 50%}
  member: {staff: 3, level: city, department: Council, cost: 100 CNY/h}
chases:
  {after: 1 working day, every: 2 working days, by: information, work_time: 5 to 20 min, share: 80%}
complains:
  after: promised
  share: 60%
  by: information
  work_time: 30 min
  upheld: 30%
  effect: nothing
steps:
  - intake:
      by: clerk
      work_time: 10 to 40 min
      fee: 50 CNY
      asks: {documents: 4, form_fields: 30, visits: 1}
      outcomes:
        ask_applicant: {share: 20%, takes: 2 to 10 working days, reply_within: 6 working days}
  - review:
      by: reviewer
      work_time: 1 to 4 h
      detects: {fire: 50%}
      due: {after: 4 open hours, action: escalate, to: head}
      outcomes: {refuse: 5%, return: {share: 8%, then: intake}}
  - advice:
      by: adviser
      only_if: large
      work_time: 1 to 3 h
      asks: {documents: 2}
      detects: {fire: 60%}
      due: {after: 2 working days, action: go_on}
  - council:
      does: meeting
      by: {member: 3}
      only_if: large
      sits: every 2 weeks from 2025-01-09 14:00-17:00
      work_time: 10 to 30 min
      outcomes: {withdraw: {after: 5 working days}}
  - sign: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 8%}}
"""
"""A small office in which everything happens that a measure tells of."""


@dataclass(frozen=True, slots=True, eq=False)
class FirstCases:
    """What happened to the first cases of an office."""

    log: EventLog
    office: Office


def built_in() -> tuple[Process, Process]:
    """The small office for whoever names no study, and the same with a reviewer more."""
    more = _OFFICE.replace("reviewer: {staff: 2", "reviewer: {staff: 3")
    today, design = (
        process_from(read_source(text, "office.yaml"), "office").process for text in (_OFFICE, more)
    )
    return today, design


def first_cases(process: Process, horizon: Horizon | None = None) -> FirstCases:
    """The first cases of a process, from its first day on, measured from that day; over the
    horizon that suits it, if none is given.

    They are those of any run with this seed: a log does not know how long it will be.
    """
    simulation = simulation_of(process, horizon or _horizon(process))
    return FirstCases(simulation.log(SEED, REPLICATION), simulation.office)


def same_cases(today: FirstCases, design: FirstCases, name: str) -> Measure:
    """The share of cases `faster` or `slower` in the second of two runs, as a measure of the first.

    It tells what a comparison tells of these cases; raises Missing where that is nothing.
    """
    cards = [scorecard_of(one.log, one.office) for one in (today, design)]

    def compute(_: Facts, among: Bools) -> Parts:
        if any(len(card.elapsed) != len(among) for card in cards):
            raise Missing("other-arrivals")
        chosen = [
            replace(card, elapsed=card.elapsed[among], size=int(among.sum()), kinds={})
            for card in cards
        ]
        moved = shift(chosen[:1], chosen[1:])
        found = moved.faster if name == "faster" else moved.slower
        if found.value is None:
            raise Empty(found.why)
        of = found.denominators[0] if found.denominators else 1.0
        return Parts(found.value * of, of)

    better: Literal["less", "more"] = "more" if name == "faster" else "less"
    return Measure(name, "share", better, "brief", compute, bounds="cases")


def _horizon(process: Process) -> Horizon:
    weekly = Office(process).timetable(Horizon()).arrivals_a_year / _YEAR
    weeks = min(_YEAR, max(1, ceil(_CASES / weekly))) if weekly else _YEAR
    run_out = min(Horizon().run_out, max(1, ceil(_MOST / weekly))) if weekly else 1
    return Horizon(0, weeks, run_out, horizon_for([process]).kind)
