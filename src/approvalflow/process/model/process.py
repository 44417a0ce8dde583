"""The whole process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from approvalflow.process.model.arrivals import Arrivals, BacklogFiles
from approvalflow.process.model.asking import Chases, Complains
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.causes import Causes
from approvalflow.process.model.delays import DelayText
from approvalflow.process.model.favours import Favours
from approvalflow.process.model.fields import Frozen, Share
from approvalflow.process.model.limits import JudgedBy, Limits
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.office_hours import CalendarRules
from approvalflow.process.model.roles import Role
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import VaryingTime
from approvalflow.process.model.steps import Step
from approvalflow.process.model.study import StudyRules
from approvalflow.process.model.texts import CalledText, Condition, Words
from approvalflow.process.model.varying import leaves

PROCESS = "process"  # the case datum that tells the processes of one office apart


def defect_column(defect: str) -> str:
    """The column of the cases that says which have a defect."""
    return f"#defect {defect}"


def look_column(atom: str, defect: str) -> str:
    """The column of the cases that says in which a step would find a defect, were it there."""
    return f"#detects {atom} {defect}"


class Transfers(Frozen):
    """How long a file is on its way."""

    between_jurisdictions: VaryingTime | None = None
    """From one jurisdiction to another: from that of the last desk that had one; if nothing is
    said, as between departments."""
    between_departments: VaryingTime | None = None
    """From one department to another: from that of the last desk that had one, whatever lay
    between."""
    between_levels: VaryingTime | None = None
    """Between two levels of the same department: from that of the last desk that had one."""


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
    levels: tuple[CalledText, ...] = ()
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
        Named[BacklogFiles],
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
    delay_cost: DelayText | None = None
    """What a calendar day of waiting costs the applicant: an amount, or a share of what the case is
    about, 0.02% of value per calendar day."""
    chases: Chases | None = None
    """Applicants who hear nothing ask what has become of their case: {after: 15 working days,
    every: 5 working days, by: clerk, work_time: 10 min, share: 60%}."""
    complains: Complains | None = None
    """Applicants who complain of a limit that has passed: {after: statutory, share: 8%, by:
    supervision, work_time: 3 h, upheld: 30%}."""
    observed: Named[str] = Named()
    """What was measured in the office, by measure, set beside the simulation of today."""
    causes: Causes = Causes()
    """What stands behind waits of which the file alone does not say why."""
    favours: Favours | None = None
    """What a favour is worth, and what it costs whoever is found out."""
    study: StudyRules = StudyRules()
    """What the study is for, and what the office wants of redesigns, said before any number is
    known."""
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
    judged_by: JudgedBy | None = Field(default=None, alias="#judged_by")  # else by its own limits

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
        found = {defect_column(name): share for name, share in self.defects.items()}
        looks = [
            (part.atom, defect, share)
            for name, step in self.steps.items()
            for part in step.parts(name)
            for defect, share in part.detects.items()
        ]
        for atom, defect, share in looks:
            others = len({a for a, d, _ in looks if d == defect}) - 1
            found[look_column(atom, defect)] = share * self.diffusion**others
        return found

    def amended(self, **changes: Any) -> Self:
        """The same process with some fields changed."""
        return self.model_copy(update=changes)

    def with_step(self, name: str, **changes: Any) -> Self:
        """The same process with one step changed."""
        step = self.steps[name].model_copy(update=changes)
        return self.amended(steps=self.steps.having({name: step}))


def routes(process: Process) -> Iterator[tuple[tuple[str, ...], Route]]:
    """Every route with its path in the process: the start, each step's, its deadline's and
    each outcome's.
    """
    yield ("#start",), process.start
    for name, step in process.steps.items():
        if step.then is not None:
            yield ("steps", name, "then"), step.then
        if step.due is not None and step.due.then is not None:
            yield ("steps", name, "due", "then"), step.due.then
        for outcome_name, outcome in step.outcomes.items():
            if outcome.then is not None:
                yield ("steps", name, "outcomes", outcome_name, "then"), outcome.then
        for part in step.merged:
            for outcome_name, outcome in part.outcomes.items():
                if outcome.then is not None:
                    yield ("steps", name, "outcomes", outcome_name, "then"), outcome.then


def money_of(process: Process) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every currency that the process names, with its path; nothing at all costs it in none."""
    for path, currency in _amounts(process):
        if currency:
            yield path, currency


def _amounts(process: Process) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, role in process.roles.items():
        if role.cost is not None:
            yield ("roles", name, "cost"), role.cost.money.currency
        for leaf in leaves(role.price):
            yield ("roles", name, "price"), leaf.currency
    if process.favours is not None:
        for key in ("gain", "sanction"):
            yield ("favours", key), getattr(process.favours, key).currency
    delay = process.delay_cost
    if delay is not None and delay.fixed is not None:
        yield ("delay_cost",), delay.fixed.money.currency
    if delay is not None and delay.of_value is not None:
        datum = process.case_data.get(delay.of_value.datum)
        yield from ((("delay_cost",), leaf.unit) for leaf in leaves(datum and datum.number)[:1])
    for name, step in process.steps.items():
        for leaf in leaves(step.fee):
            yield ("steps", name, "fee"), leaf.currency
