"""What a map shows, as tables: of one design, or of all of a study side by side."""

from __future__ import annotations

from collections.abc import Sequence

from approvalflow.report.document import Cell, Column, Row, Table
from approvalflow.report.flowmap.together import Drawn, Together


def flow_tables(title: str, designs: Sequence[Drawn], language: str) -> tuple[Table, Table]:
    """The steps with their visits and waiting; the arrows with how many take them."""
    together = Together(designs, language)
    return _steps(title, together), _ways(title, together)


def _steps(title: str, all_: Together) -> Table:
    heads = [Column(all_.say("changes.step")), Column(all_.say("map.table.who"))]
    figures = [all_.say(f"map.table.{what}") for what in ("visits", "waiting")]
    heads += [Column(all_.marked(d, what), "right") for d in all_.designs for what in figures]
    names = (name for name in all_.union if all_.at_desk(name))
    rows = (Row((Cell(all_.told(n)), Cell(all_.roles(n)), *_figures(all_, n))) for n in names)
    return Table(all_.say("map.table.steps", title=title), tuple(heads), tuple(rows))


def _figures(all_: Together, name: str) -> list[Cell]:
    cells: list[Cell] = []
    for steps in all_.steps:
        step = steps.get(name)
        cells.append(Cell(f"{100 * step['visits']:.0f}" if step else all_.say("number.none")))
        cells.append(Cell(all_.days(step["waiting"] if step else None)))
    return cells


def _ways(title: str, all_: Together) -> Table:
    heads = [Column(all_.say(f"map.table.{part}")) for part in ("source", "target", "on")]
    cases = all_.say("map.table.cases")
    heads += [Column(all_.marked(design, cases), "right") for design in all_.designs]
    rows = []
    for pair in all_.pairs:
        cells = [Cell(all_.told(place)) for place in pair] + [Cell(all_.label(pair))]
        for flows in all_.flows:
            flow = flows.get(pair)
            share = f"{100 * flow['per_case']:.0f}" if flow else all_.say("number.none")
            cells.append(Cell(share))
        rows.append(Row(tuple(cells)))
    return Table(all_.say("map.table.ways", title=title), tuple(heads), tuple(rows))
