"""Workers of a scheduler of dask give the same bytes; whoever cannot, is refused in words."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client

from approvalflow.cli import exit_code
from approvalflow.study import cluster
from approvalflow.study.cache import keys
from approvalflow.study.cache.store import Cache
from approvalflow.study.cluster import Cluster, Unfit
from approvalflow.study.reading import Study
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json
from helpers.studies import DROPPED, QUARTER, study_in

HERE = "127.0.0.1"
SOURCE = Path(cluster.__file__).parents[2]
DASK = [sys.executable, "-m", "dask"]
SMALL = ["--nthreads", "1", "--no-dashboard"]
FAST = ["--replications", "24", "--weeks", "26", "--no-versions", "--quiet"]


def begun(*words: str, source: Path = SOURCE) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*DASK, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=os.environ | {"PYTHONPATH": str(source)},
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def started() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """As the README says it: a scheduler and two workers."""
    port = free_port()
    address = f"tcp://{HERE}:{port}"
    every = [begun("scheduler", "--host", HERE, "--port", str(port), "--no-dashboard")]
    try:
        every += [begun("worker", address, *SMALL) for _ in range(2)]
        yield address, every
    finally:
        for process in every:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return study_in(tmp_path / "office", dropped=DROPPED)


@pytest.mark.slow
def test_two_workers_of_a_scheduler_give_the_same_bytes(
    started: tuple[str, list[subprocess.Popen[bytes]]],
    study: Study,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    address, (_, first, _) = started
    monkeypatch.chdir(tmp_path)
    line = ["compare", "office", *FAST]
    assert exit_code([*line, "--workers", "1", "--json", "alone.json"]) == 0
    assert exit_code([*line, "--cluster", address, "--json", "far.json"]) == 0
    assert Path("far.json").read_bytes() == Path("alone.json").read_bytes()
    said = capfd.readouterr()
    assert "distributed" not in said.err + said.out
    assert "Written: far.json" in said.err

    asked = Settings(replications=60, horizon=QUARTER, workers=1)
    whole = as_json(simulate(study, asked))
    with Cluster(address) as workers, Cache(tmp_path / "kept") as cache:
        assert workers.hands == 2
        dies = iter([False] * 5 + [True])

        def told(_: object) -> None:
            if next(dies, False):
                os.killpg(first.pid, signal.SIGKILL)  # with the process that would start it anew

        made = simulate(study, asked, progress=told, executor=workers, cache=cache)
        assert as_json(made) == whole
        assert not workers.deserted
        assert cache.made == 60

    other = shutil.copytree(SOURCE / "approvalflow", tmp_path / "other" / "approvalflow")
    with (other / "seconds.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    with Cluster(address) as workers:
        started[1].append(begun("worker", address, *SMALL, source=other.parent))
        with Client(address, set_as_default=False) as looks:
            looks.wait_for_workers(2, timeout=30)
        with pytest.raises(Unfit) as late:
            simulate(study, asked, executor=workers)
    with pytest.raises(Unfit) as early:
        Cluster(address)
    for unfit in (late.value, early.value):
        assert unfit.why == "differs"
        assert unfit.facts["worker"].startswith("tcp://")
        assert unfit.facts["versions"].startswith("approvalflow ")


@pytest.mark.slow
def test_nobody_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "office")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    for language, address in (("en", f"tcp://{HERE}:{free_port()}"), ("zh", "nowhere")):
        line = ["--lang", language, "run", "office", *FAST, "--cluster", address]
        assert exit_code(line) == 2
        said = capsys.readouterr().err
        assert address in said
        assert "dask scheduler" in said
        assert "Traceback" not in said


def test_without_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "office")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster, "installed", lambda: False)
    assert exit_code(["run", "office", *FAST, "--cluster", "tcp://x:1"]) == 2
    assert 'pip install "approvalflow[cluster]"' in " ".join(capsys.readouterr().err.split())


def test_workers_are_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "office")
    monkeypatch.chdir(tmp_path)
    assert exit_code(["run", "office", *FAST, "--cluster", "tcp://x:1", "--workers", "2"]) == 2
    assert "one of the two" in " ".join(capsys.readouterr().err.split())


def test_a_worker_that_computes_otherwise_is_named() -> None:
    """Also one that comes when the run has begun."""
    other = keys.versions() | {"approvalflow": "f" * 32, "numpy": "0.1"}
    with pytest.raises(Unfit) as unfit:
        cluster.require_same(keys.versions(), other, "tcp://there:1")
    assert unfit.value.why == "differs"
    assert unfit.value.facts["worker"] == "tcp://there:1"
    versions = unfit.value.facts["versions"]
    assert "numpy 0.1 / " in versions
    assert "scipy" not in versions


def test_the_library_is_imported_for_a_cluster_alone() -> None:
    code = "import sys, approvalflow.cli.running; print('distributed' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_notebook_has_a_loop_of_events_already(monkeypatch: pytest.MonkeyPatch) -> None:
    async def asked() -> None:
        with pytest.raises(Unfit) as refused:
            Cluster(f"tcp://{HERE}:{free_port()}")
        assert "event loop" not in str(vars(refused.value))

    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with ThreadPoolExecutor(1) as thread:  # another test's browser may run a loop in this one
        thread.submit(asyncio.run, asked()).result()
