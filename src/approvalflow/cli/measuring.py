"""`measures`: every measure by its id, with its unit and what it means."""

from __future__ import annotations

import json
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.codes import OK
from approvalflow.report.documents.listing import listed
from approvalflow.report.media.spreadsheet import records_text
from approvalflow.study.reading import read_study
from approvalflow.wording import say


def measures(path: Path | None, form: str, language: str) -> int:
    """Those of a study's process today, or all that there are."""
    process = None if path is None else read_study(path).today.process
    rows = listed(process, language)
    match form:
        case "json":
            screens.put(json.dumps(rows, indent=1, ensure_ascii=False))
        case "csv":
            screens.put(records_text(rows))
        case _:
            screens.put("\n".join(_lines(rows, language)))
            screens.following(("explain", "days_p90"), language)
    return OK


def _lines(rows: list[dict[str, object]], language: str) -> list[str]:
    width = max(len(str(row["id"])) for row in rows)
    width = min(width, screens.WIDTH // 3)
    head = [say("measures.head", language), ""]
    return head + [
        screens.filled(
            say("measures.line", language, meaning=row["meaning"], unit=row["unit_words"]),
            f"{row['id']!s:<{width}}  ",
            " " * (width + 2),
        )
        for row in rows
    ]
