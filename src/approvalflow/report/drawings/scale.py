"""From numbers to places on a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10


@dataclass(frozen=True, slots=True)
class Scale:
    """Linear, from low..high to start..end."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self, at_most: int) -> tuple[float, ...]:
        """Round values within the scale: steps of 1, 2 or 5 times a power of ten."""
        rough = (self.high - self.low) / at_most
        power = 10.0 ** floor(log10(rough))
        step = next(s * power for s in (1, 2, 5, 10) if s * power >= rough * (1 - 1e-9))
        count = floor((self.high - self.low) / step + 1e-9)
        return tuple(self.low + i * step for i in range(count + 1))

    def labels(self, at_most: int) -> tuple[tuple[float, str], ...]:
        """The ticks with their numbers, in as many digits as tell them apart."""
        ticks = self.ticks(at_most)
        step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
        places = max(0, -floor(log10(step) + 1e-9))
        return tuple((tick, f"{tick:.{places}f}") for tick in ticks)
