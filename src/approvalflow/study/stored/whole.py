"""Rules of the result as a whole: what fixes its numbers, and what it says of the files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from approvalflow.errors import NotationError
from approvalflow.notation.units import parse_duration
from approvalflow.study.precision import precision_of
from approvalflow.study.result import FileInput, Result, Slow, StartUp
from approvalflow.study.stored.designs import among, once
from approvalflow.study.stored.figures import in_interval, same_as, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed, told


def _files(result: Result) -> Iterator[tuple[Path, FileInput]]:
    yield ("inputs", "process"), result.inputs.process
    for n, file in enumerate(result.inputs.redesigns):
        yield ("inputs", "redesigns", n), file
    if result.inputs.values is not None:
        yield ("inputs", "values"), result.inputs.values


def files_are_those_read(result: Result) -> Flaws:
    """The digest of each file is that of its text, and the designs are made from them."""
    for path, file in _files(result):
        wanted = sha256(file.text.encode()).hexdigest()
        if file.sha256 != wanted:
            yield Flaw((*path, "sha256"), "result-digest", {"wanted": wanted})
    names = [file.id for path, file in _files(result) if path[-1] != "values"]
    designs = [design.id for design in result.designs]
    if (names[:1] if result.kind == "run" else names) != designs:
        facts = {"found": listed(names), "known": listed(designs)}
        yield Flaw(("inputs", "redesigns"), "result-files", facts)


def settings_are_possible(result: Result) -> Flaws:
    """Weeks, replications and precision as a run can have them."""
    inputs = result.inputs
    path: Path = ("inputs",)
    yield from within((*path, "weeks"), inputs.weeks, 1)
    yield from within((*path, "replications"), inputs.replications, 1)
    for name in ("seed", "start_up_weeks", "run_out_weeks"):
        yield from within((*path, name), getattr(inputs, name), 0)
    if inputs.horizon == "year":
        yield from within((*path, "start_up_weeks"), inputs.start_up_weeks, 0, 0)
    yield from within((*path, "wanted"), inputs.wanted, 0.0)
    precision, inside = inputs.precision, (*path, "precision")
    yield from within((*inside, "target"), precision.target, 0.0)
    yield from within((*inside, "half_width"), precision.half_width, 0.0)
    if precision.reached != precision_of(precision.target, precision.half_width).reached:
        facts = {"found": told(precision.reached), "allowed": told(not precision.reached)}
        yield Flaw((*inside, "reached"), "result-unfitting", facts)
    if result.worthwhile is not None:
        yield from within(("worthwhile", "share"), result.worthwhile.share, 0.0, 1.0)
        yield from within(("worthwhile", "days"), result.worthwhile.days, 0.0)


def start_up_is_of_a_design(result: Result) -> Flaws:
    """Which design and which queue set the start-up."""
    rule = result.inputs.start_up
    if rule is not None:
        path: Path = ("inputs", "start_up")
        for name in ("weeks", "measured", "way", "relaxation"):
            yield from within((*path, name), getattr(rule, name), 0)
        yield from _queue_of_a_design(result, path, rule)
    for index, one in enumerate(result.inputs.slow):
        yield from within(("inputs", "slow", index, "years"), one.years, 0)
        yield from _queue_of_a_design(result, ("inputs", "slow", index), one)


def _queue_of_a_design(result: Result, path: Path, told: StartUp | Slow) -> Flaws:
    designs = [design.id for design in result.designs]
    if told.design not in designs:
        facts = {"name": told.design, "known": listed(designs)}
        yield Flaw((*path, "design"), "result-no-such-design", facts)
    queues = {load.role for design in result.designs for load in design.loads}
    queues |= {agenda.step for design in result.designs for agenda in design.agendas}
    if told.slowest:
        yield from among((*path, "slowest"), told.slowest, queues, "designs[...].loads")


def study_says_something(result: Result) -> Flaws:
    """What the study is for is told in words, or not at all."""
    if result.study is None:
        return
    told = {name: getattr(result.study, name) for name in ("purpose", "decision", "contact")}
    if not any(told.values()):
        yield Flaw(("study",), "result-empty")
    for name, words in told.items():
        for language, text in words.items():
            if not text.strip():
                yield Flaw(("study", name, language), "result-empty")


def limits_can_be_read(result: Result) -> Flaws:
    """A limit is a length of time, or empty where it is not the same for all."""
    for name, text in result.limits.items():
        try:
            if text:
                parse_duration(text)
        except NotationError:
            yield Flaw(("limits", name), "result-no-duration", {"found": text})
    yield from once(("levels",), result.levels)
    for n, level in enumerate(result.levels):
        if not level:  # a time without a level says so by an empty one
            yield Flaw(("levels", n), "result-empty")


def observations_are_of_today(result: Result) -> Flaws:
    """A figure of the office stands beside the very value that today has."""
    for n, figure in enumerate(result.observed):
        path: Path = ("observed", n)
        value = result.designs[0].measures.get(figure.measure)
        if value is not None:
            today = result.designs[0].id
            yield from same_as((*path, "simulated"), figure.simulated, value.value, today)
            yield from same_as((*path, "low"), figure.low, value.low, today)
            yield from same_as((*path, "high"), figure.high, value.high, today)
        if figure.simulated is not None:
            yield from in_interval(path, figure.low, figure.simulated, figure.high)


def assumptions_are_of_the_files(result: Result) -> Flaws:
    """Each stands in a line of a file that was read."""
    files = {file.file for _, file in _files(result)}
    for n, one in enumerate(result.assumptions):
        path: Path = ("assumptions", n)
        yield from among((*path, "file"), one.file, files, "inputs")
        yield from within((*path, "line"), one.line, 1)


def warnings_are_of_designs(result: Result) -> Flaws:
    """A warning that names a design names one of the result, or of the files that were read."""
    designs = [design.id for design in result.designs]
    designs += [file.id for _, file in _files(result) if file.id not in designs]
    for n, warned in enumerate(result.warnings):
        name = warned.parameters.get("design")
        if name is not None and name not in designs:
            facts = {"name": name, "known": listed(designs)}
            yield Flaw(("warnings", n, "parameters", "design"), "result-no-such-design", facts)
