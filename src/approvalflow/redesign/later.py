"""Checks after the grant: of a sample, in their order; a breach revokes it."""

from __future__ import annotations

from collections.abc import Mapping

from approvalflow.notation.expressions import Expression
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import arm_to, straight
from approvalflow.process.model.spreads import VaryingShare
from approvalflow.process.model.steps import Step
from approvalflow.redesign.move import MoveRefused
from approvalflow.redesign.names import made
from approvalflow.redesign.rewiring import redirected, word_of

REVOKED = "revoked"


def checked_later(
    process: Process,
    checks: Mapping[str, Step],
    when: Expression | None,
    sampled: Expression,
    fails: VaryingShare,
    at: tuple[str, ...],
) -> Process:
    """After the answer to the applicant, of the granted cases of which `when` holds those that are
    `sampled`: the checks as they are given, by the names of the steps whose luck they keep. Raises
    MoveRefused at the key `at`.
    """
    later = {name: f"{word_of(name)}_later" for name in checks}
    names = list(checks)
    issue = f"{later[names[0]]}_issue"
    new = {issue: _issue(later[names[0]], sampled)}
    for number, (name, step) in enumerate(checks.items()):
        onward = later[names[number + 1]] if number + 1 < len(names) else "granted"
        new[later[name]] = _later(step, name, onward, fails)
    if REVOKED not in process.steps:
        new[REVOKED] = Step.model_validate({"name": made("revoked"), "does": "end"})
    taken = next((n for n in new if n in process.steps and n != REVOKED), None)
    if taken is not None:
        raise MoveRefused("step-exists", at, step=taken)
    way = straight(issue) if when is None else (arm_to(issue, when), arm_to("granted"))
    granting = redirected(process, {"granted": way})
    return granting.amended(steps=Listed(dict(granting.steps.items()) | new))


def _later(step: Step, name: str, onward: str, fails: VaryingShare) -> Step:
    """The same check afterwards, with the luck of its work."""
    breach = Outcome.model_validate({"share": "1%", "then": straight(REVOKED)})
    return step.model_copy(
        update={
            "name": made("later", step.name) if step.name else None,
            "does": "review",
            "lineage": step.lineage or name,
            "only_if": None,
            "outcomes": Named({"breach": breach.model_copy(update={"share": fails})}),
            "then": straight(onward),
            "group": None,
            "inside": None,
            "due": None,
            "fee": None,
            "asks": None,
            "starts": False,
            "not_same_as": None,
        }
    )


def _issue(first: str, sampled: Expression) -> Step:
    route = (arm_to(first, sampled), arm_to("granted"))
    return Step.model_validate({"name": made("issue"), "does": "issue", "then": route})
