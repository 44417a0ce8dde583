"""Blocks of work are done once each in their order, whoever does them and whoever dies."""

from __future__ import annotations

import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import pytest

from approvalflow.study.blocks import Crew, Deserted, Far, Work

BLOCKS = list(range(7))


class Dying(Executor):
    """Loses those of its jobs, counted from the first, that it is told to; `over`: all later too,
    and takes no more.
    """

    def __init__(self, lost: set[int], *, over: bool = False) -> None:
        self.lost, self.over, self.jobs = lost, over, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.over and self.jobs > max(self.lost):
            raise BrokenExecutor
        if self.jobs in self.lost:
            future.set_exception(BrokenExecutor())
        else:
            try:
                future.set_result(fn(*args, **kwargs))
            except ArithmeticError as wrong:
                future.set_exception(wrong)
        self.jobs += 1
        return future


def crew_of(done: list[int], executor: Executor | None) -> Crew[int, int]:
    def deed(block: int) -> int:
        done.append(block)
        return block * block

    return Crew(Work(deed, lambda _: deed, None), 1, executor)


@pytest.mark.parametrize(
    "executor",
    [
        None,
        Dying(set()),
        Dying({0}),
        Dying({6}),
        Dying({2, 3, 9}),
        Dying({0, 7, 14}),
        Dying({0, 7, 14, 20}),
        Dying(set(range(100))),
        Dying({3}, over=True),
        Dying({0}, over=True),
    ],
)
def test_every_block_is_done_once_and_told_in_order(executor: Executor | None) -> None:
    done: list[int] = []
    with crew_of(done, executor) as crew:
        assert list(crew.done(BLOCKS)) == [block * block for block in BLOCKS]
        assert list(crew.done(BLOCKS[:2])) == [0, 1]
    assert sorted(done) == sorted(BLOCKS + BLOCKS[:2])


def test_what_is_wrong_with_a_block_is_no_death() -> None:
    def faulty(block: int) -> int:
        return 1 // (block - 3)

    with Crew(Work(faulty, lambda _: faulty, None), 1, Dying({1})) as crew:
        made = crew.done(BLOCKS)
        assert [next(made) for _ in range(3)] == [-1, -1, -1]
        with pytest.raises(ZeroDivisionError):
            next(made)


def test_what_is_done_is_noted_at_once_in_any_order() -> None:
    noted: list[tuple[int, int]] = []
    late: Future[int] = Future()

    class Waiting(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if args == (0,):
                return late
            future.set_result(fn(*args, **kwargs))
            return future

    with Crew(Work(lambda b: -b, lambda _: lambda b: -b, None), 1, Waiting()) as crew:
        made = crew.done(BLOCKS, lambda *pair: noted.append(pair))
        threading.Timer(0.3, lambda: late.set_result(0)).start()
        assert next(made) == 0
        assert sorted(noted) == [(block, -block) for block in BLOCKS]
        assert noted[-1] == (0, 0)
        assert list(made) == [-block for block in BLOCKS[1:]]
    assert len(noted) == len(BLOCKS)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of Unix")
@pytest.mark.parametrize("after", [0.03, *(0.1 + step / 20_000 for step in range(-10, 10))])
def test_ctrl_c_is_heard_while_a_block_is_waited_for(after: float) -> None:
    """Whenever it comes, also just as a wait of a tenth of a second ends."""
    late: Future[int] = Future()

    class Slow(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            return late if args == (BLOCKS[0],) else Future()

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    main = threading.main_thread().ident
    assert main is not None
    timers = [
        threading.Timer(after, lambda: signal.pthread_kill(main, signal.SIGINT)),
        threading.Timer(5.0, lambda: late.set_result(0)),
    ]
    try:
        with Crew(Work(abs, lambda _: abs, None), 1, Slow()) as crew:
            made = crew.done(BLOCKS)
            for timer in timers:
                timer.start()
            with pytest.raises(KeyboardInterrupt):
                next(made)
        assert not late.done()
    finally:
        timers[1].cancel()
        signal.signal(signal.SIGINT, before)


class Elsewhere(Far):
    """Does so many blocks, and then nobody is left."""

    def __init__(self, blocks: int) -> None:
        self.hands, self.left, self.told = 2, blocks, 0

    def engage(self, task: bytes) -> None:
        self.told += 1
        prepare, material = pickle.loads(task)
        self.deed = prepare(material)

    def hand(self, block: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.left:
            self.left -= 1
            future.set_result(self.deed(block))
        return future

    def check(self) -> None:
        if not self.left:
            raise Deserted


def squares(_: None) -> Callable[[int], int]:
    return square


def square(block: int) -> int:
    return block * block


@pytest.mark.parametrize("blocks", [0, 1, 6, 7, 20])
def test_where_nobody_is_left_elsewhere_the_rest_is_done_here(blocks: int) -> None:
    elsewhere, noted = Elsewhere(blocks), list[int]()
    with Crew(Work(square, squares, None), 1, elsewhere) as crew:
        assert crew.hands == 2
        found = list(crew.done(BLOCKS, lambda block, _: noted.append(block)))
    assert found == [square(block) for block in BLOCKS]
    assert sorted(noted) == BLOCKS
    assert elsewhere.told == 1
    assert elsewhere.deserted == (blocks < len(BLOCKS))
