"""The memory of a run as it is laid out: things at addresses, and rows of numbers behind them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.simulation.engines.compiled.layout import HEAD_SIZE


class Cells:
    """Whole numbers by address. Long rows come after all others; a pointer to one is set then."""

    def __init__(self) -> None:
        self.numbers = [0] * HEAD_SIZE
        self._rows: dict[int, tuple[Ints, list[int]]] = {}  # by identity: with the pointers to it

    def room(self, size: int) -> int:
        """The address of room for a thing."""
        address = len(self.numbers)
        self.numbers += [0] * size
        return address

    def row(self, values: Iterable[int]) -> int:
        """The address of a few numbers."""
        address = len(self.numbers)
        self.numbers += [int(value) for value in values]
        return address

    def copy(self, address: int, size: int) -> int:
        """The address of a thing like another."""
        return self.row(self.numbers[address : address + size])

    def set(self, address: int, fields: dict[int, int]) -> None:
        """Sets parts of a thing, by their distance."""
        for distance, value in fields.items():
            self.numbers[address + distance] = int(value)

    def long_row(self, values: Ints, pointer: int) -> None:
        """A long row, to which a pointer is to point."""
        self._rows.setdefault(id(values), (values, []))[1].append(pointer)

    def memory(self, spare: int) -> tuple[Ints, int]:
        """All of it, with so much room behind, and the address at which that begins."""
        top = len(self.numbers)
        for values, pointers in self._rows.values():
            for pointer in pointers:
                self.numbers[pointer] = top
            top += len(values)
        memory = np.zeros(top + spare, dtype=np.int64)
        at = len(self.numbers)
        memory[:at] = self.numbers
        for values, _ in self._rows.values():
            memory[at : at + len(values)] = values
            at += len(values)
        return memory, top
