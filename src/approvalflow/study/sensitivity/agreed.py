"""At which values of the guesses today is still the office that was observed."""

from __future__ import annotations

from approvalflow.study.reading import Study, observed_value
from approvalflow.study.sensitivity.points import Point

_MISSED = 0.1  # of a figure of the office


class Agreed:
    """Figures under `observed` that today meets as it is written: all points are held to them."""

    def __init__(self, study: Study, now: Point) -> None:
        self._study = study
        observed = study.today.process.observed
        self.names = tuple(name for name in observed if self._near(now, name))

    def holds(self, point: Point) -> bool:
        """Whether none of them is missed by more than a tenth."""
        return all(self._near(point, name) for name in self.names)

    def _near(self, point: Point, name: str) -> bool:
        process = self._study.today.process
        stated = observed_value(name, process.observed[name], process)
        found = point.today.get(name)
        return found is not None and abs(found - stated) <= _MISSED * abs(stated)
