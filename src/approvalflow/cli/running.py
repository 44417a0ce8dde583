"""`run` and `compare`: options in, a result out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from approvalflow.cli import screens, sweeping
from approvalflow.cli.closer import Looked
from approvalflow.cli.codes import INTERRUPTED, UNTRUSTED, USAGE
from approvalflow.cli.finishing import finish
from approvalflow.cli.wishes import Wishes
from approvalflow.comparison.guardrails import (
    Guardrail,
    parse_condition,
    require_whole,
)
from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.language.reading import place_within
from approvalflow.notation.yamlsource import Mark, Scalar, Source
from approvalflow.process.model.process import Process
from approvalflow.report.documents.overload import overload_sentences
from approvalflow.study.designs import (
    Overloaded,
    ReadyDesign,
    horizon_of,
    redesigned,
    settled_today,
    today_of,
)
from approvalflow.study.many import Aids
from approvalflow.study.mending import mended_run, waiting_as_work
from approvalflow.study.reading import Study, inputs_of, read_study, redesign_files
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.study.sensitivity.experiment import with_guesses
from approvalflow.study.simulate import simulate
from approvalflow.wording import say


def run(path: Path, wishes: Wishes) -> int:
    """One process: its result, and on request the diary of a case, the log and the cases. With a
    redesign, today against that one, of which these then tell.
    """
    if (found := sweeping.sweeps(path, wishes)) is not None:
        study, variants = found
        return sweeping.run(path, study, variants, wishes, conditions_of(study, wishes.fail_if))
    if wishes.redesign is not None:
        return compare(path, (wishes.redesign,), wishes)
    outputs = wishes.outputs(inputs_of(path))
    study = read_study(path, (), wishes.changes)
    conditions, settings = conditions_of(study, wishes.fail_if), wishes.settings(study)
    if wishes.closer.refused():
        return USAGE
    further = "compare" if redesign_files(path) else "suggest"
    try:
        looked: Looked | None = Looked()
        if wishes.closer.wanted:
            looked = wishes.closer.look(settled_today(study, horizon_of(study, settings)))
        if looked is None:
            return USAGE
        with wishes.helping.opened() as helped, screens.progress(wishes.language) as progress:
            result = simulate(study, settings, progress=progress,
                              executor=helped.executor, cache=helped.cache)  # fmt: skip
    except Overloaded as overload:
        tell_overload(overload, wishes.language)
        _tell_mending(study, overload, path, wishes.language)
        return UNTRUSTED
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    return finish(result, wishes, outputs, conditions, looked, (further, path))


def tell_overload(overload: Overloaded, language: str) -> None:
    """Who or what has more than there is room for, and what can be run all the same."""
    for sentence in overload_sentences(overload, language):
        screens.tell(sentence)
    if overload.slow is None and not overload.loads:
        screens.tell(say("overloaded.weeks", language))
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
    sweeping.require_one(path, wishes)
    outputs = wishes.outputs(inputs_of(path, redesigns))
    study = read_study(path, tuple(redesigns) or None, wishes.changes)
    conditions, settings = conditions_of(study, wishes.fail_if), wishes.settings(study)
    if wishes.closer.refused():
        return USAGE
    looked: Looked | None = Looked()
    try:
        if wishes.closer.wanted or wishes.design is not None:
            looked = wishes.closer.look(_chosen(study, settings, wishes))
        if looked is None:
            return USAGE
        with wishes.helping.opened() as helped, screens.progress(wishes.language) as progress:
            aids = Aids(progress, helped.executor, helped.cache)
            result = with_guesses(study, settings, aids)
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    further = ("compare", path, "--html", "report.html")
    return finish(result, wishes, outputs, conditions, looked, further)


def _chosen(study: Study, settings: Settings, wishes: Wishes) -> ReadyDesign:
    """The design that is looked at closely."""
    horizon = horizon_of(study, settings)
    if wishes.redesign is not None:
        return redesigned(study, horizon)[0]
    if wishes.design is None:
        return today_of(study, horizon)
    return redesigned(study.only(wishes.design), horizon)[0]


def conditions_of(study: Study, texts: Sequence[str]) -> list[Guardrail]:
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
