"""A stored result run again, from the texts and settings that it holds; the disk is not touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from approvalflow.brevity import in_short
from approvalflow.language.reading import ReadProcess, process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.study.blocks import Help
from approvalflow.study.many import Aids
from approvalflow.study.reading import Study, Written, readings_in, study_of
from approvalflow.study.reproduction.deviations import (
    Deviation,
    MovedMeasures,
    deviations_of,
    moved,
    numbers_in,
)
from approvalflow.study.reproduction.experiments import again_of, asked_more
from approvalflow.study.reproduction.settings import require_bounded, settings_of
from approvalflow.study.reproduction.world import Changed, changed
from approvalflow.study.result import FileInput, Inputs, Result
from approvalflow.study.runner import Progress, Settings, quiet
from approvalflow.study.storing import with_versions


@dataclass(frozen=True, slots=True)
class Reproduction:
    """A result beside the one made again: what differs in it, and what changed in the world. The
    second has versions where the first has them.
    """

    __repr__ = in_short

    stored: Result
    again: Result
    numbers: int
    deviations: tuple[Deviation, ...]
    moved: tuple[MovedMeasures, ...]
    world: tuple[Changed, ...]

    @property
    def same(self) -> bool:
        """Whether every figure and every word is the same, whatever the versions."""
        return not self.deviations


def study_in(inputs: Inputs) -> Study:
    """The study in the texts of a result; raises ApprovalFlowError where they are no longer one."""
    chosen = [Written(file.id, partial(read_source, file.text, file.file))
              for file in inputs.redesigns]  # fmt: skip
    values = inputs.values
    opened = None if values is None else partial(read_source, values.text, values.file)
    read = readings_in(partial(_process, inputs.process), chosen, inputs.changes, values=opened)
    return study_of(read, inputs.changes)


def _process(file: FileInput) -> ReadProcess:
    return process_from(read_source(file.text, file.file), file.id)


def prepared(result: Result, workers: int | None = None) -> tuple[Study, Settings]:
    """What is to be run for the same result. Raises ApprovalFlowError with all that is wrong with
    it by the rules of today.
    """
    inputs = result.inputs
    if asked_more(result):  # what came before it was whole
        inputs = replace(inputs, interrupted=False)
    require_bounded(inputs)
    study = study_in(inputs)
    return study, settings_of(inputs, study, workers)


def repeated(
    result: Result,
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] = quiet,
    executor: Help | None = None,
) -> Reproduction:
    """Runs a result again and compares; raises what `prepared`, `simulate` and `compare` raise. No
    cache has a part in it: what was kept proves nothing.
    """
    study, settings = prepared(result, workers)
    again = again_of(result, study, settings, Aids(progress, executor))
    if result.versions:
        again = with_versions(again)
    found = deviations_of(result, again)
    return Reproduction(
        stored=result,
        again=again,
        numbers=max(numbers_in(result), numbers_in(again)),
        deviations=found,
        moved=moved(result, again) if found else (),
        world=tuple(changed(result, again)),
    )
