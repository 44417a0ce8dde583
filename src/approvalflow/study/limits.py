"""Every set of moves is judged by the limits of today: one that sets itself a tighter limit does
not become worse by that.
"""

from __future__ import annotations

from approvalflow.process.model.process import Process
from approvalflow.process.model.varying import ByCase


def judged_by(today: Process, process: Process) -> Process:
    """The process with the limits of today, as far as they decide nothing: a limit at which silence
    or an extension counts is part of what is done. One by kinds of case that are no longer the
    same stays too.
    """
    limits, own = today.time_limit, process.time_limit
    decides = any(one.if_late or one.extension for one in (limits, own))
    changes = {"promised": limits.promised} if _same_kinds(limits.promised, today, process) else {}
    if not decides and _same_kinds(limits.statutory, today, process):
        changes["statutory"] = limits.statutory
    return process.amended(time_limit=own.model_copy(update=changes))


def _same_kinds(limit: object, today: Process, process: Process) -> bool:
    if not isinstance(limit, ByCase):
        return True
    name = limit.depends_on
    return today.case_data.get(name) == process.case_data.get(name)
