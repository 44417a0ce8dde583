"""The whole result, and what it says beside its designs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict

from approvalflow.comparison.comparing import Comparison
from approvalflow.comparison.ranking import Recommendation
from approvalflow.study.result.design import Design, Names
from approvalflow.study.result.inputs import Inputs

Experiment = Literal["run", "compare"]  # by the command that makes it


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure of the office beside the simulation of today."""

    measure: str
    text: str  # as written
    value: float
    source: str
    simulated: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Assumed:
    """A number of a file and what stands behind it."""

    file: str
    line: int
    path: str
    value: str
    kind: Literal["source", "because", ""]
    words: str
    could_be: str


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning by the key of its sentence."""

    code: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WorthTelling:
    """The least saving of mean days that is worth the trouble: the share of today's mean that it
    is, None where it was said in days, and calendar days, None where today has no mean.
    """

    share: float | None
    days: float | None


@dataclass(frozen=True, slots=True)
class StudyTold:
    """What the study is for, by language, as its file says it; empty what it does not say."""

    purpose: Names = field(default_factory=dict)
    decision: Names = field(default_factory=dict)
    contact: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Called:
    """What people call parts of the office and of the cases, by the names that files use; of `data`
    and, by kind, of `kinds` by attribute. Only those with words.
    """

    levels: Mapping[str, Names] = field(default_factory=dict)
    departments: Mapping[str, Names] = field(default_factory=dict)
    data: Mapping[str, Names] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, Names]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result."""

    # for it and all its parts, when it is read: a text is no number, and no key is unknown
    __pydantic_config__ = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    approvalflow_result: Literal[1]
    kind: Experiment
    name: Names
    currency: str
    limits: Mapping[str, str]  # statutory and promised, as written
    levels: tuple[str, ...]
    roles: Mapping[str, Names]  # those with a name, of all designs
    inputs: Inputs
    versions: Mapping[str, str]  # empty where the sample is to be written without
    designs: tuple[Design, ...]
    comparisons: tuple[Comparison, ...]
    observed: tuple[Observed, ...]
    assumptions: tuple[Assumed, ...]
    warnings: tuple[Warned, ...]
    recommendation: Recommendation | None = None  # of several designs
    worthwhile: WorthTelling | None = None
    called: Called = field(default_factory=Called)
    study: StudyTold | None = None  # where the file says what the study is for
