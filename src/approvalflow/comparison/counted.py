"""How many cases have how many troubles at once: the counting of Alkire and Foster (2011).

A case is in a crisis if its troubles weigh at least a third of all that count. H is the share of
such cases, A the mean weight of theirs as a share of all, and M0 = H x A; only the troubles of
cases in a crisis count. Everything is a quotient of whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

CUT = Fraction(1, 3)  # of the weight of all troubles that count


@dataclass(frozen=True, slots=True)
class Counted:
    """Of some cases. `having`: those with each trouble, `within`: those of them in a crisis;
    `points`: the weight of all troubles of the cases in a crisis, `most`: that of all troubles.
    """

    cases: int
    poor: int
    points: int
    most: int
    having: Mapping[str, int]
    within: Mapping[str, int]

    @property
    def share(self) -> Fraction | None:
        """H."""
        return Fraction(self.poor, self.cases) if self.cases else None

    @property
    def depth(self) -> Fraction | None:
        """A."""
        return Fraction(self.points, self.poor * self.most) if self.poor and self.most else None

    @property
    def index(self) -> Fraction | None:
        """M0."""
        return Fraction(self.points, self.cases * self.most) if self.cases and self.most else None


def least_points(weights: Mapping[str, int]) -> int:
    """The least weight of troubles at which a case is in a crisis."""
    third = CUT * sum(weights.values())
    return -(-third.numerator // third.denominator)


def counted(cases: Mapping[int, int], bits: Sequence[str], weights: Mapping[str, int]) -> Counted:
    """`cases`: how many there are by the sum of 2^position of their troubles in `bits`; those
    without a weight do not count.
    """
    least = least_points(weights)
    having, within = dict.fromkeys(weights, 0), dict.fromkeys(weights, 0)
    poor = points = 0
    for code, count in cases.items():
        found = [name for n, name in enumerate(bits) if code >> n & 1 and name in weights]
        weight = sum(weights[name] for name in found)
        in_crisis = bool(weights) and weight >= least
        poor += count * in_crisis
        points += count * weight * in_crisis
        for name in found:
            having[name] += count
            within[name] += count * in_crisis
    whole = sum(cases.values())
    return Counted(whole, poor, points, sum(weights.values()), having, within)
