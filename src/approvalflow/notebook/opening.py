"""From files, texts and dictionaries to processes, redesigns and studies."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from numbers import Integral, Real
from pathlib import Path
from typing import Any

from approvalflow.language import reading as process_reading
from approvalflow.notation.yamlsource import read_source
from approvalflow.notebook.arguments import (
    given,
    require_kind,
    require_language,
    require_names,
    require_path,
)
from approvalflow.notebook.telling import told
from approvalflow.process.model.process import Process
from approvalflow.redesign import reading as redesign_reading
from approvalflow.redesign.redesign import Redesign, Redesigned
from approvalflow.redesign.redesign import apply as applied
from approvalflow.study import reading
from approvalflow.study.reading import Study

SET = "study.set"  # stands where a file does in the place of a problem
_TEXT, _DICT = "text", "dict"  # likewise, and what a process without an id is called


def read_process(path: str | Path, language: str = "en") -> Process:
    """The process in a file or folder; raises ApprovalFlowError with all its problems, told in
    the language.
    """
    require_path("path", path)
    require_language(language)
    with told(language):
        return process_reading.read_process(reading.process_file(Path(path))).process


def process_from(source: str | Path | Mapping[str, Any], language: str = "en") -> Process:
    """The process in a text of YAML, a dictionary of its keys, or a file.

    A str with several lines, or that begins with a brace, is a text; any other names a file.
    Values of a dictionary are what one writes in YAML: text, numbers, lists, dictionaries. Raises
    ApprovalFlowError with all problems and their places.
    """
    require_language(language)
    require_kind("source", source, (str, Path, Mapping), "a text, a dict or a path")
    if isinstance(source, Mapping):
        text = json.dumps(_written(source, "source"), indent=1, ensure_ascii=False)
        return _in_text(text, _DICT, language)
    if isinstance(source, str) and ("\n" in source.strip() or source.lstrip().startswith("{")):
        return _in_text(source, _TEXT, language)
    return read_process(source, language)


def _in_text(text: str, name: str, language: str) -> Process:
    with told(language):
        return process_reading.process_from(read_source(text, name), name).process


def _written(value: Any, place: str) -> Any:
    """A value as one would write it; raises TypeError with the place of what cannot be written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Integral):  # of numpy too
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        for key in value:
            require_kind(f"each key of {place}", key, str, "a str")
        return {key: _written(inner, f"{place}[{key!r}]") for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_written(inner, f"{place}[{number}]") for number, inner in enumerate(value)]
    what = "text, a number, a list or a dict"
    raise TypeError(f"{place} must be {what}, not {given(value)}")


def read_redesign(path: str | Path, process: Process, language: str = "en") -> Redesign:
    """The redesign in a file, checked against the process; raises ApprovalFlowError."""
    require_path("path", path)
    require_process(process)
    require_language(language)
    with told(language):
        return redesign_reading.read_redesign(Path(path), process).redesign


def apply(redesign: Redesign, process: Process, language: str = "en") -> Redesigned:
    """The process that a redesign makes, as `.process`, and what it gives up; raises
    ApprovalFlowError where a move does not fit.
    """
    require_redesign(redesign)
    require_process(process)
    require_language(language)
    with told(language):
        return applied(redesign, process)


@dataclass(frozen=True, slots=True, repr=False)
class OpenedStudy(Study):
    """A process with its redesigns, as `read_study` gives it: `today.process`, `redesigns`."""

    def __repr__(self) -> str:
        redesigns = ", ".join(read.redesign.id for read in self.redesigns) or "none"
        changes = f", changes: {'; '.join(self.changes)}" if self.changes else ""
        return f"<study {self.today.process.id}, redesigns: {redesigns}{changes}>"

    def set(self, key: str, value: object, language: str = "en") -> OpenedStudy:
        """The study with another value at a key of its process.

        `study.set("roles.clerk.staff", 3)`: the key is dotted, the value what one writes in YAML.
        Redesigns are made anew from their files. Raises ApprovalFlowError where the key cannot be
        set, the value cannot be read or a redesign no longer fits.
        """
        require_language(language)
        change = changed(key, value)
        with told(language):
            return _opened(reading.with_further_changes(self, [change], SET))


def _opened(study: Study) -> OpenedStudy:
    """The same study."""
    return OpenedStudy(*(getattr(study, field.name) for field in fields(Study)))


def changed(key: object, value: object) -> str:
    """A change as it is typed; raises TypeError or ValueError where it is none."""
    require_kind("key", key, str, "a str of dotted keys, as 'roles.clerk.staff'")
    assert isinstance(key, str)
    if not key.strip() or "=" in key:
        raise ValueError(f"key must be dotted keys, as 'roles.clerk.staff', not {key!r}")
    written = _written(value, "value")
    if isinstance(written, str):
        text = written
    elif isinstance(written, float):
        text = f"{written:.15g}"
    else:
        text = json.dumps(written, ensure_ascii=False)
    if not text.strip() or "\n" in text:
        raise ValueError(f"value must be one line of text, not {given(value)}")
    return f"{key.strip()}={text.strip()}"


def read_study(
    path: str | Path, redesigns: Sequence[str] | None = None, language: str = "en"
) -> OpenedStudy:
    """The process of a folder with its redesigns, or those named; raises ApprovalFlowError."""
    require_path("path", path)
    require_language(language)
    if redesigns is not None:
        require_names("redesigns", redesigns)
    with told(language):
        return _opened(reading.read_study(Path(path), redesigns))


def require_study(study: object) -> None:
    """Raises TypeError where it is none."""
    require_kind("study", study, Study, "a study, as af.read_study gives it")


def require_process(process: object) -> None:
    """Raises TypeError where it is none."""
    what = "a process, as af.read_process or study.today.process gives it"
    require_kind("process", process, Process, what)


def require_redesign(redesign: object) -> None:
    """Raises TypeError where it is none."""
    require_kind("redesign", redesign, Redesign, "a redesign, as af.read_redesign gives it")
