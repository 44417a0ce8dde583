"""Whether two processes can be two ways in one office, and what they share there."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.process.deadlines import has_start
from approvalflow.process.found import found_by, ties
from approvalflow.process.model.process import Process, look_column
from approvalflow.process.model.roles import Role

Path = tuple[str, ...]  # the keys that lead to a value
_OF_AN_OFFICE = (
    "calendar", "arrivals", "streams", "serve_first", "defects", "diffusion", "chases", "complains",
)  # fmt: skip
_OF_A_ROLE = ("staff", "separate_by", "hours", "share_of_time", "absent", "deputy")
_OF_A_SITTING = ("does", "members", "sits", "runs", "cut_off", "agenda", "quorum", "attendance")
_WRITTEN = {"members": "by"}  # as the key is called in a file


class NotOneOffice(ValueError):  # noqa: N818 - it says what is wrong
    """A redesign that changes what all cases of an office share: `paths` lead to it."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        super().__init__(", ".join(".".join(path) for path in paths))


def in_one_office(today: Process, redesign: Process) -> tuple[Process, Process]:
    """The same two with all roles and case data of both, so that these have the same numbers.

    Raises NotOneOffice where people, hours, sittings, arrivals or limits of the one are not those
    of the other. Files of the backlog lie where they lie today.
    """
    if paths := tuple(_differing(today, redesign)):
        raise NotOneOffice(paths)
    one, other = (
        {"roles": mine.roles.having({n: r for n, r in theirs.roles.items() if n not in mine.roles}),
         "case_data": mine.case_data.having(
             {n: d for n, d in theirs.case_data.items() if n not in mine.case_data})}
        for mine, theirs in ((today, redesign), (redesign, today))
    )  # fmt: skip
    return today.amended(**one), redesign.amended(**other)


def _differing(today: Process, redesign: Process) -> Iterator[Path]:
    for name in _OF_AN_OFFICE:
        if getattr(today, name) != getattr(redesign, name):
            yield (name,)
    for name, datum in today.case_data.items():
        if not datum.finds and name in redesign.case_data and datum != redesign.case_data[name]:
            yield "case_data", name
    yield from _looks(today, redesign)
    for name, role in today.roles.items():
        if name in redesign.roles:
            yield from _of_a_role(name, role, redesign.roles[name])
    yield from _limits(today, redesign)
    yield from _sittings(today, redesign)


def _looks(today: Process, redesign: Process) -> Iterator[Path]:
    """Only where cases are refused for what is found: the looks of both ways are one draw."""
    known, chances = today.quality_data, redesign.quality_data
    for name, step in redesign.steps.items():
        tied = [part for part in step.parts(name) if ties(part.outcomes)]
        looks = (look_column(part.atom, defect) for part in tied for defect in part.detects)
        others = any(
            today.case_data[datum] != redesign.case_data[datum]
            for datum in (found_by(part.outcomes) for part in tied)
            if datum in today.case_data
        )
        if others or any(known.get(look) != chances[look] for look in looks):
            yield "steps", name, "detects"


def _of_a_role(name: str, role: Role, other: Role) -> Iterator[Path]:
    for key in _OF_A_ROLE:
        if getattr(role, key) != getattr(other, key):
            yield "roles", name, key


def _limits(today: Process, redesign: Process) -> Iterator[Path]:
    """Only where something is done when the limit has passed."""
    one, other = today.time_limit, redesign.time_limit
    keys = [key for key in ("if_late", "extension") if getattr(one, key) != getattr(other, key)]
    if one.if_late or one.extension or keys:
        keys += [key for key in ("statutory",) if getattr(one, key) != getattr(other, key)]
        if has_start(today) != has_start(redesign):
            keys.append("statutory")
    if today.complains is not None:
        after = today.complains.after
        keys += [after] if getattr(one, after) != getattr(other, after) else []
    for key in dict.fromkeys(keys):
        yield "time_limit", key


def _sittings(today: Process, redesign: Process) -> Iterator[Path]:
    for name, step in redesign.steps.items():
        known = today.steps.get(name)
        if known is not None and known.timetable is not None and step.timetable is not None:
            yield from (("steps", name, _WRITTEN.get(key, key)) for key in _OF_A_SITTING
                        if getattr(known, key) != getattr(step, key))  # fmt: skip
        elif step.members:  # who sit at hours at which they were at their desks
            yield "steps", name, "sits"
