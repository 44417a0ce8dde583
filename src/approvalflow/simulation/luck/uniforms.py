"""Uniforms by key: one belongs to each (seed, replication, case, atom, purpose, visit).

They come in blocks of 1,024 cases from Philox keyed by a BLAKE2b digest of the canonical key, with
the block as the counter (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), so
that blocks can be dropped and made again, and neither the order of asking nor another step changes
a draw.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

KEY_SCHEME = "approvalflow-2"  # 2: an alternative of an outcome or kind has a key of its own
_KEYS = "approvalflow-1"  # keys that 2 left alone keep their draws
BLOCK_BITS = 10
BLOCK = 1 << BLOCK_BITS
PIECES = (128, 256, 384, 512, 768, BLOCK)
"""In which the first block is made: many a process has not many more cases in a run."""

# of one replication: by the words of a key and the number of a block, shape (1024,)
KeyedUniforms = Callable[[tuple[str | int, ...], int], NDArray[np.float64]]


class Uniforms:
    """The uniforms of any key: one generator, set anew for each block, as to make one takes
    longer than its block. Digests are remembered.
    """

    def __init__(self) -> None:
        self._philox = np.random.Philox(key=0)
        self._state: Any = self._philox.state  # nothing drawn, nothing left over
        self._digests: dict[tuple[str | int, ...], NDArray[np.uint64]] = {}

    def __call__(self, key: tuple[str | int, ...], block: int) -> NDArray[np.float64]:
        """The uniforms in (0, 1) of the 1,024 cases of a block, shape (1024,)."""
        place = self._state["state"]
        place["key"] = self._digest(key)
        place["counter"] = np.array([0, block, 0, 0], dtype=np.uint64)
        self._philox.state = self._state
        raw = self._philox.random_raw(BLOCK)
        raw >>= np.uint64(11)
        draws: NDArray[np.float64] = np.add(raw, 0.5)
        draws *= 2.0**-53
        return draws

    def _digest(self, key: tuple[str | int, ...]) -> NDArray[np.uint64]:
        if key not in self._digests:
            text = json.dumps([_KEYS, *key], ensure_ascii=False, separators=(",", ":"))
            digest = blake2b(text.encode(), digest_size=16).digest()
            self._digests[key] = np.frombuffer(digest, dtype="<u8")
        return self._digests[key]
