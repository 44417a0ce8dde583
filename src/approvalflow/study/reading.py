"""From a folder on disk to a study: today's process and its redesigns, or all that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from approvalflow.comparison.guardrails import (
    Guardrail,
    parse_condition,
    parse_guardrail,
    require_whole,
)
from approvalflow.errors import ApprovalFlowError, NotationError, Problem, Where, in_order
from approvalflow.language.reading import ReadProcess, read_process
from approvalflow.notation import yamlsource
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.reading import ReadRedesign, read_redesign
from approvalflow.redesign.redesign import RedesignFails, applied

PROCESS_FILE = "process.yaml"
REDESIGNS = "redesigns"


@dataclass(frozen=True, slots=True)
class Study:
    """Today's process, its redesigns, and the changes made to it on the command line."""

    today: ReadProcess
    redesigns: tuple[ReadRedesign, ...]
    guardrails: tuple[tuple[Guardrail, ...], ...]
    folder: Path
    changes: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[Problem, ...]:
        found = [*self.today.warnings, *(w for r in self.redesigns for w in r.warnings)]
        return in_order(found)


def process_file(path: Path) -> Path:
    """The process file that a path means: itself, or the one in the folder."""
    return path / PROCESS_FILE if path.is_dir() else path


def redesign_files(path: Path) -> tuple[Path, ...]:
    """The redesigns beside a process file, by name."""
    return tuple(sorted((process_file(path).parent / REDESIGNS).glob("*.yaml")))


def read_study(
    path: Path, redesigns: Sequence[str] | None = (), changes: Sequence[str] = ()
) -> Study:
    """Reads a process and the redesigns named by id or file; None stands for all of them.

    Raises ApprovalFlowError with the problems of all files at once.
    """
    today = read_process(process_file(path))
    today = replace(today, process=with_changes(today.process, changes))
    files = redesign_files(path) if redesigns is None else _named(path, redesigns)
    problems: list[Problem] = _observed_problems(today)
    read: list[ReadRedesign] = []
    guardrails: list[tuple[Guardrail, ...]] = []
    for file in files:
        try:
            redesign = read_redesign(file, today.process)
            guardrails.append(_guardrails(redesign, today.process))
            read.append(redesign)
        except ApprovalFlowError as error:
            problems += error.problems
    if problems:
        raise ApprovalFlowError(problems)
    folder = process_file(path).parent
    return Study(today, tuple(read), tuple(guardrails), folder, tuple(changes))


def _named(path: Path, names: Sequence[str]) -> tuple[Path, ...]:
    known = {file.stem: file for file in redesign_files(path)}
    files = []
    for name in names:
        file = known.get(name, Path(name))
        if not file.is_file():
            listed = ", ".join(known) or "none"
            raise ApprovalFlowError(
                [Problem("no-such-redesign", None, {"name": name, "known": listed})]
            )
        files.append(file)
    return tuple(files)


def _guardrails(read: ReadRedesign, today: Process) -> tuple[Guardrail, ...]:
    found: list[Guardrail] = []
    problems: list[Problem] = []
    for text, mark in zip(read.redesign.guardrails, read.guardrail_marks, strict=True):
        try:
            guardrail = parse_guardrail(text, read.process)
            if guardrail.relative:
                require_whole(guardrail, today)
            found.append(guardrail)
        except NotationError as error:
            problems.append(Problem(error.key, read.source.where(mark), error.parameters))
    if problems:
        raise ApprovalFlowError(problems)
    return tuple(found)


def _observed_problems(today: ReadProcess) -> list[Problem]:
    problems: list[Problem] = []
    for name, text in today.process.observed.items():
        try:
            observed_value(name, text, today.process)
        except NotationError as error:
            path = ("observed", name)
            mark = yamlsource.mark_at(today.tree, path, key=error.key == "unknown-measure")
            problems.append(Problem(error.key, today.source.where(mark), error.parameters))
    return problems


def observed_value(measure: str, text: str, process: Process) -> float:
    """A figure of the office in the unit of its measure; raises NotationError."""
    return parse_condition(f"{measure} <= {text}", process).amount


def with_changes(process: Process, changes: Sequence[str]) -> Process:
    """The process with `roles.planner.staff=4` and the like set on it."""
    for change in changes:
        process = _with_change(process, change)
    return process


def _with_change(process: Process, change: str) -> Process:
    place = Where("--set", 1, 1, max(1, len(change)), change)
    path, equals, value = change.partition("=")
    if not equals or not value.strip():
        raise ApprovalFlowError([Problem("set-option-form", place, {"text": change})])
    keys = _keys(process, path.strip())
    nested: object = value.strip()
    for key in reversed(keys):
        nested = {key: nested}
    assert isinstance(nested, dict)
    try:
        return applied(process, (Set.model_validate({"set": nested}),)).process
    except RedesignFails as failure:
        raise ApprovalFlowError(failure.problems(lambda _: place)) from None


def _keys(process: Process, path: str) -> list[str]:
    """The keys of a dotted path; the id of a step may hold dots itself."""
    keys = path.split(".")
    if keys[0] == "backlog":
        return ["backlog", path.partition(".")[2]]
    if keys[0] == "steps":
        for end in range(len(keys), 1, -1):
            name = ".".join(keys[1:end])
            if name in process.steps:
                return ["steps", name, *keys[end:]]
    return keys
