"""Pooling: the people of several roles become one pool, which does the steps of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from approvalflow.process.model.dues import with_roles
from approvalflow.process.model.named import Listed, Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.process.model.routes import usable_name
from approvalflow.process.model.steps import Step
from approvalflow.process.pools import pools_of
from approvalflow.redesign.move import Moved, MoveRefused, Place
from approvalflow.redesign.names import NewRole, RoleNames
from approvalflow.redesign.rewiring import require_role

_OWN = (
    "roles",
    "into",
    "name",
    "staff",
    "separate_by",
)  # not asked of the roles, or not whether they agree

_NAMED, _INTO = ("merge", "roles"), ("merge", "into")
_OF_THE_HOST = ("department", "jurisdiction")  # are those of the role that takes in the others


class MergedRoles(Role):
    """Which roles are merged into which, and what is said of it beside."""

    roles: RoleNames
    """The roles, two or more; or one that is separated, whose pools become one."""
    into: NewRole
    """The role that they become: one of them, or a new one."""

    def pooled(self, process: Process, at: Place = _INTO) -> Moved:
        """The process with one pool; whatever of it the roles do not share has to be said, but for
        the department and jurisdiction of one that takes in the others. What they become is named
        at the key `at` of the move.
        """
        self._require(process, at)
        pool = self._pool(process, at)
        steps = {name: self._done_by(step) for name, step in process.steps.items()}
        kept = {n: self._deputised(r) for n, r in process.roles.items() if n not in self.roles}
        roles = Named(kept | {self.into: pool})
        asked = {
            key: said.model_copy(update={"by": self.into})
            for key in ("chases", "complains")
            if (said := getattr(process, key)) is not None and said.by in self.roles
        }
        return Moved(process.amended(roles=roles, steps=Listed(steps), **asked))

    def _done_by(self, step: Step) -> Step:
        """A step at which those merged work, sit, or take over what is late."""
        update: dict[str, Any] = {}
        if step.by in self.roles:
            update["by"] = self.into
        if step.due is not None and {*step.due.roles} & {*self.roles}:
            named = (self.into if role in self.roles else role for role in step.due.roles)
            update["due"] = with_roles(step.due, named)
        if set(step.members) & set(self.roles):
            seats = {role: n for role, n in step.members.items() if role not in self.roles}
            merged = sum(n for role, n in step.members.items() if role in self.roles)
            update["members"] = Named(seats | {self.into: merged})
        return step.model_copy(update=update) if update else step

    def _deputised(self, role: Role) -> Role:
        """A role whose deputies may be among those merged."""
        if role.deputy is None or role.deputy.role not in self.roles:
            return role
        deputy = role.deputy.model_copy(update={"role": self.into})
        return role.model_copy(update={"deputy": deputy})

    def _require(self, process: Process, at: Place) -> None:
        named = _NAMED if at == _INTO else at
        for number, name in enumerate(self.roles):
            require_role(process, name, (*named, number) if len(self.roles) > 1 else named)
        repeated = next((n for n in self.roles if self.roles.count(n) > 1), None)
        if repeated is not None:
            raise MoveRefused("role-twice", named, role=repeated)
        alone = len(self.roles) == 1
        if alone and process.roles[self.roles[0]].separate_by is None:
            raise MoveRefused("merge-roles-needs-two", named, role=self.roles[0])
        if self.into in process.roles and self.into not in self.roles:
            raise MoveRefused("role-exists", at, role=self.into)
        if not usable_name(self.into):
            raise MoveRefused("bad-role-name", at, name=self.into)

    def _pool(self, process: Process, at: Place) -> Role:
        values = agreed(process, self.roles, self, self.into, at)
        if "separate_by" in self.model_fields_set:
            values["separate_by"] = self.separate_by
        names = {"name": process.roles[self.into].name} if self.into in self.roles else {}
        stated = {"name": self.name} if "name" in self.model_fields_set else names
        values |= stated | {"staff": self._staff(process, at)}
        return Role.model_validate({k: v for k, v in values.items() if v is not None})

    def _staff(self, process: Process, at: Place) -> Any:
        """The posts stated, else those of all the pools that become one."""
        if "staff" in self.model_fields_set:
            return self.staff
        posts = [pool.staff for pool in pools_of(process).values() if pool.of in self.roles]
        if UNLIMITED not in posts:
            return sum(posts)
        if set(posts) != {UNLIMITED}:
            names = ", ".join(self.roles)
            raise MoveRefused("merge-roles-differ", at, key="staff", roles=names)
        return UNLIMITED


def agreed(
    process: Process, names: Sequence[str], stated: Role, into: str, at: Place
) -> dict[str, Any]:
    """What holds for people of several roles at one desk: what is stated, else that in which the
    roles agree. Raises MoveRefused at the key `at` where they do not.
    """
    roles = [process.roles[name] for name in names]
    values: dict[str, Any] = {}
    for key in (n for n in Role.model_fields if n not in _OWN):
        if key in stated.model_fields_set:
            values[key] = getattr(stated, key)
            continue
        if key in _OF_THE_HOST and into in names:
            values[key] = getattr(process.roles[into], key)
            continue
        said = [_in_effect(process, role, key) for role in roles]
        if any(value != said[0] for value in said):
            raise MoveRefused("merge-roles-differ", at, key=key, roles=", ".join(names))
        values[key] = getattr(roles[0], key)
    return values


def _in_effect(process: Process, role: Role, key: str) -> Any:
    """What holds for a role: in its own hours, or in those of the calendar."""
    value = getattr(role, key)
    return process.calendar.hours if key == "hours" and value is None else value


def united(moves: Iterable[object]) -> Mapping[str, str]:
    """The role that each merged one is in the end."""
    found: dict[str, str] = {}
    for move in moves:
        merged = getattr(move, "merge", None) or getattr(move, "one_queue", None)
        if isinstance(merged, MergedRoles):
            into = dict.fromkeys(merged.roles, merged.into)
            found = {name: into.get(last, last) for name, last in found.items()}
            found = into | found
    return found


__all__ = ["MergedRoles", "agreed", "united"]
