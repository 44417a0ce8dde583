"""Chance as whole numbers: the same for the same question, whenever and by whom it is asked.

One uniform belongs to each (seed, replication, case, atom, purpose, visit). They come in blocks
of 1,024 cases from Philox keyed by a BLAKE2b digest of the canonical key, with the block as the
counter (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), so that blocks can be
dropped and made again, and neither the order of asking nor another step changes a draw.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import MutableSequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from approvalflow.eventlog import Column, Ints
from approvalflow.process import people
from approvalflow.process.calendars import Calendar
from approvalflow.process.model import PROCESS, Lying
from approvalflow.process.office import Office
from approvalflow.process.timetable import Timetable
from approvalflow.process.values import Types, draw_case_data, types_of
from approvalflow.seconds import DAY
from approvalflow.simulation.arriving import Submissions
from approvalflow.simulation.plan import Plan
from approvalflow.simulation.recipes import Batch

KEY_SCHEME = "approvalflow-1"
BLOCK_BITS = 10
BLOCK = 1 << BLOCK_BITS
NEVER = 1 << 62


class Uniforms:
    """The uniforms of any key: one generator, set anew for each block, as to make one takes
    longer than its block. Digests are remembered.
    """

    def __init__(self) -> None:
        self._philox = np.random.Philox(key=0)
        self._state: Any = self._philox.state  # nothing drawn, nothing left over
        self._digests: dict[tuple[str | int, ...], NDArray[np.uint64]] = {}

    def __call__(self, key: tuple[str | int, ...], block: int) -> NDArray[np.float64]:
        """The uniforms in (0, 1) of the 1,024 cases of a block, shape (1024,)."""
        place = self._state["state"]
        place["key"] = self._digest(key)
        place["counter"] = np.array([0, block, 0, 0], dtype=np.uint64)
        self._philox.state = self._state
        raw = self._philox.random_raw(BLOCK)
        raw >>= np.uint64(11)
        draws: NDArray[np.float64] = np.add(raw, 0.5)
        draws *= 2.0**-53
        return draws

    def _digest(self, key: tuple[str | int, ...]) -> NDArray[np.uint64]:
        if key not in self._digests:
            text = json.dumps([KEY_SCHEME, *key], ensure_ascii=False, separators=(",", ":"))
            digest = blake2b(text.encode(), digest_size=16).digest()
            self._digests[key] = np.frombuffer(digest, dtype="<u8")
        return self._digests[key]


@dataclass
class Luck:
    """The luck of one replication. Holds caches, and nothing that an order of asking changes."""

    office: Office
    plan: Plan
    seed: int
    replication: int
    _data: dict[int, dict[str, Column]] = field(default_factory=dict)
    _uniforms: Uniforms = field(default_factory=Uniforms)
    _people: dict[int, tuple[Calendar, ...] | None] = field(default_factory=dict)
    _submitted: list[tuple[list[int], Ints]] = field(default_factory=list)

    @cached_property
    def _lying(self) -> tuple[tuple[str, str, Lying], ...]:
        return self.office.backlog(self.plan.horizon)

    @cached_property
    def _times(self) -> Timetable:
        return self.office.timetable(self.plan.horizon)

    def block(
        self, recipe: int, visit: int, number: int, cases: int = BLOCK
    ) -> MutableSequence[int]:
        """What the recipe gives for the first `cases` of block `number` at a visit (from 1).

        A list for a first visit. Of the cases of a block few come again, and for few it takes
        longer to make a list than to look into an array.
        """
        columns = {name: column[:cases] for name, column in self.case_data(number).items()}
        batch = Batch(columns, self._types, visit, cases, self.office.working_day)

        def at(atom: str, purpose: str) -> NDArray[np.float64]:
            return self._of_cases((atom, purpose, visit), number)[:cases]

        drawn = self.plan.recipes[recipe].draw(batch, at)
        if visit > 1:
            return array("q", drawn.tobytes())
        first: list[int] = drawn.tolist()
        return first

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
            self._data[number] = draw_case_data(
                self.office.process,
                lambda name: self._of_cases(("case data", name), number),
                BLOCK,
                known,
            ) | {
                name: self._of_cases(("case data", name), number) < share
                for name, share in self.office.process.quality_data.items()
            }
        return self._data[number]

    def _processes(self, number: int) -> Ints:
        """The place among the streams of each case of a block, shape (1024,)."""
        names = [stream.name for stream in self._times.streams]
        lying = [names.index(step.partition(".")[0]) for _, step, files in self._lying
                 for _ in range(files.count)]  # fmt: skip
        start, end = number << BLOCK_BITS, (number + 1) << BLOCK_BITS
        known = np.array(lying[start:end], dtype=np.int64)
        first, last = max(0, start - len(lying)), end - len(lying)
        if last <= first:
            return known
        blocks = range(first >> BLOCK_BITS, ((last - 1) >> BLOCK_BITS) + 1)
        for block in blocks:
            self.submissions(block)
        drawn = np.concatenate([self._submitted[block][1] for block in blocks])
        offset = first - (blocks[0] << BLOCK_BITS)
        return np.concatenate([known, drawn[offset : offset + last - first]])

    @cached_property
    def _types(self) -> Types:
        return types_of(self.office.process.case_data)

    def present(self, number: int) -> list[list[tuple[int, int]]]:
        """Who comes to each sitting of a meeting: role and person of the members.

        Drawn by (role, person, date), so that who sits twice on a day comes twice or never.
        """
        meeting = self.plan.meetings[number]
        days = np.array(meeting.opens, dtype=np.int64) // DAY
        comes = [self._comes(role, person, days, meeting.attendance)
                 for role, person in meeting.members]  # fmt: skip
        return [
            [member for member, there in zip(meeting.members, comes, strict=True) if there[sitting]]
            for sitting in range(len(days))
        ]

    def _comes(self, role: int, person: int, days: Ints, share: float | None) -> NDArray[np.bool_]:
        """Whether a member comes on these days: not when absent, else by the share."""
        name = self.plan.roles[role]
        there = ~self._absent_days(name, person)[days]
        if share is not None:
            first = self.office.process.calendar.starts.toordinal()
            key = (self.seed, self.replication, name, "attendance", person)
            there &= self._by_date(key, first, self._times.days)[days] < share
        return there

    def person_calendars(self, role: int) -> tuple[Calendar, ...] | None:
        """The hours of each person of a role in this replication; None: all those of the role.

        What is certain, less whole days of absence by (role, person, date).
        """
        if role not in self._people:
            self._people[role] = self._person_calendars(self.office.roles[role])
        return self._people[role]

    def _person_calendars(self, role: str) -> tuple[Calendar, ...] | None:
        certain, share = self._times.person_calendars(role), self._times.absent_share(role)
        if certain is None or not share:
            return certain
        return tuple(
            people.without_days(calendar, self._absent_days(role, person))
            for person, calendar in enumerate(certain)
        )

    def _absent_days(self, role: str, person: int) -> NDArray[np.bool_]:
        """The days of the calendar on which a person is absent, at random or by date."""
        absent = self.office.pools[role].role.absent
        hours = self._times.hours_of(role)
        if absent is None:
            return np.zeros(hours.days, dtype=np.bool_)
        share = self._times.absent_share(role)
        dated = people.dated_days(absent, hours.starts, hours.days)
        if not share:
            return dated
        first = self.office.process.calendar.starts.toordinal() - (absent.spell - 1)
        worked = self._times.calendar.working | hours.working
        key = (self.seed, self.replication, role, "absent", person)
        u = self._by_date(key, first, absent.spell - 1 + hours.days)
        return dated | people.drawn_days(u, worked, share, absent.spell)

    def _by_date(self, key: tuple[str | int, ...], first: int, days: int) -> NDArray[np.float64]:
        """The uniforms of so many dates from the first, a date's number being its ordinal."""
        numbers = range(first >> BLOCK_BITS, ((first + days - 1) >> BLOCK_BITS) + 1)
        draws = np.concatenate([self._uniforms(key, number) for number in numbers])
        begins = first - (numbers[0] << BLOCK_BITS)
        return draws[begins : begins + days]

    def submissions(self, number: int) -> list[int]:
        """When the cases submitted are, 1,024 at a time, in seconds, shape (1024,); ask in order.

        Beyond the end of the calendar they are submitted NEVER.
        """
        while len(self._submitted) <= number:
            self._submitted.append(self._coming.block())
        return self._submitted[number][0]

    @cached_property
    def _coming(self) -> Submissions:
        def uniforms(key: tuple[str, ...], number: int) -> NDArray[np.float64]:
            return self._uniforms((self.seed, self.replication, *key), number)

        return Submissions(self._times.streams, BLOCK, NEVER, uniforms)

    def attributes(self, cases: int) -> dict[str, Column]:
        """The case data of the first `cases` cases by attribute, each of shape (cases,)."""
        blocks = [self.case_data(number) for number in range(-(-cases // BLOCK))]
        names = blocks[0] if blocks else {}
        return {name: np.concatenate([b[name] for b in blocks])[:cases] for name in names}
