"""What comes to one table and nothing more, in the files and forms that were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.wishes import Wishes
from approvalflow.report.document import Document
from approvalflow.report.media import terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class OneTable:
    """As JSON, CSV and document; `kind`: the key of what its page is, `name`: that of its CSV."""

    stored: str
    csv: str
    document: Document
    kind: str
    name: str

    def papers(self, wishes: Wishes) -> dict[Path, str | bytes]:
        """What each file is to hold."""
        made: dict[Path, str | bytes] = {}
        if wishes.stored is not None:
            made[wishes.stored] = self.stored
        if wishes.html_file is not None:
            from approvalflow.report.media import html  # and with it jinja2, for a page alone

            label = say("page.csv", wishes.language)
            table = html.download(self.name, label, "csv", self.csv)
            made[wishes.html_file] = html.sheet(
                self.document, say(self.kind, wishes.language), [table]
            )
        if wishes.docx_file is not None:
            made[wishes.docx_file] = word.word_file(self.document)
        return made

    def show(self, wishes: Wishes) -> None:
        """Prints it in its form, and the JSON where that is to be on standard output."""
        if wishes.json_file == "-" and wishes.form != "json":
            screens.put(self.stored)
        if not wishes.prints:
            return
        match wishes.form:
            case "json":
                screens.put(self.stored)
            case "csv":
                screens.put(self.csv)
            case "markdown":
                screens.put(markdown(self.document))
            case _:
                terminal.show(self.document, screens.output())
