"""Everything that fixes the numbers of a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.study.precision import Precision


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file that was read: its name, its content and the digest of that."""

    __repr__ = in_short

    id: str
    """The id of its design."""
    file: str
    """Its name, below the folder of the study."""
    sha256: str
    """The digest of its content, after SHA-256."""
    text: str
    """All that stands in it."""


@dataclass(frozen=True, slots=True)
class StartUp:
    """How long the rule says that a study takes to settle, and which design and which pool or
    meeting set it.
    """

    weeks: int
    """Weeks that the rule asks for."""
    measured: int
    """Weeks that are then measured."""
    design: str
    """The design that set them."""
    way: float
    """Weeks on its way of a file when nobody is before it."""
    slowest: str
    """The pool or meeting whose queue settles last; empty where none counts."""
    relaxation: float
    """Two relaxation times of that queue, in weeks."""
    seasons: bool
    """Whether some months differ, so that it is a whole year."""


@dataclass(frozen=True, slots=True)
class Slow:
    """A design that would settle only after so many years, for the queue of a pool or meeting."""

    design: str
    """Which design."""
    slowest: str
    """The pool or meeting whose queue settles last."""
    years: float
    """So many years."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that fixes the numbers."""

    __repr__ = in_short

    command: str
    """The command that makes this result again."""
    process: FileInput
    """The process of today."""
    redesigns: tuple[FileInput, ...]
    """The redesigns that were compared."""
    changes: tuple[str, ...]
    """The --set options."""
    seed: int
    """The seed of chance; the same gives the same result."""
    key_scheme: str
    """Which scheme draws by case, step, purpose and visit."""
    horizon: Literal["settled", "year"]
    """`settled`: after a start-up, from an empty office; `year`: from the first day on, with its
    backlog.
    """
    start_up_weeks: int
    """Weeks that go by before the measuring."""
    weeks: int
    """Weeks whose submissions are measured."""
    run_out_weeks: int
    """At most so many weeks more until the last of these is decided."""
    replications: int
    """How often each design was simulated."""
    precision: Precision
    """How precise the mean days are."""
    interrupted: bool = False
    """Whether somebody stopped the run before it was as long as asked for."""
    start_up: StartUp | None = None
    """What the rule says of the start-up; null where somebody asked for another horizon."""
    slow: tuple[Slow, ...] = ()
    """Designs too slow to settle; empty where somebody asked for another horizon."""
    engine: str = "simpy"
    """The engine of record, with whose log every other agrees row for row."""
    wanted: float = 0.02
    """The precision that was asked for, as a share of today's mean days."""
    asked: int | None = None
    """The replications that were asked for; null where the precision decides how many."""
    values: FileInput | None = None
    """The floors, anchors and profiles of the study; null where it has no `values.yaml`."""
