"""Being asked to end by another program, heard as Ctrl-C is: what is complete is still told."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

from approvalflow.cli.codes import INTERRUPTED, OK

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")  # where the system has them


@dataclass
class Heard:
    """The signal that asked this program to end, if any."""

    number: int | None = None

    def code(self, code: int) -> int:
        """The exit code that a shell expects of a program ended by it."""
        ended = self.number is not None and code in (OK, INTERRUPTED)
        return 128 + (self.number or 0) if ended else code


@contextlib.contextmanager
def heard() -> Iterator[Heard]:
    """Signals that would end the program interrupt it instead, unless they are ignored."""
    state = Heard()
    if threading.current_thread() is not threading.main_thread():
        yield state
        return

    def interrupt(number: int, _: FrameType | None) -> None:
        state.number = number
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    heeded = [n for n in numbers if signal.getsignal(n) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, interrupt)
    try:
        yield state
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)
