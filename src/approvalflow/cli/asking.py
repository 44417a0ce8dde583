"""What is asked of a study beyond a comparison: options in, a result with one answer more out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from approvalflow.cli import screens, sweeping
from approvalflow.cli.closer import Looked
from approvalflow.cli.codes import INTERRUPTED, UNTRUSTED
from approvalflow.cli.finishing import finish
from approvalflow.cli.running import conditions_of, tell_overload
from approvalflow.cli.wishes import Wishes
from approvalflow.notation.shells import Word
from approvalflow.study.designs import Overloaded
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study, inputs_of, read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.wording import say

Experiment = Callable[[Study, Settings, Aids], Result]
Looks = Callable[[Result, Study, Settings], Looked]


def ask(
    path: Path,
    redesigns: Sequence[str],
    wishes: Wishes,
    experiment: Experiment,
    further: Sequence[Word],
    looks: Looks = lambda *_: Looked(),
    tables: Sequence[Path] = (),
    then: Callable[[Result], Result] | None = None,
) -> int:
    """The experiment with a study, its answer on the terminal and in the files that were asked for;
    `further` is what may be typed next, `looks` gives what is written beside the result, and
    `tables` are files that were read. `then` adds to the result once nothing runs any more.
    """
    sweeping.require_one(path, wishes)
    outputs = wishes.outputs((*inputs_of(path, redesigns), *tables))
    study = read_study(path, tuple(redesigns) or None, wishes.changes)
    conditions, settings = conditions_of(study, wishes.fail_if), wishes.settings(study)
    try:
        with wishes.helping.opened() as helped, screens.progress(wishes.language) as progress:
            result = experiment(study, settings, Aids(progress, helped.executor, helped.cache))
    except Overloaded as overload:
        tell_overload(overload, wishes.language)
        return UNTRUSTED
    except Interrupted:
        screens.tell(say("interrupted.nothing", wishes.language))
        return INTERRUPTED
    if then is not None:
        result = then(result)
    looked = looks(result, study, settings)
    return finish(result, wishes, outputs, conditions, looked, further)
