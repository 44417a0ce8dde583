"""What was tried, and what came of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from faults.trying import Outcome

_MB = 1_000_000


@dataclass
class Counts:
    """Inputs and outcomes of each kind, the slowest and the largest of them, and the faults."""

    inputs: Counter[str] = field(default_factory=Counter)
    codes: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    faults: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    slowest: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    largest: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, kind: str, outcomes: Sequence[Outcome], faults: Sequence[str]) -> None:
        self.inputs[kind] += 1
        for outcome in outcomes:
            self.codes[kind][outcome.code] += 1
            self.slowest[kind] = max(self.slowest[kind], outcome.seconds)
            self.largest[kind] = max(self.largest[kind], outcome.peak)
        self.faults[kind].update(fault.partition(":")[0] for fault in faults)

    def table(self) -> str:
        """A line for each kind: inputs, exit codes of all lines typed, the extremes, the faults."""
        codes = sorted({code for counter in self.codes.values() for code in counter})
        heads = ["kind", "inputs", *(f"= {code}" for code in codes), "seconds", "MB", "faults"]
        rows = [heads, *(self._row(kind, codes) for kind in sorted(self.inputs))]
        total = sum(self.faults.values(), Counter())
        sums = [sum(counter[code] for counter in self.codes.values()) for code in codes]
        slowest, largest = (
            max(self.slowest.values(), default=0),
            max(self.largest.values(), default=0),
        )
        rows.append(["all", str(self.inputs.total()), *map(str, sums), f"{slowest:.1f}",
                     f"{largest / _MB:.0f}", str(total.total())])  # fmt: skip
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = []
        for row in rows:
            _, *rest = (text.rjust(width) for text, width in zip(row, widths, strict=True))
            lines.append("  ".join([row[0].ljust(widths[0]), *rest]).rstrip())
        return "\n".join(
            [*lines, *(f"{number:6}  {fault}" for fault, number in total.most_common())]
        )

    def _row(self, kind: str, codes: Sequence[int]) -> list[str]:
        found = (str(self.codes[kind][code]) for code in codes)
        extremes = (f"{self.slowest[kind]:.1f}", f"{self.largest[kind] / _MB:.0f}")
        return [kind, str(self.inputs[kind]), *found, *extremes, str(self.faults[kind].total())]
