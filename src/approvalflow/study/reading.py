"""From a folder on disk to a study: today's process and its redesigns, or all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from approvalflow import files
from approvalflow.comparison.guardrails import (
    Guardrail,
    parse_condition,
    parse_guardrail,
    require_whole,
)
from approvalflow.errors import ApprovalFlowError, NotationError, Problem, in_order
from approvalflow.eventlog import Horizon
from approvalflow.language.opening import load, require_seen
from approvalflow.language.reading import ReadProcess, place_within, read_process
from approvalflow.notation import characters, yamlsource
from approvalflow.notation.units import number_text
from approvalflow.notation.yamlsource import Source
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import (
    ReadRedesign,
    guardrails_in,
    problems_alone,
    redesign_from,
)
from approvalflow.study import misplaced
from approvalflow.study.horizons import horizon_for
from approvalflow.study.setting import with_changes
from approvalflow.study.shared import differing
from approvalflow.study.values import NO_VALUES, Values, values_from
from approvalflow.study.values import problems_alone as values_alone
from approvalflow.study.values.values import VALUES_FILE

PROCESS_FILE = "process.yaml"
REDESIGNS = "redesigns"
MOST_REDESIGNS = 100


@dataclass(frozen=True, slots=True)
class Study:
    """Today's process, its redesigns, the changes made to it on the command line, and the values by
    which the redesigns are judged: their floors are among the guardrails of each.
    """

    today: ReadProcess
    redesigns: tuple[ReadRedesign, ...]
    guardrails: tuple[tuple[Guardrail, ...], ...]
    changes: tuple[str, ...] = ()
    values: Values = NO_VALUES

    @property
    def usual_horizon(self) -> Horizon:
        """The horizon that suits today and all redesigns."""
        return horizon_for([self.today.process, *(r.process for r in self.redesigns)])

    def only(self, redesign: str | None) -> Study:
        """The same with one of its redesigns, or with none; raises ApprovalFlowError where there is
        none of this id.
        """
        known = [read.redesign.id for read in self.redesigns]
        if redesign is None:
            return replace(self, redesigns=(), guardrails=())
        if redesign not in known:
            told = {"name": redesign, "known": ", ".join(known) or "none"}
            raise ApprovalFlowError([Problem("no-such-redesign", None, told)])
        n = slice(known.index(redesign), known.index(redesign) + 1)
        return replace(self, redesigns=self.redesigns[n], guardrails=self.guardrails[n])


def process_file(path: Path) -> Path:
    """The process file that a path means: itself, or the one in the folder."""
    return path / PROCESS_FILE if files.is_folder(path) else path


def redesign_files(path: Path) -> tuple[Path, ...]:
    """The redesigns beside a process file, by name."""
    return tuple(sorted((process_file(path).parent / REDESIGNS).glob("*.yaml")))


def values_file(path: Path) -> Path:
    """Where the values of a study stand, if it has any."""
    return process_file(path).parent / VALUES_FILE


def _required(path: Path) -> Path:
    """The process file that a path means; raises ApprovalFlowError where a folder has none."""
    file = process_file(path)
    if file == path or files.is_there(file):
        return file
    require_seen(path)
    told = {"file": str(path), **misplaced.what_is_there(path, PROCESS_FILE, REDESIGNS)}
    raise ApprovalFlowError([Problem("folder-without-process", None, told)])


def _misnamed(path: Path) -> list[Problem]:
    """The files beside the redesigns that would be redesigns too if they were called so, and those
    beside the process that would be its values; a folder that cannot be looked into would seem to
    hold none.
    """
    folder = process_file(path).parent / REDESIGNS
    try:
        listed = list(misplaced.misnamed(folder))
        values = list(misplaced.called_otherwise(folder.parent, VALUES_FILE))
    except OSError:
        return [Problem("not-permitted", None, {"file": str(folder)})]
    found = [
        Problem("values-ending", None, {"file": characters.escaped(str(file))}) for file in values
    ]
    for file, name in listed:
        told = {"file": characters.escaped(str(file)), "name": characters.escaped(name)}
        found.append(Problem("redesign-ending", None, told))
    return found


def inputs_of(path: Path, redesigns: Sequence[str] = ()) -> tuple[Path, ...]:
    """Every file that a study is read from, with the redesigns that were named by their files."""
    named = (file for file in map(Path, redesigns) if files.is_there(file))
    values = [file for file in (values_file(path),) if files.is_there(file)]
    return (process_file(path), *values, *redesign_files(path), *named)


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What could be read of a study: each file by itself, and all that is wrong."""

    today: ReadProcess | None
    redesigns: tuple[tuple[ReadRedesign, tuple[Guardrail, ...]], ...]
    problems: tuple[Problem, ...]
    values: Values = NO_VALUES


def read_study(
    path: Path, redesigns: Sequence[str] | None = (), changes: Sequence[str] = ()
) -> Study:
    """Reads a process and the redesigns named by id or file; None stands for all of them.

    Raises ApprovalFlowError with the problems of all files at once.
    """
    return study_of(readings_of(path, redesigns, changes), changes)


def with_further_changes(study: Study, changes: Sequence[str], origin: str) -> Study:
    """The same study with values changed that were not yet; its redesigns are made anew. Raises
    ApprovalFlowError with all problems at once.
    """
    process = with_changes(study.today.process, changes, origin)
    chosen = [Written(read.redesign.id, partial(_source_of, read)) for read in study.redesigns]
    today = replace(study.today, process=process)
    read = readings_in(lambda: today, chosen, values=opened_values(study))
    return study_of(read, (*study.changes, *changes))


def opened_values(study: Study) -> Callable[[], Source] | None:
    """What opens the values of a study again; None where it has none."""
    source = study.values.source
    return None if source is None else lambda: source


def _source_of(read: ReadRedesign) -> Source:
    return read.source


def study_of(readings: ReadFiles, changes: Sequence[str] = ()) -> Study:
    """The study, where nothing is wrong with it; raises ApprovalFlowError."""
    if readings.problems or readings.today is None:
        raise ApprovalFlowError(readings.problems)
    read = tuple(redesign for redesign, _ in readings.redesigns)
    guardrails = tuple(guardrail for _, guardrail in readings.redesigns)
    return Study(readings.today, read, guardrails, tuple(changes), readings.values)


def readings_of(
    path: Path, redesigns: Sequence[str] | None = (), changes: Sequence[str] = ()
) -> ReadFiles:
    """The same file by file. Raises ApprovalFlowError where a redesign that was named is not there
    or a change cannot be made.
    """
    file = _required(path)
    chosen = redesign_files(path) if redesigns is None else _named(path, redesigns)
    misnamed = _misnamed(path) if redesigns is None else []
    written = [Written(one.stem, partial(load, one)) for one in chosen]
    values = values_file(path)
    opened = partial(load, values) if files.is_there(values) else None
    return readings_in(partial(read_process, file), written, changes, misnamed, opened)


@dataclass(frozen=True, slots=True)
class Written:
    """A redesign that can be read, wherever it stands: its id, and what opens it."""

    id: str
    opened: Callable[[], Source]


def readings_in(
    process: Callable[[], ReadProcess],
    chosen: Sequence[Written],
    changes: Sequence[str] = (),
    misnamed: Sequence[Problem] = (),
    values: Callable[[], Source] | None = None,
) -> ReadFiles:
    """The same of what is written anywhere, with what is wrong with the names of its files.

    `values` opens those of the study, where it has any.
    """
    if len(chosen) > MOST_REDESIGNS:
        told = {"count": number_text(len(chosen)), "most": str(MOST_REDESIGNS)}
        raise ApprovalFlowError([Problem("too-many-redesigns", None, told)])
    try:
        today = process()
    except ApprovalFlowError as error:
        alone = [problem for one in chosen for problem in _alone(one)]
        alone += _problems_of(values)
        return ReadFiles(None, (), in_order([*error.problems, *misnamed, *alone]))
    today = replace(today, process=with_changes(today.process, changes))
    problems: list[Problem] = [*misnamed, *_observed_problems(today)]
    judged_by = NO_VALUES
    try:
        judged_by = NO_VALUES if values is None else values_from(values(), today.process)
    except ApprovalFlowError as error:
        problems += error.problems
    read: list[tuple[ReadRedesign, tuple[Guardrail, ...]]] = []
    for one in chosen:
        try:
            redesign = redesign_from(one.opened(), one.id, today.process)
            own = _guardrails(redesign, today.process)
            floors = [_floor(floor, redesign.process) for floor in judged_by.floors]
            said = {guardrail.text for guardrail in own}
            read.append((redesign, (*own, *(one for one in floors if one.text not in said))))
        except ApprovalFlowError as error:
            problems += [*error.problems, *_unmeasured(one, error, today.process)]
    numbers = [(made.source, made.assumptions) for made, _ in read]
    problems += differing([(today.source, today.assumptions), *numbers])
    today = _without_idle(today, [made.process for made, _ in read])
    return ReadFiles(today, tuple(read), in_order(problems), judged_by)


def _without_idle(today: ReadProcess, redesigned: Sequence[Process]) -> ReadProcess:
    """Without the warning that a role does nothing where a redesign gives it something to do."""
    steps = (step for process in redesigned for step in process.steps.values())
    used = {role for step in steps for role in step.roles}
    warnings = (
        warning for warning in today.warnings
        if warning.key != "unused-role" or warning.parameters["role"] not in used
    )  # fmt: skip
    return replace(today, warnings=tuple(warnings))


def _floor(floor: Guardrail, process: Process) -> Guardrail:
    """A floor of the study as a guardrail of a redesign. One whose measure the redesign does not
    have, or only a least amount of, is of nothing, and so never known to hold.
    """
    try:
        return parse_guardrail(floor.text, process)
    except NotationError:
        return replace(floor, measure="")


def _problems_of(values: Callable[[], Source] | None) -> tuple[Problem, ...]:
    """What is wrong with values whatever today is."""
    try:
        return () if values is None else values_alone(values())
    except ApprovalFlowError as error:
        return error.problems


def _alone(written: Written) -> tuple[Problem, ...]:
    try:
        return problems_alone(written.opened(), written.id)
    except ApprovalFlowError as error:
        return error.problems


def _named(path: Path, names: Sequence[str]) -> tuple[Path, ...]:
    listed = redesign_files(path)
    known = {file.stem: file for file in listed if not characters.hidden_in_line(file.name)}
    chosen = []
    for name in names:
        file = known.get(name, Path(name))
        if name not in known and (not files.is_there(file) or files.is_folder(file)):
            told = {"name": name, "known": ", ".join(known) or "none"}
            raise ApprovalFlowError([Problem("no-such-redesign", None, told)])
        chosen.append(file)
    return tuple(chosen)


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
            place = read.source.where(place_within(read.source, mark, error.parameters))
            problems.append(Problem(error.key, place, error.parameters))
    if problems:
        raise ApprovalFlowError(problems)
    return tuple(found)


def _unmeasured(written: Written, error: ApprovalFlowError, today: Process) -> list[Problem]:
    """What is wrong with the guardrails of a redesign that cannot be made, by today's process;
    what they name may be new.
    """
    problems: list[Problem] = []
    try:
        source = written.opened()
    except ApprovalFlowError:
        return problems
    told = {problem.place for problem in error.problems}
    for mark, text in zip(*guardrails_in(source), strict=True):
        try:
            parse_condition(text, today)
        except NotationError as wrong:
            place = source.where(place_within(source, mark, wrong.parameters))
            found = Problem(wrong.key, place, wrong.parameters)
            if found.place not in told and wrong.key != "unknown-role":
                problems.append(found)
    return problems


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
