"""`watch`: the study is read, simulated and shown anew whenever one of its files is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from approvalflow.cli import running, screens
from approvalflow.cli.codes import INTERRUPTED, INVALID, OK
from approvalflow.cli.wishes import Wishes
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.sections.answer.since import since
from approvalflow.study.reading import process_file, redesign_files
from approvalflow.study.result import Result
from approvalflow.wording import say

PAUSE = 0.5  # seconds between two looks at the files
QUICK = 10  # replications, unless a number or a precision is asked for

_Seen = tuple[tuple[str, int, int], ...]


def watch(path: Path, wishes: Wishes) -> int:
    """Until Ctrl-C. Nothing is written while a file has errors: the last report stays."""
    if wishes.replications is None and wishes.precision is None:
        wishes = replace(wishes, replications=QUICK)
    wishes = replace(wishes, hears=_Since(wishes.language))
    try:
        for _ in changes(path, time.sleep):
            if _once(path, wishes) == INTERRUPTED:
                break
            screens.tell(say("watch.waiting", wishes.language, path=path))
    except KeyboardInterrupt:
        pass
    screens.tell(say("watch.ends", wishes.language))
    return OK


class _Since:
    """Tells what a result says that the one before it did not."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._before: Result | None = None

    def __call__(self, now: Result) -> None:
        if self._before is not None:
            for sentence in since(self._before, now, self._language):
                screens.tell(sentence)
        self._before = now


def changes(path: Path, wait: Callable[[float], None]) -> Iterator[None]:
    """At first, and whenever a file of the study has changed, come or gone.

    Files are looked at again and again, since shared drives do not tell of changes.
    """
    seen: _Seen | None = None
    while True:
        now = _seen(path)
        if now != seen:
            seen = now
            yield
        wait(PAUSE)


def _seen(path: Path) -> _Seen:
    found = []
    for file in (process_file(path), *redesign_files(path)):
        try:
            about = file.stat()
        except OSError:  # an editor that saves by renaming: gone for a moment
            continue
        found.append((str(file), about.st_mtime_ns, about.st_size))
    return tuple(found)


def _once(path: Path, wishes: Wishes) -> int:
    try:
        if redesign_files(path):
            return running.compare(path, (), wishes)
        return running.run(path, wishes)
    except ApprovalFlowError as error:
        screens.complain(error.problems, wishes.language)
        return INVALID
