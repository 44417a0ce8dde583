"""From a YAML file to a process, or to everything that is wrong with it, each with its place."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from approvalflow.errors import ApprovalFlowError, Problem, errors_only, in_order
from approvalflow.notation import yamlsource
from approvalflow.notation.yamlsource import Mark, Node, Source
from approvalflow.process import checks, provenance, unfolding
from approvalflow.process.model import Process
from approvalflow.process.provenance import Assumption

_PLACEHOLDERS = {
    "work_time": "1 min", "takes": "1 min", "in_tray": "1 min", "share": "0%",
    "arrivals": "1 per week", "approvalflow": "1",
}  # fmt: skip
_PYDANTIC_KEYS = {"missing": "key-missing-here", "extra_forbidden": "unknown-key"}


@dataclass(frozen=True, slots=True)
class ReadProcess:
    """A process with the file it came from: for places, sources and warnings."""

    process: Process
    source: Source
    tree: Node
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Problem, ...]

    def located(self, finding: checks.Finding) -> Problem:
        return _located(self.source, self.tree, finding)


def load(path: Path) -> Source:
    """The text of a file as a tree with places; raises ApprovalFlowError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        name = type(error).__name__
        raise ApprovalFlowError([Problem("cannot-read", None, {"file": str(path), "why": name})]) from None
    return yamlsource.read_source(data, str(path))


def read_process(path: Path) -> ReadProcess:
    """Reads and checks a process file; raises ApprovalFlowError with all problems at once."""
    name = path.parent.name if path.name == "process.yaml" else path.stem
    return process_from(load(path), name)


def process_from(source: Source, identity: str) -> ReadProcess:
    """The process in a source already parsed; `identity` is its id if it states none."""
    stripped, assumptions, problems = provenance.without_provenance(source)
    found = list(problems)

    def report(key: str, mark: Mark, /, **parameters: str) -> None:
        found.append(Problem(key, source.where(mark), parameters))

    assert isinstance(stripped, yamlsource.Mapping)
    tree = unfolding.unfold(stripped, report)
    data = yamlsource.plain(tree)
    data.setdefault("id", identity)
    data.setdefault("#start", [{"to": "granted"}])
    process, invalid = validated(Process, data)
    found += [explained(source, tree, error) for error in invalid]
    hidden = {tuple(error["loc"]) for error in invalid}
    if process is not None:
        located = [
            _located(source, tree, finding)
            for finding in checks.findings(process)
            if not _caused_by(finding.path, hidden)
        ]
        found += located
    problems = in_order(found)
    if errors_only(problems) or process is None:
        raise ApprovalFlowError(problems)
    return ReadProcess(process, source, tree, assumptions, problems)


def validated(
    model: type[Process], data: Mapping[str, Any]
) -> tuple[Process | None, list[dict[str, Any]]]:
    """The value, with every field that cannot be read replaced so that the rest is checked too."""
    data = copy.deepcopy(dict(data))
    invalid: list[dict[str, Any]] = []
    for _ in range(6):
        try:
            return model.model_validate(data), invalid
        except ValidationError as error:
            fresh = [dict(e) for e in error.errors(include_url=False)]
            invalid += [e for e in fresh if e["loc"] not in {i["loc"] for i in invalid}]
            for one in fresh:
                _repair(data, one)
    return None, invalid


def _repair(data: dict[str, Any], error: Mapping[str, Any]) -> None:
    """Takes the faulty value out, or puts a harmless one in where one is needed."""
    spot: Any = data
    trail: list[tuple[Any, Any]] = []
    for key in error["loc"]:
        try:
            inner = spot[key]
        except (KeyError, IndexError, TypeError):
            if error["type"] == "missing" and isinstance(spot, dict):
                trail.append((spot, key))
                break
            continue
        trail.append((spot, key))
        spot = inner
    for holder, key in reversed(trail):
        if key in _PLACEHOLDERS and isinstance(holder, dict):
            holder[key] = _PLACEHOLDERS[key]
            return
        if isinstance(holder, dict) and key in holder and (len(trail) == 1 or key not in ("steps",)):
            del holder[key]
            return


def _caused_by(path: checks.Path, invalid: set[tuple[Any, ...]]) -> bool:
    """Whether a finding stands at a value that could not be read, and so follows from it."""
    for loc in invalid:
        clean = tuple(p for p in loc if not _is_tag(p))
        shorter = min(len(clean), len(path))
        if shorter and clean[:shorter] == tuple(path)[:shorter]:
            return True
    return False


def _is_tag(part: Any) -> bool:
    return part in ("one", "by_case", "by_attempt", "read", "options", "yes", "kinds", "number")


def explained(
    source: Source, tree: Node, error: Mapping[str, Any], known: Iterable[str] | None = None
) -> Problem:
    """A pydantic error as a problem at its place; `known` are the keys that are allowed there."""
    kind, loc = error["type"], tuple(error["loc"])
    if kind == "missing":
        mark = yamlsource.mark_at(tree, loc[:-1], key=len(loc) > 1)
        return Problem("key-missing-here", source.where(mark), {"key": str(loc[-1])})
    if kind == "extra_forbidden":
        mark = yamlsource.mark_at(tree, loc, key=True)
        known = known_keys(loc[:-1]) if known is None else known
        near = checks.near(str(loc[-1]), known)
        return Problem(
            "unknown-key", source.where(mark), {"key": str(loc[-1]), "suggestion": near}
        )
    mark = yamlsource.mark_at(tree, loc)
    parameters = {k: str(v) for k, v in (error.get("ctx") or {}).items()}
    if "-" in kind:
        return Problem(kind, source.where(mark), parameters)
    return Problem("wrong-shape", source.where(mark), {"key": str(loc[-1]) if loc else ""})


def known_keys(loc: Iterable[Any]) -> tuple[str, ...]:
    """The keys that a file may have at that place, for suggestions."""
    from approvalflow.process import schema

    return schema.keys_at(tuple(loc))


def _located(source: Source, tree: Node, finding: checks.Finding) -> Problem:
    mark = yamlsource.mark_at(tree, finding.path, key=finding.on_key)
    return Problem(finding.key, source.where(mark), finding.parameters, finding.severity)
