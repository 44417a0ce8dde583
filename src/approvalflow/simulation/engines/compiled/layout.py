"""Where things stand in the memory of a run: one row of whole numbers, in which each thing has an
address and each of its parts a distance from it.

Address 0 is that of nothing. What a recipe, a pool and so on are is said in `plan.contract`.
"""

from __future__ import annotations

from approvalflow.simulation.plan.contract import NodeKind

# ---- the head: what the run is about, at fixed addresses from 1 on ---------------------------

(
    NOW, EVENTS, HEAP_ROOM,  # the clock; events to come, and how many there may be
    ROWS, ROWS_BEFORE, ROW_ROOM,  # rows of the log that lie here, and that were taken away before
    TOP, END,  # the first address that is free, and the first that is not there
    FREE_FILES,  # files whose cases are over, to be used again
    CASES, CASE_ROOM, UNDECIDED, AWAITED, CLOSED,  # as in `Record`
    STOPPED, FAILED, WANTED,  # the run is over; cannot go on; would like more room
    QUEUED,  # files in all queues
    STACK, HEIGHT,  # files that are to move on in this second
    SLOTS, TAGS,  # of draws: slots a recipe (a power of two), what lies in them
    LEFT, LAST_LEFT,  # files that leave together: the first and the last
    SCRATCH,  # room for people who are free
    PATCHES,  # answers of rows that were taken away
    SITTINGS, SAT,  # rows of sittings and how many
    OPEN_TIME, LEGAL_DAYS, LEGAL_COUNT, CLOSINGS,  # the process calendar, and its working days
    BEGINS, CLOSES, STOPS, TIMED, MOST_OPEN, AHEAD, COUNTERS, REMEMBERED, RECYCLES,
    ENTRY, SUBMISSIONS, SERVE_FIRST, CLASSES,
    STATUTORY, LATE, USED, BY, FROM_START,  # of the limit of the case; STATUTORY NONE: no limit
    LIES, DOCKETS, DOCKET_COUNT,  # files of the backlog to be laid out, NONE once all are
    ROOM,  # what one event may need: events, rows; and of memory 64 times as much
    HEAD_SIZE,
) = range(1, 56)  # fmt: skip

# ---- events: `address * 16 + what` -----------------------------------------------------------

(
    OF_FILE, TRAY_ENDS, TURN_ENDS, POOL_OPENS, ROSTER_OPENS, SUBMITS, SITS, IS_DUE, NO_PATIENCE,
    TERM_OVER, LIMIT_OVER, HORIZON_OVER,
) = range(12)  # fmt: skip

# ---- a file: a case on its way, or its copy in a branch of a box; as `CaseToken` -------------

(
    CASE, BASE, COUNTS, PARENT, ROW, JURISDICTION, DEPARTMENT, LEVEL, MARK, NODE, VISIT, ARRIVED,
    READY, STARTED, PERSON,
    WAITS,  # for what
    NEXT, PREVIOUS, IN,  # in the queue whose list has the address IN
    BOX, PENDING, ENTERED, REFUSED,
    LIVE,  # whether it is still among the children of its parent
    CHILDREN, SIBLING, ASKING, NEXT_ASKING, TERM, SINCE, SINCE_VISIT, LAIN,
    NEXT_LEFT, NEXT_AT_WORK, OWN_COUNTS,
    FILE_SIZE,
) = range(36)  # fmt: skip

# what a file waits for, as `Running` says it
NOTHING, FOR_READY, FOR_QUEUE, FOR_WAIT, FOR_ANSWER, FOR_HEARD, FOR_FINISH, FOR_CARE = range(8)

# ---- a node, as `Station` --------------------------------------------------------------------

(
    KIND, RANK, STEP, COUNTER, FINISH_KEY, AT_JURISDICTION, AT_DEPARTMENT, AT_LEVEL, ONLY_IF,
    BETWEEN_JURISDICTIONS, BETWEEN_DEPARTMENTS,
    BETWEEN_LEVELS, TRAY, LASTS, OUTCOME, DEFERS, EARLY, RESULT, REFUSES, WATCHED, DUE,
    WORKED_ANYWAY, PATIENCE, WITHDRAWS, NOT_SAME_AS, REMEMBERS, ABOVE, TERM_BOUND, CARE, DIRECT,
    POOL, ARROWS, PASSES, BRANCHES, BRANCH_COUNT, NEEDED, HOME, RUNG, GOES_UP_TO, EXPIRES, VAIN,
    IS_VAIN, STAND_INS,
    NODE_SIZE,
) = range(44)  # fmt: skip

DESK, WAIT, ISSUE, BOX_NODE, END_NODE, ANSWER, NOTICE, STARTS, NOWHERE, SORT = map(int, NodeKind)

# ---- an arrow, as `Transition`; a branch, as `BoxBranch` -------------------------------------

WAY, GOALS, GOAL, TAKES, MARKS, REPLY, GIVES_UP, LAPSE, ARROW_SIZE = range(9)
ASKED_UNLESS, FIRST, TERM_LASTS, BRANCH_NUMBER, ANSWERED_AT, BRANCH_SIZE = range(6)

# ---- hours, as `Hours`; a list of files ------------------------------------------------------

OPENS, SHUTS, BEFORE, INTERVALS, OPEN_SINCE, OPEN_UNTIL, INTERVAL, HOURS_SIZE = range(8)
FIRST_IN, LAST_IN, LIST_SIZE = range(3)

# ---- a pool, roster or docket ----------------------------------------------------------------

(
    POOL_KIND, NUMBER, UNLIMITED, FREE, PEOPLE_FREE, LANES, WAITING, HOURS, UNTIL, WAKING,
    PEOPLE, STAFF, TAKERS, TAKER_COUNT, CREW, CREW_SIZE, NEXT_WAKE,  # of rosters
    OPENS_AT, SHUTS_AT, CUTS_AT, SITTING_COUNT, AGENDA, QUORUM, HEARS, AT, UNTIL_END, AGAIN,
    PRESENT, SITS_RANK, SITS_STEP,  # of dockets
    POOL_SIZE,
) = range(31)  # fmt: skip
PLAIN, ROSTER, DOCKET = range(3)

# ---- those who may take from a queue, as `Takers` --------------------------------------------

TAKES_AS, TAKER_HOURS, AFTERS, AFTER_COUNT, CASES_UNLESS, UNLESS_COUNT, TAKER_SIZE = range(7)

# ---- what runs out: a deadline of a file, a branch or the case; the end of a tray ------------

(
    OF, TIMER_NODE, TIMER_VISIT, PRIORITY, BEGAN, SPAN, COMES, ACTION, NEXT_TIMER,
    TERM_RECIPE, TERM_ANSWER, OVERDUE,
    LISTED,  # whether it is among those of its case
    TIMER_SIZE,
) = range(14)  # fmt: skip
TRAY_FILE, TRAY_STEP, TRAY_VISIT, TRAY_SIZE = range(4)

# ---- an open case, as `OpenCase`; a stay with the applicant ----------------------------------

KNOWN_FILE, CLOCK_STARTED, IS_EXTENDED, STAYS, LAST_STAY, TIMERS, LAST_TIMER, KNOWN_SIZE = range(8)
STAY_BEGINS, STAY_ENDS, STAY_FILE, NEXT_STAY, STAY_SIZE = range(5)

# ---- files of the backlog --------------------------------------------------------------------

LYING, LYING_WAY, LYING_READY, IN_BOXES, BOXES_AROUND, ALSO, ALSO_COUNT, NEXT_LYING = range(8)
LYING_SIZE = 8

# ---- rows: of the log, of cases, of sittings -------------------------------------------------

ROW_WIDTH = 12  # as VISIT_COLUMNS
ANSWERED_COLUMN = 8
SUBMITTED, DECIDED, ENDED, CASE_RESULT, EXTENDED, DEEMED, KNOWN, CASE_WIDTH = range(8)
SITTING_WIDTH = 8  # as SITTING_COLUMNS, then the docket and the number of its sitting
PATCH_ROW, PATCH_ANSWERED, NEXT_PATCH, PATCH_SIZE = range(4)
EVENT_WIDTH = 3  # when, priority, what

# ---- reasons for which a run cannot go on ----------------------------------------------------

NO_ROOM, NO_DRAW = 1, 2
