"""`run` and `compare`: options in, a result out, and what it says of the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import rich_click as click

from approvalflow.cli import printing, screens
from approvalflow.cli.codes import FAILED, INTERRUPTED, OK, UNTRUSTED, USAGE
from approvalflow.comparison.guardrails import Guardrail, fulfilled, parse_guardrail
from approvalflow.errors import ApprovalFlowError, NotationError, Problem, Where
from approvalflow.eventlog import Horizon
from approvalflow.report.media import terminal
from approvalflow.report.sections import document_of
from approvalflow.study import compare as comparing
from approvalflow.study import logs
from approvalflow.study.designs import Overloaded, horizon_of
from approvalflow.study.reading import Study, read_study
from approvalflow.study.result import Design, Result
from approvalflow.study.runner import PRECISION, Interrupted, Settings, simulation_of
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
    weeks: int
    start_up: int | None
    horizon: str | None
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

    def settings(self, study: Study) -> Settings:
        """With the horizon asked for, or the one that suits the study; raises UsageError."""
        kind = self.horizon or horizon_of(study, Settings()).kind
        if kind == "year" and self.start_up:
            raise click.UsageError(say("start-up-in-year", self.language))
        start_up = Horizon().start_up if self.start_up is None else self.start_up
        settled = Horizon(start_up=start_up, weeks=self.weeks)
        return Settings(
            seed=self.seed,
            replications=self.replications,
            precision=self.precision or PRECISION,
            horizon=Horizon.of_year(self.weeks) if kind == "year" else settled,
            workers=self.workers,
        )


def run(path: Path, wishes: Wishes) -> int:
    """One process: its result, and on request the diary of a case or the log."""
    study = read_study(path, (), wishes.changes)
    conditions, settings = _conditions(study, wishes.fail_if), wishes.settings(study)
    if wishes.follow is not None or wishes.log_file is not None:
        return _look_closer(study, wishes)
    try:
        with screens.progress(wishes.language) as progress:
            result = simulate(study, settings, progress=progress)
    except Overloaded as overload:
        _tell_overload(overload, wishes.language)
        screens.tell(say("next.compare", wishes.language, path=path))
        return UNTRUSTED
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    return _finish(result, wishes, conditions, say("next.compare", wishes.language, path=path))


def _tell_overload(overload: Overloaded, language: str) -> None:
    screens.tell(say("overloaded.head", language))
    for load in overload.loads:
        words = load_words(load)
        key = "overloaded.agenda" if "step" in words else "overloaded.pool"
        screens.tell("  " + say(key, language, **words))
    screens.tell(say("overloaded.year", language))


def compare(path: Path, redesigns: Sequence[str], wishes: Wishes) -> int:
    """Today against its redesigns, all of them unless some are named."""
    study = read_study(path, tuple(redesigns) or None, wishes.changes)
    conditions, settings = _conditions(study, wishes.fail_if), wishes.settings(study)
    try:
        with screens.progress(wishes.language) as progress:
            result = comparing.compare(study, settings, progress=progress)
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    return _finish(result, wishes, conditions, say("next.report", wishes.language, path=path))


def _conditions(study: Study, texts: Sequence[str]) -> list[Guardrail]:
    found = []
    for text in texts:
        try:
            found.append(parse_guardrail(text, study.today.process))
        except NotationError as error:
            place = Where("--fail-if", 1, 1, max(1, len(text)), text)
            raise ApprovalFlowError([Problem(error.key, place, error.parameters)]) from None
    return found


def _finish(result: Result, wishes: Wishes, conditions: Sequence[Guardrail], following: str) -> int:
    if not wishes.no_versions:
        result = with_versions(result)
    document = document_of(result, wishes.language)
    stored = None if wishes.json_file in (None, "-") else Path(wishes.json_file)
    if stored is not None and not screens.write(stored, as_json(result), wishes.language):
        return USAGE
    if not printing.write(result, document, wishes.html_file, wishes.docx_file):
        return USAGE
    if wishes.json_file == "-":
        screens.put(as_json(result))
    elif not wishes.quiet:
        printing.show(result, document, wishes.form)
    code = _code(result, conditions, wishes)
    if wishes.html_file is None:
        screens.tell(following)
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


def _look_closer(study: Study, wishes: Wishes) -> int:
    """One replication: the diary of a case, the event log."""
    from approvalflow.report.documents import diary

    simulation = simulation_of(study.today.process, wishes.settings(study).horizon)
    log = simulation.log(wishes.seed, 1)
    if wishes.log_file is not None:
        text = logs.text_of(log, simulation.office, wishes.log_file.suffix)
        if text is None:
            screens.tell(say("log-format", wishes.language, path=wishes.log_file))
            return USAGE
        if not screens.write(wishes.log_file, text, wishes.language):
            return USAGE
    if wishes.follow is not None:
        last = len(log.cases) - log.cases.ahead
        if wishes.follow > last:
            about = {"case": wishes.follow, "last": last}
            screens.tell(say("no-such-case", wishes.language, **about))
            return USAGE
        case = log.cases.ahead + wishes.follow - 1
        document = diary.diary_of(log, simulation.office, case, wishes.language)
        terminal.show(document, screens.output())
    return OK
