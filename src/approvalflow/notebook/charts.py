"""The charts of a document as values: each shows itself as a picture and prints as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from approvalflow import outputs
from approvalflow.brevity import WIDTH, cut
from approvalflow.notebook.arguments import require_path
from approvalflow.report.document import AnyChart, Document
from approvalflow.report.drawings import plots
from approvalflow.report.drawings.charts import chart_file


@dataclass(frozen=True, repr=False)
class Chart:
    """A chart of a report, as `report.chart(name)` gives it: in a notebook it shows itself.

    `drawn` is what it says: its title, its numbers, and `drawn.data`, the same as a table.
    """

    name: str
    drawn: AnyChart

    @property
    def title(self) -> str:
        """What it shows."""
        return self.drawn.title

    @property
    def svg(self) -> str:
        """The picture, as a file of its own that needs nothing else."""
        return chart_file(self.drawn)

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return cut("\n".join([self.title, *plots.plotted(self.drawn, WIDTH)]))

    def save(self, path: str | Path) -> None:
        """Writes it as .svg; raises ValueError for any other name, OSError where it cannot."""
        require_path("path", path)
        path = Path(path)
        if path.suffix.lower() != ".svg":
            raise ValueError(f"path must end in .svg, not {path.suffix!r}")
        outputs.outputs_for([path]).write({path: self.svg.encode()})


def charts_of(document: Document) -> dict[str, Chart]:
    """Every chart by its name: the id of its section, with a number from the second there on."""
    found: dict[str, Chart] = {}
    for section in document.sections:
        drawn = [b for b in section.blocks if isinstance(b, AnyChart)]
        for number, chart in enumerate(drawn, 1):
            name = section.id if number == 1 else f"{section.id}-{number}"
            found[name] = Chart(name, chart)
    return found
