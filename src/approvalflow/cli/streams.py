"""Standard output and standard error that may be closed, full, or read by one who leaves early.

What cannot be said beside the data changes nothing. Data that nobody wants any more are no failure;
data that cannot be written are one, and the exit code says so.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO, cast

_LEFT = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if os.name == "nt" else set())


class Guarded:
    """A text stream that never raises. Once something could not be written, nothing follows it;
    `lost` says why, and is empty where all is written or the reader has left.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self.lost = ""
        self._closed = stream is None
        self._over = False
        self._stream = stream or io.StringIO()

    def write(self, text: str) -> int:
        if self._closed and text:
            self._over, self.lost = True, os.strerror(errno.EBADF)
        self._do(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        self._do(self._stream.flush)

    def _do(self, deed: Callable[[], object]) -> None:
        if self._over:
            return
        try:
            deed()
        except OSError as error:
            self._over = True
            self.lost = "" if error.errno in _LEFT else error.strerror or str(error)
            self._let_go()

    def _let_go(self) -> None:
        """What is left in the buffer goes nowhere, or Python would fail on it at its very end."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def occupy_closed_ones() -> None:
    """Opens the standard streams that are closed on nothing, so that no file takes their numbers
    and is written into. They stay unusable for Python, which has looked already.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


@contextlib.contextmanager
def guarded() -> Iterator[Guarded]:
    """Guards both streams; gives standard output, of which all is written at the end."""
    before = sys.stdout, sys.stderr
    for stream in before:  # what a Chinese console cannot show becomes a question mark
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    output, aside = (Guarded(stream) for stream in before)
    sys.stdout, sys.stderr = cast(TextIO, output), cast(TextIO, aside)
    try:
        yield output
    finally:
        output.flush()
        aside.flush()
        sys.stdout, sys.stderr = before
