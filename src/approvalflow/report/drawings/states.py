"""What a case can be doing at a second, as the ledger has it: kinds of work and of waiting."""

from __future__ import annotations

# Family and member. Families: 0 work, 1 waiting for a person, 2 other waiting inside, 3 others.
STATES: dict[str, tuple[int, int]] = {
    "work": (0, 0),
    "queue": (1, 0),
    "in_tray": (1, 1),
    "absent": (1, 2),
    "meeting": (1, 3),
    "agenda": (1, 4),
    "pause": (2, 0),
    "transfer": (2, 1),
    "other_duties": (2, 2),
    "synchronisation": (2, 3),
    "applicant": (3, 0),
    "external": (3, 1),
}
INSIDE, OUTSIDE = (1, 2), (3,)


def kind_of(state: str) -> tuple[int, int]:
    """The family of a state and its place there; one nobody knows waits inside."""
    return STATES.get(state, (2, 4))
