"""A move is told as it would be written: read again, it is the same move."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation.yamlsource import read_source
from approvalflow.redesign import Move
from approvalflow.redesign.reading import redesign_from
from approvalflow.study.summary.moves import move_told
from faults import corpus

NOT_AGAIN = ("add",)  # its steps are told by their ids, with their arrows
OFFICE = """\
approvalflow: 1
arrivals: 5 per week
case_data: {urgent: 40%, place: {north: 20%, east: 30%, west: rest}}
roles: {clerk: 2, head: 2, chief: {staff: 1, cost: 60 CNY/h}, east_office: 1, deputy: 1}
steps:
  - look: {by: clerk, work_time: 1 h}
  - check: {by: clerk, work_time: 1 h}
  - sign: {does: approve, by: chief, work_time: 1 h}
"""
TO = "{delegate: sign, to: deputy, in_tray: "
TOLD = (
    TO + "{depends_on: urgent, yes: 5 min, no: 2 h}}",
    TO + "[1 h, {depends_on: place, east: 5 min, otherwise: 2 h}]}",
    TO + "{median: 1 h, p90: 3 h, at_most: 9 h}}",
    TO + "{mean: 1 h, sd: 30 min, shape: gamma}}",
    TO + "{values: [1 h, 2 h]}}",
    TO + "2 working days}",
    TO + "1 to 3 h, if: urgent or place is north}",
    "merge: {steps: [look, check], into: seen, by: clerk, keeps: {is: 70%, could_be: 50% to 80%}}",
    "{parallelise: [look, check], as: both, join: {at_least: 2}}",
    "{parallelise: [look, check], as: both, join: any}",
    "{decentralise: check, to: {east: east_office}, by: place}",
)


def moves(redesign: str, process: str) -> tuple[Move, ...]:
    source = read_source(redesign, "redesign.yaml")
    return redesign_from(source, "redesign", corpus.read(process)).redesign.moves


def told_again(process: str, read: tuple[Move, ...]) -> tuple[Move, ...]:
    texts = (move_told(move).words for move in read)
    return moves(corpus.MOVES + "".join(f"  - {{{text}}}\n" for text in texts), process)


@pytest.mark.parametrize("written", TOLD)
def test_a_move_is_told_as_it_would_be_written(written: str) -> None:
    read = moves(f"{corpus.MOVES}  - {written}\n", OFFICE)
    assert told_again(OFFICE, read) == read


def _alone(move: Move) -> Move:
    """Without its reason and its costs, which are no part of what it does."""
    return move.model_copy(update={"because": None, "costs": None})


def known() -> Iterator[tuple[str, tuple[Move, ...]]]:
    pairs = [*corpus.pairs(), *(corpus.made(Random(number)) for number in range(40))]
    for pair in pairs:
        if "waive:" in pair.redesign:
            continue
        try:
            read = moves(pair.redesign, pair.process)
        except ApprovalFlowError:
            continue
        if read and not any(move.kind in NOT_AGAIN for move in read):
            yield pair.process, tuple(map(_alone, read))


def test_every_move_of_the_tests_is() -> None:
    found = list(known())
    assert len(found) > 80
    for process, read in found:
        assert told_again(process, read) == read
