"""Blocks of work handed out: done here, on processes of this machine, or by the caller's executor.

The one place that hands out work. What a block gives depends on the block alone, so that one that
is lost with its worker is done again, and neither the number of workers nor their deaths change a
result.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Generic, Self, TypeVar

from approvalflow.study import interrupts

Block = TypeVar("Block")
Done = TypeVar("Done")

_WORTH_A_POOL = 4.0  # seconds of work left for which starting processes pays
_DEATHS = 3  # of workers one after the other with nothing done, after which the work is done here
_PATIENCE = 0.1  # seconds between two looks for Ctrl-C, which is not heard while waiting


@dataclass(frozen=True, slots=True)
class Work(Generic[Block, Done]):
    """What is to be done of a block: `here` in this process, `there` in a worker, once it has made
    ready for it with `prepare` and its `material`.
    """

    here: Callable[[Block], Done]
    there: Callable[[Block], Done]
    prepare: Callable[[Any], None]
    material: Any


class Crew(Generic[Block, Done]):
    """Those who do blocks: this process alone, until there is enough to do for several.

    `workers`: how many processes, from the first block on where it says so; an `executor` of the
    caller's does all of them.
    """

    def __init__(
        self, work: Work[Block, Done], workers: int | None, executor: Executor | None = None
    ) -> None:
        self._work = work
        self._count = workers or os.cpu_count() or 1
        self._at_once = workers is not None and workers > 1
        self._callers = executor
        self._own: _Pool | None = None
        self._alone = False
        self._spent, self._blocks = 0.0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end(at_once=kind is not None)

    def done(self, blocks: Sequence[Block]) -> Iterator[Done]:
        """What comes of each block, in their order."""
        left = list(blocks)
        while left:
            if self._several(len(left)):
                yield from self._spread(left)
                return
            begun = time.perf_counter()
            made = self._work.here(left.pop(0))
            self._spent += time.perf_counter() - begun
            self._blocks += 1
            yield made

    def _several(self, left: int) -> bool:
        """Whether others do the work from now on."""
        if self._alone:
            return False
        if self._callers is not None or self._own is not None:
            return True
        a_block = self._spent / self._blocks if self._blocks else 0.0
        return self._count > 1 and (self._at_once or a_block * left > _WORTH_A_POOL)

    def _spread(self, blocks: Sequence[Block]) -> Iterator[Done]:
        """Hands all of them out, and again those that are lost; at last does what is left here."""
        left, deaths = list(blocks), 0
        kept: dict[int, Future[Done]] = {}  # done before a worker died, by their place in `left`
        while left and deaths < _DEATHS:
            futures = self._handed_out(left, kept)
            told = 0
            for future in futures:
                try:
                    made = _awaited(future)
                except BrokenExecutor:
                    break
                told, deaths = told + 1, 0
                yield made
            with interrupts.later():
                kept = {
                    place: future
                    for place, future in enumerate(futures[told:])
                    if future.done() and not future.cancelled() and future.exception() is None
                }
            left = left[told:]
            if left:
                deaths += 1
                self._end(at_once=True)
        self._alone = self._alone or bool(left)
        for place, block in enumerate(left):
            yield kept[place].result() if place in kept else self._work.here(block)

    def _handed_out(
        self, blocks: Sequence[Block], kept: dict[int, Future[Done]]
    ) -> list[Future[Done]]:
        """A future of each block; fewer where nobody takes them any more."""
        futures: list[Future[Done]] = []
        with contextlib.suppress(BrokenExecutor, OSError), interrupts.later():
            executor, deed = self._executor(len(blocks))
            for place, block in enumerate(blocks):
                known = kept.get(place)
                futures.append(executor.submit(deed, block) if known is None else known)
        return futures

    def _executor(self, blocks: int) -> tuple[Executor, Callable[[Block], Done]]:
        if self._callers is not None:
            return self._callers, self._work.here
        if self._own is None:
            self._own = _Pool(min(self._count, blocks), self._work.prepare, self._work.material)
        return self._own, self._work.there

    def _end(self, *, at_once: bool) -> None:
        with interrupts.later():
            if self._own is not None:
                own, self._own = self._own, None
                own.end(at_once=at_once)


def _awaited(future: Future[Done]) -> Done:
    while True:
        with interrupts.later(), contextlib.suppress(TimeoutError):
            return future.result(_PATIENCE)


class _Pool(ProcessPoolExecutor):
    """Processes that end when this one does, however it ends: each holds a pipe of which nobody
    else has the other end.
    """

    def __init__(self, count: int, prepare: Callable[[Any], None], material: Any) -> None:
        context = multiprocessing.get_context("spawn")
        line, self._life = context.Pipe(duplex=False)
        task = pickle.dumps((prepare, material))  # opened by who listens to the line already
        super().__init__(count, mp_context=context, initializer=_begin, initargs=(line, task))

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        with _deaf_children():
            return super().submit(*args, **kwargs)

    def end(self, *, at_once: bool) -> None:
        """Waits for the workers; `at_once` ends them in the middle of what they do."""
        if at_once:
            self._life.close()
            for process in list((self._processes or {}).values()):
                process.kill()  # it may not have come as far as its line
        self.shutdown(wait=True, cancel_futures=True)
        self._life.close()


@contextlib.contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started meanwhile do not hear Ctrl-C, which is for their parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(line: Connection, task: bytes) -> None:
    """In a worker, before its first block."""
    with contextlib.suppress(ValueError):  # not in a thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(line,), daemon=True).start()
    gc.disable()  # what is made ready stays: it is never searched for what can be freed
    prepare, material = pickle.loads(task)
    prepare(material)
    gc.freeze()
    gc.enable()


def _end_with_parent(line: Connection) -> None:
    with contextlib.suppress(OSError, EOFError):
        line.poll(None)  # until the other end is closed
    os._exit(1)
