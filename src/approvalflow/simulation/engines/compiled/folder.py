"""Where the compiled loop is kept, and whether it is there; asked without what compiles it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_COMPILES = ("numba", "llvmlite", "numpy")


@cache
def is_installed() -> bool:
    """Whether there is what compiles the loop."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return bool(version("numba"))
    except PackageNotFoundError:
        return False


@cache
def folder() -> Path:
    """Named by the digest of all that decides what is compiled."""
    # imported where something is compiled: whoever asks for help asks for the names of engines
    from hashlib import blake2b
    from importlib.metadata import version

    from platformdirs import user_cache_path

    digest = blake2b(" ".join(map(version, _COMPILES)).encode(), digest_size=10)
    package = Path(__file__).parents[3]
    sources = [package / "eventlog.py", package / "seconds.py", *package.glob("simulation/**/*.py")]
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return user_cache_path("approvalflow") / "compiled" / digest.hexdigest()


def is_at_hand() -> bool:
    """Whether the loop need not be compiled first."""
    return any(folder().rglob("*.nbc"))
