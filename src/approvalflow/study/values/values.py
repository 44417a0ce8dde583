"""Floors, anchors and profiles as values, wherever they were said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from approvalflow.comparison.guardrails import Guardrail
from approvalflow.comparison.orders import BUILT_IN, ValueOrder
from approvalflow.notation.yamlsource import Source
from approvalflow.process.model.texts import Words

VALUES_FILE = "values.yaml"

Origin = Literal["built-in", "file", "option", "answers"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Between what a criterion counts, in its unit: nothing at the worst, all at the target."""

    criterion: str
    worst: float
    target: float
    source: Words


@dataclass(frozen=True, slots=True)
class Profile:
    """An order of criteria, who set it, and anchors that are its own."""

    id: str
    order: ValueOrder
    name: Words = ()
    set_by: Words = ()
    anchors: tuple[Anchor, ...] = ()
    origin: Origin = "file"


@dataclass(frozen=True, slots=True)
class Values:
    """All of a study. `offices`: the case data whose categories are offices; "" if none.
    `decide_by`: the profile by which `compare` and `search` decide, if any. `source`: the file;
    None where there is none.
    """

    floors: tuple[Guardrail, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    profiles: tuple[Profile, ...] = ()
    offices: str = ""
    decide_by: Profile | None = None
    source: Source | None = None


NO_VALUES = Values()


def built_in() -> tuple[Profile, ...]:
    """The profiles that need no file."""
    return tuple(Profile(name, order, origin="built-in") for name, order in BUILT_IN.items())
