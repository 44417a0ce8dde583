"""A redesign as a value, and what becomes of a process under it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from approvalflow.brevity import in_short
from approvalflow.checks import checks
from approvalflow.checks.findings import Finding
from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.language.reading import finding_of
from approvalflow.process.appeals import with_appeals, without_appeals
from approvalflow.process.found import with_found, without_found
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import Words
from approvalflow.redesign import rules
from approvalflow.redesign.costs import Costs
from approvalflow.redesign.move import (
    Guess,
    Move,
    Moved,
    MoveRefused,
    SeveralRefused,
    ValuesRefused,
)
from approvalflow.redesign.rules import RULES, Waiver


@dataclass(frozen=True, slots=True)
class Redesign:
    """Moves in their order, what must not get worse, and the rules that are set aside.

    `levels`: by number, the moves of which one can be chosen, the first being the move itself;
    empty where there is no choice. `excludes` and `after`: ids of redesigns that cannot be had with
    it, and that it needs.
    """

    __repr__ = in_short

    id: str
    moves: tuple[Move, ...] = ()
    guardrails: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    name: Words | None = None
    levels: tuple[tuple[Move, ...], ...] = ()
    costs: Costs | None = None
    excludes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def levels_of(self, number: int) -> tuple[Move, ...]:
        """What can be chosen of one move."""
        return self.levels[number] if self.levels else (self.moves[number],)


@dataclass(frozen=True, slots=True)
class Redesigned:
    """The process that a redesign makes, the checks of before that it waives, in words, and what
    was guessed, by number of move; `waivers` are the rules set aside that would be broken.
    """

    __repr__ = in_short

    process: Process
    waived: tuple[str, ...] = ()
    guesses: tuple[tuple[int, Guess], ...] = ()
    waivers: tuple[Waiver, ...] = ()


_OF_NAMES = ("unknown-key", "unknown-role", "unknown-step", "set-unknown")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a move failed: a finding in what the move says, or in the process that it makes; the
    path of the finding is a path in the move, or in the process.
    """

    number: int
    finding: Finding
    in_process: bool
    of_value: bool = False  # of the move, which cannot be read

    def by_itself(self, lost: Collection[str]) -> bool:
        """Whether it is wrong although a move before could not be done, which may have made the
        names `lost`.
        """
        name = self.finding.parameters.get("name", "")
        return self.of_value or (self.finding.key in _OF_NAMES and name not in lost)


class RedesignFails(Exception):  # noqa: N818 - it says what happened
    """Moves that cannot be applied, or whose result is not a sound process or breaks a rule."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self.failures = tuple(failures)
        super().__init__(", ".join(failure.finding.key for failure in self.failures))

    def problems(self, place: Callable[[Failure], Where | None]) -> list[Problem]:
        """Every failure as a problem, at the place found for it."""
        return [Problem(f.finding.key, place(f), f.finding.parameters) for f in self.failures]


def applied(
    process: Process,
    moves: tuple[Move, ...],
    waivers: tuple[Waiver, ...] = (),
    *,
    unread: Collection[str] | None = None,
) -> Redesigned:
    """The process after all moves, checked after each. Raises RedesignFails: with the first move
    that fails and what is wrong by itself with those after it, and for the rules that are broken.

    The rules of `rules` are asked at the end, since one move may restore what another broke; what
    is broken is blamed on the move since which it has been. `unread`: what moves that cannot be
    read may have made; where it is given, there are such moves, and no process is made.
    """
    today = process
    waived: list[str] = []
    guesses: list[tuple[int, Guess]] = []
    broken: list[dict[tuple[str, str], Finding]] = []
    failures: list[Failure] = []
    lost = None if unread is None else set(unread)
    known = _errors_of(process)
    for number, move in enumerate(moves):
        try:
            moved, wrong = _sound(number, move, process, known)
        except RedesignFails as failed:
            failures += [f for f in failed.failures if lost is None or f.by_itself(lost)]
            lost = {*(lost or ()), *move.new_steps()}
            continue
        process = moved.process
        waived += moved.waived
        guesses += [(number, guess) for guess in moved.guesses]
        found = (*wrong, *rules.broken(today, process))
        broken.append({(f.key, f.parameters.get("step", "")): f for f in found})
    if lost is None:
        failures += _unwaived(broken, waivers)
    if failures:
        raise RedesignFails(failures)
    used = tuple(w for w in waivers if broken and any(map(w.holds_for, broken[-1].values())))
    return Redesigned(process, tuple(waived), tuple(guesses), used)


class Extending:
    """A process to which moves are added bit by bit, so that sets which begin alike share the
    work: what is broken on the way may be mended by the next.
    """

    def __init__(self, today: Process) -> None:
        self.today = today
        self._known = _errors_of(today)

    def extended(self, process: Process, moves: Iterable[Move]) -> Process | None:
        """The process after further moves, whatever rules it breaks; None where one is refused."""
        try:
            for number, move in enumerate(moves):
                process = _sound(number, move, process, self._known)[0].process
        except RedesignFails:
            return None
        return process

    def keeps_rules(self, process: Process, waivers: Sequence[Waiver]) -> bool:
        """Whether it may stay as it is now."""
        found = checks.findings(process, written=False)
        wrong = [f for f in found if f.key in RULES and (f.key, f.path) not in self._known]
        every = (*(f for f in wrong if f.severity == "error"), *rules.broken(self.today, process))
        return all(any(waiver.holds_for(one) for waiver in waivers) for one in every)


_Known = Collection[tuple[str, tuple[str | int, ...]]]


def _errors_of(process: Process) -> _Known:
    return {(f.key, f.path) for f in checks.findings(process, written=False)}


def _sound(
    number: int, move: Move, process: Process, known: _Known
) -> tuple[Moved, Sequence[Finding]]:
    """The process after a move, and which errors that no rule forbids to mend later it has; raises
    RedesignFails where there are others.
    """
    moved = _moved(number, move, process)
    findings = checks.findings(moved.process, written=False)
    wrong = [f for f in findings if f.severity == "error" and (f.key, f.path) not in known]
    unsound = [Failure(number, f, in_process=True) for f in wrong if f.key not in RULES]
    if unsound:
        raise RedesignFails(unsound)
    return moved, wrong


def _moved(number: int, move: Move, process: Process) -> Moved:
    try:
        moved = move.apply(without_found(without_appeals(process)))
        return replace(moved, process=with_appeals(with_found(moved.process)))
    except (MoveRefused, ValuesRefused) as refusal:
        refusals: tuple[MoveRefused | ValuesRefused, ...] = (refusal,)
    except SeveralRefused as several:
        refusals = several.refusals
    raise RedesignFails(f for refusal in refusals for f in _failures(number, move, refusal))


def _failures(number: int, move: Move, refusal: MoveRefused | ValuesRefused) -> Iterator[Failure]:
    if isinstance(refusal, MoveRefused):
        yield Failure(number, refusal.finding, in_process=False)
        return
    for error in refusal.errors:
        finding = finding_of(error, move.as_written(), ())
        yield Failure(number, finding, in_process=False, of_value=True)


def _unwaived(
    broken: Sequence[Mapping[tuple[str, str], Finding]], waivers: Sequence[Waiver]
) -> Iterator[Failure]:
    """The rules that are broken in the end and that no waiver sets aside."""
    for what, finding in (broken[-1] if broken else {}).items():
        if not any(waiver.holds_for(finding) for waiver in waivers):
            since = next(n for n in range(len(broken)) if all(what in b for b in broken[n:]))
            yield Failure(since, finding, in_process=True)


def apply(redesign: Redesign, process: Process) -> Redesigned:
    """The process that a redesign makes; raises ApprovalFlowError where a move does not fit."""
    try:
        return applied(process, redesign.moves, redesign.waivers)
    except RedesignFails as failure:
        raise ApprovalFlowError(failure.problems(lambda _: None)) from None
