"""What a case can be doing at a second, as the ledger has it, in five groups."""

from __future__ import annotations

GROUPS = ("work", "people", "lying", "ways", "outside")
STATES: dict[str, int] = {  # each with its group
    "work": 0,
    "pause": 0,
    "queue": 1,
    "absent": 1,
    "other_duties": 1,
    "synchronisation": 1,
    "in_tray": 2,
    "transfer": 3,
    "meeting": 3,
    "agenda": 3,
    "applicant": 4,
    "external": 4,
}
WORK, INSIDE, OUTSIDE = (0,), (1, 2, 3), (4,)


def group_of(state: str) -> int:
    """The position of a state's group; one nobody knows waits for people."""
    return STATES.get(state, 1)
