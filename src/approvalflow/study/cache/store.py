"""The file in which scorecards are kept, for any number of runs at the same time.

A run never fails for its cache: where this cannot be read or written, it goes on without.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Literal, Self

from approvalflow import files
from approvalflow.measures.scorecard import Scorecard
from approvalflow.study import interrupts
from approvalflow.study.cache.packing import Damaged, packed, unpacked

FOLDER = "APPROVALFLOW_CACHE"  # the variable that says where it is, or that there is none
OFF = "off"
LARGEST = 2_000_000_000  # bytes
_NAME = "scorecards-1.sqlite"  # 1: the form of the file
_APPLICATION = 0x41464C43  # as SQLite marks the files of a program
_PATIENCE = 10.0  # seconds for another run to finish writing
_ROOM = 0.9  # of the largest size, what is left once the oldest have gone
_AT_ONCE = 500  # keys in a question
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cache is not what was asked for. `damaged`: what was there is put aside, as `other`;
    `entries`: some of it was left out; `off`: the run goes on without; `changed`: the source was.
    """

    kind: Literal["damaged", "entries", "off", "changed"]
    path: Path
    detail: str = ""
    other: Path | None = None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a cache holds: scorecards, bytes, and when the oldest was made (seconds since 1970)."""

    path: Path
    cards: int
    bytes: int
    oldest: float | None


def usual_folder() -> Path | None:
    """Where scorecards are kept if nothing else is said; None where they are not to be."""
    said = os.environ.get(FOLDER, "")
    if said:
        return None if said == OFF else Path(said)
    from platformdirs import user_cache_path

    return user_cache_path("approvalflow", appauthor=False)


def file_in(folder: Path) -> Path:
    """Where the scorecards of a folder stand."""
    return folder / _NAME


class Cache:
    """Scorecards by key, in a folder that is made if it is not there.

    `read` and `made`: how many were found, and how many were kept. `trouble`: the first thing
    that was not as it should be.
    """

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.path = file_in(folder)
        self.read = self.made = 0
        self.trouble: Trouble | None = None
        self._largest = largest
        self._file: sqlite3.Connection | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            self._give_up(error)
            return
        with self._guarded():
            self._file = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of which there is a scorecard."""
        found: set[bytes] = set()
        with self._guarded():
            asked_for = list(keys)
            for begin in range(0, len(asked_for), _AT_ONCE):
                some = asked_for[begin : begin + _AT_ONCE]
                places = ",".join("?" * len(some))
                asked = f"SELECT key FROM cards WHERE key IN ({places})"
                found.update(key for (key,) in self._rows(asked, some))
        return found

    def card(self, key: bytes) -> Scorecard | None:
        """The scorecard of a key; None where there is none, or no longer, or a damaged one."""
        with self._guarded():
            for (data,) in self._rows("SELECT card FROM cards WHERE key = ?", (key,)):
                try:
                    card = unpacked(data, key) if isinstance(data, bytes) else None
                except Damaged:
                    card = None
                if card is None:
                    self._tell(Trouble("entries", self.path))
                else:
                    self.read += 1
                return card
        return None

    def keep(self, cards: Iterable[tuple[bytes, Scorecard]]) -> None:
        """Keeps these, all or none of them; the oldest make room for them."""
        if self._file is None:
            return
        now = time.time()
        rows = [(now, key, packed(card, key)) for key, card in cards]
        with interrupts.later(), self._guarded(), self._written() as file:
            file.executemany("INSERT OR REPLACE INTO cards VALUES (?, ?, ?)", rows)
            self._make_room(file)
            self.made += len(rows)

    def held(self) -> Holdings | None:
        """What there is of it now; None where it cannot be read."""
        with self._guarded():
            for cards, oldest in self._rows("SELECT count(*), min(made) FROM cards"):
                parts = (self.path, *_beside(self.path))
                size = sum(part.stat().st_size for part in parts if part.exists())
                since = oldest if isinstance(oldest, float) else None
                return Holdings(self.path, int(cards), size, since)
        return None

    def clear(self) -> bool:
        """Forgets all of it; whether that was possible."""
        with self._guarded():
            if self._file is not None:
                with self._written() as file:
                    file.execute("DELETE FROM cards")
                self._file.execute("VACUUM")
                self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                return True
        return False

    def leave(self, why: Literal["changed"]) -> None:
        """Keeps nothing more."""
        self._close()
        self.trouble = Trouble(why, self.path)

    def _opened(self) -> sqlite3.Connection:
        """The file, which is put aside where it is another program's."""
        if files.is_there(self.path) and not files.is_file(self.path):
            raise OSError(f"{self.path.name} is no ordinary file")
        file = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            file.execute("BEGIN")
            new = _is_new(file)
            file.execute("COMMIT")
            if new:
                _lay_out(file)
            file.execute("PRAGMA synchronous = NORMAL")
            file.execute("SELECT made, key, card FROM cards LIMIT 1").fetchone()
        except BaseException as error:
            file.close()
            if _code(error) == sqlite3.SQLITE_ERROR:  # it has no such table
                raise _Foreign from None
            raise
        return file

    def _rows(self, asked: str, given: Iterable[bytes] = ()) -> Iterable[tuple[Any, ...]]:
        return () if self._file is None else self._file.execute(asked, tuple(given))

    @contextlib.contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """All that is done meanwhile, or nothing of it."""
        assert self._file is not None
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield self._file
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def _make_room(self, file: sqlite3.Connection) -> None:
        """The oldest go, until there is some room."""
        while (used := _used(file)) > self._largest:
            (cards,) = file.execute("SELECT count(*) FROM cards").fetchone()
            surplus = 1 - _ROOM * self._largest / used
            gone = min(cards, int(surplus * cards) + 1)
            file.execute(
                "DELETE FROM cards WHERE rowid IN (SELECT rowid FROM cards ORDER BY rowid LIMIT ?)",
                (gone,),
            )
            if gone == cards:
                return

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """What goes wrong with the file inside goes wrong with the cache alone."""
        try:
            yield
        except (sqlite3.Error, OSError, _Foreign) as error:
            if isinstance(error, _Foreign) or _code(error) in _BROKEN:
                self._put_aside(error)
            else:
                self._give_up(error)

    def _put_aside(self, error: Exception) -> None:
        """Leaves what is there to whom it belongs, and begins anew; once."""
        self._close()
        if self.trouble is not None and self.trouble.kind == "damaged":
            self._give_up(error)
            return
        names = (self.path.with_name(f"{self.path.name}.aside-{n}") for n in count(1))
        other = next(name for name in names if not name.exists())
        try:
            self.path.replace(other)
            for old, new in zip(_beside(self.path), _beside(other), strict=True):
                with contextlib.suppress(FileNotFoundError):
                    old.replace(new)
        except OSError as why:
            self._give_up(why)
            return
        self._tell(Trouble("damaged", self.path, str(error), other))
        with self._guarded():
            self._file = self._opened()

    def _give_up(self, error: Exception) -> None:
        self._close()
        detail = getattr(error, "strerror", None) or str(error)
        self.trouble = Trouble("off", self.path, detail)

    def _tell(self, trouble: Trouble) -> None:
        if self.trouble is None or trouble.kind == "damaged":
            self.trouble = trouble

    def _close(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            with contextlib.suppress(sqlite3.Error):
                file.close()


class _Foreign(Exception):  # noqa: N818 - it says what it is
    """A file of another program."""


def _is_new(file: sqlite3.Connection) -> bool:
    """Whether nothing is in it yet; raises _Foreign where it is another program's. Asked in a
    transaction: another run may lay it out between two questions.
    """
    (mark,) = file.execute("PRAGMA application_id").fetchone()
    (tables,) = file.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != _APPLICATION and (mark or tables):
        raise _Foreign
    return not tables


def _lay_out(file: sqlite3.Connection) -> None:
    """Readers do not wait for a writer where the disk can do that; another run may be quicker."""
    with contextlib.suppress(sqlite3.OperationalError):
        file.execute("PRAGMA journal_mode = WAL")
    file.execute("BEGIN IMMEDIATE")
    if _is_new(file):
        file.execute(f"PRAGMA application_id = {_APPLICATION}")
        file.execute("CREATE TABLE cards (made REAL NOT NULL, key BLOB UNIQUE, card BLOB)")
    file.execute("COMMIT")


def _beside(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps next to one."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _used(file: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free, size = (
        file.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _code(error: BaseException) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
