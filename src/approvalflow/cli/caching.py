"""`cache`, and what a run is helped by: scorecards of earlier runs, and workers elsewhere."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import rich_click as click

from approvalflow.cli import screens
from approvalflow.cli.codes import OK, USAGE
from approvalflow.notation.characters import escaped
from approvalflow.study.blocks import Far
from approvalflow.study.cache.store import LARGEST, Cache, Holdings, file_in, usual_folder
from approvalflow.wording import say

_UNITS = (("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000))


@dataclass(frozen=True, slots=True)
class Helped:
    """By whom and by what a run is helped; None where by nobody, or nothing."""

    executor: Far | None = None
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class Helping:
    """What was asked of it. `quiet`: what was read is not told."""

    language: str
    folder: Path | None = None
    no_cache: bool = False
    cluster: str | None = None
    quiet: bool = False

    @contextlib.contextmanager
    def opened(self) -> Iterator[Helped]:
        """Says at the end what was not as asked for, and how much was read; raises UsageError
        where the cluster cannot do the work.
        """
        folder = None if self.no_cache else self.folder or usual_folder()
        with contextlib.ExitStack() as stack:
            cluster = None if self.cluster is None else self._joined(self.cluster, stack)
            cache = None if folder is None else stack.enter_context(Cache(folder))
            try:
                with self._fit():
                    yield Helped(cluster, cache)
            finally:
                if cluster is not None and cluster.deserted:
                    screens.tell(say("cluster.deserted", self.language, address=self.cluster))
                if cache is not None:
                    self._tell(cache)

    def _joined(self, address: str, stack: contextlib.ExitStack) -> Far:
        from approvalflow.study.cluster import Cluster

        with self._fit():
            return stack.enter_context(Cluster(address))

    @contextlib.contextmanager
    def _fit(self) -> Iterator[None]:
        if self.cluster is None:
            yield
            return
        from approvalflow.study.cluster import Unfit

        try:
            yield
        except Unfit as unfit:
            told = say(f"cluster.{unfit.why}", self.language, **unfit.facts)
            raise click.UsageError(told) from None

    def _tell(self, cache: Cache) -> None:
        if cache.read and not self.quiet:
            every = cache.read + cache.made
            screens.tell(say("cache.read", self.language, read=cache.read, every=every))
        _tell_trouble(cache, self.language)


def cache(what: str, folder: Path | None, form: str, language: str) -> int:
    """Shows what is kept, or forgets it."""
    place = folder or usual_folder()
    if place is None:
        screens.tell(say("cache.none", language))
        return OK
    held: Holdings | None = Holdings(file_in(place), 0, 0, None)
    if file_in(place).exists():
        with Cache(place) as opened:
            if what == "clear" and opened.clear() and form == "text":
                screens.tell(say("cache.cleared", language))
            held = opened.held()
            _tell_trouble(opened, language)
    if held is None:
        return USAGE
    screens.put(_as_json(held) if form == "json" else _in_words(held, language))
    return OK


def _tell_trouble(cache: Cache, language: str) -> None:
    if cache.trouble is not None:
        trouble = cache.trouble
        about = {"path": _shown(trouble.path), "other": _shown(trouble.other or trouble.path)}
        screens.tell(say(f"cache.{trouble.kind}", language, detail=trouble.detail, **about))


def _in_words(held: Holdings, language: str) -> str:
    told: dict[str, object] = {
        "path": _shown(held.path),
        "cards": held.cards,
        "largest": _size(LARGEST),
    }
    if held.oldest is None:
        return say("cache.empty", language, **told)
    oldest = datetime.fromtimestamp(held.oldest).astimezone()
    told |= {"size": _size(held.bytes), "oldest": f"{oldest:%Y-%m-%d %H:%M}"}
    return say("cache.held", language, **told)


def _shown(path: Path) -> str:
    """What the environment says may hold anything."""
    return escaped(str(path))


def _size(count: int) -> str:
    name, size = next((unit for unit in reversed(_UNITS) if count >= unit[1]), _UNITS[0])
    return f"{count / size:.1f} {name}"


def _as_json(held: Holdings) -> str:
    oldest = None if held.oldest is None else datetime.fromtimestamp(held.oldest, UTC)
    told = {
        "path": str(held.path),
        "scorecards": held.cards,
        "bytes": held.bytes,
        "largest_bytes": LARGEST,
        "oldest": None if oldest is None else oldest.isoformat(timespec="seconds"),
    }
    return json.dumps(told, indent=1, ensure_ascii=False)
