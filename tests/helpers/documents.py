"""The pages of docs/ that are generated, and how; as a program (`make docs`), writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from approvalflow.language.page import language_page
from approvalflow.notebook.page import python_page
from approvalflow.report.documents.measures_page import measures_page
from approvalflow.report.documents.moves_page import moves_page
from approvalflow.report.documents.result_page import result_page
from helpers import tutorial
from helpers.gallery import gallery

DOCS = Path(__file__).parents[2] / "docs"
QUICK: dict[str, Callable[[], str]] = {
    "language.md": language_page,
    "measures.md": partial(measures_page, "en"),
    "zh/measures.md": partial(measures_page, "zh"),
    "moves.md": partial(moves_page, "en"),
    "zh/moves.md": partial(moves_page, "zh"),
    "python.md": python_page,
    "result.md": result_page,
}
GALLERIES = {"en": "gallery.md", "zh": "zh/gallery.md"}


def write() -> None:
    """All of them."""
    galleries = {page: partial(gallery, language) for language, page in GALLERIES.items()}
    for name, made in {**QUICK, **galleries}.items():
        (DOCS / name).write_text(made(), encoding="utf-8")
    tutorial.refresh()


if __name__ == "__main__":
    write()
