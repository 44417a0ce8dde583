"""The numbers of luck at hand: of each recipe the blocks of cases that were asked for last."""

from __future__ import annotations

from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.layout import FAILED, NO_DRAW, SLOTS, TAGS

BLOCK_BITS = 10
MASK = (1 << BLOCK_BITS) - 1
MISSING = -(1 << 62) - 1  # no number of a recipe
VISITS = 40  # bits of the number of a block, above which a tag has the visit


def drawn(run: FlatRun, recipe: int, case: int, visit: int) -> int:
    """What a recipe gives; for what does not depend on the visit, visit 0."""
    m = run.memory
    block = case >> BLOCK_BITS
    slots = m[SLOTS]
    place = recipe * slots + ((block + 5 * visit) & (slots - 1))
    if m[m[TAGS] + place] == (visit << VISITS) + block:
        value = run.numbers[(place << BLOCK_BITS) + (case & MASK)]
        if value != MISSING:
            return value
    value = ask(run.ask, recipe, visit, case)
    if value == MISSING:
        m[FAILED] = NO_DRAW
        return 0
    return value


def ask(whom, recipe: int, visit: int, case: int) -> int:  # type: ignore[no-untyped-def]
    """A draw that has to be made; compiled, `whom` is the address of a function."""
    return whom(recipe, visit, case)  # type: ignore[no-any-return]
