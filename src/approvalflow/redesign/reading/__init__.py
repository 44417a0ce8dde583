"""From a redesign file to the process it makes, or to what is wrong with it, at the move."""

from approvalflow.redesign.reading.file import ReadRedesign, read_redesign, redesign_from

__all__ = ["ReadRedesign", "read_redesign", "redesign_from"]
