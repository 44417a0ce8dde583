"""The certificate made: every trial simulated, replication by replication, and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.measures.replicated import Parts, Replicated
from approvalflow.measures.statistics import Estimate
from approvalflow.simulation.engines import ENGINES, OF_RECORD
from approvalflow.study.blocks import Crew, Work
from approvalflow.study.runner import Settings, Simulation, simulation_of
from approvalflow.study.settling import Asked, with_horizon
from approvalflow.study.storing import versions
from approvalflow.study.validation.certificate import (
    Certificate,
    Checked,
    CheckedRow,
    commands_of,
)
from approvalflow.study.validation.readings import Simulated
from approvalflow.study.validation.rows import ROWS
from approvalflow.study.validation.shipped import process_of
from approvalflow.study.validation.trials import Check, Model, Row, Trial

_SEEDS = 100  # rows to a seed: each row has a luck of its own, or one crowd would show in all

Told = Callable[[str, int, int], None]
"""The row that is simulated, replications done, and of how many."""


def _nobody(_row: str, _done: int, _of: int) -> None:
    """Tells nobody."""


def chosen(ids: Sequence[str] | None = None) -> tuple[Row, ...]:
    """The rows of these ids, all without any; raises ApprovalFlowError where one is not there."""
    if ids is None:
        return ROWS
    known = {row.id: row for row in ROWS}
    problems = [
        Problem("no-such-row", None, {"name": name, "first": ROWS[0].id, "last": ROWS[-1].id})
        for name in ids
        if name.upper() not in known
    ]
    if problems:
        raise ApprovalFlowError(problems)
    wanted = {name.upper() for name in ids}
    return tuple(row for row in ROWS if row.id in wanted)


def certify(
    rows: Sequence[Row] | None = None,
    *,
    seed: int = 1,
    engine: str | None = None,
    workers: int | None = None,
    told: Told = _nobody,
    with_versions: bool = True,
) -> Certificate:
    """The rows, or all, simulated by an engine of ENGINES, that of record unless one is named;
    raises ApprovalFlowError where there is none of that name.
    """
    engine = OF_RECORD if engine is None else engine
    if engine not in ENGINES:
        known = ", ".join(ENGINES)
        raise ApprovalFlowError([Problem("no-such-engine", None, {"name": engine, "known": known})])
    rows = ROWS if rows is None else rows
    trials = [
        _Seeded(row.id, trial, first_seed(seed) + row.number)
        for row in rows
        for trial in row.trials
    ]
    found = _replicated(trials, engine, workers, told)
    checked = (_checked(one, done) for one, done in zip(trials, found, strict=True))
    made = tuple(
        CheckedRow(row.id, tuple(c for _ in row.trials for c in next(checked)), _is_noted(row))
        for row in rows
    )
    return Certificate(engine, seed, made, versions() if with_versions else {})


def first_seed(seed: int) -> int:
    """Row n has the luck of this and n."""
    return seed * _SEEDS


def _is_noted(row: Row) -> bool:
    return row.noted or not row.trials


@dataclass(frozen=True, slots=True)
class _Seeded:
    """A trial of a row, and the seed of its luck."""

    row: str
    trial: Trial
    seed: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What a replication gave: a number for each check, and how many cases were measured."""

    parts: tuple[Parts, ...]
    cases: int


_Bit = tuple[int, int]  # a trial and a replication


@dataclass
class _Bench:
    """Where trials are simulated: each is planned when its first replication is asked for, and
    kept until another one is.
    """

    trials: Sequence[_Seeded]
    engine: str
    _at: int = -1
    _planned: tuple[Simulation, ...] = field(default=())

    def read(self, bit: _Bit) -> _Read:
        number, replication = bit
        if number != self._at:
            self._at, self._planned = number, self._simulations(self.trials[number].trial)
        seeded = self.trials[number]
        runs = [
            Simulated(simulation.log(seeded.seed, replication), simulation.office)
            for simulation in self._planned
        ]
        parts = tuple(check.reading(runs) for check in seeded.trial.checks)
        return _Read(parts, runs[0].cohort.size)

    def _simulations(self, trial: Trial) -> tuple[Simulation, ...]:
        """All with the start-up that the program takes for the slowest of them, today's process
        of a redesign included, as `compare` does.
        """
        designs = {model: process_of(model) for model in trial.models}
        today = {Model(model.name) for model in trial.models} - designs.keys()
        known = [*designs.items(), *((model, process_of(model)) for model in today)]
        named = [(model.redesign or model.name, process) for model, process in known]
        horizon = with_horizon(named, Settings(), Asked(weeks=trial.weeks)).horizon
        return tuple(
            simulation_of(process, horizon, engine=self.engine) for process in designs.values()
        )


def _prepared(material: tuple[Sequence[_Seeded], str]) -> Callable[[_Bit], _Read]:
    return _Bench(*material).read


def _replicated(
    trials: Sequence[_Seeded], engine: str, workers: int | None, told: Told
) -> Iterator[list[_Read]]:
    """What the replications of each trial gave, trial by trial."""
    bits = [(n, r + 1) for n, one in enumerate(trials) for r in range(one.trial.replications)]
    work = Work(_Bench(trials, engine).read, _prepared, (trials, engine))
    found: list[list[_Read]] = [[] for _ in trials]
    with Crew(work, workers) as crew:
        for done, (bit, read) in enumerate(zip(bits, crew.done(bits), strict=True), 1):
            found[bit[0]].append(read)
            told(trials[bit[0]].row, done, len(bits))
    yield from found


def _checked(seeded: _Seeded, reads: Sequence[_Read]) -> Iterator[Checked]:
    for number, check in enumerate(seeded.trial.checks):
        parts = [read.parts[number] for read in reads]
        yield _judged(seeded, check, parts, sum(read.cases for read in reads))


def _judged(seeded: _Seeded, check: Check, parts: Sequence[Parts], cases: int) -> Checked:
    error: float | None = None
    if check.unit == "differences":
        found = Estimate(sum(part.over for part in parts), None, None, None, len(parts))
        cases = round(sum(part.of for part in parts))
    else:
        replicated = Replicated(tuple(parts), "time" if check.unit == "share" else "none")
        estimated, pseudo = replicated.estimate(), replicated.pseudo_values()
        assert estimated is not None
        assert pseudo is not None
        found, error = estimated, float(pseudo.std(ddof=1)) / len(parts) ** 0.5
    last = seeded.trial.models[-1]
    return Checked(
        quantity=check.quantity,
        of=check.of,
        model=f"{last.name}/{last.redesign}" if last.redesign else last.name,
        commands=commands_of(seeded.trial, seeded.seed),
        formula=check.formula,
        unit=check.unit,
        exact=float(check.exact),
        simulated=float(found.value),
        low=found.low,
        high=found.high,
        error=error,
        replications=len(parts),
        cases=cases,
    )
