"""Moves, conditions, what must not get worse, and amounts as sentences; what has no known form is
told as it was written.
"""

from approvalflow.report.sentences.amounts import amount_words
from approvalflow.report.sentences.conditions import condition_words
from approvalflow.report.sentences.guardrails import guardrail_words
from approvalflow.report.sentences.moves import asked_words, move_words

__all__ = ["amount_words", "asked_words", "condition_words", "guardrail_words", "move_words"]
