"""Moves of all redesigns as options: what can be taken together, what it makes of today, and what
it costs.
"""

from approvalflow.redesign.portfolio.options import Choice, Option, Options, options_of
from approvalflow.redesign.portfolio.space import Space, sampled

__all__ = ["Choice", "Option", "Options", "Space", "options_of", "sampled"]
