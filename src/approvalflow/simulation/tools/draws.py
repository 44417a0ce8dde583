"""The numbers of luck at hand: lists in which an engine looks up a case without a call."""

from __future__ import annotations

from collections.abc import MutableSequence

from approvalflow.simulation.luck import Luck
from approvalflow.simulation.luck.uniforms import BLOCK, BLOCK_BITS, PIECES

BLOCK_MASK = (1 << BLOCK_BITS) - 1
Table = list[list[MutableSequence[int]]]  # by visit, block and place in the block
_FIRST_KEPT = 4
# blocks without entries, so that asking them is an IndexError
_MISSING: MutableSequence[int] = []
_DROPPED: MutableSequence[int] = []


class Draws:
    """What a recipe gives, by visit, block and place in the block: `table[visit][block][slot]`.

    A number not yet made is an IndexError there, and `at` makes its block (of the first block
    no more than is needed, and the rest when it is: some laws take longer to draw than to
    simulate). Only the blocks asked for last are kept, and twice as many once a dropped one had to
    be made again: cases that wait long lie far apart.
    """

    __slots__ = ("_held", "_kept", "_luck", "_recipe", "table")

    def __init__(self, luck: Luck, recipe: int) -> None:
        self._luck = luck
        self._recipe = recipe
        self._kept = _FIRST_KEPT
        self._held: list[list[int]] = []
        self.table: Table = []

    def at(self, case: int, visit: int) -> int:
        """For what does not depend on the visit, visit 0."""
        try:
            return self.table[visit][case >> BLOCK_BITS][case & BLOCK_MASK]
        except IndexError:
            return self._made(visit, case)

    def _made(self, visit: int, case: int) -> int:
        number, slot = case >> BLOCK_BITS, case & BLOCK_MASK
        while len(self.table) <= visit:
            self.table.append([])
            self._held.append([])
        blocks, held = self.table[visit], self._held[visit]
        blocks.extend([_MISSING] * (number + 1 - len(blocks)))
        if blocks[number] is _DROPPED:
            self._kept *= 2
        if number not in held:
            if len(held) >= self._kept:
                blocks[held.pop(0)] = _DROPPED
            held.append(number)
        known = blocks[number]
        cases = BLOCK if number else next(size for size in PIECES if size > slot)
        made = self._luck.block(self._recipe, max(visit, 1), number, cases, len(known))
        blocks[number] = made = known + made if known else made  # type: ignore[operator]
        return made[slot]
