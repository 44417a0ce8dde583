"""Steps: desks, meetings, waits, boxes and so on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from approvalflow.calendar import sittings
from approvalflow.process.model.boxes import (
    WHEN_ALL,
    WHEN_CERTAIN,
    Branch,
    Decides,
    Join,
    OneNotice,
)
from approvalflow.process.model.dues import Due
from approvalflow.process.model.favours import Published
from approvalflow.process.model.fields import DurationText, Frozen, ReadBy, Share, text_schema
from approvalflow.process.model.named import Named
from approvalflow.process.model.names import Needs
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import VaryingMoney, VaryingTime
from approvalflow.process.model.texts import Condition, Count, HowMany, Visible, Words, choice

SitsText = Annotated[
    sittings.Sits,
    ReadBy(sittings.parse_sits, sittings.Sits),
    text_schema(
        "When a meeting sits: Tue 15:00-17:00, 3rd Thu 18:30-21:30, last Thu 14:00-16:00, every 2 "
        "weeks from 2025-01-09 18:30-21:30; 3rd Thu 18:30-21:30 or the next working day."
    ),
]
RunsText = Annotated[
    sittings.Sits,
    ReadBy(sittings.parse_runs, sittings.Sits),
    text_schema("When a batch runs: Mon Thu 17:00; 1st Mon 17:00 or the next working day."),
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
    does: choice(  # type: ignore[valid-type]
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
    """When a meeting sits; not on days off, unless `or the next working day` follows. The window is
    taken out of the hours of its members."""
    runs: RunsText | None = None
    """When a batch runs; not on days off, unless `or the next working day` follows. What leaves in
    one second stands in the next queue by case number."""
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
    decides: Decides = WHEN_ALL
    """When a box decides: when all have answered (default), or as soon as certain; work of the
    other branches is then broken off, and what it took stays work and cost."""
    one_notice: OneNotice = "no"
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
    visible: Visible = "no"
    """yes: the applicant is told when the step is done, as he always is of what is asked of him and
    of the decision."""
    published: Published | None = None
    """Whether the criteria by which it is decided are published: yes, no, or {except: what is
    not}."""
    discretion: Share | None = None
    """The share of cases of which no rule says how they are to be decided."""
    audited: Share | None = None
    """The share of its decisions that somebody else looks at afterwards."""
    legal_basis: str | None = None
    """The rule that asks for the step."""
    required_by: str | None = None
    """The law by which it must be done; a redesign that leaves it out has to waive it."""
    needs: Needs | None = None
    """Steps that must have been done before, whichever way a case goes; none: it need not wait for
    any other."""
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
    appealed: str | None = Field(default=None, alias="#appealed")  # the datum of who appeals
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

    @property
    def taking_over(self) -> tuple[str, ...]:
        """The roles to which its deadline escalates, the first level first."""
        return () if self.due is None else self.due.roles

    def parts(self, step_id: str) -> tuple[Part, ...]:
        """What is done here: one part, or those of the steps merged into it."""
        if self.merged or self.work_time is None:
            return self.merged
        atom = self.lineage or step_id
        return (
            Part.model_construct(  # of values that have been read
                atom=atom,
                work_time=self.work_time,
                outcomes=self.outcomes,
                detects=self.detects,
            ),
        )
