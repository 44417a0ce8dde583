"""What a single field cannot tell: names that lead nowhere, shares over 100 %, unsound graphs.

Each check is a generator of findings, each at a path of the canonical process; `CHECKS` is the
order in which they run, and all of them always do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

from approvalflow.eventlog import Horizon
from approvalflow.notation import expressions, units
from approvalflow.process import calendars, distributions, duties, graph, meetings, staffing, values
from approvalflow.process.deadlines import deadlines_fit
from approvalflow.process.findings import Finding, Path, near
from approvalflow.process.kinds import graph_of_kind, kinds_of
from approvalflow.process.model import (
    ANSWERED,
    CATEGORY_REST,
    ENDS,
    Arrivals,
    Lying,
    Process,
    Route,
    Step,
    money_of,
    routes,
    usable_name,
)
from approvalflow.process.named import Named
from approvalflow.process.office import Office
from approvalflow.process.spreads import ByCase, Time, branches, leaves
from approvalflow.process.walking import conditions, varying
from approvalflow.seconds import DAY

_NEEDED = {
    "review": ("by", "work_time"),
    "approve": ("by", "work_time"),
    "meeting": ("members", "sits", "work_time"),
    "batch": ("runs",),
    "wait": ("takes",),
    "parallel": ("branches",),
    "issue": (),
    "end": (),
}
_OF_A_DESK = {
    "by", "work_time", "in_tray", "outcomes", "fee", "asks", "detects", "decided_at_least_by",
    "only_if", "then", "lineage", "due", "not_same_as",
}  # fmt: skip
_ALLOWED = {
    "review": _OF_A_DESK,
    "approve": _OF_A_DESK,
    "wait": {"takes", "only_if", "then", "lineage"},
    "parallel": {
        "branches",
        "join",
        "decides",
        "one_notice",
        "outcomes",
        "only_if",
        "then",
    },
    "meeting": {
        "members",
        "sits",
        "cut_off",
        "agenda",
        "quorum",
        "attendance",
        "work_time",
        "outcomes",
        "fee",
        "asks",
        "detects",
        "decided_at_least_by",
        "only_if",
        "then",
        "lineage",
    },
    "batch": {"runs", "cut_off", "only_if", "then"},
    "issue": {"only_if", "then"},
    "end": set(),
}
_ALWAYS = {
    "name", "does", "legal_basis", "required_by", "needs", "inside", "group", "merged", "keeps",
    "tray_atom", "starts",
}  # fmt: skip
_WRITTEN = {"members": "by"}
MOST_POSTS = 10_000
_MOST_NAMED = 8


_YEAR = Horizon(start_up=0, weeks=0, run_out=0)  # for what is so in any year


def names_fit(office: Office) -> Iterator[Finding]:
    """Names that a condition or a list could not tell from other words are refused."""
    process = office.process
    for name in process.case_data:
        if not expressions.is_name(name):
            yield Finding("bad-datum-name", ("case_data", name), {"name": name}, on_key=True)
    for name in process.roles:
        if not usable_name(name):
            yield Finding("bad-role-name", ("roles", name), {"name": name}, on_key=True)
    for name, datum in process.case_data.items():
        for category in datum.categories:
            if category in ("", "depends_on", "otherwise", CATEGORY_REST, "is"):
                parameters = {"name": category, "datum": name}
                yield Finding("bad-category-name", ("case_data", name), parameters, on_key=True)


def fields_fit(office: Office) -> Iterator[Finding]:
    """A key where it means nothing would be a lie; one that is needed is asked for."""
    process = office.process
    for name, step in process.steps.items():
        given = {f for f in step.model_fields_set if _says_something(getattr(step, f))}
        for key in sorted(given - _ALLOWED[step.does] - _ALWAYS):
            parameters = {"key": _WRITTEN.get(key, key), "step": name, "does": step.does}
            yield Finding("key-not-here", ("steps", name, key), parameters, on_key=True)
        for key in _NEEDED[step.does]:
            if not getattr(step, key) and not (key == "work_time" and step.merged):
                parameters = {"key": _WRITTEN.get(key, key), "step": name, "does": step.does}
                yield Finding("key-missing", ("steps", name), parameters, on_key=True)


def _says_something(value: Any) -> bool:
    return value is not None and not (isinstance(value, Named | tuple) and not len(value))


def roles_known(office: Office) -> Iterator[Finding]:
    """Steps name roles that exist; roles without a step, and without people, are pointed out."""
    process = office.process
    used = {role for step in process.steps.values() for role in step.roles}
    used |= {role.deputy.role for role in process.roles.values() if role.deputy is not None}
    due = (step.due for step in process.steps.values())
    used |= {deadline.to for deadline in due if deadline is not None and deadline.to is not None}
    if not process.roles:
        asked = next((name for name, step in process.steps.items() if step.roles), None)
        if asked is not None:
            yield Finding("roles-missing", ("steps", asked, "by"), {"step": asked})
        return
    for name, step in process.steps.items():
        for asked_for in step.roles:
            if asked_for not in process.roles:
                parameters = {"name": asked_for, "suggestion": near(asked_for, process.roles)}
                path: Path = ("steps", name, "by" if step.by else "#members", asked_for)
                yield Finding("unknown-role", path, parameters)
    for name, role in process.roles.items():
        if name not in used:
            yield Finding("unused-role", ("roles", name), {"role": name}, "warning", on_key=True)
        elif 0 in leaves(role.staff):
            yield Finding("no-staff", ("roles", name), {"role": name})
        elif max(leaves(role.staff)) > MOST_POSTS:
            parameters = {"role": name, "most": units.number_text(MOST_POSTS)}
            yield Finding("too-many-posts", ("roles", name, "staff"), parameters)
        if role.level is not None and role.level not in process.levels:
            parameters = {"name": role.level, "suggestion": near(role.level, process.levels)}
            yield Finding("unknown-level", ("roles", name, "level"), parameters)


def transfers_used(office: Office) -> Iterator[Finding]:
    """A transfer between departments or levels that nobody has would change nothing."""
    process = office.process
    for key, attribute in (("between_departments", "department"), ("between_levels", "level")):
        given = getattr(process.transfers, key) is not None
        names = {getattr(role, attribute) for role in process.roles.values()} - {None}
        if given and len(names) < 2:
            yield Finding("transfer-unused", ("transfers", key), {"key": key}, "warning")


def outcomes_fit(office: Office) -> Iterator[Finding]:
    """Shares are said and leave room; only the applicant takes time to answer."""
    process = office.process
    for name, step in process.steps.items():
        path: Path = ("steps", name, "outcomes")
        for outcome_name, outcome in step.outcomes.items():
            here = (*path, outcome_name)
            box = graph.is_box(step)
            if box and outcome_name != "refuse":
                yield Finding("outcome-not-here", here, {"outcome": outcome_name}, on_key=True)
            elif outcome_name == "defer" and step.does != "meeting":
                yield Finding("defer-not-here", here, {"step": name}, on_key=True)
            elif outcome_name == "defer" and graph.targets(outcome.then) != (name,):
                yield Finding("defer-then", (*here, "then"), {"step": name}, on_key=True)
            elif box and outcome.model_fields_set - {"then"}:
                yield Finding("box-outcome-share", here, {"outcome": outcome_name}, on_key=True)
            elif not box and outcome.share is None and outcome.after is None:
                yield Finding("outcome-needs-share", here, {"outcome": outcome_name}, on_key=True)
            if outcome_name == "ask_applicant" and outcome.takes is None:
                yield Finding("applicant-takes", here, {"step": name}, on_key=True)
            elif outcome_name != "ask_applicant" and outcome.takes is not None and not box:
                yield Finding("takes-not-here", (*here, "takes"), {"outcome": outcome_name})
        for part in step.merged or (step,):
            yield from _room_for_all(path, name, part.outcomes)


def joins_fit(office: Office) -> Iterator[Finding]:
    """No more branches can be asked to agree than there are."""
    process = office.process
    for name, step in process.steps.items():
        if step.join.rule == "at_least" and step.join.count > len(step.branches) > 0:
            parameters = {"wanted": str(step.join.count), "branches": str(len(step.branches))}
            yield Finding("join-too-many", ("steps", name, "join"), parameters)


def boxes_say_something(office: Office) -> Iterator[Finding]:
    """A box that stops early where nothing is ever certain early, or asks once for nobody."""
    process = office.process
    for name, step in process.steps.items():
        if not graph.is_box(step):
            continue
        never = step.join.needed(len(step.branches)) == len(step.branches)
        if step.stops_early and never and not graph.can_refuse(process, name):
            yield Finding("never-certain", ("steps", name, "decides"), {"step": name}, "warning")
        asks = (
            "ask_applicant" in dict(graph.outcomes_of(inner))
            for inner in process.steps.values()
            if inner.inside is not None and inner.inside[0] == name
        )
        if step.asks_once and not any(asks):
            parameters = {"step": name}
            yield Finding("notice-of-nothing", ("steps", name, "one_notice"), parameters, "warning")


def _room_for_all(path: Path, step: str, outcomes: Any) -> Iterator[Finding]:
    if graph.combinations(outcomes) > graph.MOST_KINDS:
        yield Finding("too-many-kinds", path, {"step": step, "most": str(graph.MOST_KINDS)})
        return
    for label, attempt, total in graph.share_combinations(outcomes):
        if total > 1 + 1e-9:
            kind = ", ".join(
                [*([label] if label else []), *([f"attempt {attempt}"] if attempt > 1 else [])]
            )
            percent = units.number_text(round(100 * total, 4))
            yield Finding("shares-over-100", path, {"step": step, "total": percent, "kind": kind})
            return


def categories_known(office: Office) -> Iterator[Finding]:
    """`depends_on` names a case datum, all of its kinds, and no others."""
    process = office.process
    for path, by in _all_branches(process):
        datum = process.case_data.get(by.depends_on)
        if datum is None:
            key = "role-outside-group" if by.depends_on == "role" else "unknown-datum"
            parameters = {
                "name": by.depends_on,
                "suggestion": near(by.depends_on, process.case_data),
            }
            yield Finding(key, (*path, "depends_on"), parameters)
            continue
        known = values.categories_of(datum)
        if not known:
            yield Finding("datum-is-a-number", (*path, "depends_on"), {"name": by.depends_on})
            continue
        for name, _ in by.options:
            if name not in known:
                parameters = {
                    "name": name,
                    "datum": by.depends_on,
                    "values": ", ".join(known),
                    "suggestion": near(name, known),
                }
                yield Finding("unknown-category", (*path, name), parameters, on_key=True)
        missing = [k for k in known if k not in dict(by.options)]
        if missing and by.otherwise is None:
            parameters = {"datum": by.depends_on, "names": ", ".join(missing)}
            yield Finding("category-forgotten", path, parameters)


def _all_branches(process: Process) -> Iterator[tuple[Path, ByCase[Any]]]:
    for path, value in varying(process):
        for by in branches(value):
            yield path, by


def conditions_hold(office: Office) -> Iterator[Finding]:
    """Conditions speak of case data that exist, with values and units that they have."""
    process = office.process
    types = values.types_of(process.case_data)
    for path, condition in conditions(process):
        for error in expressions.check(condition, types):
            yield Finding(error.key, path, error.parameters)


def case_data_ordered(office: Office) -> Iterator[Finding]:
    """No case datum depends on itself; a rule ends with `otherwise`."""
    process = office.process
    try:
        values.drawing_order(process.case_data)
    except nx.NetworkXUnfeasible:
        yield Finding("case-data-circle", ("case_data",))
    for name, datum in process.case_data.items():
        if datum.rules and datum.rules[-1].otherwise is None:
            yield Finding("otherwise-missing", ("case_data", name))


def walls_hold(office: Office) -> Iterator[Finding]:
    """Arrows do not cross the wall of a box."""
    process = office.process
    inside = {name: step.inside for name, step in process.steps.items()}
    for path, route in routes(process):
        name = str(path[1]) if len(path) > 1 else ""
        home = inside.get(name)
        for target in graph.targets(route):
            if target in process.steps and inside[target] != home:
                yield Finding("across-the-wall", path, {"name": target, "step": name})
            elif home is not None and target in _ends(process) and not _is_refusal(path, target):
                yield Finding("end-inside-box", path, {"name": target, "step": name})
            elif target not in (*process.steps, *_ends(process), ANSWERED):
                parameters = {"name": target, "suggestion": near(target, process.steps)}
                yield Finding("unknown-step", path, parameters)


def _is_refusal(path: Path, target: str) -> bool:
    return target == "refused" and "refuse" in path


def _ends(process: Process) -> tuple[str, ...]:
    return graph.ends_of(process)


def graph_is_sound(office: Office) -> Iterator[Finding]:
    """Every step can be reached, and from every step an end."""
    process = office.process
    whole = graph.graph_of(process)
    reached = nx.descendants(whole, graph.START)
    settled = graph.graph_of(process, settled=True)
    ends = [end for end in graph.ends_of(process) if end in settled]
    leading = set(ends).union(*(nx.ancestors(settled, end) for end in ends))
    passing: nx.DiGraph[str] = nx.DiGraph()
    for name, step in process.steps.items():
        if step.only_if is not None or step.does == "issue":
            passing.add_edges_from((name, target) for target in graph.targets(step.then))
    for circle in nx.strongly_connected_components(passing):
        first = min(circle)
        if len(circle) > 1 or passing.has_edge(first, first):
            yield Finding(
                "endless-passing",
                ("steps", first),
                {"steps": ", ".join(sorted(circle))},
                on_key=True,
            )
    for name in process.steps:
        if name not in reached:
            yield Finding("unreachable-step", ("steps", name), {"step": name}, on_key=True)
        elif name not in leading and name not in ends:
            yield Finding("no-way-to-an-end", ("steps", name), {"step": name}, on_key=True)


def every_kind_ends(process: Process) -> Iterator[Finding]:
    """No kind of case goes round for ever, though the graph has a way out for others."""
    for kind, _ in kinds_of(process):
        ways = graph_of_kind(process, kind)
        ends = [end for end in graph.ends_of(process) if end in ways]
        leading = set(ends).union(*(nx.ancestors(ways, end) for end in ends))
        caught = sorted((nx.descendants(ways, graph.START) & set(process.steps)) - leading)
        if caught:
            parameters = {"step": caught[0], "kind": kind.words}
            yield Finding("endless-for-some", ("steps", caught[0]), parameters, on_key=True)
            return


def attempts_fit(office: Office) -> Iterator[Finding]:
    """By attempt only what a case can meet more than once."""
    process = office.process
    for path, value in varying(process):
        once = path[0] in ("case_data", "time_limit") or "due" in path
        once = once or path[-1] in ("fee", "price", "reply_within", "staff")
        if once and values.attempts(value) > 1:
            yield Finding("attempts-not-here", path, {})


def atoms_differ(office: Office) -> Iterator[Finding]:
    """Two steps with one atom would share their luck by accident."""
    process = office.process
    owners: dict[str, str] = {}
    for name, step in process.steps.items():
        for part in step.parts(name) or ():
            if part.atom in owners:
                parameters = {"atom": part.atom, "step": owners[part.atom]}
                yield Finding("lineage-twice", ("steps", name, "lineage"), parameters)
            owners[part.atom] = name


def times_fit(office: Office) -> Iterator[Finding]:
    """Work is counted in hours at the desk; a long tail is pointed out."""
    process = office.process
    for path, value in varying(process):
        for leaf in leaves(value):
            if not isinstance(leaf, Time):
                continue
            if path[-1] == "work_time" and leaf.clock is units.Clock.CALENDAR:
                yield Finding("work-in-calendar-days", path)
            heavy = distributions.warn_heavy(values.law_of(leaf))
            if heavy is not None:
                unit = "working days" if leaf.clock is units.Clock.WORKING else "calendar days"
                scale = 1.0 if leaf.clock is units.Clock.WORKING else float(DAY)
                text = f"{units.number_text(round(heavy / scale, 1))} {unit}"
                yield Finding("heavy-tail", path, {"value": text}, "warning")


def one_currency(office: Office) -> Iterator[Finding]:
    """Amounts in several currencies cannot be added."""
    process = office.process
    first: str | None = None
    for path, currency in money_of(process):
        first = first or currency
        if currency != first:
            yield Finding("several-currencies", path, {"first": first, "second": currency})


def arrivals_fit(office: Office) -> Iterator[Finding]:
    """An hour or minute of arrivals in office hours could be an open hour or one on the wall."""
    process = office.process
    closed = not process.calendar.hours.always
    for path, arrivals in _incoming(process):
        if arrivals.per in ("h", "min") and arrivals.when == "office hours" and closed:
            yield Finding("arrivals-which-hour", path, {"per": str(arrivals.per)})
        if arrivals.per == "open hour" and arrivals.when == "any time":
            yield Finding("arrivals-open-hour", path)


def _incoming(process: Process) -> Iterator[tuple[Path, Arrivals]]:
    for name, arrivals in process.incoming:
        yield ("#streams", name) if name else ("arrivals",), arrivals


def factors_fit(office: Office) -> Iterator[Finding]:
    """Months and weekdays that exist, and a weekday on which cases can come."""
    process = office.process
    for path, arrivals in _incoming(process):
        yield from _factors_fit(process, path, arrivals)


def _factors_fit(process: Process, at: Path, arrivals: Arrivals) -> Iterator[Finding]:
    hours = process.calendar.hours
    for name in arrivals.by_month:
        if name not in calendars.MONTHS:
            parameters = {"word": name, "suggestion": _short_name(name, calendars.MONTHS)}
            yield Finding("unknown-month", (*at, "by_month", name), parameters, on_key=True)
    for name in arrivals.by_weekday:
        path: Path = (*at, "by_weekday", name)
        if name not in calendars.WEEKDAYS:
            parameters = {"word": name, "suggestion": _short_name(name, calendars.WEEKDAYS)}
            yield Finding("unknown-weekday", path, parameters, on_key=True)
        elif arrivals.when == "office hours" and not hours.days[calendars.WEEKDAYS.index(name)]:
            yield Finding("weekday-closed", path, {"day": name}, "warning", on_key=True)


def _short_name(word: str, names: tuple[str, ...]) -> str:
    """The three letters that were meant: of September, septembre or sep."""
    short = word[:3].capitalize()
    return short if short in names else near(word, names)


def intake_is_one(office: Office) -> Iterator[Finding]:
    """Open cases are counted for the whole office."""
    process = office.process
    for path, arrivals in _incoming(process):
        if arrivals.most_open is not None and len(process.streams):
            yield Finding("intake-of-several", (*path, "most_open"), {"process": str(path[1])})


def days_fit(office: Office) -> Iterator[Finding]:
    """Closed days lie within the simulation and leave some; not all the factors are zero."""
    process = office.process
    rules = process.calendar
    factors = any(len(a.by_month) or len(a.by_weekday) for _, a in process.incoming)
    for number, closure in enumerate(rules.closed):
        if closure.last < rules.starts:
            parameters = {"days": str(closure), "starts": str(rules.starts)}
            yield Finding("closed-too-early", ("calendar", "closed", number), parameters, "warning")
    if not (rules.closed or factors):
        return
    times = office.timetable(_YEAR)
    if not times.calendar.open_between(0, 365 * DAY):
        yield Finding("closed-all-year", ("calendar", "closed"), on_key=True)
        return
    for (path, _), stream in zip(_incoming(process), times.streams, strict=True):
        if not stream.between(0, 365 * DAY):
            yield Finding("arrivals-never", path, on_key=True)


def backlog_fits(office: Office) -> Iterator[Finding]:
    """Files lie at desks, or wait for a sitting or a run."""
    process = office.process
    for name, files in process.backlog.items():
        step, path = process.steps.get(name), ("backlog", name)
        if files.at is not None:
            yield from _sent_on_within_walls(process, name, files)
            continue
        if step is not None and _has_queue(step):
            continue
        members = [n for n, s in process.steps.items() if s.group == name]
        if step is None and not members:
            parameters = {"name": name, "suggestion": near(name, process.steps)}
            yield Finding("unknown-step", path, parameters, on_key=True)
            continue
        inner = [n for n in process.steps if n.startswith(f"{name}.")] or list(process.steps)
        desks = [n for n in members or inner if _has_queue(process.steps[n])]
        parameters = {"step": name, "desks": ", ".join(desks[:_MOST_NAMED])}
        yield Finding("backlog-no-desk", path, parameters, on_key=True)


def _has_queue(step: Step) -> bool:
    return step.by is not None or step.timetable is not None


def _sent_on_within_walls(process: Process, name: str, files: Lying) -> Iterator[Finding]:
    """Files whose step is no longer done stay in their branch, or outside of all."""
    for target in graph.targets(files.at or ()):
        there = process.steps.get(target)
        known = there is not None or target == ANSWERED or target in _ends(process)
        if not known:
            parameters = {"name": target, "suggestion": near(target, process.steps)}
            yield Finding("unknown-step", ("backlog", name), parameters)
        elif not files.ready and files.inside != _home(there, target, files):
            parameters = {"name": target, "step": name}
            yield Finding("across-the-wall", ("backlog", name), parameters)


def _home(step: Step | None, target: str, files: Lying) -> tuple[str, str] | None:
    """The branch in which a step is, or an end; a branch ends where its box is told."""
    if step is not None:
        return step.inside
    return files.inside if target == ANSWERED else None


CHECKS: tuple[Callable[[Office], Iterator[Finding]], ...] = (
    names_fit,
    fields_fit,
    roles_known,
    staffing.separations_fit,
    staffing.absences_fit,
    staffing.deputies_fit,
    staffing.escalations_fit,
    staffing.others_can_do_it,
    transfers_used,
    outcomes_fit,
    joins_fit,
    boxes_say_something,
    categories_known,
    attempts_fit,
    conditions_hold,
    case_data_ordered,
    walls_hold,
    graph_is_sound,
    times_fit,
    deadlines_fit,
    *meetings.CHECKS,
    *duties.CHECKS,
    one_currency,
    arrivals_fit,
    factors_fit,
    days_fit,
    intake_is_one,
    backlog_fits,
)


def findings(process: Process, *, written: bool = True) -> tuple[Finding, ...]:
    """All findings of all checks; moves, unlike people, may give two steps one atom."""
    applied = (*CHECKS, atoms_differ) if written else CHECKS
    office = Office(process)
    found = tuple(finding for check in applied for finding in check(office))
    if any(finding.severity == "error" for finding in found):
        return found  # the last check draws cases, and so needs a process that holds together
    return (*found, *every_kind_ends(process))


__all__ = ["CHECKS", "ENDS", "Finding", "Path", "Route", "findings", "near", "varying"]
