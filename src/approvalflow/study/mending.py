"""What would mend a process that gets more than it has room for, tried before it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.language.reading import ReadProcess
from approvalflow.notation.shells import Word
from approvalflow.notation.units import Clock
from approvalflow.office.desks import PoolLoad
from approvalflow.office.loads import AnyLoad, loads_of
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.study.reading import Study, redesign_files
from approvalflow.study.setting import with_changes

MOST_TRIED = 8  # pools, and steps of each, that are tried: every one is an office to count


def enough(process: Process, overloaded: Sequence[AnyLoad]) -> tuple[str, ...]:
    """The changes for `--set` that give all of these room; none where numbers alone do not."""
    changes = tuple(filter(None, (_change(process, load) for load in overloaded)))
    if len(changes) < len(overloaded):
        return ()
    try:
        mended = with_changes(process, changes)
    except ApprovalFlowError:  # so many people are needed that nobody has them
        return ()
    return () if loads_of(Office(mended)).too_full else changes


def _change(process: Process, load: AnyLoad) -> str:
    if not isinstance(load, PoolLoad):
        bounded = process.steps[load.step].agenda is not None
        return f"steps.{load.step}.agenda={load.wanted}" if bounded and load.wanted else ""
    role = process.roles.get(load.role)  # of a separated role there are several pools
    alone = role is not None and isinstance(role.staff, int) and load.missing_staff
    return f"roles.{load.role}.staff={(load.staff or 0) + load.missing_staff}" if alone else ""


def following(study: Study, path: Path, full: Sequence[AnyLoad]) -> tuple[Word, ...]:
    """What is worth typing once a study is read: the words of a command that has an answer.

    `full`: the loads of today that are so high that there is no settled mean.
    """
    if redesign_files(path):  # a design that is overloaded is judged by its growth
        return ("compare", path)
    if not full or study.usual_horizon.kind == "year":
        return ("run", path)
    return mended_run(study, path, full)


def mended_run(study: Study, path: Path, full: Sequence[AnyLoad]) -> tuple[Word, ...]:
    """The words of a `run` of today that is not refused, where these are too full."""
    changes = enough(study.today.process, full) if full else ()
    options = (word for change in (*study.changes, *changes) for word in ("--set", change))
    return ("run", path, *options, *(() if changes else ("--horizon", "year")))


def waiting_as_work(read: ReadProcess, overloaded: Sequence[AnyLoad]) -> list[Problem]:
    """Work given in days without which a pool would have room: likely the time a file lies there,
    since somebody who works does nothing else. A warning at each such step.
    """
    found = []
    for load in overloaded[:MOST_TRIED]:
        steps = read.process.steps.items() if isinstance(load, PoolLoad) else ()
        in_days = [n for n, step in steps if step.by == load.name and _in_days(step)]
        for name in in_days[:MOST_TRIED]:
            if load.name not in _full_without(read.process, name):
                where = read.located_path(("steps", name, "work_time"))
                told = {
                    "step": name,
                    "role": load.name,
                    "load": f"{100 * (load.load or 0.0):.0f} %",
                }
                found.append(Problem("waiting-as-work", where, told, "warning"))
    return found


def _in_days(step: Step) -> bool:
    return any(leaf.clock is not Clock.WALL for leaf in leaves(step.work_time))


def _full_without(process: Process, name: str) -> set[str]:
    """The pools and agendas that are overloaded even if this step takes no time to speak of."""
    changed = with_changes(process, [f"steps.{name}.work_time=1 min"])
    return {load.name for load in loads_of(Office(changed)).overloaded}
