"""Whoever computes a result, and whatever was kept of it before, its bytes are the same."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.simulation.engines import ENGINES, USUAL, is_installed
from helpers.studies import DROPPED, QUARTER, study_in

ALL = [name for name in ENGINES if name != USUAL and is_installed(name)]
WEEKS = ("--start-up", str(QUARTER.start_up), "--weeks", str(QUARTER.weeks))


@pytest.mark.slow
def test_engine_workers_and_cache_change_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one engine kept serves every other."""
    study_in(tmp_path / "office", dropped=DROPPED)
    monkeypatch.chdir(tmp_path)
    stored = Path("result.json")
    line = ["compare", "office", "--replications", "24", *WEEKS, "--no-versions", "--quiet"]
    line += ["--json", str(stored)]
    made: dict[tuple[str, ...], bytes] = {}
    for engine, workers, cache in product(ALL, ("1", "2"), ("--no-cache", "cold", "warm")):
        kept = ("--no-cache",) if cache == "--no-cache" else ("--cache", f"{engine}-{workers}")
        assert exit_code([*line, "--engine", engine, "--workers", workers, *kept]) == 0
        made[engine, workers, cache] = stored.read_bytes()
    for engine in ALL:
        assert exit_code([*line, "--engine", engine, "--cache", f"{ALL[0]}-1"]) == 0
        made[engine, "any", f"of {ALL[0]}"] = stored.read_bytes()
    first = made[ALL[0], "1", "--no-cache"]
    assert [how for how, found in made.items() if found != first] == []
