"""Applicants who ask: when they hear nothing, and what they complain of."""

from __future__ import annotations

from approvalflow.process.model.fields import DurationText, Frozen
from approvalflow.process.model.spreads import VaryingShare, VaryingTime
from approvalflow.process.model.texts import choice


class Chases(Frozen):
    """Applicants who hear nothing ask what has become of their case, and somebody answers."""

    after: DurationText
    """How long an applicant hears nothing until he asks: since the submission, a question to him,
    his answer, or the end of a step that is `visible`; not while he has the file himself."""
    every: DurationText
    """How long after an answer he asks again, if he has heard nothing else by then."""
    by: str
    """The role that answers."""
    work_time: VaryingTime
    """How long an answer takes: the file has to be found first."""
    share: VaryingShare
    """The share of applicants who ever ask."""
    first: choice(("yes", "no"), "yes (default) or no") = "yes"  # type: ignore[valid-type]
    """yes: a question is answered before all files. no: in turn, which is possible only where the
    role that answers does no step: the file that is asked about would always stand ahead."""


class Complains(Frozen):
    """Applicants who complain of a limit that has passed, once a case."""

    after: choice(("statutory", "promised"), "statutory, promised")  # type: ignore[valid-type]
    """The limit at which it has not been decided."""
    share: VaryingShare
    """The share of these applicants who complain."""
    by: str
    """The role that looks into it."""
    work_time: VaryingTime
    """How long it takes to look into it."""
    upheld: VaryingShare
    """The share of complaints that are right."""
    effect: choice(("first", "nothing"), "first (default) or nothing") = "first"  # type: ignore[valid-type]
    """first: a case whose complaint is upheld goes before all others from then on."""
