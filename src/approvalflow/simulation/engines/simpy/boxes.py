"""Parallel boxes: copies of a case go into the branches, and what they answer decides."""

from __future__ import annotations

from approvalflow.simulation.engines.simpy.applicant import Applicant
from approvalflow.simulation.engines.simpy.departures import Departures
from approvalflow.simulation.engines.simpy.network import BoxBranch, CaseToken, Station
from approvalflow.simulation.engines.simpy.running import Running
from approvalflow.simulation.engines.simpy.terms import Terms


class Boxes:
    """Cases that are in boxes."""

    __slots__ = ("applicant", "departures", "run", "terms")

    def __init__(self, run: Running, applicant: Applicant, departures: Departures) -> None:
        self.run, self.applicant, self.departures = run, applicant, departures
        self.terms = Terms(run, applicant.timers, departures, self.answer)
        applicant.timers.terms = self.terms

    def enter(self, token: CaseToken, box: Station, now: int) -> bool:
        """Copies of the case go into the branches that are asked; whether there are any."""
        asked = asked_of(box, token.case)
        token.box = token.station = box
        token.pending = token.entered = len(asked)
        token.refused = 0
        # all copies are made before the first one moves: what it does must not show in them
        children = [self.copy_into(token, branch) for branch in asked]
        live = self.watch(token, children, box) if box.watched else children
        for child, branch in zip(children, asked, strict=True):
            if live is children or child in live:  # a branch without a step may settle all
                self.run.move(child, branch.first, now)
        return bool(asked)

    def copy_into(self, token: CaseToken, branch: BoxBranch | None) -> CaseToken:
        """A copy of a case for a branch; None: for one that there is no more."""
        child = CaseToken(token.case, token.counts, token)
        if branch is not None:
            self.terms.give(child, branch)
        return child

    def watch(self, token: CaseToken, children: list[CaseToken], box: Station) -> list[CaseToken]:
        """Those of a watched box that have not answered, as they will be known."""
        token.children, token.asking = list(children), []
        for child in children:
            child.station, child.callbacks, child.children = box, self.run.on_nothing, []
        return token.children

    def answer(self, child: CaseToken, station: Station, now: int) -> None:
        """A branch has come to its end."""
        token = child.parent
        assert token is not None
        token.pending -= 1
        token.refused += station.refuses
        # answers come in order of time: the file goes on from the branch that answers last
        token.row, token.jurisdiction = child.row, child.jurisdiction
        token.department, token.level = child.department, child.level
        child.station = station
        box = token.box
        if box.watched:
            token.children.remove(child)
            if token.pending and not (box.early and _is_certain(token)):
                self.applicant.ask(token, now)
                return
            others = list(token.children)
            token.children.clear()
            self.departures.break_off(others, now)
        elif token.pending:
            return
        passed = token.entered - token.refused >= box.needed[token.entered]
        transition = box.transitions[0 if passed else 1]
        if transition.mark:
            token.mark = transition.mark
        self.run.move(token, transition.leads(token.case), now)


def asked_of(box: Station, case: int) -> list[BoxBranch]:
    """The branches that are asked about a case."""
    return [b for b in box.branches if b.only_if is None or not b.only_if.at(case, 0)]


def _is_certain(token: CaseToken) -> bool:
    """Whether the branches that have not answered can change nothing."""
    needed = token.box.needed[token.entered]
    passed = token.entered - token.pending - token.refused
    return passed >= needed or token.refused > token.entered - needed
