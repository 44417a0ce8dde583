"""From scorecards to the parts of a result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

import numpy as np

from approvalflow.comparison import comparing
from approvalflow.eventlog import EventLog
from approvalflow.measures.cohort import cohort_of
from approvalflow.measures.estimates import Value as Estimated
from approvalflow.measures.estimates import estimated, estimated_by, value_of
from approvalflow.measures.movements import movements_of
from approvalflow.measures.scorecard import Scorecard
from approvalflow.notation.yamlsource import Source
from approvalflow.process.agendas import AgendaLoad
from approvalflow.process.duties import detected_at
from approvalflow.process.graph import connections
from approvalflow.process.loads import PoolLoad
from approvalflow.process.model import Process, Words, money_of
from approvalflow.process.office import Office, atoms_of
from approvalflow.process.pools import pools_of
from approvalflow.redesign.redesign import Move
from approvalflow.seconds import DAY
from approvalflow.study import result as shapes

_CURVE_POINTS = 100
_SHOWN_IF_OVERLOADED = ("backlog_growth", "open_cases")


def value(found: Estimated) -> shapes.Value:
    """An estimate as plain data."""
    shaped: shapes.Value = {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "by_replication": list(found.by_replication),
    }
    if found.why:
        shaped["why"] = found.why
    return shaped


def measures(
    cards: Sequence[Scorecard], *, settled: bool, year: bool = False
) -> dict[str, shapes.Value]:
    """All measures of a design; of an overloaded one only what does not need a settled state.

    Over a year also such a design has its means, but it never clears its backlog.
    """
    found = estimated([card.overall for card in cards])
    if not settled and found[comparing.CLEARING].why != "no-backlog":
        none = value_of([None] * len(cards), share=False, why="queue-grows")
        found[comparing.CLEARING] = none
    return {
        name: value(one)
        for name, one in found.items()
        if settled or year or name in _SHOWN_IF_OVERLOADED or name.startswith("utilisation")
    }


def by_kind(cards: Sequence[Scorecard]) -> dict[str, dict[str, dict[str, shapes.Value]]]:
    return {
        attribute: {
            category: {name: value(one) for name, one in readings.items()}
            for category, readings in categories.items()
        }
        for attribute, categories in estimated_by(cards).items()
    }


def ledger(cards: Sequence[Scorecard]) -> list[shapes.LedgerLine]:
    """The seconds of all replications, line by line."""
    total: Counter[tuple[str, str, str, str, str]] = Counter()
    for card in cards:
        for *key, seconds in card.ledger:
            total[tuple(key)] += seconds  # type: ignore[index]
    return [
        {"state": s, "clock": c, "passage": p, "unit": u, "level": level, "seconds": seconds}  # type: ignore[typeddict-item]
        for (s, c, p, u, level), seconds in sorted(total.items())
    ]


def curve(cards: Sequence[Scorecard]) -> shapes.Curve:
    """Quantiles of the days to decision over all decided cases."""
    elapsed = np.concatenate([card.elapsed[card.elapsed >= 0] for card in cards])
    if not len(elapsed):
        return {"days": [], "share": []}
    ordered = np.sort(elapsed)
    shares = np.linspace(0.0, 1.0, _CURVE_POINTS + 1)
    places = np.clip(np.ceil(shares * len(ordered)).astype(int) - 1, 0, len(ordered) - 1)
    days = [round(float(d), 4) for d in ordered[places] / DAY]
    return {"days": days, "share": [round(float(s), 4) for s in shares]}


def load(pool: PoolLoad) -> shapes.Load:
    return {
        "role": pool.role,
        "load": None if pool.load is None else round(pool.load, 6),
        "staff": pool.staff,
        "hours_per_week": round(pool.hours_per_week, 4),
        "missing_staff": pool.missing_staff,
        "growth_per_month": round(pool.growth_per_month, 4),
    }


def agenda(found: AgendaLoad) -> shapes.Agenda:
    return {
        "step": found.step,
        "load": round(found.load, 6),
        "arriving": round(found.arriving, 4),
        "room": round(found.room, 4),
        "sittings_per_week": round(found.sittings_per_week, 4),
        "wanted": found.wanted,
        "growth_per_month": round(found.growth_per_month, 4),
    }


def comparison(design: str, found: comparing.Comparison) -> shapes.Comparison:
    return {
        "design": design,
        "measures": {name: asdict(row) for name, row in found.measures.items()},  # type: ignore[misc]
        "by": {
            attribute: {category: asdict(row) for category, row in rows.items()}  # type: ignore[misc]
            for attribute, rows in found.by.items()
        },
        "faster": value(found.shift.faster),
        "slower": value(found.shift.slower),
        "faster_by": {a: dict(rows) for a, rows in found.shift.by.items()},
        "guardrails": [asdict(g) for g in found.guardrails],  # type: ignore[misc]
        "verdict": found.verdict,
        "reasons": [{"key": r.key, "parameters": dict(r.parameters)} for r in found.reasons],
    }


def catches(cards: Sequence[Scorecard]) -> list[shapes.Catch]:
    """What each step found, over all replications."""
    found: list[shapes.Catch] = []
    for each in zip(*(card.catches for card in cards), strict=True):
        met, hits, alone = (sum(getattr(c, k) for c in each) for k in ("met", "found", "alone"))
        found.append(
            {
                "step": each[0].step,
                "defect": each[0].defect,
                "found": hits / met if met else None,
                "alone": alone / met if met else None,
            }
        )
    return found


def empty_signatures(process: Process) -> list[str]:
    """Sign-offs that detect nothing, where the file says what others detect."""
    if not len(process.defects):
        return []
    signs = ((n, s) for n, s in process.steps.items() if s.does in ("approve", "meeting"))
    return [name for name, step in signs if not detected_at(name, step)]


def words(name: Words | None, otherwise: str) -> shapes.Words:
    return dict(name) if name else {"": otherwise}


def role_names(*processes: Process) -> dict[str, shapes.Words]:
    """The names of roles that have one."""
    roles = {name: role for process in processes for name, role in process.roles.items()}
    return {name: dict(role.name) for name, role in sorted(roles.items()) if role.name}


def steps(process: Process, cards: Sequence[Scorecard] = ()) -> list[shapes.Step]:
    """Every step for people, in the order of writing, with its visits and waiting."""
    found: list[shapes.Step] = []
    office = Office(process)
    cases = sum(card.size for card in cards)
    stays = Counter[str]()
    waited = Counter[str]()
    for stay in (stay for card in cards for stay in card.traffic.stays):
        stays[stay.step] += stay.visits
        waited[stay.step] += stay.waited
    for name, step in process.steps.items():
        role = office.role_of(name)
        visits = stays[name]
        found.append(
            {
                "id": name,
                "name": words(step.name, name),
                "does": step.does,
                "role": ", ".join(step.roles),
                "department": (role.department if role else None) or "",
                "level": (role.level if role else None) or "",
                "visits": round(visits / cases, 4) if cases else 0.0,
                "waiting": round(waited[name] / visits / DAY, 4) if visits else None,
            }
        )
    return found


def flows(process: Process, cards: Sequence[Scorecard]) -> list[shapes.Flow]:
    """Every pair of places that an arrow joins, in the order of writing."""
    cases = sum(card.size for card in cards)
    taken: Counter[tuple[str, str]] = Counter()
    for card in cards:
        taken.update(card.traffic.taken)
    return [
        {
            "source": source,
            "target": target,
            "outcomes": list(dict.fromkeys(a.outcome for a in between if a.outcome)),
            "conditions": list(dict.fromkeys(str(a.when) for a in between if a.when)),
            "per_case": round(taken[source, target] / cases, 4) if cases else 0.0,
        }
        for (source, target), between in connections(process).items()
    ]


def replay(log: EventLog, office: Office, most: int, movements: int) -> list[shapes.Replayed]:
    """The first `most` cases of the cohort; fewer, where they move more often than `movements`."""
    cohort = cohort_of(log, office)
    few = replace(cohort, size=min(cohort.size, most))
    few = few.among(few.case < few.size)
    number = {pair: n for n, pair in enumerate(connections(office.process))}
    begins = int(cohort.submitted[0]) if cohort.size else 0
    found: dict[int, list[int]] = {}
    for moved in sorted(movements_of(log, office, few), key=lambda m: (m.case, m.left)):
        left, arrived, until = (
            (t - begins) // 60 for t in (moved.left, moved.arrived, moved.until)
        )
        taken = (number[moved.pair], left, arrived - left, until - arrived)
        found.setdefault(moved.case - cohort.first, []).extend(taken)
    kept: list[shapes.Replayed] = []
    for case, moves in found.items():
        movements -= len(moves) // 4
        if movements < 0:
            break
        kept.append({"case": case + 1, "moves": moves})
    return kept


def released(
    today: Process, design: Process, united: Mapping[str, str] | None = None
) -> dict[str, int]:
    """The pools that have a step today and none under the design, with their posts; of those
    united in one pool, the posts that it has no more.
    """
    merged = dict(united or {})
    known, left = pools_of(today), pools_of(design)
    before = {role for step in today.steps.values() for role in step.roles}
    after = {role for step in design.steps.values() for role in step.roles}
    found = {
        name: max(0, pool.staff)
        for name, pool in known.items()
        if pool.of in before and pool.of not in after and pool.of not in merged
    }
    for into in sorted(set(merged.values())):
        posts = sum(max(0, pool.staff) for pool in known.values() if merged.get(pool.of) == into)
        kept = sum(pool.staff for pool in left.values() if pool.of == into) if into in after else 0
        if 0 <= kept < posts:
            found[into] = posts - kept
    return found


def new_luck(today: Process, design: Process) -> list[str]:
    """The steps of a design that share no luck with today."""
    known = {atom for name, step in today.steps.items() for atom in atoms_of(name, step)}
    desks = {n: s for n, s in design.steps.items() if s.roles or s.takes is not None}
    return sorted(n for n, s in desks.items() if not known & set(atoms_of(n, s)))


def move(made: Move) -> shapes.Move:
    """A move as it would be written, on one line."""
    parts = [
        f"{info.alias or name}: {_written(getattr(made, name))}"
        for name, info in type(made).model_fields.items()
        if name not in ("kind", "because") and name in made.model_fields_set
    ]
    return {"kind": made.kind, "words": ", ".join(parts), "because": made.because or ""}


def _written(given: Any) -> str:
    if isinstance(given, tuple | list):
        items = ", ".join(_written(item) for item in given)
        return items if len(given) == 1 else f"[{items}]"
    if isinstance(given, dict):
        pairs = (f"{k}: {_written(v)}" for k, v in given.items() if not str(k).startswith("#"))
        return "{" + ", ".join(pairs) + "}"
    if hasattr(given, "model_fields_set"):
        return _written({k: getattr(given, k) for k in sorted(given.model_fields_set)})
    if isinstance(given, float):
        return f"{round(100 * given, 4):g}%"
    return str(given)


def digest(source: Source, identity: str, file: str) -> shapes.FileInput:
    """A file by its content, not by where it lies."""
    text = "\n".join(source.lines)
    digested = sha256(text.encode()).hexdigest()
    return {"id": identity, "file": file, "sha256": digested, "text": text}


def currency(process: Process) -> str:
    return next((name for _, name in money_of(process)), "")


def limits(process: Process) -> dict[str, str]:
    """The limits as text, where they are the same for all cases."""
    found = {}
    for name in ("statutory", "promised"):
        limit = getattr(process.time_limit, name)
        if limit is not None:
            found[name] = str(limit) if hasattr(limit, "clock") else ""
    return found
