"""A redesign as a value, and what becomes of a process under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.process import checks
from approvalflow.process.model import Process, Words
from approvalflow.redesign import rules
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
from approvalflow.redesign.rules import RULES, Waiver
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
    """Moves in their order, what must not get worse, and the rules that are set aside."""

    id: str
    moves: tuple[Move, ...] = ()
    guardrails: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class Redesigned:
    """The process that a redesign makes, the checks of before that it waives, in words, and what
    was guessed, by number of move; `waivers` are the rules set aside that would be broken.
    """

    process: Process
    waived: tuple[str, ...] = ()
    guesses: tuple[tuple[int, Guess], ...] = ()
    waivers: tuple[Waiver, ...] = ()


class MoveFails(Exception):  # noqa: N818 - it says what happened
    """A move that cannot be applied, or whose result is not a sound process."""

    def __init__(self, number: int, cause: Exception | tuple[checks.Finding, ...]) -> None:
        self.number = number
        self.cause = cause
        super().__init__(str(number))


class RulesBroken(Exception):  # noqa: N818 - it says what happened
    """Rules that the moves break and no waiver sets aside, each with the number of the move."""

    def __init__(self, broken: tuple[tuple[int, checks.Finding], ...]) -> None:
        self.broken = broken
        super().__init__(", ".join(finding.key for _, finding in broken))


def applied(
    process: Process, moves: tuple[Move, ...], waivers: tuple[Waiver, ...] = ()
) -> Redesigned:
    """The process after all moves, checked after each; raises MoveFails at the first that fails,
    and RulesBroken.

    The rules of `rules` are asked at the end, since one move may restore what another broke; what
    is broken is blamed on the move since which it has been.
    """
    today = process
    waived: list[str] = []
    guesses: list[tuple[int, Guess]] = []
    broken: list[dict[tuple[str, str], checks.Finding]] = []
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
        wrong = [f for f in findings if f.severity == "error" and (f.key, f.path) not in known]
        if any(f.key not in RULES for f in wrong):
            raise MoveFails(number, tuple(f for f in wrong if f.key not in RULES))
        found = (*wrong, *rules.broken(today, process))
        broken.append({(f.key, f.parameters.get("step", "")): f for f in found})
    _require_rules(broken, waivers)
    used = tuple(w for w in waivers if broken and any(map(w.holds_for, broken[-1].values())))
    return Redesigned(process, tuple(waived), tuple(guesses), used)


def _require_rules(
    broken: Sequence[Mapping[tuple[str, str], checks.Finding]], waivers: Sequence[Waiver]
) -> None:
    last = broken[-1] if broken else {}
    kept = {k: f for k, f in last.items() if not any(w.holds_for(f) for w in waivers)}
    if kept:
        since = (
            next(n for n in range(len(broken)) if all(what in b for b in broken[n:]))
            for what in kept
        )
        raise RulesBroken(tuple(zip(since, kept.values(), strict=True)))


def apply(redesign: Redesign, process: Process) -> Redesigned:
    """The process that a redesign makes; raises ApprovalFlowError where a move does not fit."""
    try:
        return applied(process, redesign.moves, redesign.waivers)
    except MoveFails as failure:
        raise ApprovalFlowError(_problems(failure)) from None
    except RulesBroken as rule:
        found = [Problem(f.key, None, f.parameters) for _, f in rule.broken]
        raise ApprovalFlowError(found) from None


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
