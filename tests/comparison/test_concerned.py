"""Who is concerned by a redesign: case by case, against what the logs of both runs say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pytest

from approvalflow.comparison.concerned import any_differs, concerned
from approvalflow.comparison.touched import Touched, touched
from approvalflow.eventlog import Ending, EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.measures.cohort import Bools
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from
from approvalflow.simulation.plan import plan_of
from approvalflow.study.runner import Simulation

SHORT = Horizon(start_up=0, weeks=30, run_out=60)
TODAY = """\
approvalflow: 1
name: Purchases
calendar: {hours: Mon-Fri 09:00-17:00}
time_limit: {statutory: 8 weeks, promised: 20 working days}
roles:
  clerk: {staff: 2}
  expert: {staff: 1, in_tray: 1 working day}
  head: {staff: 1, in_tray: 2 working days}
arrivals: 4 per working day
case_data:
  cost: {median: 6000 EUR, p90: 20000 EUR}
  kind: {new: 30%, old: rest}
steps:
  - intake:
      by: clerk
      work_time: 30 min
      outcomes: {ask_applicant: {share: [30%, 10%, 0%], takes: 2 to 6 working days}}
  - look: {by: expert, only_if: cost > 5 000 EUR, work_time: 30 min}
  - check: {by: clerk, work_time: 20 min}
  - sort:
      by: clerk
      work_time: 10 min
      then: [{if: cost > 9 000 EUR, then: sign}, {otherwise: file}]
  - sign: {does: approve, by: head, work_time: 20 min, outcomes: {refuse: 12%}}
  - file: {by: clerk, work_time: 10 min}
"""


@dataclass(frozen=True)
class Ran:
    """A process and one replication of it."""

    process: Process

    @cached_property
    def office(self) -> Office:
        return Office(self.process)

    @cached_property
    def log(self) -> EventLog:
        return Simulation(self.office, plan_of(self.office, SHORT)).log(1, 1)

    @cached_property
    def card(self) -> Scorecard:
        return scorecard_of(self.log, self.office)

    def visits(self, *steps: str) -> Bools:
        """Whether each case comes to one of the steps."""
        log = self.log
        numbers = [log.steps.index(step) for step in steps]
        found = np.zeros(len(log.cases), dtype=np.bool_)
        found[log.visits.case[np.isin(log.visits.step, numbers)]] = True
        return found[: self.card.size]

    def times(self, step: str, outcome: str) -> np.ndarray:
        """How often each case ends a visit to a step so."""
        log = self.log
        number = log.steps.index(step)
        here = log.visits.step == number
        here &= log.visits.outcome == log.outcomes[number].index(outcome)
        return np.bincount(log.visits.case[here], minlength=len(log.cases))[: self.card.size]

    def data(self, name: str) -> np.ndarray:
        return self.log.cases.attributes[name][: self.card.size]


def today() -> Ran:
    return Ran(process_from(read_source(TODAY.encode(), "today.yaml"), "today").process)


BEFORE = today()


def design(text: str, before: Ran = BEFORE) -> Ran:
    """Of moves, or of a whole process."""
    if "moves:" in text:
        text = f"approvalflow: 1\n{text}"
        source = read_source(text.encode(), "design.yaml")
        return Ran(redesign_from(source, "design", before.process).process)
    return Ran(process_from(read_source(text.encode(), "design.yaml"), "design").process)


def found(after: Ran, before: Ran = BEFORE) -> tuple[Touched, Bools]:
    said = touched(before.process, after.process)
    masks = concerned([(before.card, after.card)], said)
    assert masks is not None
    return said, masks[0]


def agree(mask: Bools, wanted: Bools) -> None:
    """Exactly these, who are some and not all."""
    assert 0 < wanted.sum() < len(wanted)
    assert np.array_equal(mask, wanted)


def test_a_condition_on_a_number() -> None:
    after = design("moves: [{set: {steps: {look: {only_if: cost > 8 000 EUR}}}}]")
    cost = BEFORE.data("cost")
    agree(found(after)[1], (cost > 5000) & (cost <= 8000))


def test_an_arrow_under_a_condition_on_a_number() -> None:
    after = design(TODAY.replace("cost > 9 000 EUR", "cost > 12 000 EUR"))
    cost = BEFORE.data("cost")
    agree(found(after)[1], (cost > 9000) & (cost <= 12000))


def test_a_share_that_changes_concerns_whom_it_takes_or_gives() -> None:
    after = design("moves: [{set: {steps: {sign: {outcomes: {refuse: 3%}}}}}]")
    refused = [ran.times("sign", "refuse") for ran in (BEFORE, after)]
    agree(found(after)[1], refused[0] != refused[1])


def test_a_share_by_attempt() -> None:
    change = "{steps: {intake: {outcomes: {ask_applicant: {share: [10%, 5%, 0%]}}}}}"
    after = design(f"moves: [{{set: {change}}}]")
    asked = [ran.times("intake", "ask_applicant") for ran in (BEFORE, after)]
    agree(found(after)[1], asked[0] != asked[1])


def test_a_longer_answer_concerns_whoever_is_asked() -> None:
    change = "{steps: {intake: {outcomes: {ask_applicant: {takes: 9 working days}}}}}"
    after = design(f"moves: [{{set: {change}}}]")
    agree(found(after)[1], BEFORE.times("intake", "ask_applicant") > 0)


@pytest.mark.parametrize(
    "change",
    ["staff: 2", "in_tray: 1 h", "hours: Mon-Fri 09:00-13:00", "absent: 30 working days a year"],
)
def test_a_role_concerns_whoever_visits_its_steps(change: str) -> None:
    after = design(f"moves: [{{set: {{roles: {{head: {{{change}}}}}}}}}]")
    agree(found(after)[1], BEFORE.visits("sign"))


def test_a_wage_concerns_nobody() -> None:
    after = design(TODAY.replace("head: {staff: 1,", "head: {staff: 1, cost: 90 EUR/h,"))
    said, mask = found(after)
    assert not mask.any()
    assert not any_differs([(BEFORE.card, after.card)], said.names)


def test_a_deadline_concerns_whoever_visits_the_step() -> None:
    due = "due: {after: 3 working days, action: go_on}"
    after = design(
        TODAY.replace("work_time: 20 min, outcomes", f"work_time: 20 min, {due}, outcomes")
    )
    agree(found(after)[1], BEFORE.visits("sign") | after.visits("sign"))


def test_patience_concerns_whoever_visits_the_step() -> None:
    patience = "outcomes: {withdraw: {after: 9 working days}, "
    after = design(
        TODAY.replace("work_time: 20 min, outcomes: {", f"work_time: 20 min, {patience}")
    )
    agree(found(after)[1], BEFORE.visits("sign") | after.visits("sign"))


def test_a_step_that_goes_concerns_who_came_there() -> None:
    after = design("moves: [{drop: look}]")
    agree(found(after)[1], BEFORE.visits("look"))


def test_a_merged_step() -> None:
    again = "  - again: {by: clerk, only_if: cost > 5 000 EUR, work_time: 30 min}\n"
    text = TODAY.replace("  - check:", f"{again}  - check:")
    before = Ran(process_from(read_source(text.encode(), "today.yaml"), "today").process)
    after = design("moves: [{merge: {steps: [look, again], into: both, by: expert}}]", before)
    said, mask = found(after, before)
    assert (said.today, said.design) == ({"look", "again"}, {"both"})
    agree(mask, before.data("cost") > 5000)


def test_a_branch_that_is_added() -> None:
    box = """\
  - both:
      does: parallel
      branches:
        one: {by: expert, work_time: 30 min}
        two: {by: head, only_if: cost > 9 000 EUR, work_time: 20 min}
"""
    before = TODAY.replace("  - check:", f"{box}  - check:")
    more = "        three: {by: clerk, only_if: kind is new, work_time: 1 h}\n"
    first = Ran(process_from(read_source(before.encode(), "today.yaml"), "today").process)
    after = design(before.replace("  - check:", f"{more}  - check:"))
    agree(found(after, first)[1], after.visits("both.three"))
    asked = before.replace("only_if: cost > 9 000 EUR, work", "only_if: cost > 7 000 EUR, work")
    cost = first.data("cost")
    agree(found(design(asked), first)[1], (cost > 7000) & (cost <= 9000))
    joined = design(
        before.replace("      does: parallel\n", "      does: parallel\n      join: any\n")
    )
    assert found(joined, first)[1].all()


def test_a_row_that_becomes_a_box() -> None:
    after = design("moves: [{parallelise: [look, check], as: both}]")
    assert np.array_equal(found(after)[1], BEFORE.visits("look", "check"))


@pytest.mark.parametrize(
    ("old", "new", "everybody"),
    [
        ("09:00-17:00", "09:00-16:00", True),
        ("statutory: 8 weeks", "statutory: 9 weeks", True),
        ("promised: 20 working days", "promised: 15 working days", False),
        ("{new: 30%", "{new: 40%", True),
        ("roles:\n", "serve_first: [kind is new]\nroles:\n", True),
        ("roles:\n", "transfers: {between_levels: 1 h}\nroles:\n", True),
    ],
)
def test_what_holds_for_all(old: str, new: str, everybody: bool) -> None:
    after = design(TODAY.replace(old, new))
    said, mask = found(after)
    assert said.everybody == everybody == mask.all() == mask.any()


def test_a_renamed_step_with_its_luck_is_the_same() -> None:
    text = TODAY.replace("- sign: {", "- signature: {lineage: sign, ").replace(
        "then: sign}", "then: signature}"
    )
    after = design(text)
    said, mask = found(after)
    assert said.names["signature"] == "sign"
    assert not mask.any()
    assert not any_differs([(BEFORE.card, after.card)], said.names)


def test_a_case_differs_that_ends_otherwise_on_the_same_day() -> None:
    after = design(TODAY.replace("refuse: 12%", "refuse: 13%"))
    said, mask = found(after)
    assert any_differs([(BEFORE.card, after.card)], said.names)
    assert not any_differs([(BEFORE.card, today().card)], {})
    ends = [ran.log.cases.result[: ran.card.size] == Ending.REFUSED for ran in (BEFORE, after)]
    assert np.array_equal(mask, ends[0] != ends[1])


def test_other_arrivals_concern_nobody_known() -> None:
    after = design(TODAY.replace("4 per working day", "3 per working day"))
    said = touched(BEFORE.process, after.process)
    assert concerned([(BEFORE.card, after.card)], said) is None
    assert any_differs([(BEFORE.card, after.card)], said.names)
