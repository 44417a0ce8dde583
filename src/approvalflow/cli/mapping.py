"""`map`: a process as a drawing in a file, or as a diagram in text."""

from __future__ import annotations

from pathlib import Path

from approvalflow.cli import screens, writing
from approvalflow.cli.codes import OK, USAGE
from approvalflow.report.document import FlowMap
from approvalflow.report.map.mermaid import mermaid
from approvalflow.report.map.svg import map_file
from approvalflow.report.map.views import unmeasured
from approvalflow.study.reading import Study, inputs_of, read_study


def show(path: Path, redesign: str | None, svg_file: Path | None, language: str) -> int:
    """Writes an SVG, or prints a diagram, of today's process or of what a redesign makes of it."""
    named = () if redesign is None else (redesign,)
    outputs = writing.outputs_for([svg_file], inputs_of(path, named), language)
    study = read_study(path, named)
    if svg_file is not None:
        drawing = map_file(_drawing(study, language))
        return OK if writing.write(outputs, {svg_file: drawing}, language) else USAGE
    screens.put(mermaid(_drawing(study, language).maps[0]))
    return OK


def _drawing(study: Study, language: str) -> FlowMap:
    today = study.today.process
    if not study.redesigns:
        return unmeasured(today, None, today, language)
    shown = study.redesigns[0]
    return unmeasured(today, shown.redesign, shown.process, language)
