"""The numbers of luck at hand: lists in which an engine looks up a case without a call."""

from __future__ import annotations

from collections.abc import MutableSequence

from approvalflow.simulation.luck import BLOCK_BITS, Luck

BLOCK_MASK = (1 << BLOCK_BITS) - 1
Table = list[list[MutableSequence[int]]]  # by visit, block and place in the block
_FIRST_KEPT = 4
_MISSING: MutableSequence[int] = []  # the block that has no entries: asking it is an IndexError


class Draws:
    """What a recipe gives, by visit, block and place in the block: `table[visit][block][slot]`.

    A number not yet made is an IndexError there, and `at` makes its block. Only the blocks
    asked for last are kept, and twice as many once a dropped one had to be made again: cases
    that wait long lie far apart.
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
            return self._made(visit, case >> BLOCK_BITS)[case & BLOCK_MASK]

    def _made(self, visit: int, number: int) -> MutableSequence[int]:
        while len(self.table) <= visit:
            self.table.append([])
            self._held.append([])
        blocks, held = self.table[visit], self._held[visit]
        if number < len(blocks):
            self._kept *= 2
        blocks.extend([_MISSING] * (number + 1 - len(blocks)))
        if len(held) >= self._kept:
            blocks[held.pop(0)] = _MISSING
        held.append(number)
        blocks[number] = made = self._luck.block(self._recipe, max(visit, 1), number)
        return made
