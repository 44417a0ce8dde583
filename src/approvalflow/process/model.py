"""An approval process as a frozen value: what is written, with every arrow made explicit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.errors import NotationError
from approvalflow.notation import expressions, units
from approvalflow.notation.expressions import Expression
from approvalflow.process import calendars, people, sittings
from approvalflow.process.named import Listed, Named
from approvalflow.process.names import Names
from approvalflow.process.spreads import (
    ByAttempt,
    ByCase,
    DurationText,
    Frozen,
    MoneyText,
    Number,
    Share,
    Time,
    VaryingDuration,
    VaryingMoney,
    VaryingNumber,
    VaryingOf,
    VaryingShare,
    VaryingTime,
    custom_error,
    leaves,
    reader,
    text_schema,
)

ENDS = ("granted", "refused", "withdrawn", "lapsed")
PROCESS = "process"  # the case datum that tells the processes of one office apart
ANSWERED = "#answered"  # where the last arrow of a branch leads: back to its box
WORDS_OF_ORDER = ("next", "previous")
OUTCOME_KINDS = ("approve", "refuse", "return", "ask_applicant", "defer", "withdraw")
CATEGORY_REST = "rest"

Condition = Annotated[
    Expression,
    reader(expressions.parse, Expression),
    text_schema("A condition on the case data: area > 5 000 m2 or kind is public."),
]
UNLIMITED = -1
MOST_FILES = 1_000_000  # that may lie ready at a step


def _words(value: Any) -> Any:
    if isinstance(value, list) or (
        isinstance(value, Mapping) and not all(isinstance(v, str) for v in value.values())
    ):
        raise PydanticCustomError("text-expected", "text-expected", {"key": "name"})
    if isinstance(value, Mapping):
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    return (("", str(value)),) if isinstance(value, str) else value


Words = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_words),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ],
            "description": "Words for people, in one language or by language: {en: ..., zh: ...}.",
        }
    ),
]


def in_words(words: Words | None, language: str, otherwise: str) -> str:
    """The words in that language, else those without one, else the first there are."""
    given = dict(words or ())
    return given.get(language) or given.get("") or next(iter(given.values()), otherwise)


def _choice(allowed: tuple[str, ...], description: str) -> Any:
    def read(text: str) -> str:
        if text not in allowed:
            near = get_close_matches(text, allowed, 1)
            raise NotationError(
                "unknown-choice",
                text=text,
                allowed=", ".join(allowed),
                suggestion=next(iter(near), ""),
            )
        return text

    schema = WithJsonSchema({"enum": list(allowed), "description": description})
    return Annotated[str, reader(read, ()), schema]


class Arm(Frozen):
    """One arrow of several: taken where its condition is the first that holds."""

    when: Condition | None = Field(default=None, alias="if")
    """The condition; the last arm has none."""
    to: str
    """A step or an end."""


Route = tuple[Arm, ...]


def arm_to(to: str, when: Expression | None = None) -> Arm:
    """An arrow under a condition; without one, it is the last of its route."""
    return Arm.model_validate({"when": when, "to": to})


def straight(to: str) -> Route:
    """The route that always leads to one place."""
    return (arm_to(to),)


class Outcome(Frozen):
    """One way in which a step can end."""

    share: VaryingShare | None = None
    """The share of visits that end so, by attempt or by kind of case; none for `approve`: rest."""
    takes: VaryingTime | None = None
    """How long the applicant takes to answer; the legal clock stands still meanwhile."""
    reply_within: VaryingDuration | None = None
    """How long the applicant has for the answer; whoever is later has lapsed."""
    gives_up: VaryingShare | None = None
    """The share of applicants who never answer; their cases have lapsed."""
    after: VaryingTime | None = None
    """Of `withdraw`: how long an applicant waits for the work to begin before giving up."""
    clock: _choice(("starts",), "starts: the legal clock starts here") | None = None  # type: ignore[valid-type]
    """starts: the legal clock starts when a visit ends so (acceptance), not at submission."""
    then: Route | None = None
    """Where the case goes; said for `return`, else the fixed meaning of the name."""

    @model_validator(mode="before")
    @classmethod
    def _share_alone(cls, value: Any) -> Any:
        keys = set(cls.model_fields)
        if isinstance(value, Mapping) and (keys & set(value) or "depends_on" not in value):
            return value
        return value if isinstance(value, Outcome) else {"share": value}


SitsText = Annotated[
    sittings.Sits,
    reader(sittings.parse_sits, sittings.Sits),
    text_schema(
        "When a meeting sits: Tue 15:00-17:00, 3rd Thu 18:30-21:30, last Thu 14:00-16:00, every 2 "
        "weeks from 2025-01-09 18:30-21:30."
    ),
]
RunsText = Annotated[
    sittings.Sits,
    reader(sittings.parse_runs, sittings.Sits),
    text_schema("When a batch runs: Mon Thu 17:00."),
]


def _how_many(text: str) -> int:
    count = units.parse_count(text)
    if count < 1:
        raise NotationError("not-positive", name=text)
    return count


HowMany = Annotated[int, reader(_how_many, int), WithJsonSchema({"type": "integer", "minimum": 1})]
Count = Annotated[
    int, reader(units.parse_count, int), WithJsonSchema({"type": "integer", "minimum": 0})
]


def _seats(value: Any) -> Any:
    """A role alone, or roles in a list, send one person each."""
    if isinstance(value, str):
        return {value: "1"}
    if isinstance(value, list):
        if not value or not all(isinstance(role, str) for role in value):
            raise PydanticCustomError("by-not-understood", "by-not-understood", {})
        if len(set(value)) < len(value):
            twice = next(role for role in value if value.count(role) > 1)
            raise PydanticCustomError("role-twice", "role-twice", {"role": twice})
        return dict.fromkeys(value, "1")
    return value


class Part(Frozen):
    """What one of several merged steps still does: its own luck, work and outcomes."""

    atom: str
    work_time: VaryingTime
    outcomes: Named[Outcome] = Named()
    detects: Named[Share] = Named()


class Join(Frozen):
    """How many branches of a box must not refuse."""

    rule: Literal["all", "any", "majority", "at_least"] = "all"
    count: int = 0

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and set(value) == {"at_least"}:
            return {"rule": "at_least", "count": _at_least(value["at_least"])}
        if isinstance(value, str):
            if value not in ("all", "any", "majority"):
                raise PydanticCustomError("unknown-join", "unknown-join", {"text": value})
            return {"rule": value}
        if isinstance(value, Mapping) and value:
            found = ", ".join(sorted(value))
            raise PydanticCustomError("unknown-join", "unknown-join", {"text": found})
        return value

    def needed(self, entered: int) -> int:
        """How many of the branches entered must not refuse."""
        match self.rule:
            case "all":
                return entered
            case "any":
                return min(1, entered)
            case "majority":
                return entered // 2 + 1
            case "at_least":
                return min(self.count, entered)


def _at_least(value: Any) -> int:
    if not isinstance(value, str):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        count = units.parse_count(value)
    except NotationError as error:
        raise custom_error(error) from None
    if count < 1:
        raise PydanticCustomError("not-positive", "not-positive", {"name": "at_least"})
    return count


WHEN_ALL, WHEN_CERTAIN = "when all have answered", "as soon as certain"
Decides = _choice(
    (WHEN_ALL, WHEN_CERTAIN),
    "when all have answered (default); as soon as certain: the other branches are then broken off",
)
OneNotice = _choice(
    ("yes", "no"),
    "yes: what the branches ask of the applicant is asked at once, when each has answered or asked",
)


class Branch(Frozen):
    """One branch of a parallel box."""

    only_if: Condition | None = None
    """The branch is asked only for cases of which this is true."""
    first: str = Field(alias="#first")


class Due(Frozen):
    """A deadline for one step, on the legal clock from when the file is ready there."""

    after: VaryingDuration
    """How long the step may take; in working days until closing of the last of them."""
    action: _choice(("escalate", "go_on"), "escalate or go_on")  # type: ignore[valid-type]
    """escalate: to another role, if not begun; go_on: the file goes on as if it had passed."""
    to: str | None = None
    """The role that takes over, with `escalate`."""
    file: _choice(("dropped", "worked anyway"), "dropped (default) or worked anyway") = "dropped"  # type: ignore[valid-type]
    """With `go_on`, what becomes of work not begun: it is dropped, or done without effect."""


class Asks(Frozen):
    """What a step asks of the applicant, once however often the case comes there."""

    documents: Count = 0
    """Papers to hand in."""
    form_fields: Count = 0
    """Fields of forms to fill in."""
    visits: Count = 0
    """Times to come in person."""

    def __add__(self, other: Asks) -> Asks:
        return Asks(
            documents=self.documents + other.documents,
            form_fields=self.form_fields + other.form_fields,
            visits=self.visits + other.visits,
        )


class Step(Frozen):
    """One link of the chain: a desk, a meeting, a wait, a box of parallel branches and so on."""

    name: Words | None = None
    """What people call it."""
    does: _choice(  # type: ignore[valid-type]
        ("review", "approve", "meeting", "batch", "wait", "parallel", "issue", "end"),
        "review (default), approve (a sign-off), meeting, batch, wait, parallel, issue, end",
    ) = "review"
    """What happens here: review, approve (a sign-off), meeting (several decide together, at fixed
    hours), batch (at fixed hours, by nobody), wait, parallel, issue, end."""
    by: str | None = None
    """The role that does it; of a meeting how many of each role sit: {councillor: 9}, or
    [planner, head] for one of each."""
    only_if: Condition | None = None
    """Cases of which this is not true pass the step over."""
    in_tray: VaryingTime | None = None
    """How long the file lies on the desk although the official is free."""
    work_time: VaryingTime | None = None
    """How long somebody works on it, in the hours of the role."""
    takes: VaryingTime | None = None
    """How long a `wait` lasts."""
    sits: SitsText | None = None
    """When a meeting sits; not on days off. The window is taken out of the hours of its members."""
    runs: RunsText | None = None
    """When a batch runs; not on days off."""
    cut_off: DurationText | None = None
    """How long before a sitting or run a case must be ready; later ones wait for the next."""
    agenda: HowMany | None = None
    """How many cases a sitting takes at most."""
    quorum: HowMany | None = None
    """How many members must be there; all, if nothing is said. Fewer: there is no sitting."""
    attendance: Share | None = None
    """How likely each member comes to a sitting; all do, if nothing is said."""
    outcomes: Named[Outcome] = Named()
    """How it can end, with the share of visits; what is not named is approved."""
    then: Route | None = None
    """Where the case goes next: a step, next, previous, an end, or a list of conditions."""
    join: Join = Join()
    """all (default), any, majority or {at_least: 2}: how many branches must not refuse."""
    decides: Decides = WHEN_ALL  # type: ignore[valid-type]
    """When a box decides: when all have answered (default), or as soon as certain; work of the
    other branches is then broken off, and what it took stays work and cost."""
    one_notice: OneNotice = "no"  # type: ignore[valid-type]
    """yes: what the branches of a box ask of the applicant is asked once, when each of them has
    answered or asked; the answer takes as long as the longest."""
    branches: Named[Branch] = Named()
    """The branches of a parallel box by name: a step or a list of steps each."""
    due: Due | None = None
    """By when the step must have ended, and what happens otherwise."""
    fee: VaryingMoney | None = None
    """What the applicant pays, once."""
    asks: Asks | None = None
    """What the applicant has to bring, fill in and come for, once."""
    legal_basis: str | None = None
    """The rule that asks for the step."""
    required_by: str | None = None
    """The law by which it must be done; a redesign that leaves it out has to waive it."""
    needs: Names = ()
    """Steps that must have been done before, whichever way a case goes."""
    decided_at_least_by: str | None = None
    """The lowest level that may decide here."""
    detects: Named[Share] = Named()
    """Which defects it finds, each with the chance: {structural: 80%}."""
    not_same_as: str | None = None
    """A step: the person who finished it for this case does not do this one."""
    lineage: str | None = None
    """The former id of a renamed step, so that it keeps its luck."""
    inside: tuple[str, str] | None = Field(default=None, alias="#inside")
    group: str | None = Field(default=None, alias="#group")
    merged: tuple[Part, ...] = Field(default=(), alias="#merged")
    keeps: float = Field(default=1.0, alias="#keeps")
    tray_atom: str | None = Field(default=None, alias="#tray_atom")
    starts: bool = Field(default=False, alias="#starts")  # the legal clock, on passing
    members: Annotated[Named[HowMany], BeforeValidator(_seats)] = Field(
        default=Named(), alias="#members"
    )

    @model_validator(mode="before")
    @classmethod
    def _by_of_meetings(cls, value: Any) -> Any:
        """Of a meeting, `by` names its members."""
        if not isinstance(value, Mapping) or value.get("does") != "meeting" or not value.get("by"):
            return value
        kept = {k: v for k, v in value.items() if k not in ("by", "members")}
        return kept | {"#members": value["by"]}

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that do it."""
        return (self.by,) if self.by is not None else tuple(self.members)

    @property
    def timetable(self) -> sittings.Sits | None:
        """When it sits or runs."""
        return self.sits or self.runs

    @property
    def needed_members(self) -> int:
        """How many members must be there."""
        return self.quorum or sum(self.members.values())

    @property
    def stops_early(self) -> bool:
        """Whether a box decides while some of its branches are still at work."""
        return bool(self.decides == WHEN_CERTAIN)

    @property
    def asks_once(self) -> bool:
        """Whether a box asks the applicant for all of its branches."""
        return bool(self.one_notice == "yes")

    def parts(self, step_id: str) -> tuple[Part, ...]:
        """What is done here: one part, or those of the steps merged into it."""
        if self.merged or self.work_time is None:
            return self.merged
        atom = self.lineage or step_id
        return (
            Part(
                atom=atom,
                work_time=self.work_time,
                outcomes=self.outcomes,
                detects=self.detects,
            ),
        )


def _staff(text: str) -> int:
    return UNLIMITED if text == "unlimited" else units.parse_count(text)


def _hours(value: Any) -> Any:
    if isinstance(value, calendars.WeekHours):
        return value
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        return calendars.parse_hours(value)
    except NotationError as error:
        raise custom_error(error) from None


Hours = Annotated[
    calendars.WeekHours,
    BeforeValidator(_hours),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def _absence(value: Any) -> Any:
    if isinstance(value, people.Absence):
        return value
    if not isinstance(value, str) and not (
        isinstance(value, list) and all(isinstance(text, str) for text in value)
    ):
        raise PydanticCustomError("not-a-single-value", "not-a-single-value", {})
    try:
        return people.parse_absence(value)
    except NotationError as error:
        raise custom_error(error) from None


def _share_of_time(text: str) -> float:
    share = units.parse_share(text)
    if share <= 0:
        raise NotationError("not-positive", name="share_of_time")
    return share


Staff = Annotated[
    int,
    reader(_staff, int),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "unlimited"}]}),
]
VaryingStaff = Annotated[int | ByCase[int] | ByAttempt[int], VaryingOf(Staff, "staff")]
Absent = Annotated[
    people.Absence,
    BeforeValidator(_absence),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Deputy(Frozen):
    """Who stands in for a role, and when."""

    role: str
    """The role whose people take the files, beside those of their own."""
    after: DurationText | None = None
    """Only files that have been ready for so long."""
    only_if: Condition | None = None
    """Only cases of which this is true."""

    @model_validator(mode="before")
    @classmethod
    def _role_alone(cls, value: Any) -> Any:
        return {"role": value} if isinstance(value, str) else value


class Role(Frozen):
    """Officials who can stand in for one another: one pool."""

    name: Words | None = None
    """What people call it."""
    level: str | None = None
    """Its level in the hierarchy."""
    department: str | None = None
    """The department it belongs to."""
    separate_by: str | None = None
    """A category of the case data: a pool of its own for each, which takes these cases only."""
    staff: VaryingStaff = 1
    """Posts manned at once, or `unlimited`; by category where the role is separated by it."""
    cost: (
        Annotated[
            units.Rate,
            reader(lambda t: units.parse_rate(t, ("h",)), units.Rate),
            text_schema("Money per hour of work: 60 CNY/h."),
        ]
        | None
    ) = None
    """What an hour of work costs the office."""
    price: VaryingMoney | None = None
    """What the office pays for each finished visit, as to a body outside it; 350 EUR."""
    hours: Hours | None = None
    """When these people are at their desks, if not in the hours of the calendar."""
    share_of_time: (
        Annotated[
            float,
            reader(_share_of_time, float),
            text_schema("A share of the hours, with its percent sign: 50%."),
        ]
        | None
    ) = None
    """The share of their hours that these people have for these cases; the rest is other duties."""
    absent: Absent | None = None
    """25 working days a year for each person, in spells of 5; or dates for everybody."""
    deputy: Deputy | None = None
    """The role that takes this queue too on days on which nobody of this role is there."""
    in_tray: VaryingTime | None = None
    """How long files lie on these desks, for all steps of the role that say nothing else."""

    @model_validator(mode="before")
    @classmethod
    def _staff_alone(cls, value: Any) -> Any:
        return {"staff": value} if isinstance(value, str) else value


def _closures(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class CalendarRules(Frozen):
    """When the office is open."""

    holidays: Annotated[
        calendars.HolidayRule,
        reader(calendars.parse_holidays, calendars.HolidayRule),
        text_schema("CN, GB-ENG, NL, US, US-CA, ..., or none."),
    ] = calendars.parse_holidays("none")
    """The country, or part of it, whose public holidays are kept; `none`."""
    hours: Hours = calendars.parse_hours("Mon-Fri 09:00-17:00")
    """Opening hours by weekday: Mon-Fri 09:00-12:00 and 13:30-17:30; or always."""
    starts: Annotated[
        date,
        reader(calendars.known_date, date),
        WithJsonSchema({"type": "string", "format": "date"}),
    ] = date(2025, 1, 6)
    """The first day of the simulation."""
    closed: Annotated[
        tuple[
            Annotated[
                calendars.Closure,
                reader(calendars.parse_closure, calendars.Closure),
                text_schema("A date, or two with `to` between them."),
            ],
            ...,
        ],
        BeforeValidator(_closures),
        WithJsonSchema(
            {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        ),
    ] = ()
    """Further days on which the office is closed: [2025-12-24 to 2026-01-01, 2025-05-02]."""


class Transfers(Frozen):
    """How long a file is on its way."""

    between_departments: VaryingTime | None = None
    """From one department to another."""
    between_levels: VaryingTime | None = None
    """Between two levels of the same department."""


def _shares_of(names: tuple[str, ...], description: str) -> Any:
    """Percentages by name; which names there are is checked with the whole process."""
    share = {"anyOf": [{"type": "string"}, {"type": "object"}]}
    return Annotated[
        Named[Annotated[float, reader(units.parse_percent, float)]],
        WithJsonSchema(
            {
                "type": "object",
                "propertyNames": {"enum": [*names, "source", "because"]},
                "additionalProperties": share,
                "description": description,
            }
        ),
    ]


def _files(text: str) -> int:
    count = units.parse_count(text)
    if count > MOST_FILES:
        raise NotationError("number-too-large", text=text)
    return count


class Lying(Frozen):
    """Files that lie ready at a step when the calendar starts.

    What a redesign makes of them: `at` is where they are now instead of the step they are named
    by, `ready` there or about to set off; `inside` the branch they are in, where the route does
    not say it; `also` the steps of other branches that are still to be asked; `atom` keeps their
    luck.
    """

    count: Annotated[int, reader(_files, int)]
    at: Route | None = Field(default=None, alias="#at")
    ready: bool = Field(default=True, alias="#ready")
    inside: tuple[str, str] | None = Field(default=None, alias="#inside")
    also: tuple[str, ...] = Field(default=(), alias="#also")
    atom: str | None = Field(default=None, alias="#atom")

    @model_validator(mode="before")
    @classmethod
    def _count_alone(cls, value: Any) -> Any:
        return value if isinstance(value, Lying | Mapping) else {"count": value}


ARRIVAL_UNITS = ("min", "h", "open hour", "working day", "week", "month", "year")


class Arrivals(Frozen):
    """How cases come in."""

    count: (
        Annotated[
            float,
            reader(units.parse_number, float),
            WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
        ]
        | None
    ) = None
    """How many, on average, at random (a Poisson process), where nothing below says otherwise."""
    per: _choice(ARRIVAL_UNITS, "The unit of time of `count`.") | None = None  # type: ignore[valid-type]
    """min, h, open hour, working day, week, month or year."""
    every: DurationText | None = None
    """A case at regular intervals instead."""
    when: _choice(("office hours", "any time"), "office hours (default) or any time") = (  # type: ignore[valid-type]
        "office hours"
    )
    """Whether cases come in office hours only (default) or at any time."""
    by_month: _shares_of(  # type: ignore[valid-type]
        calendars.MONTHS, "Months in which more or fewer come: {Jun: 135%, Aug: 46%}."
    ) = Named()
    """Months in which more or fewer come than `count` says: {Jun: 135%, Aug: 46%}; others 100%."""
    by_weekday: _shares_of(  # type: ignore[valid-type]
        calendars.WEEKDAYS, "Weekdays on which more or fewer come: {Mon: 150%}."
    ) = Named()
    """Weekdays on which more or fewer come than `count` says: {Mon: 150%}; others 100%."""
    most_open: HowMany | None = None
    """A capped intake: while so many cases are open, whoever comes is turned away and is lost."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        count, _, per = value.partition(" per ")
        return {"count": count, "per": per.strip()} if per else {"count": value, "per": None}

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.every is None) == (self.count is None):
            raise PydanticCustomError("arrivals-one-way", "arrivals-one-way", {})
        if self.count is not None and self.per is None:
            raise PydanticCustomError("arrivals-need-per", "arrivals-need-per", {})
        if self.count is not None and self.count <= 0:
            raise PydanticCustomError("not-positive", "not-positive", {"name": "count"})
        if self.every is not None and self.every.amount <= 0:
            raise PydanticCustomError("not-positive", "not-positive", {"name": "every"})
        if self.every is not None and (len(self.by_month) or len(self.by_weekday)):
            raise PydanticCustomError("factors-need-count", "factors-need-count", {})
        return self


class Extension(Frozen):
    """A limit made longer, once."""

    by: DurationText
    """How much longer, in the same kind of days as the statutory limit."""
    used: VaryingShare
    """The share of the cases that reach the limit undecided for which it is used."""


VaryingLate = Annotated[
    str | ByCase[str] | ByAttempt[str],
    VaryingOf(_choice(("granted", "refused", "nothing"), "granted, refused, nothing"), "late"),
]


class Limits(Frozen):
    """How long the decision may take."""

    statutory: VaryingDuration | None = None
    """The limit that the law sets."""
    promised: VaryingDuration | None = None
    """The limit that the office promises."""
    extension: Extension | None = None
    """By how much the statutory limit may be extended, once, and how often that is done."""
    if_late: VaryingLate | None = None
    """What silence means at the statutory limit: granted, refused or nothing (default)."""

    @model_validator(mode="before")
    @classmethod
    def _statutory_alone(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and "depends_on" not in value:
            return value
        return value if isinstance(value, Limits) else {"statutory": value}


def _category_shares(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    rests = [name for name, share in value.items() if share == CATEGORY_REST]
    if len(rests) > 1:
        raise PydanticCustomError("several-rests", "several-rests", {"names": ", ".join(rests)})
    given = {k: v for k, v in value.items() if k not in rests}
    try:
        total = sum(units.parse_share(str(v)) for v in given.values())
    except NotationError:
        return value  # the shares themselves say what is wrong with them
    given = dict(sorted(given.items()))  # the order on [0, 1): by name, the rest last
    percent = units.number_text(round(100 * total, 6))
    if total > 1 + 1e-9 or (not rests and total < 1 - 1e-9):
        raise PydanticCustomError("shares-not-100", "shares-not-100", {"total": percent})
    return given | ({rests[0]: f"{max(0.0, 100 * (1 - total)):.12f}%"} if rests else {})


class Rule(Frozen):
    """One line of a rule: the first condition that holds names the category."""

    when: Condition | None = Field(default=None, alias="if")
    """The condition."""
    gives: str | None = Field(default=None, alias="is")
    """The category."""
    otherwise: str | None = None
    """The category of the cases of which no condition holds."""

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and isinstance(value.get("when"), str):
            raise PydanticCustomError("rule-incomplete", "rule-incomplete", {})
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.otherwise is None) == (self.when is None or self.gives is None):
            raise PydanticCustomError("rule-incomplete", "rule-incomplete", {})
        return self

    @property
    def category(self) -> str:
        return self.gives or self.otherwise or ""


CategoryShares = Annotated[
    Listed[Share],
    BeforeValidator(_category_shares),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "The share of each kind; one may be `rest`.",
        }
    ),
]


class Datum(Frozen):
    """Something known of each case: yes/no, a kind, a number, or a rule over the others."""

    yes: VaryingShare | None = None
    kinds: (
        Annotated[
            Listed[float] | ByCase[Listed[float]] | ByAttempt[Listed[float]],
            VaryingOf(CategoryShares, "kinds"),
        ]
        | None
    ) = None
    number: VaryingNumber | None = None
    rules: tuple[Rule, ...] = ()
    hidden: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, list):
            if value and not any(_is_rule(item) for item in value):
                raise PydanticCustomError("attempts-not-here", "attempts-not-here", {})
            return {"rules": value}
        if not isinstance(value, str | Mapping):
            return value
        if isinstance(value, Mapping) and _is_typed(value):
            return value
        sample = _first_leaf(value)
        if isinstance(sample, Mapping):
            return {"kinds" if _are_kinds(sample) else "number": value}
        return {"yes" if str(sample).rstrip().endswith("%") else "number": value}

    @property
    def categories(self) -> tuple[str, ...]:
        """The names of the kinds in code-point order; none for yes/no and numbers."""
        if self.rules:
            return tuple(sorted({rule.category for rule in self.rules}))
        return tuple(sorted({name for shares in leaves(self.kinds) for name in shares}))

    @property
    def variable(self) -> expressions.VariableType:
        if self.yes is not None:
            return expressions.YesNo()
        if self.number is not None:
            return expressions.Number(leaves(self.number)[0].unit)
        return expressions.Category(self.categories)


def _is_rule(item: Any) -> bool:
    return isinstance(item, Rule) or (
        isinstance(item, Mapping) and bool(set(item) & {"if", "is", "otherwise"})
    )


def _is_typed(value: Mapping[str, Any]) -> bool:
    """Whether these are the fields of the model, not what people write."""
    written = (str, dict, list)
    return set(value) <= set(Datum.model_fields) and any(
        not isinstance(v, written) for v in value.values()
    )


def _are_kinds(value: Mapping[str, Any]) -> bool:
    """Kinds with their shares, which may be named like the numbers of a law: low, high."""
    law = set(value) <= set(Number.model_fields)
    if not law:
        return not set(value) & set(Number.model_fields) or _all_shares(value)
    return _all_shares(value) and set(value) in ({"low", "high"}, {"low"}, {"high"})


def _all_shares(value: Mapping[str, Any]) -> bool:
    return all(
        isinstance(v, str) and (v == CATEGORY_REST or v.rstrip().endswith("%"))
        for v in value.values()
    )


def _first_leaf(value: Any) -> Any:
    while isinstance(value, Mapping) and "depends_on" in value:
        rest = [v for k, v in value.items() if k != "depends_on"]
        if not rest:
            return value
        value = rest[0]
    return value


def _version(value: Any) -> str:
    if str(value) != "1":
        raise PydanticCustomError("unknown-version", "unknown-version", {"text": str(value)})
    return "1"


class Process(Frozen):
    """How one kind of case is approved, who does it, and how many come in."""

    approvalflow: Annotated[str, BeforeValidator(_version), WithJsonSchema({"const": 1})]
    """The version of this language: 1."""
    id: str = ""
    name: Words | None = None
    """What people call the process."""
    legal_basis: str | None = None
    """The law the process carries out."""
    time_limit: Limits = Limits()
    """The limit for the decision: 20 working days, or {statutory, promised}."""
    calendar: CalendarRules = CalendarRules()
    """Opening hours and public holidays."""
    levels: tuple[str, ...] = ()
    """The levels of the hierarchy, lowest first."""
    transfers: Transfers = Transfers()
    """How long files are on their way between departments and levels."""
    roles: Named[Role] = Named()
    """Who works here."""
    serve_first: tuple[Condition, ...] = ()
    """Which cases are taken up first, a list of conditions: those of which the first holds come
    before all others, then those of the second; the rest last. Nothing under way is broken off."""
    arrivals: Arrivals
    """How many cases come in: 12 per working day."""
    backlog: Annotated[
        Named[Lying],
        WithJsonSchema(
            {
                "type": "object",
                "propertyNames": {"type": "string"},
                "additionalProperties": {"type": "integer", "minimum": 0},
                "description": "How many files lie ready at a step on the first day.",
            }
        ),
    ] = Named()
    """How many files lie ready at a step on the first day, by step: {review: 8, sign: 3}."""
    delay_cost: (
        Annotated[
            units.Rate,
            reader(lambda t: units.parse_rate(t, ("calendar day",)), units.Rate),
            text_schema("Money per calendar day: 600 CNY per calendar day."),
        ]
        | None
    ) = None
    """What a calendar day of waiting costs the applicant."""
    observed: Named[str] = Named()
    """What was measured in the office, by measure, set beside the simulation of today."""
    case_data: Named[Datum] = Named()
    """What is known of each case."""
    diffusion: Share = 1.0
    """How much of its chance to find a defect each step keeps for every other step that looks for
    it too; 100% if nothing is said."""
    steps: Listed[Step]
    """The steps in the order in which a file goes."""
    start: Route = Field(alias="#start")
    streams: Named[Arrivals] = Field(default=Named(), alias="#streams")
    owners: Named[str] = Field(default=Named(), alias="#owners")
    defects: Named[Share] = Field(default=Named(), alias="#defects")

    @property
    def incoming(self) -> tuple[tuple[str, Arrivals], ...]:
        """How cases come in, by process; the name is empty where there is only one."""
        if len(self.streams):
            return self.streams.items()
        return (("", self.arrivals),)

    @property
    def quality_data(self) -> dict[str, float]:
        """Chances by name: that a case has a defect, and that a step finds it if it is there.

        The more look, the less each feels responsible: share x diffusion^(others), after the
        problem of redundancy (Sagan 2004; without it independent, Landau 1969).
        """
        found = {f"#defect {name}": share for name, share in self.defects.items()}
        looks = [
            (part.atom, defect, share)
            for name, step in self.steps.items()
            for part in step.parts(name)
            for defect, share in part.detects.items()
        ]
        for atom, defect, share in looks:
            others = len({a for a, d, _ in looks if d == defect}) - 1
            found[f"#detects {atom} {defect}"] = share * self.diffusion**others
        return found

    def amended(self, **changes: Any) -> Self:
        """The same process with some fields changed."""
        return self.model_copy(update=changes)

    def with_step(self, name: str, **changes: Any) -> Self:
        """The same process with one step changed."""
        step = self.steps[name].model_copy(update=changes)
        return self.amended(steps=self.steps.having({name: step}))


def usable_name(name: str) -> bool:
    """Whether a step may have this name."""
    reserved = (*ENDS, *WORDS_OF_ORDER, "start", "role", "otherwise", "rest")
    return name.replace("_", "a").replace("-", "a").isalnum() and name not in reserved


def routes(process: Process) -> Iterator[tuple[tuple[str, ...], Route]]:
    """Every route with its path in the process: the start, each step's and each outcome's."""
    yield ("#start",), process.start
    for name, step in process.steps.items():
        if step.then is not None:
            yield ("steps", name, "then"), step.then
        for outcome_name, outcome in step.outcomes.items():
            if outcome.then is not None:
                yield ("steps", name, "outcomes", outcome_name, "then"), outcome.then
        for part in step.merged:
            for outcome_name, outcome in part.outcomes.items():
                if outcome.then is not None:
                    yield ("steps", name, "outcomes", outcome_name, "then"), outcome.then


def money_of(process: Process) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every currency that the process names, with its path."""
    for name, role in process.roles.items():
        if role.cost is not None:
            yield ("roles", name, "cost"), role.cost.money.currency
        for leaf in leaves(role.price):
            yield ("roles", name, "price"), leaf.currency
    if process.delay_cost is not None:
        yield ("delay_cost",), process.delay_cost.money.currency
    for name, step in process.steps.items():
        for leaf in leaves(step.fee):
            yield ("steps", name, "fee"), leaf.currency


__all__ = [
    "ANSWERED",
    "ENDS",
    "UNLIMITED",
    "WHEN_ALL",
    "WHEN_CERTAIN",
    "WORDS_OF_ORDER",
    "Arm",
    "Arrivals",
    "Branch",
    "ByAttempt",
    "ByCase",
    "CalendarRules",
    "Condition",
    "Datum",
    "Deputy",
    "Due",
    "DurationText",
    "Extension",
    "Join",
    "Limits",
    "Lying",
    "MoneyText",
    "Outcome",
    "Part",
    "Process",
    "Role",
    "Route",
    "Rule",
    "Step",
    "Time",
    "Transfers",
    "Words",
    "arm_to",
    "in_words",
    "money_of",
    "routes",
    "straight",
    "usable_name",
]
