"""How a step can end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.routes import Route
from approvalflow.process.model.spreads import VaryingDuration, VaryingShare, VaryingTime
from approvalflow.process.model.texts import Visible, choice

REFUSE = "refuse"  # the name of a no


class Appeal(Frozen):
    """What those do who are refused and do not put up with it, once the office has decided."""

    share: VaryingShare
    """The share of those refused here who appeal."""
    by: str
    """The role that hears appeals."""
    takes: VaryingTime | None = None
    """How long an appeal lies until somebody takes it up although the role is free."""
    work_time: VaryingTime
    """How long somebody works on it, in the hours of the role."""
    overturned: VaryingShare
    """The share of appeals that succeed: these cases go on as if they had not been refused."""


class Outcome(Frozen):
    """One way in which a step can end."""

    share: VaryingShare | None = None
    """The share of visits that end so, by attempt or by kind of case; none for `approve`: rest."""
    if_found: choice(("yes",), "yes: what the step detects is refused there") | None = None  # type: ignore[valid-type]
    """yes: of `refuse`, instead of a share: the cases in which the step finds one of the defects
    that it `detects` are refused, and no others; its other shares are of the rest."""
    takes: VaryingTime | None = None
    """How long the applicant takes to answer; the legal clock stands still meanwhile."""
    reply_within: VaryingDuration | None = None
    """How long the applicant has for the answer; whoever is later has lapsed."""
    gives_up: VaryingShare | None = None
    """The share of applicants who never answer; their cases have lapsed."""
    after: VaryingTime | None = None
    """Of `withdraw`: how long an applicant waits for the work to begin before giving up."""
    clock: choice(("starts",), "starts: the legal clock starts here") | None = None  # type: ignore[valid-type]
    """starts: the legal clock starts when a visit ends so (acceptance), not at submission."""
    visible: Visible = "no"
    """yes: the applicant is told when a visit ends so."""
    appeal: Appeal | None = None
    """Of `refuse`: who appeals, and what comes of it; the case is open until then."""
    then: Route | None = None
    """Where the case goes; said for `return`, else the fixed meaning of the name."""

    @model_validator(mode="before")
    @classmethod
    def _share_alone(cls, value: Any) -> Any:
        keys = set(cls.model_fields)
        if isinstance(value, Mapping) and (keys & set(value) or "depends_on" not in value):
            return value
        return value if isinstance(value, Outcome) else {"share": value}
