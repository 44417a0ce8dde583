"""An input is tried: its files written, its lines typed, all that comes out and changes kept."""

from __future__ import annotations

import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from approvalflow.cli import exit_code
from faults.cases import Case, Line

LONGEST = 40  # seconds after which a line is broken off
BROKEN_OFF = -1  # its exit code
_USUAL: Mapping[str, str | None] = {
    "APPROVALFLOW_LANG": None,
    "APPROVALFLOW_CACHE": "off",
    "LANGUAGE": None,
    "LC_ALL": "C.UTF-8",
}
_STATUS, _PEAKS = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_KIB = 1024


class TooLong(BaseException):
    """A line was broken off; no handler of the program may take it for a mistake of its own."""


@dataclass(frozen=True)
class Outcome:
    """What a line gave. `seconds` are those of the processor; `peak` is the most memory, and
    `before` what the process had when it began, in bytes; `written` are the files that are new,
    `spoilt` those that were there and are changed or gone.
    """

    line: Line
    code: int
    out: str
    err: str
    seconds: float
    peak: int
    before: int = 0
    written: Mapping[str, bytes] = field(default_factory=dict)
    spoilt: tuple[str, ...] = ()
    trace: str = ""


def tried(case: Case, run_alone: bool = True) -> Iterator[Outcome]:
    """What each line gives; those of `then` are typed only if the first gives 0."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        try:
            case.write(folder)
        except (OSError, ValueError):  # this system has no such file names
            return
        first = None
        for line in case.lines:
            outcome = typed(case, line, folder, run_alone)
            first = first or outcome
            yield outcome
        if first is not None and first.code == 0:
            for line in case.then:
                yield typed(case, line, folder, run_alone)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def typed(case: Case, line: Line, folder: Path, run_alone: bool = True) -> Outcome:
    """The line, in the folder of the case; once more with the whole trace where it breaks down."""
    before = _contents(folder)
    if case.alone and run_alone:
        found = _in_a_process(case, line, folder)
    else:
        found = _within(case, line, folder, {})
    after = _contents(folder)
    new = {name: data for name, data in after.items() if name not in before}
    spoilt = tuple(name for name, data in before.items() if after.get(name) != data)
    trace = ""
    if found["code"] == 70:
        trace = _within(case, line, folder, {"APPROVALFLOW_DEBUG": "1"})["trace"]
    return Outcome(line, written=new, spoilt=spoilt, **{**found, "trace": found["trace"] or trace})


def _contents(folder: Path) -> dict[str, bytes]:
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            place = Path(root, name)
            if place.is_file() and place.stat().st_size < 50_000_000 and not place.is_symlink():
                found[str(place.relative_to(folder))] = place.read_bytes()
    return found


# ---- in this process --------------------------------------------------------------------------


def _within(case: Case, line: Line, folder: Path, more: Mapping[str, str]) -> dict[str, Any]:
    streams = [_stream(case) for _ in range(2)]
    trace = ""
    _forget_peak()
    before = _memory("VmRSS:")
    with _surrounded(case, folder, more), _streaming(*streams):
        begun = time.process_time()
        try:
            with _limited():
                code = exit_code(list(line))
        except TooLong:
            code, trace = BROKEN_OFF, traceback.format_exc()
        except BaseException:
            code, trace = 70, traceback.format_exc()
        seconds = time.process_time() - begun
    out, err = (_text(stream, case) for stream in streams)
    return {"code": code, "out": out, "err": err, "seconds": seconds, "peak": _memory("VmHWM:"),
            "before": before, "trace": trace}  # fmt: skip


def _stream(case: Case) -> io.TextIOWrapper:
    kind = case.streams
    return io.TextIOWrapper(
        io.BytesIO(), kind.encoding, kind.errors, newline="\n", write_through=True
    )


def _text(stream: io.TextIOWrapper, case: Case) -> str:
    if stream.closed:
        return ""
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode(case.streams.encoding, "replace")


@contextmanager
def _streaming(out: io.TextIOWrapper, err: io.TextIOWrapper) -> Iterator[None]:
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        yield
    finally:
        sys.stdout, sys.stderr = kept


@contextmanager
def _surrounded(case: Case, folder: Path, more: Mapping[str, str]) -> Iterator[None]:
    """In that folder and environment, and back again."""
    kept, here = dict(os.environ), Path.cwd()
    try:
        os.chdir(folder)
        for name, value in {**_USUAL, **case.environment, **more}.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(kept)


@contextmanager
def _limited() -> Iterator[None]:
    """Broken off after LONGEST seconds of the processor."""

    def stop(*_: object) -> None:
        raise TooLong

    kept = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)


def _forget_peak() -> None:
    """The most memory that was ever used counts from now on, where the system can do so."""
    try:
        _PEAKS.write_text("5")
    except OSError:
        return


def _memory(key: str) -> int:
    """Of this process: the most since its peak was forgotten, or what it has now; in bytes."""
    try:
        for line in _STATUS.read_text().splitlines():
            if line.startswith(key):
                return int(line.split()[1]) * _KIB
    except OSError:  # another system: the most since it began, which is at least as much
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
    return 0


# ---- in a process of its own ------------------------------------------------------------------


def _in_a_process(case: Case, line: Line, folder: Path) -> dict[str, Any]:
    around = {**os.environ, **_USUAL, **case.environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    kept = {name: value for name, value in around.items() if value is not None}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "approvalflow", *line]
    try:
        done = subprocess.run(
            command, cwd=folder, env=kept, capture_output=True, timeout=LONGEST, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {
            "code": BROKEN_OFF,
            "out": "",
            "err": "",
            "seconds": LONGEST,
            "peak": 0,
            "trace": "",
        }
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    out, err = (
        text.decode(case.streams.encoding, "replace") for text in (done.stdout, done.stderr)
    )
    # the most of all children so far; and a child begins with what this process has
    known = max(before.ru_maxrss * _KIB, _memory("VmHWM:"))
    peak = after.ru_maxrss * _KIB if after.ru_maxrss * _KIB > known else 0
    return {"code": done.returncode, "out": out, "err": err, "seconds": seconds,
            "peak": peak, "trace": ""}  # fmt: skip
