"""The answer to why it takes so long: causes, the crisis, and what is said of approval."""

from __future__ import annotations

from approvalflow.report.document import Block
from approvalflow.report.sections.causes import causes
from approvalflow.report.sections.crisis import crisis
from approvalflow.report.sections.seed import seed
from approvalflow.report.view import View


def diagnosis(view: View) -> tuple[Block, ...]:
    """Nothing unless it was asked for."""
    return (*causes(view), *crisis(view), *seed(view))
