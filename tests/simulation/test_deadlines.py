"""Deadlines: logs worked out by hand, what they cost and measure, and how limits count."""

from __future__ import annotations

import numpy as np
import pytest

from approvalflow.eventlog import EventLog, Horizon
from approvalflow.measures.facts import facts_of
from approvalflow.measures.kpis import measures_of
from approvalflow.measures.ledger import STATES, ledger_of
from approvalflow.measures.scorecard import scorecard_of
from approvalflow.office.office import Office
from approvalflow.simulation.tools.legal import LegalClock
from approvalflow.study.runner import simulation_of
from helpers.strategies import process_of
from helpers.theory import agrees, has_the_log_of_the_other
from helpers.worked import is_worked_out

H = 3600

# The applicant has one day and needs five working days, so the case is over a day after it was
# asked for more, and so is the other branch, which somebody works on.
LAPSED = """
approvalflow: 1
arrivals: {every: 15 h}
roles: {clerk: 1, expert: 1}
steps:
  - both:
      does: parallel
      branches:
        look: {by: expert, work_time: 30 h}
        papers:
          by: clerk
          work_time: 1 h
          outcomes:
            ask_applicant:
              {share: [100%, 0%], takes: 5 working days, reply_within: 1 calendar day}
"""
LAPSED_LOG = """
0 both.papers 1 - Tue16:00 Tue16:00 Tue16:00 Tue17:00 Wed17:00 clerk  0 ask_applicant
0 both.look   1 - Tue16:00 Tue16:00 Tue16:00 Wed17:00 Wed17:00 expert 0 broken_off
1 both.papers 1 - Thu15:00 Thu15:00 Thu15:00 Thu16:00 Fri16:00 clerk  0 ask_applicant
1 both.look   1 - Thu15:00 Thu15:00 Thu15:00 Fri16:00 Fri16:00 expert 0 broken_off
"""
LAPSED_CASES = """
Tue16:00  Wed17:00 Wed17:00 LAPSED
Thu15:00  Fri16:00 Fri16:00 LAPSED
Mon+14:00 -        -        OPEN
"""

# At closing of the next working day the file goes on. What had begun is finished in vain, and its
# people are not free before; the third and the fourth case leave the queue untouched.
GOES_ON = """
approvalflow: 1
arrivals: {every: 9 h}
roles: {clerk: 1, head: 1}
steps:
  - check: {by: clerk, work_time: 20 h, due: {after: 1 working day, action: go_on}}
  - sign: {does: approve, by: head, work_time: 1 h}
"""
GOES_ON_LOG = """
0 check 1 - Tue10:00  Tue10:00  Tue10:00  Wed17:00  Wed17:00  clerk 0 expired
0 sign  1 0 Wed17:00  Wed17:00  Thu09:00  Thu10:00  Thu10:00  head  0 approve
0 check 1 - Tue10:00  Tue10:00  Wed17:00  Thu14:00  Thu14:00  clerk 0 in_vain
1 check 1 - Wed11:00  Wed11:00  Thu14:00  Thu17:00  Thu17:00  clerk 0 expired
1 sign  1 3 Thu17:00  Thu17:00  Fri09:00  Fri10:00  Fri10:00  head  0 approve
2 check 1 - Thu12:00  Thu12:00  -         Fri17:00  Fri17:00  clerk - expired
2 sign  1 5 Fri17:00  Fri17:00  Mon+09:00 Mon+10:00 Mon+10:00 head  0 approve
3 check 1 - Fri13:00  Fri13:00  -         Mon+17:00 Mon+17:00 clerk - expired
1 check 1 - Wed11:00  Wed11:00  Thu17:00  Tue+10:00 Tue+10:00 clerk 0 in_vain
3 sign  1 7 Mon+17:00 Mon+17:00 Tue+09:00 Tue+10:00 Tue+10:00 head  0 approve
"""
GOES_ON_CASES = """
Tue10:00  Thu10:00  Thu10:00  GRANTED
Wed11:00  Fri10:00  Fri10:00  GRANTED
Thu12:00  Mon+10:00 Mon+10:00 GRANTED
Fri13:00  Tue+10:00 Tue+10:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# What nobody has begun at closing of the next working day goes to the head, with the work that
# the clerk would have had: 20 h. There it keeps the time at which it became ready.
ESCALATED = GOES_ON.replace("go_on", "escalate, to: head").replace(
    "  - sign: {does: approve, by: head, work_time: 1 h}\n", ""
)
ESCALATED_LOG = """
0 check 1 - Tue10:00  Tue10:00  Tue10:00  Thu14:00  Thu14:00  clerk 0 approve
2 check 1 - Thu12:00  Thu12:00  -         Fri17:00  Fri17:00  clerk - escalated
3 check 1 - Fri13:00  Fri13:00  -         Mon+17:00 Mon+17:00 clerk - escalated
1 check 1 - Wed11:00  Wed11:00  Thu14:00  Tue+10:00 Tue+10:00 clerk 0 approve
2 check 1 1 Fri17:00  Fri17:00  Mon+09:00 Wed+13:00 Wed+13:00 head  0 approve
5 check 1 - Tue+15:00 Tue+15:00 -         Wed+17:00 Wed+17:00 clerk - escalated
4 check 1 - Mon+14:00 Mon+14:00 Tue+10:00 Thu+14:00 Thu+14:00 clerk 0 approve
3 check 1 2 Mon+17:00 Mon+17:00 Wed+13:00 Fri+17:00 Fri+17:00 head  0 approve
"""
ESCALATED_CASES = """
Tue10:00  Thu14:00  Thu14:00  GRANTED
Wed11:00  Tue+10:00 Tue+10:00 GRANTED
Thu12:00  Wed+13:00 Wed+13:00 GRANTED
Fri13:00  Fri+17:00 Fri+17:00 GRANTED
Mon+14:00 Thu+14:00 Thu+14:00 GRANTED
Tue+15:00 -         -         OPEN
Wed+16:00 -         -         OPEN
Fri+09:00 -         -         OPEN
"""

# Silence is consent in small cases, from closing of the day after acceptance; in big ones the limit
# is extended by a day. Small ones come first here; their work is broken off, and the expert free.
SILENCE = """
approvalflow: 1
arrivals: {every: 9 h}
time_limit:
  statutory: 1 working day
  if_late: {depends_on: big, yes: nothing, no: granted}
  extension: {by: 1 working day, used: {depends_on: big, yes: 100%, no: 0%}}
case_data: {big: 50%}
roles: {clerk: 1, expert: 1}
steps:
  - intake: {by: clerk, work_time: 1 h, outcomes: {approve: {clock: starts}}}
  - check: {by: expert, in_tray: 1 h, work_time: 15 h}
"""
SILENCE_LOG = """
0 intake 1 - Tue10:00  Tue10:00  Tue10:00  Tue11:00  Tue11:00  clerk  0 approve
1 intake 1 - Wed11:00  Wed11:00  Wed11:00  Wed12:00  Wed12:00  clerk  0 approve
0 check  1 0 Tue11:00  Tue12:00  Tue12:00  Wed17:00  Wed17:00  expert 0 broken_off
2 intake 1 - Thu12:00  Thu12:00  Thu12:00  Thu13:00  Thu13:00  clerk  0 approve
1 check  1 1 Wed12:00  Wed13:00  Thu09:00  Thu17:00  Thu17:00  expert 0 broken_off
3 intake 1 - Fri13:00  Fri13:00  Fri13:00  Fri14:00  Fri14:00  clerk  0 approve
2 check  1 3 Thu13:00  Thu14:00  Fri09:00  Fri17:00  Fri17:00  expert 0 broken_off
4 intake 1 - Mon+14:00 Mon+14:00 Mon+14:00 Mon+15:00 Mon+15:00 clerk  0 approve
3 check  1 5 Fri14:00  Fri15:00  Mon+09:00 Tue+16:00 Tue+16:00 expert 0 approve
"""
SILENCE_CASES = """
Tue10:00  Wed17:00  Wed17:00  GRANTED
Wed11:00  Thu17:00  Thu17:00  GRANTED
Thu12:00  Fri17:00  Fri17:00  GRANTED
Fri13:00  Tue+16:00 Tue+16:00 GRANTED
Mon+14:00 -         -         OPEN
Tue+15:00 -         -         OPEN
"""

# Whoever has waited for a day gives up, on a Saturday too.
IMPATIENT = """
approvalflow: 1
arrivals: {every: 9 h}
roles: {clerk: 1}
steps:
  - check: {by: clerk, work_time: 20 h, outcomes: {withdraw: {after: 1 calendar day}}}
"""
IMPATIENT_LOG = """
1 check 1 - Wed11:00 Wed11:00 -        Thu11:00  Thu11:00  clerk - withdraw
0 check 1 - Tue10:00 Tue10:00 Tue10:00 Thu14:00  Thu14:00  clerk 0 approve
3 check 1 - Fri13:00 Fri13:00 -        Sat13:00  Sat13:00  clerk - withdraw
2 check 1 - Thu12:00 Thu12:00 Thu14:00 Tue+10:00 Tue+10:00 clerk 0 approve
"""
IMPATIENT_CASES = """
Tue10:00  Thu14:00  Thu14:00  GRANTED
Wed11:00  Thu11:00  Thu11:00  WITHDRAWN
Thu12:00  Tue+10:00 Tue+10:00 GRANTED
Fri13:00  Sat13:00  Sat13:00  WITHDRAWN
Mon+14:00 -         -         OPEN
"""

# Every file lies on the desk for two days; the deadline of one day sees it there.
IN_THE_TRAY = """
approvalflow: 1
arrivals: {every: 15 h}
roles: {clerk: 1, head: 1}
steps:
  - check:
      by: clerk
      in_tray: 2 working days
      work_time: 1 h
      due: {after: 1 working day, action: go_on}
  - sign: {does: approve, by: head, work_time: 1 h}
"""
IN_THE_TRAY_LOG = """
0 check 1 - Tue16:00 Wed17:00 -         Wed17:00  Wed17:00  clerk - expired
0 sign  1 0 Wed17:00 Wed17:00 Thu09:00  Thu10:00  Thu10:00  head  0 approve
1 check 1 - Thu15:00 Fri17:00 -         Fri17:00  Fri17:00  clerk - expired
1 sign  1 2 Fri17:00 Fri17:00 Mon+09:00 Mon+10:00 Mon+10:00 head  0 approve
"""
IN_THE_TRAY_CASES = """
Tue16:00  Thu10:00  Thu10:00  GRANTED
Thu15:00  Mon+10:00 Mon+10:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# What is worked anyway stays in the tray until its time, and is then done in vain.
IN_VAIN = IN_THE_TRAY.replace("go_on}", "go_on, file: worked anyway}")
IN_VAIN_LOG = """
0 check 1 - Tue16:00 Wed17:00 -         Wed17:00  Wed17:00  clerk - expired
0 sign  1 0 Wed17:00 Wed17:00 Thu09:00  Thu10:00  Thu10:00  head  0 approve
0 check 1 - Tue16:00 Thu16:00 Thu16:00  Thu17:00  Thu17:00  clerk 0 in_vain
1 check 1 - Thu15:00 Fri17:00 -         Fri17:00  Fri17:00  clerk - expired
1 sign  1 3 Fri17:00 Fri17:00 Mon+09:00 Mon+10:00 Mon+10:00 head  0 approve
"""

# The head takes what lies in the tray of the clerk, from the second of expiry on.
OUT_OF_THE_TRAY = IN_THE_TRAY.replace("go_on", "escalate, to: head").replace(
    "  - sign: {does: approve, by: head, work_time: 1 h}\n", ""
)
OUT_OF_THE_TRAY_LOG = """
0 check 1 - Tue16:00 Wed17:00 -         Wed17:00  Wed17:00  clerk - escalated
0 check 1 0 Wed17:00 Wed17:00 Thu09:00  Thu10:00  Thu10:00  head  0 approve
1 check 1 - Thu15:00 Fri17:00 -         Fri17:00  Fri17:00  clerk - escalated
1 check 1 2 Fri17:00 Fri17:00 Mon+09:00 Mon+10:00 Mon+10:00 head  0 approve
"""

# Patience is open time from the arrival, whether anybody may begin or not.
TIRED = """
approvalflow: 1
arrivals: {every: 15 h}
roles: {clerk: 1}
steps:
  - check:
      by: clerk
      in_tray: 2 working days
      work_time: 1 h
      outcomes: {withdraw: {after: 1 working day}}
"""
TIRED_LOG = """
0 check 1 - Tue16:00 Wed16:00 - Wed16:00 Wed16:00 clerk - withdraw
1 check 1 - Thu15:00 Fri15:00 - Fri15:00 Fri15:00 clerk - withdraw
"""
TIRED_CASES = """
Tue16:00  Wed16:00 Wed16:00 WITHDRAWN
Thu15:00  Fri15:00 Fri15:00 WITHDRAWN
Mon+14:00 -        -        OPEN
"""

# On its way a file is not at the desk yet: one day to the fire brigade, then one until the end.
ON_ITS_WAY = """
approvalflow: 1
arrivals: {every: 15 h}
transfers: {between_departments: 1 working day}
roles: {clerk: {department: Desk}, fire: {department: Fire}}
steps:
  - intake: {by: clerk, work_time: 1 h}
  - check:
      by: fire
      in_tray: 2 working days
      work_time: 1 h
      due: {after: 1 working day, action: go_on}
"""
ON_ITS_WAY_LOG = """
0 intake 1 - Tue16:00  Tue16:00  Tue16:00 Tue17:00  Tue17:00  clerk 0 approve
1 intake 1 - Thu15:00  Thu15:00  Thu15:00 Thu16:00  Thu16:00  clerk 0 approve
0 check  1 0 Wed17:00  Thu17:00  -        Thu17:00  Thu17:00  fire  - expired
2 intake 1 - Mon+14:00 Mon+14:00 Mon+14:00 Mon+15:00 Mon+15:00 clerk 0 approve
1 check  1 1 Fri16:00  Mon+17:00 -        Mon+17:00 Mon+17:00 fire  - expired
"""
ON_ITS_WAY_CASES = """
Tue16:00  Thu17:00  Thu17:00  GRANTED
Thu15:00  Mon+17:00 Mon+17:00 GRANTED
Mon+14:00 -         -         OPEN
"""

WORKED = {
    "in the tray": (IN_THE_TRAY, IN_THE_TRAY_LOG, IN_THE_TRAY_CASES),
    "in vain, after the tray": (IN_VAIN, IN_VAIN_LOG, IN_THE_TRAY_CASES),
    "out of the tray": (OUT_OF_THE_TRAY, OUT_OF_THE_TRAY_LOG, IN_THE_TRAY_CASES),
    "tired in the tray": (TIRED, TIRED_LOG, TIRED_CASES),
    "on its way": (ON_ITS_WAY, ON_ITS_WAY_LOG, ON_ITS_WAY_CASES),
    "lapsed": (LAPSED, LAPSED_LOG, LAPSED_CASES),
    "goes on": (GOES_ON, GOES_ON_LOG, GOES_ON_CASES),
    "escalated": (ESCALATED, ESCALATED_LOG, ESCALATED_CASES),
    "silence": (SILENCE, SILENCE_LOG, SILENCE_CASES),
    "impatient": (IMPATIENT, IMPATIENT_LOG, IMPATIENT_CASES),
}


@pytest.mark.parametrize(("yaml", "visits", "cases"), WORKED.values(), ids=WORKED)
def test_the_log_is_the_one_worked_out_by_hand(yaml: str, visits: str, cases: str) -> None:
    is_worked_out(yaml, visits, cases)


def test_where_the_days_of_an_expired_file_went() -> None:
    """The second case: in the queue until Thu 14:00, then three hours of work, then signed."""
    log, office = is_worked_out(GOES_ON, GOES_ON_LOG, GOES_ON_CASES)
    assert _hours(log, office, case=1) == {"queue": 27 + 16, "work": 4}


def _hours(log: EventLog, office: Office, *, case: int) -> dict[str, float]:
    """The ledger of a case in hours, by state."""
    ledger = ledger_of(log, office)
    found: dict[str, float] = {}
    position = np.flatnonzero(ledger.cases == case)[0]
    for row in np.flatnonzero(ledger.case == position).tolist():
        state = STATES[ledger.state[row]]
        found[state] = found.get(state, 0) + ledger.seconds[row] / H
    return found


def test_work_in_vain_is_work_but_no_review() -> None:
    log, office = is_worked_out(GOES_ON, GOES_ON_LOG, GOES_ON_CASES)
    facts = facts_of(log, office)
    assert (facts.columns["work"] / H).tolist() == [21, 21, 1, 1]
    assert facts.columns["reviews"].tolist() == [0, 0, 0, 0]  # nobody answered in time


def test_what_nobody_has_begun_by_its_deadline_is_unanswered() -> None:
    """Two of four checks; in the tray both; what is escalated or withdrawn is no silence."""
    log, office = is_worked_out(GOES_ON, GOES_ON_LOG, GOES_ON_CASES)
    assert scorecard_of(log, office).measures["unanswered(check)"] == 0.5
    for yaml in (IN_THE_TRAY, IN_VAIN):
        simulation = simulation_of(process_of(yaml), Horizon(start_up=0, weeks=1, run_out=8))
        assert simulation.scorecard(1, 1).measures["unanswered(check)"] == 1
    for yaml in (OUT_OF_THE_TRAY, TIRED):
        assert not any(m.id.startswith("unanswered") for m in measures_of(process_of(yaml)))


ALONE = """
approvalflow: 1
calendar: {hours: always}
arrivals: RATE per h
roles: {desk: 1}
steps:
  - sign:
      by: desk
      work_time: {mean: 1 h, shape: exponential}
      due: {after: WAIT h, action: go_on}
"""


@pytest.mark.long
@pytest.mark.parametrize(
    ("rate", "wait", "silent", "used"),
    [("1.2", "3", 0.2693, 0.8769), ("2", "5", 0.5008, 0.9984), ("1", "5", 1 / 7, 6 / 7)],
)
def test_the_share_that_one_desk_cannot_answer(
    rate: str, wait: str, silent: float, used: float, engine: str
) -> None:
    """M/M/1+D: the customers whose patience is D (Barrer 1957); here they are files that go on."""
    process = process_of(ALONE.replace("RATE", rate).replace("WAIT", wait))
    simulation = simulation_of(process, Horizon(start_up=4, weeks=150, run_out=2))
    if has_the_log_of_the_other(simulation, engine):
        return
    cards = [simulation.scorecard(1, n).measures for n in range(1, 11)]
    for name, exact in (("unanswered(sign)", silent), ("utilisation(desk)", used)):
        agrees([float(card[name] or 0.0) for card in cards], exact)


def test_silence_keeps_no_limit_and_an_extension_is_one() -> None:
    log, office = is_worked_out(SILENCE, SILENCE_LOG, SILENCE_CASES)
    facts = facts_of(log, office)
    assert log.cases.extended.tolist() == [0, 0, 0, 1, 0, 0]
    assert facts.columns["deemed"].tolist() == [1, 1, 1, 0]
    assert facts.columns["statutory"].tolist() == [False, False, False, True]
    assert facts.columns["legal_days"].tolist() == [1, 1, 1, 2]  # from the acceptance on


STOPPED = """
approvalflow: 1
arrivals: {every: 9 h}
time_limit: {statutory: 3 working days, if_late: refused}
roles: {clerk: unlimited}
steps:
  - papers:
      by: clerk
      work_time: 1 h
      outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days}}
  - check: {by: clerk, work_time: 40 h}
"""


def test_the_limit_comes_later_by_what_the_applicant_took() -> None:
    simulation = simulation_of(process_of(STOPPED), Horizon(start_up=0, weeks=1, run_out=8))
    log = simulation.log(1, 1)
    facts = facts_of(log, simulation.office)
    # asked from Tue 11:00 until Thu 11:00; then Thu, Fri and the next Mon are the three days
    assert log.cases.decided[0] == (7 * 24 + 17) * H
    assert facts.columns["legal_days"][0] == 3
    assert facts.columns["deemed"][0]


@pytest.mark.parametrize(
    ("start", "span", "stops", "expires"),
    [
        ((0, 10), 4 * 2 + 2, [], (2, 17)),  # two working days after Monday
        ((4, 18), 4 * 1 + 2, [], (7, 17)),  # after closing on Friday
        ((5, 10), 4 * 1 + 2, [], (7, 17)),  # on a Saturday
        ((0, 10), 4 * 1 + 2, [((1, 9), (1, 18))], (2, 17)),  # stopped at the closing of Tuesday
        ((0, 10), 4 * 1 + 2, [((1, 9), (1, 12))], (1, 17)),
        ((0, 10), 4 * 1 + 1, [], (2, 0)),  # the whole of the next day
        ((0, 10), 4 * 1 + 1, [((1, 9), (3, 9))], (4, 0)),
        ((0, 10), 4 * 5 * H, [], (0, 15)),
        ((0, 10), 4 * 5 * H, [((0, 12), (0, 13)), ((0, 15), (1, 15))], (1, 16)),
        ((0, 15), 4 * 4 * H + 3, [], (1, 11)),  # two hours of Monday, two of Tuesday
        ((0, 15), 4 * 2 * H + 3, [], (0, 17)),  # closing, not the next opening
        ((4, 18), 4 * 2 * H + 3, [], (7, 11)),
        ((0, 15), 4 * 4 * H + 3, [((0, 16), (1, 10))], (1, 13)),
        ((0, 15), 4 * 4 * H + 3, [((0, 18), (1, 8))], (1, 11)),  # the office was closed
        ((1, 15), 4 * 4 * H + 3, [((0, 10), (1, 10))], (2, 11)),  # before it came
    ],
)
def test_when_limits_expire(start: tuple[int, int], span: int, stops: list, expires: tuple) -> None:
    times = Office(process_of(GOES_ON)).timetable(Horizon(start_up=0, weeks=1, run_out=8))

    def at(day: int, hour: int) -> int:
        return (day * 24 + hour) * H

    clock = LegalClock(times.calendar)
    spans = [(at(*begin), at(*end)) for begin, end in stops]
    assert clock.expires(at(*start), span, spans) == at(*expires)
