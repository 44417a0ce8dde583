"""docs/tutorial.md and its twin: done as they stand, in an empty folder.

Comments that nobody sees on the page say what a block is: `save FILE`, `find FILE` and `instead`
of what is written, `shows 1-5` of the lines of the last command that are shown; `make docs`
writes these anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import approvalflow

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "tutorial.md", "zh": DOCS / "zh" / "tutorial.md"}
_BLOCK = re.compile(
    r"(?:<!-- (?P<what>.+?) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Printed:
    """What a command said, and how it ended."""

    command: str
    code: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """Lines that the page shows, and those that are true."""

    on_page: str
    true: str


def done(page: str, folder: Path, language: str) -> Iterator[Printed | Shown]:
    """Everything that a page asks for, in that folder."""
    last = Printed("", 0, ())
    sought: tuple[Path, str] | None = None
    for block in _BLOCK.finditer(page):
        what, _, value = (block["what"] or "").partition(" ")
        text = block["text"]
        if what == "save":
            (folder / value).write_text(text, encoding="utf-8")
        elif what == "find":
            sought = (folder / value, text)
        elif what == "instead":
            assert sought is not None
            file, old = sought
            before = file.read_text(encoding="utf-8")
            assert before.count(old) == 1, old
            file.write_text(before.replace(old, text), encoding="utf-8")
        elif what == "shows":
            first, _, end = value.partition("-")
            yield Shown(
                text, "".join(f"{line}\n" for line in last.lines[int(first) - 1 : int(end)])
            )
        else:
            assert not block["kind"], text
            for line in text.splitlines():
                last = _printed(line, folder, language)
                yield last


def _printed(line: str, folder: Path, language: str) -> Printed:
    program, *words = line.split()
    assert program == "approvalflow", line
    told = {
        "APPROVALFLOW_LANG": language,
        "APPROVALFLOW_CACHE": str(folder / ".kept"),  # as whoever reads it has one
        "PYTHONPATH": str(Path(approvalflow.__file__).parents[1]),
        "PYTHONUTF8": "1",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "approvalflow", *words],
        cwd=folder, env={**os.environ, **told}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    said = ran.stdout or ran.stderr
    return Printed(line, ran.returncode, tuple(one.rstrip() for one in said.splitlines()))


def refreshed(page: str, folder: Path, language: str) -> str:
    """The page with the lines that are true."""
    shown = (one for one in done(page, folder, language) if isinstance(one, Shown))

    def anew(block: re.Match[str]) -> str:
        what = block["what"] or ""
        if not what.startswith("shows"):
            return block[0]
        return f"<!-- {what} -->\n```{block['kind']}\n{next(shown).true}```"

    return _BLOCK.sub(anew, page)


def refresh() -> None:
    """Writes what both pages show anew."""
    for language, file in PAGES.items():
        with tempfile.TemporaryDirectory() as empty:
            text = file.read_text(encoding="utf-8")
            file.write_text(refreshed(text, Path(empty), language), encoding="utf-8")
