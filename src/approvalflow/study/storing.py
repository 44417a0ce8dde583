"""A result as text, always the same bytes for the same result, and back."""

from __future__ import annotations

import json
import platform
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from approvalflow.docstrings import WithDocstrings
from approvalflow.simulation.engines import OF_RECORD, USUAL, is_installed
from approvalflow.study.result import Result
from approvalflow.study.stored import opening, reading

LIBRARIES = ("approvalflow", "numpy", "scipy", "simpy", "holidays")


def as_json(result: Result) -> str:
    """JSON in UTF-8 with sorted keys; a missing number is null."""
    plain = _adapter().dump_python(result, exclude_defaults=True)
    return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False, sort_keys=True) + "\n"


def read_result(path: Path) -> Result:
    """The result in a file; raises ApprovalFlowError with all that is wrong with it."""
    return reading.result_in(opening.text_of(path), str(path), _adapter())


def from_json(data: bytes, file: str = "result.json") -> Result:
    """The result that such a text holds; raises ApprovalFlowError where it holds none."""
    return reading.result_in(opening.decoded(data, file), file, _adapter())


def json_schema() -> dict[str, Any]:
    """What such a text keeps to, as JSON Schema."""
    return _adapter().json_schema(
        ref_template="#/definitions/{model}", schema_generator=WithDocstrings
    )


@cache
def _adapter() -> TypeAdapter[Result]:
    return TypeAdapter(Result)


def with_versions(result: Result, engine: str = USUAL) -> Result:
    """The result with the versions of all that the numbers come from."""
    return replace(result, versions=versions(engine))


def versions(engine: str = OF_RECORD) -> dict[str, str]:
    """Of this program, what it computes with, and Python; and the engine, where it is not that of
    record alone.
    """
    told = {name: metadata.version(name) for name in LIBRARIES}
    if engine != OF_RECORD and is_installed("compiled"):
        told |= {"engine": engine, "numba": metadata.version("numba")}
    return told | {"python": platform.python_version()}
