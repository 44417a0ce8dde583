"""Words of a command line in, an exit code out."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from approvalflow.cli.streams import Guarded


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves the program with its exit code."""
    from approvalflow.cli import streams

    _start_lightly()
    streams.occupy_closed_ones()
    code = exit_code(sys.argv[1:] if arguments is None else arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is said: nothing is left to interrupt
    gc.freeze()  # nor to be searched for what can be freed: the process ends
    sys.exit(code)


def _start_lightly() -> None:
    """What is imported is not searched for what can be freed, of which there is next to none; and
    no matrix is so large that it needs a thread for each processor, in workers neither.
    """
    gc.disable()  # until a command has imported what it needs
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def exit_code(arguments: list[str]) -> int:
    """0 fine; 1 a guardrail or --fail-if failed, or a result is not the same made again; 2 wrong
    usage, or what cannot be written; 3 the model has errors; 4 no trustworthy answer; 70 a fault
    of this program; 130 interrupted, 143 ended by another program.
    """
    from approvalflow.cli import signals, streams
    from approvalflow.cli.codes import INTERRUPTED

    with streams.guarded() as output, signals.heard() as heard:
        try:
            code = _code(arguments, output)
        except KeyboardInterrupt:
            code = INTERRUPTED
    return heard.code(code)


def _code(arguments: list[str], output: Guarded) -> int:
    """What the command comes to; data that are lost are no success."""
    from approvalflow.cli import languages, words
    from approvalflow.cli.codes import OK, UNEXPECTED, USAGE

    given, arguments = arguments, languages.moved_to_front(arguments)
    language = languages.chosen(arguments)
    languages.teach_the_library(language)
    from approvalflow.cli import app, screens

    if refusal := words.refusal(given, language):
        screens.tell(refusal)
        return USAGE
    try:
        code = app.run(arguments, language)
    except Exception as error:
        if os.environ.get("APPROVALFLOW_DEBUG"):
            raise
        screens.complain_unexpected(error, language)
        return UNEXPECTED
    output.flush()
    if output.lost:
        screens.complain_of_loss(output.lost, language)
    return USAGE if output.lost and code == OK else code
