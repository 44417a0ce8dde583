"""Ideas about people: posts that are missing, pools that could help each other, deputies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.redesign.suggestions.idea import Found, Idea, listed, percent, quoted

_APART = 0.2  # loads that differ by less have little to give each other


def posts(found: Found) -> Iterator[Idea]:
    """Pools close to full: every bit of bad luck makes a queue that lasts."""
    for name, role in found.process.roles.items():
        known = found.loads.get(name)
        if known is None or known.kept is None or not known.missing_staff:
            continue
        staff = (known.staff or 0) + known.missing_staff
        if role.separate_by is None:
            yield Idea(
                "suggest.posts",
                {"role": name, "load": percent(known.kept), "missing": str(known.missing_staff)},
                f"set: {{roles: {{{quoted(name)}: {{staff: {staff}}}}}}}",
            )


def pools(found: Found) -> Iterator[Idea]:
    """Two roles of one department and level, of which one is busy and the other is not."""
    roles = [(n, r) for n, r in found.process.roles.items() if _can_pool(r)]
    for (name, role), (other, theirs) in combinations(roles, 2):
        if (role.department, role.level) != (theirs.department, theirs.level):
            continue
        first, second = sorted((name, other), key=found.load_of, reverse=True)
        if found.load_of(first) - found.load_of(second) < _APART:
            continue
        words = {
            "busy": first, "load": percent(found.load_of(first)),
            "other": second, "their_load": percent(found.load_of(second)),
        }  # fmt: skip
        yield Idea(
            "suggest.pools",
            words,
            f"merge: {{roles: {listed((first, second))}, into: {quoted(first)}}}",
        )


def _can_pool(role: Role) -> bool:
    return role.department is not None and role.separate_by is None and role.staff != UNLIMITED


def deputies(found: Found) -> Iterator[Idea]:
    """Roles for which nobody stands in while they are away."""
    for name, role in found.process.roles.items():
        if role.absent is None or role.deputy is not None or role.separate_by is not None:
            continue
        near = [
            other
            for other, theirs in found.process.roles.items()
            if other != name
            and theirs.department == role.department
            and theirs.department is not None
            and theirs.separate_by is None
            and theirs.staff != UNLIMITED
        ]
        if near:
            stand_in = max(near, key=lambda other: found.height(found.process.roles[other]))
            yield Idea(
                "suggest.deputy",
                {"role": name, "absent": str(role.absent), "deputy": stand_in},
                f"set: {{roles: {{{quoted(name)}: {{deputy: {quoted(stand_in)}}}}}}}",
            )
