"""From a process to another: a redesign is an ordered list of moves, each a frozen value."""

from approvalflow.redesign.move import Move, Moved, MoveRefused
from approvalflow.redesign.redesign import Redesign, Redesigned, apply

__all__ = ["Move", "MoveRefused", "Moved", "Redesign", "Redesigned", "apply"]
