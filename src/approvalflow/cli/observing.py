"""`observe`: what tables of an office say, by the measures of its process."""

from __future__ import annotations

import json
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.codes import OK
from approvalflow.report.documents.seen import Seen
from approvalflow.report.media import terminal
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.spreadsheet import records_text
from approvalflow.study.observing import observed_in
from approvalflow.study.reading import read_study


def observe(path: Path, cases: Path, visits: Path | None, form: str, language: str) -> int:
    """Nothing is simulated; a table that cannot be read is refused."""
    process = read_study(path).today.process
    seen = Seen(observed_in(process, cases, visits), language)
    match form:
        case "json":
            screens.put(json.dumps(seen.rows(), indent=1, ensure_ascii=False))
        case "csv":
            screens.put(records_text(seen.rows()))
        case "markdown":
            screens.put(markdown(seen.document()))
        case _:
            terminal.show(seen.document(), screens.output())
            screens.following(("run", path), language)
    return OK
