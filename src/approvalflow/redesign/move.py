"""What a move is: a frozen value that makes a process of another, or says why it does not."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from approvalflow.checks.findings import Finding
from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import CalledText
from approvalflow.redesign.costs import Costs

Sign = Literal["+", "-", "~", "0"]
Place = tuple[str | int, ...]
# new steps are laid out before the process is known to which they are added
FIRST = "#first"  # the key at which their first is named
AFTER = "#after"  # where their last leads


@dataclass(frozen=True, slots=True)
class Expected:
    """What a move usually does: + improves, - worsens, ~ depends, 0 leaves alone.

    The signs are those of the field's best practices (Reijers & Limam Mansar 2005, after the
    devil's quadrangle of Brand & van der Kolk).
    """

    time: Sign
    cost: Sign
    quality: Sign
    flexibility: Sign


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that a move had to take for granted: as a problem, and the field to say it in."""

    key: str
    at: Place
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """A process after a move, the checks of before that it no longer does, in words, and what
    was guessed.
    """

    process: Process
    waived: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()


class MoveRefused(Exception):  # noqa: N818 - it says what happened
    """A move that does not fit the process: the key and parameters of a problem, and the field;
    `on_key` where the problem is the name of the field and not its value.
    """

    def __init__(
        self, key: str, at: Place = (), /, *, on_key: bool = False, **parameters: object
    ) -> None:
        told = {name: str(value) for name, value in parameters.items()}
        self.finding = Finding(key, at, told, on_key=on_key)
        super().__init__(key)


class ValuesRefused(Exception):  # noqa: N818 - it says what happened
    """Values of a move that cannot be read: pydantic's errors, with places in the move."""

    def __init__(self, errors: Sequence[Mapping[str, Any]]) -> None:
        self.errors = tuple(errors)
        super().__init__("values refused")


class SeveralRefused(Exception):  # noqa: N818 - it says what happened
    """All that is wrong with a move of which each part is refused by itself."""

    def __init__(self, refusals: Iterable[MoveRefused | ValuesRefused]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("several refused")


class Move(Frozen):
    """The base of all moves. The first field is the word that says which move it is; the docstring
    and those of the fields are what people read of it.
    """

    kind: ClassVar[str]
    """Its word in a file."""
    expected: ClassVar[Expected]
    example: ClassVar[str]
    """As an item of `moves` in a file, for the process `SAMPLE` of the catalogue."""
    in_process_shape: ClassVar[bool] = False
    """Whether what it says stands in the shape of the process file, at the same paths."""
    steps_at: ClassVar[tuple[str, str] | None] = None
    """The path of its new steps, if it has any: a list as in a process file, laid out by id when
    it is read, with FIRST and AFTER."""
    because: CalledText | None = None
    costs: Costs | None = None
    """What it costs beside the work of the office: {once: 200 000 CNY, per_year: 30 000 CNY}."""

    @abstractmethod
    def apply(self, process: Process) -> Moved:
        """What it makes of a process; raises MoveRefused, ValuesRefused or SeveralRefused."""

    def new_steps(self) -> tuple[str, ...]:
        """The ids of the steps that it makes, to which arrows of later moves may lead."""
        return ()

    @classmethod
    def own_first(cls) -> tuple[tuple[str, str], ...]:
        """Its fields, each with the key that people write; what all moves have comes last."""
        fields = [(name, info.alias or name) for name, info in cls.model_fields.items()]
        return tuple(sorted(fields, key=lambda field: field[0] in Move.model_fields))

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys that people write, its word first."""
        return tuple(key for _, key in cls.own_first())

    @classmethod
    def keys_at(cls, loc: Place) -> tuple[str, ...] | None:
        """The keys that people write at a place of it; None where it is as in a process."""
        if loc[:1] == ("costs",):
            return tuple(Costs.model_fields)
        return cls.keys() if len(loc) == 1 else None

    def as_written(self) -> dict[str, Any]:
        """Its fields by the keys that people write."""
        fields = type(self).model_fields
        return {info.alias or name: getattr(self, name) for name, info in fields.items()}
