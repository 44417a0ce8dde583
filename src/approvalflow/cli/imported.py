"""What a command has imported, once it has."""

from __future__ import annotations

import gc


def imported() -> None:
    """What a command has imported stays: from now on it is looked for what can be freed, not there.
    Where this is not a program of its own nothing is changed.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
