"""Words of a command line in, an exit code out."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves the program with its exit code."""
    sys.exit(exit_code(sys.argv[1:] if arguments is None else arguments))


def exit_code(arguments: list[str]) -> int:
    """0 fine; 1 a guardrail or --fail-if failed; 2 wrong usage; 3 the model has errors;
    4 no trustworthy answer; 130 interrupted.
    """
    from approvalflow.cli import languages

    arguments = languages.moved_to_front(arguments)
    language = languages.chosen(arguments)
    languages.teach_the_library(language)
    from approvalflow.cli import app, screens

    screens.prepare()
    try:
        return app.run(arguments, language)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("APPROVALFLOW_DEBUG"):
            raise
        screens.complain_unexpected(error, language)
        return 70
