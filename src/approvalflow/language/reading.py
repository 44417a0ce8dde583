"""From a YAML file to a process, or to everything that is wrong with it, each with its place."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from approvalflow.brevity import in_short
from approvalflow.checks import checks, consequences
from approvalflow.checks.consequences import Places
from approvalflow.checks.findings import Finding
from approvalflow.errors import (
    MOST_FOUND,
    ApprovalFlowError,
    Problem,
    Where,
    errors_only,
    in_order,
)
from approvalflow.language import joining, provenance, unfolding
from approvalflow.language.examples import example_of
from approvalflow.language.misspelt import with_what_follows
from approvalflow.language.opening import load, require_seen
from approvalflow.language.provenance import Assumption
from approvalflow.notation import yamlsource
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mark, Node, Source
from approvalflow.process import walking
from approvalflow.process.appeals import with_appeals
from approvalflow.process.found import with_found
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import ENDS

_PLACEHOLDERS: dict[str, Any] = {
    "work_time": "1 min", "takes": "1 min", "in_tray": "1 min", "share": "0%",
    "arrivals": "1 per week", "approvalflow": "1", "steps": {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadProcess:
    """A process with the file it came from: for places, sources and warnings."""

    __repr__ = in_short

    process: Process
    source: Source
    tree: Node
    assumptions: tuple[Assumption, ...]
    warnings: tuple[Problem, ...]

    def located_path(self, path: walking.Path) -> Where:
        """The place of a key of the process in its file."""
        return self.source.where(yamlsource.mark_at(self.tree, path, key=True))


def read_process(path: Path) -> ReadProcess:
    """Reads and checks a process file; raises ApprovalFlowError with all problems at once."""
    return process_from(load(path), _identity(path))


def _identity(path: Path) -> str:
    """The folder of a `process.yaml`, `.` and `..` by their names; else the file."""
    if path.name != "process.yaml":
        return path.stem
    if path.parent.name not in ("", ".."):
        return path.parent.name
    folder = path.parent.resolve()
    require_seen(Path(folder.name))
    return folder.name or path.stem


def process_from(source: Source, identity: str) -> ReadProcess:
    """The process in a source already parsed; `identity` is its id if it states none. Raises
    ApprovalFlowError with all that is wrong, under misspelt keys too.
    """
    try:
        return _process_from(source, identity)
    except ApprovalFlowError as error:
        found = with_what_follows(source, error.problems, lambda s: process_from(s, identity))
        raise ApprovalFlowError(found) from None


def _process_from(source: Source, identity: str) -> ReadProcess:
    stripped, assumptions, problems = provenance.without_provenance(source)
    found = [*problems, *provenance.without_reason(source)]
    given = len(found)
    reported: set[tuple[str, Mark]] = set()

    def report(key: str, mark: Mark, /, **parameters: str) -> None:
        found.append(Problem(key, source.where(mark), parameters))
        reported.add((key, mark))
        if len(reported) >= MOST_FOUND:
            raise ApprovalFlowError(found)

    assert isinstance(stripped, yamlsource.Mapping)  # as is the root of every source
    moves = stripped.key_node("moves")
    if moves is not None and stripped.get("steps") is None and stripped.get("processes") is None:
        where = source.where(moves.mark)
        raise ApprovalFlowError([Problem("redesign-not-process", where, {"name": identity})])
    root = _without_sources(stripped)
    lay_out = joining.joined if root.get("processes") is not None else unfolding.unfold
    tree = _with_defects_apart(lay_out(root, report))
    layout = [problem.key for problem in found[given:]]
    data = _plain(tree)
    data.setdefault("id", identity)
    data.setdefault("#start", [{"to": ENDS[0]}])
    if stripped.get("steps") is not None:
        data.setdefault("steps", {})  # unreadable, which is a problem already
    process, invalid = validated(Process, data)
    if len(invalid) > MOST_FOUND:
        process, invalid = None, invalid[:MOST_FOUND]
    written = yamlsource.plain(tree)
    told = [(e, _located(source, tree, finding_of(e, written))) for e in invalid]
    strange = _strange_steps(told)
    told = [pair for pair in told if not _follows_from_step_kind(*pair, strange)]
    blind = consequences.Blind.of(_unread(*pair) for pair in told).meaning(_meant(told))
    found += _once(problem for error, problem in told if not blind.missing(error))
    if process is not None:
        process = with_appeals(with_found(process))
        findings = tuple(checks.findings(process))
        kept = consequences.roots(findings, blind, layout, wrong=bool(found))
        found += [_located(source, tree, finding) for finding in kept]
    problems = in_order(found)
    if errors_only(problems) or process is None:
        raise ApprovalFlowError(problems)
    return ReadProcess(joining.with_shares(process), source, tree, assumptions, problems)


def _without_sources(root: yamlsource.Mapping) -> yamlsource.Mapping:
    """The file without what is said of its numbers as a whole."""
    kept = tuple((k, v) for k, v in root.items if k.text not in provenance.WORDS)
    return yamlsource.Mapping(kept, root.mark)


def _with_defects_apart(root: yamlsource.Mapping) -> yamlsource.Mapping:
    """`defects` among the case data are no kinds: a case can have several of them, or none."""
    data = root.get("case_data")
    defects = data.get("defects") if isinstance(data, yamlsource.Mapping) else None
    if not isinstance(data, yamlsource.Mapping) or not isinstance(defects, yamlsource.Mapping):
        return root
    others = tuple((k, v) for k, v in data.items if k.text != "defects")
    rest = yamlsource.Mapping(others, data.mark)
    items = [(k, rest if k.text == "case_data" else v) for k, v in root.items]
    key = yamlsource.Scalar("#defects", defects.mark, False)
    return yamlsource.Mapping((*items, (key, defects)), root.mark)


Told = tuple[Mapping[str, Any], Problem]


def _meant(told: Iterable[Told]) -> Iterator[tuple[Any, ...]]:
    """The places of the keys that were probably meant by misspelt ones."""
    for error, problem in told:
        suggestion = problem.parameters.get("suggestion", "")
        if problem.key == "unknown-key" and suggestion:
            yield (*error["loc"][:-1], suggestion)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Both ends of a range have the same unit: what is wrong with it is told once."""
    first: dict[tuple[Any, ...], Problem] = {}
    for problem in problems:
        about = problem.parameters.get("key", "")
        first.setdefault((problem.key, problem.place, about), problem)
    return list(first.values())


def misspelt(errors: Iterable[Mapping[str, Any]], problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the keys that are only missing because they are misspelt."""
    told = list(zip(errors, problems, strict=True))
    meant = set(_meant(told))
    missing = ((p, e["type"] == "missing" and tuple(e["loc"]) in meant) for e, p in told)
    return [problem for problem, follows in missing if not follows]


def _plain(tree: Node) -> dict[str, Any]:
    data = yamlsource.plain(tree)
    assert isinstance(data, dict)
    return dict(data)


def _strange_steps(told: Iterable[Told]) -> frozenset[tuple[Any, ...]]:
    """The places of steps of a kind that there is not, nor one that it may stand for."""
    return frozenset(
        tuple(error["loc"])[:2]
        for error, problem in told
        if problem.key == "unknown-choice"
        and tuple(error["loc"])[2:] == ("does",)
        and not problem.parameters["suggestion"]
    )


def _follows_from_step_kind(
    error: Mapping[str, Any], problem: Problem, strange: Collection[tuple[Any, ...]]
) -> bool:
    """Whether a key is only unknown because it belongs to a kind of step that there is not."""
    loc = tuple(error["loc"])
    if loc[:1] != ("steps",) or loc[2:] == ("does",) or problem.parameters.get("suggestion"):
        return False
    if problem.key not in ("unknown-key", "by-one-role", *_SHAPES.values(), "wrong-shape"):
        return False
    return loc[:2] in strange


def _unread(error: Mapping[str, Any], problem: Problem) -> tuple[Any, ...]:
    """What is not known once this is wrong: of a step of an unknown kind, nothing."""
    loc = tuple(error["loc"])
    strange = loc[2:] == ("does",) and not problem.parameters.get("suggestion")
    return loc[:2] if strange else loc


_ROUNDS = 20


def validated(
    model: type[Process], data: Mapping[str, Any]
) -> tuple[Process | None, list[dict[str, Any]]]:
    """The value, with every field that cannot be read replaced so that the rest is checked too.

    A value taken out can make what is around it unreadable: that is not said again.
    """
    repaired = copy.deepcopy(dict(data))
    invalid: list[dict[str, Any]] = []
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(repaired), invalid
        except ValidationError as error:
            fresh: list[dict[str, Any]] = [dict(e) for e in error.errors(include_url=False)]
            before = Places(i["loc"] for i in invalid)
            invalid += [e for e in fresh if not before.touch(tuple(e["loc"]))]
            mended = [_repair(repaired, one) for one in fresh]
            if not any(mended) or len(invalid) > MOST_FOUND:
                break
    return None, invalid


def _repair(data: dict[str, Any], error: Mapping[str, Any]) -> bool:
    """Takes the faulty value out, or puts a harmless one in where one is needed."""
    spot: Any = data
    trail: list[tuple[Any, Any]] = []
    for key in error["loc"]:
        if error["type"] == "missing" and key == error["loc"][-1] and isinstance(spot, dict):
            trail.append((spot, key))
            break
        try:
            inner = spot[key]
        except (KeyError, IndexError, TypeError):
            continue
        trail.append((spot, key))
        spot = inner
    for holder, key in reversed(trail):
        if not isinstance(holder, dict):
            continue
        if key in _PLACEHOLDERS and holder.get(key) != _PLACEHOLDERS[key]:
            holder[key] = _PLACEHOLDERS[key]
            return True
        if key in holder:
            del holder[key]
            return True
    return False


_SHAPES = {
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
    "list_type": "sequence-expected",
    "tuple_type": "sequence-expected",
    "string_type": "text-expected",
    "too_short": "sequence-empty",
}


def explained(
    source: Source, tree: Node, error: Mapping[str, Any], known: Iterable[str] | None = None
) -> Problem:
    """A pydantic error as a problem at its place; `known` are the keys that are allowed there."""
    return _located(source, tree, finding_of(error, yamlsource.plain(tree), known))


def finding_of(
    error: Mapping[str, Any], written: Any, known: Iterable[str] | None = None
) -> Finding:
    """A pydantic error as a finding at a path of what was written, which is plain values.

    `known` are the keys that are allowed there; without it those of a process.
    """
    kind, loc = error["type"], tuple(error["loc"])
    roles = error.get("input")
    if kind == "string_type" and loc[-1:] == ("by",) and isinstance(roles, list | dict) and roles:
        return Finding("by-one-role", loc, {"roles": ", ".join(map(str, roles))})
    parameters = {k: str(v) for k, v in (error.get("ctx") or {}).items()}
    if kind == "missing":
        missing = {"key": str(loc[-1])}
        return Finding("key-missing-here", loc[:-1], missing, on_key=len(loc) > 1)
    if kind == "extra_forbidden":
        known = known_keys(loc[:-1]) if known is None else known
        meant = near(str(loc[-1]), known)
        unknown = {"key": str(loc[-1]), "suggestion": meant}
        return Finding("unknown-key", loc, unknown, on_key=True)
    if "-" in kind or kind == "negative":  # a word of ours; those of pydantic have underscores
        return Finding(kind, loc, parameters)
    if kind == "literal_error":
        text, allowed = str(error["input"]), parameters["expected"].replace("'", "")
        choice = {"text": text, "allowed": allowed, "suggestion": ""}
        return Finding("unknown-choice", loc, choice)
    key = _SHAPES.get(kind) or "wrong-shape"
    about = _last_key(written, loc)
    example = {"example": example_of(about, loc)} if key == "mapping-expected" else {}
    return Finding(key, loc, {"key": about} | example)


def _last_key(written: Any, loc: tuple[Any, ...]) -> str:
    """The last key of what was written on the way to a place."""
    found = ""
    for part in loc:
        if isinstance(written, Mapping) and str(part) in written:
            found, written = str(part), written[str(part)]
        elif isinstance(written, list | tuple) and part in range(len(written)):
            written = written[part]
    return found


def place_within(source: Source, mark: Mark, parameters: Mapping[str, str]) -> Mark:
    """The place within a condition, where the problem names the column in it."""
    if "column" not in parameters:
        return mark
    line = source.where(mark).text
    quoted = line[mark.column - 1 : mark.column] in ("'", '"')
    at = int(parameters["column"]) - 1 + quoted
    if at >= mark.length:  # at its end, or in a text of several lines
        return Mark(mark.line, mark.column + mark.length - 1) if at == mark.length else mark
    words = (parameters.get(name, "") for name in ("value", "found", "text", "name"))
    rest = line[mark.column - 1 + at :]
    length = next((len(word) for word in words if word and rest.startswith(word)), 1)
    return Mark(mark.line, mark.column + at, length)


def known_keys(loc: Iterable[Any]) -> tuple[str, ...]:
    """The keys that a file may have at that place, for suggestions."""
    from approvalflow.language import schema

    return schema.keys_at(tuple(part for part in loc if part not in consequences.TAGS))


def _located(source: Source, tree: Node, finding: Finding) -> Problem:
    where = place_of(source, tree, finding)
    return Problem(finding.key, where, finding.parameters, finding.severity)


def place_of(source: Source, tree: Node, finding: Finding) -> Where:
    """The place in a file at which a finding is told."""
    mark = yamlsource.mark_at(tree, finding.path, key=finding.on_key)
    return source.where(place_within(source, mark, finding.parameters))
