"""`check`: all diagnostics of all files at once, then loads and what stands behind the numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.codes import INVALID, OK
from approvalflow.errors import ApprovalFlowError, Problem, errors_only, in_order
from approvalflow.eventlog import Horizon
from approvalflow.language.provenance import Assumption, unsupported
from approvalflow.notation.yamlsource import Source
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import Loads, loads_of
from approvalflow.office.office import Office
from approvalflow.report.documents import diagnostics
from approvalflow.study.reading import Study, read_study
from approvalflow.study.warnings import holiday_warnings, load_key, load_words
from approvalflow.wording import say


def check(paths: Sequence[Path], language: str, *, strict: bool, form: str) -> int:
    """Exit code 3 if anything has to be mended; with `strict`, if anything is said at all."""
    found: list[Problem] = []
    for path in paths:
        try:
            study = read_study(path, None if path.is_dir() else ())
        except ApprovalFlowError as error:
            found += error.problems
            continue
        loads = loads_of(Office(study.today.process))
        found += _said_of(study, loads, strict=strict)
        if form == "text":
            _praise(study, loads, language)
    problems = in_order(found)
    errors = errors_only(problems)
    _tell(problems, form, language)
    if form == "text":
        _sum_up(problems, paths[0], language)
    return INVALID if errors or (strict and problems) else OK


def _sum_up(problems: Sequence[Problem], path: Path, language: str) -> None:
    errors = errors_only(problems)
    if problems:
        screens.tell("")
    counts = {"errors": len(errors), "warnings": len(problems) - len(errors)}
    screens.tell(say("check.problems", language, **counts))
    if errors:
        code = diagnostics.code_of(errors[0])
        screens.tell(say("check.help-on-code", language, code=code))
    else:
        screens.tell(say("next.compare", language, path=path))


def _said_of(study: Study, loads: Loads, *, strict: bool) -> list[Problem]:
    said = [*study.warnings, *holiday_warnings(study.today.process, Horizon())]
    for load in loads.high:
        path = ("roles", load.role) if isinstance(load, PoolLoad) else ("steps", load.step)
        where = study.today.located_path(path)
        said.append(Problem(load_key(load), where, load_words(load), "warning"))
    if strict:
        said += _unsupported(study.today.source, study.today.assumptions)
        for redesign in study.redesigns:
            said += _unsupported(redesign.source, redesign.assumptions)
    return said


def _unsupported(source: Source, assumptions: tuple[Assumption, ...]) -> list[Problem]:
    return [
        Problem("no-source", source.where(a.mark), {"value": a.value}, "warning")
        for a in unsupported(assumptions)
    ]


def _praise(study: Study, loads: Loads, language: str) -> None:
    process = study.today.process
    counts = {"steps": len(process.steps), "roles": len(process.roles)}
    screens.put(say("check.fine", language, file=study.today.source.file, **counts))
    for pool in loads.pools:
        screens.put("  " + load_line(pool, language))
    for agenda in loads.agendas:
        screens.put("  " + say("check.agenda", language, **load_words(agenda)))


def load_line(pool: PoolLoad, language: str) -> str:
    """How full a pool will be, and how much it can answer of what it may lose."""
    if pool.load is None:
        key = "check.load.unlimited" if pool.staff is None else "check.load.sits"
        return say(key, language, role=pool.role)
    words = {"role": pool.role, "load": f"{100 * pool.load:.0f} %"}
    if pool.answered is None:
        return say("check.load", language, **words)
    return say("check.load.part", language, **words, part=f"{100 * pool.answered:.0f} %")


def _tell(problems: Sequence[Problem], form: str, language: str) -> None:
    match form:
        case "json":
            listed = [diagnostics.json_of(problem, language) for problem in problems]
            screens.put(json.dumps(listed, indent=1, ensure_ascii=False))
        case "github":
            for problem in problems:
                screens.put(diagnostics.github_of(problem, language))
        case _:
            if problems:
                screens.complain(problems, language)
