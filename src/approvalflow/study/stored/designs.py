"""Rules of each design of a result: its cases, people, steps and ways, and what is replayed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from approvalflow.comparison.shown import PRIMARY, PRIMARY_IF_OVERLOADED, has_means
from approvalflow.process.graph import JOIN, START
from approvalflow.process.model.routes import ENDS
from approvalflow.redesign.rules import RULES
from approvalflow.seconds import DAY
from approvalflow.study.result import Beside, Design, Flow, Result
from approvalflow.study.stored.figures import in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, told

_SLACK = 1e-3  # of days that are made of whole seconds
LONGEST = 10**9  # minutes, which are two thousand years
A_MOVEMENT = 4  # numbers: the flow, when, how long on the way, how long there


def _designs(result: Result) -> Iterator[tuple[Path, Design]]:
    for n, design in enumerate(result.designs):
        yield ("designs", n), design


def once(path: Path, names: Iterable[object], part: str = "") -> Flaws:
    """No name stands twice in a list."""
    seen: set[object] = set()
    for place, name in enumerate(names):
        if name in seen:
            found = " ".join(map(str, name)) if isinstance(name, tuple) else str(name)
            where = (*path, place, part) if part else (*path, place)
            yield Flaw(where, "result-twice", {"name": found})
        seen.add(name)


def among(path: Path, name: str, known: Collection[str], other: str) -> Flaws:
    """A name stands at another place of the result, which is told."""
    if name not in known:
        yield Flaw(path, "result-unknown-name", {"name": name, "other": other}, known=known)


def _ascending(path: Path, numbers: Sequence[float]) -> Flaws:
    for place, (one, other) in enumerate(pairwise(numbers), 1):
        if other < one:
            facts = {"found": told(other), "before": told(one)}
            yield Flaw((*path, place), "result-order", facts)
            return


def cases_add_up(result: Result) -> Flaws:
    """No more cases are decided than there are; the ledger and the curve are of decided cases."""
    for path, design in _designs(result):
        yield from within((*path, "cases"), design.cases, 0)
        yield from within((*path, "decided"), design.decided, 0, design.cases)
        lines = [(x.state, x.clock, x.passage, x.unit, x.level) for x in design.ledger]
        yield from once((*path, "ledger"), lines)
        for place, line in enumerate(design.ledger):
            yield from within((*path, "ledger", place, "seconds"), line.seconds, 0)
        for part in ("ledger", "by"):
            if getattr(design, part) and not has_means(design.status):
                yield Flaw((*path, part), "result-unfitting-status", {"found": design.status})
        if design.ledger and not design.decided:
            facts = {"found": told(design.decided), "least": "1"}
            yield Flaw((*path, "decided"), "result-below", facts)
        yield from _averaged((*path, "branch_average"), design)
        yield from within((*path, "arrivals_a_year"), design.arrivals_a_year, 0.0)


def _averaged(path: Path, design: Design) -> Flaws:
    """The ledger averaged over branches adds up to as many seconds as the other."""
    averaged = design.branch_average
    if averaged is None:
        return
    yield from within((*path, "parts"), averaged.parts, 1)
    keys = [(x.state, x.clock, x.passage, x.unit, x.level) for x in averaged.lines]
    yield from once((*path, "lines"), keys)
    for place, line in enumerate(averaged.lines):
        yield from within((*path, "lines", place, "seconds"), line.seconds, 0)
    wanted = averaged.parts * sum(line.seconds for line in design.ledger)
    yield from within(
        (*path, "lines"), sum(line.seconds for line in averaged.lines), wanted, wanted
    )


def ledgers_add_up(result: Result) -> Flaws:
    """All seconds are the days of the decided cases: over all of them, and so between the means of
    the replications.
    """
    for path, design in _designs(result):
        value = design.measures.get(PRIMARY)
        means = [mean for mean in value.by_replication if mean is not None] if value else []
        if design.ledger and design.decided > 0 and means:
            days = sum(line.seconds for line in design.ledger) / design.decided / DAY
            low, high = min(means) * (1 - _SLACK), max(means) * (1 + _SLACK)
            yield from within((*path, "ledger"), days, low, high)


def curves_rise(result: Result) -> Flaws:
    """As many days as shares, both in their order."""
    for path, design in _designs(result):
        days, share = design.curve.days, design.curve.share
        inside: Path = (*path, "curve")
        if len(days) != len(share):
            counts = {"found": str(len(share)), "wanted": str(len(days))}
            facts = counts | {"other": f"{_of(path, 'curve')}.days"}
            yield Flaw((*inside, "share"), "result-count", facts)
            continue
        for place, (day, part) in enumerate(zip(days, share, strict=True)):
            yield from within((*inside, "days", place), day, 0.0)
            yield from within((*inside, "share", place), part, 0.0, 1.0)
        yield from _ascending((*inside, "days"), days)
        yield from _ascending((*inside, "share"), share)


def measures_are_there(result: Result) -> Flaws:
    """What a verdict goes by is measured: the growth of every design, the days if it has any."""
    for path, design in _designs(result):
        needed = [PRIMARY, PRIMARY_IF_OVERLOADED] if has_means(design.status) else []
        for name in needed or [PRIMARY_IF_OVERLOADED]:
            if name not in design.measures:
                yield Flaw((*path, "measures", name), "result-key-missing")


def people_add_up(result: Result) -> Flaws:
    """Loads and agendas, each once; hours and posts are never less than nothing."""
    for path, design in _designs(result):
        roles = {load.role for load in design.loads}
        yield from once((*path, "loads"), [load.role for load in design.loads], "role")
        for place, load in enumerate(design.loads):
            inside: Path = (*path, "loads", place)
            for name in ("load", "staff", "hours_per_week", "missing_staff", "growth_per_month",
                         "kept", "answered", "measured"):  # fmt: skip
                yield from within((*inside, name), getattr(load, name), 0)
            if load.staff is None and load.load is not None:
                yield Flaw((*inside, "load"), "result-not-null", {"found": told(load.load)})
        steps = {step.id for step in design.steps}
        yield from once((*path, "agendas"), [a.step for a in design.agendas], "step")
        for place, agenda in enumerate(design.agendas):
            inside = (*path, "agendas", place)
            yield from among((*inside, "step"), agenda.step, steps, _of(path, "steps"))
            for name in ("load", "arriving", "room", "sittings_per_week", "wanted",
                         "growth_per_month"):  # fmt: skip
                yield from within((*inside, name), getattr(agenda, name), 0)
        for role, hours in design.worked.items():
            yield from within((*path, "worked", role), hours, 0.0)
            yield from among((*path, "worked", role), role, roles, _of(path, "loads"))
        for role, posts in design.released.items():
            yield from within((*path, "released", role), posts, 0)
        for name, left_out in design.at_least.items():
            if not left_out:
                yield Flaw((*path, "at_least", name), "result-empty")


def _of(path: Path, part: str) -> str:
    return f"{path[0]}[{path[1]}].{part}"


def names_are_said(result: Result) -> Flaws:
    """Everything that bears names has one."""
    named: list[tuple[Path, object]] = [(("name",), result.name)]
    named += [(("roles", role), name) for role, name in result.roles.items()]
    for path, design in _designs(result):
        named.append(((*path, "name"), design.name))
        named += [((*path, "steps", n, "name"), s.name) for n, s in enumerate(design.steps)]
    for path, name in named:
        if not name:
            yield Flaw(path, "result-empty")


def steps_stand_on_the_map(result: Result) -> Flaws:
    """Each step once, and each on a way that a case can go; arrows join places that there are."""
    for path, design in _designs(result):
        steps = [step.id for step in design.steps]
        yield from once((*path, "steps"), steps, "id")
        for place, step in enumerate(design.steps):
            yield from within((*path, "steps", place, "visits"), step.visits, 0.0)
            yield from within((*path, "steps", place, "waiting"), step.waiting, 0.0)
        pairs = [(flow.source, flow.target) for flow in design.flows]
        yield from once((*path, "flows"), pairs)
        sources = {START, *steps, *(step + JOIN for step in steps)}
        targets = {*sources, *ENDS} - {START}
        for n, flow in enumerate(design.flows):
            inside: Path = (*path, "flows", n)
            where = _of(path, "steps")
            yield from among((*inside, "source"), flow.source, sources, where)
            yield from among((*inside, "target"), flow.target, targets, where)
            yield from within((*inside, "per_case"), flow.per_case, 0.0)
            yield from within((*inside, "cases"), flow.cases, 0.0, 1.0)
            yield from within((*inside, "share"), flow.share, 0.0, 1.0)
            for number, name in enumerate(flow.past):
                yield from among((*inside, "past", number), name, set(steps), where)
        yield from _unreached(path, steps, design.flows)


def _unreached(path: Path, steps: Sequence[str], flows: Sequence[Flow]) -> Flaws:
    after: dict[str, list[str]] = {}
    for flow in flows:
        after.setdefault(flow.source, []).append(flow.target)
    if START not in after:
        yield Flaw((*path, "flows"), "result-no-start", {"name": START})
        return
    reached, waiting = {START}, [START]
    while waiting:
        new = [target for target in after.get(waiting.pop(), ()) if target not in reached]
        reached.update(new)
        waiting += new
    for place, step in enumerate(steps):
        if step not in reached:
            facts = {"name": step, "other": _of(path, "flows")}
            yield Flaw((*path, "steps", place, "id"), "result-unreached", facts)


def checks_hold_together(result: Result) -> Flaws:
    """What is set beside a formula is of a pool; where there is none, there is a reason."""
    for path, design in _designs(result):
        roles = {load.role for load in design.loads}
        yield from once((*path, "checks"), [check.role for check in design.checks], "role")
        for place, check in enumerate(design.checks):
            inside: Path = (*path, "checks", place)
            yield from among((*inside, "role"), check.role, roles, _of(path, "loads"))
            yield from within((*inside, "takes"), check.takes, 0.0)
            yield from _beside((*inside, "work"), check.work)
            yield from _beside((*inside, "wait"), check.wait)
            if not check.why and (check.work is None or check.wait is None):
                yield Flaw((*inside, "why"), "result-empty")


def _beside(path: Path, found: Beside | None) -> Flaws:
    if found is not None:
        for name in ("expected", "simulated"):
            yield from within((*path, name), getattr(found, name), 0.0)
        yield from in_interval(path, found.low, found.simulated, found.high)


def changes_are_of_steps(result: Result) -> Flaws:
    """What is said of steps is said of steps that today or the design has."""
    before = {step.id for step in result.designs[0].steps}
    for path, design in _designs(result):
        steps = {step.id for step in design.steps}
        where = _of(path, "steps")
        for place, change in enumerate(design.changes):
            inside: Path = (*path, "changes", place)
            if change.of == "step":
                yield from among((*inside, "id"), change.id, before | steps, where)
            if change.kind == "moved":
                for name in change.into.split(", "):
                    yield from among((*inside, "into"), name, steps, where)
        for part in ("new_luck", "empty_signatures"):
            for place, name in enumerate(getattr(design, part)):
                yield from among((*path, part, place), name, steps, where)
        for place, caught in enumerate(design.catches):
            inside = (*path, "catches", place)
            yield from among((*inside, "step"), caught.step, steps, where)
            yield from within((*inside, "found"), caught.found, 0.0, 1.0)
            yield from within((*inside, "alone"), caught.alone, 0.0, caught.found or 0.0)
            if caught.found is not None and caught.alone is None:
                yield Flaw((*inside, "alone"), "result-null")
        yield from once((*path, "catches"), [(c.step, c.defect) for c in design.catches])
        for place, waiver in enumerate(design.waivers):
            inside = (*path, "waivers", place, "rule")
            if waiver.rule not in RULES.values():
                known = tuple(RULES.values())
                yield Flaw(inside, "result-unknown-word", {"name": waiver.rule}, known=known)


def replays_can_be_played(result: Result) -> Flaws:
    """Movements are four numbers each, along a flow of the design."""
    for path, design in _designs(result):
        yield from once((*path, "replay"), [case.case for case in design.replay], "case")
        for n, case in enumerate(design.replay if design.flows else ()):
            inside: Path = (*path, "replay", n)
            yield from within((*inside, "case"), case.case, 1)
            if len(case.moves) % A_MOVEMENT:
                facts = {"found": str(len(case.moves)), "size": str(A_MOVEMENT)}
                yield Flaw((*inside, "moves"), "result-not-in-groups", facts)
                continue
            for place, number in enumerate(case.moves):
                most = LONGEST if place % A_MOVEMENT else len(design.flows) - 1
                yield from within((*inside, "moves", place), number, 0, most)


def status_has_its_reason(result: Result) -> Flaws:
    """Who is too full is named; of a design with undecided cases, how many there are."""
    for path, design in _designs(result):
        inside: Path = (*path, "why")
        named = {load.role for load in design.loads} | {a.step for a in design.agendas}
        if design.status == "measured":
            if design.why:
                yield Flaw(inside, "result-not-empty", {"found": told(design.why)})
        elif design.status == "undecided" or design.why.isdigit():
            if not design.why.isdecimal():
                yield Flaw(inside, "result-whole-expected", {"found": told(design.why)})
        elif design.why or design.status == "unsettled":
            for name in design.why.split(", "):
                yield from among(inside, name, named, _of(path, "loads"))
