"""Each pool beside what traffic equations and queueing formulas say of it."""

from __future__ import annotations

from approvalflow.report.document import Block, Cell, Paragraph, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, row
from approvalflow.study.result import Design


def checks(view: View) -> tuple[Block, ...]:
    """Each role beside what is known of it without simulation; nothing where nothing is."""
    roles = list(dict.fromkeys(check.role for d in view.designs for check in d.checks))
    if not roles:
        return ()
    rows = tuple(
        row(view.role(role), *(_check_cell(view, d, role) for d in view.designs)) for role in roles
    )
    table = Table(view.say("section.checks"), view.columns(view.say("people.role")), rows)
    return (Paragraph(view.say("people.checks.note"), "note"), table)


def _check_cell(view: View, design: Design, role: str) -> Cell:
    check = next((check for check in design.checks if check.role == role), None)
    if check is None:
        return Cell(view.say("number.none"))
    told = [
        view.say(
            f"people.checks.{name}",
            simulated=plain(beside.simulated, places, view.language),
            expected=plain(beside.expected, places, view.language),
        )
        for name, beside, places in (("work", check.work, 1), ("wait", check.wait, 2))
        if beside is not None
    ]
    if check.why:
        why = view.say(f"people.check.{check.why}")
        told.append(view.say("people.checks.why", why=why))
    first, *rest = told or [view.say("number.none")]
    return Cell(first, view.joined("parts", rest))
