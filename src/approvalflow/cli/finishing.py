"""What becomes of a result: files, what is printed, the exit code. It is never lost on the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from approvalflow.cli import printing, screens, writing
from approvalflow.cli.closer import Looked
from approvalflow.cli.codes import FAILED, INTERRUPTED, OK, UNTRUSTED, USAGE
from approvalflow.cli.wishes import Wishes
from approvalflow.comparison.guardrails import Guardrail, fulfilled, with_unit
from approvalflow.notation.shells import Word
from approvalflow.outputs import Outputs
from approvalflow.report.document import Document
from approvalflow.report.sections import document_of
from approvalflow.study.result import Design, Result
from approvalflow.study.storing import as_json, with_versions
from approvalflow.wording import say


def finish(
    result: Result,
    wishes: Wishes,
    outputs: Outputs,
    conditions: Sequence[Guardrail],
    looked: Looked,
    further: Sequence[Word],
) -> int:
    """Every file that was asked for, then what is printed: no output takes another's place. The
    result is made text before anything is told about it; what then fails leaves it somewhere.
    """
    if not wishes.no_versions:
        result = with_versions(result, wishes.engine)
    stored = as_json(result)
    try:
        document = document_of(result, wishes.language)
        contents = _contents(result, stored, document, wishes, looked)
    except Exception:
        _save(stored, wishes, outputs)
        raise
    if not writing.write_or_keep(outputs, contents, stored, wishes.language):
        return USAGE
    try:
        _show(result, stored, document, wishes, looked)
        if wishes.hears is not None:
            wishes.hears(result)
        code = _code(result, conditions, wishes)
    except Exception:
        if wishes.stored is None:
            writing.keep(stored, wishes.language)
        raise
    if wishes.stored is None and screens.data_are_lost():
        writing.keep(stored, wishes.language)
    if wishes.html_file is None:
        more = say("answer.full", wishes.language) if wishes.answers else ""
        screens.following(further, wishes.language, more)
    return code


def _contents(
    result: Result, stored: str, document: Document, wishes: Wishes, looked: Looked
) -> dict[Path, str | bytes]:
    """What each file is to hold."""
    contents: dict[Path, str | bytes] = {}
    if wishes.stored is not None:
        contents[wishes.stored] = stored
    papers = printing.papers(result, document, wishes.html_file, wishes.docx_file)
    return contents | dict(looked.content) | papers


def _save(stored: str, wishes: Wishes, outputs: Outputs) -> None:
    """The result alone, since nothing can be told about it: at its place unless an older output
    would then stand beside it.
    """
    place = None if outputs.there() else wishes.stored
    if place is None:
        writing.keep(stored, wishes.language)
    else:
        writing.write_or_keep(outputs, {place: stored}, stored, wishes.language)


def _show(result: Result, stored: str, document: Document, wishes: Wishes, looked: Looked) -> None:
    """What is printed."""
    if wishes.json_file == "-" and wishes.form != "json":
        screens.put(stored)
    if wishes.answers:
        printing.answer(result, wishes.language)
    elif wishes.prints:
        printing.show(result, document, wishes.form)
    elif wishes.json_file != "-" and wishes.follow is None:
        printing.verdicts(result, wishes.language)
    looked.show(beside=wishes.for_a_program)


def _code(result: Result, conditions: Sequence[Guardrail], wishes: Wishes) -> int:
    language, strict = wishes.language, wishes.strict
    failed = _failed(result, conditions, language)
    for sentence in failed:
        screens.tell(sentence)
    if result.search is not None and result.search.interrupted:
        return INTERRUPTED
    if result.inputs.interrupted:
        done = next(one.replications for one in (result.worth, result.pilot, result.inputs) if one)
        screens.tell(say("interrupted", language, done=done))
        return INTERRUPTED
    undecided = [d for d in result.designs if d.status == "undecided"]
    for design in undecided:
        screens.tell(say("undecided", language, count=design.why, design=design.id))
    short = not result.inputs.precision.reached and result.inputs.asked is None
    if strict and short:
        screens.tell(say("precision-not-reached", language))
    if undecided or (strict and short):
        return UNTRUSTED
    return FAILED if failed else OK


def _failed(result: Result, conditions: Sequence[Guardrail], language: str) -> list[str]:
    """What is said of conditions that hold and guardrails that do not."""
    sentences = []
    today, *redesigns = result.designs
    for condition in conditions:
        alone = condition.of_today or not redesigns
        for design in [today] if alone else redesigns:
            value = _value(design, condition)
            if fulfilled(condition, value, _value(today, condition)):
                shown = ""
                if value is not None:
                    shown = with_unit(condition.measure, value, result.currency)
                facts = {"text": condition.text, "design": design.id, "value": shown}
                sentences.append(say("failed-if", language, **facts))
    for comparison in result.comparisons:
        for guardrail in comparison.guardrails:
            if guardrail.holds == "no":
                facts = {"text": guardrail.text, "design": comparison.design}
                sentences.append(say("failed-guardrail", language, **facts))
    return sentences


def _value(design: Design, condition: Guardrail) -> float | None:
    measures = design.measures
    if condition.kind:
        datum, kind = condition.kind
        measures = design.by.get(datum, {}).get(kind, {})
    found = measures.get(condition.measure)
    return found.value if found else None
