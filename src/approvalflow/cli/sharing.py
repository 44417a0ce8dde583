"""`worth`: what each move of a redesign, or each of several redesigns, is worth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.asking import ask
from approvalflow.cli.wishes import Wishes
from approvalflow.notation.shells import Word
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.worth.asking import worth as worth_of
from approvalflow.wording import say


def worth(path: Path, redesigns: Sequence[str], measures: Sequence[str], wishes: Wishes) -> int:
    """Asks for it, with these measures beside days and cost."""

    def experiment(study: Study, settings: Settings, aids: Aids) -> Result:
        result = worth_of(study, settings, aids, measures)
        if result.worth is None:
            screens.tell(say("worth.not-begun", wishes.language))
        return result

    further: list[Word] = ["worth", path, *redesigns, "--html", "report.html"]
    return ask(path, redesigns, wishes, experiment, further)
