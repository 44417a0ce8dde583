"""Experiments: one process simulated, or today against its redesigns; each gives a `Result`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from approvalflow.comparison.comparing import Sample, compared
from approvalflow.errors import NotationError, Problem
from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import estimated
from approvalflow.measures.scorecard import Scorecard
from approvalflow.process import calendars
from approvalflow.process.agendas import AgendaLoad, agendas_of
from approvalflow.process.loads import PoolLoad, loads_of
from approvalflow.process.model import Process
from approvalflow.process.provenance import Assumption
from approvalflow.redesign.pooling import united
from approvalflow.redesign.reading import ReadRedesign
from approvalflow.seconds import DAY
from approvalflow.simulation.luck import KEY_SCHEME
from approvalflow.study import building, differences, runner
from approvalflow.study import result as shapes
from approvalflow.study.reading import Study, observed_value
from approvalflow.study.runner import Progress, Replications, Settings, Simulation

MOST_REPLAYED, MOST_MOVEMENTS = 200, 4_000  # cases and their movements, over all designs

AnyLoad = PoolLoad | AgendaLoad


class Overloaded(Exception):  # noqa: N818 - it says what happened
    """A process that never settles: pools or agendas get more work than they have room for."""

    def __init__(self, loads: Sequence[AnyLoad]) -> None:
        self.loads = tuple(loads)
        super().__init__(", ".join(map(_who, loads)))


@dataclass(frozen=True, slots=True)
class _Design:
    id: str
    process: Process
    simulation: Simulation
    loads: tuple[PoolLoad, ...]
    agendas: tuple[AgendaLoad, ...]
    redesign: ReadRedesign | None

    @property
    def year(self) -> bool:
        return self.simulation.plan.horizon.kind == "year"

    @property
    def overloaded(self) -> tuple[AnyLoad, ...]:
        loads: tuple[AnyLoad, ...] = (*self.loads, *self.agendas)
        return tuple(one for one in loads if one.overloaded)


def _quiet(_: Progress) -> None:
    return None


def simulate(
    study: Study,
    settings: Settings,
    *,
    progress: Callable[[Progress], None] = _quiet,
    executor: Executor | None = None,
) -> shapes.Result:
    """Today alone; raises Overloaded where a settled state is asked for and there is none."""
    horizon = horizon_of(study, settings)
    today = _design(study.today.process.id, study.today.process, horizon, None)
    if today.overloaded and horizon.kind == "settled":
        raise Overloaded(today.overloaded)
    done = runner.run([today.simulation], settings, progress=progress, executor=executor)
    return _result("run", study, settings, [today], done)


def compare(
    study: Study,
    settings: Settings,
    *,
    progress: Callable[[Progress], None] = _quiet,
    executor: Executor | None = None,
) -> shapes.Result:
    """Today against every redesign of the study, with the same applicants and the same luck.

    An overloaded design has no settled mean; it is judged by the growth of its backlog.
    """
    horizon = horizon_of(study, settings)
    designs = [_design(study.today.process.id, study.today.process, horizon, None)]
    designs += [_design(r.redesign.id, r.process, horizon, r) for r in study.redesigns]
    simulations = [design.simulation for design in designs]
    done = runner.run(simulations, settings, progress=progress, executor=executor)
    return _result("compare", study, settings, designs, done)


def horizon_of(study: Study, settings: Settings) -> Horizon:
    """The horizon that was asked for, or the one that suits the study."""
    return settings.horizon or runner.horizon_for(_processes(study))


def _processes(study: Study) -> list[Process]:
    return [study.today.process, *(r.process for r in study.redesigns)]


def _design(
    identity: str, process: Process, horizon: Horizon, redesign: ReadRedesign | None
) -> _Design:
    simulation = runner.simulation_of(process, horizon)
    loads, agendas = loads_of(simulation.office, horizon), agendas_of(simulation.office, horizon)
    if any(one.overloaded for one in (*loads, *agendas)) and horizon.kind == "settled":
        # only the growth within the weeks is measured: nobody waits for the last case
        simulation = runner.simulation_of(process, replace(horizon, run_out=0))
    return _Design(identity, process, simulation, loads, agendas, redesign)


def _result(
    kind: str, study: Study, settings: Settings, designs: Sequence[_Design], done: Replications
) -> shapes.Result:
    today = study.today.process
    samples = [
        Sample(cards, not design.overloaded, guardrails, design.year)
        for design, cards, guardrails in zip(
            designs, done.cards, ((), *study.guardrails), strict=False
        )
    ]
    found = compared(samples[0], samples[1:]) if kind == "compare" else ()
    share = (MOST_REPLAYED // len(designs), MOST_MOVEMENTS // len(designs))
    shaped = [
        _shaped(today, design, cards, settings.seed, share)
        for design, cards in zip(designs, done.cards, strict=True)
    ]
    return {
        "approvalflow_result": 1,
        "kind": "compare" if kind == "compare" else "run",
        "name": building.words(today.name, today.id),
        "currency": building.currency(today),
        "limits": building.limits(today),
        "levels": list(today.levels),
        "roles": building.role_names(*(design.process for design in designs)),
        "inputs": _inputs(kind, study, settings, done),
        "versions": {},
        "designs": shaped,
        "comparisons": [
            building.comparison(design.id, one)
            for design, one in zip(designs[1:], found, strict=True)
        ],
        "observed": _observed(study, shaped[0]),
        "assumptions": _assumptions(study),
        "warnings": _warnings(study, settings, designs, done),
    }


def _shaped(
    today: Process,
    design: _Design,
    cards: Sequence[Scorecard],
    seed: int,
    replayed: tuple[int, int],
) -> shapes.Design:
    read = design.redesign
    undecided = sum(card.undecided for card in cards)
    settled = not design.overloaded
    shown = settled or design.year
    changed = differences.changes(today, design.process) if read else []
    shaped: shapes.Design = {
        "id": design.id,
        "name": building.words(read.redesign.name if read else design.process.name, design.id),
        "status": _status(design, undecided),
        "cases": sum(card.size for card in cards),
        "decided": sum(card.decided for card in cards),
        "measures": building.measures(cards, settled=settled, year=design.year),
        "by": building.by_kind(cards) if shown else {},
        "ledger": building.ledger(cards) if shown and not undecided else [],
        "curve": building.curve(cards) if shown and not undecided else {"days": [], "share": []},
        "loads": [building.load(pool) for pool in design.loads],
        "moves": [building.move(m) for m in read.redesign.moves] if read else [],
        "changes": changed,
        "rules_touched": differences.rules_touched(today, changed),
        "released": building.released(
            today, design.process, united(read.redesign.moves) if read else None
        ),
        "catches": building.catches(cards),
        "empty_signatures": building.empty_signatures(design.process),
        "waivers": [{"rule": w.rule, "step": w.step, "because": w.because} for w in read.waivers]
        if read
        else [],
        "waived": list(read.waived) if read else [],
        "new_luck": building.new_luck(today, design.process) if read else [],
        "steps": building.steps(design.process, cards),
        "flows": building.flows(design.process, cards),
        "replay": building.replay(
            design.simulation.log(seed, 1), design.simulation.office, *replayed
        ),
    }
    if design.agendas:
        shaped["agendas"] = [building.agenda(agenda) for agenda in design.agendas]
    if design.overloaded:
        shaped["why"] = ", ".join(map(_who, design.overloaded))
    elif undecided:
        shaped["why"] = str(undecided)
    return shaped


def _status(
    design: _Design, undecided: int
) -> Literal["measured", "overloaded", "growing", "undecided"]:
    if design.overloaded:
        return "growing" if design.year else "overloaded"
    return "undecided" if undecided else "measured"


def _inputs(kind: str, study: Study, settings: Settings, done: Replications) -> shapes.Inputs:
    today = study.today
    horizon = horizon_of(study, settings)
    redesigns = [
        building.digest(r.source, r.redesign.id, f"redesigns/{r.redesign.id}.yaml")
        for r in study.redesigns
    ]
    inputs: shapes.Inputs = {
        "command": _command(kind, study, settings),
        "process": building.digest(today.source, today.process.id, "process.yaml"),
        "redesigns": redesigns,
        "changes": list(study.changes),
        "seed": settings.seed,
        "key_scheme": KEY_SCHEME,
        "horizon": horizon.kind,
        "start_up_weeks": horizon.start_up,
        "weeks": horizon.weeks,
        "run_out_weeks": horizon.run_out,
        "replications": len(done.cards[0]),
        "precision": {
            "target": done.target,
            "half_width": done.half_width,
            "reached": done.reached,
        },
    }
    if done.interrupted:
        inputs["interrupted"] = True
    return inputs


def _command(kind: str, study: Study, settings: Settings) -> str:
    """The command that gives this result, without the place where the study lies."""
    words = ["approvalflow", kind, study.today.process.id]
    words += [r.redesign.id for r in study.redesigns]
    words += [f"--set {change}" for change in study.changes]
    words.append(f"--seed {settings.seed}")
    if settings.replications is not None:
        words.append(f"--replications {settings.replications}")
    elif settings.precision != runner.PRECISION:
        words.append(f"--precision {100 * settings.precision:g}%")
    horizon, usual = horizon_of(study, settings), runner.horizon_for(_processes(study))
    if horizon.kind != usual.kind:
        words.append(f"--horizon {horizon.kind}")
    if horizon.weeks != usual.weeks:
        words.append(f"--weeks {horizon.weeks}")
    if horizon.kind == "settled" and horizon.start_up != Horizon().start_up:
        words.append(f"--start-up {horizon.start_up}")
    return " ".join(words)


def _observed(study: Study, today: shapes.Design) -> list[shapes.Observed]:
    found: list[shapes.Observed] = []
    sources = {a.path: a.words for a in study.today.assumptions}
    for name, text in study.today.process.observed.items():
        try:
            stated = observed_value(name, text, study.today.process)
        except NotationError:  # reading has refused it already
            continue
        simulated = today["measures"].get(name)
        found.append(
            {
                "measure": name,
                "text": text,
                "value": stated,
                "source": sources.get(("observed", name), ""),
                "simulated": simulated["value"] if simulated else None,
                "low": simulated["low"] if simulated else None,
                "high": simulated["high"] if simulated else None,
            }
        )
    return found


def _assumptions(study: Study) -> list[shapes.Assumed]:
    files = [("process.yaml", study.today.assumptions)]
    files += [(f"redesigns/{r.redesign.id}.yaml", r.assumptions) for r in study.redesigns]
    return [_assumed(file, one) for file, listed in files for one in listed]


def _assumed(file: str, one: Assumption) -> shapes.Assumed:
    return {
        "file": file,
        "line": one.mark.line,
        "path": ".".join(one.path),
        "value": one.value,
        "kind": one.kind,  # type: ignore[typeddict-item]
        "words": one.words,
        "could_be": one.could_be,
    }


def _warnings(
    study: Study, settings: Settings, designs: Sequence[_Design], done: Replications
) -> list[shapes.Warned]:
    horizon = horizon_of(study, settings)
    said = [*study.warnings, *holiday_warnings(study.today.process, horizon)]
    found: list[shapes.Warned] = [
        {"code": problem.key, "parameters": dict(problem.parameters)} for problem in said
    ]
    for design, cards in zip(designs, done.cards, strict=True):
        near = full((*design.loads, *design.agendas))
        found += [_load_warning(design.id, load) for load in near]
        if design.year and design.overloaded:
            growth = estimated([card.overall for card in cards])["backlog_growth"].value
            words = {"design": design.id, "growth": f"{growth or 0.0:.1f}"}
            found.append({"code": "year-grows", "parameters": words})
        if not design.year and len(design.process.backlog):
            found.append({"code": "backlog-unused", "parameters": {"design": design.id}})
    if settings.replications is None and not done.reached and done.target is not None:
        found.append({"code": "precision-not-reached", "parameters": {}})
    return found


def full(loads: Sequence[AnyLoad]) -> tuple[AnyLoad, ...]:
    """The pools and agendas that have hardly any room left, or none."""
    return tuple(one for one in loads if one.nearly_full)


def _who(load: AnyLoad) -> str:
    return load.role if isinstance(load, PoolLoad) else load.step


def load_key(load: AnyLoad) -> str:
    """The key of the words of a load that is high."""
    if isinstance(load, PoolLoad):
        return "load-full" if load.overloaded else "load-high"
    return "agenda-full" if load.overloaded else "agenda-high"


def _load_warning(design: str, load: AnyLoad) -> shapes.Warned:
    return {"code": load_key(load), "parameters": load_words(load) | {"design": design}}


def load_words(load: AnyLoad) -> dict[str, str]:
    """The facts of a load as text."""
    words = {
        "load": f"{100 * (load.load or 0.0):.0f} %",
        "growth": f"{load.growth_per_month:.1f}",
    }
    if isinstance(load, PoolLoad):
        return words | {"role": load.role, "missing": str(load.missing_staff)}
    return words | {
        "step": load.step,
        "arriving": f"{load.arriving:.1f}",
        "room": f"{load.room:.1f}",
        "wanted": str(load.wanted),
    }


def holiday_warnings(process: Process, horizon: Horizon) -> list[Problem]:
    """Beyond the last year for which they are published, make-up working days are unknown."""
    first = process.calendar.starts
    last = first + timedelta(days=horizon.closes // DAY)
    rules = calendars.off_days(process.calendar.holidays, first, last)
    if rules.known_until is None or last.year <= rules.known_until:
        return []
    return [Problem("holidays-unknown", None, {"year": str(rules.known_until)}, "warning")]
