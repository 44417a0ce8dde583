"""The whole result, and what it says beside its designs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict

from approvalflow.brevity import in_short
from approvalflow.comparison.comparing import Comparison
from approvalflow.comparison.ranking import Recommendation
from approvalflow.study.result.design import Design, Names
from approvalflow.study.result.diagnosis import Diagnosis
from approvalflow.study.result.inputs import Inputs
from approvalflow.study.result.pilot import Pilot
from approvalflow.study.result.rank import ByValues, Rank
from approvalflow.study.result.search import Search
from approvalflow.study.result.sensitivity import Sensitivity
from approvalflow.study.result.together import AdoptedTogether
from approvalflow.study.result.worth import Worth

Experiment = Literal["run", "compare"]  # by the command that makes it


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure of the office beside the simulation of today."""

    measure: str
    """The id of the measure."""
    text: str
    """The figure as written."""
    value: float
    """The figure as a number, in the unit of the measure."""
    source: str
    """Where it comes from, as written."""
    simulated: float | None
    """The same measure of today, simulated; null where there is none."""
    low: float | None
    """Lower end of its 95 % interval."""
    high: float | None
    """Its upper end."""
    said: Names = field(default_factory=dict)
    """Where it comes from, by language; empty where the file says it in one."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A number of a file and what stands behind it."""

    file: str
    """The file in which it stands."""
    line: int
    """The line there."""
    path: str
    """The keys that lead to it: `steps.2.review.work_time`."""
    value: str
    """The number as written."""
    kind: Literal["source", "because", ""]
    """Whether a source or a reason is given, or nothing."""
    words: str
    """The source or the reason, as written."""
    could_be: str
    """Between what it could be, as written; empty where nothing is said."""
    said: Names = field(default_factory=dict)
    """The source or the reason, by language; empty where the file says it in one."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning by the key of its sentence."""

    code: str
    """The key of the sentence."""
    parameters: Mapping[str, str]
    """What the sentence names."""


@dataclass(frozen=True, slots=True)
class Audits:
    """How many decisions must be looked at afterwards for a favour not to pay."""

    gain: float
    """What is gained by one favour."""
    sanction: float
    """What it costs whoever is found out."""
    found: float
    """How likely somebody who looks finds it."""
    share: float | None
    """The share of decisions to look at: gain / (found x sanction), which may be more than all;
    null where no share would do.
    """


@dataclass(frozen=True, slots=True)
class WorthTelling:
    """The least saving of mean days that is worth the trouble."""

    share: float | None
    """The share of today's mean days that it is; null where it was said in days."""
    days: float | None
    """In calendar days; null where today has no mean."""


@dataclass(frozen=True, slots=True)
class StudyTold:
    """What the study is for, by language, as its file says it; empty what it does not say."""

    purpose: Names = field(default_factory=dict)
    """What it is to find out."""
    decision: Names = field(default_factory=dict)
    """The decision that it serves."""
    contact: Names = field(default_factory=dict)
    """Whom to ask about it."""


@dataclass(frozen=True, slots=True)
class Called:
    """What people call parts of the office and of the cases, by the names that files use; only
    those with words.
    """

    levels: Mapping[str, Names] = field(default_factory=dict)
    """The levels of the hierarchy."""
    departments: Mapping[str, Names] = field(default_factory=dict)
    """The departments."""
    data: Mapping[str, Names] = field(default_factory=dict)
    """The attributes of a case."""
    jurisdictions: Mapping[str, Names] = field(default_factory=dict)
    """The cities, counties or other authorities."""
    kinds: Mapping[str, Mapping[str, Names]] = field(default_factory=dict)
    """By attribute, the kinds of case that it tells apart."""


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result."""

    __repr__ = in_short

    # for it and all its parts, when it is read: a text is no number, and no key is unknown
    __pydantic_config__ = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    approvalflow_result: Literal[1]
    """The version of this form."""
    kind: Experiment
    """The command that made it."""
    name: Names
    """What people call the process, by language."""
    currency: str
    """The currency of all money in it; empty where there is none."""
    limits: Mapping[str, str]
    """The statutory and the promised limit, as written."""
    levels: tuple[str, ...]
    """The levels of the hierarchy, lowest first."""
    roles: Mapping[str, Names]
    """What people call the roles of all designs, where they have a name."""
    inputs: Inputs
    """Everything that fixes the numbers."""
    versions: Mapping[str, str]
    """Of this program and of what it computes with; empty with --no-versions."""
    designs: tuple[Design, ...]
    """Today first, then each redesign."""
    comparisons: tuple[Comparison, ...]
    """Each redesign against today; empty of `run`."""
    observed: tuple[Observed, ...]
    """Figures of the office beside the simulation of today."""
    assumptions: tuple[Assumed, ...]
    """Every number of the files, and what stands behind it."""
    warnings: tuple[Warned, ...]
    """What to look at before relying on it."""
    recommendation: Recommendation | None = None
    """What is recommended, of several designs; null of `run`."""
    worthwhile: WorthTelling | None = None
    """From which saving on a redesign is worth the trouble."""
    called: Called = field(default_factory=Called)
    """What people call levels, departments, case data and their kinds."""
    study: StudyTold | None = None
    """What the study is for, where the file says it."""
    diagnosis: Diagnosis | None = None
    """Why it takes so long; null where `diagnose` was not asked."""
    together: AdoptedTogether | None = None
    """What the redesigns give together that are to be adopted; null of fewer than two."""
    worth: Worth | None = None
    """What each move is worth, where that was asked."""
    sensitivity: Sensitivity | None = None
    """Which of the numbers that nobody knows for sure decides; null where there is none with a
    range and it was not asked.
    """
    search: Search | None = None
    """Which set of moves is the best, where it was asked."""
    audits: Audits | None = None
    """How many decisions must be looked at for a favour not to pay, where the file says what it is
    worth.
    """
    pilot: Pilot | None = None
    """How a redesign is tried before it is spread, where that was asked."""
    by_values: ByValues | None = None
    """What the office's own values make of the recommendation; null where no profile decides."""
    rank: Rank | None = None
    """Which redesign is the best by which values, where that was asked."""
