"""When cases are submitted: the streams of all processes in one, in order of time.

The n-th case of a stream has the n-th gap of that stream, whatever else comes in; where several
streams bring a case in one second, the process first by name has the lower number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import count, islice

import numpy as np

from approvalflow.eventlog import Ints
from approvalflow.office.streams import Stream
from approvalflow.simulation.luck.uniforms import KeyedUniforms


@dataclass
class StreamSubmissions:
    """The submissions of one stream, block by block; ask for blocks in order."""

    stream: Stream
    size: int
    uniforms: KeyedUniforms
    offset: float = 0.0

    def block(self, number: int) -> Ints:
        """Instants of shape (size,); -1 beyond the end of the calendar."""
        if self.stream.regular:
            first = number * self.size + 1
            passed = np.arange(first, first + self.size) / self.stream.rate
            return self.stream.instants(passed)
        key = ("arrivals", self.stream.name) if self.stream.name else ("arrivals",)
        gaps = -np.log1p(-self.uniforms(key, number)) / self.stream.rate
        passed = self.offset + np.cumsum(gaps)
        self.offset += float(gaps.sum())
        return self.stream.instants(passed)

    def instants(self, order: int, never: int) -> Iterator[tuple[int, int]]:
        """One after the other, each with the place of its stream among the streams."""
        number = 0
        while True:
            for instant in self.block(number).tolist():
                yield (instant if instant >= 0 else never), order
            number += 1


@dataclass
class Submissions:
    """The submissions of all streams, block by block; ask for blocks in order."""

    streams: tuple[Stream, ...]
    size: int
    never: int
    uniforms: KeyedUniforms
    _merged: Iterator[tuple[int, int]] = field(init=False)
    _alone: Iterator[Ints] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        sources = [StreamSubmissions(stream, self.size, self.uniforms) for stream in self.streams]
        self._merged = merge(*(s.instants(n, self.never) for n, s in enumerate(sources)))
        if len(sources) == 1:  # to merge one takes as long as to draw it
            self._alone = map(sources[0].block, count())

    def block(self) -> tuple[list[int], Ints]:
        """The next instants, and the place of the stream of each."""
        if self._alone is not None:
            instants = next(self._alone)
            found: list[int] = np.where(instants >= 0, instants, self.never).tolist()
            return found, np.zeros(self.size, dtype=np.int64)
        pairs = list(islice(self._merged, self.size))
        return [instant for instant, _ in pairs], np.array([s for _, s in pairs], dtype=np.int64)
