"""Chance as whole numbers: the same for the same question, whenever and by whom it is asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, MutableSequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from approvalflow.calendar.calendar import Calendar
from approvalflow.chance.race import first_of
from approvalflow.eventlog import BEFORE, Column, Ints
from approvalflow.office.office import Office
from approvalflow.office.timetable import Timetable
from approvalflow.process.model.arrivals import BacklogFiles
from approvalflow.process.model.process import PROCESS
from approvalflow.process.values import Floats, Rows, Types, draw_case_data, types_of
from approvalflow.simulation.luck.absences import Absences
from approvalflow.simulation.luck.submissions import Submissions
from approvalflow.simulation.luck.uniforms import BLOCK, BLOCK_BITS, Uniforms
from approvalflow.simulation.plan.contract import NEVER, NONE, Plan, PlannedStandIn
from approvalflow.simulation.plan.recipes import CaseBatch

_PLACES = np.arange(BLOCK)


@dataclass(frozen=True, slots=True)
class _CaseLuck:
    """What luck says of the case data of a block, by the words of a key."""

    of: Callable[[tuple[str, ...]], Floats]

    def uniforms(self, name: str) -> Floats:
        return self.of((name,))

    def kinds(self, name: str, shares: Mapping[str, float], rows: Rows) -> Ints:
        uniforms = [self.of((name, kind))[rows] for kind in shares]
        return first_of(list(shares.values()), uniforms)


@dataclass
class Luck:
    """The luck of one replication. Holds caches, and nothing that an order of asking changes."""

    office: Office
    plan: Plan
    seed: int
    replication: int
    _data: dict[int, dict[str, Column]] = field(default_factory=dict)
    _uniforms: Uniforms = field(default_factory=Uniforms)
    _submitted: list[tuple[list[int], Ints]] = field(default_factory=list)

    @cached_property
    def _lying(self) -> tuple[tuple[str, str, BacklogFiles], ...]:
        return self.office.backlog(self.plan.horizon)

    @cached_property
    def _times(self) -> Timetable:
        return self.office.timetable(self.plan.horizon)

    def block(
        self, recipe: int, visit: int, number: int, cases: int = BLOCK, since: int = 0
    ) -> MutableSequence[int]:
        """What the recipe gives for the first `cases` of block `number` at a visit (from 1), but
        those before `since`.

        A list for a first visit. Of the cases of a block few come again, and for few it takes
        longer to make a list than to look into an array. Where nobody can ask, because the only
        step that does is meant for other cases, it is -NEVER: some laws take long to draw.
        """
        here, conditions = slice(since, cases), self._unless.get(recipe, ())
        if conditions:
            asked = np.any([self._drawn(n, 1, number, here) == 0 for n in conditions], axis=0)
            drawn = np.full(cases - since, -NEVER)
            drawn[asked] = self._drawn(recipe, visit, number, since + np.flatnonzero(asked))
        else:
            drawn = self._drawn(recipe, visit, number, here)
        if visit > 1:
            return array("q", drawn.tobytes())
        first: list[int] = drawn.tolist()
        return first

    def _drawn(self, recipe: int, visit: int, number: int, places: slice | Ints) -> Ints:
        """What a recipe gives at some places of a block: what it gives at one says nothing of
        another.
        """
        columns = {name: column[places] for name, column in self.case_data(number).items()}
        count = len(_PLACES[places])
        batch = CaseBatch(
            columns, self._types, visit, count, self.office.working_day,
            lambda: self._instants(number)[places],
        )  # fmt: skip

        def at(atom: str, purpose: str) -> NDArray[np.float64]:
            return self._of_cases((atom, purpose, visit), number)[places]

        return self.plan.recipes[recipe].draw(batch, at)

    @cached_property
    def _unless(self) -> dict[int, tuple[int, ...]]:
        """Of a recipe of work or of a wait the conditions under which it is asked, if there are."""
        if self.plan.backlog:  # whose files lie where they lie
            return {}
        found: dict[int, set[int]] = {}
        for node in self.plan.nodes:
            for recipe in (node.lasts, *(work for _, work in node.others)):
                found.setdefault(recipe, set()).add(node.only_if)
        return {recipe: tuple(sorted(c)) for recipe, c in found.items() if NONE not in c}

    def _of_cases(self, key: tuple[str | int, ...], number: int) -> NDArray[np.float64]:
        """The uniforms of a block of cases, shape (1024,).

        Files of the backlog have numbers before those submitted and keys of their own, by the
        step at which they lie, so that they change no draw of the cases submitted.
        """
        start, end = number << BLOCK_BITS, (number + 1) << BLOCK_BITS
        parts, first = [], 0
        for atom, _, files in self._lying:
            own = (self.seed, self.replication, "backlog", atom, *key)
            last = first + files.count
            if start < last and first < end:
                here = max(start, first), min(end, last)
                parts.append(self._stretch(own, here[0] - first, here[1] - first))
            first = last
        common = (self.seed, self.replication, *key)
        if first <= start and not (start - first) % BLOCK:
            return self._uniforms(common, (start - first) >> BLOCK_BITS)
        if first < end:
            parts.append(self._stretch(common, max(start - first, 0), end - first))
        return np.concatenate(parts)

    def _stretch(self, key: tuple[str | int, ...], start: int, end: int) -> NDArray[np.float64]:
        """The uniforms of a key from number `start` to before `end`."""
        blocks = range(start >> BLOCK_BITS, ((end - 1) >> BLOCK_BITS) + 1)
        drawn = np.concatenate([self._uniforms(key, block) for block in blocks])
        offset = start - (blocks[0] << BLOCK_BITS)
        return drawn[offset : offset + end - start]

    def case_data(self, number: int) -> dict[str, Column]:
        """The case data of a block by attribute, each of shape (1024,); kept for the log."""
        if number not in self._data:
            known: dict[str, Column] = {}
            if len(self._times.streams) > 1:
                known[PROCESS] = self._processes(number)
            looks = {
                name: self._of_cases(("case data", name), number) < share
                for name, share in self.office.process.quality_data.items()
            }
            drawn = draw_case_data(
                self.office.process,
                _CaseLuck(lambda key: self._of_cases(("case data", *key), number)),
                BLOCK,
                known | looks,
            )
            data = {name: column for name, column in drawn.items() if name not in looks}
            self._data[number] = data | looks
        return self._data[number]

    def _processes(self, number: int) -> Ints:
        """The place among the streams of each case of a block, shape (1024,)."""
        names = [stream.name for stream in self._times.streams]
        lying = [names.index(step.partition(".")[0]) for _, step, files in self._lying
                 for _ in range(files.count)]  # fmt: skip
        return self._of_submitted(lying, lambda block: self._submitted[block][1], number)

    def _instants(self, number: int) -> Ints:
        """When each case of a block is submitted, shape (1024,)."""
        lying = [BEFORE] * sum(files.count for _, _, files in self._lying)
        return self._of_submitted(lying, lambda block: np.array(self._submitted[block][0]), number)

    def _of_submitted(self, lying: list[int], of: Callable[[int], Ints], number: int) -> Ints:
        """Of a block of cases what is known of all of the backlog, which have the first numbers,
        and by block of those submitted.
        """
        start, end = number << BLOCK_BITS, (number + 1) << BLOCK_BITS
        known = np.array(lying[start:end], dtype=np.int64)
        first, last = max(0, start - len(lying)), end - len(lying)
        if last <= first:
            return known
        blocks = range(first >> BLOCK_BITS, ((last - 1) >> BLOCK_BITS) + 1)
        for block in blocks:
            self.submissions(block)
        drawn = np.concatenate([of(block) for block in blocks])
        offset = first - (blocks[0] << BLOCK_BITS)
        return np.concatenate([known, drawn[offset : offset + last - first]])

    @cached_property
    def _types(self) -> Types:
        return types_of(self.office.process.case_data)

    def present(self, number: int) -> list[list[tuple[int, int]]]:
        """Who comes to each sitting of a meeting: role and person of the members."""
        return self._absences.present(number)

    def person_calendars(self, role: int) -> tuple[Calendar, ...] | None:
        """The hours of each person of a role in this replication; None: all those of the role."""
        return self._absences.person_calendars(role)

    def stand_in_calendars(self, stand_in: PlannedStandIn) -> tuple[Calendar, ...]:
        """When each person of a pool may begin what lies in the queue that he stands in for."""
        return self._absences.stand_in_calendars(stand_in)

    @cached_property
    def _absences(self) -> Absences:
        return Absences(self.office, self._times, self.plan, self._of_replication)

    def _of_replication(self, key: tuple[str | int, ...], number: int) -> NDArray[np.float64]:
        return self._uniforms((self.seed, self.replication, *key), number)

    def submissions(self, number: int) -> list[int]:
        """When the cases submitted are, 1,024 at a time, in seconds, shape (1024,); ask in order.

        Beyond the end of the calendar they are submitted NEVER.
        """
        while len(self._submitted) <= number:
            self._submitted.append(self._coming.block())
        return self._submitted[number][0]

    @cached_property
    def _coming(self) -> Submissions:
        return Submissions(self._times.streams, BLOCK, NEVER, self._of_replication)

    def attributes(self, cases: int) -> dict[str, Column]:
        """The case data of the first `cases` cases by attribute, each of shape (cases,)."""
        blocks = [self.case_data(number) for number in range(-(-cases // BLOCK))]
        names = blocks[0] if blocks else {}
        return {name: np.concatenate([b[name] for b in blocks])[:cases] for name in names}
