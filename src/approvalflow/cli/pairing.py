"""`compare before.json after.json`: stored results beside each other; nothing is simulated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import rich_click as click
from click import get_current_context
from click.core import ParameterSource

from approvalflow.cli import screens, writing
from approvalflow.cli.codes import OK, USAGE
from approvalflow.cli.reporting import stored
from approvalflow.cli.tables import OneTable
from approvalflow.cli.wishes import Wishes
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.beside import beside_document
from approvalflow.report.media.spreadsheet import records_text
from approvalflow.study.beside import NamedResult, ResultPair, as_json, beside, beside_rows
from approvalflow.wording import say

_SUFFIX = ".json"
_READS = {"path", "redesigns", "json_file", "html_file", "docx_file", "form", "quiet", "full"}
"""What may be asked for where results are only read."""


def are_results(path: Path) -> bool:
    """Whether what is to be compared are results: no study is in such a file."""
    return path.suffix.lower() == _SUFFIX


def pair(path: Path, others: Sequence[str], wishes: Wishes) -> int:
    """The first result beside each of the others."""
    language = wishes.language
    _require_no_simulation(language)
    paths = [path, *map(Path, others)]
    if len(paths) == 1:
        raise click.UsageError(say("beside.alone", language, path=path))
    for number, one in enumerate(paths):
        if one.resolve() in [other.resolve() for other in paths[:number]]:
            raise click.UsageError(say("beside.twice", language, path=one))
    outputs = wishes.outputs(paths)
    read = [stored(one, language) for one in paths]
    results = [result for result in read if result is not None]
    if len(results) < len(paths):
        return USAGE
    named = [NamedResult(*one) for one in zip(_names(paths), results, strict=True)]
    try:
        found = beside(named[0], named[1:])
    except ApprovalFlowError as error:
        screens.complain(error.problems, language)
        return USAGE
    table = _table(found, language)
    if not writing.write(outputs, table.papers(wishes), language):
        return USAGE
    table.show(wishes)
    return OK


def _require_no_simulation(language: str) -> None:
    """Raises UsageError where something was asked for that only a simulation has."""
    context = get_current_context()
    for parameter in context.command.params:
        name = parameter.name or ""
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and name not in _READS:
            raise click.UsageError(say("beside.option", language, option=parameter.opts[0]))
    if context.params.get("form") == "ledger":
        raise click.UsageError(say("beside.option", language, option="--format ledger"))


def _names(paths: Iterable[Path]) -> list[str]:
    """The names of the files, with their folders where two are called the same."""
    short = [path.name for path in paths]
    return short if len(set(short)) == len(short) else [str(path) for path in paths]


def _table(found: Sequence[ResultPair], language: str) -> OneTable:
    csv = records_text(list(beside_rows(found)))
    document = beside_document(found, language)
    return OneTable(as_json(found), csv, document, "beside.page", "compared.csv")
