"""What becomes of today under any set of options: made once, and all that begin alike together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from random import Random

from approvalflow.process.model.process import Process
from approvalflow.redesign.portfolio.options import Choice, Options
from approvalflow.redesign.redesign import Extending


class Space:
    """The sets of options. A set is taken in the order of the files and moves where that is
    accepted; else in the first order in which one more comes after a set that is.
    """

    def __init__(self, today: Process, options: Options) -> None:
        self.options = options
        self._work = Extending(today)
        self.nothing: Choice = (0,) * len(options.every)
        self._stems: dict[Choice, Process | None] = {self.nothing: today}
        self._made: dict[Choice, Process | None] = {self.nothing: today}

    @property
    def size(self) -> int:
        """How many sets there are, those refused among them."""
        return prod(self.options.sizes)

    @property
    def tried(self) -> int:
        """Of how many it was asked what they make."""
        return len(self._made)

    def every(self) -> Iterator[Choice]:
        """All sets, nothing first."""
        yield from product(*(range(size) for size in self.options.sizes))

    def budget(self, choice: Choice) -> float:
        """What an accepted set costs."""
        found = self.options.budget(choice)
        assert found is not None
        return found

    def process(self, choice: Choice) -> Process | None:
        """None where the moves are refused, or the redesigns exclude each other."""
        if choice not in self._made:
            allowed = self.options.budget(choice) is not None
            self._made[choice] = self._apply(choice) if allowed else None
        return self._made[choice]

    def accepts(self, choice: Choice) -> bool:
        """Whether it makes a sound process."""
        return self.process(choice) is not None

    def neighbours(self, choice: Choice) -> Iterator[Choice]:
        """The sets that differ in one option."""
        for number, size in enumerate(self.options.sizes):
            for level in range(size):
                if level != choice[number]:
                    yield having(choice, number, level)

    def _apply(self, choice: Choice) -> Process | None:
        waivers = self.options.waivers(choice)
        whole = self._stem(choice)
        if whole is not None and self._work.keeps_rules(whole, waivers):
            return whole
        for number in reversed(range(len(choice))):
            if choice[number]:
                before = self.process(having(choice, number, 0))
                made = None if before is None else self._extended(before, choice, number)
                if made is not None and self._work.keeps_rules(made, waivers):
                    return made
        return None

    def _stem(self, choice: Choice) -> Process | None:
        """All its moves in the order of the files, whatever rules they break."""
        if choice not in self._stems:
            last = max(number for number, level in enumerate(choice) if level)
            before = self._stem(having(choice, last, 0))
            made = None if before is None else self._extended(before, choice, last)
            self._stems[choice] = made
        return self._stems[choice]

    def _extended(self, before: Process, choice: Choice, number: int) -> Process | None:
        moves = self.options.every[number].levels[choice[number] - 1]
        return self._work.extended(before, moves)


def having(choice: Choice, number: int, level: int) -> Choice:
    """The set with one option at another level."""
    return (*choice[:number], level, *choice[number + 1 :])


def sampled(space: Space, count: int, seed: int) -> tuple[Choice, ...]:
    """So many sets, or fewer, that hold every level of every option about equally often (a Latin
    sample), the redesigns themselves and nothing first. Of a set that is refused the options stay
    that are accepted one after the other, in an order drawn for it.
    """
    columns = [_column(size, count, Random(f"{seed} {n}")) for n, size in enumerate(_sizes(space))]
    found = dict.fromkeys((space.nothing, *_redesigns(space)))
    for row, wanted in enumerate(zip(*columns, strict=True)):
        if len(found) >= count:
            break
        found[_repaired(space, wanted, Random(f"{seed} row {row}"))] = None
    return tuple(found)


def _sizes(space: Space) -> Sequence[int]:
    return space.options.sizes


def _column(size: int, count: int, luck: Random) -> list[int]:
    column = [row * size // count for row in range(count)]
    luck.shuffle(column)
    return column


def _redesigns(space: Space) -> Iterator[Choice]:
    """Each redesign with the first level of all its moves."""
    for redesign in space.options.redesigns:
        choice = tuple(int(redesign.id in one.redesigns) for one in space.options.every)
        if space.accepts(choice):
            yield choice


def _repaired(space: Space, wanted: Choice, luck: Random) -> Choice:
    if space.accepts(wanted):
        return wanted
    order = [number for number, level in enumerate(wanted) if level]
    luck.shuffle(order)
    choice = space.nothing
    for number in order:
        larger = having(choice, number, wanted[number])
        if space.accepts(larger):
            choice = larger
    return choice
