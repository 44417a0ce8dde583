"""Errors that say in words what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from approvalflow.errors import ApprovalFlowError
from approvalflow.report.documents import diagnostics
from approvalflow.report.documents.overload import overload_sentences
from approvalflow.study.designs import Overloaded

_A_YEAR = (
    "Settings(horizon=Horizon.of_year()) measures the cases of one year all the same, from its"
    " first day on."
)


@contextmanager
def told(language: str = "en") -> Iterator[None]:
    """An error says its problems below its name."""
    try:
        yield
    except ApprovalFlowError as error:
        error.add_note(diagnostics.texts_of(error.problems, language))
        raise
    except Overloaded as overload:
        for sentence in overload_sentences(overload, language):
            overload.add_note(sentence)
        overload.add_note(_A_YEAR)
        raise
