"""Large values in a few lines, for whoever looks at one while working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MOST_LINES = 40
WIDTH = 100  # characters of a line
_LONGEST = 72  # characters of a value within another
_FEW = 12  # items that are told one by one
_PLAIN = (bool, int, float, str, bytes, type(None))


def in_short(value: Any) -> str:
    """A value by the name of its class and its fields; what is large is told by its size."""
    name = type(value).__name__
    parts = [f"{key}={one_line(inner)}" for key, inner in _fields(value)]
    whole = f"{name}({', '.join(parts)})"
    if len(whole) <= WIDTH:
        return whole
    if len(parts) > MOST_LINES - 2:
        parts = [*parts[: MOST_LINES - 3], "..."]
    return "\n".join([f"{name}(", *(f"  {part[: WIDTH - 3]}," for part in parts), ")"])


def cut(text: str) -> str:
    """As many lines of a text as fit, each within the width."""
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], "..."]
    return "\n".join(line if len(line) <= WIDTH else f"{line[: WIDTH - 3]}..." for line in lines)


def one_line(value: Any) -> str:
    """A value within another."""
    if hasattr(value, "dtype") and hasattr(value, "shape"):
        return f"<{value.dtype} array of {'x'.join(map(str, value.shape))}>"
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, _PLAIN):
        return _cut(repr(value))
    if hasattr(value, "items") and hasattr(value, "__len__"):
        return _mapping(dict(value.items()))
    if isinstance(value, tuple | list | set | frozenset):
        plain = len(value) <= _FEW and all(isinstance(inner, _PLAIN) for inner in value)
        told = repr(value) if plain else ""
        return told if told and len(told) <= _LONGEST else f"<{len(value)} items>"
    if hasattr(value, "__dataclass_fields__") or hasattr(type(value), "model_fields"):
        return (
            f"{type(value).__name__}(...)" if list(_fields(value)) else f"{type(value).__name__}()"
        )
    return _cut(repr(value))


def _mapping(value: dict[Any, Any]) -> str:
    if all(isinstance(inner, _PLAIN) for inner in value.values()):
        told = repr(value)
        if len(told) <= _LONGEST:
            return told
    return _cut(f"<{len(value)} entries: {', '.join(map(str, value))}>")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def _fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Those of a dataclass or a model that are not as they are by default."""
    known: Mapping[str, Any] | None = getattr(type(value), "__dataclass_fields__", None)
    if known is not None:
        for name, field in known.items():
            inner = getattr(value, name)
            if field.repr and not (isinstance(inner, (*_PLAIN, tuple)) and inner == field.default):
                yield name, inner
        return
    for name, info in getattr(type(value), "model_fields", {}).items():
        inner = getattr(value, name)
        if inner is not info.default and inner != info.default:
            yield name, inner
