"""What a map shows, as tables: of one design, or of all of a study side by side."""

from __future__ import annotations

from approvalflow.report.document import Cell, Column, Table, TableRow
from approvalflow.report.map.together import Together
from approvalflow.study.result import Flow


def flow_tables(title: str, together: Together) -> tuple[Table, Table]:
    """The steps with their visits and waiting; the arrows with how many take them."""
    return _steps(title, together), _ways(title, together)


def _steps(title: str, all_: Together) -> Table:
    heads = [Column(all_.say("changes.step")), Column(all_.say("map.table.who"))]
    figures = [all_.say(f"map.table.{what}", **all_.words) for what in ("visits", "waiting")]
    heads += [Column(all_.marked(d, what), "right") for d in all_.designs for what in figures]
    names = (name for name in all_.union if all_.at_desk(name))
    rows = (TableRow((Cell(all_.told(n)), Cell(all_.roles(n)), *_figures(all_, n))) for n in names)
    return Table(all_.say("map.table.steps", title=title, **all_.words), tuple(heads), tuple(rows))


def _figures(all_: Together, name: str) -> list[Cell]:
    cells: list[Cell] = []
    for steps in all_.steps:
        step = steps.get(name)
        cells.append(Cell(all_.of_hundred(step.visits if step else None)))
        cells.append(Cell(all_.wait(step.waiting if step else None)))
    return cells


def _ways(title: str, all_: Together) -> Table:
    heads = [Column(all_.say(f"map.table.{part}")) for part in ("source", "target", "on")]
    cases = all_.say("map.table.cases")
    heads += [Column(all_.marked(design, cases), "right") for design in all_.designs]
    rows = []
    for pair in all_.pairs:
        cells = [Cell(all_.told(place)) for place in pair] + [Cell(all_.label(pair))]
        cells += [Cell(all_.of_hundred(_cases(flows.get(pair)))) for flows in all_.flows]
        rows.append(TableRow(tuple(cells)))
    return Table(all_.say("map.table.ways", title=title), tuple(heads), tuple(rows))


def _cases(flow: Flow | None) -> float | None:
    """The share of cases that ever take it; in a result of before, how often a case does."""
    if flow is None:
        return None
    return flow.per_case if flow.cases is None else flow.cases
