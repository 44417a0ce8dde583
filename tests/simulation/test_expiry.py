"""Deadlines of meetings, batches and branches of boxes, and when they stand still."""

from __future__ import annotations

import pytest

from helpers.worked import complete, is_worked_out, measures_of

# The board sits on Friday: the first case leaves its list on Wed 17:00; the second is being heard
# at the second of expiry, Fri 17:00.
BOARD = """
roles: {member: 3}
steps:
  - hear:
      does: meeting
      by: {member: 3}
      sits: Fri 16:30-17:30
      work_time: 45 min
      due: {after: 1 working day, action: go_on}
"""
BOARD_LOG = """
0 hear 1 - Tue16:00 Tue16:00 -        Wed17:00 Wed17:00 - - expired
1 hear 1 - Thu15:00 Thu15:00 Fri16:30 Fri17:15 Fri17:15 - - approve
"""
BOARD_CASES = """
Tue16:00  Wed17:00 Wed17:00 GRANTED
Thu15:00  Fri17:15 Fri17:15 GRANTED
Mon+14:00 -        -        OPEN
"""

# Or one person does it.
CHAIR = BOARD.replace("go_on", "escalate, to: chair").replace("3}\nsteps", "3, chair: 1}\nsteps")
CHAIR_LOG = """
0 hear 1 - Tue16:00 Tue16:00 -        Wed17:00 Wed17:00 -     - escalated
0 hear 1 0 Wed17:00 Wed17:00 Thu09:00 Thu09:45 Thu09:45 chair 0 approve
1 hear 1 - Thu15:00 Thu15:00 Fri16:30 Fri17:15 Fri17:15 -     - approve
"""
CHAIR_CASES = """
Tue16:00  Thu09:45 Thu09:45 GRANTED
Thu15:00  Fri17:15 Fri17:15 GRANTED
Mon+14:00 -        -        OPEN
"""

# A deferral is no arrival: heard on Wed 15:00 and put off, the case leaves two days after it came.
DEFERRED = """
roles: {member: 3}
steps:
  - hear:
      does: meeting
      by: {member: 3}
      sits: Wed 15:00-17:00
      work_time: 1 h
      outcomes: {defer: [100%, 0%]}
      due: {after: 2 working days, action: go_on}
"""
DEFERRED_LOG = """
0 hear 1 - Tue16:00 Tue16:00 Wed15:00 Wed16:00  Wed16:00  - - defer
0 hear 2 0 Wed16:00 Wed16:00 -        Thu17:00  Thu17:00  - - expired
1 hear 1 - Thu15:00 Thu15:00 -        Mon+17:00 Mon+17:00 - - expired
"""
DEFERRED_CASES = """
Tue16:00  Thu17:00  Thu17:00  GRANTED
Thu15:00  Mon+17:00 Mon+17:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# A batch runs at the second of expiry, before it.
BATCH = """
roles: {clerk: 1}
steps:
  - post: {does: batch, runs: Fri 17:00, due: {after: 1 working day, action: go_on}}
  - sign: {by: clerk, work_time: 1 h}
"""
BATCH_LOG = """
0 post 1 - Tue16:00 Tue16:00 -         Wed17:00  Wed17:00  -     - expired
0 sign 1 0 Wed17:00 Wed17:00 Thu09:00  Thu10:00  Thu10:00  clerk 0 approve
1 post 1 - Thu15:00 Thu15:00 Fri17:00  Fri17:00  Fri17:00  -     - approve
1 sign 1 2 Fri17:00 Fri17:00 Mon+09:00 Mon+10:00 Mon+10:00 clerk 0 approve
"""
BATCH_CASES = """
Tue16:00  Thu10:00  Thu10:00  GRANTED
Thu15:00  Mon+10:00 Mon+10:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# A branch that has not answered by the end of the day after its first desk counts as agreed.
BRANCH = """
roles: {fire: 1, desk: 1}
steps:
  - both:
      does: parallel
      branches:
        fire:
          due: {after: 1 working day, action: go_on}
          steps:
            - look: {by: fire, work_time: 1 h, in_tray: 1 h}
            - visit: {by: fire, work_time: 1 h, in_tray: 9 working days}
        desk: {by: desk, work_time: 30 min}
  - sign: {by: desk, work_time: 30 min}
"""
BRANCH_LOG = """
0 both.desk       1 - Tue16:00 Tue16:00 Tue16:00  Tue16:30  Tue16:30  desk 0 approve
0 both.fire.look  1 - Tue16:00 Tue17:00 Wed09:00  Wed10:00  Wed10:00  fire 0 approve
0 both.fire.visit 1 1 Wed10:00 Wed17:00 -         Wed17:00  Wed17:00  fire - expired
0 sign            1 2 Wed17:00 Wed17:00 Thu09:00  Thu09:30  Thu09:30  desk 0 approve
1 both.desk       1 - Thu15:00 Thu15:00 Thu15:00  Thu15:30  Thu15:30  desk 0 approve
1 both.fire.look  1 - Thu15:00 Thu16:00 Thu16:00  Thu17:00  Thu17:00  fire 0 approve
1 both.fire.visit 1 5 Thu17:00 Fri17:00 -         Fri17:00  Fri17:00  fire - expired
1 sign            1 6 Fri17:00 Fri17:00 Mon+09:00 Mon+09:30 Mon+09:30 desk 0 approve
"""
BRANCH_CASES = """
Tue16:00  Thu09:30  Thu09:30  GRANTED
Thu15:00  Mon+09:30 Mon+09:30 GRANTED
Mon+14:00 -         -         OPEN
"""

# Somebody works on it then: the branch is over when he has finished.
AT_WORK = BRANCH.replace("work_time: 1 h, in_tray: 1 h", "work_time: 12 h, in_tray: 1 h")
AT_WORK_LOG = """
0 both.desk       1 - Tue16:00  Tue16:00  Tue16:00  Tue16:30  Tue16:30  desk 0 approve
0 both.fire.look  1 - Tue16:00  Tue17:00  Wed09:00  Thu13:00  Thu13:00  fire 0 approve
0 both.fire.visit 1 1 Thu13:00  Thu13:00  -         Thu13:00  Thu13:00  fire - expired
0 sign            1 2 Thu13:00  Thu13:00  Thu13:00  Thu13:30  Thu13:30  desk 0 approve
1 both.desk       1 - Thu15:00  Thu15:00  Thu15:00  Thu15:30  Thu15:30  desk 0 approve
1 both.fire.look  1 - Thu15:00  Thu16:00  Thu16:00  Mon+12:00 Mon+12:00 fire 0 approve
1 both.fire.visit 1 5 Mon+12:00 Mon+12:00 -         Mon+12:00 Mon+12:00 fire - expired
1 sign            1 6 Mon+12:00 Mon+12:00 Mon+12:00 Mon+12:30 Mon+12:30 desk 0 approve
"""
AT_WORK_CASES = """
Tue16:00  Thu13:30  Thu13:30  GRANTED
Thu15:00  Mon+12:30 Mon+12:30 GRANTED
Mon+14:00 -         -         OPEN
"""

# The deadline of one branch stands still at the closings at which the applicant has the other.
STOPPED = """
roles: {clerk: 1, expert: 1}
steps:
  - both:
      does: parallel
      branches:
        look:
          by: expert
          in_tray: 9 working days
          work_time: 1 h
          due: {after: 1 working day, action: go_on}
        papers:
          by: clerk
          work_time: 1 h
          outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days}}
"""
STOPPED_LOG = """
0 both.papers 1 - Tue16:00  Tue16:00  Tue16:00  Tue17:00  Thu17:00  clerk  0 ask_applicant
1 both.papers 1 - Thu15:00  Thu15:00  Thu15:00  Thu16:00  Mon+16:00 clerk  0 ask_applicant
0 both.look   1 - Tue16:00  Thu17:00  -         Thu17:00  Thu17:00  expert - expired
0 both.papers 2 0 Thu17:00  Thu17:00  Fri09:00  Fri10:00  Fri10:00  clerk  0 approve
2 both.papers 1 - Mon+14:00 Mon+14:00 Mon+14:00 Mon+15:00 Wed+15:00 clerk  0 ask_applicant
1 both.papers 2 1 Mon+16:00 Mon+16:00 Mon+16:00 Mon+17:00 Mon+17:00 clerk  0 approve
1 both.look   1 - Thu15:00  Mon+17:00 -         Mon+17:00 Mon+17:00 expert - expired
"""
STOPPED_CASES = """
Tue16:00  Fri10:00  Fri10:00  GRANTED
Thu15:00  Mon+17:00 Mon+17:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# The box decides while the applicant still has nine days: from then on nothing stands still.
RECALLED = """
roles: {clerk: 1, expert: 1, head: 1}
steps:
  - both:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        look: {by: expert, work_time: 2 h}
        papers:
          by: clerk
          work_time: 1 h
          outcomes: {ask_applicant: {share: [100%, 0%], takes: 9 working days}}
  - sign:
      by: head
      in_tray: 9 working days
      work_time: 1 h
      due: {after: 1 working day, action: go_on}
"""
RECALLED_LOG = """
0 both.papers 1 - Tue16:00 Tue16:00 Tue16:00 Tue17:00 Wed10:00 clerk  0 ask_applicant
0 both.look   1 - Tue16:00 Tue16:00 Tue16:00 Wed10:00 Wed10:00 expert 0 approve
1 both.papers 1 - Thu15:00 Thu15:00 Thu15:00 Thu16:00 Thu17:00 clerk  0 ask_applicant
1 both.look   1 - Thu15:00 Thu15:00 Thu15:00 Thu17:00 Thu17:00 expert 0 approve
0 sign        1 1 Wed10:00 Thu17:00 -        Thu17:00 Thu17:00 head   - expired
1 sign        1 3 Thu17:00 Fri17:00 -        Fri17:00 Fri17:00 head   - expired
"""
RECALLED_CASES = """
Tue16:00  Thu17:00 Thu17:00 GRANTED
Thu15:00  Fri17:00 Fri17:00 GRANTED
Mon+14:00 -        -        OPEN
"""

# The first case lapses at Wed 01:00; the deadlines of a box within another branch, which would have
# made both of its branches answer a day later, are those of a case that is over.
LAPSED = """
roles: {clerk: 1, expert: 1, head: 1}
steps:
  - both:
      does: parallel
      branches:
        papers:
          by: clerk
          work_time: 1 h
          outcomes:
            ask_applicant:
              {share: [100%, 0%], takes: 9 working days, reply_within: 8 h, gives_up: 100%}
        slow:
          - inner:
              does: parallel
              branches:
                fire:
                  due: {after: 1 working day, action: go_on}
                  steps: [{look: {by: expert, work_time: 1 h, in_tray: 9 working days}}]
                water:
                  due: {after: 1 working day, action: go_on}
                  steps: [{see: {by: head, work_time: 1 h, in_tray: 9 working days}}]
"""
LAPSED_LOG = """
0 both.papers               1 - Tue16:00 Tue16:00 Tue16:00 Tue17:00 Wed01:00 clerk  0 ask_applicant
0 both.slow.inner.fire.look 1 - Tue16:00 Wed01:00 -        Wed01:00 Wed01:00 expert - broken_off
0 both.slow.inner.water.see 1 - Tue16:00 Wed01:00 -        Wed01:00 Wed01:00 head   - broken_off
1 both.papers               1 - Thu15:00 Thu15:00 Thu15:00 Thu16:00 Fri00:00 clerk  0 ask_applicant
1 both.slow.inner.fire.look 1 - Thu15:00 Fri00:00 -        Fri00:00 Fri00:00 expert - broken_off
1 both.slow.inner.water.see 1 - Thu15:00 Fri00:00 -        Fri00:00 Fri00:00 head   - broken_off
"""
LAPSED_CASES = """
Tue16:00  Wed01:00 Wed01:00 LAPSED
Thu15:00  Fri00:00 Fri00:00 LAPSED
Mon+14:00 -        -        OPEN
"""

WORKED = {
    "board": (BOARD, BOARD_LOG, BOARD_CASES),
    "chair": (CHAIR, CHAIR_LOG, CHAIR_CASES),
    "deferred": (DEFERRED, DEFERRED_LOG, DEFERRED_CASES),
    "batch": (BATCH, BATCH_LOG, BATCH_CASES),
    "branch": (BRANCH, BRANCH_LOG, BRANCH_CASES),
    "at work": (AT_WORK, AT_WORK_LOG, AT_WORK_CASES),
    "stopped": (STOPPED, STOPPED_LOG, STOPPED_CASES),
    "recalled": (RECALLED, RECALLED_LOG, RECALLED_CASES),
    "lapsed": (LAPSED, LAPSED_LOG, LAPSED_CASES),
}


@pytest.mark.parametrize(("yaml", "visits", "cases"), WORKED.values(), ids=WORKED)
def test_the_log_is_the_one_worked_out_by_hand(yaml: str, visits: str, cases: str) -> None:
    is_worked_out(complete(yaml), visits, cases)


def test_what_went_up_and_what_nobody_answered() -> None:
    """Of two cases that came there; what expires is no signature."""
    assert measures_of(*WORKED["chair"])["escalated(hear)"] == 0.5
    assert (
        measures_of(*WORKED["chair"])["signoffs"] == 1
    )  # who decides alone signs as the board does
    assert measures_of(*WORKED["board"])["unanswered(hear)"] == 0.5
    assert measures_of(*WORKED["board"])["signoffs"] == 0.5
    assert measures_of(*WORKED["branch"])["unanswered(both.fire.visit)"] == 1
    assert measures_of(*WORKED["branch"])["unanswered(both.fire.look)"] == 0
