"""Workers of other machines: those of a scheduler of dask.distributed.

They have to compute with the same source and the same libraries, or the same seed would not give
the same bytes; each is asked before its first block.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import pickle
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Future, ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, Self

from approvalflow.study import interrupts
from approvalflow.study.blocks import Deserted, Far
from approvalflow.study.cache.keys import versions

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as Theirs

_PATIENCE = 10.0  # seconds for a scheduler to answer, or for it to have a worker
_LOOK = 2.0  # seconds between two looks whether anybody is left
_DESERTED = 20.0  # seconds without any worker after which none is expected to come back
_LOGS = ("distributed", "tornado")

Versions = Mapping[str, str]


class Unfit(Exception):  # noqa: N818 - it says what it is
    """A cluster that cannot do the work, and why. `facts`: what the sentence needs."""

    def __init__(
        self, why: Literal["missing", "silent", "empty", "without", "differs"], **facts: str
    ) -> None:
        self.why, self.facts = why, facts
        super().__init__(why)

    def __reduce__(self) -> tuple[Callable[..., Unfit], tuple[str, dict[str, str]]]:
        """From one process to another."""
        return _unfit, (self.why, self.facts)


def _unfit(why: Any, facts: Mapping[str, str]) -> Unfit:
    return Unfit(why, **facts)


class Cluster(Far):
    """The workers of the scheduler at an address, all of which can do the work; raises Unfit."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = _connected(address)
        try:
            self.hands = self._looked_at()
        except BaseException:
            self._client.close()
            raise
        self._sent: tuple[bytes, Theirs] | None = None
        self._given: list[Theirs] = []
        self._seen = self._looked = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with interrupts.later(), contextlib.suppress(OSError, TimeoutError):
            self._client.close()

    def engage(self, task: bytes) -> None:
        """Sent once: to every worker that is there, from which those that come later have it."""
        with _broken_if_lost():
            if self._given:
                self._client.cancel(self._given)
            self._given = []
            if self._sent is None or self._sent[0] != task or self._sent[1].status != "finished":
                self._sent = task, self._client.scatter(task, broadcast=True, hash=False)

    def hand(self, block: Any) -> Future[Any]:
        if self._sent is None:
            raise BrokenExecutor
        with _broken_if_lost():
            theirs = self._client.submit(done, self._sent[1], versions(), block, pure=False)
        self._given.append(theirs)
        ours: Future[Any] = Future()
        theirs.add_done_callback(lambda future: _pass_on(future, ours))
        return ours

    def check(self) -> None:
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        self._looked = now
        with _broken_if_lost():
            if self._client.status != "running":
                raise Deserted
            if self._client.nthreads():
                self._seen = time.monotonic()
        if now - self._seen > _DESERTED:
            raise Deserted

    def _looked_at(self) -> int:
        """How many blocks they can do at the same time."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise Unfit("empty", address=self.address) from None
        found = self._client.run(versions, on_error="return")
        for worker, theirs in sorted(found.items()):
            if not isinstance(theirs, dict):
                raise Unfit("without", worker=worker, detail=str(theirs))
            require_same(versions(), theirs, worker)
        return sum(self._client.nthreads().values())


def installed() -> bool:
    """Whether dask.distributed is there."""
    return importlib.util.find_spec("distributed") is not None


def _connected(address: str) -> Client:
    if not installed():
        raise Unfit("missing")
    from distributed import Client

    for name in [*logging.root.manager.loggerDict]:
        if name.startswith(_LOGS):  # what matters is told by sentences
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        _require_answer(address)  # a client that finds nobody goes on looking
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of other versions, which are looked at in full
            return Client(address, timeout=_PATIENCE, set_as_default=False, name="approvalflow")
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise Unfit("silent", address=address, detail=str(error)) from None


def _require_answer(address: str) -> None:
    """In a thread of its own: a notebook has a loop of events in this one."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(_answers(address))).result()


async def _answers(address: str) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, timeout=_PATIENCE, **Security().get_connection_args("client"))
    await comm.close()


@contextlib.contextmanager
def _broken_if_lost() -> Iterator[None]:
    """What a client says where its scheduler is gone."""
    try:
        yield
    except BrokenExecutor:
        raise
    except (OSError, RuntimeError, asyncio.CancelledError, CancelledError):
        raise BrokenExecutor from None


def _pass_on(theirs: Theirs, ours: Future[Any]) -> None:
    """What came of a block, or that it is lost."""
    ours.set_running_or_notify_cancel()
    try:
        ours.set_result(theirs.result())
    except (asyncio.CancelledError, CancelledError):
        ours.set_exception(BrokenExecutor())
    except Exception as error:
        lost = type(error).__module__.startswith(_LOGS)  # with its worker, again and again
        ours.set_exception(BrokenExecutor() if lost else _told(error))


def _told(error: Exception) -> Exception:
    """A worker that came later may have no ApprovalFlow."""
    return (
        Unfit("without", worker="", detail=str(error)) if isinstance(error, ImportError) else error
    )


def require_same(here: Versions, there: Versions, worker: str) -> None:
    other = [name for name in sorted({*here, *there}) if here.get(name) != there.get(name)]
    if other:
        told = ", ".join(f"{name} {_short(there, name)} / {_short(here, name)}" for name in other)
        raise Unfit("differs", worker=worker, versions=told)


def _short(found: Versions, name: str) -> str:
    return found.get(name, "-")[:12]


def done(task: bytes, wanted: Versions, block: Any) -> Any:
    """In a worker: what comes of a block."""
    if versions() != wanted:
        from distributed import get_worker

        require_same(wanted, versions(), get_worker().address)
    return _deed(task)(block)


@lru_cache(maxsize=4)
def _deed(task: bytes) -> Callable[[Any], Any]:
    """Made ready once in each worker; of several runs on one cluster each has its own."""
    prepare, material = pickle.loads(task)
    made: Callable[[Any], Any] = prepare(material)
    return made
