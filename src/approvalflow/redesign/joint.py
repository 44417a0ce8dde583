"""A joint desk: people of several roles, as of the office and of an association, at one desk."""

from __future__ import annotations

from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED, Role
from approvalflow.process.model.routes import usable_name
from approvalflow.redesign.move import MoveRefused
from approvalflow.redesign.names import NewRole, PostsByRole
from approvalflow.redesign.pooling import agreed
from approvalflow.redesign.rewiring import require_role

_AT = ("joint", "posts")


class JointDesk(Role):
    """Who sits at it, and what is said of it beside."""

    posts: PostsByRole
    """How many people of each role sit there, no longer where they sat: {clerk: 1, guild: 2}."""
    into: NewRole
    """The role that they become."""

    def opened(self, process: Process) -> Process:
        """The process with the desk, and with these posts fewer where they come from; whatever the
        roles do not share has to be said.
        """
        for name in self.posts:
            require_role(process, name, (*_AT, name))
        if len(self.posts) < 2:
            raise MoveRefused("joint-of-one", _AT)
        if "staff" in self.model_fields_set:
            raise MoveRefused("joint-staff", ("joint", "staff"), on_key=True)
        if self.into in process.roles:
            raise MoveRefused("role-exists", ("joint", "into"), role=self.into)
        if not usable_name(self.into):
            raise MoveRefused("bad-role-name", ("joint", "into"), name=self.into)
        left = {name: self._left(process, name) for name in self.posts}
        values = agreed(process, tuple(self.posts), self, self.into, ("joint", "into"))
        values |= {"name": self.name, "staff": sum(self.posts.values())}
        desk = Role.model_validate({k: v for k, v in values.items() if v is not None})
        return process.amended(roles=process.roles.having(left | {self.into: desk}))

    def _left(self, process: Process, name: str) -> Role:
        """A role without those of it who sit at the desk."""
        role, seated = process.roles[name], self.posts[name]
        if role.separate_by is not None or not isinstance(role.staff, int):
            raise MoveRefused("joint-separate", (*_AT, name), role=name)
        if role.staff == UNLIMITED:
            return role
        if seated > role.staff:
            raise MoveRefused("joint-too-many", (*_AT, name), role=name, staff=role.staff)
        return role.model_copy(update={"staff": role.staff - seated})
