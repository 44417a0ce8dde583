"""`check`: all diagnostics of all files at once, then loads and what stands behind the numbers."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from approvalflow import files
from approvalflow.cli import screens
from approvalflow.cli.codes import INVALID, OK
from approvalflow.errors import ApprovalFlowError, Problem, errors_only, in_order
from approvalflow.eventlog import Horizon
from approvalflow.language.provenance import Assumption, unsupported
from approvalflow.language.reading import ReadProcess
from approvalflow.notation.shells import Word
from approvalflow.notation.yamlsource import Source
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad, Loads, loads_of
from approvalflow.office.months import Month, busiest_months
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.report.documents import diagnostics
from approvalflow.report.phrases import joined
from approvalflow.study.foreseen import (
    holiday_warnings,
    load_key,
    load_words,
    month_key,
    month_words,
)
from approvalflow.study.mending import following, waiting_as_work
from approvalflow.study.reading import ReadFiles, readings_of, study_of
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted of today once, for what is warned of and what is told."""

    loads: Loads
    months: tuple[Month, ...]

    @classmethod
    def of(cls, process: Process) -> _Counted:
        office = Office(process)
        loads = loads_of(office)
        return cls(loads, busiest_months(office, loads))


def check(paths: Sequence[Path], language: str, *, strict: bool, form: str) -> int:
    """Exit code 3 if anything has to be mended; with `strict`, if anything is said at all."""
    found: list[Problem] = []
    command: tuple[Word, ...] = ()
    for path in paths:
        try:
            readings = readings_of(path, None if files.is_folder(path) else ())
        except ApprovalFlowError as error:
            found += error.problems
            continue
        counted = None if readings.today is None else _Counted.of(readings.today.process)
        said = [*readings.problems, *_warnings_of(readings, counted, strict=strict)]
        found += said
        if counted is not None and not readings.problems:
            full = counted.loads.unsettled
            command = command or following(study_of(readings), path, full)
        if form == "text":
            _tell_files(readings, counted, said, language)
    problems = in_order(found)
    errors = errors_only(problems)
    _tell(problems, form, language)
    if form == "text":
        _sum_up(problems, command, language)
    return INVALID if errors or (strict and problems) else OK


def _sum_up(problems: Sequence[Problem], command: Sequence[Word], language: str) -> None:
    errors = errors_only(problems)
    if problems:
        screens.tell("")
    counts = {"errors": len(errors), "warnings": len(problems) - len(errors)}
    key = "check.problems-at-least" if diagnostics.cut_short(problems) else "check.problems"
    screens.tell(say(key, language, **counts))
    if errors:
        code = diagnostics.code_of(errors[0])
        screens.tell(say("check.help-on-code", language, code=code))
    else:
        screens.following(command, language)


def _warnings_of(readings: ReadFiles, counted: _Counted | None, *, strict: bool) -> list[Problem]:
    today, redesigns = readings.today, [redesign for redesign, _ in readings.redesigns]
    said = [warning for redesign in redesigns for warning in redesign.warnings]
    if today is not None and counted is not None:
        loads = counted.loads
        said += [*today.warnings, *holiday_warnings(today.process, Horizon())]
        said += [_load_warning(today, load) for load in loads.high]
        said += [_month_warning(today, month) for month in counted.months if month.crowded]
        said += waiting_as_work(today, loads.overloaded)
    if strict:
        if today is not None:
            said += _unsupported(today.source, today.assumptions)
        for redesign in redesigns:
            said += _unsupported(redesign.source, redesign.assumptions)
    return said


def _load_warning(today: ReadProcess, load: AnyLoad) -> Problem:
    path = ("roles", load.role) if isinstance(load, PoolLoad) else ("steps", load.step)
    return Problem(load_key(load), today.located_path(path), load_words(load), "warning")


def _month_warning(today: ReadProcess, month: Month) -> Problem:
    kind = "roles" if isinstance(month.load, PoolLoad) else "steps"
    where = today.located_path((kind, month.load.name))
    return Problem(month_key(month), where, month_words(month), "warning")


def _unsupported(source: Source, assumptions: tuple[Assumption, ...]) -> list[Problem]:
    return [
        Problem("no-source", source.where(a.mark), {"value": a.value}, "warning")
        for a in unsupported(assumptions)
    ]


def _tell_files(
    readings: ReadFiles, counted: _Counted | None, said: Sequence[Problem], language: str
) -> None:
    """Each file that can be used, by its size; that nothing is wrong only where nothing is said."""
    about = {problem.where.file for problem in said if problem.where is not None}
    today = readings.today
    if today is not None and counted is not None:
        counts = {"steps": len(today.process.steps), "roles": len(today.process.roles)}
        _tell_file(today.source.file, "process", about, counts, language)
        _tell_loads(counted, today.process, language)
    for redesign, _ in readings.redesigns:
        moves = joined("names", (move.kind for move in redesign.redesign.moves), language)
        kind = "redesign" if moves else "instead"
        _tell_file(redesign.source.file, kind, about, {"moves": moves}, language)
    values = readings.values
    if values.source is not None:
        counts = {"floors": len(values.floors), "anchors": len(values.anchors),
                  "profiles": len(values.profiles)}  # fmt: skip
        _tell_file(values.source.file, "values", about, counts, language)


def _tell_file(
    file: str, kind: str, about: Collection[str], size: Mapping[str, object], language: str
) -> None:
    key = "check.usable" if file in about else "check.fine"
    screens.put(say(key, language, file=file, size=say(f"check.{kind}", language, **size)))


def _tell_loads(counted: _Counted, process: Process, language: str) -> None:
    """Every pool and meeting, with its fullest month where months differ."""
    loads = counted.loads
    fullest = {month.load.name: month_words(month) for month in counted.months}
    told = [(pool.role, load_line(pool, language)) for pool in loads.pools]
    told += [(one.step, say("check.agenda", language, **load_words(one))) for one in loads.agendas]
    for name, line in told:
        month = fullest.get(name)
        screens.put("  " + (line if month is None else _with_month(line, month, language)))
    if process.chases is not None or process.complains is not None:
        screens.put(say("explain.unasked", language))


def _with_month(line: str, words: Mapping[str, str], language: str) -> str:
    if "most" not in words:
        return say("check.month.nobody", language, line=line, month=words["month"])
    return say("check.month", language, line=line, month=words["month"], most=words["most"])


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
            listed = [diagnostics.json_of(one, language) for one in diagnostics.told(problems)]
            screens.put(json.dumps(listed, indent=1, ensure_ascii=False))
        case "github":
            for problem in diagnostics.told(problems):
                screens.put(diagnostics.github_of(problem, language))
        case _:
            if problems:
                screens.complain(problems, language)
