"""Ideas about steps: neighbours to merge, rows to review together, signatures to hand down."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count

import networkx as nx

from approvalflow.process.graph import graph_of, is_box, outcomes_of
from approvalflow.process.model.roles import Role
from approvalflow.redesign.suggestions.idea import Found, Idea, listed, quoted
from approvalflow.redesign.suggestions.signatures import by_law, work_at
from approvalflow.seconds import HOUR

_DESKS = ("review", "approve")


def neighbours(found: Found) -> Iterator[Idea]:
    """Two desks of one department, one after the other: one desk could do both. An official and
    the superior who decides stay apart.
    """
    for name, step in found.process.steps.items():
        after = found.follower(name)
        if not after or step.does not in _DESKS or step.inside:
            continue
        other = found.process.steps[after]
        role, theirs = found.role_of(step), found.role_of(other)
        if role is None or theirs is None or other.does not in _DESKS or other.by == step.by:
            continue
        if not role.department or role.department != theirs.department:
            continue
        if other.does != step.does and role.level != theirs.level:
            continue
        into = f"{name}_and_{after}".replace(".", "_")
        by = min((other.by or "", step.by or ""), key=found.load_of)
        yield Idea(
            "suggest.neighbours",
            {"first": name, "second": after, "department": role.department},
            f"merge: {{steps: {listed((name, after))}, into: {quoted(into)},"
            f" by: {quoted(by)}, keeps: 100%}}",
        )


def signatures_above(found: Found) -> Iterator[Idea]:
    """Decisions of the level above somebody who has worked on the case before: he could decide,
    where no rule that the file names asks for the decision or the level.
    """
    way = graph_of(found.process)
    for name, step in found.process.steps.items():
        if step.does not in ("approve", "meeting") or name not in way or by_law(step):
            continue
        before = nx.ancestors(way, name)
        role = found.office.role_of(name)
        below = [
            (found.height(found.role_of(other)), other.by or "")
            for earlier, other in found.process.steps.items()
            if earlier in before
            and other.does in _DESKS
            and 0 <= found.height(found.role_of(other)) < found.height(role)
            and _may_decide(found, role, found.role_of(other))
        ]
        if below:
            _, to = max(below)
            yield Idea(
                "suggest.above",
                {"step": name, "role": ", ".join(step.roles), "to": to},
                f"delegate: {quoted(name)}\n  to: {quoted(to)}",
            )


def _may_decide(found: Found, role: Role | None, other: Role | None) -> bool:
    """Levels say who stands above whom in the whole office, and nobody decides for two levels
    above; wages say it only in one department.
    """
    if found.process.levels:
        return found.height(role) - found.height(other) == 1
    return role is not None and other is not None and role.department == other.department


def windows(found: Found) -> Iterator[Idea]:
    """Several steps at which the applicant has to bring something or is asked for more."""
    asking = tuple(
        name
        for name, step in found.process.steps.items()
        if step.does in _DESKS
        and step.inside is None
        and (step.asks is not None or any(o == "ask_applicant" for o, _ in outcomes_of(step)))
    )
    units = {found.office.unit_of(name) for name in asking}
    if len(asking) < 2 or len(units) < 2:
        return
    into = _free_name(found, "joint_intake")
    role = quoted(found.process.steps[asking[0]].by or "")
    yield Idea(
        "suggest.window",
        {"count": str(len(asking)), "steps": ", ".join(asking)},
        f"one_window: {role}\n  steps: {listed(asking)}\n  into: {into}",
    )


def rows(found: Found) -> Iterator[Idea]:
    """Desks of different people in a row: they could review at the same time."""
    seen: set[str] = set()
    for name in found.process.steps:
        row = _row(found, name)
        if len(row) < 2 or set(row) & seen:
            continue
        seen |= set(row)
        box = _free_name(found, "joint_review")
        yield Idea(
            "suggest.row",
            {"count": str(len(row)), "steps": ", ".join(row)},
            f"parallelise: {listed(row)}\n  as: {box}",
        )


def _free_name(found: Found, name: str) -> str:
    """The name, or with a number after it where a step has it already."""
    numbered = (f"{name}_{number}" for number in count(2))
    return next(n for n in chain((name,), numbered) if n not in found.process.steps)


def _row(found: Found, first: str) -> tuple[str, ...]:
    """The longest row of reviews from a step on, each by another department."""
    row: list[str] = []
    people: set[str | None] = set()
    name = first
    while name and name not in row and _reviews(found, name):
        unit = found.office.unit_of(name)
        if unit in people:
            break
        row.append(name)
        people.add(unit)
        name = found.follower(name)
    return tuple(row)


def _reviews(found: Found, name: str) -> bool:
    """Whether a step can stand beside others; the first takes the case in."""
    step = found.process.steps[name]
    if step.does != "review" or step.inside or name == found.process.start[0].to:
        return False
    return not any(outcome == "return" for outcome, _ in outcomes_of(step))


def knock_outs(found: Found) -> Iterator[Idea]:
    """Rows of checks of which a later one refuses more for its work than one before (van der
    Aalst 2001: by the share refused over the work, the highest first).
    """
    seen: set[str] = set()
    for name in found.process.steps:
        row = _row(found, name)
        yields = {step: _yield(found, step) for step in row}
        best = tuple(sorted(row, key=lambda step: -yields[step]))
        if len(row) < 2 or set(row) & seen or best == row or not max(yields.values()):
            continue
        seen |= set(row)
        words = {"first": best[0], "share": f"{100 * yields[best[0]]:.1f} %"}
        yield Idea("suggest.order", words, f"resequence: {listed(best)}")


def _yield(found: Found, name: str) -> float:
    """The share refused for an hour of work; 0 where it depends on the case or attempt."""
    step = found.process.steps[name]
    shares = [o.share for n, o in outcomes_of(step) if n == "refuse"]
    work = work_at(found, step) / HOUR
    return sum(share for share in shares if isinstance(share, float)) / work if work else 0.0


def boxes(found: Found) -> Iterator[Idea]:
    """Boxes that wait for answers which change nothing, or ask the applicant several times."""
    for name, step in found.process.steps.items():
        if not is_box(step):
            continue
        inside = [s for s in found.process.steps.values() if s.inside and s.inside[0] == name]
        refusing, asking = (
            sum(any(o == outcome for o, _ in outcomes_of(s)) for s in inside)
            for outcome in ("refuse", "ask_applicant")
        )
        if asking > 1 and not step.asks_once:
            yield Idea(
                "suggest.one-notice",
                {"box": name, "count": str(asking)},
                f"set: {{steps: {{{quoted(name)}: {{one_notice: yes}}}}}}",
            )
        if refusing > 1 and not step.stops_early:
            yield Idea(
                "suggest.early",
                {"box": name, "count": str(refusing)},
                f"set: {{steps: {{{quoted(name)}: {{decides: as soon as certain}}}}}}",
            )
