"""The command with which a redesign is tried before it is spread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import rich_click as click

from approvalflow.cli import options
from approvalflow.cli.imported import imported
from approvalflow.cli.options import Existing
from approvalflow.wording import say


def pilot_command(language: str) -> click.Command:
    """`pilot` in a language."""

    @click.command(help=say("cli.pilot.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesign")
    @click.argument("others", nargs=-1)
    @options.pilot(language)
    @options.running(language)
    def pilot(path: Path, redesign: str, others: tuple[str, ...], **wishes: Any) -> int:
        from approvalflow.cli import piloting
        from approvalflow.cli.wishes import Wishes

        imported()
        asked, paths = piloting.taken(wishes)
        written = Wishes(language, **wishes, further_files=paths.written)
        return piloting.pilot(path, (redesign, *others), asked, paths, written)

    return pilot
