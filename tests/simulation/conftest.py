"""Every test of this folder runs over all engines."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest

from approvalflow.simulation.engines import ENGINES, USUAL, is_installed

ALL = [name for name in ENGINES if name != USUAL and is_installed(name)]


@pytest.fixture(scope="module", autouse=True, params=ALL)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of the engine that stands where the runner looks for the usual one.

    What keeps logs from one test to the next has to depend on this fixture.
    """
    with mock.patch.dict(ENGINES, {USUAL: ENGINES[request.param]}):
        yield request.param
