"""Which set of all moves is the best: for which money, how surely, and in which order."""

from approvalflow.study.search.looks import depth_again
from approvalflow.study.search.searching import search

__all__ = ["depth_again", "search"]
