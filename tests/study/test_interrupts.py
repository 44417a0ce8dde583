"""What must not be broken off is not, and the interruption comes after it all the same."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from approvalflow.study import interrupts

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of Unix")


class AskedError(Exception):
    """What a handler of this test raises."""


@pytest.fixture(params=["SIGINT", "SIGTERM", "SIGHUP"])
def asked(request: pytest.FixtureRequest) -> Iterator[Callable[[], None]]:
    number = getattr(signal, request.param)

    def raises(_: int, __: FrameType | None) -> None:
        raise AskedError

    before = signal.signal(number, raises)
    yield lambda: os.kill(os.getpid(), number)
    signal.signal(number, before)


def unbroken(deed: Callable[[], None], done: list[str]) -> None:
    with interrupts.later():
        deed()
        time.sleep(0.01)
        done.append("all of it")


def test_it_comes_after_and_once(asked: Callable[[], None]) -> None:
    done: list[str] = []

    def twice() -> None:
        asked()
        asked()

    with pytest.raises(AskedError):
        unbroken(twice, done)
    assert done == ["all of it"]
    with pytest.raises(AskedError):  # and at once where nothing holds it back
        asked()


def test_one_within_another_waits_for_the_outer(asked: Callable[[], None]) -> None:
    done: list[str] = []
    with pytest.raises(AskedError):
        unbroken(lambda: unbroken(asked, done), done)
    assert done == ["all of it", "all of it"]


def test_a_failure_is_told_as_it_is(asked: Callable[[], None]) -> None:
    """And the handlers are those of before."""

    def fails() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        unbroken(fails, [])
    with pytest.raises(AskedError):
        asked()


def test_a_failure_does_not_lose_what_came(asked: Callable[[], None]) -> None:
    def fails() -> None:
        asked()
        raise ZeroDivisionError

    with pytest.raises(AskedError):
        unbroken(fails, [])


def test_who_waits_sees_that_something_came(asked: Callable[[], None]) -> None:
    seen = []
    with pytest.raises(AskedError), interrupts.later() as came:
        seen += [bool(came), asked(), time.sleep(0.01), bool(came)]
    assert seen == [False, None, None, True]


def test_a_thread_has_no_signals_to_hold_back(asked: Callable[[], None]) -> None:
    def work() -> None:
        with interrupts.later():
            done.append(threading.current_thread())

    done: list[threading.Thread] = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [thread]


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with interrupts.later():
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
