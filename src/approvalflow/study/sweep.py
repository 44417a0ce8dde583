"""The experiment with values: a process with each of several values, with the same luck."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from approvalflow.brevity import in_short
from approvalflow.comparison.rows import Compared, measure_of, not_compared, row
from approvalflow.comparison.shown import Status, hidden, shown
from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import Gathered, Value
from approvalflow.measures.kpis import MEASURES
from approvalflow.measures.replicated import Replicated, nothing
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process.model.process import Process, money_of
from approvalflow.process.wages import at_least
from approvalflow.study import runner
from approvalflow.study.blocks import Help
from approvalflow.study.designs import ReadyDesign, among, redesigned, today_of
from approvalflow.study.precision import Precision
from approvalflow.study.reading import Study, with_further_changes
from approvalflow.study.result import Names
from approvalflow.study.runner import Progress, Settings, quiet
from approvalflow.study.setting import OPTION
from approvalflow.study.settling import with_horizon
from approvalflow.study.summary.flows import names_of
from approvalflow.study.variants import Variant, Variants

if TYPE_CHECKING:
    from approvalflow.study.cache.store import Cache

_PLACES = {measure.id: place for place, measure in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Swept:
    """The process with one combination of values: what was measured, and each measure beside that
    of the combination that all are compared with. `full`: who or what has too much to do.
    """

    __repr__ = in_short

    values: tuple[str, ...]
    status: Status
    full: tuple[str, ...]
    measures: Mapping[str, Value]
    at_least: Mapping[str, tuple[str, ...]]
    differences: Mapping[str, Compared]

    @property
    def name(self) -> str:
        """The values, one after the other."""
        return named(self.values)


@dataclass(frozen=True, slots=True)
class Sweep:
    """All combinations of the values of some `keys`, over the same replications. `base`: the place
    of the one that the others are compared with, the first that has means; None if none has.
    `redesign`: the id of the redesign that was made of today's process with each, if any, which
    `name` is then the name of.
    """

    __repr__ = in_short

    keys: tuple[str, ...]
    points: tuple[Swept, ...]
    base: int | None
    name: Names
    currency: str
    seed: int
    replications: int
    horizon: Horizon
    precision: Precision
    interrupted: bool = False
    redesign: str | None = None


def named(values: Sequence[str]) -> str:
    """What a combination of values is called."""
    return "; ".join(values)


def designs_of(study: Study, variants: Variants) -> list[tuple[str, Study]]:
    """The study with each combination, by a name of its own; raises ApprovalFlowError."""
    return [(named(one.values), _varied(study, one)) for one in variants.every]


def _varied(study: Study, variant: Variant) -> Study:
    return with_further_changes(study, variant.changes, OPTION)


def processes_of(designs: Sequence[tuple[str, Study]]) -> list[tuple[str, Process]]:
    """Their processes, by the same names: of today, or of the redesign if they have one."""
    return [
        (name, next((read.process for read in study.redesigns), study.today.process))
        for name, study in designs
    ]


def _ready(study: Study, horizon: Horizon, name: str) -> ReadyDesign:
    made = redesigned(study, horizon) or [today_of(study, horizon)]
    return replace(made[0], id=name)


def sweep(
    study: Study,
    variants: Variants,
    settings: Settings,
    *,
    progress: Callable[[Progress], None] = quiet,
    executor: Help | None = None,
    cache: Cache | None = None,
) -> Sweep:
    """The study's only redesign, or its process where it has none, with every combination of
    values, which are set before the redesign is made; raises ApprovalFlowError.
    """
    studies = designs_of(study, variants)
    settings = with_horizon(processes_of(studies), settings)
    horizon = settings.horizon
    assert horizon is not None
    ready = [_ready(one, horizon, name) for name, one in studies]
    designs = among(ready, settings.slow)
    keeping = (n for n, one in enumerate(designs) if one.year or not one.too_full(()))
    first = next(keeping, 0)
    order = [first, *(n for n in range(len(designs)) if n != first)]
    done = runner.run(
        [designs[n].simulation for n in order],
        settings,
        progress=progress,
        executor=executor,
        cache=cache,
        settles=lambda number, cards: designs[order[number]].settles(cards),
    )
    cards = dict(zip(order, done.cards, strict=True))
    samples = [_Sample(designs[n], cards[n], variants.every[n]) for n in range(len(designs))]
    base = next((n for n, one in enumerate(samples) if designs[n].settles(one.cards)), None)
    read = next((one.redesign for one in study.redesigns), None)
    of = read or study.today.process
    return Sweep(
        keys=variants.keys,
        points=tuple(one.swept(None if base is None else samples[base]) for one in samples),
        base=base,
        name=names_of(of.name, of.id),
        currency=next((c for _, p in processes_of(studies) for _, c in money_of(p)), ""),
        seed=settings.seed,
        replications=len(done.cards[0]),
        horizon=horizon,
        precision=done.precision,
        interrupted=done.interrupted,
        redesign=read.id if read is not None else None,
    )


class _Sample:
    """The replications of one combination."""

    def __init__(self, design: ReadyDesign, cards: Sequence[Scorecard], variant: Variant) -> None:
        self.design, self.cards, self.variant = design, cards, variant
        self.gathered, self.status = Gathered(cards), design.status(cards)

    def replicated(self, name: str) -> Replicated:
        why = hidden(name, self.status)
        return nothing(len(self.cards), why) if why else self.gathered.replicated(name)

    def swept(self, base: _Sample | None) -> Swept:
        """What is told of it."""
        mine = at_least(self.design.process)
        differences: dict[str, Compared] = {}
        if base is not None:
            least = (*mine, *at_least(base.design.process))
            for name in (n for n in self.gathered.names if n in base.gathered.names):
                one, other = base.replicated(name), self.replicated(name)
                differences[name] = (
                    not_compared(one.value, other.value)
                    if name in least
                    else row(one, other, measure_of(name).better)
                )
        return Swept(
            values=self.variant.values,
            status=self.status,
            full=tuple(load.name for load in self.design.too_full(self.cards)),
            measures=shown(self.gathered.values(), self.status),
            at_least=mine,
            differences=differences,
        )


def sweep_rows(found: Sweep) -> Iterator[dict[str, Any]]:
    """One a combination and measure: for CSV, JSON and data frames."""
    for point in found.points:
        for name in sorted(point.measures, key=lambda n: (_PLACES.get(n, len(_PLACES)), n)):
            value, beside = point.measures[name], point.differences.get(name)
            change = beside if beside is not None else not_compared(None, None)
            yield dict(zip(found.keys, point.values, strict=True)) | {
                "status": point.status, "measure": name, "value": value.value,
                "low": value.low, "high": value.high, "difference": change.difference,
                "difference_low": change.low, "difference_high": change.high,
                "word": change.word,
            }  # fmt: skip


def as_json(found: Sweep) -> str:
    """The sweep for programs."""
    rows = list(sweep_rows(found))
    points = []
    for point in found.points:
        own = dict(zip(found.keys, point.values, strict=True))
        mine = (one for one in rows if all(one[key] == value for key, value in own.items()))
        told = ("value", "low", "high", "difference", "difference_low", "difference_high", "word")
        measures = {one["measure"]: {name: one[name] for name in told} for one in mine}
        points.append({"set": own, "status": point.status, "full": point.full,
                       "at_least": point.at_least, "measures": measures})  # fmt: skip
    whole = {
        "keys": found.keys, "redesign": found.redesign,
        "seed": found.seed, "replications": found.replications,
        "horizon": found.horizon.kind, "start_up_weeks": found.horizon.start_up,
        "weeks": found.horizon.weeks, "interrupted": found.interrupted,
        "compared_with": None if found.base is None else found.points[found.base].values,
        "points": points,
    }  # fmt: skip
    return json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n"
