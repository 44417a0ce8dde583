"""Standard output for data, standard error for progress and complaints, on any terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from approvalflow.notation.characters import escaped
from approvalflow.notation.shells import Word, command_line
from approvalflow.wording import say

WIDTH = 80  # cells
NARROWEST = 40  # below, a table has no room for a name beside a figure

if TYPE_CHECKING:
    from rich.console import Console

    from approvalflow.errors import Problem
    from approvalflow.study.runner import Progress


def output() -> Console:
    return _console(stderr=False)


def aside() -> Console:
    """For what is said beside the data."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    """As wide as the terminal, which breaks the lines itself where it is very narrow."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False, stderr=stderr)
    console.width = width_for(console.width)
    return console


def width_for(columns: int) -> int:
    """The cells of a line on a terminal of so many columns; 0 where it does not say."""
    return max(columns, NARROWEST) if columns else WIDTH


def tell(sentence: str) -> None:
    """A line beside the data."""
    sys.stderr.write(sentence + "\n")


def following(command: Sequence[Word], language: str, more: str = "") -> None:
    """What may be typed next, and what more there is where the line has room for it; nothing where
    a name in the command cannot be typed in every shell.
    """
    from rich.cells import cell_len

    typed = command_line(command)
    if typed is not None:
        line = say("next", language, command=typed)
        longer = f"{line}    {more}" if more else line
        tell(longer if cell_len(longer) <= WIDTH else line)


def filled(text: str, before: str = "", margin: str = "") -> str:
    """In lines of WIDTH cells, after `before` on the first and `margin` on the others."""
    from approvalflow.report.media.prose import breaks

    whole = before + text
    starts = [0, *breaks(whole, WIDTH, len(margin)), len(whole)]
    lines = (whole[at:end].rstrip() for at, end in pairwise(starts))
    return f"\n{margin}".join(lines)


def put(text: str) -> None:
    """Data."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def complain(problems: Iterable[Problem], language: str) -> None:
    """Every problem with its place, the line and the remedy."""
    from approvalflow.report.documents.diagnostics import texts_of

    tell(texts_of(problems, language))


def complain_unexpected(error: Exception, language: str) -> None:
    told = escaped(f"{type(error).__name__}: {error}")
    tell(say("unexpected", language, error=told))


def complain_of_loss(why: str, language: str) -> None:
    tell(say("output.lost", language, why=why))


def data_are_lost() -> bool:
    """Whether standard output could not take all that was put there."""
    sys.stdout.flush()
    return bool(getattr(sys.stdout, "lost", ""))


def reached(state: Progress, language: str) -> str:
    """How far a run is, and how narrow the interval."""
    told = [_done(state, language)]
    if state.half_width is not None:
        told.append(_interval(state.half_width, state.target, language))
    if state.seconds_left is not None and state.seconds_left >= 1:
        left = _about(state.seconds_left, language)
        told.append(say("progress.left", language, left=left))
    if state.read:
        told.append(say("progress.read", language, read=state.read))
    return say("progress.between", language).join(told)


def _done(state: Progress, language: str) -> str:
    if state.made:
        return say("progress.made", language, made=state.made, designs=state.designs)
    if state.expected is None:
        return say("progress.start", language, done=state.replications)
    sure = "exactly" if state.certain else "about"
    every = say(f"progress.{sure}", language, count=state.expected)
    words = {"done": state.replications, "designs": state.designs, "all": every}
    key = "progress.designs" if state.designs > 1 else "progress.one"
    return say(key, language, **words)


def _interval(half_width: float, wanted: float | None, language: str) -> str:
    """By the clock that suits the width that is wanted."""
    from approvalflow.report.clocks import clock_for, clock_words, on_clock

    clock = clock_for(half_width if wanted is None else wanted)
    half, target = (
        "" if days is None else f"{on_clock(days, clock):.2f}" for days in (half_width, wanted)
    )
    words = {"half": half, "target": target}
    return say("progress", language, **words, **clock_words(clock, language))


def _about(seconds: float, language: str) -> str:
    """No more precise than it is known."""
    for key, length in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return say(f"progress.{key}", language, count=round(seconds / length))
    return say("progress.seconds", language, count=round(seconds))


@contextlib.contextmanager
def progress(language: str) -> Iterator[Callable[[Progress], None]]:
    """A line on standard error that shows the interval narrowing; none without a terminal."""
    with status() as show:
        yield lambda state: show(reached(state, language))


@contextlib.contextmanager
def status() -> Iterator[Callable[[str], None]]:
    """A line on standard error that says how far it is; none without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.status import Status

    with Status("", console=Console(stderr=True), spinner="line") as line:
        yield line.update
