"""Why something takes time, where somebody has found out what the times alone do not say."""

from __future__ import annotations

from typing import Literal

from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.texts import choice

Booked = Literal["resources", "system"]


class Causes(Frozen):
    """What stands behind waits of which the file alone does not say why."""

    in_tray: (
        choice(  # type: ignore[valid-type]
            ("resources", "system"),
            "resources: files lie because people lack the time; system: because nothing makes "
            "anybody take them up",
        )
        | None
    ) = None
    """Why files lie on desks: resources (people lack the time) or system (nothing makes anybody
    take them up); with a `because`."""
