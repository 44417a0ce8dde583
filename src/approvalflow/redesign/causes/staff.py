"""Without the lack of people: as many as there is work for, nobody away or at other duties."""

from __future__ import annotations

from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import UNLIMITED


def without(process: Process) -> Process:
    """Whoever is wanted is there in the hours of the role; nobody has to stand in for anybody."""
    enough = {
        "staff": UNLIMITED, "absent": None, "share_of_time": None, "deputy": None,
    }  # fmt: skip
    roles = {name: role.model_copy(update=enough) for name, role in process.roles.items()}
    return process.amended(roles=Named(roles))
