"""What a scorecard depends on, as a key: nothing that could change it is left out, and no word.

The meaning of its process, the horizon, the seed and the number of the replication, the scheme by
which draws are keyed, the source of all that computes it, and the libraries that this stands on.
Not the engine: all of them give the same bytes.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from hashlib import blake2b
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from approvalflow.eventlog import Horizon
from approvalflow.process.meaning import canonical
from approvalflow.process.model.process import Process
from approvalflow.simulation.luck import KEY_SCHEME

DECIDING = (
    "calendar", "chance", "eventlog.py", "measures", "notation", "office", "process", "seconds.py",
    "simulation", "study/cache", "study/runner.py",
)  # fmt: skip
"""The parts of this package whose code decides the numbers of a scorecard, or how it is kept."""
_LIBRARIES = ("holidays", "networkx", "numpy", "scipy", "simpy")
_LENGTH = 32  # bytes


class Keys:
    """The keys of the replications of one design."""

    def __init__(self, process: Process, horizon: Horizon, seed: int) -> None:
        about = [canonical(process), astuple(horizon), seed, KEY_SCHEME, versions()]
        self._start = blake2b(json.dumps(about, sort_keys=True).encode(), digest_size=_LENGTH)

    def of(self, replication: int) -> bytes:
        """That of one replication."""
        state = self._start.copy()
        state.update(replication.to_bytes(8, "little"))
        return state.digest()


@cache
def versions() -> dict[str, str]:
    """What computes the numbers here: the digest of its source, the libraries, the machine."""
    python, machine = platform.python_version_tuple(), f"{platform.system()} {platform.machine()}"
    source = source_digest(resources.files("approvalflow"))
    here = {"approvalflow": source, "python": ".".join(python[:2]), "machine": machine}
    return here | {name: metadata.version(name) for name in _LIBRARIES}


def written() -> frozenset[tuple[str, int, int]]:
    """When each module that decides was written; of a package that is no folder, nothing."""
    package = resources.files("approvalflow")
    files = (package / name for name in DECIDING) if isinstance(package, Path) else ()
    modules = (one for file in files for one in (file, *file.rglob("*.py")) if one.suffix == ".py")
    return frozenset((str(one), state.st_mtime_ns, state.st_size)
                     for one in modules for state in (one.stat(),))  # fmt: skip


def source_digest(package: Traversable) -> str:
    """Of the text of every module that decides, by its name: another one after any change."""
    state = blake2b(digest_size=16)
    for name, text in sources(package):
        state.update(f"{name} {len(text)}\n".encode() + text)
    return state.hexdigest()


def sources(package: Traversable) -> Iterator[tuple[str, bytes]]:
    """The modules that decide, each by its path in the package, in order."""
    for part in DECIDING:
        yield from _sources(package.joinpath(*part.split("/")), part)


def _sources(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda inner: inner.name):
            yield from _sources(inner, f"{name}/{inner.name}")
    elif name.endswith(".py"):
        yield name, place.read_bytes()
