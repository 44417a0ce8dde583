"""docs/python.md: every public name, from its signature and docstring."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

import approvalflow as af
from approvalflow.docstrings import docstrings_of_fields

README = Path(__file__).parents[2] / "README.md"
_OPENING = """\
# In Python

This page is generated from the program; do not edit it (`make docs`). Every stage takes and returns
plain values that do not change, so one can stop and look anywhere. In a notebook a study, a map and
a report show themselves.

"""


def python_page() -> str:
    parts = [_OPENING, _example()]
    kinds = [(name, getattr(af, name)) for name in sorted(af.__all__, key=str.lower)]
    functions = [(name, value) for name, value in kinds if not inspect.isclass(value)]
    classes = [(name, value) for name, value in kinds if inspect.isclass(value)]
    for title, listed in (("Functions", functions), ("Classes", classes)):
        parts.append(f"## {title}\n\n")
        parts += ["\n".join(_lines(name, value)) + "\n" for name, value in listed]
    return "".join(parts)


def _example() -> str:
    (code,) = re.findall(r"```python\n.*?```\n", README.read_text(encoding="utf-8"), re.DOTALL)
    return f"{code}\n"


def _lines(name: str, value: Any) -> Iterator[str]:
    yield f"### {name}\n"
    if not inspect.isclass(value):
        yield f"```python\naf.{name}{_signature(value)}\n```\n"
    yield f"{_said(value)}\n"
    if inspect.isclass(value):
        rows = list(_members(value))
        if rows:
            yield "\n".join(rows) + "\n"


def _signature(value: Any) -> str:
    """Without the quotes about annotations that are not evaluated."""
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(value)))


def _said(value: Any) -> str:
    return "\n\n".join(_paragraphs(value))


def _paragraphs(value: Any) -> list[str]:
    return [" ".join(part.split()) for part in (inspect.getdoc(value) or "").split("\n\n")]


def _members(kind: type[Any]) -> Iterator[str]:
    """What can be read and called; the keys of a file stand in another page."""
    if issubclass(kind, BaseModel):
        yield "Its fields are the keys of its file: [all keys](language.md), [moves](moves.md)."
        return
    told = docstrings_of_fields(kind)
    if is_dataclass(kind):
        for field in fields(kind):
            if not field.name.startswith("_"):
                said = " ".join(told.get(field.name, "").split())
                yield f"- `{field.name}`: `{field.type}`" + (f". {said}" if said else "")
    for name, member in vars(kind).items():
        of = getattr(member, "func", member)
        if name.startswith("_") or name in told or inspect.getdoc(of) is None:
            continue
        said = " ".join(_paragraphs(of))
        if inspect.isfunction(member):
            called = _signature(member).replace("(self, ", "(").replace("(self)", "()")
            yield f"- `{name}{called}`: {said}"
        elif isinstance(member, property) or of is not member:
            yield f"- `{name}`: {said}"
