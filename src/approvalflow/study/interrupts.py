"""Interruptions that wait until what must not be broken off is done."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator, Sequence
from types import FrameType

_INTERRUPTING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # where the system has them


@contextlib.contextmanager
def later() -> Iterator[Sequence[object]]:
    """A signal that comes meanwhile is heard at the end, also where a failure ends it; gives those
    that have come.

    An exception raised by a signal inside a lock of a pool of processes leaves it locked: the
    pool's own thread then waits for ever, and the program with it. One that is raised while garbage
    is collected is lost: whoever waits for long does so in here, and looks whether one has come.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone hears signals
        yield ()
        return
    numbers = [getattr(signal, name) for name in _INTERRUPTING if hasattr(signal, name)]
    heard = {n: handler for n in numbers if callable(handler := signal.getsignal(n))}
    came: list[tuple[int, FrameType | None]] = []
    busy = True

    def keep(number: int, frame: FrameType | None) -> None:
        if busy:
            came.append((number, frame))
        else:  # interrupted between the end and the last handler put back
            heard[number](number, frame)

    for number in heard:
        signal.signal(number, keep)
    try:
        yield came
    finally:
        busy = False
        for number, handler in heard.items():
            signal.signal(number, handler)
        for number, frame in came[:1]:
            heard[number](number, frame)
