"""All moves, one a file; whoever wants to know which there are asks the catalogue."""

from approvalflow.redesign.move import Move
from approvalflow.redesign.moves.add import Add
from approvalflow.redesign.moves.commitment import Commitment
from approvalflow.redesign.moves.decentralise import Decentralise
from approvalflow.redesign.moves.delegate import Delegate
from approvalflow.redesign.moves.drop import Drop
from approvalflow.redesign.moves.merge import Merge
from approvalflow.redesign.moves.one_window import OneWindow
from approvalflow.redesign.moves.outsource import Outsource
from approvalflow.redesign.moves.parallelise import Parallelise
from approvalflow.redesign.moves.resequence import Resequence
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.moves.transfer import Transfer

MOVES: tuple[type[Move], ...] = (
    Add,
    Commitment,
    Decentralise,
    Delegate,
    Drop,
    Merge,
    OneWindow,
    Outsource,
    Parallelise,
    Resequence,
    Set,
    Transfer,
)
