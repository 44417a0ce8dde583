"""From a process to another: a redesign is an ordered list of moves, each a frozen value."""

from approvalflow.redesign.adding import Add
from approvalflow.redesign.commitment import Commitment
from approvalflow.redesign.decentralise import Decentralise
from approvalflow.redesign.delegate import Delegate
from approvalflow.redesign.drop import Drop
from approvalflow.redesign.merge import Merge
from approvalflow.redesign.one_window import OneWindow
from approvalflow.redesign.outsource import Outsource
from approvalflow.redesign.parallelise import Parallelise
from approvalflow.redesign.redesign import MOVES, Move, Redesign, Redesigned, apply
from approvalflow.redesign.resequence import Resequence
from approvalflow.redesign.rewiring import Moved, MoveRefused
from approvalflow.redesign.setting import Set

__all__ = [
    "MOVES",
    "Add",
    "Commitment",
    "Decentralise",
    "Delegate",
    "Drop",
    "Merge",
    "Move",
    "MoveRefused",
    "Moved",
    "OneWindow",
    "Outsource",
    "Parallelise",
    "Redesign",
    "Redesigned",
    "Resequence",
    "Set",
    "apply",
]  # fmt: skip
