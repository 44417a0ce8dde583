"""From the text of a stored result to the result, or to all that is wrong with it.

Each stage says all it finds before the next begins: the text as JSON, its shape (of a long text
first that of the beginnings of all lists), and whether it holds together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from json import JSONDecodeError
from typing import Any

from pydantic import TypeAdapter, ValidationError

from approvalflow.errors import MOST_FOUND, ApprovalFlowError, Problem, Where
from approvalflow.notation.near import near
from approvalflow.study.result import Result
from approvalflow.study.stored.flaws import Flaw, told, written
from approvalflow.study.stored.parsing import flaws_in, shortened, values_in
from approvalflow.study.stored.places import Lines, places_of
from approvalflow.study.stored.rules import broken
from approvalflow.study.stored.shape import misshapen

LONG = 400_000  # characters from which on the beginnings of all lists are looked at first
MOST_MEANT = 50  # problems of which it is looked for what was meant
VERSION = 1
_KEY = "approvalflow_result"
_PROCESS, _REDESIGN = re.compile(r"(?m)^(?:steps|processes) *:"), re.compile(r"(?m)^moves *:")


def result_in(text: str, file: str, adapter: TypeAdapter[Any]) -> Result:
    """The result; raises ApprovalFlowError with all that is wrong at the first bad stage."""
    values = _values(text, file)
    _require(text, file, values)
    if len(text) > LONG:  # of very many values each that is wrong would be copied
        beginnings = json.dumps(shortened(values, MOST_FOUND))
        _shaped(beginnings, text, file, adapter, values)
    result = _shaped(text, text, file, adapter, values)
    _refuse(text, file, broken(result))
    return result


def _shaped(given: str, text: str, file: str, adapter: TypeAdapter[Any], values: Any) -> Result:
    """What is given as a result; what is wrong with it is told at its place in the text."""
    try:
        result: Result = adapter.validate_json(given)
    except ValidationError as error:
        _refuse(text, file, misshapen(adapter, error, values))
        raise
    return result


def _values(text: str, file: str) -> Any:
    try:
        return values_in(text)
    except RecursionError:
        raise _alone("result-too-deep", file) from None
    except JSONDecodeError as error:
        if _PROCESS.search(text):
            raise _alone("result-is-process", file) from None
        if _REDESIGN.search(text):
            raise _alone("result-is-redesign", file) from None
        where = Lines(text, file).where(min(error.pos, len(text)))
        raise ApprovalFlowError([Problem("result-not-json", where, {"file": file})]) from None


def _require(text: str, file: str, values: Any) -> None:
    """That these are values of a result, of this version, which JSON and texts can hold."""
    if not isinstance(values, dict) or _KEY not in values:
        is_process = isinstance(values, dict) and "approvalflow" in values
        raise _alone("result-is-process" if is_process else "not-a-result", file)
    version = values[_KEY]
    if isinstance(version, int) and version > VERSION:
        raise _alone("result-newer", file, found=told(version), known=str(VERSION))
    _refuse(text, file, flaws_in(values))


def _alone(key: str, file: str, **facts: str) -> ApprovalFlowError:
    """Of the file as a whole."""
    return ApprovalFlowError([Problem(key, Where(file, 1, 1), {"file": file} | facts)])


def _refuse(text: str, file: str, flaws: Iterable[Flaw]) -> None:
    """Raises ApprovalFlowError where there are any, with the place of each; after so many no more
    are looked for.
    """
    first = list(islice(flaws, MOST_FOUND))
    if not first:
        return
    places = places_of(text, (flaw.path for flaw in first))
    lines = Lines(text, file)
    raise ApprovalFlowError(
        Problem(
            flaw.key,
            lines.where(places[flaw.path][not flaw.on_key]),
            {"path": written(flaw.path)} | flaw.facts | _meant(flaw, number),
        )
        for number, flaw in enumerate(first)
    )


def _meant(flaw: Flaw, number: int) -> dict[str, str]:
    """The name that was meant, of those problems that are told."""
    if number >= MOST_MEANT or not flaw.known:
        return {}
    return {"suggestion": near(flaw.facts.get("name") or str(flaw.path[-1]), flaw.known)}
