"""Whole logs of tiny processes, worked out by hand from the rules of DESIGN.md."""

from __future__ import annotations

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.measures.cohort import cohort_of
from approvalflow.study.runner import simulation_of
from helpers import slowly
from helpers.lawful import LAWS, every_case_ends
from helpers.strategies import process_of
from helpers.worked import cases_written, is_worked_out, rows_of, visits_written

# Cases after 16 and 32 open hours; the third one, in the second week, ends the run. 8 h of work
# pause at noon, at night and over the weekend; the head is there from two to four only.
PAUSES = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-12:00 and 13:00-17:00}
arrivals: {every: 16 h}
roles: {clerk: 1, head: {hours: Mon-Fri 14:00-16:00}}
steps:
  - draft: {by: clerk, work_time: 8 h}
  - sign: {does: approve, by: head, work_time: 3 h}
"""
PAUSES_LOG = """
0 draft 1 -  Wed11:00  Wed11:00  Wed11:00  Thu12:00  Thu12:00  clerk 0 approve
0 sign  1 0  Thu12:00  Thu12:00  Thu14:00  Fri15:00  Fri15:00  head  0 approve
1 draft 1 -  Fri14:00  Fri14:00  Fri14:00  Mon+15:00 Mon+15:00 clerk 0 approve
1 sign  1 2  Mon+15:00 Mon+15:00 Mon+15:00 Tue+16:00 Tue+16:00 head  0 approve
"""
PAUSES_CASES = """
Wed11:00  Fri15:00  Fri15:00  GRANTED
Fri14:00  Tue+16:00 Tue+16:00 GRANTED
Tue+16:00 -         -         OPEN
"""

# One working day on the way to another department, half a day in the tray there: 8 and 4 open
# hours. Within a department a file is at the next desk at once.
ON_THE_WAY = """
approvalflow: 1
arrivals: {every: 15 h}
transfers: {between_departments: 1 working day}
roles:
  clerk: {department: North}
  typist: {department: North}
  head: {department: South, in_tray: 0.5 working days}
steps:
  - intake: {by: clerk, work_time: 30 min}
  - copy: {by: typist, work_time: 30 min}
  - decide: {does: approve, by: head, work_time: 2 h, outcomes: {refuse: 100%}}
"""
# The way to another jurisdiction is that of the border alone, whatever departments there are.
OVER_THE_BORDER = """
approvalflow: 1
arrivals: {every: 15 h}
levels: [town, county]
transfers: {between_jurisdictions: 1 working day, between_levels: 2 weeks}
roles:
  clerk: {jurisdiction: North, department: Desk}
  typist: {jurisdiction: North, department: Office, level: town}
  head: {jurisdiction: South, department: Desk, level: county, in_tray: 0.5 working days}
steps:
  - intake: {by: clerk, work_time: 30 min}
  - copy: {by: typist, work_time: 30 min}
  - decide: {does: approve, by: head, work_time: 2 h, outcomes: {refuse: 100%}}
"""
ON_THE_WAY_LOG = """
0 intake 1 -  Tue16:00  Tue16:00  Tue16:00  Tue16:30  Tue16:30  clerk  0 approve
0 copy   1 0  Tue16:30  Tue16:30  Tue16:30  Tue17:00  Tue17:00  typist 0 approve
0 decide 1 1  Wed17:00  Thu13:00  Thu13:00  Thu15:00  Thu15:00  head   0 refuse
1 intake 1 -  Thu15:00  Thu15:00  Thu15:00  Thu15:30  Thu15:30  clerk  0 approve
1 copy   1 3  Thu15:30  Thu15:30  Thu15:30  Thu16:00  Thu16:00  typist 0 approve
1 decide 1 4  Fri16:00  Mon+12:00 Mon+12:00 Mon+14:00 Mon+14:00 head   0 refuse
"""
ON_THE_WAY_CASES = """
Tue16:00  Thu15:00  Thu15:00  REFUSED
Thu15:00  Mon+14:00 Mon+14:00 REFUSED
Mon+14:00 -         -         OPEN
"""

# Everybody is asked for more papers once; two working days are 16 open hours of the office. The
# third case is at the desk before the second has answered.
APPLICANT = """
approvalflow: 1
arrivals: {every: 15 h}
roles: {clerk: 1}
steps:
  - intake:
      by: clerk
      work_time: 1 h
      outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days}}
"""
APPLICANT_LOG = """
0 intake 1 -  Tue16:00  Tue16:00  Tue16:00  Tue17:00  Thu17:00  clerk 0 ask_applicant
1 intake 1 -  Thu15:00  Thu15:00  Thu15:00  Thu16:00  Mon+16:00 clerk 0 ask_applicant
0 intake 2 0  Thu17:00  Thu17:00  Fri09:00  Fri10:00  Fri10:00  clerk 0 approve
2 intake 1 -  Mon+14:00 Mon+14:00 Mon+14:00 Mon+15:00 Wed+15:00 clerk 0 ask_applicant
1 intake 2 1  Mon+16:00 Mon+16:00 Mon+16:00 Mon+17:00 Mon+17:00 clerk 0 approve
"""
APPLICANT_CASES = """
Tue16:00  Fri10:00  Fri10:00  GRANTED
Thu15:00  Mon+17:00 Mon+17:00 GRANTED
Mon+14:00 -         -         OPEN
"""

# One of three refuses; one that agrees is enough, but all are waited for. The file goes on from
# the branch that answered last.
JOIN_ANY = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: unlimited, bob: 1, head: 2}
steps:
  - opinions:
      does: parallel
      join: any
      branches:
        law: {by: ann, work_time: 3 h, outcomes: {refuse: 100%}}
        fire: {by: bob, work_time: 2 h}
        water: {by: bob, work_time: 2 h}
  - sign: {does: approve, by: head, work_time: 1 h}
"""
JOIN_ANY_LOG = """
0 opinions.fire  1 -  100h 100h 100h 102h 102h bob  0 approve
0 opinions.law   1 -  100h 100h 100h 103h 103h ann  - refuse
0 opinions.water 1 -  100h 100h 102h 104h 104h bob  0 approve
0 sign           1 2  104h 104h 104h 105h 105h head 0 approve
"""
JOIN_ANY_CASES = """
100h 105h 105h GRANTED
200h -    -    OPEN
"""

# The inner box fails, so its branch refuses; the outer one refuses with it, after the slow branch
# has answered, and sends its refusal to the letter. What then goes to an end is still refused.
REFUSED_BOX = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: 1, bob: 1, cid: unlimited, head: 1}
steps:
  - opinions:
      does: parallel
      branches:
        slow:
          - look: {by: cid, work_time: 4 h}
          - note: {does: wait, takes: 1 h}
        other:
          - inner: {in_parallel: [ann, bob], work_time: 1 h, outcomes: {refuse: {share: {depends_on: role, ann: 100%, bob: 0%}}}}
      outcomes: {refuse: {then: letter}}
      then: granted
  - letter: {by: head, work_time: 2 h, then: granted}
"""  # noqa: E501
REFUSED_BOX_LOG = """
0 opinions.other.inner.ann 1 -  100h 100h 100h 101h 101h ann  0 refuse
0 opinions.other.inner.bob 1 -  100h 100h 100h 101h 101h bob  0 approve
0 opinions.slow.look       1 -  100h 100h 100h 104h 104h cid  - approve
0 opinions.slow.note       1 2  104h 104h 104h 105h 105h -    - approve
0 letter                   1 3  105h 105h 105h 107h 107h head 0 approve
"""
REFUSED_BOX_CASES = """
100h 107h 107h REFUSED
200h -    -    OPEN
"""

# A step whose condition fails is passed over without a visit, a branch likewise; the decision is
# the issue, and the archive comes after it. Nothing is left of the second box: it takes no time.
PASSED_OVER = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
case_data: {urgent: 100%}
roles: {ann: 1, bob: 1}
steps:
  - normal: {by: ann, work_time: 9 h, only_if: not urgent}
  - quick: {by: ann, work_time: 1 h, only_if: urgent}
  - one:
      does: parallel
      branches:
        never: {by: ann, work_time: 9 h, only_if: not urgent}
        always: {by: bob, work_time: 2 h}
  - neither:
      does: parallel
      branches:
        never: {by: ann, work_time: 9 h, only_if: not urgent}
        neither: {by: bob, work_time: 9 h, only_if: not urgent}
  - publish: {does: issue}
  - archive: {by: ann, work_time: 3 h}
"""
PASSED_OVER_LOG = """
0 quick      1 -  100h 100h 100h 101h 101h ann 0 approve
0 one.always 1 0  101h 101h 101h 103h 103h bob 0 approve
0 publish    1 1  103h 103h 103h 103h 103h -   - approve
0 archive    1 2  103h 103h 103h 106h 106h ann 0 approve
"""
PASSED_OVER_CASES = """
100h 103h 106h GRANTED
200h -    -    OPEN
"""

# In hour 130 the first case comes out of the tray and the second from desk `a`: finishes come
# before arrivals, so the second begins and the first waits. The same in hour 190.
TIE = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 60 h}
roles: {ann: unlimited, bob: 1}
steps:
  - a: {by: ann, work_time: 10 h}
  - b:
      by: bob
      in_tray: [0 min, 50 h]
      work_time: 10 h
      outcomes: {return: {share: [100%, 0%], then: b}}
"""
TIE_LOG = """
0 a 1 -   60h  60h  60h  70h  70h ann - approve
0 b 1 0   70h  70h  70h  80h  80h bob 0 return
1 a 1 -  120h 120h 120h 130h 130h ann - approve
1 b 1 2  130h 130h 130h 140h 140h bob 0 return
0 b 2 1   80h 130h 140h 150h 150h bob 0 approve
2 a 1 -  180h 180h 180h 190h 190h ann - approve
2 b 1 5  190h 190h 190h 200h 200h bob 0 return
1 b 2 3  140h 190h 200h 210h 210h bob 0 approve
"""
TIE_CASES = """
60h  150h 150h GRANTED
120h 210h 210h GRANTED
180h -    -    OPEN
"""

# Before the desk opens in hour 131 both cases become ready in hour 130, the second one first, as a
# finish comes before an arrival. Whoever has to wait does so by case number.
QUEUE = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 60 h}
roles: {ann: unlimited, bob: {hours: Mon-Sun 11:00-21:00}}
steps:
  - a: {by: ann, work_time: 10 h}
  - b:
      by: bob
      in_tray: [0 min, 37 h]
      work_time: 10 h
      outcomes: {return: {share: [100%, 0%], then: b}}
"""
QUEUE_LOG = """
0 a 1 -   60h  60h  60h  70h  70h ann - approve
0 b 1 0   70h  70h  83h  93h  93h bob 0 return
1 a 1 -  120h 120h 120h 130h 130h ann - approve
0 b 2 1   93h 130h 131h 141h 141h bob 0 approve
1 b 1 2  130h 130h 155h 165h 165h bob 0 return
2 a 1 -  180h 180h 180h 190h 190h ann - approve
2 b 1 5  190h 190h 203h 213h 213h bob 0 return
1 b 2 4  165h 202h 227h 237h 237h bob 0 approve
"""
QUEUE_CASES = """
60h  141h 141h GRANTED
120h 237h 237h GRANTED
180h -    -    OPEN
"""

# Three posts for four branches in one second: by the name of the step, and of several who are free
# the lowest number. The fourth waits for the first who is free again.
TOGETHER = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00}
arrivals: {every: 35 h}
roles: {ann: 3}
steps:
  - wait: {does: wait, takes: 1 calendar day}
  - both:
      does: parallel
      branches:
        z: {by: ann, work_time: 1 h}
        m: {by: ann, work_time: 1 h}
        a: {by: ann, work_time: 2 h}
        k: {by: ann, work_time: 30 min}
"""
TOGETHER_LOG = """
0 wait   1 -  Fri12:00  Fri12:00  Fri12:00  Sat12:00  Sat12:00  -   - approve
0 both.k 1 0  Sat12:00  Sat12:00  Mon+09:00 Mon+09:30 Mon+09:30 ann 1 approve
0 both.m 1 0  Sat12:00  Sat12:00  Mon+09:00 Mon+10:00 Mon+10:00 ann 2 approve
0 both.z 1 0  Sat12:00  Sat12:00  Mon+09:30 Mon+10:30 Mon+10:30 ann 1 approve
0 both.a 1 0  Sat12:00  Sat12:00  Mon+09:00 Mon+11:00 Mon+11:00 ann 0 approve
"""
TOGETHER_CASES = """
Fri12:00  Mon+11:00 Mon+11:00 GRANTED
Thu+15:00 -         -         OPEN
"""

# The head is away on Tuesday and Wednesday. From two hours after a file is ready the clerk, who
# has half of his hours for it, may take it on these days: two hours of work take him four.
DEPUTY = """
approvalflow: 1
arrivals: {every: 12 h}
roles:
  head: {absent: [2025-01-07 to 2025-01-08], deputy: {role: clerk, after: 2 h}}
  clerk: {hours: Mon-Fri 13:00-17:00, share_of_time: 50%}
steps:
  - sign: {by: head, work_time: 2 h}
"""
DEPUTY_LOG = """
0 sign 1 - Tue13:00 Tue13:00 Tue15:00 Wed15:00 Wed15:00 clerk 0 approve
1 sign 1 - Thu09:00 Thu09:00 Thu09:00 Thu11:00 Thu11:00 head  0 approve
2 sign 1 - Fri13:00 Fri13:00 Fri13:00 Fri15:00 Fri15:00 head  0 approve
"""
DEPUTY_CASES = """
Tue13:00  Wed15:00 Wed15:00 GRANTED
Thu09:00  Thu11:00 Thu11:00 GRANTED
Fri13:00  Fri15:00 Fri15:00 GRANTED
Tue+09:00 -        -        OPEN
"""

# Who drafted does not check: the first draft lies from Thursday to Friday beside a free clerk.
FOUR_EYES = """
approvalflow: 1
arrivals: {every: 12 h}
roles: {clerk: 2}
steps:
  - draft: {by: clerk, work_time: 14 h}
  - check: {by: clerk, work_time: 2 h, not_same_as: draft}
"""
FOUR_EYES_LOG = """
0 draft 1 - Tue13:00  Tue13:00  Tue13:00  Thu11:00  Thu11:00  clerk 0 approve
1 draft 1 - Thu09:00  Thu09:00  Thu09:00  Fri15:00  Fri15:00  clerk 1 approve
0 check 1 0 Thu11:00  Thu11:00  Fri15:00  Fri17:00  Fri17:00  clerk 1 approve
2 draft 1 - Fri13:00  Fri13:00  Fri13:00  Tue+11:00 Tue+11:00 clerk 0 approve
1 check 1 1 Fri15:00  Fri15:00  Tue+11:00 Tue+13:00 Tue+13:00 clerk 0 approve
3 draft 1 - Tue+09:00 Tue+09:00 Tue+09:00 Wed+15:00 Wed+15:00 clerk 1 approve
2 check 1 3 Tue+11:00 Tue+11:00 Wed+15:00 Wed+17:00 Wed+17:00 clerk 1 approve
"""
FOUR_EYES_CASES = """
Tue13:00  Fri17:00  Fri17:00  GRANTED
Thu09:00  Tue+13:00 Tue+13:00 GRANTED
Fri13:00  Wed+17:00 Wed+17:00 GRANTED
Tue+09:00 -         -         OPEN
Wed+13:00 -         -         OPEN
"""

# One case every 15 open hours, none on Tuesday, Thursday and Friday, when also the expert, who has
# hours of her own, is not there; two working days with the applicant pass the closed days over.
CLOSED = """
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00, closed: [2025-01-07, 2025-01-09 to 2025-01-10]}
arrivals: {every: 15 h}
roles: {clerk: 1, expert: {hours: Mon-Sat 08:00-12:00}}
steps:
  - intake:
      by: clerk
      work_time: 2 h
      outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 working days, then: judge}}
  - judge: {by: expert, work_time: 5 h}
"""
CLOSED_LOG = """
0 intake 1 -  Wed16:00  Wed16:00  Wed16:00  Mon+10:00 Wed+10:00 clerk  0 ask_applicant
1 intake 1 -  Tue+15:00 Tue+15:00 Tue+15:00 Tue+17:00 Thu+17:00 clerk  0 ask_applicant
0 judge  1 0  Wed+10:00 Wed+10:00 Wed+10:00 Thu+11:00 Thu+11:00 expert 0 approve
"""
CLOSED_CASES = """
Wed16:00  Thu+11:00 Thu+11:00 GRANTED
Tue+15:00 -         -         OPEN
"""

# Three files lie there on the first day, one of them in a branch of a box of which the other has
# agreed, which is enough. They come before those submitted.
BACKLOG = """
approvalflow: 1
arrivals: {every: 1 h}
calendar: {closed: 2025-01-07 to 2025-02-28}
backlog: {opinions.law: 1, intake: 2}
roles: {clerk: 1, expert: 1}
steps:
  - intake: {by: clerk, work_time: 2 h}
  - opinions:
      does: parallel
      join: any
      branches:
        fire: {by: expert, work_time: 3 h}
        law: {by: expert, work_time: 90 min, outcomes: {refuse: 100%}}
"""
BACKLOG_LOG = """
2 opinions.law  1 -  0h 0h Mon09:00 Mon10:30 Mon10:30 expert 0 refuse
0 intake        1 -  0h 0h Mon09:00 Mon11:00 Mon11:00 clerk  0 approve
1 intake        1 -  0h 0h Mon11:00 Mon13:00 Mon13:00 clerk  0 approve
0 opinions.fire 1 1  Mon11:00 Mon11:00 Mon11:00 Mon14:00 Mon14:00 expert 0 approve
3 intake        1 -  Mon10:00 Mon10:00 Mon13:00 Mon15:00 Mon15:00 clerk 0 approve
0 opinions.law  1 1  Mon11:00 Mon11:00 Mon14:00 Mon15:30 Mon15:30 expert 0 refuse
4 intake        1 -  Mon11:00 Mon11:00 Mon15:00 Mon17:00 Mon17:00 clerk 0 approve
"""
BACKLOG_CASES = """
-        Mon15:30 Mon15:30 GRANTED
-        -        -        OPEN
-        Mon10:30 Mon10:30 GRANTED
Mon10:00 -        -        OPEN
Mon11:00 -        -        OPEN
Mon12:00 -        -        OPEN
Mon13:00 -        -        OPEN
Mon14:00 -        -        OPEN
Mon15:00 -        -        OPEN
Mon16:00 -        -        OPEN
"""

# With this luck the first, fourth and fifth cases are urgent. The third is ready before the fourth
# and waits for it; the second, which is under way, is not broken off.
URGENT_FIRST = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 50 h}
case_data: {urgent: 50%}
serve_first: [urgent]
roles: {ann: 1}
steps:
  - sign: {by: ann, work_time: {depends_on: urgent, yes: 30 h, no: 110 h}}
"""
URGENT_FIRST_LOG = """
0 sign 1 -  50h  50h  50h  80h  80h ann 0 approve
1 sign 1 - 100h 100h 100h 210h 210h ann 0 approve
3 sign 1 - 200h 200h 210h 240h 240h ann 0 approve
2 sign 1 - 150h 150h 240h 350h 350h ann 0 approve
"""
URGENT_FIRST_CASES = """
50h  80h  80h  GRANTED
100h 210h 210h GRANTED
150h 350h 350h GRANTED
200h 240h 240h GRANTED
250h -    -    OPEN
300h -    -    OPEN
"""

# One that agrees is enough. Then the file in the queue leaves it, the work under way is broken
# off, whoever did it takes the next file, and what lies in a tray leaves a row without work.
AS_SOON_AS_CERTAIN = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: 1, bob: 1, cid: unlimited}
steps:
  - opinions:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        fire: {by: bob, work_time: 9 h}
        law: {by: ann, work_time: 3 h}
        moor: {by: cid, in_tray: 5 h, work_time: 1 h}
        water: {by: bob, work_time: 2 h}
  - sign: {does: approve, by: bob, work_time: 1 h}
"""
AS_SOON_AS_CERTAIN_LOG = """
0 opinions.law   1 - 100h 100h 100h 103h 103h ann 0 approve
0 opinions.moor  1 - 100h 103h -    103h 103h cid - broken_off
0 opinions.water 1 - 100h 100h -    103h 103h bob - broken_off
0 opinions.fire  1 - 100h 100h 100h 103h 103h bob 0 broken_off
0 sign           1 0 103h 103h 103h 104h 104h bob 0 approve
"""
AS_SOON_AS_CERTAIN_CASES = """
100h 104h 104h GRANTED
200h -    -    OPEN
"""

# The deadlines of branches within what is broken off mean nothing any more.
TERMS_WITHIN = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: 1, bob: 1, cid: 1}
steps:
  - opinions:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        law: {by: ann, work_time: 3 h}
        other:
          - inner:
              does: parallel
              branches:
                fire: {steps: [{looks: {by: bob, in_tray: 90 h, work_time: 1 h}}], due: {after: 10 h, action: go_on}}
                water: {steps: [{sees: {by: cid, work_time: 90 h}}], due: {after: 5 h, action: go_on}}
  - sign: {does: approve, by: ann, work_time: 20 h}
"""  # noqa: E501
TERMS_WITHIN_LOG = """
0 opinions.law               1 - 100h 100h 100h 103h 103h ann 0 approve
0 opinions.other.inner.fire.looks 1 - 100h 103h - 103h 103h bob - broken_off
0 opinions.other.inner.water.sees 1 - 100h 100h 100h 103h 103h cid 0 broken_off
0 sign                       1 0 103h 103h 103h 123h 123h ann 0 approve
"""
TERMS_WITHIN_CASES = """
100h 123h 123h GRANTED
200h -    -    OPEN
"""

# One refusal settles the outer box: of the inner one, the visit under way is broken off, and who
# is with the applicant need not answer any more.
BROKEN_OFF_WITHIN = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: 1, bob: 1, cid: 1}
steps:
  - opinions:
      does: parallel
      decides: as soon as certain
      branches:
        law: {by: ann, work_time: 3 h, outcomes: {refuse: 100%}}
        other:
          - inner:
              does: parallel
              branches:
                fire: {by: bob, work_time: 9 h}
                water: {by: cid, work_time: 1 h, outcomes: {ask_applicant: {share: [100%, 0%], takes: 9 h}}}
      outcomes: {refuse: {then: letter}}
  - letter: {by: bob, work_time: 1 h, then: refused}
"""  # noqa: E501
BROKEN_OFF_WITHIN_LOG = """
0 opinions.other.inner.water 1 - 100h 100h 100h 101h 103h cid 0 ask_applicant
0 opinions.law               1 - 100h 100h 100h 103h 103h ann 0 refuse
0 opinions.other.inner.fire  1 - 100h 100h 100h 103h 103h bob 0 broken_off
0 letter                     1 1 103h 103h 103h 104h 104h bob 0 approve
"""
BROKEN_OFF_WITHIN_CASES = """
100h 104h 104h REFUSED
200h -    -    OPEN
"""

# Both wait with their questions until the third has answered; the applicant answers both in the
# longer of the two times.
ONE_NOTICE = """
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 100 h}
roles: {ann: 1, bob: 1, cid: 1}
steps:
  - opinions:
      does: parallel
      one_notice: yes
      branches:
        fire: {by: ann, work_time: 1 h, outcomes: {ask_applicant: {share: [100%, 0%], takes: 2 h}}}
        law: {by: bob, work_time: 3 h, outcomes: {ask_applicant: {share: [100%, 0%], takes: 5 h}}}
        water: {by: cid, work_time: 4 h}
  - sign: {does: approve, by: bob, work_time: 1 h}
"""
ONE_NOTICE_LOG = """
0 opinions.fire  1 - 100h 100h 100h 101h 101h ann 0 ask_applicant
0 opinions.law   1 - 100h 100h 100h 103h 103h bob 0 ask_applicant
0 opinions.water 1 - 100h 100h 100h 104h 104h cid 0 approve
0 opinions       1 2 104h 104h 104h 104h 109h -   - ask_applicant
0 opinions.fire  2 3 109h 109h 109h 110h 110h ann 0 approve
0 opinions.law   2 3 109h 109h 109h 112h 112h bob 0 approve
0 sign           1 5 112h 112h 112h 113h 113h bob 0 approve
"""
ONE_NOTICE_CASES = """
100h 113h 113h GRANTED
200h -    -    OPEN
"""

WORKED = {
    "closed": (CLOSED, CLOSED_LOG, CLOSED_CASES),
    "urgent first": (URGENT_FIRST, URGENT_FIRST_LOG, URGENT_FIRST_CASES),
    "as soon as certain": (AS_SOON_AS_CERTAIN, AS_SOON_AS_CERTAIN_LOG, AS_SOON_AS_CERTAIN_CASES),
    "broken off within": (BROKEN_OFF_WITHIN, BROKEN_OFF_WITHIN_LOG, BROKEN_OFF_WITHIN_CASES),
    "terms within": (TERMS_WITHIN, TERMS_WITHIN_LOG, TERMS_WITHIN_CASES),
    "one notice": (ONE_NOTICE, ONE_NOTICE_LOG, ONE_NOTICE_CASES),
    "pauses": (PAUSES, PAUSES_LOG, PAUSES_CASES),
    "on the way": (ON_THE_WAY, ON_THE_WAY_LOG, ON_THE_WAY_CASES),
    "over the border": (OVER_THE_BORDER, ON_THE_WAY_LOG, ON_THE_WAY_CASES),
    "applicant": (APPLICANT, APPLICANT_LOG, APPLICANT_CASES),
    "join any": (JOIN_ANY, JOIN_ANY_LOG, JOIN_ANY_CASES),
    "refused box": (REFUSED_BOX, REFUSED_BOX_LOG, REFUSED_BOX_CASES),
    "passed over": (PASSED_OVER, PASSED_OVER_LOG, PASSED_OVER_CASES),
    "tie": (TIE, TIE_LOG, TIE_CASES),
    "queue": (QUEUE, QUEUE_LOG, QUEUE_CASES),
    "together": (TOGETHER, TOGETHER_LOG, TOGETHER_CASES),
    "deputy": (DEPUTY, DEPUTY_LOG, DEPUTY_CASES),
    "four eyes": (FOUR_EYES, FOUR_EYES_LOG, FOUR_EYES_CASES),
}


@pytest.mark.parametrize(("yaml", "visits", "cases"), WORKED.values(), ids=WORKED)
def test_the_log_is_the_one_worked_out_by_hand(yaml: str, visits: str, cases: str) -> None:
    is_worked_out(yaml, visits, cases)


def test_the_log_of_a_year_begins_with_the_backlog() -> None:
    horizon = Horizon(start_up=0, weeks=2, run_out=3, kind="year")
    simulation = simulation_of(process_of(BACKLOG), horizon)
    log = simulation.log(1, 1)
    assert log.cases.ahead == 3
    assert visits_written(log) == rows_of(BACKLOG_LOG)
    assert cases_written(log) == rows_of(BACKLOG_CASES)
    for law in LAWS:
        if law is not every_case_ends:  # the office closes on the first evening
            law(log, simulation.office)
    assert cohort_of(log, simulation.office).first == 3


def test_the_ledger_of_the_deputy_is_the_one_worked_out_by_hand() -> None:
    """Case 0: two hours nobody may take it; then 2 h of work and 2 h of other duties, and a night
    and a morning between.
    """
    simulation = simulation_of(process_of(DEPUTY), Horizon(start_up=0, weeks=1, run_out=8))
    lines, _ = slowly.told(simulation.log(1, 1), simulation.office)
    hours = {(state, clock): seconds / 3600 for state, clock, *_, seconds in lines}
    assert hours == {
        ("absent", "open"): 2, ("work", "open"): 2 + 2 + 2, ("other_duties", "open"): 2,
        ("pause", "open"): 4, ("pause", "closed"): 16,
    }  # fmt: skip


def test_the_log_says_when_people_were_on_duty() -> None:
    simulation = simulation_of(process_of(DEPUTY), Horizon(start_up=0, weeks=1, run_out=8))
    log = simulation.log(1, 1)
    assert [log.roles[number] for number in log.differing] == ["head"]
    first = [(int(a), int(b)) for a, b in zip(log.duty.opens, log.duty.closes, strict=True)][:3]
    days = [(day * 24 + 9, day * 24 + 17) for day in (0, 3, 4)]
    assert first == [(opens * 3600, closes * 3600) for opens, closes in days]
