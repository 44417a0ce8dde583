"""The result of a study as plain data: what `--json` writes and every report is made from.

Its schema is generated from these types. A missing number is null with a `why`, never NaN; a
result holds no clock time, duration, host, path or number of workers.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

Words = dict[str, str]  # by language; "" where none is named


class FileInput(TypedDict):
    """A file that was read: its name, its content and the digest of that."""

    id: str
    file: str
    sha256: str
    text: str


class Precision(TypedDict):
    """How precise the mean days were to be, and are; in calendar days."""

    target: float | None
    half_width: float | None
    reached: bool


class Inputs(TypedDict):
    """Everything that fixes the numbers."""

    command: str
    process: FileInput
    redesigns: list[FileInput]
    changes: list[str]  # the --set options
    seed: int
    key_scheme: str
    horizon: Literal["settled", "year"]
    start_up_weeks: int
    weeks: int
    run_out_weeks: int
    replications: int
    precision: Precision
    interrupted: NotRequired[bool]


class Value(TypedDict):
    """A measure over the replications: estimate and 95 % interval."""

    value: float | None
    low: float | None
    high: float | None
    by_replication: list[float | None]
    why: NotRequired[str]


class LedgerLine(TypedDict):
    """Seconds spent in one state; all lines of a design add up to its elapsed time."""

    state: str
    clock: Literal["open", "closed"]
    passage: Literal["first", "rework"]
    unit: str
    level: str
    seconds: int


class Load(TypedDict):
    """The share of a pool's hours that work takes, from the traffic equations."""

    role: str
    load: float | None  # none for unlimited staff
    staff: int | None
    hours_per_week: float
    missing_staff: int  # posts more that would bring the load to 85 %
    growth_per_month: float  # cases by which the queue grows, if overloaded


class Agenda(TypedDict):
    """How full the agenda of a meeting is, from the traffic equations."""

    step: str
    load: float
    arriving: float  # cases for each sitting that is held
    room: float  # cases that a full sitting hears
    sittings_per_week: float
    wanted: int  # room that would bring the load to 85 %
    growth_per_month: float  # cases by which the queue grows, if overloaded


class Fact(TypedDict):
    """Something said of a step, a role or the office; "" where nothing is."""

    key: str
    before: str
    after: str


class Change(TypedDict):
    """What becomes of a step, a role or the office. `into`: the steps to which a step moved."""

    of: Literal["step", "role", "office"]
    id: str
    kind: Literal["kept", "removed", "added", "changed", "moved"]
    into: str
    facts: list[Fact]


class Catch(TypedDict):
    """Shares of the cases with a defect at which a step looked: found, and found by it alone."""

    step: str
    defect: str
    found: float | None
    alone: float | None


class Waiver(TypedDict):
    """A rule that a redesign sets aside, for which step or defect, and why."""

    rule: str
    step: str
    because: str


class Move(TypedDict):
    """A move of a redesign, in words."""

    kind: str
    words: str
    because: str


class Curve(TypedDict):
    """The share of decided cases that were decided within so many calendar days."""

    days: list[float]
    share: list[float]


class Design(TypedDict):
    """One design and what the simulation says of it; the first is today."""

    id: str
    name: Words
    status: Literal["measured", "overloaded", "growing", "undecided"]
    why: NotRequired[str]
    cases: int  # cohort cases, over all replications
    decided: int
    measures: dict[str, Value]
    by: dict[str, dict[str, dict[str, Value]]]  # attribute, category, measure
    ledger: list[LedgerLine]
    curve: Curve
    loads: list[Load]
    agendas: NotRequired[list[Agenda]]  # where there are meetings
    moves: list[Move]
    changes: list[Change]
    rules_touched: list[str]  # legal bases of steps that change or go
    released: dict[str, int]  # roles left without a step, and their posts
    catches: list[Catch]  # where defects are declared
    empty_signatures: list[str]  # signatures that, as far as the file says, find nothing
    waivers: list[Waiver]  # rules set aside, with the reason
    waived: list[str]  # checks of today that are no longer done for some or all cases
    new_luck: list[str]  # steps that share no luck with today
    steps: list[Step]
    flows: list[Flow]
    replay: list[Replayed]  # the first measured cases of the first replication, 200 at most in all
    median_case: NotRequired[int]


class Step(TypedDict):
    """A step for people. `waiting`: the mean calendar days of a visit until it is taken up, at a
    step without people until it is over; null without visits.
    """

    id: str
    name: Words
    does: str
    role: str
    department: str
    level: str
    visits: float  # for each case, on average
    waiting: float | None


class Flow(TypedDict):
    """The arrows from one place to another: a step, `#start`, the join of a box (`box#join`) or
    an end. `outcomes` and `conditions` are those of its arrows, as written.
    """

    source: str
    target: str
    outcomes: list[str]
    conditions: list[str]
    per_case: float  # how often a case takes it, on average


class Replayed(TypedDict):
    """A simulated case: four whole numbers for each movement, one after the other. The position
    of its arrow in `flows`, when the file sets off, how long it is on the way, and how long it
    then stays there; in minutes, the first from the first submission of all.
    """

    case: int
    moves: list[int]


class Compared(TypedDict):
    """One measure of today and of a design, replication by replication."""

    today: float | None
    design: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_holm: float | None
    word: Literal["better", "worse", "different", "no detectable difference", "not compared"]
    variance_ratio: float | None


class Guardrail(TypedDict):
    """A condition that a redesign must keep."""

    text: str
    holds: Literal["yes", "no", "unsure"]
    value: float | None
    low: float | None
    high: float | None
    limit: float | None


class Reason(TypedDict):
    """A sentence by key and parameters."""

    key: str
    parameters: dict[str, Any]


class Comparison(TypedDict):
    """A redesign against today."""

    design: str
    measures: dict[str, Compared]
    by: dict[str, dict[str, Compared]]  # days_mean by attribute and category
    faster: Value
    slower: Value
    faster_by: dict[str, dict[str, tuple[float | None, float | None]]]  # faster, slower
    guardrails: list[Guardrail]
    verdict: Literal["adopt", "do not adopt", "evidence insufficient"]
    reasons: list[Reason]


class Observed(TypedDict):
    """A figure of the office beside the simulation of today."""

    measure: str
    text: str  # as written
    value: float
    source: str
    simulated: float | None
    low: float | None
    high: float | None


class Assumed(TypedDict):
    """A number of a file and what stands behind it."""

    file: str
    line: int
    path: str
    value: str
    kind: Literal["source", "because", ""]
    words: str
    could_be: str


class Warned(TypedDict):
    """A warning by the key of its sentence."""

    code: str
    parameters: dict[str, str]


class Result(TypedDict):
    """The whole result."""

    approvalflow_result: Literal[1]
    kind: Literal["run", "compare"]
    name: Words
    currency: str
    limits: dict[str, str]  # statutory and promised, as written
    levels: list[str]
    roles: dict[str, Words]  # those with a name, of all designs
    inputs: Inputs
    versions: dict[str, str]  # empty where the sample is to be written without
    designs: list[Design]
    comparisons: list[Comparison]
    observed: list[Observed]
    assumptions: list[Assumed]
    warnings: list[Warned]
