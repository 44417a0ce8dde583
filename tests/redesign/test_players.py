"""Which moves of a redesign come alone, which together, and which in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from approvalflow.comparison.sharing import orders
from approvalflow.redesign.players import Piece, Sets, players_of
from approvalflow.redesign.reading import ReadRedesign
from approvalflow.study.reading import Study, read_study
from helpers.studies import study_in

STUDIES = Path(__file__).parents[2] / "processes"


def shipped(study: str, redesign: str) -> tuple[Study, ReadRedesign]:
    read = read_study(STUDIES / study, (redesign,))
    return read, read.redesigns[0]


@pytest.mark.parametrize(
    ("study", "redesign", "players", "feasible", "ways"),
    [
        ("it-acquisition", "merge-levels", [((0,), 1), ((1,), 1), ((2,), 1)], 8, 6),
        # the new counter comes with the `set` that puts it to work, so that is not split
        ("convenience-store", "one-licence", [((0, 4), 1), ((1,), 1), ((2,), 1), ((3,), 1)], 8, 4),
        (
            "social-investment",
            "three-tracks",
            [((n,), 1) for n in range(6)] + [((6,), 3)],
            72,
            1260,
        ),
    ],
)
def test_shipped_redesigns(
    study: str, redesign: str, players: list[tuple[tuple[int, ...], int]], feasible: int, ways: int
) -> None:
    read, one = shipped(study, redesign)
    found = players_of(read.today.process, one.redesign)
    assert [(player.numbers, len(player.pieces)) for player in found] == players
    sets = Sets(read.today.process, one.redesign)

    def accepted(present: frozenset[int]) -> bool:
        return sets.accepts([piece for number in present for piece in found[number].pieces])

    every = [
        frozenset(n for n in range(len(found)) if number >> n & 1)
        for number in range(2 ** len(found))
    ]
    assert sum(map(accepted, every)) == feasible
    assert orders(range(len(found)), accepted) == ways


OFFICE = """\
approvalflow: 1
arrivals: 20 per week
time_limit: 20 working days
roles: {clerk: 3, head: 1}
steps:
  - draft: {by: clerk, work_time: 1 to 3 h}
  - sign: {does: approve, by: head, work_time: 10 to 30 min}
"""
CHANGES = """\
approvalflow: 1
moves:
  - add: {roles: {deputy: {staff: 1}}}
  - add: {case_data: {kind: {public: 30%, private: rest}}}
  - set: {roles: {clerk: 4, head: 2}, time_limit: 10 working days}
  - set: {steps: {sign: {by: deputy, only_if: kind is public}}}
  - add: {roles: {nobody: {staff: 1}}}
"""


def test_what_nobody_needs_yet_comes_with_who_needs_it(tmp_path: Path) -> None:
    study = study_in(tmp_path, OFFICE, new=CHANGES)
    one = study.redesigns[0]
    found = players_of(study.today.process, one.redesign)
    assert [player.numbers for player in found] == [(0, 1, 3), (2,), (4,)]
    assert [len(player.pieces) for player in found] == [1, 3, 1]


def test_pieces_together_are_the_move(tmp_path: Path) -> None:
    study = study_in(tmp_path, OFFICE, new=CHANGES)
    one = study.redesigns[0]
    sets = Sets(study.today.process, one.redesign)
    every: list[Piece] = [
        piece for player in players_of(study.today.process, one.redesign) for piece in player.pieces
    ]
    assert sets.process(every) == one.process
    assert sets.process([]) == study.today.process
    assert sets.process(every[:1]) != study.today.process
