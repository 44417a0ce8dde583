"""Which cases a redesign can concern, told from the two processes alone.

Made from what the moves lead to and not from the moves, so that it holds of every design, also
of one that is a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from approvalflow.office.office import atoms_of
from approvalflow.process.graph import START, is_box, join_of
from approvalflow.process.meaning import shortened
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process, Transfers
from approvalflow.process.model.roles import Role
from approvalflow.process.model.routes import Route
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import ByCase

# what of a step changes the stay of whoever visits it; outcomes, arrows and its condition apart
_ITSELF = (
    "does", "work_time", "takes", "sits", "runs", "cut_off", "agenda", "quorum", "attendance",
    "due", "join", "decides", "one_notice", "keeps", "starts", "members", "by",
)  # fmt: skip
_OF_ROLES = ("staff", "hours", "share_of_time", "absent", "deputy", "separate_by")
_PLACE_OF_ROLES = ("level", "department", "jurisdiction")  # which say how far a file is carried
_OF_OUTCOMES = ("takes", "reply_within", "gives_up", "clock")  # felt by whoever meets with it
_OF_ALL = (
    "calendar", "transfers", "serve_first", "arrivals", "streams", "backlog", "chases", "complains",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Touched:
    """What a design changes for whom. Places go by the names of today, where they have one.

    `names`: these, by the names of the design. A case is concerned that visits one of `today` or
    `design` in that run; that ends a visit with one of `met` (step, outcome) in either; that
    leaves one of `forks` otherwise, or comes to one of `gates` more or less often, in one run than
    in the other.
    """

    everybody: bool
    today: frozenset[str]
    design: frozenset[str]
    met: frozenset[tuple[str, str]]
    forks: frozenset[str]
    gates: frozenset[str]
    names: Mapping[str, str]


def touched(today: Process, design: Process) -> Touched:
    """What of a design can concern a case of today."""
    return _Comparer(today, design).result()


class _Comparer:
    def __init__(self, today: Process, design: Process) -> None:
        self.before, self.after = today, design
        self.names = _names(today, design)
        self.pairs = {n: self.names[n] for n in design.steps if self.names[n] in today.steps}
        self.touched_today: set[str] = set()
        self.touched_design: set[str] = set()
        self.met: set[tuple[str, str]] = set()
        self.forks: set[str] = set()
        self.gates: set[str] = set()

    def result(self) -> Touched:
        before, after = self.before, self.after
        self._come_and_gone()
        for name, former in self.pairs.items():
            self._step(name, after.steps[name], former, before.steps[former])
        self._roles()
        if shortened(before.start) != self._route(after.start):
            self.forks.add(START)
        return Touched(
            everybody=_all_differ(before, after),
            today=frozenset(self.touched_today),
            design=frozenset(self.names[name] for name in self.touched_design),
            met=frozenset(self.met),
            forks=frozenset(self.forks),
            gates=frozenset(self.gates),
            names=self.names,
        )

    def _come_and_gone(self) -> None:
        kept = set(self.pairs.values())
        for name in self.before.steps:
            if name not in kept:
                self.touched_today.update(_with_inside(self.before, name))
        for name in self.after.steps:
            if name not in self.pairs:
                self.touched_design.update(_with_inside(self.after, name))

    def _step(self, name: str, now: Step, former: str, then: Step) -> None:
        if self._itself(self.before, former, then) != self._itself(self.after, name, now):
            self.touched_today.update(_with_inside(self.before, former))
            self.touched_design.update(_with_inside(self.after, name))
        if then.only_if != now.only_if:
            self.gates.add(former)
        for place in self._branches(then, now):
            self.gates.add(place)
        here = join_of(former) if is_box(then) else former
        if shortened(then.then or ()) != self._route(now.then or ()):
            self.forks.add(here)
        ends, ends_now = _outcomes(former, then), _outcomes(name, now)
        for key in dict.fromkeys((*ends, *ends_now)):
            self._outcome(former, here, key[1], ends.get(key), ends_now.get(key))

    def _outcome(
        self, step: str, place: str, name: str, then: Outcome | None, now: Outcome | None
    ) -> None:
        if (then and then.after) != (now and now.after):  # all who wait there wait otherwise
            self.touched_today.add(step)
            self.touched_design.update(n for n, former in self.pairs.items() if former == step)
        if then is None or now is None:
            self.forks.add(place)
            return
        led = shortened(then.then or ()), self._route(now.then or ())
        if then.share != now.share or led[0] != led[1] or self._found_otherwise(then):
            self.forks.add(place)
        if any(getattr(then, key) != getattr(now, key) for key in _OF_OUTCOMES):
            self.met.add((step, name))

    def _branches(self, then: Step, now: Step) -> Iterator[str]:
        """The first steps of branches that are asked under another condition."""
        conditions = {branch.first: branch.only_if for branch in then.branches.values()}
        for branch in now.branches.values():
            first = self.names.get(branch.first, branch.first)
            if first in conditions and conditions[first] != branch.only_if:
                yield first

    def _itself(self, process: Process, name: str, step: Step) -> tuple[object, ...]:
        """What a visit is like, with the names of today."""
        role = process.roles.get(step.by or "")
        tray = step.in_tray or (role.in_tray if role is not None else None)
        box = None if step.inside is None else self._former(process, step.inside[0])
        apart = step.not_same_as and self._former(process, step.not_same_as)
        parts = tuple((part.atom, part.work_time) for part in step.parts(name))
        plain = tuple(getattr(step, key) for key in _ITSELF)
        return (*plain, tray, box, apart, parts)

    def _found_otherwise(self, outcome: Outcome) -> bool:
        """Whether the share hangs on what is found, and that is found in other cases."""
        datum = outcome.share.depends_on if isinstance(outcome.share, ByCase) else ""
        return self.before.case_data.get(datum) != self.after.case_data.get(datum)

    def _former(self, process: Process, name: str) -> str:
        return self.names.get(name, name) if process is self.after else name

    def _route(self, route: Route) -> Route:
        """A route of the design with the names of today."""
        named = (arm.model_copy(update={"to": self.names.get(arm.to, arm.to)}) for arm in route)
        return shortened(tuple(named))

    def _roles(self) -> None:
        keys: tuple[str, ...] = _OF_ROLES
        if self.before.transfers != Transfers() or self.after.transfers != Transfers():
            keys = (*_OF_ROLES, *_PLACE_OF_ROLES)
        for name, role in self.before.roles.items():
            now = self.after.roles.get(name)
            if now is not None and _said(role, keys) != _said(now, keys):
                self.touched_today.update(_done_by(self.before, name))
                self.touched_design.update(_done_by(self.after, name))


def _names(today: Process, design: Process) -> dict[str, str]:
    """Steps of a design and their joins by the names of today: their own, or that of the step
    whose luck they carry where it bears it no more.
    """
    gone = {atoms_of(n, s): n for n, s in today.steps.items() if n not in design.steps}
    found = {}
    for name, step in design.steps.items():
        former = name if name in today.steps else gone.get(atoms_of(name, step), name)
        found[name] = former
        if is_box(step):
            found[join_of(name)] = join_of(former)
    return found


def _with_inside(process: Process, name: str) -> Iterator[str]:
    """A step; of a box also the steps in it, as whoever enters the box visits one of them."""
    yield name
    for inner, step in process.steps.items():
        if step.inside is not None and step.inside[0] == name:
            yield from _with_inside(process, inner)


def _outcomes(name: str, step: Step) -> dict[tuple[str, str], Outcome]:
    """By atom and name; a step that is not merged has one atom."""
    if not step.merged:
        return {("", outcome): said for outcome, said in step.outcomes.items()}
    parts = step.parts(name)
    return {(part.atom, n): outcome for part in parts for n, outcome in part.outcomes.items()}


def _done_by(process: Process, role: str) -> Iterator[str]:
    for name, step in process.steps.items():
        if role in step.roles or role in step.taking_over:
            yield name


def _said(role: Role, keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(role, key) for key in keys)


def _all_differ(today: Process, design: Process) -> bool:
    """Whether something changes that holds for every case. A promise alone moves no file."""
    if any(getattr(today, key) != getattr(design, key) for key in _OF_ALL):
        return True
    limits = (p.time_limit.model_copy(update={"promised": None}) for p in (today, design))
    first, second = limits
    shared = [n for n, d in today.case_data.items() if n in design.case_data and not d.finds]
    data = any(today.case_data[name] != design.case_data[name] for name in shared)
    return first != second or data
