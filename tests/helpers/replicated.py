"""Replications made by hand."""

from collections.abc import Mapping

from approvalflow.measures.kpis import measure_named
from approvalflow.measures.replicated import Parts
from approvalflow.measures.scorecard import Readings

CASES = 1000  # of which a share is one


def readings(
    measures: Mapping[str, float | None], why: Mapping[str, str] | None = None
) -> Readings:
    """The measures of one replication; shares are of as many cases in each."""
    return Readings({name: _parts(name, value) for name, value in measures.items()}, why or {})


def _parts(name: str, value: float | None) -> Parts | None:
    if value is None:
        return None
    measure = measure_named(name)
    shares = measure is not None and measure.bounds == "cases"
    return Parts(value * CASES, CASES) if shares else Parts(value)
