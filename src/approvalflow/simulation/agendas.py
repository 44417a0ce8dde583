"""Meetings and batches for an engine: who waits for which sitting, and who is heard when."""

from __future__ import annotations

from approvalflow.simulation import plan
from approvalflow.simulation.hours import Hours
from approvalflow.simulation.luck import NEVER
from approvalflow.simulation.pieces import Lanes, Pool, Token
from approvalflow.simulation.plan import NONE

_NOBODY = plan.Pool(0, NONE)
Heard = tuple[Token, int, int]  # from when until when


class Agenda(Pool):
    """The cases that wait for the sittings of a meeting; as an event it is the next sitting.

    To the files on their way it is a pool that never opens. `queue`: never heard, by ready time,
    then case, then step (of several classes in `lanes`); `again`: deferred, in the order in which
    they were. `present`: for each sitting, the members who come.
    """

    __slots__ = ("again", "at", "meeting", "present", "until_end")

    def __init__(
        self,
        number: int,
        meeting: plan.Meeting,
        present: list[list[tuple[int, int]]],
        lanes: Lanes | None,
    ) -> None:
        super().__init__(number, _NOBODY, Hours([], [], [0]), lanes)
        self.waking = True  # it wakes by its timetable, not because somebody came
        self.meeting = meeting
        self.present = present
        self.again: list[Token] = []
        self.at = 0  # the number of the next sitting
        self.until_end = -1  # the end of the sitting before

    def is_open(self, now: int) -> bool:
        """Nobody is served on the spot."""
        del now
        return False

    @property
    def comes(self) -> int:
        """When the next sitting is."""
        opens = self.meeting.opens
        return opens[self.at] if self.at < len(opens) else NEVER

    def sit(self) -> tuple[list[Heard], tuple[int, ...], list[tuple[int, int]]]:
        """Holds the next sitting: whom it hears when, its row of the log, and who came.

        Those who were deferred come first. A case that does not fit any more, and all after it,
        wait; but the first is heard to its end whatever it takes, so that none waits for ever.
        While the sitting before goes on, none begins.
        """
        meeting, present = self.meeting, self.present[self.at]
        opens, closes = meeting.opens[self.at], meeting.closes[self.at]
        waiting = [*self.again, *self.ready_by(meeting.cuts[self.at])]
        held = len(present) >= meeting.quorum and self.until_end <= opens
        heard = self._fitting(waiting, opens, closes) if held else []
        for token, _, _ in heard:
            self.leave(token)
        self.at += 1
        until = opens
        if held:
            until = self.until_end = max(closes, heard[-1][2] if heard else opens)
        left = len(waiting) - len(heard)
        return heard, (meeting.step, opens, until, held, len(heard), left), present

    def leave(self, token: Token) -> bool:
        if token in self.again:
            self.again.remove(token)
            return True
        return super().leave(token)

    def _fitting(self, waiting: list[Token], opens: int, closes: int) -> list[Heard]:
        most = len(waiting) if self.meeting.agenda == NONE else self.meeting.agenda
        heard: list[Heard] = []
        at = opens
        for token in waiting[:most]:
            work = 0
            if self.meeting.members:
                work = token.place.lasts.at(token.case, token.visit)
            if heard and at + work > closes:
                break
            heard.append((token, at, at + work))
            at += work
        return heard
