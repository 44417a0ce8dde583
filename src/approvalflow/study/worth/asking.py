"""The experiment: today and the redesigns as `compare` has them, then every set of moves over the
same replications.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from approvalflow.comparison.guardrails import measure_asked
from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.measures.kpis import measure_named
from approvalflow.redesign.players import Player
from approvalflow.study.compare import compare
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Mover, Result, Worth
from approvalflow.study.runner import Settings
from approvalflow.study.settling import settled
from approvalflow.study.summary.inputs import command_of
from approvalflow.study.summary.moves import move_told
from approvalflow.study.worth.games import Game, Set, moves_of, redesigns_of, require_order
from approvalflow.study.worth.measuring import DAYS, SetsSeen
from approvalflow.study.worth.orders import ALL, all_orders, drawn_orders
from approvalflow.study.worth.telling import both_decided, pairs_told, shared

COST = "office_cost"
ALWAYS = (DAYS, COST)
ALONE = Aids()  # without any


class Stopped(NamedTuple):
    """How far somebody let it come: replications of every set, and sets."""

    replications: int
    sets: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who shares, and what is told of them."""

    game: Game
    movers: tuple[Mover, ...]
    design: str
    order: tuple[int, ...] = ()


def worth(
    study: Study,
    settings: Settings,
    aids: Aids = ALONE,
    measures: Sequence[str] = (),
    stopped: Stopped | None = None,
) -> Result:
    """What each move of the only redesign of the study is worth, or each of several redesigns.

    The result is that of `compare` with one answer more; a comparison that somebody stopped is left
    as it is. `stopped`: an earlier one was interrupted there, and is made again. Raises
    ApprovalFlowError where there is nothing to share, or no order is accepted, and what `compare`
    raises.
    """
    wanted = _measures(study, measures)
    asked = _asked(study)
    settings = settled(study, settings)
    base = compare(study, settings, progress=aids.progress, executor=aids.executor,
                   cache=aids.cache)  # fmt: skip
    if base.inputs.interrupted:
        return base
    looked = SetsSeen(
        asked.game,
        study.today.process,
        settings,
        range(1, (stopped.replications if stopped else base.inputs.replications) + 1),
        [m for name in (*ALWAYS, *wanted) if (m := measure_named(name)) is not None],
        aids,
        _slow(study, settings, asked.game),
        stopped.sets if stopped else None,
    )
    found = _worth(asked, looked, base, wanted)
    if stopped is not None:
        found = replace(found, interrupted=True)
    options = [word for name in wanted for word in ("--measure", name)]
    command = command_of("worth", study, settings, *options)
    inputs = replace(base.inputs, command=command, interrupted=found.interrupted)
    return replace(base, inputs=inputs, worth=found)


def _measures(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """Those beyond the two that are always told; raises ApprovalFlowError for what is none."""
    problems: list[Problem] = []
    found: dict[str, None] = {}
    for name in names:
        try:
            found[measure_asked(name, study.today.process)] = None
        except NotationError as error:
            problems.append(Problem(error.key, None, error.parameters))
    if problems:
        raise ApprovalFlowError(problems)
    return tuple(name for name in found if name not in ALWAYS)


def _asked(study: Study) -> _Asked:
    if not study.redesigns:
        raise ApprovalFlowError([Problem("worth-no-redesign", None)])
    if len(study.redesigns) > 1:
        game, order = redesigns_of(study)
        require_order(game)
        ids = [read.redesign.id for read in study.redesigns]
        movers = (Mover(id_, ()) for id_ in ids)
        return _Asked(game, _related(game, movers), "", order)
    game, players = moves_of(study)
    require_order(game)
    redesign = study.redesigns[0].redesign
    return _Asked(game, _related(game, map(_mover, players)), redesign.id)


def _mover(player: Player) -> Mover:
    pieces = player.pieces if len(player.pieces) > 1 else ()
    told = tuple(move_told(piece.moves[0]) for piece in pieces)
    return Mover(str(player.numbers[-1] + 1), player.numbers, told)


def _related(game: Game, movers: Iterable[Mover]) -> tuple[Mover, ...]:
    return tuple(
        replace(mover, needs=game.needs(number), needed_by=game.needed_by(number))
        for number, mover in enumerate(movers)
    )


def _slow(study: Study, settings: Settings, game: Game) -> tuple[Set, ...]:
    """The sets of which it is known that they settle only after decades."""
    slow = {one.design for one in settings.slow}
    of: dict[str, Set] = {study.today.process.id: frozenset()}
    if len(study.redesigns) == 1:
        of[study.redesigns[0].redesign.id] = game.units(game.players)
    else:
        of |= {name: game.units((number,)) for number, name in enumerate(game.names)}
    return tuple(units for name, units in of.items() if name in slow)


def _worth(asked: _Asked, looked: SetsSeen, base: Result, wanted: tuple[str, ...]) -> Worth:
    game = asked.game
    many = len(game.groups) > ALL
    orders = drawn_orders(game, looked) if many else all_orders(game, looked)
    pairs = pairs_told(game, looked, orders)
    everything = shared(asked.movers, looked, orders, base.designs[-1] if asked.design else None)
    return Worth(
        of="moves" if asked.design else "redesigns",
        design=asked.design,
        movers=asked.movers,
        measures=everything,
        pairs=pairs.told,
        pairs_seen=pairs.seen,
        sets=looked.sets,
        orders=orders.count,
        replications=looked.done,
        asked=wanted,
        drawn=orders.drawn,
        order=asked.order,
        first=tuple(sorted(orders.first or ())),
        overloaded=_by_players(game, looked.unsettled),
        settled=_by_players(game, looked.settled) if looked.unsettled else (),
        both_decided=both_decided(looked, orders),
        counts_differ=looked.counts_differ,
        interrupted=looked.interrupted,
    )


def _by_players(game: Game, units: Iterable[Set]) -> tuple[tuple[int, ...], ...]:
    """The sets of whole players, the smallest first."""
    found: list[tuple[int, ...]] = []
    for some in units:
        players = tuple(p for p in game.players if set(game.groups[p]) <= some)
        if game.units(players) == some:
            found.append(players)
    return tuple(sorted(found, key=lambda players: (len(players), players)))
