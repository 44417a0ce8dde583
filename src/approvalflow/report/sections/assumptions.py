"""The numbers of the files, and what stands behind them."""

from __future__ import annotations

from approvalflow.report.document import Block, Cell, Heading, Paragraph, Table
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Assumed


def assumptions(view: View) -> tuple[Block, ...]:
    """The numbers that rest on nothing first, then those that rest on something."""
    every = view.result.assumptions
    if not every:
        return (Paragraph(view.say("assumptions.none")),)
    without = [a for a in every if not a.kind]
    resting = [a for a in every if a.kind]
    blocks: list[Block] = []
    for key, some in (("without", without), ("with", resting)):
        if some:
            title = view.say(f"assumptions.{key}", count=len(some))
            blocks += [Heading(title), _assumed(view, title, some)]
    if not without:
        blocks.insert(0, Paragraph(view.say("assumptions.all"), "good"))
    return tuple(blocks)


def _assumed(view: View, caption: str, some: list[Assumed]) -> Table:
    rows = []
    for a in some:
        kind = a.kind or "nothing"
        where = Cell(a.path, f"{a.file}:{a.line}")
        words = view.say(f"assumptions.{kind}", words=view.said(a.words, a.said))
        rows.append(row(where, a.value, words, a.could_be or view.say("number.none")))
    heads = tuple(view.say(f"assumptions.{k}") for k in ("where", "value", "words", "could-be"))
    return listing(caption, heads, tuple(rows))
