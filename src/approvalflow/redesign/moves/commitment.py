"""Commitment: who promises to comply is granted first, and a sample is checked afterwards."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from approvalflow.notation import expressions
from approvalflow.process.graph import outcomes_of
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.fields import Share
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.spreads import VaryingShare
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import Condition
from approvalflow.redesign.later import checked_later
from approvalflow.redesign.move import Expected, Move, Moved, MoveRefused
from approvalflow.redesign.names import SAMPLED, StepNames
from approvalflow.redesign.rewiring import members, spared, word_of

_AT = ("commitment",)
COMMITS = "_commits"
"""How the case datum ends that says who commits himself."""


class Commitment(Move):
    """Checks move behind the grant, on a sample, for applicants who commit themselves in writing.

    Of those for whom `if` holds a share takes it up. Their case passes the checks over and is
    granted; a sample is checked later, by the same roles with the same work, and a breach revokes
    the grant. What the checks would have caught of the others is not caught. Source: notification
    and commitment; methods of triage and of control after the fact, Reijers & Limam Mansar 2005,
    no. 7 and no. 12.
    """

    kind: ClassVar[str] = "commitment"
    expected: ClassVar[Expected] = Expected("+", "~", "-", "+")
    example: ClassVar[str] = """\
- commitment: fire_check
  if: clean_record
  take_up: 80%
  checked: 30%
  fails: 5%
"""
    commitment: StepNames
    """The checks that move behind the grant."""
    when: Condition | None = Field(default=None, alias="if")
    """The cases that may commit themselves; all, without it."""
    take_up: VaryingShare
    """The share of these that do."""
    checked: Share
    """The share of the grants that is checked later."""
    fails: VaryingShare
    """The share of the checks that finds a breach; the grant is then revoked."""

    def apply(self, process: Process) -> Moved:
        names = members(process, self.commitment, _AT)
        for name in names:
            step = process.steps[name]
            if step.does not in ("review", "approve") or step.by is None or step.merged:
                raise MoveRefused("commitment-no-check", _AT, step=name)
            if any(_leads_elsewhere(step, *outcome) for outcome in outcomes_of(step)):
                raise MoveRefused("commitment-several-ways", _AT, step=name)
        word = word_of(names[0])
        commits, sampled = f"{word}{COMMITS}", f"{word}{SAMPLED}"
        taken = next((n for n in (commits, sampled) if n in process.case_data), None)
        if taken is not None:
            raise MoveRefused("commitment-again", _AT, step=names[0])
        committed = expressions.parse(commits)
        if self.when is not None:
            committed = expressions.conjunction(self.when, committed)
        changed = process.amended(
            case_data=process.case_data.having(
                {
                    commits: Datum(yes=self.take_up, hidden=True),
                    sampled: Datum(yes=self.checked, hidden=True),
                }
            )
        )
        for name in names:
            changed = spared(changed, name, committed)
        checks = {name: process.steps[name] for name in names}
        sample = expressions.parse(sampled)
        changed = checked_later(changed, checks, committed, sample, self.fails, _AT)
        return Moved(changed, (f"{', '.join(names)} if {committed}",))


def _leads_elsewhere(step: Step, name: str, outcome: Outcome) -> bool:
    """Whether an outcome is more than a refusal, a question, or a remark in passing."""
    if name in ("refuse", "ask_applicant"):
        return False
    return outcome.then is not None and outcome.then != step.then
