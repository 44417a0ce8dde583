"""`validate`: processes whose answers are known exactly, simulated and held against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from approvalflow.cli import screens, writing
from approvalflow.cli.codes import FAILED, INTERRUPTED, OK, USAGE
from approvalflow.errors import ApprovalFlowError
from approvalflow.outputs import Outputs
from approvalflow.report.documents.validation import certified
from approvalflow.report.media import terminal
from approvalflow.study.validation.certificate import Certificate, as_json
from approvalflow.study.validation.running import certify, chosen
from approvalflow.study.validation.shipped import texts_of
from approvalflow.study.validation.trials import Row
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of `validate`, and the language to say things in."""

    language: str
    only: str | None
    seed: int
    engine: str | None
    workers: int | None
    json_file: str | None
    html_file: Path | None
    folder: Path | None
    no_versions: bool


def validate(wanted: Wanted) -> int:
    """Writes the processes first, so that they are there whatever comes of them."""
    place = writing.place_of(wanted.json_file)
    outputs = writing.outputs_for([place, wanted.html_file], (), wanted.language)
    try:
        names = None if wanted.only is None else [one.strip() for one in wanted.only.split(",")]
        rows = chosen(names)
        if wanted.folder is not None and not _written(wanted.folder, rows, wanted.language):
            return USAGE
        made = _made(rows, wanted)
    except ApprovalFlowError as error:
        screens.complain(error.problems, wanted.language)
        return USAGE
    except KeyboardInterrupt:
        screens.tell(say("validated.interrupted", wanted.language))
        return INTERRUPTED
    if not writing.write(outputs, dict(_files(made, place, wanted)), wanted.language):
        return USAGE
    if wanted.json_file == "-":
        screens.put(as_json(made))
    else:
        terminal.show(certified(made, wanted.language), screens.output())
    return OK if made.passes else FAILED


def _made(rows: Sequence[Row], wanted: Wanted) -> Certificate:
    with screens.status() as show:

        def told(row: str, done: int, of: int) -> None:
            show(say("validated.working", wanted.language, row=row, done=done, all=of))

        return certify(
            rows,
            seed=wanted.seed,
            engine=wanted.engine,
            workers=wanted.workers,
            told=told,
            with_versions=not wanted.no_versions,
        )


def _written(folder: Path, rows: Sequence[Row], language: str) -> bool:
    """The processes as files of a folder that holds none of these yet."""
    contents = {folder / name: text for name, text in texts_of(rows).items()}
    places: Outputs | None = writing.new_outputs(folder, contents, language)
    if places is None or not writing.put(places, contents, language):
        return False
    screens.tell(say("written", language, path=folder))
    return True


def _files(made: Certificate, place: Path | None, wanted: Wanted) -> Iterator[tuple[Path, str]]:
    stored = as_json(made)
    if place is not None:
        yield place, stored
    if wanted.html_file is not None:
        from approvalflow.report.media import html  # and with it jinja2, for a page alone

        label = say("page.certificate", wanted.language)
        downloads = [html.download("certificate.json", label, "json", stored)]
        document = certified(made, wanted.language, again=True)
        kind = say("validated.page", wanted.language)
        yield wanted.html_file, html.sheet(document, kind, downloads)
