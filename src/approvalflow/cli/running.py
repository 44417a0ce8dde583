"""`run` and `compare`: options in, a result out, and what it says of the exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import rich_click as click

from approvalflow.cli import printing, screens
from approvalflow.cli.closer import Closer, Looked
from approvalflow.cli.codes import FAILED, INTERRUPTED, OK, UNTRUSTED, USAGE
from approvalflow.comparison.guardrails import (
    Guardrail,
    fulfilled,
    parse_condition,
    require_whole,
)
from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.language.reading import place_within
from approvalflow.notation.shells import Word
from approvalflow.notation.yamlsource import Mark, Scalar, Source
from approvalflow.process.model.process import Process
from approvalflow.report.sections import document_of
from approvalflow.study import compare as comparing
from approvalflow.study.designs import (
    Overloaded,
    ReadyDesign,
    horizon_of,
    redesigned,
    settled_today,
    today_of,
)
from approvalflow.study.mending import mended_run, waiting_as_work
from approvalflow.study.reading import Study, read_study, redesign_files
from approvalflow.study.result import Design, Result
from approvalflow.study.runner import PRECISION, Interrupted, Settings
from approvalflow.study.settling import Asked, settled
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json, with_versions
from approvalflow.study.warnings import load_words
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of `run` and `compare`, and the language to say things in."""

    language: str
    seed: int
    replications: int | None
    precision: float | None
    weeks: int | None
    start_up: int | None
    horizon: Literal["settled", "year"] | None
    workers: int | None
    changes: tuple[str, ...]
    fail_if: tuple[str, ...]
    json_file: str | None
    html_file: Path | None
    docx_file: Path | None
    strict: bool
    no_versions: bool
    quiet: bool
    form: str = "text"
    follow: int | None = None
    log_file: Path | None = None
    design: str | None = None

    @property
    def closer(self) -> Closer:
        return Closer(self.log_file, self.follow, self.seed, self.language)

    @property
    def for_a_program(self) -> bool:
        """Whether standard output is to hold data alone."""
        return self.json_file == "-" or self.form in ("json", "csv")

    @property
    def prints(self) -> bool:
        """Whether the result is printed in its form: `--quiet` is about the report alone."""
        return self.form != "text" or not (self.quiet or self.json_file == "-")

    def refuse_collisions(self) -> None:
        """Raises UsageError where two outputs would go to the same place."""
        if self.json_file == "-" and self.form not in ("text", "json"):
            raise click.UsageError(say("two-on-output", self.language, form=self.form))
        stored = None if self.json_file in (None, "-") else Path(self.json_file)
        files = [f for f in (stored, self.html_file, self.docx_file, self.log_file) if f]
        places = [file.resolve() for file in files]
        for file, place in zip(files, places, strict=True):
            if places.count(place) > 1:
                raise click.UsageError(say("two-in-file", self.language, path=file))

    def settings(self, study: Study) -> Settings:
        """With the horizon asked for, or the one that suits the study; raises UsageError."""
        kind = self.horizon or horizon_of(study, Settings()).kind
        if kind == "year" and self.start_up:
            raise click.UsageError(say("start-up-in-year", self.language))
        settings = Settings(
            seed=self.seed,
            replications=self.replications,
            precision=self.precision or PRECISION,
            workers=self.workers,
        )
        return settled(study, settings, Asked(kind, self.start_up, self.weeks))


def run(path: Path, wishes: Wishes) -> int:
    """One process: its result, and on request the diary of a case and the log."""
    study = read_study(path, (), wishes.changes)
    conditions, settings = _conditions(study, wishes.fail_if), wishes.settings(study)
    wishes.refuse_collisions()
    if wishes.closer.refused():
        return USAGE
    further = "compare" if redesign_files(path) else "suggest"
    try:
        looked: Looked | None = Looked()
        if wishes.closer.wanted:
            looked = wishes.closer.look(settled_today(study, horizon_of(study, settings)))
        if looked is None:
            return USAGE
        with screens.progress(wishes.language) as progress:
            result = simulate(study, settings, progress=progress)
    except Overloaded as overload:
        _tell_overload(overload, wishes.language)
        _tell_mending(study, overload, path, wishes.language)
        return UNTRUSTED
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    return _finish(result, wishes, conditions, looked, (further, path))


def _tell_overload(overload: Overloaded, language: str) -> None:
    if overload.loads:
        screens.tell(say("overloaded.head", language))
    elif overload.growth is not None:
        screens.tell(say("overloaded.drift", language, growth=f"{overload.growth:.1f}"))
    for load in overload.loads:
        words = load_words(load)
        key = "overloaded.agenda" if "step" in words else "overloaded.pool"
        key += "" if load.overloaded else ".brim"
        screens.tell("  " + say(key, language, **words))
    screens.tell(say("overloaded.year", language))


def _tell_mending(study: Study, overload: Overloaded, path: Path, language: str) -> None:
    """What was probably meant otherwise, and the next command: one that has an answer."""
    meant = waiting_as_work(study.today, overload.loads)
    if study.changes:  # what is written at these places may not be what was simulated
        meant = [replace(problem, where=None) for problem in meant]
    if meant:
        screens.complain(meant, language)
    screens.following(mended_run(study, path, overload.loads), language)


def compare(path: Path, redesigns: Sequence[str], wishes: Wishes) -> int:
    """Today against its redesigns, all of them unless some are named; on request the diary of a
    case and the log of one design.
    """
    study = read_study(path, tuple(redesigns) or None, wishes.changes)
    conditions, settings = _conditions(study, wishes.fail_if), wishes.settings(study)
    wishes.refuse_collisions()
    if wishes.closer.refused():
        return USAGE
    looked: Looked | None = Looked()
    try:
        if wishes.closer.wanted or wishes.design is not None:
            looked = wishes.closer.look(_chosen(study, settings, wishes))
        if looked is None:
            return USAGE
        with screens.progress(wishes.language) as progress:
            result = comparing.compare(study, settings, progress=progress)
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    further = ("compare", path, "--html", "report.html")
    return _finish(result, wishes, conditions, looked, further)


def _chosen(study: Study, settings: Settings, wishes: Wishes) -> ReadyDesign:
    """The design that is looked at closely."""
    horizon = horizon_of(study, settings)
    if wishes.design is None:
        return today_of(study, horizon)
    known = [r.redesign.id for r in study.redesigns]
    if wishes.design not in known:
        names = {"name": wishes.design, "known": ", ".join(known) or "none"}
        raise ApprovalFlowError([Problem("no-such-redesign", None, names)])
    return redesigned(study, horizon)[known.index(wishes.design)]


def _conditions(study: Study, texts: Sequence[str]) -> list[Guardrail]:
    """What `--fail-if` says; refused where a design it is about gives but a least amount."""
    found = []
    for text in texts:
        mark = Mark(1, 1, max(1, len(text)))
        source = Source("--fail-if", (text,), Scalar(text, mark))
        try:
            condition = parse_condition(text, study.today.process)
            for name, process in _judged(study, condition):
                require_whole(condition, process, name)
            found.append(condition)
        except NotationError as error:
            place = source.where(place_within(source, mark, error.parameters))
            raise ApprovalFlowError([Problem(error.key, place, error.parameters)]) from None
    return found


def _judged(study: Study, condition: Guardrail) -> Iterator[tuple[str, Process]]:
    """The designs whose values a condition needs; today's goes without a name."""
    if condition.of_today or condition.relative or not study.redesigns:
        yield "", study.today.process
    if not condition.of_today:
        yield from ((read.redesign.id, read.process) for read in study.redesigns)


def _finish(
    result: Result,
    wishes: Wishes,
    conditions: Sequence[Guardrail],
    looked: Looked,
    further: Sequence[Word],
) -> int:
    """Every file that was asked for, then what is printed: no output takes another's place."""
    if not wishes.no_versions:
        result = with_versions(result)
    document = document_of(result, wishes.language)
    stored = None if wishes.json_file in (None, "-") else Path(wishes.json_file)
    if stored is not None and not screens.write(stored, as_json(result), wishes.language):
        return USAGE
    if not looked.write(wishes.language):
        return USAGE
    if not printing.write(result, document, wishes.html_file, wishes.docx_file):
        return USAGE
    if wishes.json_file == "-" and wishes.form != "json":
        screens.put(as_json(result))
    if wishes.prints:
        printing.show(result, document, wishes.form)
    looked.show(beside=wishes.for_a_program)
    code = _code(result, conditions, wishes)
    if wishes.html_file is None:
        screens.following(further, wishes.language)
    return code


def _code(result: Result, conditions: Sequence[Guardrail], wishes: Wishes) -> int:
    language, strict = wishes.language, wishes.strict
    failed = _failed(result, conditions, language)
    for sentence in failed:
        screens.tell(sentence)
    if result.inputs.interrupted:
        screens.tell(say("interrupted", language, done=result.inputs.replications))
        return INTERRUPTED
    undecided = [d for d in result.designs if d.status == "undecided"]
    for design in undecided:
        screens.tell(say("undecided", language, count=design.why))
    short = not result.inputs.precision.reached and not _fixed(result)
    if strict and short:
        screens.tell(say("precision-not-reached", language))
    if undecided or (strict and short):
        return UNTRUSTED
    return FAILED if failed else OK


def _fixed(result: Result) -> bool:
    return "--replications" in result.inputs.command


def _failed(result: Result, conditions: Sequence[Guardrail], language: str) -> list[str]:
    """What is said of conditions that hold and guardrails that do not."""
    sentences = []
    today, *redesigns = result.designs
    for condition in conditions:
        alone = condition.of_today or not redesigns
        for design in [today] if alone else redesigns:
            value = _value(design, condition.measure)
            if fulfilled(condition, value, _value(today, condition.measure)):
                shown = f"{value:.4g}" if value is not None else ""
                facts = {"text": condition.text, "design": design.id, "value": shown}
                sentences.append(say("failed-if", language, **facts))
    for comparison in result.comparisons:
        for guardrail in comparison.guardrails:
            if guardrail.holds == "no":
                facts = {"text": guardrail.text, "design": comparison.design}
                sentences.append(say("failed-guardrail", language, **facts))
    return sentences


def _value(design: Design, measure: str) -> float | None:
    found = design.measures.get(measure)
    return found.value if found else None
