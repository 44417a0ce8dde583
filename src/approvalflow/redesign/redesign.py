"""A redesign as a value, and what becomes of a process under it."""

from __future__ import annotations

from dataclasses import dataclass

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.process import checks
from approvalflow.process.model import Process, Words
from approvalflow.redesign.adding import Add
from approvalflow.redesign.commitment import Commitment
from approvalflow.redesign.decentralise import Decentralise
from approvalflow.redesign.delegate import Delegate
from approvalflow.redesign.drop import Drop
from approvalflow.redesign.merge import Merge
from approvalflow.redesign.one_window import OneWindow
from approvalflow.redesign.outsource import Outsource
from approvalflow.redesign.parallelise import Parallelise
from approvalflow.redesign.resequence import Resequence
from approvalflow.redesign.rewiring import Guess, MoveRefused
from approvalflow.redesign.setting import InvalidSetting, Set

Move = (
    Add | Commitment | Decentralise | Delegate | Drop | Merge | OneWindow | Outsource
    | Parallelise | Resequence | Set
)  # fmt: skip
MOVES: tuple[type[Move], ...] = (
    Add, Commitment, Decentralise, Delegate, Drop, Merge, OneWindow, Outsource, Parallelise,
    Resequence, Set,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redesign:
    """Moves in their order, and what must not get worse."""

    id: str
    moves: tuple[Move, ...] = ()
    guardrails: tuple[str, ...] = ()
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class Redesigned:
    """The process that a redesign makes, the checks of before that it waives, in words, and what
    was guessed, by number of move.
    """

    process: Process
    waived: tuple[str, ...] = ()
    guesses: tuple[tuple[int, Guess], ...] = ()


class MoveFails(Exception):  # noqa: N818 - it says what happened
    """A move that cannot be applied, or whose result is not a sound process."""

    def __init__(self, number: int, cause: Exception | tuple[checks.Finding, ...]) -> None:
        self.number = number
        self.cause = cause
        super().__init__(str(number))


def applied(process: Process, moves: tuple[Move, ...]) -> Redesigned:
    """The process after all moves, checked after each; raises MoveFails at the first that fails."""
    waived: list[str] = []
    guesses: list[tuple[int, Guess]] = []
    known = {(f.key, f.path) for f in checks.findings(process, written=False)}
    for number, move in enumerate(moves):
        try:
            moved = move.apply(process)
        except (MoveRefused, InvalidSetting) as cause:
            raise MoveFails(number, cause) from None
        process = moved.process
        waived += moved.waived
        guesses += [(number, guess) for guess in moved.guesses]
        findings = checks.findings(process, written=False)
        wrong = tuple(f for f in findings if f.severity == "error" and (f.key, f.path) not in known)
        if wrong:
            raise MoveFails(number, wrong)
    return Redesigned(process, tuple(waived), tuple(guesses))


def apply(redesign: Redesign, process: Process) -> Redesigned:
    """The process that a redesign makes; raises ApprovalFlowError where a move does not fit."""
    try:
        return applied(process, redesign.moves)
    except MoveFails as failure:
        raise ApprovalFlowError(_problems(failure)) from None


def _problems(failure: MoveFails) -> list[Problem]:
    match failure.cause:
        case MoveRefused() as refusal:
            return [Problem(refusal.key, None, refusal.parameters)]
        case InvalidSetting() as invalid:
            return [
                Problem("wrong-shape", None, {"key": str(e["loc"][-1])}) for e in invalid.errors
            ]
        case tuple() as findings:
            return [Problem(f.key, None, f.parameters) for f in findings]
        case _:
            return [Problem("wrong-shape", None, {"key": ""})]
