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
    file: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class StartUp:
    """How long the rule says that a study takes to settle, in weeks, and which design and which
    pool or meeting set it. `way`: of a file when nobody is before it; `relaxation`: two
    relaxation times of `slowest`; `seasons`: some months differ, so that it is a whole year.
    """

    weeks: int
    measured: int
    design: str
    way: float
    slowest: str
    relaxation: float
    seasons: bool


@dataclass(frozen=True, slots=True)
class Slow:
    """A design that would settle only after so many years, for the queue of a pool or meeting."""

    design: str
    slowest: str
    years: float


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that fixes the numbers. `changes`: the --set options; `start_up` and `slow`: what
    the rule says of the designs, where nobody asked for another horizon; `engine`: that of
    record, with whose log every other agrees row for row; `asked`: the replications that were asked
    for, none where the precision decides how many; `wanted`: the precision that was asked for, as a
    share of today's mean days.
    """

    __repr__ = in_short

    command: str
    process: FileInput
    redesigns: tuple[FileInput, ...]
    changes: tuple[str, ...]
    seed: int
    key_scheme: str
    horizon: Literal["settled", "year"]
    start_up_weeks: int
    weeks: int
    run_out_weeks: int
    replications: int
    precision: Precision
    interrupted: bool = False
    start_up: StartUp | None = None
    slow: tuple[Slow, ...] = ()
    engine: str = "simpy"
    wanted: float = 0.02
    asked: int | None = None
