"""`run --set roles.clerk.staff=1,2,3`: one table of what comes of each value, of today's process
or with `--redesign` of that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import rich_click as click

from approvalflow.cli import screens, writing
from approvalflow.cli.codes import FAILED, INTERRUPTED, OK, UNTRUSTED, USAGE
from approvalflow.cli.tables import OneTable
from approvalflow.cli.wishes import Wishes
from approvalflow.comparison.guardrails import Guardrail, fulfilled, with_unit
from approvalflow.comparison.shown import has_means
from approvalflow.report.documents.sweeping import sweep_document
from approvalflow.report.media.spreadsheet import records_text
from approvalflow.study.reading import Study, inputs_of, read_study
from approvalflow.study.runner import Interrupted
from approvalflow.study.sweep import (
    Sweep,
    as_json,
    designs_of,
    processes_of,
    sweep,
    sweep_rows,
)
from approvalflow.study.variants import (
    Variants,
    VariantsRefused,
    may_be_several,
    variants_of,
)
from approvalflow.wording import say


def sweeps(path: Path, wishes: Wishes) -> tuple[Study, Variants] | None:
    """The study before any change, with the redesign that is asked for, and its combinations of
    values; None where each key has one. Raises UsageError, ApprovalFlowError.
    """
    if not any(map(may_be_several, wishes.changes)):
        return None
    study = read_study(path, _redesigns(wishes))
    try:
        variants = variants_of(study.today.process, wishes.changes)
    except VariantsRefused as refused:
        told = say(f"sweep.{refused.why}", wishes.language, **refused.facts)
        raise click.UsageError(told) from None
    return (study, variants) if variants.keys else None


def _redesigns(wishes: Wishes) -> tuple[str, ...]:
    return () if wishes.redesign is None else (wishes.redesign,)


def require_one(path: Path, wishes: Wishes) -> None:
    """Raises UsageError where a key has several values and the command has room for one."""
    if (found := sweeps(path, wishes)) is not None:
        keys = ", ".join(found[1].keys)
        raise click.UsageError(say("sweep.run-only", wishes.language, keys=keys))


def run(
    path: Path, study: Study, variants: Variants, wishes: Wishes, conditions: Sequence[Guardrail]
) -> int:
    """All combinations: a table, and the files that were asked for."""
    language = wishes.language
    if wishes.closer.wanted:
        raise click.UsageError(say("sweep.no-closer", language))
    if wishes.form == "ledger":
        raise click.UsageError(say("sweep.no-ledger", language))
    if any(condition.relative or condition.of_today for condition in conditions):
        raise click.UsageError(say("sweep.no-today", language))
    if any(condition.kind for condition in conditions):
        raise click.UsageError(say("sweep.no-kind", language))
    outputs = wishes.outputs(inputs_of(path, _redesigns(wishes)))
    settings = wishes.settings_of(processes_of(designs_of(study, variants)))
    try:
        with wishes.helping.opened() as helped, screens.progress(language) as progress:
            found = sweep(study, variants, settings, progress=progress,
                          executor=helped.executor, cache=helped.cache)  # fmt: skip
    except Interrupted:
        screens.tell(say("interrupted.nothing", language))
        return INTERRUPTED
    table = _table(found, language)
    if not writing.write_or_keep(outputs, table.papers(wishes), table.stored, language):
        return USAGE
    table.show(wishes)
    return _code(found, conditions, wishes)


def _table(found: Sweep, language: str) -> OneTable:
    csv = records_text(list(sweep_rows(found)))
    return OneTable(as_json(found), csv, sweep_document(found, language), "sweep.page", "sweep.csv")


def _code(found: Sweep, conditions: Sequence[Guardrail], wishes: Wishes) -> int:
    """A condition fails with any of the values."""
    failed = False
    for point in found.points:
        for condition in conditions:
            value = point.measures.get(condition.measure)
            number = value.value if value is not None else None
            if number is not None and fulfilled(condition, number):
                failed = True
                shown = with_unit(condition.measure, number, found.currency)
                facts = {"text": condition.text, "design": point.name, "value": shown}
                screens.tell(say("failed-if", wishes.language, **facts))
    if found.interrupted:
        screens.tell(say("interrupted", wishes.language, done=found.replications))
        return INTERRUPTED
    means = [has_means(point.status) for point in found.points]
    short = not found.precision.reached and wishes.replications is None
    if not any(means) or (wishes.strict and (short or not all(means))):
        return UNTRUSTED
    return FAILED if failed else OK
