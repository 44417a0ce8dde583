"""Scorecards as bytes and back, exactly.

What may be in such bytes follows from the annotations of a scorecard, and nothing else is made of
them: whoever wrote them, no code of theirs is run. Numbers and names are JSON, columns follow it as
they are in memory; the checksum is keyed by what the scorecard is of.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from math import prod
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import numpy as np

from approvalflow.measures.scorecard import Scorecard

_SUM = 16  # bytes of the checksum, which stands in front
_HEAD = 4  # bytes that say how long the JSON is
_LARGEST = 1 << 28  # bytes: of a scorecard of a million cases a tenth
_COLUMNS = {"b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f4", "f8"}
_SINGLE: Mapping[type, tuple[type, ...]] = {
    str: (str,), bool: (bool,), int: (int,), float: (float, int),  # counts stay whole numbers
    NoneType: (NoneType,),
}  # fmt: skip

_Told = Any  # what JSON can tell
_Columns = list[np.ndarray[Any, np.dtype[Any]]]


class Damaged(ValueError):  # noqa: N818 - it says what happened
    """Bytes that are no scorecard, or not that one."""


def packed(card: Scorecard, key: bytes) -> bytes:
    """The scorecard as bytes. `key` says what it is of, and is needed to read them."""
    columns: _Columns = []
    told = _shape_of(Scorecard).tell(card, columns)
    head = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    parts = [len(head).to_bytes(_HEAD, "little"), head, *(column.tobytes() for column in columns)]
    body = zlib.compress(b"".join(parts), 1)
    return _checksum(body, key) + body


def unpacked(data: bytes, key: bytes) -> Scorecard:
    """The scorecard in such bytes; raises Damaged where they are not those of that key."""
    body = data[_SUM:]
    if data[:_SUM] != _checksum(body, key):
        raise Damaged("the checksum is another one")
    try:
        opened = zlib.decompressobj()
        whole = opened.decompress(body, _LARGEST)
        length = int.from_bytes(whole[:_HEAD], "little")
        told = json.loads(whole[_HEAD : _HEAD + length])
        made = _shape_of(Scorecard).read(told, memoryview(whole)[_HEAD + length :])
    except (ValueError, TypeError, ArithmeticError, RecursionError, zlib.error) as error:
        raise Damaged(str(error)) from None
    assert isinstance(made, Scorecard)
    return made


def _checksum(body: bytes, key: bytes) -> bytes:
    return blake2b(body, digest_size=_SUM, key=key).digest()


class _Shape(NamedTuple):
    """How values of one annotation are told, and read from what was told."""

    tell: Callable[[Any, _Columns], _Told]
    read: Callable[[_Told, memoryview], Any]


@cache
def _shape_of(hint: Any) -> _Shape:
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _SINGLE:
        return _single(_SINGLE[hint])
    if origin in (Union, UnionType):
        return _maybe(*inner)
    if origin is np.ndarray:
        return _Shape(_tell_column, _read_column)
    if origin is tuple:
        return _listed(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapped(*inner)
    if is_dataclass(hint):
        return _record(hint, tuple(field.name for field in fields(hint)))
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _record(hint, tuple(get_type_hints(hint)))
    raise TypeError(f"nothing is known of {hint}")


def _single(kinds: tuple[type, ...]) -> _Shape:
    return _Shape(lambda value, _: _one_of(kinds, value), lambda told, _: _one_of(kinds, told))


def _one_of(kinds: tuple[type, ...], value: Any) -> Any:
    if type(value) not in kinds:  # True is no number here
        raise TypeError(f"{type(value).__name__} in the place of {kinds[0].__name__}")
    return value


def _maybe(first: Any, second: Any) -> _Shape:
    """None, or something of one kind."""
    assert second is NoneType
    shape = _shape_of(first)
    return _Shape(
        lambda value, columns: None if value is None else shape.tell(value, columns),
        lambda told, data: None if told is None else shape.read(told, data),
    )


def _listed(inner: tuple[Any, ...]) -> _Shape:
    """A tuple: of one kind, or of so many."""
    alike = inner[-1:] == (Ellipsis,)
    shapes = [_shape_of(one) for one in (inner[:1] if alike else inner)]

    def each(parts: Any) -> Any:
        return zip(shapes * len(parts) if alike else shapes, parts, strict=True)

    return _Shape(
        lambda value, columns: [
            shape.tell(part, columns) for shape, part in each(_one_of((tuple,), value))
        ],
        lambda told, data: tuple(
            shape.read(part, data) for shape, part in each(_one_of((list,), told))
        ),
    )


def _mapped(key: Any, value: Any) -> _Shape:
    """A dictionary in its order."""
    names, parts = _shape_of(key), _shape_of(value)
    return _Shape(
        lambda given, columns: [
            [names.tell(name, columns), parts.tell(part, columns)]
            for name, part in _one_of((dict,), given).items()
        ],
        lambda told, data: {
            names.read(name, data): parts.read(part, data) for name, part in _one_of((list,), told)
        },
    )


def _record(kind: Any, names: tuple[str, ...]) -> _Shape:
    """A dataclass or named tuple by its fields."""
    hints = get_type_hints(kind)
    shapes = [(name, _shape_of(hints[name])) for name in names]

    def read(told: _Told, data: memoryview) -> Any:
        each = zip(shapes, _one_of((list,), told), strict=True)
        return kind(*(shape.read(part, data) for (_, shape), part in each))

    return _Shape(
        lambda value, columns: [
            shape.tell(getattr(_one_of((kind,), value), name), columns) for name, shape in shapes
        ],
        read,
    )


def _tell_column(value: Any, columns: _Columns) -> _Told:
    """Its type, its shape and where it begins behind the JSON."""
    if not isinstance(value, np.ndarray) or value.dtype.str[1:] not in _COLUMNS:
        raise TypeError(f"no column: {type(value).__name__}")
    begins = sum(column.nbytes for column in columns)
    columns.append(value.astype(value.dtype.newbyteorder("<")))
    return [value.dtype.str[1:], list(value.shape), begins]


def _read_column(told: _Told, data: memoryview) -> Any:
    kind, shape, begins = _one_of((list,), told)
    if kind not in _COLUMNS:
        raise TypeError(f"no column: {kind}")
    count = prod(_one_of((int,), length) for length in shape)
    read = np.frombuffer(data, np.dtype("<" + kind), count, _one_of((int,), begins))
    return read.reshape(shape).astype(kind)
