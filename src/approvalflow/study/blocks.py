"""Blocks of work handed out: done here, on processes of this machine, on those of others, or by the
caller's executor.

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
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import Empty, Queue
from types import ModuleType
from typing import Any, Generic, Self, TypeVar

from approvalflow.study import interrupts

Block = TypeVar("Block")
Done = TypeVar("Done")

_WORTH_A_POOL = 4.0  # seconds of work left for which starting processes pays
_DEATHS = 3  # of workers one after the other with nothing done, after which others do the work
_PATIENCE = 0.1  # seconds between two looks for Ctrl-C, which is not heard while waiting


@dataclass(frozen=True, slots=True)
class Work(Generic[Block, Done]):
    """What is to be done of a block: `here` in this process; in a worker by what `prepare` makes of
    the `material` there. `size`: how much there is in a block, in parts that take about as long.
    """

    here: Callable[[Block], Done]
    prepare: Callable[[Any], Callable[[Block], Done]]
    material: Any
    size: Callable[[Block], int] = lambda _: 1


class Far(ABC):
    """Workers that share no memory with this process: they are told once what the work is.

    `hands`: how many blocks they do at the same time. `deserted`: nobody was left there, and the
    rest was done on this machine.
    """

    hands: int
    deserted = False

    @abstractmethod
    def engage(self, task: bytes) -> None:
        """Tells all of them, as `pickle.loads` has it: what prepares, and the material. What they
        still do of an earlier task is not wanted any more.
        """

    @abstractmethod
    def hand(self, block: Any) -> Future[Any]:
        """One of them does it; the future, or this, raises BrokenExecutor where nobody can."""

    @abstractmethod
    def check(self) -> None:
        """Raises Deserted where nobody is left."""


class Deserted(BrokenExecutor):
    """There are no workers, and none are expected to come."""


Help = Executor | Far


class Crew(Generic[Block, Done]):
    """Those who do blocks: this process alone, until there is enough to do for several.

    `workers`: how many processes, from the first block on where it says so; an `executor` of the
    caller's does all of them.
    """

    def __init__(
        self, work: Work[Block, Done], workers: int | None, executor: Help | None = None
    ) -> None:
        self._work = work
        self._count = workers or os.cpu_count() or 1
        self._at_once = workers is not None and workers > 1
        self._callers = executor
        self._own: _Pool | None = None
        self._alone = False
        self._spent, self._parts = 0.0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._end(at_once=kind is not None)

    @property
    def hands(self) -> int:
        """How many blocks can be done at the same time."""
        if isinstance(self._callers, Far):
            return self._callers.hands
        return self._count

    @property
    def begins_at_once(self) -> bool:
        """Whether all of them do so from the first block on."""
        return self._callers is not None or self._at_once

    def done(
        self, blocks: Sequence[Block], noted: Callable[[Block, Done], None] = lambda *_: None
    ) -> Iterator[Done]:
        """What comes of each block, in their order. `noted` is told of each as soon as it is done,
        in any order.
        """
        parts = [self._work.size(block) for block in blocks]
        for place, block in enumerate(blocks):
            if self._several(sum(parts[place:])):
                yield from self._spread(blocks[place:], noted)
                return
            yield self._here(block, noted)

    def _here(self, block: Block, noted: Callable[[Block, Done], None]) -> Done:
        begun = time.perf_counter()
        made = self._work.here(block)
        self._spent += time.perf_counter() - begun
        self._parts += self._work.size(block)
        noted(block, made)
        return made

    def _several(self, left: int) -> bool:
        """Whether others do the work from now on, of which there is so much."""
        if self._alone:
            return False
        if self._callers is not None or self._own is not None:
            return True
        a_part = self._spent / self._parts if self._parts else 0.0
        return self._count > 1 and (self._at_once or a_part * left > _WORTH_A_POOL)

    def _spread(
        self, blocks: Sequence[Block], noted: Callable[[Block, Done], None]
    ) -> Iterator[Done]:
        """Hands all of them out, and again those that are lost; at last does what is left here."""
        finished: dict[int, Future[Done]] = {}
        told = deaths = 0
        while told < len(blocks) and not self._alone:
            coming = _Coming(blocks, finished, noted)
            with interrupts.later(), contextlib.suppress(BrokenExecutor, OSError):
                self._hand_out(coming, told)
            try:
                while told < len(blocks):
                    made = coming.awaited(told, self._check)
                    told, deaths = told + 1, 0
                    yield made
            except Deserted:
                deaths = _DEATHS
            except BrokenExecutor:
                deaths += 1
            coming.leave()
            if told < len(blocks):
                self._end(at_once=True)
            if deaths == _DEATHS:
                self._desert()
                deaths = 0
        for place in range(told, len(blocks)):
            known = finished.get(place)
            yield self._here(blocks[place], noted) if known is None else known.result()

    def _hand_out(self, coming: _Coming[Block, Done], first: int) -> None:
        """Fewer where nobody takes them any more."""
        if isinstance(self._callers, Far):
            self._callers.engage(pickle.dumps((self._work.prepare, self._work.material)))
        for place in range(first, len(coming.blocks)):
            if place not in coming.finished:
                coming.expect(place, self._future(coming.blocks[place], len(coming.blocks)))

    def _future(self, block: Block, blocks: int) -> Future[Done]:
        if isinstance(self._callers, Far):
            return self._callers.hand(block)
        if self._callers is not None:
            return self._callers.submit(self._work.here, block)
        if self._own is None:
            self._own = _Pool(min(self._count, blocks), self._work.prepare, self._work.material)
        return self._own.submit(_do, block)

    def _check(self) -> None:
        if isinstance(self._callers, Far):
            self._callers.check()

    def _desert(self) -> None:
        """From workers elsewhere to those of this machine, and from these to this process."""
        if isinstance(self._callers, Far):
            self._callers.deserted = True
            self._callers = None
        else:
            self._alone = True

    def _end(self, *, at_once: bool) -> None:
        with interrupts.later():
            if self._own is not None:
                own, self._own = self._own, None
                own.end(at_once=at_once)


class _Coming(Generic[Block, Done]):
    """Blocks that are handed out, and what came of them, by their place.

    They arrive in a Queue: a SimpleQueue waits for ever where a signal comes as its time runs out.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        finished: dict[int, Future[Done]],
        noted: Callable[[Block, Done], None],
    ) -> None:
        self.blocks, self.finished, self._noted = blocks, finished, noted
        self._expected: set[int] = set()
        self._arrived: Queue[tuple[int, Future[Done]]] = Queue()

    def expect(self, place: int, future: Future[Done]) -> None:
        self._expected.add(place)
        future.add_done_callback(lambda future: self._arrived.put((place, future)))

    def awaited(self, place: int, check: Callable[[], None]) -> Done:
        """What came of a block; raises BrokenExecutor where it is lost."""
        with interrupts.later() as came:
            while not came and place not in self.finished:
                if place not in self._expected:
                    raise BrokenExecutor
                if not self._take(_PATIENCE):
                    check()
        return self.finished.pop(place).result()

    def leave(self) -> None:
        """Waits for no more; keeps what is done."""
        with interrupts.later():
            while self._take(None):
                pass
        for place, future in list(self.finished.items()):
            if future.cancelled() or isinstance(future.exception(), BrokenExecutor):
                del self.finished[place]

    def _take(self, patience: float | None) -> bool:
        """Whether one more has come, within so many seconds."""
        try:
            place, future = self._arrived.get(patience is not None, patience)
        except Empty:
            return False
        self.finished[place] = future
        if not future.cancelled() and future.exception() is None:
            self._noted(self.blocks[place], future.result())
        return True


class _Pool(ProcessPoolExecutor):
    """Processes that end when this one does, however it ends: each holds a pipe of which nobody
    else has the other end.
    """

    def __init__(self, count: int, prepare: Callable[[Any], Any], material: Any) -> None:
        context = multiprocessing.get_context("spawn")
        line, self._life = context.Pipe(duplex=False)
        task = pickle.dumps((prepare, material))  # opened by who listens to the line already
        super().__init__(count, mp_context=context, initializer=_begin, initargs=(line, task))

    def submit(self, *args: Any, **kwargs: Any) -> Future[Any]:
        with _deaf_children(), _strangers_to_the_program():
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


@contextlib.contextmanager
def _strangers_to_the_program() -> Iterator[None]:
    """Processes started meanwhile do not run the program anew that this one runs: they need none of
    it, and the work of a script need not stand below a guard.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _begin(line: Connection, task: bytes) -> None:
    """In a worker, before its first block."""
    with contextlib.suppress(ValueError):  # not in a thread
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(line,), daemon=True).start()
    gc.disable()  # what is made ready stays: it is never searched for what can be freed
    prepare, material = pickle.loads(task)
    _deeds[:] = [prepare(material)]
    gc.freeze()
    gc.enable()


_deeds: list[Callable[[Any], Any]] = []  # of this worker process


def _do(block: Any) -> Any:
    return _deeds[0](block)


def _end_with_parent(line: Connection) -> None:
    with contextlib.suppress(OSError, EOFError):
        line.poll(None)  # until the other end is closed
    os._exit(1)
