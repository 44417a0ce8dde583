"""The flat loop, compiled by numba; needs the extra `approvalflow[fast]`.

Every function of the flat modules is compiled as it stands; where one calls another, the compiled
one is called. What was compiled is kept in the user's folder for caches, under the digest of the
sources and of what compiled them, so that no other version is ever taken for it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from inspect import getmembers, isfunction
from pkgutil import iter_modules
from types import FunctionType, ModuleType
from typing import Any, cast

import numba
from llvmlite import ir
from numba import types
from numba.core.errors import NumbaError
from numba.extending import intrinsic

from approvalflow.eventlog import Ints
from approvalflow.simulation.engines.compiled import flat
from approvalflow.simulation.engines.compiled.flat import draws
from approvalflow.simulation.engines.compiled.flat.loop import loop
from approvalflow.simulation.engines.compiled.flat.memory import FlatRun
from approvalflow.simulation.engines.compiled.folder import folder

_ASKS = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64)


@intrinsic  # type: ignore[untyped-decorator]
def _call(_context: Any, _address: Any, _recipe: Any, _visit: Any, _case: Any) -> Any:
    """Calls a function of three whole numbers by its address; in place of `draws.ask`."""
    whole = types.int64
    signature = whole(whole, whole, whole, whole)

    def generate(_target: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        number = ir.IntType(64)
        function = ir.FunctionType(number, [number] * 3)
        address = builder.inttoptr(arguments[0], function.as_pointer())
        return builder.call(address, arguments[1:])

    return signature, generate


@intrinsic  # type: ignore[untyped-decorator]
def _row_at(_context: Any, _address: Any) -> Any:
    """The row of whole numbers at an address."""
    row = types.CPointer(types.int64)

    def generate(_target: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], ir.IntType(64).as_pointer())

    return row(types.int64), generate


def _enter(memory: int, heap: int, log: int, numbers: int, cases: int, ask: Any) -> int:
    """The loop, told where its rows are."""
    return loop(FlatRun(_row_at(memory), _row_at(heap), _row_at(log), _row_at(numbers),
                    _row_at(cases), ask))  # fmt: skip


class Compiled:
    """Runs the compiled loop, on arrays; a `Host`."""

    def __init__(self) -> None:
        self._enter = _compiled()
        self._called: list[Any] = []

    def loop(self, run: FlatRun) -> int:
        """The loop."""
        *rows, ask = run
        addresses = [cast(Ints, row).ctypes.data for row in rows]
        return self._enter(*addresses, ask)

    def row(self, numbers: Ints) -> Ints:
        """The same memory."""
        return numbers

    def handle(self, function: Callable[[int, int, int], int]) -> int:
        """The address of a function."""
        self._called.append(_ASKS(function))
        return ctypes.cast(self._called[-1], ctypes.c_void_p).value or 0


@cache
def _compiled() -> Callable[..., int]:
    """The loop, taken from the folder of what was made before, or made."""
    try:
        return _kept(_twin(cast(FunctionType, _enter)))  # with names that mean nothing to numba
    except NumbaError:
        return _kept(_linked())


def _linked() -> FunctionType:
    """The first function, in which the names of the others mean compiled ones."""
    functions = [cast(FunctionType, _enter)]
    functions += [function for module in _modules() for function in _own(module)]
    made: dict[Any, Any] = {draws.ask: _call}
    for function in _callees_first(functions):
        twin = _twin(function)
        names = twin.__globals__
        for name, value in [*names.items()]:
            if isfunction(value) and value in made:
                names[name] = made[value]
        if function is _enter:
            made[function] = twin
        elif function not in made:
            made[function] = _made(twin)
    linked: FunctionType = made[_enter]
    return linked


def _callees_first(functions: list[FunctionType]) -> Iterator[FunctionType]:
    import networkx as nx  # where there is something to make

    calls: nx.DiGraph[FunctionType] = nx.DiGraph()
    calls.add_nodes_from(functions)
    for function in functions:
        for name in function.__code__.co_names:
            called = function.__globals__.get(name)
            if isfunction(called) and called in calls:
                calls.add_edge(called, function)
    return nx.topological_sort(calls)


def _made(twin: FunctionType) -> Any:
    """Compiled for whole numbers, so that no constant makes a version of its own."""
    row = types.CPointer(types.int64)
    kinds = {
        "FlatRun": types.NamedTuple([row] * 5 + [types.int64], FlatRun),
        "list[int]": row,
    }
    arguments = [
        kinds.get(str(kind), types.int64)
        for name, kind in twin.__annotations__.items()
        if name != "return"
    ]
    options = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
    return numba.njit(tuple(arguments), **options)(twin)


def _kept(function: FunctionType) -> Callable[..., int]:
    """The first function, kept on disk where that can be written."""
    signature, before = types.int64(*[types.int64] * 6), numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder())
    try:
        kept: Callable[..., int] = numba.njit(signature, cache=True)(function)
    except (OSError, RuntimeError):  # numba's, where no folder can be written
        kept = numba.njit(signature)(function)
    finally:
        numba.config.CACHE_DIR = before
    return kept


def _modules() -> Iterator[ModuleType]:
    for found in iter_modules(flat.__path__):
        yield import_module(f"{flat.__name__}.{found.name}")


def _own(module: ModuleType) -> Iterator[FunctionType]:
    for _, function in getmembers(module, isfunction):
        if function.__module__ == module.__name__:
            yield function


def _twin(function: FunctionType) -> FunctionType:
    """The same function with names of its own to look up."""
    names = dict(function.__globals__)
    twin = FunctionType(function.__code__, names, function.__name__)
    twin.__module__, twin.__qualname__ = function.__module__, function.__qualname__
    twin.__annotations__ = function.__annotations__
    return twin
