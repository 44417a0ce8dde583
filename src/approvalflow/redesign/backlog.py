"""Where the files of the backlog lie once the steps at which they lay are others."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from approvalflow.office.office import luck_of
from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.process import Process
from approvalflow.process.model.routes import Route, straight
from approvalflow.redesign.rewiring import expanded


def handed_on(process: Process, instead: Mapping[str, Route]) -> Process:
    """Files lie as ready as before at the step that takes the place of theirs."""
    moved = {
        name: _moved(process, name, files, instead)
        for name, files in process.backlog.items()
        if not instead.keys().isdisjoint(_targets(name, files))
    }
    return process.amended(backlog=process.backlog.having(moved))


def sent_on(process: Process, gone: Collection[str], way: Route, of: str) -> Process:
    """Files of steps that are no longer done set off on the first day along the way of `of`."""
    inside = process.steps[of].inside
    instead = dict.fromkeys(gone, way)
    moved = {}
    for name, files in process.backlog.items():
        if files.inside is not None and files.inside[0] in gone:
            at, known = way, files
        elif not instead.keys().isdisjoint(_targets(name, files)):
            known = _moved(process, name, files, instead)
            at = known.at or way
        else:
            continue
        moved[name] = known.model_copy(update={"at": at, "ready": False, "inside": inside})
    return process.amended(backlog=process.backlog.having(moved))


def still_to_ask(process: Process, row: tuple[str, ...]) -> Process:
    """Of files in a row that becomes branches, those after their step are still to be asked."""
    moved = {}
    for name, files in process.backlog.items():
        (here, *elsewhere) = _targets(name, files)
        if files.ready and not elsewhere and here in row:
            also = row[row.index(here) + 1 :]
            moved[name] = files.model_copy(update={"also": also})
    return process.amended(backlog=process.backlog.having(moved))


def _targets(name: str, files: BacklogFiles) -> tuple[str, ...]:
    return tuple(arm.to for arm in files.at or straight(name))


def _moved(
    process: Process, name: str, files: BacklogFiles, instead: Mapping[str, Route]
) -> BacklogFiles:
    at = expanded(files.at or straight(name), instead)
    return files.model_copy(update={"at": at, "also": (), "atom": luck_of(process, name, files)})
