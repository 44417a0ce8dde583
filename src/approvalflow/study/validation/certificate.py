"""What came of the rows: every figure beside its exact value, and the same as JSON.

A certificate holds no clock time, host, path or number of workers: its bytes are those of anybody
who makes it again with the same seed and versions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from approvalflow.brevity import in_short
from approvalflow.study.validation.trials import Check, Measured, Trial
from approvalflow.wording import say
from approvalflow.wording.catalogues import LANGUAGES

FARTHEST = 3.5  # standard errors from the exact value
COARSEST = 0.02  # of the exact value, the standard error

Judgement = Literal["passes", "too-far", "too-coarse", "differs"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A check beside what was simulated. `low` and `high` are its 95 % interval, `error` its
    standard error; a check of differences has neither, and counts `simulated` of `cases`.
    """

    quantity: str
    of: str
    model: str
    commands: tuple[str, ...]
    formula: str
    unit: Measured
    exact: float
    simulated: float
    low: float | None
    high: float | None
    error: float | None
    replications: int
    cases: int

    @property
    def away(self) -> float | None:
        """How many standard errors it is away from the exact value."""
        return (self.simulated - self.exact) / self.error if self.error else None

    @property
    def judgement(self) -> Judgement:
        if self.error is None:
            return "passes" if self.cases and self.simulated == self.exact else "differs"
        if abs(self.simulated - self.exact) > FARTHEST * self.error:
            return "too-far"
        return "passes" if self.error <= COARSEST * abs(self.exact) else "too-coarse"

    @property
    def passes(self) -> bool:
        return self.judgement == "passes"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row with its checks. Where it is `noted`, a sentence says what it does not check."""

    id: str
    checks: tuple[Checked, ...]
    noted: bool = False

    @property
    def passes(self) -> bool:
        return all(check.passes for check in self.checks)


@dataclass(frozen=True, slots=True)
class Certificate:
    """All rows of one engine and seed; `versions` are those of the program and its libraries."""

    __repr__ = in_short

    engine: str
    seed: int
    rows: tuple[CheckedRow, ...]
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        """Whether every check of every row does."""
        return all(row.passes for row in self.rows)

    @property
    def checks(self) -> tuple[Checked, ...]:
        return tuple(check for row in self.rows for check in row.checks)


def commands_of(trial: Trial, seed: int) -> tuple[str, ...]:
    """What gives the same figures, typed where the files of the certificate are."""
    compared = {model.name for model in trial.models if model.redesign}
    what = (
        f"compare {model.name} {model.redesign}" if model.redesign else f"run {model.name}"
        for model in trial.models
        if model.redesign or model.name not in compared
    )  # fmt: skip
    how = f"--seed {seed} --weeks {trial.weeks} --replications {trial.replications}"
    return tuple(f"approvalflow {one} {how}" for one in what)


def named(check: Check | Checked, language: str) -> str:
    """What a figure is, in words."""
    return say(f"validated.of.{check.quantity}", language, of=check.of)


def as_json(certificate: Certificate) -> str:
    """JSON in UTF-8 with sorted keys, in all languages at once."""
    rows = [
        {
            "id": row.id,
            "title": _everywhere(f"validated.row.{row.id}"),
            "passes": row.passes,
            "checks": [_plain(check) for check in row.checks],
        }
        | ({"note": _everywhere(f"validated.note.{row.id}")} if row.noted else {})
        for row in certificate.rows
    ]
    plain = {
        "certificate": 1,
        "engine": certificate.engine,
        "seed": certificate.seed,
        "rule": {"farthest": FARTHEST, "coarsest": COARSEST},
        "passes": certificate.passes,
        "rows": rows,
    } | ({"versions": dict(certificate.versions)} if certificate.versions else {})
    return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n"


def _plain(check: Checked) -> dict[str, object]:
    words = {language: named(check, language) for language in LANGUAGES}
    return asdict(check) | {"what": words, "verdict": check.judgement}


def _everywhere(key: str) -> dict[str, str]:
    return {language: say(key, language) for language in LANGUAGES}
