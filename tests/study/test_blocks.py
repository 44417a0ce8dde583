"""Blocks of work are done once each in their order, whoever does them and whoever dies."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

import pytest

from approvalflow.study.blocks import Crew, Work

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
