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
from approvalflow.cli.wishes import Wishes
from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents.beside import beside_document
from approvalflow.report.media import terminal, word
from approvalflow.report.media.markdown import markdown
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
    if not writing.write(outputs, _papers(found, wishes), language):
        return USAGE
    if wishes.json_file == "-" and wishes.form != "json":
        screens.put(as_json(found))
    if wishes.prints:
        _show(found, wishes.form, language)
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


def _papers(found: Sequence[ResultPair], wishes: Wishes) -> dict[Path, str | bytes]:
    made: dict[Path, str | bytes] = {}
    text = as_json(found)
    if wishes.stored is not None:
        made[wishes.stored] = text
    if wishes.html_file is not None or wishes.docx_file is not None:
        document = beside_document(found, wishes.language)
        if wishes.html_file is not None:
            from approvalflow.report.media import html  # and with it jinja2, for a page alone

            label = say("page.csv", wishes.language)
            table = html.download("compared.csv", label, "csv", _csv(found))
            kind = say("beside.page", wishes.language)
            made[wishes.html_file] = html.sheet(document, kind, [table])
        if wishes.docx_file is not None:
            made[wishes.docx_file] = word.word_file(document)
    return made


def _csv(found: Sequence[ResultPair]) -> str:
    return records_text(list(beside_rows(found)))


def _show(found: Sequence[ResultPair], form: str, language: str) -> None:
    match form:
        case "json":
            screens.put(as_json(found))
        case "csv":
            screens.put(_csv(found))
        case "markdown":
            screens.put(markdown(beside_document(found, language)))
        case _:
            terminal.show(beside_document(found, language), screens.output())
