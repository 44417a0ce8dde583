"""What the measures mean."""

from __future__ import annotations

from approvalflow.measures.kpis import FAMILIES
from approvalflow.report.document import Block, FactList
from approvalflow.report.sections.measures import told
from approvalflow.report.view import View


def glossary(view: View) -> tuple[Block, ...]:
    """What each measure of the report means."""
    bases = {m.partition("(")[0] for d in view.designs for m in d.measures}
    order = (*told(), *FAMILIES)
    known = [m for m in order if m in bases] + (["faster", "slower"] if view.comparing else [])
    items = ((view.say(f"measure.{m}"), view.say(f"measure.{m}.long")) for m in known)
    return (FactList(tuple(items)),)
