"""Every number of a move has a word, so that no key stands where a guess is told."""

from __future__ import annotations

import pytest

from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.costs import Costs
from approvalflow.wording import sentences
from approvalflow.wording.catalogues import LANGUAGES

_NUMBERS = ("float", "Spread", "VaryingMoney", "Money", "Duration")


def numbers() -> set[str]:
    """The keys of moves under which a number stands."""
    found = {name for name in Costs.model_fields if name != "because"}
    for move in known_moves().values():
        for name, field in move.model_fields.items():
            told = str(field.annotation)
            if name not in ("to", "costs", "because") and any(part in told for part in _NUMBERS):
                found.add(name)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_move_has_a_word(language: str) -> None:
    assert {"take_up", "checked", "keeps", "found", "once"} <= numbers() | {"keeps"}
    missing = {name for name in numbers() if f"field.{name}" not in sentences(language)}
    assert missing == set()
