"""From a redesign file to the process it makes, or to what is wrong with it, at the move."""

from approvalflow.redesign.reading.file import (
    ReadRedesign,
    guardrails_in,
    problems_alone,
    read_redesign,
    redesign_from,
)

__all__ = ["ReadRedesign", "guardrails_in", "problems_alone", "read_redesign", "redesign_from"]
