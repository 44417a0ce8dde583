"""One mistake, one problem: findings that only follow from what could not be read are not told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from approvalflow.checks.findings import Finding

Loc = tuple[Any, ...]
TAGS = ("one", "by_case", "by_attempt", "read", "options", "yes", "kinds", "number", "rules")
_SECONDARY = ("unused-role", "transfer-unused")
_OF_THE_GRAPH = ("unreachable-step", "no-way-to-an-end", "endless-passing")
_GRAPH_KEYS = {"does", "then", "outcomes", "branches", "only_if", "join", "due"}
_BREAK_THE_GRAPH = {"unknown-step", "across-the-wall", "end-inside-box", "key-not-here"}
_INCOMPLETE = {"nothing-to-copy", "like-circle", "nested-too-deep", "branches-not-a-mapping"}
_SECTIONS = {
    "unknown-name": "case_data",
    "unknown-datum": "case_data",
    "unknown-role": "roles",
    "roles-missing": "roles",
    "unknown-level": "levels",
    "unknown-step": "steps",
}


class Places:
    """Places in a file, to be asked whether one of them is, holds or lies in another place."""

    def __init__(self, places: Iterable[Loc]) -> None:
        self._places = {tuple(place) for place in places}
        self._above = {p[:n] for p in self._places for n in range(len(p) + 1)}

    def touch(self, place: Loc) -> bool:
        """Whether one of them is that place, or holds it, or lies in it."""
        return place in self._above or any(place[:n] in self._places for n in range(len(place) + 1))


@dataclass(frozen=True)
class Blind:
    """The places of a process that could not be read."""

    places: frozenset[Loc] = frozenset()
    meant: frozenset[Loc] = frozenset()  # keys that were probably meant by misspelt ones

    @classmethod
    def of(cls, locs: Iterable[Loc]) -> Blind:
        written = {"#members": "by"}
        return cls(
            frozenset(tuple(written.get(p, p) for p in loc if p not in TAGS) for loc in locs)
        )

    def meaning(self, locs: Iterable[Loc]) -> Blind:
        return Blind(self.places, frozenset(locs))

    def missing(self, error: Mapping[str, Any]) -> bool:
        """Whether a key is only missing because it is misspelt."""
        return error["type"] == "missing" and tuple(error["loc"]) in self.meant

    def covers(self, path: Loc) -> bool:
        """Whether something at this place, above it or below it could not be read."""
        return bool(path) and self._unread.touch(path)

    @cached_property
    def _unread(self) -> Places:
        return Places(place for place in self.places | self.meant if place)

    def names(self, section: str) -> frozenset[str]:
        """The parts of a section, such as case data, of which something could not be read."""
        return self._named.get(section, frozenset())

    @cached_property
    def _named(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for place in self.places:
            if len(place) > 1:
                found.setdefault(place[0], set()).add(str(place[1]))
        return {section: frozenset(names) for section, names in found.items()}

    def whole(self, section: str) -> bool:
        return bool({(section,)} & (self.places | self.meant))

    @property
    def graph(self) -> bool:
        """Whether arrows may be missing."""
        return any(
            p[:1] == ("steps",) and (len(p) < 3 or p[2] in _GRAPH_KEYS)
            for p in self.places | self.meant
        )


def roots(
    findings: tuple[Finding, ...], blind: Blind, layout: Collection[str], *, wrong: bool
) -> tuple[Finding, ...]:
    """The findings that say something new.

    `layout` are the keys of the problems met when the steps were laid out; `wrong` if anything
    was wrong with the file before.
    """
    unfinished = bool(_INCOMPLETE & set(layout))
    told = [f for f in findings if not _follows(f, blind)]
    errors = wrong or any(f.severity == "error" for f in told)
    graph = blind.graph or bool(layout) or any(f.key in _BREAK_THE_GRAPH for f in told)
    return tuple(
        f
        for f in told
        if not (f.key == "key-missing" and unfinished)
        and not (errors and f.key in _SECONDARY)
        and not (graph and f.key in _OF_THE_GRAPH)
    )


def _follows(finding: Finding, blind: Blind) -> bool:
    path = finding.path
    if finding.key == "key-missing":
        path = (*path, finding.parameters["key"])
    if finding.key not in (*_OF_THE_GRAPH, "unused-role") and blind.covers(path):
        return True
    if finding.key == "roles-missing" and blind.names("roles"):
        return True
    section = _SECTIONS.get(finding.key)
    if section is not None and blind.whole(section):
        return True
    about = {finding.parameters.get("name"), finding.parameters.get("datum")}
    return bool(about & blind.names(section or "case_data"))
