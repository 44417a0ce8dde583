"""An input: files in a folder of their own, what is typed there, and what surrounds it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Line = tuple[str, ...]  # what is typed after `approvalflow`
Files = Mapping[str, bytes | None]  # by path; one without bytes is a folder
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_LAST = 0x10FFFF


@dataclass(frozen=True)
class Streams:
    """How standard output and error turn text into bytes."""

    encoding: str = "utf-8"
    errors: str = "strict"


@dataclass(frozen=True)
class Case:
    """An input. `files` are paths below its folder, and `links` lead from a path to another. The
    lines of `then` are typed if the first line of `lines` gives 0. `alone`: in a process of its
    own, whose environment is what it says.
    """

    kind: str
    files: Files
    lines: tuple[Line, ...]
    then: tuple[Line, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str | None] = field(default_factory=dict)
    streams: Streams = Streams()
    alone: bool = False

    def write(self, folder: Path) -> None:
        for name, content in self.files.items():
            place = folder / name
            if content is None:
                place.mkdir(parents=True, exist_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        for name, target in self.links.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(target)

    @property
    def given(self) -> str:
        """All that the user wrote anywhere, with what escapes stand for: it may be repeated."""
        texts = [
            content.decode(encoding, "replace")
            for content in self.files.values()
            for encoding in ("utf-8", "gb18030")
            if content
        ]
        typed = [word for line in (*self.lines, *self.then) for word in line]
        names = [*self.files, *self.links, *(value or "" for value in self.environment.values())]
        text = "\n".join([*texts, *typed, *names])
        return text + "\n" + _ESCAPE.sub(_meant, text) if "\\" in text else text

    def commands(self) -> Iterator[str]:
        """What repeats it, as a shell takes it."""
        around = []
        for name, value in self.environment.items():
            around.append(f"-u {name}" if value is None else shlex.quote(f"{name}={value}"))
        if self.streams != Streams() and not self.alone:
            around.append(f"PYTHONIOENCODING={self.streams.encoding}:{self.streams.errors}")
        before = f"env {' '.join(around)} " if around else ""
        for line in (*self.lines, *self.then):
            yield before + shlex.join(("approvalflow", *line))


def _meant(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number <= _LAST else found.group()


def as_bytes(text: str) -> bytes:
    """Halves of characters too, as some programs write them."""
    return text.encode("utf-8", "surrogatepass")


def json_bytes(tree: object) -> bytes:
    """A tree as JSON, which is YAML as well."""
    return as_bytes(json.dumps(tree, indent=1, ensure_ascii=False))
